"""Derive everything again by another way and compare, row by row and total by total."""

import itertools
import math
import statistics
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from inspect import signature
from operator import itemgetter
from typing import Any, TypeVar

import duckdb

from ptce_data import database, rederivation
from ptce_data.errors import VerificationError
from ptce_data.rederivation import FOR_EVER, Claim, Figure, Key, Measure, Observation

FETCHED_AT_ONCE = 10_000
TOLERANCE = 1e-9
COUNTRY = ""

Row = TypeVar("Row")
Held = dict[str, list[Observation]]


@dataclass(frozen=True)
class Report:
    """How much was checked."""

    poles: int
    claims: int
    observations: int
    situations: int
    totals: int


@dataclass(frozen=True, slots=True)
class _Period:
    """A row of situation."""

    pole_id: str
    indicator: str
    from_year: int
    to_year: int
    latest: bool
    value: float
    qualifier: str
    year: int
    first_year: int
    year_basis: str
    perimeter: str
    claim_id: int | None

    @property
    def figure(self) -> Figure:
        return Figure(
            self.value,
            self.qualifier,
            self.year,
            self.first_year,
            self.year_basis,
            self.perimeter,
            self.claim_id,
        )

    def holds(self, year: int | None) -> bool:
        return self.latest if year is None else self.from_year <= year < self.to_year


@dataclass(frozen=True, slots=True)
class _Total:
    value: float
    qualifier: str
    poles: int


@dataclass(frozen=True, slots=True)
class _Contributions:
    """What the poles of an area bring to one total: numbers packed, there may be millions."""

    values: "array[float]" = field(default_factory=lambda: array("d"))
    qualifiers: set[str] = field(default_factory=set)

    def add(self, figure: Figure) -> None:
        self.values.append(figure.value)
        self.qualifiers.add(figure.qualifier)

    def total(self, measure: Measure) -> _Total:
        added = measure.across_poles == "sum"
        value = math.fsum(self.values) if added else statistics.median(self.values)
        return _Total(value, rederivation.total_qualifier(self.qualifiers), len(self.values))


_Compared = Observation | Figure | _Total


def verify(connection: duckdb.DuckDBPyConnection) -> Report:
    """Check what a database has committed against its own ledger.

    Raises VerificationError, which lists each broken rule.
    """
    problems = _broken_rules(connection)
    check = _Check(connection)
    problems += check.poles()
    problems += check.totals()
    if problems:
        raise VerificationError(problems)
    return check.report()


def _broken_rules(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(database.statement("verify_rules")).fetchall()
    return [_problem(place, said, expected) for place, said, expected in found]


def _problem(place: str, found: object, expected: object) -> str:
    return f"{place} : {found} ; attendu : {expected}."


def _stream(connection: duckdb.DuckDBPyConnection, name: str, row: type[Row]) -> Iterator[Row]:
    """The answer to sql/<name>.sql, a few lines at a time: a ledger of millions stays out of memory."""
    cursor = connection.cursor()
    try:
        cursor.execute(database.statement(name))
        columns = [column[0] for column in cursor.description or ()]
        in_order = itemgetter(*(columns.index(name) for name in signature(row).parameters))
        while lines := cursor.fetchmany(FETCHED_AT_ONCE):
            for line in lines:
                yield row(*in_order(line))
    finally:
        cursor.close()


class _ByPole:
    """Rows sorted by pole, handed out one pole at a time; what no pole asks for is left over."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._groups = itertools.groupby(rows, key=lambda row: row.pole_id)
        self._next: tuple[str, list[Any]] | None = None
        self.count = 0
        self._advance()

    def _advance(self) -> None:
        found = next(self._groups, None)
        self._next = None if found is None else (found[0], list(found[1]))

    def of(self, pole_id: str) -> list[Any]:
        while self._next is not None and self._next[0] < pole_id:
            self._advance()
        if self._next is None or self._next[0] != pole_id:
            return []
        rows = self._next[1]
        self.count += len(rows)
        self._advance()
        return rows


class _Check:
    """One pass over the poles, that also adds up what each contributes to the totals."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._measures = {m.indicator: m for m in _stream(connection, "verify_measures", Measure)}
        found = connection.execute(
            "SELECT pole_id, region_code FROM registered_pole ORDER BY pole_id"
        ).fetchall()
        self._regions: dict[str, str] = dict(found)
        self._claims = _ByPole(_stream(connection, "verify_claims", Claim))
        self._observations = _ByPole(_stream(connection, "verify_observations", Observation))
        self._periods = _ByPole(_stream(connection, "verify_situations", _Period))
        self._years: list[int | None] = [None, *_years(connection)]
        self._brought: dict[int | None, defaultdict[tuple[str, str], _Contributions]] = {
            year: defaultdict(_Contributions) for year in self._years
        }
        self._totals = 0

    def report(self) -> Report:
        ((standing,),) = self._connection.execute("SELECT count(*) FROM pole").fetchall()
        return Report(
            int(standing),
            self._claims.count,
            self._observations.count,
            self._periods.count,
            self._totals,
        )

    def poles(self) -> list[str]:
        """Each pole's observations and situation, against those its claims give."""
        problems: list[str] = []
        for pole_id in self._regions:
            expected = rederivation.observations(self._claims.of(pole_id), self._measures)
            actual: dict[Key, Observation] = {
                (o.indicator, o.year, o.perimeter): o for o in self._observations.of(pole_id)
            }
            problems += _different_observations(pole_id, actual, expected)
            held: Held = defaultdict(list)
            for (indicator, _, _), observation in expected.items():
                held[indicator].append(observation)
            problems += self._different_situations(pole_id, held)
        return problems

    def _different_situations(self, pole_id: str, held: Held) -> list[str]:
        periods: defaultdict[str, list[_Period]] = defaultdict(list)
        for period in self._periods.of(pole_id):
            periods[period.indicator].append(period)
        problems: list[str] = []
        for indicator in sorted(({*held, *periods}) & set(self._measures)):
            measure = self._measures[indicator]
            expected = rederivation.situations(held.get(indicator, []), measure.kind, self._years)
            for year, wanted in expected.items():
                found = next((p.figure for p in periods[indicator] if p.holds(year)), None)
                problems += _difference(f"situation, {pole_id} / {indicator} {_date(year)}", found, wanted)
                if wanted is not None and measure.across_poles != "none":
                    self._brought[year][indicator, COUNTRY].add(wanted)
                    self._brought[year][indicator, self._regions[pole_id]].add(wanted)
        return problems

    def totals(self) -> list[str]:
        """The sums and medians the pages read, for the country and each région, at every date."""
        problems: list[str] = []
        for year, brought in self._brought.items():
            rows = self._connection.execute(database.statement("verify_totals"), {"year": year}).fetchall()
            actual = {(indicator, area): _Total(*cells) for indicator, area, *cells in rows}
            expected = {key: each.total(self._measures[key[0]]) for key, each in brought.items()}
            self._totals += len(expected)
            for indicator, area in sorted({*actual, *expected}):
                where = f"région {area}" if area else "France"
                place = f"total, {indicator} / {where} {_date(year)}"
                key = (indicator, area)
                problems += _difference(place, actual.get(key), expected.get(key))
        return problems


def _date(year: int | None) -> str:
    return "au dernier état connu" if year is None else f"à fin {year}"


def _years(connection: duckdb.DuckDBPyConnection) -> range:
    """Each year a figure may change, one before and one after."""
    ((first, last),) = connection.execute("SELECT min(year), max(year) FROM claim").fetchall()
    return range(0) if first is None else range(first - 1, min(last + 2, FOR_EVER))


def _different_observations(
    pole_id: str, actual: Mapping[Key, Observation], expected: Mapping[Key, Observation]
) -> list[str]:
    problems: list[str] = []
    for key in sorted({*actual, *expected}):
        indicator, year, perimeter = key
        place = f"observation, {pole_id} / {indicator} / {year} / « {perimeter} »"
        problems += _difference(place, actual.get(key), expected.get(key))
    return problems


_WORDS = {
    "value": "valeur",
    "qualifier": "précision",
    "year": "année",
    "first_year": "première année",
    "year_basis": "base de l'année",
    "perimeter": "périmètre",
    "claim_id": "relevé",
    "claims": "nombre de relevés",
    "poles": "nombre de pôles",
}


def _difference(place: str, found: _Compared | None, wanted: _Compared | None) -> list[str]:
    """The broken rule, if any, with the cells that differ; sums are compared to their last digits."""
    if found is None or wanted is None:
        return [] if found is wanted else [_problem(place, _said(found), _said(wanted))]
    if found != wanted and math.isclose(found.value, wanted.value, rel_tol=TOLERANCE, abs_tol=TOLERANCE):
        found = replace(found, value=wanted.value)
    if found == wanted:
        return []
    differing = [name for name in _WORDS if getattr(found, name, None) != getattr(wanted, name, None)]
    return [_problem(place, _said(found, differing), _said(wanted, differing))]


def _said(row: _Compared | None, names: Iterable[str] = ("value", "qualifier")) -> str:
    """A row in words: « valeur 11, précision exact »."""
    if row is None:
        return "aucune ligne"
    cells = ((_WORDS[name], getattr(row, name)) for name in names)
    return ", ".join(f"{word} {cell:.15g}" if word == "valeur" else f"{word} {cell}" for word, cell in cells)
