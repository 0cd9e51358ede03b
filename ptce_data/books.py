"""Workbooks written the same way: frozen headers, widths, typed cells, no formula, fixed properties."""

import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

import xlsxwriter

from ptce_data import formats, markup
from ptce_data.cells import Cell
from ptce_data.i18n import gettext as _

LONGEST_TEXT = 32_767  # of one cell, by the format
LONGEST_LINK = 2_000
MOST_LINKS = 65_000  # of one sheet, by Excel
WIDEST = 40  # in characters; a longer text goes on below, in a row tall enough for it
LINK_WIDTH = 24
LINE_HEIGHT = 15  # points
TALLEST = 400  # points; Excel stops at 409
LABELS, TEXTS = 34, 100  # widths of the README's two columns
PAPER_A4 = 9
README = "README"
_FIXED_FORMATS = {"year": "0", "count": "#,##0", "coordinate": "0.0000"}


@dataclass(frozen=True)
class Line:
    """One line of a README sheet."""

    label: str
    text: str


@dataclass(frozen=True)
class SheetColumn:
    """kind: text, number, year, link, count or coordinate; about explains it on the README sheet."""

    heading: str
    kind: str = "text"
    unit: str = ""
    about: str = ""


class Book:
    """A workbook being written; `content` holds its bytes once the block ends.

    `book` is XlsxWriter's own, for what only one kind of file needs (drop-downs, formulas).
    """

    def __init__(self, title: str, published_at: datetime) -> None:
        self.content = b""
        self._buffer = io.BytesIO()
        # Strings stay strings: nothing becomes a formula, a link or a number by its looks.
        self.book = xlsxwriter.Workbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.book.set_properties({"title": cut(title, 255), "created": published_at})
        self.header = self.book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF2"}
        )
        self.bold = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.wrapped = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.top = self.book.add_format({"valign": "top"})
        self.link = self.book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
        self._formats: dict[str, object] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.book.close()
        self.content = self._buffer.getvalue()

    def add_sheet(self, name: str) -> xlsxwriter.worksheet.Worksheet:
        """A sheet that prints across, to be filled by the caller."""
        sheet = self.book.add_worksheet(name)
        _fit_pages(sheet)
        return sheet

    def write_readme(self, title: str, lines: Iterable[Line], name: str = README) -> None:
        """A sheet that says what the file is, line by line."""
        sheet = self.add_sheet(name)
        sheet.set_column(0, 0, LABELS)
        sheet.set_column(1, 1, TEXTS)
        sheet.write_string(0, 0, cut(title), self.title)
        for number, line in enumerate(lines, 2):
            sheet.write_string(number, 0, cut(line.label), self.bold)
            sheet.write_string(number, 1, cut(line.text), self.wrapped)
            # Said here: LibreOffice gives a row one line's height, and prints the rest over the next.
            sheet.set_row(number, height([(line.label, LABELS), (line.text, TEXTS)]))

    def write_sheet(self, name: str, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Cell]]) -> None:
        """A sheet whose header stays in sight, with a filter on every column."""
        sheet = self.add_sheet(name)
        for place, column in enumerate(columns):
            values = [row[place] for row in rows]
            sheet.set_column(place, place, _width(column, values))
            sheet.write_string(0, place, cut(column.heading), self.header)
            self._write_column(sheet, place, column, values)
        sheet.set_row(0, height([(c.heading, _width(c, ())) for c in columns]))
        folded = [place for place, column in enumerate(columns) if column.kind == "text"]
        for line, row in enumerate(rows, 1):
            tall = height([(str(row[place] or ""), WIDEST) for place in folded])
            if tall > LINE_HEIGHT:
                sheet.set_row(line, tall)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), max(len(columns) - 1, 0))
        sheet.repeat_rows(0)
        # An address longer than its column would otherwise widen the page.
        sheet.print_area(0, 0, max(len(rows), 1), max(len(columns) - 1, 0))

    def _write_column(
        self, sheet: xlsxwriter.worksheet.Worksheet, place: int, column: SheetColumn, values: list[Cell]
    ) -> None:
        links = column.kind == "link" and len(values) <= MOST_LINKS
        for line, value in enumerate(values, 1):
            if value is None:
                if column.kind == "number":
                    sheet.write_string(line, place, formats.missing(), self.top)
            elif isinstance(value, bool):
                sheet.write_string(line, place, _("oui") if value else _("non"), self.top)
            elif isinstance(value, str) and not (column.kind == "year" and _is_year(value)):
                link = markup.safe_link(value) if links and len(value) <= LONGEST_LINK else None
                if link is None or sheet.write_url(line, place, link, self.link, string=value) < 0:
                    text_format = self.wrapped if column.kind == "text" else self.top
                    sheet.write_string(line, place, cut(value), text_format)
            else:
                number = float(value)
                sheet.write_number(line, place, number, self.number_format(number_code(column, number)))

    def number_format(self, code: str) -> object:
        if code not in self._formats:
            self._formats[code] = self.book.add_format({"num_format": code, "valign": "top"})
        return self._formats[code]


def _fit_pages(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    """Printed across: as many pages as needed, each holding every column."""
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)


def height(texts: Sequence[tuple[str, int]]) -> float:
    """A row's height in points, for texts each in a column of so many characters."""
    most = max((_folded(text, width) for text, width in texts), default=1)
    return min(TALLEST, LINE_HEIGHT * most)


def _folded(text: str, width: int) -> int:
    """How many lines a text takes; a tenth of the width is lost to whole words and wide letters."""
    room = max(1, width * 9 // 10)
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def _is_year(text: str) -> bool:
    return re.fullmatch(r"[0-9]{4}", text) is not None


def number_code(column: SheetColumn, value: float) -> str:
    """Excel's code; the reader's own settings choose the separators (`1 234,5` in French)."""
    if column.kind in _FIXED_FORMATS:
        return _FIXED_FORMATS[column.kind]
    decimals = next((places for places in (0, 1) if round(value, places) == value), 2)
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    symbol = {"EUR": "€", "%": "%"}.get(column.unit, "")
    return f'{digits}"\u00a0{symbol}"' if symbol else digits


def _width(column: SheetColumn, values: Iterable[Cell]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    widest = LINK_WIDTH if column.kind == "link" else WIDEST
    return min(widest, max(10, longest + 2, min(len(column.heading) + 2, 24)))


def cut(text: str, most: int = LONGEST_TEXT) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
