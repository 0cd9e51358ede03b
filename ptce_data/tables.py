"""A table as a value: what stands behind a chart, drawn on a page or written to a file."""

from dataclasses import dataclass, field
from typing import Literal

from ptce_data import formats

Cell = str | int | float | None
Kind = Literal["text", "number", "year", "link"]


@dataclass(frozen=True)
class Column:
    """One column; `unit` is an indicator's unit for numbers, "" for a plain count."""

    heading: str
    kind: Kind = "text"
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under headings; None is « non communiqué ». notes are sentences for its README sheet."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = field(default=())


def written(cell: Cell, column: Column) -> str:
    """The cell as a reader sees it, in the current language."""
    if cell is None:
        return formats.missing() if column.kind == "number" else ""
    if column.kind == "number" and isinstance(cell, int | float):
        return formats.value_only(float(cell), column.unit)
    return str(cell)
