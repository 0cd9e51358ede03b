"""Which data a leave-behind tells: the day it was published, its version, the language."""

from datetime import datetime

import duckdb

from ptce_data import i18n
from ptce_data.leaflet import Stamp


def stamp(cursor: duckdb.DuckDBPyConnection) -> Stamp:
    """The stamp of the published state, never today's date: the same data give the same file."""
    asked = "SELECT published_at, version FROM data_version"
    ((moment, version),) = cursor.execute(asked).fetchall()
    return Stamp(datetime.fromisoformat(str(moment)).date(), int(version), i18n.language())
