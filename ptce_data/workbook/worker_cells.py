"""Cells as texts: numbers in their shortest writing, dates in ISO, and nothing invisible left in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

import pyarrow as pa
from fastexcel import CellError

from ptce_data.workbook.container_xlsx import Cell, Facts, Precise, shortest
from ptce_data.workbook.sheets import letters

TRUTHS = {"VRAI", "FAUX"}
WITHOUT_VALUE = "#SANS_VALEUR"
ERRORS: Mapping[str, str] = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
MIDNIGHT, FIRST_DAY = " 00:00:00", "1899-12-31 "
MOMENT_BYTES = re.compile(rb"-\d\d \d\d:\d\d:\d\d")
MOMENT_LENGTH = 19
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\Z")

# What a reader cannot see and a comparison would stumble on; a tab or a line break becomes a space.
BREAKS = re.compile(r"\s*[\t\n\v\f\r\x85\u2028\u2029]\s*")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")
# The same, in UTF-8: one pass over a column's bytes says whether it must be looked at cell by cell. What is
# left without the visible ASCII is little, and its characters are whole.
VISIBLE_ASCII = bytes(range(32, 127))
SUSPECTS = re.compile(
    rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0\xa6-\xa9]|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)


@dataclass(frozen=True)
class Cleaned:
    """A sheet's columns, and the first cell where something was taken out with how many there are."""

    columns: list[pa.Array]
    controls: tuple[Cell, ...] = ()
    directions: tuple[Cell, ...] = ()


def cleaned(columns: Sequence[pa.Array]) -> Cleaned:
    kept: list[pa.Array] = []
    controls: list[Cell] = []
    directions: list[Cell] = []
    for at, column in enumerate(columns):
        if not _suspect(column):
            kept.append(column)
            continue
        texts = column.to_pylist()
        controls += [(at, row) for row, text in enumerate(texts) if text and CONTROLS.search(text)]
        directions += [(at, row) for row, text in enumerate(texts) if text and DIRECTIONS.search(text)]
        kept.append(pa.array([clean(text) or None if text else None for text in texts], pa.string()))
    return Cleaned(kept, tuple(controls), tuple(directions))


def _suspect(column: pa.Array) -> bool:
    """Whether the column's bytes hold anything to take out. Empty texts are looked for by the caller."""
    data = column.buffers()[2]
    if data is None:
        return False
    return SUSPECTS.search(data.to_pybytes().translate(None, VISIBLE_ASCII)) is not None


def clean(text: str) -> str:
    text = BREAKS.sub(" ", text)
    return UNSEEN.sub("", DIRECTIONS.sub("", CONTROLS.sub("", text)))


def text_of(value: object) -> str | None:
    """A typed cell as a text; None where empty."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, int | float):
        return shortest(float(value)) if isinstance(value, float) else str(value)
    return _moment_of(value)


def _moment_of(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(MIDNIGHT)
    if isinstance(value, date | time):
        return value.isoformat()
    return _duration(value) if isinstance(value, timedelta) else None


def _duration(value: timedelta) -> str:
    """`30:00:00` for thirty hours."""
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def moment(text: str) -> str:
    """Calamine's `2013-06-19 00:00:00` of calamine as the date or the time that was typed."""
    if not MOMENT.match(text):
        return text
    return text.removesuffix(MIDNIGHT) if text.endswith(MIDNIGHT) else text.removeprefix(FIRST_DAY)


def error_names(errors: Sequence[CellError], start: int) -> dict[Cell, str]:
    """The cells that hold an error value, with its name; `start` is the first column of the used range."""
    return {(start + error.position[1], error.position[0]): error_name(error.detail) for error in errors}


def error_name(detail: str) -> str:
    """`#DIV/0!` for fastexcel's « Expected string but got 'Error(Div0)' »."""
    found = re.search(r"Error\((\w+)\)", detail)
    return ERRORS.get(found[1], "#ERROR!") if found else "#ERROR!"


def from_rows(rows: Iterable[Sequence[object]], width: int) -> list[pa.Array]:
    """Columns from typed rows, the shorter ones filled with empty cells."""
    texts = [[text_of(value) for value in row] for row in rows]
    filled = [row if len(row) == width else row + [None] * (width - len(row)) for row in texts]
    return [pa.array(list(column), pa.string()) for column in zip(*filled, strict=True)]


def patched(columns: list[pa.Array], facts: Facts, errors: Mapping[Cell, str]) -> list[pa.Array]:
    """The columns with what the XML says better than calamine: exact numbers, percentages, errors."""
    patches: dict[int, dict[int, str]] = {}
    for (column, row), text in errors.items():
        patches.setdefault(column, {})[row] = text
    for column, row in facts.valueless:
        patches.setdefault(column, {}).setdefault(row, WITHOUT_VALUE)
    percents = _by_column(facts.percents)
    truths = _by_column(facts.truths)
    return [
        _patched(
            _precise(column, facts.precise.get(at)),
            patches.get(at, {}),
            percents.get(at, ()),
            truths.get(at, ()),
        )
        for at, column in enumerate(columns)
    ]


def _by_column(cells: Iterable[Cell]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for column, row in cells:
        rows.setdefault(column, []).append(row)
    return rows


def _precise(column: pa.Array, precise: Precise | None) -> pa.Array:
    """The column with its numbers exact, and its dates left alone."""
    if precise is None:
        return column
    values = column.to_pylist()
    dates = _has_moments(column)
    for row, text in zip(precise.rows, precise.texts, strict=True):
        if row < len(values) and not (dates and MOMENT.match(values[row] or "")):
            values[row] = text
    return pa.array(values, pa.string())


def _patched(
    column: pa.Array, texts: Mapping[int, str], percents: Sequence[int], truths: Sequence[int]
) -> pa.Array:
    dates = _has_moments(column)
    if not (texts or percents or truths or dates):
        return column
    values = column.to_pylist()
    for row, text in texts.items():
        if row < len(values) and (values[row] is None or text in TRUTHS):
            values[row] = text
    for row in percents:
        if row < len(values) and values[row]:
            values[row] = _percentage(values[row])
    for row in truths:
        if row < len(values) and values[row]:
            values[row] = "VRAI" if values[row] == "true" else "FAUX"
    if dates:
        values = [moment(value) if value and len(value) == MOMENT_LENGTH else value for value in values]
    return pa.array(values, pa.string())


def _has_moments(column: pa.Array) -> bool:
    """Whether a text of the column may be one of calamine's dates."""
    data = column.buffers()[2]
    return data is not None and MOMENT_BYTES.search(data) is not None


def _percentage(text: str) -> str:
    """`12 %` for 0.12, the point moved in the text: 0.07 × 100 would give 7.000000000000001."""
    try:
        return format(Decimal(text).scaleb(2).normalize(), "f") + " %"
    except InvalidOperation:
        return text


def sheet_table(columns: Sequence[pa.Array]) -> pa.Table:
    return pa.table({letters(at): column for at, column in enumerate(columns)})
