"""The closed lists: indicators, sectors, statuses, places… with labels in both languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import duckdb

from ptce_data import database
from ptce_data.i18n import in_language


@dataclass(frozen=True)
class Label:
    """A code of a closed list and its name in French and English."""

    code: str
    label_fr: str
    label_en: str

    @property
    def label(self) -> str:
        """The name in the current language."""
        return in_language(self.label_fr, self.label_en)


@dataclass(frozen=True)
class Sector(Label):
    family: str


@dataclass(frozen=True)
class Place:
    """A région or a département; population is INSEE's, None where unknown."""

    code: str
    name: str
    region_code: str
    population: int | None
    longitude: float
    latitude: float
    overseas: bool


@dataclass(frozen=True)
class Indicator:
    """What is measured; see DESIGN: kind says how it lives in time, across_poles how it adds up."""

    code: str
    label_fr: str
    label_en: str
    unit: str
    kind: str
    across_poles: str
    topic: str
    specificity: str
    aim: str
    core: bool
    numerator: str | None
    denominator: str | None
    definition_fr: str
    definition_en: str

    @property
    def label(self) -> str:
        return in_language(self.label_fr, self.label_en)

    @property
    def definition(self) -> str:
        return in_language(self.definition_fr, self.definition_en)


@dataclass(frozen=True)
class Catalogue:
    """Every closed list, keyed by code, in the order readers expect."""

    indicators: dict[str, Indicator]
    families: dict[str, Label]
    sectors: dict[str, Sector]
    statuses: dict[str, Label]
    specificities: dict[str, Label]
    aims: dict[str, Label]
    regions: dict[str, Place]
    departements: dict[str, Place]
    years: tuple[int, ...]


_held: ContextVar[tuple[duckdb.DuckDBPyConnection, Catalogue] | None] = ContextVar("held", default=None)


@contextmanager
def held(cursor: duckdb.DuckDBPyConnection, lists: Catalogue) -> Iterator[None]:
    """Within, `load` of this cursor gives these lists: a scenario told would read them twenty times."""
    before = _held.set((cursor, lists))
    try:
        yield
    finally:
        _held.reset(before)


def load(cursor: duckdb.DuckDBPyConnection) -> Catalogue:
    """Read the closed lists; years are those with at least one observation, newest first."""
    found = _held.get()
    if found is not None and found[0] is cursor:
        return found[1]
    return Catalogue(
        indicators={i.code: i for i in database.ask(cursor, "indicators", Indicator, {})},
        families=_labels(cursor, "sector_families"),
        sectors={s.code: s for s in database.ask(cursor, "sectors", Sector, {})},
        statuses=_labels(cursor, "statuses"),
        specificities=_labels(cursor, "specificities"),
        aims=_labels(cursor, "aims"),
        regions={p.code: p for p in database.ask(cursor, "regions", Place, {})},
        departements={p.code: p for p in database.ask(cursor, "departements", Place, {})},
        years=_years(cursor),
    )


def _labels(cursor: duckdb.DuckDBPyConnection, question: str) -> dict[str, Label]:
    return {label.code: label for label in database.ask(cursor, question, Label, {})}


def _years(cursor: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    found = cursor.execute("SELECT DISTINCT year FROM observation ORDER BY year DESC").fetchall()
    return tuple(year for (year,) in found)
