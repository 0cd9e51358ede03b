"""A native table on a slide: as many rows as the slide holds, each as tall as its texts need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from ptce_data.exports.slide_deck import Box, Paragraph, Run, describe, fill
from ptce_data.exports.slide_text import LINE, Fitted, fitted, lines, plain
from ptce_data.exports.tables import heading
from ptce_data.tables import Column, Table, written

MOST_COLUMNS = 7
SIZES = (14, 13, 12, 11)
LONGEST_SHARE, SHORTEST_SHARE = 40, 11  # signs that count in a column's width
ACROSS, DOWN = 6.0, 3.0  # points around a text


@dataclass(frozen=True)
class _Laid:
    """Texts line by line, the heading's first, with the size they are written at."""

    texts: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: int


def add_table(slide: Slide, table: Table, box: Box) -> int:
    """The table without its addresses, which cannot be typed from a slide; how many rows found no room."""
    laid = _laid(_texts(table), box)
    place = Box(box.left, box.top, box.width, sum(laid.heights))
    frame = slide.shapes.add_table(len(laid.texts), len(laid.widths), *place.emus)
    frame.name = plain(table.title)
    describe(frame.element, table.title)
    for column, wide in zip(frame.table.columns, laid.widths, strict=True):
        column.width = Pt(wide)
    for row, tall in zip(frame.table.rows, laid.heights, strict=True):
        row.height = Pt(tall)
    numbers = [one.kind == "number" for one in _shown(table)]
    for row, line in enumerate(laid.texts):
        for column, text in enumerate(line):
            room = (laid.widths[column] - 2 * ACROSS, laid.heights[row])
            cell = frame.table.cell(row, column)
            _write(cell, fitted(text, room, (laid.size,)), header=row == 0, number=numbers[column])
    return len(table.rows) - (len(laid.texts) - 1)


def _shown(table: Table) -> list[Column]:
    return [one for one in table.columns if one.kind != "link"][:MOST_COLUMNS]


def _texts(table: Table) -> list[tuple[str, ...]]:
    kept = [(place, one) for place, one in enumerate(table.columns) if one in _shown(table)]
    headings = tuple(plain(heading(one)) for _place, one in kept)
    return [headings, *(tuple(plain(written(row[place], one)) for place, one in kept) for row in table.rows)]


def _laid(texts: Sequence[tuple[str, ...]], box: Box) -> _Laid:
    """At the largest size at which every row holds; else as many rows as the smallest allows."""
    shares = [
        max(SHORTEST_SHARE, *(min(LONGEST_SHARE, len(line[place])) for line in texts))
        for place in range(len(texts[0]))
    ]
    widths = tuple(box.width * share / sum(shares) for share in shares)
    tried = ((size, [_height(line, widths, size) for line in texts]) for size in SIZES)
    *larger, smallest = tried
    size, heights = next((one for one in larger if sum(one[1]) <= box.height), smallest)
    while len(heights) > 1 and sum(heights) > box.height:
        heights.pop()
    return _Laid(tuple(texts[: len(heights)]), widths, tuple(heights), size)


def _height(line: Sequence[str], widths: Sequence[float], size: int) -> float:
    most = max(lines(text, size, wide - 2 * ACROSS) for text, wide in zip(line, widths, strict=True))
    return min(most, 3) * size * LINE + 2 * DOWN


def _write(cell: Any, made: Fitted, *, header: bool, number: bool) -> None:
    colour = "BACKGROUND_1" if header else ""
    fill(cell.text_frame, [Paragraph((Run(made.text, bold=header),), made.size, colour)])
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    cell.margin_left = cell.margin_right = Pt(ACROSS)
    cell.margin_top = cell.margin_bottom = Pt(DOWN)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if header:
        cell.fill.solid()
        cell.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
