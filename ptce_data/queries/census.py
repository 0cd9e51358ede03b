"""Which poles are counted, since when, and the page each was found on."""

from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from ptce_data import database, formats
from ptce_data.selection import Selection


@dataclass(frozen=True)
class CountedPole:
    name: str
    place: str
    source_url: str | None


@dataclass(frozen=True)
class _Counted:
    counted_at: datetime


def day(cursor: duckdb.DuckDBPyConnection) -> date:
    """The day the poles were last counted."""
    (found,) = database.ask(cursor, "census_day", _Counted, {})
    return formats.in_paris(found.counted_at).date()


def counted(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[CountedPole, ...]:
    """The poles of the selection in alphabetical order."""
    parameters = {key: value for key, value in selection.parameters().items() if key != "year"}
    return database.ask(cursor, "counted_poles", CountedPole, parameters)
