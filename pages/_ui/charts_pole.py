"""One indicator of one pole over the years: a line a perimeter, the rival claims in grey behind."""

from typing import Any

import duckdb

from pages._ui import charts as plotly
from pages._ui.drawing import Drawing
from ptce_data.charts import Chart
from ptce_data.leaflets import charts
from ptce_data.sentences import claims


def series(cursor: duckdb.DuckDBPyConnection, pole_id: str, code: str) -> Drawing:
    """The drawing of an indicator; its table is the ledger of its claims."""
    chart = charts.pole_series(cursor, pole_id, code)
    return Drawing.of(chart, figure(chart))


def figure(chart: Chart) -> plotly.Figure:
    """The lines of the perimeters, then the rivals; values of one year keep their labels apart."""
    drawn = plotly.drawn(chart, height=360)
    _separate_labels(drawn["data"])
    highest = max((value for trace in drawn["data"] for value in trace["y"]), default=1) or 1
    drawn["layout"]["yaxis"] |= {"range": [-0.1 * highest, 1.2 * highest], "rangemode": "normal"}
    drawn["layout"]["yaxis"] |= {"exponentformat": "none", "separatethousands": True}
    names = [trace["name"] for trace in drawn["data"]]
    drawn["layout"]["showlegend"] = names != [plotly.plain(claims.perimeter(""))]
    return drawn


def _separate_labels(traces: list[dict[str, Any]]) -> None:
    """A label goes under its mark where a mark of the same year, or a year away, stands higher."""
    marks = [mark for trace in traces for mark in zip(trace["x"], trace["y"], strict=True)]
    for trace in traces:
        trace["textposition"] = [
            "bottom center" if any(abs(x - year) <= 1 and y > value for x, y in marks) else "top center"
            for year, value in zip(trace["x"], trace["y"], strict=True)
        ]
