"""What is said of one figure by itself: one tiny case a rule, with the sentence a person reads."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import pytest

from tests.fixtures_checks import Figure, share, unread

# One entry, the only sentence it deserves.
SINGLE: dict[str, tuple[Figure, str, str, str]] = {
    "a text in a number's place": (
        unread("douze ou treize"),
        "error",
        "unreadable",
        "Feuille Emplois, cellule D2 : « douze ou treize » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Corrigez la cellule, ou écrivez « n.c. » si le chiffre n'est pas connu.",
    ),
    "two values in a cell": (
        unread("700 à 800", hints=["range"]),
        "error",
        "unreadable",
        "Feuille Emplois, cellule D2 : « 700 à 800 » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez une seule valeur, comme « env. 750 » ou « + de 700 ».",
    ),
    "an error of the spreadsheet": (
        {"reading": "error", "value": None, "value_text": "#DIV/0!"},
        "error",
        "excel_error",
        "Feuille Emplois, cellule D2 : « #DIV/0! » est une erreur de calcul du tableur, pas un nombre. Réparez la formule, ou tapez la valeur à sa place.",
    ),
    "a formula never computed": (
        {"reading": "error", "value": None, "value_text": "#SANS_VALEUR"},
        "error",
        "formula_without_value",
        "Feuille Emplois, cellule D2 : la formule n'a pas de valeur enregistrée ; attendu : un nombre. Ouvrez le classeur dans votre tableur, enregistrez-le, puis déposez-le de nouveau.",
    ),
    "no pole": (
        {"pole_id": None, "pole_text": ""},
        "error",
        "pole_missing",
        "Feuille Emplois, cellule D2 : le pôle manque ; attendu : le nom d'un pôle sur chaque ligne qui porte un chiffre. Indiquez le pôle, ou videz la ligne.",
    ),
    "an unknown pole": (
        {"pole_id": None, "pole_text": "Pôle Zébulon"},
        "error",
        "unknown_pole",
        "Feuille Emplois, cellule D2 : « Pôle Zébulon » n'est le nom d'aucun pôle connu. Choisissez le pôle voulu, ou créez ce pôle.",
    ),
    "no indicator": (
        {"indicator": None, "indicator_text": ""},
        "error",
        "indicator_missing",
        "Feuille Emplois, cellule D2 : l'indicateur manque ; attendu : le nom ou le code d'un indicateur. Indiquez l'indicateur, ou videz la ligne.",
    ),
    "an unknown indicator": (
        {"indicator": None, "indicator_text": "Bonheur"},
        "error",
        "unknown_indicator",
        "Feuille Emplois, cellule D2 : « Bonheur » n'est le nom d'aucun indicateur connu. Choisissez l'indicateur voulu ; le modèle de classeur en donne la liste.",
    ),
    "no year": (
        {"year": None, "year_text": ""},
        "error",
        "year_missing",
        "Feuille Emplois, cellule D2 : l'année manque ; attendu : l'année du chiffre, comme « 2024 ». Indiquez l'année sur la ligne, dans l'en-tête de la colonne, ou pour tout le fichier.",
    ),
    "a year of two digits": (
        {"year": None, "year_text": "23", "hints": ["two_digit_year"]},
        "error",
        "year_unreadable",
        "Feuille Emplois, cellule D2 : « 23 » n'est pas une année ; attendu : « 2024 », « 2013-2014 » ou une date. Écrivez l'année avec ses quatre chiffres.",
    ),
    "a year before 1900": (
        {"year": 1850, "year_text": "1850"},
        "error",
        "year_too_old",
        "Feuille Emplois, cellule D2 : l'année « 1850 » est trop ancienne ; attendu : une année depuis 1900. Corrigez l'année.",
    ),
    "next year": (
        {"year": 2025, "year_text": "2025"},
        "error",
        "year_to_come",
        "Feuille Emplois, cellule D2 : l'année « 2025 » n'est pas encore commencée ; seuls les chiffres constatés sont publiés. Corrigez l'année, ou retirez cette prévision.",
    ),
    "an unknown unit": (
        {"unit_text": "zorglubs"},
        "error",
        "unknown_unit",
        "Feuille Emplois, cellule D2 : l'unité « zorglubs » n'est pas connue. Écrivez l'unité de l'indicateur, ou laissez la case vide pour l'employer.",
    ),
    "a unit of something else": (
        {"unit_text": "k€", "unit": "EUR"},
        "error",
        "wrong_unit",
        "Feuille Emplois, cellule D2 : l'unité « k€ » ne convient pas à « Bénévoles » ; attendu : « personnes ». Corrigez l'unité, ou choisissez un autre indicateur.",
    ),
    "a negative count": (
        {"value": -3.0},
        "error",
        "below_minimum",
        "Feuille Emplois, cellule D2 : « -3 » est trop petit pour « Bénévoles » ; attendu : au moins 0 personne. Corrigez la valeur.",
    ),
    "more than a hundred per cent": (
        share(120, "120"),
        "error",
        "percentage",
        "Feuille Emplois, cellule D2 : « 120 » n'est pas un pourcentage possible pour « Part des salariés en insertion » ; attendu : de 0 à 100. Corrigez la valeur.",
    ),
    "a share written as a fraction": (
        share(0.12, "0,12"),
        "error",
        "fraction",
        "Feuille Emplois, cellule D2 : « 0,12 » est moins de 1 % pour « Part des salariés en insertion » ; sans doute « 12 % ». Écrivez « 12 % », ou « 0,12 % » si c'est bien cela.",
    ),
    "a SIREN in place of a count": (
        {"value": 362521879.0, "value_text": "362521879"},
        "error",
        "implausible",
        "Feuille Emplois, cellule D2 : « 362 521 879 » paraît démesuré pour « Bénévoles », compris 362 521 879 personnes ; attendu : au plus 1 000 000 personnes. Corrigez la valeur ou l'unité, ou justifiez-la dans la note de la ligne.",
    ),
    "half a person": (
        {"value": 12.5, "value_text": "12.5"},
        "warning",
        "decimals",
        "Feuille Emplois, cellule D2 : « 12,5 » n'est pas un nombre entier ; « Bénévoles » se compte en personnes. Vérifiez la valeur ; des équivalents temps plein ont leur propre indicateur.",
    ),
    "a word that says neither public nor confidential": (
        {"visibility_text": "peut-être"},
        "error",
        "unknown_visibility",
        "Feuille Emplois, cellule D2 : « peut-être » ne dit pas si le chiffre est public ; attendu : « public » ou « confidentiel ». Corrigez ce mot, ou videz la case pour un chiffre public.",
    ),
    "a word of precision that is not one": (
        {"qualifier_text": "bof", "hints": ["unknown_qualifier"]},
        "error",
        "unknown_qualifier",
        "Feuille Emplois, cellule D2 : « bof » ne dit pas la précision ; attendu : « exact », « environ » ou « plus de ». Corrigez ce mot, ou videz la case pour un chiffre exact.",
    ),
    "a link that would run something": (
        {"source_url": "javascript:alert(1)"},
        "error",
        "link",
        "Feuille Emplois, cellule D2 : « javascript:alert(1) » n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ». Corrigez l'adresse de la source, ou videz la case.",
    ),
    "a link without a host": (
        {"source_url": "https:// exemple.fr"},
        "error",
        "link",
        "Feuille Emplois, cellule D2 : « https:// exemple.fr » n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ». Corrigez l'adresse de la source, ou videz la case.",
    ),
    "a perimeter as long as a page": (
        {"perimeter": "parc " * 60},
        "error",
        "too_long",
        "Feuille Emplois, cellule D2 : le périmètre « parc parc parc parc parc parc parc parc parc parc parc parc parc parc parc parc… » est trop long ; attendu : au plus 200 caractères. Raccourcissez ce texte.",
    ),
    "three people": (
        {"value": 3.0},
        "remark",
        "few_people",
        "Feuille Emplois, cellule D2 : « 3 » pour « Bénévoles » : un effectif de moins de 5 est confidentiel, il ne sera pas public. Écrivez « public » dans la colonne de confidentialité pour le publier.",
    ),
    "no source": (
        {"source_title": ""},
        "remark",
        "source_missing",
        "Feuille Emplois : aucune source n'est indiquée ; il sera écrit « Transmis au réseau, sans source indiquée ». Indiquez la source sur la ligne ou pour tout le fichier.",
    ),
    "a range of years": (
        {"year_text": "2022-2023", "hints": ["year_range"]},
        "remark",
        "hint_year_range",
        "Feuille Emplois, cellule D2 : la période « 2022-2023 » est rattachée à l'année 2023. Si c'est une autre année, écrivez-la seule.",
    ),
    "a converted unit": (
        {
            "indicator": "equity",
            "value": 12000.0,
            "value_text": "12",
            "unit_text": "k€",
            "unit": "EUR",
            "hints": ["unit_converted"],
        },
        "remark",
        "hint_unit_converted",
        "Feuille Emplois, cellule D2 : « k€ » est converti dans l'unité de « Fonds propres » ; « 12 » est compris : 12 000 €.",
    ),
    "an ambiguous separator": (
        {"indicator": "equity", "value": 1800.0, "value_text": "1.800", "hints": ["ambiguous_separator"]},
        "remark",
        "hint_ambiguous_separator",
        "Feuille Emplois, cellule D2 : « 1.800 » peut se lire de deux façons ; compris : 1 800 €. Si ce n'est pas cela, retapez le nombre avec une virgule et sans point.",
    ),
    "a number in words": (
        {"value": 20.0, "value_text": "une vingtaine", "qualifier": "approx", "hints": ["worded"]},
        "remark",
        "hint_worded",
        "Feuille Emplois, cellule D2 : « une vingtaine » est écrit en mots ; compris : ≈ 20 personnes.",
    ),
    "nothing, in words": (
        {"reading": "missing", "value": None, "value_text": "néant", "hints": ["nil"]},
        "remark",
        "hint_nil",
        "Feuille Emplois, cellule D2 : « néant » est compris comme un chiffre non communiqué, rien n'est publié. Écrivez 0 si la valeur est zéro.",
    ),
    "a pole recognised approximately": (
        {"pole_text": "Pôle Ajnoc", "hints": ["pole_near"]},
        "warning",
        "hint_pole_near",
        "Feuille Emplois, cellule D2 : « Pôle Ajnoc » est compris comme le pôle « Pôle Ajonc ». Si ce n'est pas lui, choisissez le bon.",
    ),
    "a value the published one contradicts": (
        {"indicator": "member_structures", "year": 2019, "value": 14.0},
        "warning",
        "standing",
        "Feuille Emplois, cellule D2 : « 14 », alors que la valeur déjà publiée est 13 structures, pour « Pôle Ajonc », « Structures membres », 2019 (source : « Rapport A »). Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau.",
    ),
    "a running total that goes down": (
        {"indicator": "jobs_created", "year": 2023, "value": 9.0},
        "error",
        "decrease",
        "Feuille Emplois, cellule D2 : « 9 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : un cumul ne baisse pas. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "a jump against the year before": (
        {"indicator": "jobs_created", "year": 2023, "value": 140.0},
        "error",
        "jump",
        "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "savings too low for the investors already published": (
        {"indicator": "local_savings", "year": 2015, "value": 3000.0, "pole_id": "chene", "perimeter": ""},
        "error",
        "savings_per_investor",
        "Feuille Emplois, cellule D2 : « 3 000 » pour « Épargne locale mobilisée » ne va pas avec 100 personnes pour « Citoyens investisseurs » : attendu de 50 à 20 000 € par investisseur (« Pôle Chêne », 2015). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
}


@pytest.mark.parametrize("case", SINGLE)
def test_one_fault_is_one_sentence(said, case):
    figure, level, rule, sentence = SINGLE[case]
    issues = said(figure)
    assert (level, rule, sentence) in issues
    others = [one for one in issues if one[1] != rule]
    # A wrong value may also contradict what is published, one of them by far: nothing else.
    far = ["far"] if case == "savings too low for the investors already published" else []
    assert [one[1] for one in others if one[1] != "standing"] == far


def test_a_clean_figure_deserves_no_word(check):
    report = check({})
    assert report.issues == ()
    assert report.verdicts.to_pylist() == [
        {"entry": 1, "accepted": True, "counted": True, "visibility": "public"}
    ]
    assert not report.refused(partial=False)
