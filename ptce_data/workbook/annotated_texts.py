"""An .xlsx with the sheets and texts of a workbook of another kind, its faulty cells shown."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from xlsxwriter.worksheet import Worksheet

from ptce_data.books import Book, cut
from ptce_data.workbook.annotated_sheet import COLOURS, HEADER_ROW, WIDTHS, Mark, Marks, Summary
from ptce_data.workbook.sheets import Range, Sheet, Workbook, address

# A number as the reader writes it, short enough for Excel to hold it whole; `01` is a code.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of creation: the same file gives the same bytes
Formats = dict[str, object]


def annotate(workbook: Workbook, marks: Marks, summary: Summary) -> bytes:
    """The bytes of an .xlsx: the sheets in their order, then the list."""
    with Book(summary.title, _ANY_DAY.replace(tzinfo=None)) as book:
        formats: Formats = {
            level: book.book.add_format({"bg_color": f"#{colour[2:]}"}) for level, colour in COLOURS.items()
        }
        for sheet in workbook.sheets:
            _write_sheet(book, sheet, marks.get(sheet.name, {}), formats)
        _write_summary(book, summary, formats)
    return book.content


def _write_sheet(book: Book, sheet: Sheet, marks: Mapping[str, Mark], formats: Formats) -> None:
    written = book.book.add_worksheet(sheet.name)
    for merged in sheet.merged:
        _merge(written, sheet, merged)
    for column in range(sheet.cells.num_columns):
        for row, text in enumerate(sheet.cells.column(column).to_pylist(), 1):
            if text is not None:
                mark = marks.get(address(row, column))
                _write_cell(written, row - 1, column, text, formats[mark.level] if mark else None)
    _mark(written, sheet, marks, formats)
    for row in sheet.hidden_rows:
        written.set_row(row - 1, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        written.set_column(column, column, None, None, {"hidden": True})
    if not sheet.visible:
        written.hide()


def _merge(written: Worksheet, sheet: Sheet, merged: Range) -> None:
    if (merged.first_row, merged.first_column) != (merged.last_row, merged.last_column):
        text = sheet.text(merged.first_row, merged.first_column)
        first, last = merged.first_row - 1, merged.last_row - 1
        written.merge_range(first, merged.first_column, last, merged.last_column, "", None)
        written.write_string(first, merged.first_column, cut(text))


def _write_cell(written: Worksheet, row: int, column: int, text: str, colour: object) -> None:
    if _NUMBER.fullmatch(text):
        written.write_number(row, column, float(text), colour)
    else:
        written.write_string(row, column, cut(text), colour)


def _mark(written: Worksheet, sheet: Sheet, marks: Mapping[str, Mark], formats: Formats) -> None:
    for cell, mark in marks.items():
        letters = cell.rstrip("0123456789")
        if not sheet.text(int(cell[len(letters) :]), _column(letters)):
            written.write_blank(cell, None, formats[mark.level])
        if mark.text:
            written.write_comment(cell, mark.text, {"x_scale": 2.5, "y_scale": 1.5})


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _write_summary(book: Book, summary: Summary, formats: Formats) -> None:
    sheet = book.add_sheet(summary.name)
    sheet.write_string(0, 0, cut(summary.title), book.title)
    sheet.write_string(1, 0, summary.counts)
    for column, (heading, width) in enumerate(zip(summary.headings, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER_ROW - 1, column, heading, book.header)
    for row, line in enumerate(summary.lines, HEADER_ROW):
        for column, text in enumerate(line.texts):
            sheet.write_string(row, column, cut(text), formats[line.level] if column == 0 else book.wrapped)
        if line.target:
            sheet.write_url(row, 2, f"internal:{line.target}", book.link, string=line.cell)
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.activate()
