"""What the map asks: the poles with one figure each, and totals by région or département."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from ptce_data import database
from ptce_data.figures import Qualifier
from ptce_data.geography import Position
from ptce_data.selection import Selection

Level = Literal["region", "departement"]


@dataclass(frozen=True)
class MapPole:
    """A pole of the selection; value is None where it published nothing for the indicator asked.

    commune, departement are None where only the larger territory is known.
    """

    pole_id: str
    name: str
    commune_code: str | None
    commune: str | None
    departement_code: str | None
    departement: str | None
    region_code: str
    region: str
    longitude: float | None
    latitude: float | None
    founded_year: int | None
    family: str
    sector: str
    value: float | None
    qualifier: Qualifier
    year: int | None
    first_year: int | None
    estimated: bool
    perimeter: str

    @property
    def position(self) -> Position | None:
        """Centre of its commune; None where that is not known."""
        if self.longitude is None or self.latitude is None:
            return None
        return Position(self.longitude, self.latitude)

    @property
    def place(self) -> str:
        """The smallest territory known: `Béganne (Morbihan)`, `Finistère`, `Bretagne`."""
        if self.commune and self.departement and self.commune != self.departement:
            return f"{self.commune} ({self.departement})"
        return self.commune or self.departement or self.region


@dataclass(frozen=True)
class AreaTotal:
    """A région or a département: the selected poles that stand there and the total some published.

    value is None where no pole published it; poles of poles_selected did. whole adds only the figures that
    cover their whole pole.
    """

    code: str
    name: str
    region_code: str
    population: int | None
    longitude: float
    latitude: float
    poles_selected: int
    poles: int
    value: float | None
    qualifier: Qualifier
    whole: float | None
    whole_qualifier: Qualifier
    first_year: int | None
    last_year: int | None
    partial: int
    estimated: int

    @property
    def per_thousand(self) -> float | None:
        """What whole poles published per 1,000 inhabitants (INSEE); None where either is unknown."""
        if self.whole is None or not self.population:
            return None
        return self.whole / self.population * 1000

    @property
    def poles_per_million(self) -> float | None:
        """Selected poles per million inhabitants; None where the population is unknown."""
        return self.poles_selected / self.population * 1_000_000 if self.population else None


@dataclass(frozen=True)
class MappedIndicator:
    indicator: str
    poles: int


def map_poles(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, indicator: str | None
) -> tuple[MapPole, ...]:
    """Every pole of the selection, the largest value first, those without one after."""
    return database.ask(cursor, "map_poles", MapPole, {**selection.parameters(), "indicator": indicator})


def area_totals(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, indicator: str | None, level: Level
) -> tuple[AreaTotal, ...]:
    """Every région or département, in the order of codes."""
    asked = {**selection.parameters(), "indicator": indicator, "level": level}
    return database.ask(cursor, "area_totals", AreaTotal, asked)


def mapped_indicators(cursor: duckdb.DuckDBPyConnection) -> tuple[MappedIndicator, ...]:
    """The indicators at least one pole published, core ones first."""
    return database.ask(cursor, "mapped_indicators", MappedIndicator, {})
