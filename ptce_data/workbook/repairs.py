"""Cells typed again in the page, put in the place of the file's own."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data.workbook.decisions import Decisions, Repair
from ptce_data.workbook.sheets import Sheet, letters

_A, _LETTERS = ord("A"), 26


def repaired(sheet: Sheet, decisions: Decisions) -> Sheet:
    """The sheet with the repairs made to it; a cell outside the table is passed over."""
    by_column: dict[int, list[tuple[int, str]]] = {}
    for repair in decisions.repairs:
        if repair.sheet == sheet.name and (place := _place(repair)):
            by_column.setdefault(place[1], []).append((place[0], repair.text))
    cells = sheet.cells
    for column, changes in by_column.items():
        if column < cells.num_columns:
            changed = _changed(cells.column(column), [one for one in changes if one[0] <= cells.num_rows])
            cells = cells.set_column(column, letters(column), changed)
    return sheet if cells is sheet.cells else replace(sheet, cells=cells)


def _place(repair: Repair) -> tuple[int, int] | None:
    """Row and column (from 0) of `D14`; None where it is no address."""
    name = repair.cell.strip().upper()
    letter_part = name.rstrip("0123456789")
    digits = name[len(letter_part) :]
    if not letter_part.isascii() or not letter_part.isalpha() or not digits or len(name) > 10:  # noqa: PLR2004
        return None
    column = 0
    for letter in letter_part:
        column = column * _LETTERS + ord(letter) - _A + 1
    return (int(digits), column - 1) if int(digits) else None


def _changed(column: pa.ChunkedArray, changes: list[tuple[int, str]]) -> pa.Array:
    last = {row: text if text.strip() else None for row, text in changes}
    mask = np.zeros(len(column), dtype=bool)
    mask[[row - 1 for row in last]] = True
    replacements = pa.array([last[row] for row in sorted(last)], pa.string())
    return pc.replace_with_mask(pa.concat_arrays(column.chunks), pa.array(mask), replacements)
