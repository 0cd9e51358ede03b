"""The overview's drawings, from its charts: bars as HTML."""

import duckdb

from pages._ui.drawing import Drawing
from ptce_data.leaflets import charts
from ptce_data.selection import Selection


def by_sector(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Drawing:
    """Number of poles per sector."""
    return Drawing.of(charts.by_sector(cursor, selection))


def by_region(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Drawing:
    """Number of poles per région."""
    return Drawing.of(charts.by_region(cursor, selection))


def over_time(cursor: duckdb.DuckDBPyConnection, selection: Selection, code: str) -> Drawing | None:
    """The total of an indicator at the end of each year; None where nobody published it."""
    chart = charts.over_time(cursor, selection, code)
    return Drawing.of(chart) if chart else None


def national_counts(cursor: duckdb.DuckDBPyConnection) -> Drawing:
    """Published counts of PTCE in France."""
    return Drawing.of(charts.national_counts(cursor))
