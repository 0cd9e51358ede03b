"""What a territory asks: its poles, their totals beside the country's, the poles nearest to it."""

from dataclasses import dataclass, replace
from typing import Literal

import duckdb

from ptce_data import database
from ptce_data.errors import UnknownCodeError
from ptce_data.figures import Qualifier
from ptce_data.geography import Position
from ptce_data.i18n import gettext as _
from ptce_data.selection import Selection

Level = Literal["region", "departement", "commune"]
LONGEST_NAMED = 60  # of a code that is quoted as unknown


@dataclass(frozen=True)
class Territory:
    """A région, a département or a commune; population is INSEE's.

    former_name is the old name of a commune asked by a code that no longer exists. communes holds the
    codes of a commune and of its municipal arrondissements; it is empty above.
    """

    level: Level
    code: str
    name: str
    population: int | None
    longitude: float
    latitude: float
    region_code: str
    region: str
    departement_code: str | None
    departement: str | None
    epci: str | None
    former_name: str | None
    communes: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "communes", tuple(self.communes))  # DuckDB gives a list

    @property
    def position(self) -> Position:
        return Position(self.longitude, self.latitude)

    def within(self, selection: Selection) -> Selection:
        """The selection's sectors, statuses and year, in this territory instead of its places."""
        if self.level == "region":
            return replace(selection, regions=(self.code,), departements=())
        return replace(selection, regions=(), departements=(self.departement_code or "",))


@dataclass(frozen=True)
class TerritoryPole:
    """A pole that stands in the territory; figures counts the indicators it published."""

    pole_id: str
    name: str
    commune: str | None
    departement: str | None
    region: str
    founded_year: int | None
    sector: str
    family: str
    figures: int

    @property
    def place(self) -> str:
        """The smallest territory known."""
        return self.commune or self.departement or self.region


@dataclass(frozen=True)
class TerritoryTotal:
    """An indicator in the territory and in the country.

    total is None where no pole here published it or where adding makes no sense; qualifier is the
    total's. whole adds only the figures that cover their whole pole, to be set against inhabitants.
    Medians are across poles, each with its qualifier, and None where no pole published it. approximate
    counts the approximate values of the total; largest is the highest of them all. parts names what is
    covered by the values that cover a part of their pole only.
    """

    indicator: str
    total: float | None
    qualifier: Qualifier
    whole: float | None
    whole_qualifier: Qualifier
    median_here: float | None
    qualifier_here: Qualifier
    median_country: float | None
    qualifier_country: Qualifier
    first_year: int | None
    last_year: int | None
    poles: int
    country_poles: int
    partial: int
    estimated: int
    approximate: int
    largest: float | None
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(self.parts or ()))  # DuckDB gives a list, or nothing


@dataclass(frozen=True)
class NearPole:
    """A pole and its distance, between centres of communes."""

    pole_id: str
    name: str
    place: str
    family: str
    distance_km: float


@dataclass(frozen=True)
class Portrait:
    """All a territory's page says, for one selection.

    unplaced are the selected poles of its région whose département, or of its département whose commune,
    is not known: some may stand here.
    """

    territory: Territory
    poles: tuple[TerritoryPole, ...]
    totals: tuple[TerritoryTotal, ...]
    nearest: tuple[NearPole, ...]
    unplaced: tuple[TerritoryPole, ...]


def territory(cursor: duckdb.DuckDBPyConnection, level: Level, code: str) -> Territory:
    """The territory of this code. Raises UnknownCodeError where there is none."""
    found = database.ask(cursor, "territory", Territory, {"level": level, "code": code})
    if not found:
        raise UnknownCodeError(_("« {code} » n'est pas un code connu.").format(code=code[:LONGEST_NAMED]))
    return found[0]


def portrait(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Territory) -> Portrait:
    """The poles of a territory with what they published, and the five others nearest to
    a commune, or to the centre of a larger territory without any.
    """
    country = replace(selection, regions=(), departements=())
    poles = territory_poles(cursor, asked.within(selection), asked.communes)
    here = tuple(pole.pole_id for pole in poles)
    alone = asked.level == "commune" or not here
    around = nearest_poles(cursor, country, asked.position, here) if alone else ()
    return Portrait(
        territory=asked,
        poles=poles,
        totals=territory_totals(cursor, country, here),
        nearest=around,
        unplaced=_unplaced(cursor, country, asked),
    )


def territory_poles(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, communes: tuple[str, ...]
) -> tuple[TerritoryPole, ...]:
    """The poles of the selection, in these communes if any is given."""
    asked = {**selection.parameters(), "communes": list(communes)}
    return database.ask(cursor, "territory_poles", TerritoryPole, asked)


def territory_totals(
    cursor: duckdb.DuckDBPyConnection, country: Selection, poles: tuple[str, ...]
) -> tuple[TerritoryTotal, ...]:
    """Core indicators and those that these poles published, with the medians here and in the country."""
    asked = {**country.parameters(), "poles": list(poles)}
    return database.ask(cursor, "territory_totals", TerritoryTotal, asked)


def nearest_poles(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    point: Position,
    others_than: tuple[str, ...] = (),
) -> tuple[NearPole, ...]:
    """The five poles of the selection nearest to a point, among those whose commune is known."""
    asked = {
        **selection.parameters(),
        "longitude": point.longitude,
        "latitude": point.latitude,
        "n": 5,
        "others_than": list(others_than),
    }
    return database.ask(cursor, "nearest_poles", NearPole, asked)


def _unplaced(
    cursor: duckdb.DuckDBPyConnection, country: Selection, asked: Territory
) -> tuple[TerritoryPole, ...]:
    if asked.level == "region":
        return ()
    around = territory_poles(cursor, replace(country, regions=(asked.region_code,)), ())
    if asked.level == "departement":
        return tuple(pole for pole in around if pole.departement is None)
    possible = {None, asked.departement}
    return tuple(pole for pole in around if pole.commune is None and pole.departement in possible)
