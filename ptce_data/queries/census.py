"""Which poles are counted, since when, and the page each was found on."""

from dataclasses import dataclass
from datetime import date

import duckdb

from ptce_data import database
from ptce_data.selection import Selection


@dataclass(frozen=True)
class CountedPole:
    name: str
    place: str
    source_url: str | None


@dataclass(frozen=True)
class _Day:
    day: date


def day(cursor: duckdb.DuckDBPyConnection) -> date:
    """The day the poles were last counted."""
    (found,) = database.ask(cursor, "census_day", _Day, {})
    return found.day


def counted(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[CountedPole, ...]:
    """The poles of the selection in alphabetical order."""
    parameters = {key: value for key, value in selection.parameters().items() if key != "year"}
    return database.ask(cursor, "counted_poles", CountedPole, parameters)
