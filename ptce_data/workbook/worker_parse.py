"""calamine on its own, so that it starts before the rest of the parsing process is imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import fastexcel

from ptce_data.workbook.container_xlsx import Cell, check_size
from ptce_data.workbook.sheet_halves import Halves
from ptce_data.workbook.worker_refusal import Refusal

PASSWORD_WORDS = ("password", "Password", "encrypted")


@dataclass(frozen=True)
class Parsed:
    """A sheet's cells from its first used column on, as Arrow columns, and what the cells in error say.

    The columns begin at the first row of the sheet, or below the rows that were skipped.
    """

    start: int
    columns: Sequence[Any]
    rows: int
    errors: Mapping[Cell, str]


def parsed(content: bytes) -> list[Parsed | None]:
    """Each sheet in the order of the workbook; None for one that has no cells to load (charts)."""
    workbook = _opened(content)
    return [_loaded(workbook, at) for at in range(len(workbook.sheet_names))]


def parsed_first(halves: Halves) -> list[Parsed | None]:
    """Each sheet, the one that is cut down to where it is."""
    return parsed(halves.first.content())


def parsed_second(halves: Halves) -> Parsed | None:
    """The sheet that is cut, from there on."""
    return _loaded(_opened(halves.second.content()), halves.at, halves.above)


def _opened(content: bytes) -> fastexcel.ExcelReader:
    try:
        return fastexcel.read_excel(content)
    except fastexcel.FastExcelError as problem:
        raise refused(problem) from problem


def _loaded(workbook: fastexcel.ExcelReader, at: int, skipped: int = 0) -> Parsed | None:
    try:
        sheet = workbook.load_sheet(
            at, header_row=None, skip_rows=skipped, dtypes="string", whitespace_as_null=True
        )
    except fastexcel.FastExcelError:
        return None
    available = sheet.available_columns()
    start = available[0].absolute_index if available else 0
    check_size(sheet.name, sheet.total_height, start + len(available))
    batch, found = sheet.to_arrow_with_errors()
    errors = {
        (start + one.position[1], one.position[0]): one.detail for one in (found.errors if found else ())
    }
    return Parsed(start, batch.columns, batch.num_rows, errors)


def refused(problem: Exception) -> Refusal:
    return Refusal("password" if any(word in str(problem) for word in PASSWORD_WORDS) else "damaged")
