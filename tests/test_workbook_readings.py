"""The rows of a sheet as entries: as written and as understood."""

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data.workbook import layouts, readings
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.entries import ENTRIES
from ptce_data.workbook.numbers import understood
from ptce_data.workbook.readings import Unknown
from ptce_data.workbook.sheets import Range
from tests.fixtures_workbooks import (
    BLANK_POLES,
    BY_REGION,
    LONG,
    MERGED_POLES,
    ONE_POLE,
    REPORT,
    read,
    sheet,
    told,
    workbook,
)


def test_a_cell_with_a_unit_of_its_own_is_told_apart_from_its_column(vocabulary):
    entries = read(
        sheet(
            ["Pôle", "Épargne locale (k€) 2022", "Bénévoles (personnes) 2022"],
            ["Pôle Ajonc", "4,2 M€", "12 personnes"],
            ["Pôle Bruyère", "1,8 M", "12"],
            ["Pôle Chêne", "300 k€", "12 €"],
        ),
        vocabulary,
    )
    assert told(entries, "cell", "value", "hints") == [
        ("B2", 4_200_000, ["scaled", "own_unit"]),
        ("C2", 12, []),
        ("B3", 1_800_000, ["scaled", "own_unit"]),
        ("C3", 12, []),
        ("B4", 300_000, ["scaled"]),
        ("C4", 12, []),
    ]


def test_a_wide_sheet_gives_one_entry_a_filled_cell_by_row_then_column(vocabulary):
    entries = read(REPORT, vocabulary)
    assert entries.schema == ENTRIES
    assert told(
        entries, "entry", "cell", "pole_id", "indicator", "year", "reading", "value", "qualifier"
    ) == [
        (1, "B6", "ajonc", "jobs_created", 2021, "figure", 12, "exact"),
        (2, "C6", "ajonc", "jobs_created", 2022, "figure", 14, "approx"),
        (3, "D6", "ajonc", "local_savings", 2022, "figure", 1_800_000, "exact"),
        (4, "B7", "bruyere", "jobs_created", 2021, "figure", 5, "at_least"),
        (5, "C7", "bruyere", "jobs_created", 2022, "missing", None, "exact"),
        (6, "D7", "bruyere", "local_savings", 2022, "missing", None, "exact"),
        (7, "B8", "chene", "jobs_created", 2021, "figure", 20, "exact"),
        (8, "C8", "chene", "jobs_created", 2022, "figure", 20, "approx"),
        (9, "D8", "chene", "local_savings", 2022, "figure", 200_500, "exact"),
    ]
    assert told(entries, "unit_text", "unit", "hints")[2] == ("k€", "EUR", ["unit_converted"])
    assert told(entries, "unit_text", "unit", "hints")[5] == ("k€", "EUR", [])
    assert told(entries, "value_text", "row", "year_text", "indicator_text")[1] == (
        "env. 14",
        6,
        "2022",
        "Emplois créés 2022",
    )


def test_a_long_sheet_gives_one_entry_a_row_with_all_that_stands_beside_the_value(vocabulary):
    entries = read(LONG, vocabulary)
    assert told(
        entries, "cell", "pole_id", "indicator", "year", "year_basis", "value", "unit", "qualifier"
    ) == [
        ("D2", "ajonc", "jobs_created", 2022, "stated", 14, "emplois", "exact"),
        ("D3", "ajonc", "local_savings", 2022, "stated", 1_800_000, "EUR", "approx"),
        ("D4", "chene", "installed_power", 2021, "stated", 18.3, "MW", "exact"),
        ("D5", "chene", "jobs_fte", 2021, "estimated", 12.5, "ETP", "at_least"),
        ("D6", None, "jobs_created", None, "stated", 12, "emplois", "exact"),
    ]
    assert told(entries, "perimeter", "note", "visibility", "source_title", "source_url") == [
        ("", "ok", "public", "Rapport A", "https://exemple.fr"),
        ("parc A", "", "confidential", "", ""),
        ("", "", None, "", ""),
        ("", "", None, "", ""),
        ("", "", None, "", ""),
    ]
    assert told(entries, "hints") == [
        ([],),
        (["scaled", "year_range"],),
        (["unit_converted", "from_date"],),
        ([],),
        (["worded", "two_digit_year", "unknown_qualifier"],),
    ]


def test_what_a_file_says_that_nobody_knows_is_listed_with_what_it_may_be(vocabulary):
    found = readings.unknown(read(LONG, vocabulary), vocabulary)
    assert [(one.kind, one.text, one.figures, one.cells) for one in found] == [
        ("pole", "Pôle Houx", 1, ("D6",)),
        ("qualifier", "à la louche", 1, ("D6",)),
        ("visibility", "peut-être", 1, ("D6",)),
    ]


def test_the_same_unknown_name_is_one_line_with_its_first_cells(vocabulary):
    rows = [["Pôle Ajon", str(n)] for n in range(5)]
    one = sheet(["Pôle", "Bénévoles 2022"], *rows, ["Houx", "9"])
    found = readings.unknown(read(one, vocabulary), vocabulary)
    assert [(one.text, one.figures, one.cells) for one in found] == [
        ("Pôle Ajon", 5, ("B2", "B3", "B4")),
        ("Houx", 1, ("B7",)),
    ]
    assert [match.code for match in found[0].proposals] == ["ajonc"]
    assert found[1] == Unknown("pole", "Houx", 1, ("B7",))


def test_years_across_and_indicators_down_are_turned_into_entries(vocabulary):
    entries = read(ONE_POLE, vocabulary)
    assert told(entries, "cell", "indicator", "year", "value", "unit", "reading") == [
        ("C3", "jobs_created", 2020, 10, "emplois", "figure"),
        ("D3", "jobs_created", 2021, 12, "emplois", "figure"),
        ("E3", "jobs_created", 2022, 15, "emplois", "figure"),
        ("C4", "turnover_members", 2020, 1_200_000, "EUR", "figure"),
        ("D4", "turnover_members", 2021, 1_300_500, "EUR", "figure"),
        ("E4", "turnover_members", 2022, None, "EUR", "missing"),
        ("C5", "volunteers", 2020, 20, "personnes", "figure"),
        ("D5", "volunteers", 2021, 25, "personnes", "figure"),
        ("E5", "volunteers", 2022, None, "personnes", "error"),
    ]
    assert set(told(entries, "pole_id")) == {("chene",)}


@pytest.mark.parametrize("one", [MERGED_POLES, BLANK_POLES])
def test_a_pole_named_once_holds_for_the_rows_under_it(vocabulary, one):
    assert told(read(one, vocabulary), "pole_id", "indicator", "value") == [
        ("ajonc", "jobs_created", 12),
        ("ajonc", "volunteers", 30),
        ("chene", "jobs_created", 7),
        ("chene", "volunteers", 9),
    ]


def test_a_pole_forgotten_once_is_not_taken_from_the_row_above(vocabulary):
    named = [["Pôle Ajonc", "1"] for _ in range(9)]
    entries = read(sheet(["Pôle", "Bénévoles 2022"], *named, [None, "2"]), vocabulary)
    assert told(entries, "pole_id")[-1] == (None,)


def test_what_is_left_out_is_not_read(vocabulary):
    assert told(read(BY_REGION, vocabulary), "cell", "value") == [
        ("B3", 12),
        ("D3", 30),
        ("B7", 7),
        ("D7", 9),
    ]
    kept = read(BY_REGION, vocabulary, Decisions(rows_kept=(4,)))
    assert told(kept, "cell")[2:4] == [("B4",), ("D4",)]


@pytest.mark.parametrize(
    ("indicator", "text", "unit", "value"),
    [
        ("Puissance installée", "1.253", "MW", 1.253),
        ("Puissance installée", "1,250", "MW", 1.25),
        ("Puissance installée", "1.800", "MW", 1_800),
        ("Emplois créés", "1.250", "emplois", 1_250),
        ("Emplois créés", "1,250", "emplois", 1_250),
        ("Épargne locale", "1.250", "EUR", 1_250),
    ],
)
def test_an_ambiguous_separator_is_read_as_its_unit_makes_likely_and_told(
    vocabulary, indicator, text, unit, value
):
    rows = sheet(["Pôle", "Indicateur", "Année", "Valeur"], ["Pôle Ajonc", indicator, "2022", text])
    entries = read(rows, vocabulary)
    assert told(entries, "value", "unit", "hints") == [(value, unit, ["ambiguous_separator"])]


@pytest.mark.parametrize(
    ("heading", "text", "value", "unit"),
    [
        ("Épargne locale (k€) 2022", "12", 12_000, "EUR"),
        ("Épargne locale (k€) 2022", "12 €", 12, "EUR"),
        ("Épargne locale (k€) 2022", "1,2 M€", 1_200_000, "EUR"),
        ("Épargne locale (k€) 2022", "1,2 M", 1_200_000, "EUR"),
        ("Épargne locale en M€ 2022", "1,1", 1_100_000, "EUR"),
        ("Puissance installée (kW) 2022", "1,1", 0.0011, "MW"),
        ("Électricité produite (GWh) 2022", "18,3", 18_300, "MWh"),
        ("Surface bâtie (ha) 2022", "0,3", 3_000, "m²"),
        ("Emplois créés 2022", "12 ETP", 12, "ETP"),
        ("Bénévoles 2022", "15 k€", 15_000, "EUR"),
        ("Bénévoles (k€) 2022", "15", 15, "EUR"),
        ("Emplois créés 2022", "12 salariés", 12, "emplois"),
        ("Emplois créés 2022", "12 zorglubs", 12, None),
        ("Taux de valorisation 2022", "12 %", 12, "%"),
    ],
)
def test_the_unit_of_a_heading_applies_unless_the_cell_has_its_own(vocabulary, heading, text, value, unit):
    entries = read(sheet(["Pôle", heading], ["Pôle Ajonc", text]), vocabulary)
    assert told(entries, "value", "unit") == [(value, unit)]


def test_a_source_that_is_an_address_is_a_link_too(vocabulary):
    rows = sheet(
        ["Pôle", "Bénévoles 2022", "Source"],
        ["Pôle Ajonc", "1", "https://exemple.fr/a"],
        ["Pôle Chêne", "2", "Rapport"],
    )
    assert told(read(rows, vocabulary), "source_title", "source_url") == [
        ("https://exemple.fr/a", "https://exemple.fr/a"),
        ("Rapport", ""),
    ]


def test_a_near_name_is_taken_and_told(vocabulary):
    rows = sheet(["Pôle", "Bénévoles 2022"], ["Pôle Bruyèrre", "1"])
    assert told(read(rows, vocabulary), "pole_id", "hints") == [("bruyere", ["pole_near"])]


def test_hundreds_of_different_numbers_are_read_as_one_by_one(vocabulary):
    """The fast way and the slow one agree: plain, French, English, ambiguous, worded."""
    texts = [str(n) for n in range(0, 3000, 7)] + [f"{n / 7:.4f}" for n in range(200)]
    texts += [f"{n // 1000} {n % 1000:03}" for n in range(1000, 90000, 991)] + ["1.234", "1,5", "n.c.", "dix"]
    rows = sheet(["Pôle", "Épargne locale 2022"], *(["Pôle Ajonc", text] for text in texts))
    assert told(read(rows, vocabulary), "value") == [(understood(text).value,) for text in texts]


def test_a_template_handed_back_untouched_reads_as_it_was_written(vocabulary):
    rows = sheet(
        [
            "Pôle",
            "Indicateur",
            "Année",
            "Valeur",
            "Unité",
            "Précision",
            "Périmètre",
            "Confidentiel",
            "Source",
            "Lien de la source",
            "Note",
        ],
        [
            "Pôle Ajonc",
            "Emplois créés",
            "2013 (estimée)",
            "12",
            "emplois",
            "plus de",
            "parc A",
            "non",
            "Rapport",
            "https://exemple.fr",
            "a ; «\u202fb\u202f»",
        ],
        [
            "Pôle Chêne",
            "Épargne locale mobilisée",
            "2015",
            "200000",
            "euros",
            "environ",
            "",
            "oui",
            "",
            "",
            "",
        ],
        [None, None, None, None, ""],
        name="À remplir",
    )
    entries = read(rows, vocabulary)
    names = ("year", "year_basis", "value", "unit", "qualifier", "perimeter", "visibility", "note", "hints")
    assert told(entries, *names) == [
        (2013, "estimated", 12, "emplois", "at_least", "parc A", "public", "a ; «\u202fb\u202f»", []),
        (2015, "stated", 200_000, "EUR", "approx", "", "confidential", "", []),
    ]


TEXTS = st.one_of(
    st.sampled_from(
        (
            "Pôle",
            "Pôle Ajonc",
            "Indicateur",
            "Emplois créés",
            "2022",
            "Année",
            "Valeur",
            "12",
            "Total",
            "k€",
            "",
        )
    ),
    st.none(),
    st.text(max_size=12),
)


@given(
    rows=st.lists(st.lists(TEXTS, max_size=5), max_size=8),
    shape=st.sampled_from((None, "long", "wide")),
    header_row=st.sampled_from((None, 1, 2, 9)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_sheet_makes_the_reading_fail(vocabulary, rows, shape, header_row):
    decided = Decisions(shape=shape, header_row=header_row)
    one = sheet(*rows, merged=(Range(1, 0, 2, 1),), hidden_rows=frozenset({3}))
    layout = layouts.propose(workbook(one), vocabulary, decided)
    entries = readings.read(one, layout, vocabulary, decided)
    assert entries.schema == ENTRIES
    assert all(one.figures for one in readings.unknown(entries, vocabulary))


def test_a_sheet_without_a_figure_has_no_entry(vocabulary):
    rows = sheet(["Pôle", "Indicateur", "Année", "Valeur"], ["Pôle Ajonc", "Bénévoles", "2022", "  "])
    entries = read(rows, vocabulary)
    assert (entries.num_rows, entries.schema) == (0, ENTRIES)
    assert readings.unknown(entries, vocabulary) == ()


def test_cells_in_several_pieces_are_read_as_one_column(vocabulary):
    cells = pa.concat_tables([LONG.cells.slice(0, 3), LONG.cells.slice(3)])
    pieces = type(LONG)(LONG.name, cells)
    assert read(pieces, vocabulary).equals(read(LONG, vocabulary))
