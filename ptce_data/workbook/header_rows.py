"""Where a table begins: its line of headings, or its two lines where groups stand above years or units."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ptce_data.workbook import headings
from ptce_data.workbook.headings import Heading
from ptce_data.workbook.sheets import Sheet
from ptce_data.workbook.vocabulary import Vocabulary

# A header further down than this is given by the person.
ROWS_SEARCHED = 60
MOST_COLUMNS = 400
LEAST_WEIGHT = 1.9
# Two lines must say clearly more than one to be taken together.
TWO_LINES_BETTER = 0.5
MOST_CELLS_TRIED = 4000
ENOUGH_HEADINGS = 3
ENOUGH_WEIGHT = 1.4
ROWS_AFTER = 2
GAPS_SEARCHED = 40


@dataclass(frozen=True)
class Header:
    """The heading of each column; row 0 where no line looks like headings."""

    row: int
    rows: int
    headings: tuple[Heading, ...]
    weight: float = 0.0

    @property
    def is_plain(self) -> bool:
        """Whether these can be nothing but headings: it is useless to search on."""
        filled = sum(1 for heading in self.headings if heading.text)
        return filled >= ENOUGH_HEADINGS and self.weight >= ENOUGH_WEIGHT * filled


def found(sheet: Sheet, vocabulary: Vocabulary) -> Header:
    """The heaviest line, or pair of lines, of headings among the first rows; the first of equals."""
    top = _top(sheet)
    best, tried = Header(0, 1, ()), 0
    for at, row in enumerate(top):
        cells = sum(1 for text in row if text)
        tried += cells
        if tried > MOST_CELLS_TRIED or (best.is_plain and at >= best.row + ROWS_AFTER):
            break
        if not cells:
            continue
        for rows in (1, 2):
            candidate = _candidate(
                sheet, vocabulary, (top[at : at + rows], at + 1), compared=not best.is_plain
            )
            needed = best.weight + (TWO_LINES_BETTER if best.row and rows > best.rows else 0.01)
            if candidate and candidate.weight > needed:
                best = candidate
    return best if best.weight >= LEAST_WEIGHT else Header(0, 1, ())


def at(sheet: Sheet, vocabulary: Vocabulary, row: int, rows: int) -> Header:
    """The headings that stand on a row a person pointed at."""
    width = min(sheet.cells.num_columns, MOST_COLUMNS)
    lines = [[sheet.text(line, column) for column in range(width)] for line in range(row, row + rows)]
    return Header(row, rows, _understood(sheet, vocabulary, lines, row))


def next_table(sheet: Sheet, vocabulary: Vocabulary, header: Header, last: int) -> int | None:
    """The headings of another table, after a blank row and a title perhaps; None where there is one table."""
    if not header.row:
        return None
    texts = tuple(heading.text for heading in header.headings)
    for row in _after_blank_rows(sheet, header.row + header.rows, last)[:GAPS_SEARCHED]:
        for candidate in (row, row + 1):
            said = [sheet.text(candidate, column) for column in range(len(texts))]
            found = tuple(headings.heading(text, vocabulary, compared=False) for text in said)
            if tuple(one.text for one in found) != texts and _of(candidate, found).is_plain:
                return candidate
    return None


def _of(row: int, found: tuple[Heading, ...]) -> Header:
    return Header(row, 1, found, sum(heading.weight for heading in found))


def _after_blank_rows(sheet: Sheet, first: int, last: int) -> list[int]:
    filled = np.zeros(max(last - first + 1, 0), dtype=bool)
    for column in sheet.cells.columns:
        filled |= column.slice(first - 1, len(filled)).is_valid().to_numpy()
    return [int(at) + first for at in np.flatnonzero(filled[1:] & ~filled[:-1]) + 1]


def _top(sheet: Sheet) -> list[list[str]]:
    """The first rows of the sheet, as texts."""
    cells = sheet.cells.slice(0, ROWS_SEARCHED)
    columns = [[text or "" for text in column.to_pylist()] for column in cells.columns[:MOST_COLUMNS]]
    return [list(row) for row in zip(*columns, strict=True)]


def _candidate(
    sheet: Sheet, vocabulary: Vocabulary, place: tuple[list[list[str]], int], *, compared: bool
) -> Header | None:
    """The header these lines would be; None where a second one holds figures."""
    lines, row = place
    if len(lines) > 1 and (_is_title(lines, vocabulary) or not _may_be_second(lines[1], vocabulary)):
        return None
    understood = _understood(sheet, vocabulary, lines, row, compared=compared)
    filled = sum(1 for heading in understood if heading.text)
    alone = filled < 2 and len(lines[0]) > 1  # noqa: PLR2004 (one cell alone is a title)
    return Header(row, len(lines), understood, sum(h.weight for h in understood) - (2.0 if alone else 0.0))


def _is_title(lines: list[list[str]], vocabulary: Vocabulary) -> bool:
    """One text alone above the headings, that stands over the first of them or names no group."""
    above = [(column, text) for column, text in enumerate(lines[0]) if text.strip()]
    if len({text for _column, text in above}) > 1:
        return False
    first = next((column for column, text in enumerate(lines[1]) if text.strip()), 0)
    group = headings.heading(above[0][1], vocabulary, compared=False) if above else None
    return group is None or above[0][0] <= first or (group.indicator is None and not group.others)


def _may_be_second(line: list[str], vocabulary: Vocabulary) -> bool:
    """Years, units and words, no figure: a second line of headings."""
    said = [headings.heading(text, vocabulary, compared=False) for text in line if text]
    return bool(said) and not any(one.weight < 0 for one in said)


def _understood(
    sheet: Sheet, vocabulary: Vocabulary, lines: Sequence[list[str]], row: int, *, compared: bool = True
) -> tuple[Heading, ...]:
    if len(lines) == 1:
        spread = _spread(sheet, lines[0], row)
        return tuple(headings.heading(text, vocabulary, compared=compared) for text in spread)
    upper = _spread(sheet, lines[0], row)
    grouped = _grouped(upper, lines[1])
    return tuple(
        headings.heading(
            " ".join(dict.fromkeys(part for part in pair if part)), vocabulary, compared=compared
        )
        for pair in zip(grouped, lines[1], strict=True)
    )


def _spread(sheet: Sheet, line: list[str], row: int) -> list[str]:
    """A merged cell's text stands in each column it covers; not downwards, where it is one cell still."""
    spread = list(line)
    for merged in sheet.merged:
        if merged.first_row == row and merged.first_column < len(spread):
            last = min(merged.last_column, len(spread) - 1)
            spread[merged.first_column : last + 1] = [spread[merged.first_column]] * (
                last + 1 - merged.first_column
            )
    return spread


def _grouped(upper: list[str], lower: list[str]) -> list[str]:
    """Without merged cells, a group goes on over the columns that have only a second line."""
    filled, group = list(upper), ""
    for column, text in enumerate(upper):
        group = text or (group if lower[column] else "")
        filled[column] = group
    return filled
