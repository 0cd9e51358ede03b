"""What calamine does not say of a .ods: percentages, truth values, errors, what is hidden or merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.container_xlsx import Cell, Facts
from ptce_data.workbook.worker_refusal import Refusal

# A content without any of these has nothing that calamine leaves out.
TELLING = (
    b'"percentage"',
    b'value-type="boolean"',
    b'value-type="error"',
    b"table:visibility=",
    b"-spanned=",
)
HIDDEN = {"collapse", "filter"}


@dataclass
class Table:
    """A sheet being walked through; row and column count from 0."""

    row: int = 0
    column: int = 0
    columns: int = 0
    rows_repeated: int = 1
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    texts: dict[Cell, str] = field(default_factory=dict)
    percents: set[Cell] = field(default_factory=set)

    def facts(self) -> Facts:
        return Facts(
            merged=tuple(self.merged),
            hidden_rows=tuple(self.hidden_rows),
            hidden_columns=tuple(self.hidden_columns),
            percents=frozenset(self.percents),
        )


class Walk:
    """One pass over content.xml; `tables` are its sheets in order. Raises Refusal."""

    def __init__(self, content: bytes) -> None:
        self.tables: list[Table] = []
        self._error: list[Cell] = []
        self._text = ""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(content, True)
        except expat.ExpatError as problem:
            raise Refusal("damaged") from problem

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:table":
            self.tables.append(Table())
        elif not self.tables:
            return
        elif name == "table:table-column":
            self._column(self.tables[-1], attributes)
        elif name == "table:table-row":
            self._row(self.tables[-1], attributes)
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell(self.tables[-1], attributes)

    def _end(self, name: str) -> None:
        if name == "table:table-row" and self.tables:
            self.tables[-1].row += self.tables[-1].rows_repeated
        elif name == "table:table-cell" and self._error:
            for cell in self._error:
                self.tables[-1].texts[cell] = self._text if self._text.startswith("#") else "#ERROR!"
            self._error = []

    def _characters(self, text: str) -> None:
        if self._error:
            self._text += text

    @staticmethod
    def _column(table: Table, attributes: Mapping[str, str]) -> None:
        repeated = _repeated(attributes, "table:number-columns-repeated", bounds.COLUMNS)
        if attributes.get("table:visibility") in HIDDEN:
            table.hidden_columns += range(table.columns, min(table.columns + repeated, bounds.COLUMNS))
        table.columns += repeated

    @staticmethod
    def _row(table: Table, attributes: Mapping[str, str]) -> None:
        table.column = 0
        table.rows_repeated = _repeated(attributes, "table:number-rows-repeated", bounds.ROWS)
        if attributes.get("table:visibility") in HIDDEN:
            last = min(table.row + table.rows_repeated, bounds.ROWS)
            table.hidden_rows += range(table.row + 1, last + 1)

    def _cell(self, table: Table, attributes: Mapping[str, str]) -> None:
        repeated = _repeated(attributes, "table:number-columns-repeated", bounds.COLUMNS)
        kind = attributes.get("office:value-type", "")
        right = int(attributes.get("table:number-columns-spanned", "1"))
        down = int(attributes.get("table:number-rows-spanned", "1"))
        if right > 1 or down > 1:
            table.merged.append((table.row + 1, table.column, table.row + down, table.column + right - 1))
        if attributes.get("calcext:value-type") == "error":
            self._error, self._text = self._cells(table, repeated), ""
        elif kind == "percentage":
            table.percents.update(self._cells(table, repeated))
        elif kind == "boolean":
            word = "VRAI" if attributes.get("office:boolean-value") == "true" else "FAUX"
            table.texts.update(dict.fromkeys(self._cells(table, repeated), word))
        table.column += repeated

    @staticmethod
    def _cells(table: Table, repeated: int) -> list[Cell]:
        """The cells a repeated cell of a repeated row stands for. Raises Refusal beyond the bounds."""
        if repeated * table.rows_repeated > bounds.CELLS:
            raise Refusal(
                "too_many_cells", sheet="", cells=repeated * table.rows_repeated, limit=bounds.CELLS
            )
        return [
            (column, row)
            for row in range(table.row, table.row + table.rows_repeated)
            for column in range(table.column, table.column + repeated)
        ]


def _repeated(attributes: Mapping[str, str], name: str, most: int) -> int:
    """How many times; what is repeated beyond the bounds is empty, or refused with the sheet's size."""
    return max(1, min(int(attributes.get(name, "1")), most + 1))


def tables(content: bytes) -> list[Table]:
    """Each sheet's facts, in order; none where calamine says everything."""
    if not any(mark in content for mark in TELLING):
        return []
    try:
        return Walk(content).tables
    except ValueError as problem:
        raise Refusal("damaged") from problem
