"""The rows of a sheet that are not read: titles, totals, repeated headings, hidden rows, notes."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data.i18n import gettext as _
from ptce_data.search_text import normalised
from ptce_data.workbook import numbers
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.layout import Column, LeftOut
from ptce_data.workbook.plain_numbers import plain
from ptce_data.workbook.sheets import Sheet

_TOTAL = re.compile(r"(?:sous )?(?:total|totaux|somme|moyenne|mediane|ensemble|cumul|t o t a l)\b")
_TOTAL_ALONE = re.compile(r"(?:sous )?(?:total|totaux)(?: general)?$|(?:ensemble|moyenne)$")
_MAY_BE_TOTAL = r"(?i)tota|somme|moyenne|m[ée]diane|ensemble|cumul|t o t"
# What a formula holds whose program stored no result: the empty rows of a template saved again elsewhere.
NO_STORED_VALUE = "#SANS_VALEUR"
ROWS_OF_NOTES = 40
LEAST_ADDED = 2
TOLERANCE = 0.001


def rows(
    sheet: Sheet, columns: tuple[Column, ...], span: tuple[int, int], decisions: Decisions
) -> tuple[LeftOut, ...]:
    """What is left out between the first and the last row of `span`, a reason each; decisions prevail."""
    first, last = span
    if last < first:
        return ()
    kept = frozenset(decisions.rows_kept)
    reasons = (
        (frozenset(decisions.rows_left_out), _("écartées par vous")),
        (frozenset(sheet.hidden_rows), _("masquées dans le classeur")),
        (_notes(sheet, columns, first, last), _("notes sous le tableau")),
        (_repeated(sheet, columns, first, last), _("titres répétés")),
        (_totals(sheet, columns, first, last), _("totaux ou moyennes")),
    )
    taken: set[int] = set()
    found = []
    for numbers_of_rows, reason in reasons:
        left = sorted(row for row in numbers_of_rows - taken - kept if first <= row <= last)
        taken.update(left)
        if left:
            found.append(LeftOut(tuple(left), reason))
    return tuple(found)


def last_filled_row(sheet: Sheet) -> int:
    """The last row with anything in it; 0 for an empty sheet."""
    last = 0
    for column in sheet.cells.columns:
        for number in range(column.num_chunks - 1, -1, -1):
            chunk = column.chunk(number)
            if chunk.null_count < len(chunk):
                before = sum(len(column.chunk(at)) for at in range(number))
                last = max(last, before + int(np.flatnonzero(_valid(chunk))[-1]) + 1)
                break
    return last


def _valid(chunk: pa.Array) -> np.ndarray:
    valid: np.ndarray = pc.is_valid(chunk).to_numpy(zero_copy_only=False)
    return valid


def texts(sheet: Sheet, column: int, first: int, last: int) -> pa.Array:
    """The cells of a column from one row to another, as one array."""
    part = sheet.cells.column(column).slice(first - 1, last - first + 1)
    return part.combine_chunks() if isinstance(part, pa.ChunkedArray) else part


# A pole is left unnamed here and there by mistake; on a fifth of the rows, it was written once for all.
OFTEN_BLANK = 0.2


def written_once(sheet: Sheet, columns: tuple[Column, ...], span: tuple[int, int]) -> bool:
    """Whether a pole's name is written on its first row alone, the rows under it left blank."""
    first, last = span
    pole = next((one.column for one in columns if one.role == "pole"), None)
    measured = [one.column for one in columns if one.role in {"figure", "value"}]
    if pole is None or not measured or last < first:
        return False
    named = _filled(texts(sheet, pole, first, last))
    counted = np.any([_filled(texts(sheet, column, first, last)) for column in measured], axis=0)
    blank = counted & ~named
    return bool(named[counted][:1].all() and blank.sum() >= max(OFTEN_BLANK * counted.sum(), LEAST_ADDED))


def _filled(array: pa.Array) -> np.ndarray:
    trimmed = pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(array), ""), fill_value=False)
    filled: np.ndarray = trimmed.to_numpy(zero_copy_only=False)
    return filled


def _labels(columns: tuple[Column, ...]) -> list[int]:
    """The columns that say what a row is about: pole, indicator, and the first one if nobody says."""
    named = [one.column for one in columns if one.role in {"pole", "indicator"}]
    return named or [one.column for one in columns[:1]]


def _rows_where(array: pa.Array, matches: set[str], first: int) -> frozenset[int]:
    if not matches:
        return frozenset()
    mask = pc.fill_null(pc.is_in(array, pa.array(sorted(matches), pa.string())), fill_value=False)
    return frozenset(int(at) + first for at in np.flatnonzero(mask.to_numpy(zero_copy_only=False)))


def _totals(sheet: Sheet, columns: tuple[Column, ...], first: int, last: int) -> frozenset[int]:
    """Rows that say they are a total, and a last row without name that is the sum of the others."""
    found: frozenset[int] = frozenset()
    for column, pattern in _where_totals_are_said(sheet, columns).items():
        array = texts(sheet, column, first, last)
        distinct = array.unique()
        may_be = distinct.filter(
            pc.fill_null(pc.match_substring_regex(distinct, _MAY_BE_TOTAL), fill_value=False)
        )
        said = {text for text in may_be.to_pylist() if pattern.match(normalised(text[:60]))}
        found |= _rows_where(array, said, first)
    return found | _summed(sheet, columns, first, last, found)


def _where_totals_are_said(sheet: Sheet, columns: tuple[Column, ...]) -> dict[int, re.Pattern[str]]:
    """The pole's column, and the first ones nobody reads; an indicator may well be named « Total… »."""
    roles = {one.column: one.role for one in columns}
    unread = [at for at in range(min(sheet.cells.num_columns, 3)) if roles.get(at, "ignored") == "ignored"]
    poles = [at for at, role in roles.items() if role == "pole"]
    indicators = [at for at, role in roles.items() if role == "indicator"]
    return dict.fromkeys((*unread, *poles), _TOTAL) | dict.fromkeys(indicators, _TOTAL_ALONE)


def _summed(
    sheet: Sheet, columns: tuple[Column, ...], first: int, last: int, totals: frozenset[int]
) -> frozenset[int]:
    measured = [one.column for one in columns if one.role in {"figure", "value"}]
    if last in totals or not measured or any(sheet.text(last, column) for column in _labels(columns)):
        return frozenset()
    sums = [_is_sum(texts(sheet, column, first, last)) for column in measured]
    known = [answer for answer in sums if answer is not None]
    return frozenset({last}) if known and all(known) else frozenset()


def _is_sum(array: pa.Array) -> bool | None:
    """Whether the last cell is the sum of those above; None where it cannot be known."""
    last = numbers.understood(array[-1].as_py() or "")
    if last.value is None:
        return None
    values, _left = plain(array.slice(0, len(array) - 1))
    if len(values) - values.null_count < LEAST_ADDED:
        return None
    total = pc.sum(values).as_py()
    return bool(abs(total - last.value) <= TOLERANCE * max(abs(total), 1))


def _repeated(sheet: Sheet, columns: tuple[Column, ...], first: int, last: int) -> frozenset[int]:
    """Headings printed again in the middle of the table."""
    common: frozenset[int] | None = None
    for one in columns:
        if one.role not in {"pole", "indicator", "value"} or not one.heading:
            continue
        where = _rows_where(texts(sheet, one.column, first, last), {one.heading}, first)
        common = where if common is None else common & where
        if not common:
            return frozenset()
    return common or frozenset()


def _notes(sheet: Sheet, columns: tuple[Column, ...], first: int, last: int) -> frozenset[int]:
    """From the bottom up, rows with a text or two and no figure: « Source : … », « * estimation »."""
    measured = [one.column for one in columns if one.role in {"figure", "value"}]
    notes = set()
    for row in range(last, max(first, last - ROWS_OF_NOTES) - 1, -1):
        if any(sheet.text(row, column).strip() for column in measured):
            break
        said = (sheet.text(row, column).strip() for column in range(sheet.cells.num_columns))
        filled = [text for text in said if text and text != NO_STORED_VALUE]
        if len(filled) > 1:
            break
        if filled:
            notes.add(row)
    return frozenset(notes)
