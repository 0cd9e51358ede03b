"""A large sheet cut in two says what the whole says, cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import xlsxwriter

from ptce_data.workbook import (
    container,
    container_xlsx,
    sheet_halves,
    worker_cells,
    worker_parse,
    worker_xlsx,
)
from ptce_data.workbook.sheet_halves import Halves
from ptce_data.workbook.worker_answer import Answer

SHEET_PART = "xl/worksheets/sheet2.xml"


def a_workbook() -> bytes:
    """A sheet before, then one from C3 to G40 with gaps, an error, a percentage, a control character."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Avant").write_row(0, 0, ["un", 1])
        sheet = book.add_worksheet("Chiffres")
        for row in range(2, 40):
            sheet.write_row(row, 2, [f"Pôle {row}", row, row / 3])
        sheet.write_number(30, 5, 0.07, book.add_format({"num_format": "0 %"}))
        sheet.write_formula(35, 6, "=1/0", None, "#DIV/0!")
        sheet.write_string(38, 2, "caché\u200b ici\u202e")
        sheet.merge_range("C50:D50", "Note")
        sheet.set_row(33, None, None, {"hidden": True})
    return out.getvalue()


def with_rows(content: bytes, change: re.Pattern[bytes], by: bytes) -> bytes:
    """The same file, the XML of its second sheet changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            xml = given.read(name)
            made.writestr(name, change.sub(by, xml) if name == SHEET_PART else xml)
    return out.getvalue()


def halves_of(content: bytes) -> Halves | None:
    parts = container.checked_parts(container.recognised(content))
    return sheet_halves.cut(parts, container_xlsx.entries(parts))


def read(content: bytes, *, in_halves: bool) -> Answer:
    found = container.recognised(content)
    with ThreadPoolExecutor(2) as pool:
        begun = None if in_halves else pool.submit(worker_parse.parsed, content)
        return worker_xlsx.xlsx(found, container.checked_parts(found), pool, begun)


def test_what_is_read_in_halves_is_what_is_read_whole() -> None:
    content = a_workbook()

    halves = halves_of(content)
    whole, cut = read(content, in_halves=False), read(content, in_halves=True)

    assert halves is not None
    assert (halves.at, halves.above) == (1, 22)
    assert cut == whole
    cells = worker_cells.sheet_table(cut.sheets[1].columns)
    assert cells["C"][38].as_py() == "caché ici"
    assert cells["F"][30].as_py() == "7 %"
    assert cells["G"][35].as_py() == "#DIV/0!"
    assert cells["C"][49].as_py() == "Note"
    assert worker_cells.sheet_table(cut.sheets[0].columns)["A"].to_pylist() == ["un"]


@pytest.mark.parametrize(
    ("change", "by"),
    [
        # The last row says that it is the second one.
        (re.compile(rb'<row r="50"(.*?)"C50"'), rb'<row r="2"\1"C2"'),
        # The third row says that it is the sixtieth.
        (re.compile(rb'<row r="3"(.*?)"C3"(.*?)"D3"(.*?)"E3"'), rb'<row r="60"\1"C60"\2"D60"\3"E60"'),
        # A cell of the thirty-ninth row, then of the last one, says that it is in the fifth.
        (re.compile(rb'<c r="C39"'), rb'<c r="C5"'),
        (re.compile(rb'<c r="C50"'), rb'<c r="C5"'),
        # A cell of the third row says that it is in the sixtieth.
        (re.compile(rb'<c r="C3"'), rb'<c r="C60"'),
    ],
)
def test_rows_and_cells_out_of_order_are_read_whole(change: re.Pattern[bytes], by: bytes) -> None:
    content = with_rows(a_workbook(), change, by)
    untouched = read(a_workbook(), in_halves=False)

    assert halves_of(content) is not None
    assert read(content, in_halves=False) != untouched
    assert read(content, in_halves=True) == read(content, in_halves=False)


def test_a_sheet_with_a_comment_is_not_cut() -> None:
    content = with_rows(a_workbook(), re.compile(rb"</sheetData>"), b'<!-- <row r="60"> --></sheetData>')

    assert halves_of(content) is None
    assert read(content, in_halves=True) == read(a_workbook(), in_halves=False)


def test_rows_without_a_number_are_not_cut() -> None:
    content = with_rows(a_workbook(), re.compile(rb'(<row[^>]*) r="\d+"'), rb"\1")

    assert halves_of(content) is None


def test_a_small_workbook_is_parsed_whole() -> None:
    assert not sheet_halves.worthwhile(container.recognised(a_workbook()))


def test_a_workbook_made_mostly_of_shared_texts_is_parsed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_halves, "LEAST_BYTES", 0)

    assert sheet_halves.worthwhile(container.recognised(with_column(lambda row: row)))
    assert not sheet_halves.worthwhile(container.recognised(with_column(lambda row: f"{row}" * 100)))


def with_column(cell: Callable[[int], object]) -> bytes:
    """A workbook of one column and a thousand rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write_column(0, 0, [cell(row) for row in range(1_000)])
    return out.getvalue()
