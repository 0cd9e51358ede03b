"""A territory's drawings, from its charts: bars as Plotly draws them."""

import duckdb

from pages._ui import charts as plotly
from pages._ui.drawing import Drawing
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import charts
from ptce_data.queries.territory import Portrait
from ptce_data.selection import Selection


def density(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Drawing:
    """Poles per million inhabitants, région by région."""
    chart = charts.density(cursor, selection)
    return Drawing.of(chart, plotly.drawn(chart, _("Pôles recensés par million d'habitants")))


def families(cursor: duckdb.DuckDBPyConnection, portrait: Portrait) -> Drawing:
    """The poles of a territory by family of sectors."""
    chart = charts.families(cursor, portrait)
    return Drawing.of(chart, plotly.drawn(chart))
