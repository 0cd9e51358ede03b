"""The poles of a selection, one line each, with how much of the common base each has published."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from ptce_data import database
from ptce_data.search_text import normalised, words_asked
from ptce_data.selection import Selection

Order = Literal["name", "completeness", "place", "age", "freshness"]
ORDERS: tuple[Order, ...] = ("name", "completeness", "place", "age", "freshness")


@dataclass(frozen=True)
class ListedPole:
    """A line of the list. core: indicators of the common base it has published, of `core_indicators`."""

    pole_id: str
    name: str
    commune: str | None
    departement: str | None
    departement_code: str | None
    region: str
    founded_year: int | None
    sectors: tuple[str, ...]
    statuses: tuple[str, ...]
    core: int
    indicators: int
    last_year: int | None
    search_text: str

    def __post_init__(self) -> None:
        """DuckDB hands lists over: a frozen value holds tuples."""
        object.__setattr__(self, "sectors", tuple(self.sectors))
        object.__setattr__(self, "statuses", tuple(self.statuses))


def listed(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[ListedPole, ...]:
    """The poles of the selection in alphabetical order, at the date it asks for."""
    return database.ask(cursor, "listed_poles", ListedPole, selection.parameters())


def matching(poles: tuple[ListedPole, ...], asked: str) -> tuple[ListedPole, ...]:
    """Those whose name or commune holds words beginning with every word asked, accents aside."""
    words = words_asked(asked)
    return tuple(pole for pole in poles if all(f" {word}" in f" {pole.search_text}" for word in words))


def ordered(poles: tuple[ListedPole, ...], order: Order) -> tuple[ListedPole, ...]:
    """The same poles in another order; what is unknown comes last, names decide between equals."""
    return tuple(sorted(poles, key=_KEYS[order]))


_KEYS: dict[Order, Callable[[ListedPole], tuple[Any, ...]]] = {
    "name": lambda pole: (pole.search_text, pole.pole_id),
    "completeness": lambda pole: (-pole.core, -pole.indicators, pole.search_text, pole.pole_id),
    "place": lambda pole: (
        normalised(pole.region),
        pole.departement is None,
        normalised(pole.departement or ""),
        pole.commune is None,
        normalised(pole.commune or ""),
        pole.search_text,
        pole.pole_id,
    ),
    "age": lambda pole: (pole.founded_year is None, pole.founded_year or 0, pole.search_text, pole.pole_id),
    "freshness": lambda pole: (-(pole.last_year or 0), pole.search_text, pole.pole_id),
}
