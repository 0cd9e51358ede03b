"""How a sheet is understood: where its header is, its shape, what each column holds; all correctable."""

from dataclasses import dataclass

from ptce_data.workbook.decisions import Role, Shape


@dataclass(frozen=True)
class Match:
    """A proposal: a code of the dashboard, its label, and how sure it is, from 0 to 1."""

    code: str
    label: str
    certainty: float


@dataclass(frozen=True)
class Column:
    """One column of the sheet (from 0). `how`: decided, remembered, exact, near or unknown.

    `others` are the next best proposals for an indicator, the surest first.
    """

    column: int
    heading: str
    role: Role
    certainty: float
    how: str
    indicator: str | None = None
    year: int | None = None
    others: tuple[Match, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """Rows that are not read and the sentence that says why (title, total, hidden, empty…)."""

    rows: tuple[int, ...]
    reason: str


@dataclass(frozen=True)
class Layout:
    """Rows are Excel's. `shape_key` is the same for two files whose headers say the same thing.

    `problems` are sentences about the structure that stop the reading of rows (no pole column, two
    value columns…): where there is one, nothing is said of the rows yet. `remarks` do not stop.
    """

    sheet: str
    shape: Shape
    header_row: int
    header_rows: int
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    left_out: tuple[LeftOut, ...] = ()
    shape_key: str = ""
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
