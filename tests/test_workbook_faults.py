"""One tiny workbook a fault, from the file to the sentence: written, read, understood, checked."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import io
from datetime import date

import openpyxl
import pytest

from ptce_data import database
from ptce_data.workbook import public_notes, reader, studies
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.rules import RULES
from tests.faulty_cells import CELLS
from tests.faulty_figures import FIGURES
from tests.faulty_rows import HEADINGS, Row, Said, row

TODAY = date(2024, 6, 15)
FAULTS = CELLS | FIGURES


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
    "added": "needs the workbook that was published before",
    "told_again": "needs the workbook that was published before",
    "another": "needs an answer about the workbook that was published before",
    "corrected": "needs an answer about the workbook that was published before",
    "same_source": "needs the address of a published source",
    "hint_comment": "said of the cell beside",
}


def test_each_rule_has_its_workbook():
    met = {rule for _rows, expected in FAULTS.values() for _level, rule, _sentence in expected}
    assert met - {rule.code for rule in RULES} == {public_notes.RULE}
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
