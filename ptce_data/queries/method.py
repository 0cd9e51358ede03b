"""What the data rest on: sources, extent, gaps."""

from dataclasses import dataclass

import duckdb

from ptce_data import database


@dataclass(frozen=True)
class SourceUse:
    """A source and what it documents; url is None for a source cited by its title alone."""

    title: str
    url: str | None
    publisher: str | None
    claims: int
    poles: int


@dataclass(frozen=True)
class Extent:
    """How much is known, and how firmly. Years are None where nothing was published.

    disputed counts the figures (pole, indicator, year, perimeter) several sources give; poles_followed
    those with one indicator known for two years or more over the same perimeter.
    """

    poles: int
    poles_documented: int
    poles_with_support_alone: int
    poles_placed: int
    poles_dated: int
    claims: int
    estimated: int
    approximate: int
    minimums: int
    partial: int
    sources: int
    claims_without_address: int
    first_year: int | None
    last_year: int | None
    indicators: int
    disputed: int
    poles_followed: int


@dataclass(frozen=True)
class CallWinners:
    """Winners of one year's national call: announced by the State, found in the database."""

    year: int
    announced: int
    found: int


def sources(cursor: duckdb.DuckDBPyConnection) -> tuple[SourceUse, ...]:
    """Every source of a public claim, the most cited first."""
    return database.ask(cursor, "method_sources", SourceUse, {})


def extent(cursor: duckdb.DuckDBPyConnection) -> Extent:
    """The counts of the whole public database; filters have no say here."""
    (found,) = database.ask(cursor, "method_extent", Extent, {})
    return found


def winners(cursor: duckdb.DuckDBPyConnection) -> tuple[CallWinners, ...]:
    """The national calls whose number of winners was published, by year."""
    return database.ask(cursor, "method_winners", CallWinners, {})
