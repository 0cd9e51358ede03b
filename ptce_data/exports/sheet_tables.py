"""Tables on paper: the columns a page has room for, links on the words before them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

from ptce_data import formats, tables
from ptce_data.exports import address, sheet_letters
from ptce_data.exports.vega_look import plain
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.tables import Column, Table

Data = dict[str, Any]

LEAST_LETTERS, ROOM, STEP = 5, 2, 3  # of a column, between two, moved from one to another at once
SHORT = 12  # a text kept on one line
NARROW, WIDE = 24, 60  # the narrowest and widest that a column of long texts may be
PAGE_LETTERS = 130  # on the width of a page


def printed(table: Table, most_rows: float = math.inf) -> Data:
    """The first columns, as many as fit, and the first rows; an address is the link of the cell before it."""
    rows = [row for place, row in enumerate(table.rows) if place < most_rows]
    short = replace(table, rows=tuple(rows))
    shown = [i for i, column in enumerate(table.columns) if column.kind != "link"]
    texts = [[table.columns[i].heading, *_column(short, i)] for i in shown]
    kept = shown[: _fitting(texts)]
    return {
        "title": sheet_letters.titled(table.title, _("Sans titre")),
        "headings": [plain(table.columns[i].heading) for i in kept],
        "numbers": [table.columns[i].kind == "number" for i in kept],
        "widths": _widths(texts[: len(kept)]),
        "rows": [[_cell(table, row, i) for i in kept] for row in rows],
        "notes": [*_rows_left(len(table.rows) - len(rows)), *_columns_left(len(shown) - len(kept))],
    }


def _rows_left(n: int) -> list[str]:
    text = ngettext(
        "{n} autre ligne est dans le classeur Excel.", "{n} autres lignes sont dans le classeur Excel.", n
    )
    return [text.format(n=n)] if n else []


def _columns_left(n: int) -> list[str]:
    return [_("Les autres colonnes sont dans le classeur Excel.")] if n else []


def elsewhere(table: Table) -> str:
    """Where a table too long for paper is."""
    return _(
        "Le tableau «\u202f{title}\u202f» ({n} lignes) se trouve sur la page et dans le classeur Excel."
    ).format(title=plain(table.title), n=formats.number(len(table.rows), 0))


def _column(table: Table, i: int) -> list[str]:
    return [_written(row, table.columns[i], i) for row in table.rows]


def _fitting(columns: Sequence[Sequence[str]]) -> int:
    """How many of the first columns fit on a page, long ones at their narrowest; one at least."""
    used = 0
    for count, texts in enumerate(columns):
        used += min(max(map(len, texts)), NARROW) + ROOM
        if used > PAGE_LETTERS and count:
            return count
    return len(columns)


def _widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """The letters of each column, shared out again as long as that saves lines."""
    # A heading is in bold: it needs the room of its cell whatever its words.
    least = [max(LEAST_LETTERS, _least(head) + ROOM, *map(_least, texts)) for head, *texts in columns]
    widths = _shares([max(map(len, texts)) for texts in columns], least)
    lines = _lines(columns, widths)
    while better := _better(columns, widths, least, lines):
        widths, lines = better
    return widths


def _least(text: str) -> int:
    """A short text stays on one line, with the room of its cell; a long one is cut between words."""
    if len(text) <= SHORT:
        return len(text) + (ROOM if " " in text else 0)
    return max(map(len, text.split()), default=0)


def _shares(longest: Sequence[int], least: Sequence[int]) -> list[int]:
    """Each column as wide as its longest text, but for the long ones where there is no room."""
    room = PAGE_LETTERS - ROOM * len(longest)
    for widest in range(WIDE, NARROW, -1):
        widths = [max(min(letters, widest), few) for letters, few in zip(longest, least, strict=True)]
        if sum(widths) <= room:
            return widths
    return [max(min(letters, NARROW), few) for letters, few in zip(longest, least, strict=True)]


def _better(
    columns: Sequence[Sequence[str]], widths: list[int], least: Sequence[int], lines: int
) -> tuple[list[int], int] | None:
    """The widths after letters went from one column to another, if fewer lines are needed."""
    found = []
    for taken, given in permutations(range(len(widths)), 2):
        moved = [*widths]
        moved[taken] -= STEP
        moved[given] += STEP
        if moved[taken] >= least[taken]:
            found.append((_lines(columns, moved), moved))
    fewest, best = min(found, default=(lines, widths))
    return (best, fewest) if fewest < lines else None


def _lines(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> int:
    """How many lines the rows take; words leave a tenth of a line empty."""
    heights = [
        [math.ceil(len(text) * 1.1 / letters) if len(text) > letters else 1 for text in texts]
        for texts, letters in zip(columns, widths, strict=True)
    ]
    return sum(map(max, zip(*heights, strict=True)))


def _written(row: Sequence[tables.Cell], column: Column, i: int) -> str:
    if column.kind == "year" and row[i] is None:
        return _("non connue")
    return plain(tables.written(row[i], column))


def _cell(table: Table, row: Sequence[tables.Cell], i: int) -> Data:
    following = table.columns[i + 1].kind if i + 1 < len(table.columns) else ""
    url = str(row[i + 1] or "") if following == "link" else ""
    return {"text": _written(row, table.columns[i], i), "url": address.followed(url)}
