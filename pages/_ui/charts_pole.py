"""One indicator of one pole over the years: a line a perimeter, the rival claims in grey behind."""

import math
from typing import Any

import duckdb

from pages._ui import charts as plotly
from pages._ui import charts_labels
from pages._ui.charts_labels import Frame, Mark
from pages._ui.drawing import Drawing
from ptce_data import formats, units
from ptce_data.charts import MUTED, Chart, Lines
from ptce_data.leaflets import charts
from ptce_data.sentences import claims

RIVAL_SIZE = 18


def series(cursor: duckdb.DuckDBPyConnection, pole_id: str, code: str) -> Drawing:
    """The drawing of an indicator; its table is the ledger of its claims."""
    chart = charts.pole_series(cursor, pole_id, code)
    return Drawing.of(chart, figure(chart))


def figure(chart: Chart) -> plotly.Figure:
    """The lines of the perimeters over the rivals; no value covers another, nor a mark."""
    drawn = plotly.drawn(chart, height=360)
    values = [0, *(value for trace in drawn["data"] for value in trace["y"])]
    highest, least = max(values), min(values)
    span = highest - least or 1
    lowest, top = least - 0.1 * span, highest + 0.2 * span
    axis = drawn["layout"]["yaxis"]
    axis |= {"range": [lowest, top], "rangemode": "normal"}
    axis |= {"exponentformat": "none", "separatethousands": True}
    if isinstance(chart.drawn, Lines) and chart.drawn.unit == units.unit_name("EUR"):
        axis |= _in_euros(least, highest)
    first, last = drawn["layout"]["xaxis"]["range"] or (0, 1)
    _separate_labels(drawn["data"], Frame(first, last, lowest, top))
    _rivals_behind(drawn["data"])
    names = [trace["name"] for trace in drawn["data"]]
    drawn["layout"]["showlegend"] = names != [plotly.plain(claims.perimeter(""))]
    return drawn


def _in_euros(least: float, highest: float) -> plotly.Figure:
    """The axis of amounts, written as the values beside the marks are."""
    steps = charts_labels.round_steps(highest - least or 1)
    if least < 0:
        step = steps[1]
        steps = [step * n for n in range(math.floor(least / step), math.floor(highest / step) + 1)]
    return {
        "tickvals": steps,
        "ticktext": [plotly.plain(formats.euros(step)) for step in steps],
        "title": None,
    }


def _separate_labels(traces: list[dict[str, Any]], frame: Frame) -> None:
    marks = [
        Mark(year, value, text)
        for trace in traces
        for year, value, text in zip(trace["x"], trace["y"], trace["text"], strict=True)
    ]
    places = iter(charts_labels.places(marks, frame))
    for trace in traces:
        trace["textposition"] = [next(places) for _year in trace["x"]]


def _rivals_behind(traces: list[dict[str, Any]]) -> None:
    """A cross of the same year and nearly the same value shows around the mark it gave way to."""
    for trace in traces:
        rival = trace["marker"]["color"] == MUTED
        trace["zorder"] = 0 if rival else 1
        if rival:
            trace["marker"]["size"] = RIVAL_SIZE
