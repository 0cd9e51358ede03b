"""Values turned into their indicator's unit, each pair of an indicator and a written unit settled once."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data.workbook.figures_of_cells import Figures
from ptce_data.workbook.hint_lists import distinct_codes
from ptce_data.workbook.meanings import Meanings
from ptce_data.workbook.measures import MEASURED, Measure, measure

EXACT_DIGITS = 12
_HINTS: tuple[tuple[str, ...], ...] = ((), ("unit_converted",))


@dataclass(frozen=True)
class Converted:
    """One line an entry: the value in `unit`, the unit as written, and a hint where it was converted."""

    value: pa.Array
    text: pa.Array
    unit: pa.Array
    hints: np.ndarray
    hint_lists: tuple[tuple[str, ...], ...]


def converted(figures: Figures, indicators: pa.Array, unit_texts: pa.Array, meanings: Meanings) -> Converted:
    """The value in the indicator's unit where the written one can become it; else in the written one."""
    first, second = indicators.dictionary_encode(null_encoding="encode"), unit_texts.dictionary_encode()
    n = len(second.dictionary)
    pairs = first.indices.to_numpy().astype(np.int64) * n + second.indices.to_numpy()
    distinct, at = distinct_codes(pairs)
    codes, texts = first.dictionary.to_pylist(), second.dictionary.to_pylist()
    settled = [_settled(codes[pair // n], texts[pair % n], meanings) for pair in distinct]
    where = pa.array(at)
    measured = pa.array([one.unit in MEASURED for one in settled], pa.bool_()).take(where)
    value = pc.if_else(pc.and_(measured, pc.is_valid(figures.other)), figures.other, figures.value)
    factors = np.array([one.factor for one in settled])[at]
    return Converted(
        _times(value, factors),
        unit_texts,
        pa.array([one.unit or None for one in settled], pa.string()).take(where),
        ((factors != 1) & pc.is_valid(value).to_numpy(zero_copy_only=False)).astype(np.int64),
        _HINTS,
    )


def _settled(indicator: str | None, text: str, meanings: Meanings) -> Measure:
    """The unit of a pair and its factor: none where it is not known, 1 where it cannot be the indicator's."""
    known = meanings.vocabulary.indicators.get(indicator) if indicator else None
    due = known.unit if known else ""
    if not text:
        return Measure(due)
    found = measure(meanings.unit(text) or text, due) or Measure("")
    return found if found.unit == due or not due else Measure(found.unit)


def _times(value: pa.Array, factors: np.ndarray) -> pa.Array:
    """The products, without the digits binary arithmetic adds (1,1 M€ is 1 100 000 to the cent)."""
    if not (factors != 1).any():
        return value
    product = value.to_numpy(zero_copy_only=False) * factors
    with np.errstate(divide="ignore", invalid="ignore"):
        magnitude = np.floor(np.log10(np.abs(product)))
        scale = 10.0 ** (EXACT_DIGITS - magnitude)
        rounded = np.where(np.isfinite(scale) & (scale > 0), np.rint(product * scale) / scale, product)
    exact = np.where(factors == 1, product, rounded)
    return pa.array(exact, pa.float64(), mask=~np.isfinite(exact))
