"""Where an issue is, how its rows fold, how texts of a file are quoted."""

import pytest

from ptce_data.i18n import speaking
from ptce_data.workbook import issues
from ptce_data.workbook.issues import Place, Said


def typed(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("Emplois", ("D14",), (14,), 1), "Feuille Emplois, cellule D14"),
        (Place("Emplois", ("D14", "E14"), (14,), 2), "Feuille Emplois, cellules D14 et E14"),
        (
            Place("Emplois", ("D4", "D7", "D8", "D9"), (4, 7, 8, 9), 4),
            "Feuille Emplois, colonne D, lignes 4, 7-9",
        ),
        (Place("Emplois", ("D4", "E7"), (4, 7), 2), "Feuille Emplois, lignes 4, 7"),
        (Place("Emplois"), "Feuille Emplois"),
        (Place("Feuille 1", ("A2",), (2,), 1), "Feuille 1, cellule A2"),
        (Place("", ("A2",), (2,), 1), "Cellule A2"),
        (Place(), ""),
    ],
)
def test_a_place_in_words(place, words):
    assert issues.where(place) == words


def test_consecutive_rows_are_a_range_and_the_rest_is_counted():
    assert issues.rows_in_words((4,)) == "ligne 4"
    assert issues.rows_in_words((9, 4, 8, 7, 4)) == "lignes 4, 7-9"
    assert issues.rows_in_words((4, 7), left=1) == "lignes 4, 7 et 1 autre"
    assert typed(issues.rows_in_words((4, 7), left=1312)) == "lignes 4, 7 et 1 312 autres"
    odd = tuple(range(1, 61, 2))
    assert issues.rows_in_words(odd) == "lignes 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 et 18 autres"


def test_places_are_said_in_english_too():
    with speaking("en"):
        assert issues.where(Place("Jobs", ("D4", "D5"), (4, 5), 2)) == "Sheet Jobs, column D, rows 4-5"


def test_near_names_are_proposed_three_at_most():
    assert issues.did_you_mean(()) == ""
    assert typed(issues.did_you_mean(("Ajonc",))) == "Vouliez-vous dire « Ajonc » ?"
    assert typed(issues.did_you_mean(("A", "B", "C", "D"))) == "Vouliez-vous dire « A », « B » ou « C » ?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ajonc", "« Ajonc »"),
        ("deux\nlignes\t ici", "« deux lignes ici »"),
        ("a\u202eb\x00c\u200bd", "« abcd »"),
        ("x" * 81, f"« {'x' * 79}… »"),
        ("", "« »"),
    ],
)
def test_a_text_of_the_file_is_quoted_on_one_line_without_what_cannot_be_seen(text, words):
    assert " ".join(typed(issues.quoted(text)).split()) == words


def test_an_issue_holds_its_sentence_and_its_parts():
    place = Place("Emplois", ("A4",), (4,), 1)
    said = Said("Le pôle n'existe pas.", "Corrigez.")
    issue = issues.issue("error", "unknown_pole", place, said, found="Ajonk", proposals=("Ajonc",))
    assert (issue.problem, issue.action, issue.found) == ("Le pôle n'existe pas.", "Corrigez.", "Ajonk")
    assert (issue.column, issue.cells, issue.rows, issue.count) == ("A", ("A4",), (4,), 1)
    assert typed(issue.sentence) == (
        "Feuille Emplois, cellule A4 : le pôle n'existe pas. Vouliez-vous dire « Ajonc » ? Corrigez."
    )


def test_a_name_keeps_its_capital_after_the_colon():
    assert issues.continued("La note est trop longue.") == "la note est trop longue."
    assert issues.continued("L'année manque.") == "l'année manque."
    assert issues.continued("Lens n'est pas un pôle.") == "Lens n'est pas un pôle."


def test_a_quotation_within_a_quotation_has_marks_of_its_own():
    assert issues.quoted("vu « hier » par Paul") == "«\u202fvu “hier” par Paul\u202f»"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8300000", "« 8 300 000 »"),
        ("42.5", "« 42,5 »"),
        ("-1250.25", "« -1 250,25 »"),
        ("2025-03-12", "« 12 mars 2025 »"),
        ("2025-03-01 00:00:00", "« 1er mars 2025 »"),
        ("2025-02-31", "« 2025-02-31 »"),
        ("007", "« 007 »"),
        ("1.800,5", "« 1.800,5 »"),
        ("env. 700", "« env. 700 »"),
    ],
)
def test_a_number_or_a_date_of_the_spreadsheet_is_written_as_it_is_read(text, said):
    assert issues.written(text).replace("\u202f", " ") == said


def test_a_year_stays_as_it_is():
    assert issues.dated("2031").replace("\u202f", " ") == "« 2031 »"
