"""A column of values understood at once: plain numbers in one pass, each other text once."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data.workbook import numbers
from ptce_data.workbook.plain_numbers import plain


@dataclass(frozen=True)
class Figures:
    """One line a cell. `other` is the second reading of an ambiguous separator, NULL where there is none.

    `scale` is what a word of the cell multiplies its number by (« M »), already counted in its value.

    `hints` numbers the lists of `hint_lists`; the first list is empty.
    """

    reading: pa.Array
    value: pa.Array
    qualifier: pa.Array
    unit_text: pa.Array
    scale: np.ndarray
    other: pa.Array
    hints: np.ndarray
    hint_lists: tuple[tuple[str, ...], ...]


def understood(texts: pa.Array) -> Figures:
    """What each cell says; an empty cell is missing."""
    values, left = plain(texts)
    coded = texts.filter(left).dictionary_encode()
    distinct = [numbers.understood(text) for text in coded.dictionary.to_pylist()]
    # Line 0 is what every plain number says, line k + 1 what the k-th other text does.
    codes = np.zeros(len(texts), dtype=np.int32)
    codes[left.to_numpy(zero_copy_only=False)] = coded.indices.to_numpy() + 1
    at = pa.array(codes)
    said = [numbers.Understood("figure"), *distinct]
    lists: dict[tuple[str, ...], int] = {(): 0}
    hint_codes = np.array([lists.setdefault(one.hints, len(lists)) for one in said], dtype=np.int64)
    worded = pa.array([one.value for one in said], pa.float64()).take(at)
    return Figures(
        reading=pa.array([one.reading for one in said], pa.string()).take(at),
        value=pc.coalesce(values, worded),
        qualifier=pa.array([one.qualifier for one in said], pa.string()).take(at),
        unit_text=pa.array([_unit(one) for one in said], pa.string()).take(at),
        scale=np.array([one.scale for one in said])[codes],
        other=pa.array([None, *map(_other, distinct, coded.dictionary.to_pylist())], pa.float64()).take(at),
        hints=hint_codes[codes],
        hint_lists=tuple(lists),
    )


# A cell that scales its own number (« 1,8 M ») is not scaled again by its column's unit (« k€ »).
SCALED_ALONE = "\0"


def _unit(one: numbers.Understood) -> str:
    return SCALED_ALONE if one.scale != 1 and not one.unit_text else one.unit_text


def _other(one: numbers.Understood, text: str) -> float | None:
    """`1.250` may be 1,25 where a decimal is likely; `1.800` is not what a spreadsheet writes for 1,8."""
    dotted = "." in text and text.rstrip("%€ ").endswith("0")
    return None if dotted else one.other_value
