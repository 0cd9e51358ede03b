"""What is known of one pole: who it is, its figures, its territories, its neighbours."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from ptce_data import database
from ptce_data.figures import PoleFigure
from ptce_data.i18n import in_language
from ptce_data.selection import Selection


@dataclass(frozen=True)
class Identity:
    """Who, where, since when; a place or a year nobody published is None. Sectors and statuses are codes."""

    pole_id: str
    name: str
    commune_code: str | None
    commune: str | None
    epci_name: str | None
    departement: str | None
    departement_code: str | None
    region: str
    region_code: str
    longitude: float | None
    latitude: float | None
    founded_year: int | None
    description_fr: str
    description_en: str
    website: str | None
    source_url: str | None
    sectors: tuple[str, ...]
    statuses: tuple[str, ...]

    def __post_init__(self) -> None:
        """DuckDB hands lists over: a frozen value holds tuples."""
        object.__setattr__(self, "sectors", tuple(self.sectors))
        object.__setattr__(self, "statuses", tuple(self.statuses))

    @property
    def description(self) -> str:
        return in_language(self.description_fr, self.description_en)


@dataclass(frozen=True)
class Territory:
    """A territory the pole stands in, and how many known poles stand there (itself included)."""

    kind: Literal["commune", "epci", "departement", "region"]
    name: str
    population: int
    poles: int


@dataclass(frozen=True)
class NearbyPole:
    """Another pole around; distance_km is None where a commune is unknown."""

    pole_id: str
    name: str
    place: str
    distance_km: float | None
    same_departement: bool
    same_region: bool


@dataclass(frozen=True)
class Named:
    pole_id: str
    name: str


def identity(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> Identity | None:
    """The pole, or None where no pole has this identifier."""
    found = database.ask(cursor, "pole_identity", Identity, {"pole_id": pole_id})
    return found[0] if found else None


def glance(cursor: duckdb.DuckDBPyConnection, pole_id: str, year: int | None) -> tuple[PoleFigure, ...]:
    """The pole's value for each indicator at the end of `year`, or the last one known."""
    return database.ask(cursor, "glance", PoleFigure, {"pole_id": pole_id, "year": year})


def surroundings(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> tuple[Territory, ...]:
    """The territories the pole stands in, the smallest first."""
    return database.ask(cursor, "surroundings", Territory, {"pole_id": pole_id})


def nearby(cursor: duckdb.DuckDBPyConnection, pole_id: str, n: int) -> tuple[NearbyPole, ...]:
    """The `n` nearest poles, the closest first; those of the same place where a distance is unknown."""
    return database.ask(cursor, "nearby_poles", NearbyPole, {"pole_id": pole_id, "n": n})


def names_like(cursor: duckdb.DuckDBPyConnection, asked: str, n: int) -> tuple[Named, ...]:
    """The `n` poles whose identifier looks most like one that does not exist."""
    return database.ask(cursor, "names_like", Named, {"asked": asked, "n": n})


def best_documented(cursor: duckdb.DuckDBPyConnection, selection: Selection, n: int) -> tuple[Named, ...]:
    """The `n` poles of the selection with the most indicators published."""
    return database.ask(cursor, "best_documented", Named, {**selection.parameters(), "n": n})
