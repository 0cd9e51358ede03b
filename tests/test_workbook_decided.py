"""What a person decided of a file is read so, and remembered for the next one."""

from ptce_data import changes
from ptce_data.workbook import layouts, readings
from ptce_data.workbook.decisions import ColumnDecision, Decisions, Meaning, NewPole, Repair
from ptce_data.workbook.vocabulary import Remembered, Vocabulary
from tests.fixtures_workbooks import (
    LONG,
    REPORT,
    read,
    sheet,
    told,
    workbook,
)


def test_a_repair_is_read_instead_of_the_cell_and_the_file_stays_as_it_was(vocabulary):
    repaired = Decisions(
        repairs=(
            Repair("Bilan", "C7", "8"),
            Repair("Bilan", "A7", "Pôle Chêne"),
            Repair("Bilan", "D6", ""),
            Repair("Ailleurs", "B6", "1"),
            Repair("Bilan", "ZZ99", "1"),
            Repair("Bilan", "néant", "1"),
        )
    )
    entries = read(REPORT, vocabulary, repaired)
    assert told(entries, "cell", "pole_id", "value")[:4] == [
        ("B6", "ajonc", 12),
        ("C6", "ajonc", 14),
        ("B7", "chene", 5),
        ("C7", "chene", 8),
    ]
    assert REPORT.text(7, 3) == "n.c."
    assert REPORT.text(7, 2) == "-"


def test_a_meaning_decides_and_an_empty_one_leaves_the_rows_out(vocabulary):
    decided = Decisions(meanings=(Meaning("pole", "Pôle Houx", "bruyere"), Meaning("indicator", "ETP", "")))
    entries = read(LONG, vocabulary, decided)
    assert told(entries, "cell", "pole_id") == [
        ("D2", "ajonc"),
        ("D3", "ajonc"),
        ("D4", "chene"),
        ("D6", "bruyere"),
    ]


def test_a_pole_to_create_has_an_identifier_nobody_has(vocabulary):
    houx = NewPole("Pôle Houx", "Pôle Ajonc", "53", "56", None, ("culture",), ("autre",), "Un pôle.")
    decided = Decisions(new_poles=(houx,))
    assert readings.new_pole_ids(decided, vocabulary) == {"Pôle Houx": "pole-ajonc"}
    assert told(read(LONG, vocabulary, decided), "pole_id")[-1] == ("pole-ajonc",)
    assert readings.new_pole_id("Pôle Ajonc", {"pole-ajonc", "pole-ajonc-2"}) == "pole-ajonc-3"
    assert readings.new_pole_id("Ô l'Œuvre !", set()) == "o-l-oeuvre"
    assert readings.new_pole_id("***", set()) == "pole"


def test_a_year_of_the_file_stands_where_a_row_has_none(vocabulary):
    rows = sheet(
        ["Pôle", "Année", "Bénévoles"],
        ["Pôle Ajonc", "2020", "1"],
        ["Pôle Chêne", None, "2"],
        ["Pôle Bruyère", "hier", "3"],
    )
    entries = read(rows, vocabulary, Decisions(year=2023))
    assert told(entries, "year", "year_text", "hints") == [
        (2020, "2020", []),
        (2023, "2023", []),
        (None, "hier", ["no_year"]),
    ]


def test_what_was_decided_is_remembered_and_read_again_next_year(vocabulary):
    first = sheet(["PTCE", "CA (k€) 2022"], ["Les ajoncs d'or", "12"], ["Houx", "1"])
    houx = NewPole("Houx", "Pôle Houx", "53", "56", None, ("culture",), ("autre",), "Un pôle.")
    decided = Decisions(
        columns=(ColumnDecision(1, "figure", "turnover"),),
        meanings=(Meaning("pole", "Les ajoncs d'or", "ajonc"), Meaning("pole", "Réseau", "")),
        new_poles=(houx,),
    )
    layout = layouts.propose(workbook(first), vocabulary, decided)
    kept = readings.readings_to_remember(layout, vocabulary, decided)
    assert kept == (
        changes.Reading(layout.shape_key, "column", "CA (k€) 0000", "figure:turnover"),
        changes.Reading(layout.shape_key, "pole", "Les ajoncs d'or", "ajonc"),
        changes.Reading(layout.shape_key, "pole", "Houx", "pole-houx"),
    )
    remembered = tuple(Remembered(one.shape_key, one.kind, one.text, one.meaning) for one in kept)
    later = Vocabulary(
        vocabulary.poles, vocabulary.indicators, vocabulary.sectors, vocabulary.statuses, remembered
    )
    second = sheet(["PTCE", "CA (k€) 2023"], ["LES AJONCS D'OR", "13"], ["Houx", "2"])
    assert told(read(second, later), "pole_id", "indicator", "year", "value", "hints") == [
        ("ajonc", "turnover", 2023, 13_000, ["unit_converted", "pole_remembered"]),
        (None, "turnover", 2023, 2_000, ["unit_converted"]),
    ]


def test_a_pole_remembered_under_its_own_name_is_nothing_to_tell(vocabulary):
    remembered = (Remembered("other", "pole", "PÔLE AJONC", "ajonc"),)
    known = Vocabulary(
        vocabulary.poles, vocabulary.indicators, vocabulary.sectors, vocabulary.statuses, remembered
    )
    rows = sheet(["Pôle", "Bénévoles 2022"], ["Pôle Ajonc", "1"])
    assert told(read(rows, known), "pole_id", "hints") == [("ajonc", [])]


def test_a_nickname_of_a_pole_holds_in_files_of_another_shape(vocabulary):
    remembered = (Remembered("other", "pole", "Les ajoncs d'or", "ajonc"),)
    known = Vocabulary(
        vocabulary.poles, vocabulary.indicators, vocabulary.sectors, vocabulary.statuses, remembered
    )
    rows = sheet(["Pôle", "Bénévoles 2022"], ["Les ajoncs d'or", "1"])
    assert told(read(rows, known), "pole_id") == [("ajonc",)]
