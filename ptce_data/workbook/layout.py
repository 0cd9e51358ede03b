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

    `others` are the next best proposals for an indicator, the surest first. `unit_text` is the unit its
    heading gives (« CA (k€) »), "" where it gives none.
    """

    column: int
    heading: str
    role: Role
    certainty: float
    how: str
    indicator: str | None = None
    year: int | None = None
    others: tuple[Match, ...] = ()
    unit_text: str = ""


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

    Where no column names the pole, `pole_text` is the text of a title, of the sheet or of the file that
    does, and `pole` what it was taken for; a Meaning of kind pole with that text decides otherwise. `year`
    is the one a title gives to the rows that have none. `filled_down` where a pole's name, written once,
    is that of the rows under it. `next_table` is the row of the headings of another table, further down.
    `footnotes` are the notes of the rows left out, each with its mark (« * »).
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
    pole_text: str = ""
    pole: Match | None = None
    year: int | None = None
    filled_down: bool = False
    next_table: int | None = None
    footnotes: tuple[tuple[str, str], ...] = ()
