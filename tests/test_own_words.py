"""A remark on several rows is one line of the report; in each cell of the workbook it speaks of that cell."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import io
from datetime import date

import openpyxl
import pytest

from ptce_data import database
from ptce_data.workbook import annotated, own_words, reader, studies
from ptce_data.workbook.decisions import Decisions
from tests import messy_workbooks as messy
from tests.fixtures_checks import typed


@pytest.fixture
def study(small_world):
    def _study(rows):
        content = messy.workbook({"Fonds": rows})
        with database.workbench(small_world) as cursor:
            workbook = reader.read(content, "fonds.xlsx")
            return content, studies.study(cursor, workbook, Decisions(), date(2024, 6, 15))

    return _study


def comments(content, made):
    back = annotated.annotated(content, made.workbook, made.report.issues, made.report.marks).content
    sheet = openpyxl.load_workbook(io.BytesIO(back))["Fonds"]
    return {cell.coordinate: typed(cell.comment.text) for row in sheet for cell in row if cell.comment}


def test_each_cell_of_a_folded_line_speaks_of_its_own_value(study):
    rows = [
        ["Pôle", "Fonds propres 2023 (k€)"],
        ["Pôle Ajonc", 35],
        ["Pôle Chêne", 210],
        ["Pôle Bruyère", 50],
    ]
    content, made = study(rows)
    (line,) = [one for one in made.report.issues if one.rule == "hint_unit_converted"]
    assert (line.cells, line.count) == (("B2", "B3", "B4"), 3)
    said = "« k€ » est converti dans l'unité de « Fonds propres » ;"
    assert comments(content, made) == {
        "B2": f"Remarque : {said} « 35 » est compris : 35 000 €.",
        "B3": f"Remarque : {said} « 210 » est compris : 210 000 €.",
        "B4": f"Remarque : {said} « 50 » est compris : 50 000 €.",
    }


def test_both_cells_of_a_contradiction_speak_of_their_own_value(study):
    rows = [["Pôle", "Bénévoles 2023"], ["Pôle Ajonc", 15], ["Pôle Ajonc", 16]]
    content, made = study(rows)
    advice = "Gardez une seule des deux valeurs, ou donnez à chacune son périmètre ou sa source."
    assert comments(content, made) == {
        "B2": f"Erreur : « 15 personnes », mais la cellule B3 dit 16 personnes pour « Pôle Ajonc », « Bénévoles », 2023. {advice}",
        "B3": f"Erreur : « 16 », mais la cellule B2 dit 15 personnes pour « Pôle Ajonc », « Bénévoles », 2023. {advice}",
    }


def test_the_problem_of_a_cell_to_correct_is_its_own(study):
    rows = [["Pôle", "Bénévoles 2023"], ["Pôle Ajonc", 15.5], ["Pôle Chêne", 31.5]]
    _content, made = study(rows)
    (line,) = [one for one in made.report.issues if one.rule == "decimals"]
    told = "n'est pas un nombre entier ; « Bénévoles » se compte en personnes."
    assert [typed(own_words.problem(line, cell)) for cell in line.cells] == [
        f"« 15,5 » {told}",
        f"« 31,5 » {told}",
    ]
