"""What the parsing process answers: sheets as Arrow columns, and what to say of the file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pyarrow as pa

from ptce_data.workbook import container_xlsx, worker_cells
from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.container import Container
from ptce_data.workbook.container_xlsx import Cell, Facts
from ptce_data.workbook.worker_refusal import Refusal

Remark = tuple[str, dict[str, str | int]]


@dataclass
class Read:
    """A sheet on its way out."""

    name: str
    columns: list[object]
    visible: bool = True
    facts: Facts = field(default_factory=Facts)
    controls: Sequence[Cell] = ()
    directions: Sequence[Cell] = ()


@dataclass
class Answer:
    kind: str
    sheets: list[Read]
    remarks: list[Remark] = field(default_factory=list)


def cleaned_sheet(
    name: str, columns: Sequence[object], *, visible: bool = True, facts: Facts | None = None
) -> Read:
    clean = worker_cells.cleaned(columns)
    return Read(name, list(clean.columns), visible, facts or Facts(), clean.controls, clean.directions)


def about(found: Container) -> list[Remark]:
    remarks: list[Remark] = []
    if found.macros:
        remarks.append(("macros", {}))
    if found.external_links:
        remarks.append(("external_links", {}))
    return remarks


def long_enough(name: str, columns: list[Any], valueless: Sequence[Cell]) -> list[Any]:
    """Formulas never computed may stand below or beside everything that has a value."""
    height = max((row + 1 for _column, row in valueless), default=0)
    width = max((column + 1 for column, _row in valueless), default=0)
    container_xlsx.check_size(name, height, width)
    rows = len(columns[0]) if columns else 0
    more = pa.nulls(max(height - rows, 0), pa.string())
    columns = [pa.concat_arrays([column, more]) for column in columns] if len(more) else columns
    return columns + [pa.nulls(max(rows, height), pa.string()) for _column in range(width - len(columns))]


def write(answered: Answer, out: BinaryIO) -> None:
    """One line of JSON, then each sheet's cells as an Arrow stream."""
    if not any(sheet.columns for sheet in answered.sheets):
        raise Refusal("no_cells")
    tables = [worker_cells.sheet_table(sheet.columns) for sheet in answered.sheets]
    if sum(table.nbytes for table in tables) > bounds.TEXT_BYTES:
        raise Refusal("too_much_text", most=bounds.TEXT_BYTES)
    if sum(table.num_rows * table.num_columns for table in tables) > bounds.CELLS:
        cells = sum(table.num_rows * table.num_columns for table in tables)
        raise Refusal("too_many_cells", sheet="", cells=cells, limit=bounds.CELLS)
    head = {"kind": answered.kind, "remarks": answered.remarks, "sheets": [_head(s) for s in answered.sheets]}
    out.write(json.dumps(head).encode() + b"\n")
    for table in tables:
        with pa.ipc.new_stream(out, table.schema) as stream:
            stream.write_table(table)


def _head(sheet: Read) -> dict[str, object]:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "merged": sheet.facts.merged[: bounds.MERGED_RANGES],
        "hidden_rows": sorted({row for row in sheet.facts.hidden_rows if row <= bounds.ROWS}),
        "hidden_columns": sorted(
            {column for column in sheet.facts.hidden_columns if column < bounds.COLUMNS}
        ),
        "controls": _places(sheet.controls),
        "directions": _places(sheet.directions),
    }


def _places(cells: Sequence[Cell]) -> list[int]:
    """How many, then the row and the column of the first one read from top to bottom."""
    if not cells:
        return []
    column, row = min(cells, key=lambda cell: (cell[1], cell[0]))
    return [len(cells), row + 1, column]
