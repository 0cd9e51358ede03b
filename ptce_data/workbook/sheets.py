"""A workbook as it was read: every cell a text, where the person's own program shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa

LETTERS = 26


@dataclass(frozen=True)
class Range:
    """A block of cells, ends included; rows are numbered from 1 as in Excel, columns from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. `cells` has a text column per spreadsheet column, named `A`, `B`…; its line 0 is row 1.

    An empty cell is NULL. A number is its shortest exact writing (`1800000`, `0.5`), a percentage what
    is shown (`12 %`), a date `2013-06-19`, a truth value `VRAI` or `FAUX`, an error its name
    (`#DIV/0!`), a formula its stored value and `#SANS_VALEUR` where its program stored none.
    """

    name: str
    cells: pa.Table
    visible: bool = True
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """The text of a cell (row from 1, column from 0); empty where there is nothing."""
        if not 0 < row <= self.cells.num_rows or not 0 <= column < self.cells.num_columns:
            return ""
        return self.cells.column(column)[row - 1].as_py() or ""


@dataclass(frozen=True)
class Workbook:
    """A file that was read; `file_name` is what the person calls it, never a path, control characters out.

    `remarks` are sentences about the file as a whole (macros ignored, links left out, encoding found…).
    """

    file_name: str
    kind: str
    sha256: str
    size_bytes: int
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = field(default=())

    def sheet(self, name: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.name == name)


def letters(column: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def address(row: int, column: int) -> str:
    """The cell as Excel names it: `D14` for row 14 and column 3."""
    return f"{letters(column)}{row}"


def grid(rows: Sequence[Sequence[str | None]]) -> pa.Table:
    """The `cells` of a sheet from its rows, the shorter ones filled with empty cells."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[at] if at < len(row) else None for row in rows] for at in range(width)]
    return pa.table({letters(at): pa.array(column, pa.string()) for at, column in enumerate(columns)})
