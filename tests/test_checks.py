"""The rules a sheet is held to: one tiny case a rule, each with the sentence a person reads."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

from datetime import date
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data import database, ledger
from ptce_data.i18n import speaking
from ptce_data.workbook import checks
from ptce_data.workbook.decisions import Decisions, Role
from ptce_data.workbook.layout import Column, Layout
from tests import worlds
from tests.entries import entries

Figure = dict[str, object]
TODAY = date(2024, 6, 15)
EMPLOIS = Decisions(sheet="Emplois")
LAYOUT = Layout(
    sheet="Emplois",
    shape="long",
    header_row=1,
    header_rows=1,
    first_row=2,
    last_row=9,
    columns=tuple(
        Column(at, role, cast("Role", role), 1.0, "exact")
        for at, role in enumerate(("pole", "indicator", "year", "value", "unit"))
    ),
)


def typed(text: str) -> str:
    """With the spaces of a keyboard, so that sentences can be read here."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def check(small_world):
    """Checks figures against the small world."""

    def _check(*figures, decisions=EMPLOIS, layout=None, proposals=None, file=small_world):
        with database.workbench(file) as cursor:
            return checks.check(cursor, entries(*figures), decisions, TODAY, layout, proposals)

    return _check


@pytest.fixture
def said(check):
    """The issues as (level, rule, sentence)."""

    def _said(*figures, **how):
        return [(one.level, one.rule, typed(one.sentence)) for one in check(*figures, **how).issues]

    return _said


def unread(text: str, **more: object) -> Figure:
    return {"reading": "unreadable", "value": None, "value_text": text} | more


def share(value: float, text: str) -> Figure:
    return {"indicator": "integration_share", "year": 2020, "value": value, "value_text": text}


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
        "Feuille Emplois, cellule D2 : « 362521879 » paraît démesuré pour « Bénévoles », compris 362 521 879 personnes ; attendu : au plus 1 000 000 personnes. Corrigez la valeur ou l'unité, ou justifiez-la dans la note de la ligne.",
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
        "Feuille Emplois : aucune source n'est indiquée ; le fichier lui-même sera cité. Indiquez la source sur la ligne ou pour tout le fichier.",
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
        "Feuille Emplois, cellule D2 : « 14 », alors que 13 structures est déjà publié pour « Pôle Ajonc », « Structures membres », 2019 (source : « Rapport A »). Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau.",
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
        "Feuille Emplois, cellule D2 : « 3000 » pour « Épargne locale mobilisée » ne va pas avec 100 personnes pour « Citoyens investisseurs » : attendu de 50 à 20 000 € par investisseur (« Pôle Chêne », 2015). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
}


@pytest.mark.parametrize("case", SINGLE)
def test_one_fault_is_one_sentence(said, case):
    figure, level, rule, sentence = SINGLE[case]
    issues = said(figure)
    assert (level, rule, sentence) in issues
    others = [one for one in issues if one[1] != rule]
    # A wrong value may also contradict what is published: nothing else.
    assert [one[1] for one in others if one[1] != "standing"] == []


def test_a_clean_figure_deserves_no_word(check):
    report = check({})
    assert report.issues == ()
    assert report.verdicts.to_pylist() == [
        {"entry": 1, "accepted": True, "counted": True, "visibility": "public"}
    ]
    assert not report.refused(partial=False)


# Two entries that do not go together: what is said, of which one.
PAIRS: dict[str, tuple[Figure, Figure, str, str, str]] = {
    "one figure, two values": (
        {"value": 15.0},
        {"value": 16.0},
        "error",
        "contradictory",
        "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes pour « Pôle Ajonc », « Bénévoles », 2023. Gardez une seule des deux valeurs, ou donnez à chacune son périmètre ou sa source.",
    ),
    "public here, confidential there": (
        {"value": 15.0},
        {"value": 15.0, "visibility_text": "confidentiel", "visibility": "confidential"},
        "error",
        "contradictory",
        "Feuille Emplois, cellule D3 : « 15 » est public à une ligne et confidentiel à l'autre, cellule D2 (« Pôle Ajonc », « Bénévoles », 2023). Décidez s'il est public, et écrivez-le de même aux deux lignes.",
    ),
    "two sources, two values": (
        {"value": 15.0},
        {"value": 16.0, "source_title": "Rapport Y"},
        "warning",
        "rivals",
        "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes d'après une autre source, pour « Pôle Ajonc », « Bénévoles », 2023. Les deux versions seront gardées ; une seule sera affichée d'abord.",
    ),
    "the same row twice": (
        {"value": 15.0},
        {"value": 15.0},
        "remark",
        "repeated",
        "Feuille Emplois, cellule D3 : « 15 » répète la cellule D2 (« Pôle Ajonc », « Bénévoles », 2023) : le chiffre est compté une fois.",
    ),
    "the same grant twice": (
        {"indicator": "public_support", "value": 5000.0},
        {"indicator": "public_support", "value": 5000.0},
        "warning",
        "repeated_fact",
        "Feuille Emplois, cellule D3 : « 5000 » répète la cellule D2 (« Pôle Ajonc », « Soutien public », 2023) : il est compté une fois. Si ce sont deux faits distincts, distinguez-les par leur note.",
    ),
    "a part above its total": (
        {"indicator": "integration_employees", "value": 60.0},
        {"indicator": "jobs_members", "value": 50.0},
        "error",
        "part_above_total",
        "Feuille Emplois, cellule D2 : « 60 » pour « Salariés en insertion » ne va pas avec 50 emplois (cellule D3) pour « Emplois dans l'ensemble du pôle » : la partie dépasse le total (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "more energy than a year of full power": (
        {"indicator": "energy_produced", "value": 8761.0},
        {"indicator": "installed_power", "value": 1.0},
        "error",
        "energy_above_power",
        "Feuille Emplois, cellule D2 : « 8761 » pour « Électricité produite » ne va pas avec 1 MW (cellule D3) pour « Puissance installée » : c'est plus que 8 760 heures à pleine puissance (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "more savings than investors can bring": (
        {"indicator": "local_savings", "value": 210_000.0, "value_text": "210000"},
        {"indicator": "citizen_investors", "value": 10.0},
        "error",
        "savings_per_investor",
        "Feuille Emplois, cellule D2 : « 210000 » pour « Épargne locale mobilisée » ne va pas avec 10 personnes (cellule D3) pour « Citoyens investisseurs » : attendu de 50 à 20 000 € par investisseur (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
    "a fall between two years of the file": (
        {"year": 2021, "value": 100.0},
        {"year": 2022, "value": 30.0},
        "error",
        "jump",
        "Feuille Emplois, cellule D3 : « 30 » pour « Bénévoles » (« Pôle Ajonc », 2022), après 100 personnes en 2021 ; attendu : entre 34 et 300 personnes, soit de 3 fois moins à 3 fois plus. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_figures_that_do_not_go_together_are_one_sentence(said, case):
    first, second, level, rule, sentence = PAIRS[case]
    assert said(first, second) == [(level, rule, sentence)]


# What is right, or right enough: no word.
SILENT: dict[str, list[Figure]] = {
    "events of one year are distinct facts": [
        {"indicator": "public_support", "value": 5000.0},
        {"indicator": "public_support", "value": 7000.0},
    ],
    "two perimeters are two figures": [{"value": 15.0}, {"value": 40.0, "perimeter": "un site"}],
    "two sources may agree": [{"value": 15.0}, {"value": 15.0, "source_title": "Rapport Y"}],
    "tripled in a year": [{"year": 2021, "value": 30.0}, {"year": 2022, "value": 90.0}],
    "nine times in three years": [{"year": 2020, "value": 10.0}, {"year": 2023, "value": 90.0}],
    "small numbers jump": [{"year": 2021, "value": 5.0}, {"year": 2022, "value": 19.0}],
    "everything starts from zero": [{"year": 2021, "value": 0.0}, {"year": 2022, "value": 500.0}],
    "energy of a full year": [
        {"indicator": "energy_produced", "value": 8760.0},
        {"indicator": "installed_power", "value": 1.0},
    ],
    "savings at both limits": [
        {"indicator": "local_savings", "value": 500.0},
        {"indicator": "citizen_investors", "value": 10.0},
        {"indicator": "local_savings", "value": 200000.0, "value_text": "200000", "perimeter": "A"},
        {"indicator": "citizen_investors", "value": 10.0, "perimeter": "A"},
    ],
    "a total that is a minimum": [
        {"indicator": "integration_employees", "value": 60.0},
        {"indicator": "jobs_members", "value": 50.0, "qualifier": "at_least"},
    ],
    "a percentage under one, written as such": [share(0.5, "0,5 %")],
    "both ends of a percentage": [share(0, "0"), share(100, "100") | {"perimeter": "A"}],
    "this very year": [{"year": 2024}],
    "nobody": [{"value": 0.0}],
    "five people": [{"value": 5.0}],
    "three people, said to be public": [{"value": 3.0, "visibility_text": "public", "visibility": "public"}],
    "three people, said to be confidential": [
        {"value": 3.0, "visibility_text": "confidentiel", "visibility": "confidential"}
    ],
    "three organisations are not people": [{"indicator": "hosted_structures", "value": 3.0}],
    "twelve and a half full-time equivalents": [{"indicator": "jobs_fte", "value": 12.5}],
    "a value that is not known": [{"reading": "missing", "value": None, "value_text": "n.c."}],
    "not known, of a pole that is not either": [
        {"reading": "missing", "value": None, "value_text": "-", "pole_id": None, "pole_text": "Zébulon"}
    ],
    "what is published already": [{"indicator": "jobs_created", "year": 2022, "value": 14.0}],
    "a version that stands behind another one": [
        {"indicator": "member_structures", "year": 2019, "value": 12.0, "qualifier": "approx"}
    ],
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_right_deserves_no_word(check, case):
    report = check(*SILENT[case])
    assert [typed(one.sentence) for one in report.issues] == []
    assert report.verdicts["accepted"].to_pylist() == [True] * len(SILENT[case])


def test_a_figure_withdrawn_since_is_no_longer_what_one_is_compared_with(said):
    assert said({"pole_id": "bruyere", "indicator": "jobs_created", "year": 2021, "value": 6.0}) == []


def test_a_confidential_rival_is_quoted_too(said):
    figure = {"pole_id": "bruyere", "indicator": "turnover", "year": 2022, "value": 130000.0}
    assert said(figure | {"value_text": "130000"}) == [
        (
            "warning",
            "standing",
            "Feuille Emplois, cellule D2 : « 130000 », alors que 123 456 € est déjà publié pour « Pôle Bruyère », « Chiffre d'affaires de la structure principale », 2022 (source : « Rapport A »). Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau.",
        )
    ]


# A reason turns the error into a remark that quotes it.
LIFTED: dict[str, tuple[Figure, ...]] = {
    "jump": ({"indicator": "jobs_created", "value": 140.0},),
    "decrease": ({"indicator": "jobs_created", "value": 9.0},),
    "part_above_total": (
        {"indicator": "integration_employees", "value": 60.0},
        {"indicator": "jobs_members", "value": 50.0},
    ),
    "energy_above_power": (
        {"indicator": "energy_produced", "value": 9000.0},
        {"indicator": "installed_power", "value": 1.0},
    ),
    "savings_per_investor": (
        {"indicator": "local_savings", "value": 30.0},
        {"indicator": "citizen_investors", "value": 10.0},
    ),
    "implausible": ({"value": 2e6, "value_text": "2000000"},),
    "fraction": (share(0.12, "0,12"),),
}


@pytest.mark.parametrize("rule", LIFTED)
@pytest.mark.parametrize("where", ["in the note of the row", "for the whole file"])
def test_a_reason_lifts_the_error(check, rule, where):
    figures, reason = LIFTED[rule], "deux structures ont rejoint le pôle"
    assert [one.rule for one in check(*figures).errors] == [rule]
    if where == "in the note of the row":
        report = check(*[figure | {"note": reason} for figure in figures])
    else:
        report = check(*figures, decisions=Decisions(sheet="Emplois", reason=reason))
    assert report.errors == ()
    assert [one.rule for one in report.remarks] == [rule]
    assert report.verdicts["accepted"].to_pylist() == [True] * len(figures)


def test_the_reason_given_is_quoted(said):
    figure = {"indicator": "jobs_created", "value": 140.0, "note": "fusion avec le pôle voisin"}
    assert said(figure) == [
        (
            "remark",
            "jump",
            "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Justification donnée : « fusion avec le pôle voisin ».",
        )
    ]


def test_a_reason_does_not_lift_what_is_simply_wrong(check):
    report = check({"value": -3.0, "note": "si, si"}, decisions=Decisions(reason="je vous assure"))
    assert [one.rule for one in report.errors] == ["below_minimum"]


def test_a_ratio_that_disagrees_with_its_parts_is_said(said):
    figures = (
        {"indicator": "local_savings", "value": 100_000.0, "value_text": "100000"},
        {"indicator": "citizen_investors", "value": 100.0},
        {"indicator": "average_ticket", "value": 1500.0},
    )
    assert said(*figures) == [
        (
            "warning",
            "ratio_disagrees",
            "Feuille Emplois, cellule D4 : « 1500 » pour « Investissement moyen par personne », mais ses deux termes donnent ≈ 1 000 € (« Pôle Ajonc », 2023). Vérifiez les trois valeurs ; c'est le rapport recalculé qui sera affiché.",
        )
    ]
    assert said(*figures[:2], {"indicator": "average_ticket", "value": 1010.0}) == []


def test_the_cell_named_is_that_of_the_column_at_fault(check):
    faults = ({"pole_id": None, "pole_text": "X"}, {"year": 2030, "year_text": "2030"}, {"unit_text": "zz"})
    report = check(*faults, layout=LAYOUT)
    assert {one.rule: (one.cells, one.column) for one in report.issues} == {
        "unknown_pole": (("A2",), "A"),
        "year_to_come": (("C3",), "C"),
        "unknown_unit": (("E4",), "E"),
    }


def test_a_unit_written_beside_the_number_is_at_fault_in_its_own_cell(check):
    (issue,) = check({"value_text": "12 zorglubs", "unit_text": "zorglubs"}, layout=LAYOUT).issues
    assert issue.cells == ("D2",)


def test_a_value_not_known_is_not_said_to_be_converted(said):
    missing = {"reading": "missing", "value": None, "value_text": "n.c.", "unit_text": "k€", "unit": "EUR"}
    assert said(missing | {"indicator": "equity", "hints": ["unit_converted"]}) == []


def test_the_same_problem_on_many_rows_is_one_line(said):
    wrong = {"pole_id": None, "pole_text": "Ajonk"}
    figures = [{}, {"year": 2001}, wrong, {"year": 2003}, {"year": 2004}, wrong, wrong, wrong]
    assert said(*figures, layout=LAYOUT, proposals={("pole", "Ajonk"): ("Pôle Ajonc",)}) == [
        (
            "error",
            "unknown_pole",
            "Feuille Emplois, colonne A, lignes 4, 7-9 : « Ajonk » n'est le nom d'aucun pôle connu. Vouliez-vous dire « Pôle Ajonc » ? Choisissez le pôle voulu, ou créez ce pôle.",
        )
    ]


def test_a_row_of_many_figures_names_its_unknown_pole_once(check):
    wide = [
        {"pole_id": None, "pole_text": "Ajonk", "row": 2, "cell": cell, "indicator": indicator}
        for cell, indicator in (("D2", "volunteers"), ("E2", "families"))
    ]
    (issue,) = check(*wide, layout=LAYOUT).issues
    assert (issue.cells, issue.rows, issue.count) == (("A2",), (2,), 1)


def test_a_hundred_different_faults_are_forty_lines_and_a_count(check):
    report = check(*(unread(f"mot {n}", year=1900 + n) for n in range(100)))
    assert len(report.issues) == 41
    assert typed(report.issues[-1].sentence) == (
        "Feuille Emplois : et 60 autres cellules pour la même règle : la valeur se lit comme un nombre, avec ou sans unité, « environ » ou « plus de »."
    )
    assert report.counts.refused == 100
    assert report.marks.num_rows == 100


def test_errors_come_first_then_warnings_then_remarks(check):
    figures = ({"value": 3.0}, {"value": 12.5, "year": 2001}, {"value": -1.0, "year": 2002})
    assert [one.level for one in check(*figures).issues] == ["error", "warning", "remark"]


def test_a_line_in_error_refuses_the_whole_file_unless_asked_otherwise(check):
    report = check({}, {"value": -1.0, "year": 2002})
    assert report.refused(partial=False)
    assert report.accepted(partial=False).num_rows == 0
    assert not report.refused(partial=True)
    assert report.accepted(partial=True)["entry"].to_pylist() == [1]


def test_both_cells_of_a_contradiction_are_refused_and_marked(check):
    report = check({"value": 15.0}, {"value": 16.0}, {"year": 2001})
    assert report.accepted(partial=True)["entry"].to_pylist() == [3]
    assert report.issues[0].cells == ("D3", "D2")
    assert sorted(report.marks["cell"].to_pylist()) == ["D2", "D3"]


def test_nothing_is_said_of_few_people_on_a_figure_that_is_refused_anyway(check):
    report = check({"value": 3.0, "pole_id": None, "pole_text": "Ajonk"}, {"value": 3.0, "year": 2022})
    assert [(one.rule, one.cells) for one in report.issues] == [
        ("unknown_pole", ("D2",)),
        ("few_people", ("D3",)),
    ]
    assert report.verdicts["visibility"].to_pylist() == ["confidential", "confidential"]


def test_what_a_reason_would_lift_has_a_word_of_its_own(check):
    report = check({"value": 140.0, "indicator": "jobs_created"}, {"pole_id": None, "pole_text": "Ajonk"})
    assert [(one.rule, one.word) for one in report.errors] == [
        ("jump", "À justifier"),
        ("unknown_pole", "Erreur"),
    ]
    explained = check({"value": 140.0, "indicator": "jobs_created", "note": "fusion"})
    assert [one.word for one in explained.issues] == ["Remarque"]


def test_few_people_are_accepted_and_become_confidential(check):
    report = check({"value": 3.0}, {"value": 30.0, "year": 2000})
    assert report.verdicts["visibility"].to_pylist() == ["confidential", "public"]
    assert (report.counts.accepted, report.counts.confidential) == (2, 1)


def test_what_is_counted(check):
    report = check(
        {},
        {},
        {"value": -1.0, "year": 2002},
        unread("x", year=2003),
        {"reading": "missing", "value": None, "value_text": "n.c.", "year": 2004},
    )
    assert report.counts == checks.CheckCounts(
        entries=5, figures=3, accepted=1, refused=2, repeated=1, missing=1, errors=2, remarks=1
    )


def test_a_missing_source_is_told_of_its_rows_where_others_have_one(said):
    assert said({}, {"source_title": "", "year": 2001}) == [
        (
            "remark",
            "source_missing",
            "Feuille Emplois, cellule D3 : aucune source n'est indiquée ; le fichier lui-même sera cité. Indiquez la source sur la ligne ou pour tout le fichier.",
        )
    ]
    assert said({"source_title": ""}, decisions=Decisions(source_title="Bilan 2023")) == []


def test_the_source_given_for_the_file_is_checked_too(check):
    report = check({}, decisions=Decisions(source_title="Bilan", source_url="bilan.fr"))
    assert [typed(one.sentence) for one in report.issues] == [
        "« bilan.fr » n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ». Corrigez l'adresse de la source, ou videz la case."
    ]
    assert report.refused(partial=True)


def test_nothing_is_said_of_rows_while_the_columns_are_wrong(small_world):
    layout = Layout("Emplois", "long", 1, 1, 2, 9, (), problems=("Aucune colonne ne nomme le pôle.",))
    with database.workbench(small_world) as cursor:
        report = checks.check(cursor, entries({"value": -1.0}), EMPLOIS, TODAY, layout)
    assert [(one.level, one.rule, typed(one.sentence)) for one in report.issues] == [
        ("error", "structure", "Feuille Emplois : aucune colonne ne nomme le pôle.")
    ]
    assert report.refused(partial=True)
    assert report.verdicts.num_rows == 0


def test_sentences_are_said_in_english(check):
    with speaking("en"):
        report = check({"pole_id": None, "pole_text": "Ajonk"}, {"value": 140.0, "indicator": "jobs_created"})
    assert [typed(one.sentence) for one in report.issues] == [
        "Sheet Emplois, cell D2: “Ajonk” is not the name of any known cluster. Choose the right cluster, or create this one.",
        "Sheet Emplois, cell D3: “140” for “Jobs created” (“Pôle Ajonc”, 2023), after 14 jobs in 2022; expected: at most 42 jobs, 3 times as much. Correct the value, or give the reason in the row's note or for the whole file.",
    ]


def test_an_empty_sheet_has_nothing_wrong(check):
    report = check()
    assert report.issues == ()
    assert report.counts == checks.CheckCounts()


def test_what_the_file_says_may_be_hostile(said):
    name = worlds.HOSTILE_NAME
    ((_level, _rule, sentence),) = said({"pole_id": None, "pole_text": f"a\u202e\x00{name}"})
    assert "« a<img src=x onerror=" in sentence
    assert "\u202e" not in sentence
    assert "\x00" not in sentence


def test_an_own_world_that_changed_is_what_one_is_compared_with(own_world, check):
    with database.writing(own_world) as connection, database.transaction(connection):
        ledger.open_batch(connection, worlds.batch(9, "neuf.xlsx"))
        ledger.append(connection, 9, [worlds.claim("ajonc", "volunteers", 2022, 200)])
        ledger.publish(connection, worlds.AT)
    assert [one.rule for one in check({"value": 20.0}, file=own_world).errors] == ["jump"]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "pole_id": st.sampled_from(["ajonc", "chene", None]),
                "indicator": st.sampled_from(["volunteers", "equity", "integration_share", None]),
                "year": st.one_of(st.none(), st.integers(1890, 2030)),
                "value": st.one_of(
                    st.sampled_from([-1.0, 0.0, 0.5, 3.0, 15.0, 120.0, 1e7, float("inf")]),
                    st.floats(0, 1e4),
                ),
                "perimeter": st.sampled_from(["", "un site"]),
                "note": st.sampled_from(["", "fusion"]),
                "source_url": st.sampled_from(["", "https://exemple.fr", "ftp://exemple.fr"]),
            }
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_entry_is_refused_where_an_error_marks_it_and_only_there(check, figures):
    report = check(*figures)
    at_fault = {line["entry"] for line in report.marks.to_pylist() if line["level"] == "error"}
    refused = {line["entry"] for line in report.verdicts.to_pylist() if not line["accepted"]}
    assert refused == at_fault
    assert bool(report.errors) == bool(refused)
    assert report.counts.accepted == report.accepted(partial=True).num_rows
    if not report.issues:
        assert report.counts.accepted == len(figures)
