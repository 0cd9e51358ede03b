"""One table as a file for people: French Excel opens it, nothing in it runs."""

import io
from datetime import datetime

import openpyxl
import pytest

from ptce_data import cells
from ptce_data.exports import tables
from ptce_data.i18n import speaking
from ptce_data.tables import Column, Table
from tests.worlds import HOSTILE_LINK, HOSTILE_NAME

ABOUT = tables.About(
    version=3, published_at=datetime.fromisoformat("2024-06-01 09:30:00"), selection="Bretagne"
)
TABLE = Table(
    title="Épargne par pôle",
    columns=(
        Column("Pôle"),
        Column("Épargne", "number", "EUR"),
        Column("Part", "number", "%"),
        Column("Année", "year"),
        Column("Source", "link"),
    ),
    rows=(
        ("Pôle Ajonc", 8_000_000.0, 12.5, 2022, "https://exemple.fr/rapport?a=1&b=2"),
        ("Pôle Bruyère", None, 60, 2020, None),
        (HOSTILE_NAME, 18.27, 0.25, 2013, HOSTILE_LINK),
    ),
    notes=("Deux périmètres ne s'additionnent pas.",),
)


def workbook(table=TABLE, about=ABOUT):
    return openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(table, about)))


def one_cell(text):
    return Table("Titre", (Column("Nom"),), ((text,),))


def test_the_french_csv_has_a_mark_semicolons_and_decimal_commas():
    written = tables.csv_bytes(TABLE)
    assert written.startswith(b"\xef\xbb\xbf")
    lines = written.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Pôle;Épargne (euros);Part (%);Année;Source"
    assert lines[1] == "Pôle Ajonc;8000000;12,5;2022;https://exemple.fr/rapport?a=1&b=2"


def test_a_missing_figure_is_not_published_and_a_missing_link_is_empty():
    assert tables.csv_bytes(TABLE).decode("utf-8-sig").split("\r\n")[2] == (
        "Pôle Bruyère;non communiqué;60;2020;"
    )


def test_the_english_csv_has_commas_and_decimal_points():
    with speaking("en"):
        lines = tables.csv_bytes(TABLE).decode("utf-8-sig").split("\r\n")
    assert lines[1] == "Pôle Ajonc,8000000,12.5,2022,https://exemple.fr/rapport?a=1&b=2"
    assert lines[2] == "Pôle Bruyère,not published,60,2020,"


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+33 6", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "＝1+1", "|calc", "%0A=1"],
)
def test_a_text_a_spreadsheet_would_run_is_neutralised_in_csv(formula):
    assert cells.harmless(formula) == "'" + formula


@pytest.mark.parametrize("text", ["Béganne", "L'Accordeur", "a=b", "2 + 2", "", "«\u202f=\u202f»"])
def test_a_harmless_text_stays_as_it_is(text):
    assert cells.harmless(text) == text


def test_a_negative_number_stays_a_number_in_csv():
    table = Table("Écarts", (Column("Écart", "number"),), ((-2.5,),))
    assert tables.csv_bytes(table).decode("utf-8-sig") == "Écart\r\n-2,5\r\n"


def test_a_formula_behind_a_separator_stays_inside_its_cell():
    written = tables.csv_bytes(one_cell("a;=1+1")).decode("utf-8-sig")
    assert written.split("\r\n")[1] == '"a;=1+1"'


def test_a_heading_is_neutralised_too():
    table = Table("Titre", (Column("=1+1"),), ())
    assert tables.csv_bytes(table).decode("utf-8-sig") == "'=1+1\r\n"


def test_the_workbook_says_what_it_is_then_gives_typed_cells():
    book = workbook()
    assert book.sheetnames == ["README", "Données"]
    said = {row[0]: row[1] for row in book["README"].iter_rows(values_only=True) if row[0]}
    assert said["Filtres"] == "Bretagne"
    assert said["Version des données"] == "3, publiée le 1er juin 2024"
    assert said["Remarque"] == "Deux périmètres ne s'additionnent pas."
    first = next(book["Données"].iter_rows(min_row=2))
    assert [cell.value for cell in first] == [
        "Pôle Ajonc",
        8_000_000,
        12.5,
        2022,
        "https://exemple.fr/rapport?a=1&b=2",
    ]
    assert [cell.number_format for cell in first][1:4] == ['#,##0"\u00a0€"', '#,##0.0"\u00a0%"', "0"]
    assert first[4].hyperlink.target == "https://exemple.fr/rapport?a=1&b=2"


def test_the_workbook_keeps_its_header_in_sight():
    sheet = workbook()["Données"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:E4"


def test_every_sheet_prints_across_with_all_its_columns():
    for sheet in workbook():
        # One page wide is the format's default, and so is not written.
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", None, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_row_is_tall_enough_for_the_lines_its_text_takes():
    long = Table("Titre", (Column("Nom"),), (("mot " * 30,), ("court",)), notes=("mot " * 60,))
    book = workbook(long)
    assert book["Données"].column_dimensions["A"].width == pytest.approx(40, abs=1)
    assert [book["Données"].row_dimensions[row].height for row in (2, 3)] == [60, None]
    said = {row[0].value: row[0].row for row in book["README"].iter_rows() if row[0].value}
    readme = book["README"].row_dimensions
    assert [readme[said[label]].height for label in ("Remarque", "Contenu")] == [45, None]


def test_a_single_year_is_a_number_and_a_span_of_years_a_text():
    years = Table("Titre", (Column("Années", "year"),), (("2022",), ("2014–2021",), (2013,), ("",)))
    cells = [row[0].value for row in workbook(years)["Données"].iter_rows(min_row=2)]
    assert cells == [2022, "2014–2021", 2013, ""]


def test_a_missing_figure_is_written_in_words_in_the_workbook():
    assert workbook()["Données"]["B3"].value == "non communiqué"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@x", "\t=1", "{=1+1}", "=HYPERLINK(A1)"])
def test_no_text_becomes_a_formula_in_the_workbook(formula):
    cell = workbook(one_cell(formula))["Données"]["A2"]
    assert (cell.data_type, cell.value) == ("s", formula)


def test_a_dangerous_link_stays_a_text_without_hyperlink():
    cell = workbook()["Données"]["E4"]
    assert (cell.value, cell.hyperlink) == (HOSTILE_LINK, None)


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    value = workbook(one_cell("x" * 40_000))["Données"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_the_same_table_gives_the_same_bytes(monkeypatch):
    first = tables.xlsx_bytes(TABLE, ABOUT), tables.csv_bytes(TABLE)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert (tables.xlsx_bytes(TABLE, ABOUT), tables.csv_bytes(TABLE)) == first


def test_an_empty_table_still_has_its_headings():
    empty = Table("Rien", (Column("Pôle"), Column("Valeur", "number")), ())
    assert tables.csv_bytes(empty).decode("utf-8-sig") == "Pôle;Valeur\r\n"
    assert [cell.value for cell in workbook(empty)["Données"][1]] == ["Pôle", "Valeur"]


def test_about_reads_the_published_version(small_cursor):
    said = tables.about(small_cursor, selection="Bretagne")
    assert said == tables.About(3, datetime.fromisoformat("2024-06-01 09:30:00"), "Bretagne")
