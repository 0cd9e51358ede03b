"""calamine on its own, so that it starts before the rest of the parsing process is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import fastexcel

from ptce_data.workbook.container_xlsx import check_size
from ptce_data.workbook.worker_refusal import Refusal

PASSWORD_WORDS = ("password", "Password", "encrypted")


@dataclass(frozen=True)
class Parsed:
    """A sheet's cells from its first used column on, as an Arrow batch, and the cells that hold an error."""

    start: int
    batch: Any
    errors: Sequence[fastexcel.CellError]


def parsed(content: bytes) -> list[Parsed | None]:
    """Each sheet in the order of the workbook; None for one that has no cells to load (charts)."""
    try:
        workbook = fastexcel.read_excel(content)
    except fastexcel.FastExcelError as problem:
        raise refused(problem) from problem
    return [_loaded(workbook, at) for at in range(len(workbook.sheet_names))]


def _loaded(workbook: fastexcel.ExcelReader, at: int) -> Parsed | None:
    try:
        sheet = workbook.load_sheet(
            at, header_row=None, skip_rows=0, dtypes="string", whitespace_as_null=True
        )
    except fastexcel.FastExcelError:
        return None
    available = sheet.available_columns()
    start = available[0].absolute_index if available else 0
    check_size(sheet.name, sheet.total_height, start + len(available))
    batch, found = sheet.to_arrow_with_errors()
    return Parsed(start, batch, found.errors if found else ())


def refused(problem: Exception) -> Refusal:
    return Refusal("password" if any(word in str(problem) for word in PASSWORD_WORDS) else "damaged")
