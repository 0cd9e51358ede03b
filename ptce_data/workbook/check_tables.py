"""The tables the checks read beside the published ones: the entries, in texts and in numbers, and the limits.

Texts compared a hundred thousand times are slow: each pole, perimeter and indicator is given a number, and
the figures are compared by number.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data.workbook import limits
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.rules import RULES
from ptce_data.workbook.sheets import letters

QUALIFIERS = ("exact", "approx", "at_least")
# Small enough for both processors to have some of them.
ROWS_AT_ONCE = 16_384


@dataclass(frozen=True)
class Sizes:
    """How many numbers were given; what a pair of them is packed with."""

    perimeters: int
    measures: int


@contextmanager
def registered(
    cursor: duckdb.DuckDBPyConnection, entries: pa.Table, layout: Layout | None, today: date
) -> Iterator[Sizes]:
    """The tables, under the names the SQL files read, for as long as the block lasts."""
    measures = [code for (code,) in cursor.execute("SELECT indicator FROM indicator ORDER BY 1").fetchall()]
    coded, poles, perimeters = _coded(entries, measures, today)
    tables = {
        "incoming_entry": _in_parts(entries),
        "coded_figure": _in_parts(coded),
        "pole_code": _numbered("pole", poles),
        "perimeter_code": _numbered("perimeter", perimeters),
        "measure_code": pa.table(
            {"measure_no": _ranks(measures), "indicator": pa.array(measures, pa.string())}
        ),
        "check_rule": _rules(),
        "role_letter": _letters(layout),
        "unit_limit": _units(),
        "kind_limit": pa.table({"kind": list(limits.JUMPS), "factor": list(limits.JUMPS.values())}),
        "part_of": pa.table(
            {
                "part": [part for part, _total in limits.PARTS],
                "total": [total for _part, total in limits.PARTS],
            }
        ),
    }
    for name, table in tables.items():
        cursor.register(name, table)
    try:
        yield Sizes(len(perimeters), len(measures))
    finally:
        for name in tables:
            cursor.unregister(name)


def _in_parts(table: pa.Table) -> pa.Table:
    batches = table.combine_chunks().to_batches(max_chunksize=ROWS_AT_ONCE)
    return pa.Table.from_batches(batches, schema=table.schema)


def _coded(entries: pa.Table, measures: Sequence[str], today: date) -> tuple[pa.Table, list[str], list[str]]:
    """The figures whose pole, indicator and year are known, in numbers; the poles and perimeters numbered."""
    figures = entries.filter(_comparable(entries, measures, today))
    pole, perimeter = _encoded(figures["pole_id"]), _encoded(figures["perimeter"])
    measure = pc.index_in(figures["indicator"], value_set=pa.array(measures, pa.string()))
    place = _numbers(pole.indices) * len(perimeter.dictionary) + _numbers(perimeter.indices)
    coded = pa.table(
        {
            "entry": figures["entry"],
            "place_no": pa.array(place),
            "measure_no": pa.array(_numbers(measure)),
            "year": figures["year"],
            "value": figures["value"],
            "qualifier_no": pc.index_in(figures["qualifier"], value_set=pa.array(QUALIFIERS)),
        }
    )
    return coded, pole.dictionary.to_pylist(), perimeter.dictionary.to_pylist()


def _comparable(entries: pa.Table, measures: Sequence[str], today: date) -> pa.ChunkedArray:
    conditions = (
        pc.equal(entries["reading"], "figure"),
        pc.is_valid(entries["pole_id"]),
        pc.is_in(entries["indicator"], value_set=pa.array(measures, pa.string())),
        pc.greater_equal(entries["year"], limits.FIRST_YEAR),
        pc.less_equal(entries["year"], today.year),
        pc.is_finite(entries["value"]),
    )
    found = conditions[0]
    for condition in conditions[1:]:
        found = pc.and_(found, pc.fill_null(condition, fill_value=False))
    return found


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    whole = column.combine_chunks()
    return pa.array([], pa.string()).dictionary_encode() if not len(whole) else whole.dictionary_encode()


def _numbers(array: pa.Array) -> np.ndarray:
    numbers: np.ndarray = array.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def _ranks(names: Sequence[str]) -> pa.Array:
    return pa.array(range(len(names)), pa.int64())


def _numbered(kind: str, names: list[str]) -> pa.Table:
    column = "pole_id" if kind == "pole" else kind
    return pa.table({f"{kind}_no": _ranks(names), column: pa.array(names, pa.string())})


def _rules() -> pa.Table:
    return pa.table(
        {
            "rule": [rule.code for rule in RULES],
            "role": [rule.role for rule in RULES],
            "level": [rule.level for rule in RULES],
            "error": [rule.level == "error" for rule in RULES],
            "lifted": [rule.lifted for rule in RULES],
            "compared": [rule.check != "cells" for rule in RULES],
        }
    )


def _letters(layout: Layout | None) -> pa.Table:
    """The first column of each role; a value has its own cell already."""
    found: dict[str, str] = {}
    for column in layout.columns if layout else ():
        if column.role not in {"value", "figure", "ignored"}:
            found.setdefault(column.role, letters(column.column))
    return pa.table(
        {"role": pa.array(found.keys(), pa.string()), "letter": pa.array(found.values(), pa.string())}
    )


def _units() -> pa.Table:
    units = sorted({*limits.CEILINGS, *limits.FLOORS, *limits.WHOLE_UNITS, *limits.PEOPLE_UNITS})
    return pa.table(
        {
            "unit": units,
            "ceiling": pa.array([limits.CEILINGS.get(unit) for unit in units], pa.float64()),
            "floor": pa.array([limits.FLOORS.get(unit) for unit in units], pa.float64()),
            "whole": [unit in limits.WHOLE_UNITS for unit in units],
            "people": [unit in limits.PEOPLE_UNITS for unit in units],
        }
    )
