"""The tables the checks read beside the published ones: the entries, in texts and in numbers, and the limits.

Texts compared a hundred thousand times are slow: each pole, perimeter and indicator is given a number, and
the figures are compared by number.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data import database
from ptce_data.workbook import limits
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.rules import RULES
from ptce_data.workbook.sheets import letters

LINK = r"https?://[^\s/]+"
QUALIFIERS = ("exact", "approx", "at_least")


@dataclass(frozen=True)
class Measures:
    """The indicators in the order of their numbers, with what each allows; NaN where there is no limit."""

    codes: pa.Array
    units: tuple[str, ...]
    minimum: np.ndarray
    maximum: np.ndarray
    ceiling: np.ndarray

    def having(self, units: Collection[str]) -> np.ndarray:
        """Whether the unit of each indicator is one of `units`."""
        return np.array([unit in units for unit in self.units])


@dataclass(frozen=True)
class Asked:
    """What the checks depend on: the day, and whether a missing source is not worth a line a row."""

    today: date
    sourced: bool


@dataclass
class Workbench:
    """The connection, the entries, and the names under which tables were registered."""

    cursor: duckdb.DuckDBPyConnection
    entries: pa.Table
    perimeters: int = 0
    measures: int = 0

    def __post_init__(self) -> None:
        self._names: set[str] = set()

    def register(self, name: str, table: pa.Table) -> None:
        self.cursor.register(name, table)
        self._names.add(name)

    def register_entries(self, name: str, statement: str) -> int:
        """Register the entries a statement lists; how many they are."""
        table = self.listed(statement)
        self.register(name, table)
        return int(table.num_rows)

    def listed(self, statement: str) -> pa.Table:
        """The entries a statement lists."""
        listed = self.cursor.execute(statement).to_arrow_table()["entry"]
        return self.entries.filter(pc.is_in(self.entries["entry"], value_set=listed.combine_chunks()))

    def clear(self) -> None:
        for name in self._names:
            self.cursor.unregister(name)


@contextmanager
def workbench(
    cursor: duckdb.DuckDBPyConnection, entries: pa.Table, layout: Layout | None, asked: Asked
) -> Iterator[Workbench]:
    """The tables, under the names the SQL files read, for as long as the block lasts."""
    measures = _measures(cursor)
    numbers = pc.index_in(entries["indicator"], value_set=measures.codes).combine_chunks()
    coded, poles, perimeters = _coded(entries, numbers, asked)
    bench = Workbench(cursor, entries, len(perimeters), len(measures.codes))
    try:
        bench.register("coded_figure", database.in_parts(coded))
        bench.register("suspect_entry", entries.filter(_suspect(entries, measures, numbers, asked)))
        bench.register("pole_code", _numbered("pole_id", "pole_no", poles))
        bench.register("perimeter_code", _numbered("perimeter", "perimeter_no", perimeters))
        bench.register("measure_code", _numbered("indicator", "measure_no", measures.codes))
        bench.register("check_rule", _rules())
        bench.register("role_letter", _letters(layout))
        bench.register("unit_limit", _units())
        bench.register("kind_limit", pa.table({"kind": [*limits.JUMPS], "factor": [*limits.JUMPS.values()]}))
        parts, totals = zip(*limits.PARTS, strict=True)
        bench.register("part_of", pa.table({"part": [*parts], "total": [*totals]}))
        yield bench
    finally:
        bench.clear()


def _measures(cursor: duckdb.DuckDBPyConnection) -> Measures:
    statement = "SELECT indicator, unit, minimum, maximum FROM indicator ORDER BY indicator"
    lines = cursor.execute(statement).fetchall()
    unlimited = float("nan")

    def limit(values: Iterable[float | None]) -> np.ndarray:
        return np.array([unlimited if value is None else value for value in values], dtype=np.float64)

    return Measures(
        pa.array([line[0] for line in lines], pa.string()),
        tuple(line[1] for line in lines),
        limit(line[2] for line in lines),
        limit(line[3] for line in lines),
        limit(limits.CEILINGS.get(line[1]) for line in lines),
    )


def _suspect(entries: pa.Table, measures: Measures, numbers: pa.Array, asked: Asked) -> pa.Array:
    """The entries that may break a rule by themselves; sql/check_cells.sql says which ones do."""
    value = entries["value"].to_numpy()
    known = numbers.is_valid().to_numpy(zero_copy_only=False)
    which = _numbers(numbers.fill_null(0))
    with np.errstate(invalid="ignore"):
        found = ~known | ~np.isfinite(value) | (value < measures.minimum[which])
        found |= (value > measures.maximum[which]) | (value > measures.ceiling[which])
        found |= measures.having({"%"})[which] & (value < 1)
        found |= measures.having(limits.WHOLE_UNITS)[which] & (value != np.floor(value))
        found |= measures.having(limits.PEOPLE_UNITS)[which] & (value < limits.FEW_PEOPLE)
    found &= ~_flags(pc.equal(entries["reading"], "missing"))
    due = pa.array(measures.units, pa.string()).take(numbers)
    for condition in (*_of_texts(entries, asked), pc.not_equal(entries["unit"], pa.chunked_array([due]))):
        found |= _flags(condition)
    return pa.array(found)


def _of_texts(entries: pa.Table, asked: Asked) -> Iterator[pa.ChunkedArray]:
    """What is missing, not understood, too long, or was hinted at."""
    yield pc.greater(pc.list_value_length(entries["hints"]), 0)
    yield pc.and_(pc.not_equal(entries["reading"], "figure"), pc.not_equal(entries["reading"], "missing"))
    yield pc.is_null(entries["pole_id"])
    yield pc.is_null(entries["year"])
    yield pc.or_(pc.less(entries["year"], limits.FIRST_YEAR), pc.greater(entries["year"], asked.today.year))
    for name in ("unit", "visibility"):
        yield pc.and_(pc.is_null(entries[name]), pc.not_equal(entries[f"{name}_text"], ""))
    for name, most in limits.LENGTHS.items():
        yield pc.greater(pc.binary_length(entries[name]), most)
    if not asked.sourced:
        yield pc.and_(pc.equal(entries["source_title"], ""), pc.equal(entries["source_url"], ""))
    yield _not_links(entries["source_url"])


def _not_links(urls: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each distinct address is judged once."""
    encoded = _encoded(urls)
    wrong = [bool(url) and not re.match(LINK, url) for url in encoded.dictionary.to_pylist()]
    return pa.chunked_array([pa.array(wrong, pa.bool_()).take(encoded.indices)])


def _flags(condition: pa.ChunkedArray) -> np.ndarray:
    flags: np.ndarray = condition.fill_null(fill_value=False).to_numpy()
    return flags


def _coded(entries: pa.Table, numbers: pa.Array, asked: Asked) -> tuple[pa.Table, pa.Array, pa.Array]:
    """The figures whose pole, indicator and year are known, in numbers; the poles and perimeters numbered."""
    comparable = _comparable(entries, numbers, asked)
    figures, measure = entries.filter(comparable), numbers.filter(comparable.combine_chunks())
    pole, perimeter = _encoded(figures["pole_id"]), _encoded(figures["perimeter"])
    coded = pa.table(
        {
            "entry": figures["entry"],
            "place_no": _numbers(pole.indices) * len(perimeter.dictionary) + _numbers(perimeter.indices),
            "measure_no": _numbers(measure),
            "year": figures["year"],
            "value": figures["value"],
            "qualifier_no": pc.index_in(figures["qualifier"], value_set=pa.array(QUALIFIERS)),
        }
    )
    return coded, pole.dictionary, perimeter.dictionary


def _comparable(entries: pa.Table, numbers: pa.Array, asked: Asked) -> pa.ChunkedArray:
    conditions = (
        pc.equal(entries["reading"], "figure"),
        pc.is_valid(entries["pole_id"]),
        pa.chunked_array([numbers.is_valid()]),
        pc.greater_equal(entries["year"], limits.FIRST_YEAR),
        pc.less_equal(entries["year"], asked.today.year),
        pc.is_finite(entries["value"]),
    )
    found = conditions[0]
    for condition in conditions[1:]:
        found = pc.and_(found, condition)
    return found.fill_null(fill_value=False)


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    whole = column.combine_chunks()
    return pa.array([], pa.string()).dictionary_encode() if not len(whole) else whole.dictionary_encode()


def _numbers(array: pa.Array) -> np.ndarray:
    numbers: np.ndarray = array.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def _numbered(column: str, number: str, names: pa.Array) -> pa.Table:
    return pa.table({number: np.arange(len(names), dtype=np.int64), column: names})


def _rules() -> pa.Table:
    return pa.table(
        {
            "rule": [rule.code for rule in RULES],
            "role": [rule.role for rule in RULES],
            "level": [rule.level for rule in RULES],
            "error": [rule.level == "error" for rule in RULES],
            "lifted": [rule.lifted for rule in RULES],
            "noted": [rule.noted for rule in RULES],
            "compared": [rule.check != "cells" for rule in RULES],
            # All the repetitions of a figure are one line, whichever way it was written.
            "alike": [rule.code in {"repeated", "repeated_fact"} for rule in RULES],
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
