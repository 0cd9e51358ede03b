"""« 60* » and « * provisoire » under the table: the note is quoted, and said not to be taken over."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

from datetime import date

import pytest

from ptce_data import database
from ptce_data.workbook import footnotes, studies
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.layout import LeftOut
from ptce_data.workbook.sheets import Sheet, Workbook, grid
from tests.fixtures_checks import typed

NOTE = "* provisoire, subvention non encore notifiée"


def test_the_note_of_a_mark_is_quoted_and_the_figure_is_read(small_world):
    rows = [
        ["Pôle", "Indicateur", "Année", "Valeur (k€)", "Source"],
        ["Pôle Chêne", "Fonds propres", "2023", "60*", "Bilan"],
        ["Pôle Ajonc", "Fonds propres", "2023", "70", "Bilan"],
        [NOTE, "", "", "", ""],
    ]
    book = Workbook("x.xlsx", "xlsx", "0" * 64, 10, (Sheet("Aides", grid(rows)),))
    with database.workbench(small_world) as cursor:
        made = studies.study(cursor, book, Decisions(), date(2024, 6, 15))
    (warning,) = made.report.warnings
    assert typed(warning.sentence) == (
        "Feuille Aides, cellule D2 : « 60* » renvoie à la note « provisoire, subvention non encore notifiée », qui n'est pas reprise ; compris : 60 000 €. Si un lecteur doit le savoir, écrivez-le sur la ligne, dans une colonne « Remarque »."
    )
    assert made.claims().claims["value"].to_pylist() == [60_000.0, 70_000.0]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (NOTE, (("*", "provisoire, subvention non encore notifiée"),)),
        ("* estimé ; ** à confirmer", (("*", "estimé"), ("**", "à confirmer"))),
        ("(1) hors bénévoles", ()),
        ("¹ : hors bénévoles", (("¹", "hors bénévoles"),)),
        ("Source : enquête", ()),
        ("*", ()),
    ],
)
def test_notes_are_told_by_their_mark(text, notes):
    sheet = Sheet("A", grid([["x"], [text]]))
    assert footnotes.found(sheet, (LeftOut((2,), "notes sous le tableau"),)) == notes
    assert footnotes.found(sheet, ()) == ()
