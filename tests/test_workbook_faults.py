"""One tiny workbook a fault, from the file to the sentence: written, read, understood, checked."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import io
from datetime import date

import openpyxl
import pytest

from ptce_data import database
from ptce_data.workbook import reader, studies
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.rules import RULES

Row = list[object]
Said = tuple[str, str, str]
TODAY = date(2024, 6, 15)
INTEGRATION = "Part des salariés en insertion"
HEADINGS = (
    "Pôle",
    "Indicateur",
    "Année",
    "Valeur",
    "Unité",
    "Précision",
    "Périmètre",
    "Confidentiel",
    "Source",
    "Lien",
    "Note",
)
PLAIN = {
    "pole": "Pôle Ajonc",
    "indicator": "Bénévoles",
    "year": 2023,
    "value": 15,
    "unit": None,
    "qualifier": None,
    "perimeter": None,
    "visibility": None,
    "source": "Rapport Z",
    "link": None,
    "note": None,
}


def row(**said):
    """A clean row, but for what is said of it."""
    return list((PLAIN | said).values())


def typed(text: str) -> str:
    """With the spaces of a keyboard, so that sentences can be read here."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def workbook(*rows):
    """A real .xlsx with one sheet, « Emplois »."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Emplois", 0)
    for cells in rows:
        sheet.append(cells)
    del book["Sheet"]
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def study(small_world):
    """Studies a workbook of these rows against the small world."""

    def _study(content, decisions=None):
        with database.workbench(small_world) as cursor:
            book = reader.read(content, "emplois.xlsx")
            return studies.study(cursor, book, decisions or Decisions(), TODAY)

    return _study


# The rows of a sheet, then all that is said of it: (level, rule, sentence).
FAULTS: dict[str, tuple[list[Row], list[Said]]] = {
    "a text in a number's place": (
        [row(value="beaucoup")],
        [
            (
                "error",
                "unreadable",
                "Feuille Emplois, cellule D2 : « beaucoup » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez un nombre, comme « env. 20 », ou « n.c. » si le chiffre n'est pas connu.",
            )
        ],
    ),
    "two values in a cell": (
        [row(value="700 à 800")],
        [
            (
                "error",
                "unreadable",
                "Feuille Emplois, cellule D2 : « 700 à 800 » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez une seule valeur, comme « env. 750 » ou « + de 700 ».",
            )
        ],
    ),
    "an error of the spreadsheet": (
        [row(value="#DIV/0!")],
        [
            (
                "error",
                "excel_error",
                "Feuille Emplois, cellule D2 : « #DIV/0! » est une erreur de calcul du tableur, pas un nombre. Réparez la formule, ou tapez la valeur à sa place.",
            )
        ],
    ),
    "a formula never computed": (
        [row(value="=SUM(B1:B2)")],
        [
            (
                "error",
                "formula_without_value",
                "Feuille Emplois, cellule D2 : la formule n'a pas de valeur enregistrée ; attendu : un nombre. Ouvrez le classeur dans votre tableur, enregistrez-le, puis déposez-le de nouveau.",
            )
        ],
    ),
    "no pole": (
        [row(), row(pole=None, indicator="Partenaires")],
        [
            (
                "error",
                "pole_missing",
                "Feuille Emplois, cellule A3 : le pôle manque ; attendu : le nom d'un pôle sur chaque ligne qui porte un chiffre. Indiquez le pôle, ou videz la ligne.",
            )
        ],
    ),
    "an unknown pole": (
        [row(pole="Pôle Zébulon")],
        [
            (
                "error",
                "unknown_pole",
                "Feuille Emplois, cellule A2 : « Pôle Zébulon » n'est le nom d'aucun pôle connu. Choisissez le pôle voulu, ou créez ce pôle.",
            )
        ],
    ),
    "a misspelt pole": (
        [row(pole="Pôle Ajnoc")],
        [
            (
                "error",
                "unknown_pole",
                "Feuille Emplois, cellule A2 : « Pôle Ajnoc » n'est le nom d'aucun pôle connu. Vouliez-vous dire « Pôle Ajonc » ? Choisissez le pôle voulu, ou créez ce pôle.",
            )
        ],
    ),
    "no indicator": (
        [row(), row(indicator=None)],
        [
            (
                "error",
                "indicator_missing",
                "Feuille Emplois, cellule B3 : l'indicateur manque ; attendu : le nom ou le code d'un indicateur. Indiquez l'indicateur, ou videz la ligne.",
            )
        ],
    ),
    "a misspelt indicator": (
        [row(indicator="Bénevolles")],
        [
            (
                "warning",
                "hint_indicator_near",
                "Feuille Emplois, cellule B2 : « Bénevolles » est compris comme l'indicateur « Bénévoles ». Si ce n'est pas lui, choisissez le bon.",
            )
        ],
    ),
    "an unknown indicator": (
        [row(indicator="Xyzzy")],
        [
            (
                "error",
                "unknown_indicator",
                "Feuille Emplois, cellule B2 : « Xyzzy » n'est le nom d'aucun indicateur connu. Choisissez l'indicateur voulu ; le modèle de classeur en donne la liste.",
            )
        ],
    ),
    "no year": (
        [row(), row(year=None, indicator="Partenaires")],
        [
            (
                "error",
                "year_missing",
                "Feuille Emplois, cellule C3 : l'année manque ; attendu : l'année du chiffre, comme « 2024 ». Indiquez l'année sur la ligne, dans l'en-tête de la colonne, ou pour tout le fichier.",
            )
        ],
    ),
    "a year of two digits": (
        [row(year="23")],
        [
            (
                "error",
                "year_unreadable",
                "Feuille Emplois, cellule C2 : « 23 » n'est pas une année ; attendu : « 2024 », « 2013-2014 » ou une date. Écrivez l'année avec ses quatre chiffres.",
            )
        ],
    ),
    "next year": (
        [row(year=2025)],
        [
            (
                "error",
                "year_to_come",
                "Feuille Emplois, cellule C2 : l'année « 2025 » n'est pas encore commencée ; seuls les chiffres constatés sont publiés. Corrigez l'année, ou retirez cette prévision.",
            )
        ],
    ),
    "an unknown unit": (
        [row(unit="zorglubs")],
        [
            (
                "error",
                "unknown_unit",
                "Feuille Emplois, cellule E2 : l'unité « zorglubs » n'est pas connue. Écrivez l'unité de l'indicateur, ou laissez la case vide pour l'employer.",
            )
        ],
    ),
    "a unit of something else": (
        [row(unit="tonnes")],
        [
            (
                "error",
                "wrong_unit",
                "Feuille Emplois, cellule E2 : l'unité « tonnes » ne convient pas à « Bénévoles » ; attendu : « personnes ». Corrigez l'unité, ou choisissez un autre indicateur.",
            )
        ],
    ),
    "a negative count": (
        [row(value=-3)],
        [
            (
                "error",
                "below_minimum",
                "Feuille Emplois, cellule D2 : « -3 » est trop petit pour « Bénévoles » ; attendu : au moins 0 personne. Corrigez la valeur.",
            )
        ],
    ),
    "more than a hundred per cent": (
        [row(indicator=INTEGRATION, year=2020, value=120)],
        [
            (
                "error",
                "percentage",
                "Feuille Emplois, cellule D2 : « 120 » n'est pas un pourcentage possible pour « Part des salariés en insertion » ; attendu : de 0 à 100. Corrigez la valeur.",
            )
        ],
    ),
    "a SIREN in place of a count": (
        [row(value=362521879)],
        [
            (
                "error",
                "implausible",
                "Feuille Emplois, cellule D2 : « 362521879 » paraît démesuré pour « Bénévoles », compris 362 521 879 personnes ; attendu : au plus 1 000 000 personnes. Corrigez la valeur ou l'unité, ou justifiez-la dans la note de la ligne.",
            )
        ],
    ),
    "neither public nor confidential": (
        [row(visibility="peut-être")],
        [
            (
                "error",
                "unknown_visibility",
                "Feuille Emplois, cellule H2 : « peut-être » ne dit pas si le chiffre est public ; attendu : « public » ou « confidentiel ». Corrigez ce mot, ou videz la case pour un chiffre public.",
            )
        ],
    ),
    "a link that would run something": (
        [row(link="javascript:alert(1)")],
        [
            (
                "error",
                "link",
                "Feuille Emplois, cellule J2 : « javascript:alert(1) » n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ». Corrigez l'adresse de la source, ou videz la case.",
            )
        ],
    ),
    "a perimeter as long as a page": (
        [row(perimeter="parc " * 60)],
        [
            (
                "error",
                "too_long",
                "Feuille Emplois, cellule G2 : le périmètre « parc parc parc parc parc parc parc parc parc parc parc parc parc parc parc parc… » est trop long ; attendu : au plus 200 caractères. Raccourcissez ce texte.",
            )
        ],
    ),
    "three people": (
        [row(value=3)],
        [
            (
                "remark",
                "few_people",
                "Feuille Emplois, cellule D2 : « 3 » pour « Bénévoles » : un effectif de moins de 5 est confidentiel, il ne sera pas public. Écrivez « public » dans la colonne de confidentialité pour le publier.",
            )
        ],
    ),
    "a range of years": (
        [row(year="2022-2023")],
        [
            (
                "remark",
                "hint_year_range",
                "Feuille Emplois, cellule C2 : la période « 2022-2023 » est rattachée à l'année 2023. Si c'est une autre année, écrivez-la seule.",
            )
        ],
    ),
    "a date in place of a year": (
        [row(year=45000)],
        [
            (
                "remark",
                "hint_from_serial",
                "Feuille Emplois, cellule C2 : « 45000 » est une date de tableur ; comprise : 2023. Si ce n'est pas cela, écrivez l'année seule.",
            )
        ],
    ),
    "a converted unit": (
        [row(indicator="Fonds propres", value=12, unit="k€")],
        [
            (
                "remark",
                "hint_unit_converted",
                "Feuille Emplois, cellule D2 : « k€ » est converti dans l'unité de « Fonds propres » ; « 12 » est compris : 12 000 €.",
            )
        ],
    ),
    "a cell with a unit of its own": (
        [row(indicator="Fonds propres", value="4,2 M€", unit="k€")],
        [
            (
                "remark",
                "hint_own_unit",
                "Feuille Emplois, cellule D2 : « 4,2 M€ » a sa propre unité, qui l'emporte sur celle de sa colonne ; compris : 4,2 M€. Si ce n'est pas cela, corrigez la cellule.",
            )
        ],
    ),
    "an ambiguous separator": (
        [row(indicator="Fonds propres", value="1.800")],
        [
            (
                "remark",
                "hint_ambiguous_separator",
                "Feuille Emplois, cellule D2 : « 1.800 » peut se lire de deux façons ; compris : 1 800 €. Si ce n'est pas cela, retapez le nombre avec une virgule et sans point.",
            )
        ],
    ),
    "a number in words": (
        [row(value="une vingtaine")],
        [
            (
                "remark",
                "hint_worded",
                "Feuille Emplois, cellule D2 : « une vingtaine » est écrit en mots ; compris : ≈ 20 personnes.",
            )
        ],
    ),
    "nothing, in words": (
        [row(value="néant")],
        [
            (
                "remark",
                "hint_nil",
                "Feuille Emplois, cellule D2 : « néant » est compris comme un chiffre non communiqué, rien n'est publié. Écrivez 0 si la valeur est zéro.",
            )
        ],
    ),
    "a fraction": (
        [row(indicator="Fonds propres", value="1/2")],
        [("remark", "hint_fraction", "Feuille Emplois, cellule D2 : « 1/2 » est compris : 0,5 €.")],
    ),
    "a footnote": (
        [row(value="15*")],
        [("remark", "hint_footnote", "Feuille Emplois, cellule D2 : « 15* » est compris : 15 personnes.")],
    ),
    "a debt in parentheses": (
        [row(indicator="Fonds propres", value="(1 500)")],
        [
            (
                "error",
                "below_minimum",
                "Feuille Emplois, cellule D2 : « (1 500) » est trop petit pour « Fonds propres » ; attendu : au moins 0 €. Corrigez la valeur.",
            ),
            (
                "remark",
                "hint_negative_parentheses",
                "Feuille Emplois, cellule D2 : « (1 500) » est entre parenthèses ; compris comme un nombre négatif : -1 500 €.",
            ),
        ],
    ),
    "a value the published one contradicts": (
        [row(indicator="Structures membres", year=2019, value=14)],
        [
            (
                "warning",
                "standing",
                "Feuille Emplois, cellule D2 : « 14 », alors que 13 structures est déjà publié pour « Pôle Ajonc », « Structures membres », 2019 (source : « Rapport A »). Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau.",
            )
        ],
    ),
    "a running total that goes down": (
        [row(indicator="Emplois créés", value=9)],
        [
            (
                "error",
                "decrease",
                "Feuille Emplois, cellule D2 : « 9 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : un cumul ne baisse pas. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a jump": (
        [row(indicator="Emplois créés", value=140)],
        [
            (
                "error",
                "jump",
                "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a jump the note justifies": (
        [row(indicator="Emplois créés", value=140, note="fusion de deux pôles")],
        [
            (
                "remark",
                "jump",
                "Feuille Emplois, cellule D2 : « 140 » pour « Emplois créés » (« Pôle Ajonc », 2023), après 14 emplois en 2022 ; attendu : au plus 42 emplois, soit 3 fois plus. Justification donnée : « fusion de deux pôles ».",
            )
        ],
    ),
    "one figure, two values": (
        [row(), row(value=16)],
        [
            (
                "error",
                "contradictory",
                "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes pour « Pôle Ajonc », « Bénévoles », 2023. Gardez une seule des deux valeurs, ou donnez à chacune son périmètre ou sa source.",
            )
        ],
    ),
    "two sources, two values": (
        [row(), row(value=16, source="Rapport Y")],
        [
            (
                "warning",
                "rivals",
                "Feuille Emplois, cellule D3 : « 16 », mais la cellule D2 dit 15 personnes d'après une autre source, pour « Pôle Ajonc », « Bénévoles », 2023. Les deux versions seront gardées ; une seule sera affichée d'abord.",
            )
        ],
    ),
    "the same row twice": (
        [row(), row()],
        [
            (
                "remark",
                "repeated",
                "Feuille Emplois, cellule D3 : « 15 » répète la cellule D2 (« Pôle Ajonc », « Bénévoles », 2023) : le chiffre est compté une fois.",
            )
        ],
    ),
    "the same grant twice": (
        [row(indicator="Soutien public", value=5000), row(indicator="Soutien public", value=5000)],
        [
            (
                "warning",
                "repeated_fact",
                "Feuille Emplois, cellule D3 : « 5000 » répète la cellule D2 (« Pôle Ajonc », « Soutien public », 2023) : il est compté une fois. Si ce sont deux faits distincts, distinguez-les par leur note.",
            )
        ],
    ),
    "a part above its total": (
        [
            row(indicator="Salariés en insertion", value=60),
            row(indicator="Emplois dans l'ensemble du pôle", value=50),
        ],
        [
            (
                "error",
                "part_above_total",
                "Feuille Emplois, cellule D2 : « 60 » pour « Salariés en insertion » ne va pas avec 50 emplois (cellule D3) pour « Emplois dans l'ensemble du pôle » : la partie dépasse le total (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "more energy than a year of full power": (
        [row(indicator="Électricité produite", value=8761), row(indicator="Puissance installée", value=1)],
        [
            (
                "error",
                "energy_above_power",
                "Feuille Emplois, cellule D2 : « 8761 » pour « Électricité produite » ne va pas avec 1 MW (cellule D3) pour « Puissance installée » : c'est plus que 8 760 heures à pleine puissance (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "more savings than investors can bring": (
        [
            row(indicator="Épargne locale mobilisée", value=210_000),
            row(indicator="Citoyens investisseurs", value=10),
        ],
        [
            (
                "error",
                "savings_per_investor",
                "Feuille Emplois, cellule D2 : « 210000 » pour « Épargne locale mobilisée » ne va pas avec 10 personnes (cellule D3) pour « Citoyens investisseurs » : attendu de 50 à 20 000 € par investisseur (« Pôle Ajonc », 2023). Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.",
            )
        ],
    ),
    "a ratio its terms contradict": (
        [
            row(indicator="Épargne locale mobilisée", value=10_000),
            row(indicator="Citoyens investisseurs", value=10),
            row(indicator="Investissement moyen par personne", value=5_000),
        ],
        [
            (
                "warning",
                "ratio_disagrees",
                "Feuille Emplois, cellule D4 : « 5000 » pour « Investissement moyen par personne », mais ses deux termes donnent ≈ 1 000 € (« Pôle Ajonc », 2023). Vérifiez les trois valeurs ; c'est le rapport recalculé qui sera affiché.",
            )
        ],
    ),
    "the same on many rows": (
        [
            row(pole="Pôle Zébulon", year=2018),
            row(pole="Pôle Zébulon", year=2019),
            row(pole="Pôle Zébulon", year=2022),
        ],
        [
            (
                "error",
                "unknown_pole",
                "Feuille Emplois, colonne A, lignes 2-4 : « Pôle Zébulon » n'est le nom d'aucun pôle connu. Choisissez le pôle voulu, ou créez ce pôle.",
            )
        ],
    ),
    "a k€ of people": (
        [row(unit="k€")],
        [
            (
                "error",
                "wrong_unit",
                "Feuille Emplois, cellule E2 : l'unité « k€ » ne convient pas à « Bénévoles » ; attendu : « personnes ». Corrigez l'unité, ou choisissez un autre indicateur.",
            )
        ],
    ),
    "two numbers in words": (
        [row(value="douze ou treize")],
        [
            (
                "error",
                "unreadable",
                "Feuille Emplois, cellule D2 : « douze ou treize » n'est pas un nombre lisible ; attendu : « 12 », « env. 700 », « + de 700 » ou « 1,8 M€ ». Écrivez une seule valeur, comme « env. 750 » ou « + de 700 ».",
            )
        ],
    ),
    "a year before 1900": (
        [row(year=1850)],
        [
            (
                "error",
                "year_too_old",
                "Feuille Emplois, cellule C2 : l'année « 1850 » est trop ancienne ; attendu : une année depuis 1900. Corrigez l'année.",
            )
        ],
    ),
    "a word of precision": (
        [row(qualifier="bof")],
        [
            (
                "error",
                "unknown_qualifier",
                "Feuille Emplois, cellule F2 : « bof » ne dit pas la précision ; attendu : « exact », « environ » ou « plus de ». Corrigez ce mot, ou videz la case pour un chiffre exact.",
            )
        ],
    ),
    "half a person": (
        [row(value=12.5)],
        [
            (
                "warning",
                "decimals",
                "Feuille Emplois, cellule D2 : « 12,5 » n'est pas un nombre entier ; « Bénévoles » se compte en personnes. Vérifiez la valeur ; des équivalents temps plein ont leur propre indicateur.",
            )
        ],
    ),
    "a share": (
        [row(indicator=INTEGRATION, year=2020, value=0.12)],
        [
            (
                "error",
                "fraction",
                "Feuille Emplois, cellule D2 : « 0,12 » est moins de 1 % pour « Part des salariés en insertion » ; sans doute « 12 % ». Écrivez « 12 % », ou « 0,12 % » si c'est bien cela.",
            )
        ],
    ),
    "no source": (
        [row(source=None)],
        [
            (
                "remark",
                "source_missing",
                "Feuille Emplois : aucune source n'est indiquée ; le fichier lui-même sera cité. Indiquez la source sur la ligne ou pour tout le fichier.",
            )
        ],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_workbook_is_answered_with_a_sentence(study, fault):
    rows, expected = FAULTS[fault]
    report = study(workbook(HEADINGS, *rows)).report
    assert [(one.level, one.rule, typed(one.sentence)) for one in report.issues] == expected


def test_a_clean_workbook_deserves_no_word(study):
    found = study(workbook(HEADINGS, row(), row(pole="pole bruyère", year=2022, value="env. 40")))
    assert found.report.issues == ()
    assert found.claims().claims.num_rows == 2


# Rules no workbook of one sheet and one decision breaks alone, with the reason.
ELSEWHERE = {
    "above_maximum": "no indicator but percentages has a maximum",
    "hint_pole_near": "a pole is never taken for another without a decision",
    "hint_pole_remembered": "needs an earlier decision",
    "hint_comment": "said of the cell beside",
}


def test_each_rule_has_its_workbook():
    met = {rule for _rows, expected in FAULTS.values() for _level, rule, _sentence in expected}
    assert met - {rule.code for rule in RULES} == set()
    assert {rule.code for rule in RULES} - met - set(ELSEWHERE) == set()


def test_one_fault_refuses_the_file_unless_its_good_rows_are_asked_for(study):
    content = workbook(HEADINGS, row(), row(year=2022, value="beaucoup"))
    refused = study(content)
    assert refused.report.refused(partial=False)
    partial = study(content, Decisions(partial=True)).claims()
    assert (partial.claims.num_rows, partial.refused) == (1, 1)


STRUCTURES: dict[str, tuple[list[Row], list[Said]]] = {
    "no column of poles": (
        [["Indicateur", "Année", "Valeur"], ["Bénévoles", 2023, "beaucoup"]],
        [
            (
                "error",
                "structure",
                "Feuille Emplois : aucune colonne ne nomme le pôle. Dites laquelle le fait ; si toute la feuille parle d'un seul pôle, choisissez-le.",
            )
        ],
    ),
    "no column of values": (
        [["Pôle", "Indicateur", "Année"], ["Pôle Zébulon", "Bénévoles", 2023]],
        [
            (
                "error",
                "structure",
                "Feuille Emplois : aucune colonne ne donne la valeur. Dites laquelle porte les chiffres.",
            )
        ],
    ),
    "two columns of values": (
        [["Pôle", "Indicateur", "Année", "Valeur", "Valeur"], ["Pôle Zébulon", "Bénévoles", 2023, 1, 2]],
        [
            (
                "error",
                "structure",
                "Feuille Emplois : deux colonnes donnent la valeur : colonne D « Valeur » et colonne E « Valeur ». Gardez-en une et ne lisez pas l'autre.",
            )
        ],
    ),
    "titles alone": (
        [["Pôle", "Indicateur", "Année", "Valeur"]],
        [("error", "structure", "Feuille Emplois : il n'y a aucune ligne sous les titres (ligne 1).")],
    ),
    "no titles": (
        [["Bonjour"], ["à tous"]],
        [
            (
                "error",
                "structure",
                "Feuille Emplois : aucune ligne ne ressemble à des titres de colonnes (Pôle, Indicateur, Année, Valeur…). Indiquez la ligne des titres, ou ajoutez-la au classeur.",
            )
        ],
    ),
    "no column of indicators": (
        [["Pôle", "Année", "Valeur"], ["Pôle Ajonc", 2023, 12]],
        [
            (
                "error",
                "structure",
                "Feuille Emplois : aucune colonne ne nomme l'indicateur. Dites laquelle le fait ; si chaque colonne est un indicateur, choisissez la forme « large ».",
            )
        ],
    ),
}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_nothing_is_said_of_rows_before_the_structure_is_right(study, structure):
    rows, expected = STRUCTURES[structure]
    report = study(workbook(*rows)).report
    assert [(one.level, one.rule, typed(one.sentence)) for one in report.issues] == expected
