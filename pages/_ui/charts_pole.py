"""One indicator of one pole over the years: a line a perimeter, the rival claims in grey behind."""

from typing import Any

import duckdb

from pages._ui import charts, claims
from pages._ui.drawing import Drawing
from ptce_data import catalogue, formats, units
from ptce_data.catalogue import Indicator
from ptce_data.charts import ACCENT, MUTED, SECOND, Point, Series
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import claims as question
from ptce_data.queries.claims import Ledger, Observation
from ptce_data.sentences import claims as claim_sentences
from ptce_data.sentences import pole as sentences

# A perimeter has its colour and its symbol: neither is alone to tell it.
_MARKS = (
    (ACCENT, "circle"),
    (SECOND, "square"),
    ("#4b5bb5", "diamond"),
    ("#999933", "triangle-up"),
    ("#aa4499", "star"),
)
_SOURCES_NAMED = 6


def series(cursor: duckdb.DuckDBPyConnection, pole_id: str, code: str) -> Drawing:
    """The drawing of an indicator; its table is the ledger of its claims."""
    indicators = catalogue.load(cursor).indicators
    indicator = indicators[code]
    ledger = question.ledger(cursor, pole_id, code)
    return Drawing(
        key=f"{pole_id}-{code}",
        figure=figure(ledger, indicator),
        sentence=sentences.series(ledger, indicator, indicators),
        table=claims.table(ledger, indicator, indicators),
        source=source(ledger),
    )


def figure(ledger: Ledger, indicator: Indicator) -> charts.Figure:
    """The lines of the perimeters, then the rivals; values of one year keep their labels apart."""
    drawn = charts.lines(_series(ledger, indicator), units.unit_name(indicator.unit), height=360)
    _separate_labels(drawn["data"])
    highest = max((value for trace in drawn["data"] for value in trace["y"]), default=1) or 1
    drawn["layout"]["yaxis"] |= {"range": [-0.1 * highest, 1.2 * highest], "rangemode": "normal"}
    drawn["layout"]["yaxis"] |= {"exponentformat": "none", "separatethousands": True}
    drawn["layout"]["showlegend"] = len(drawn["data"]) > 1 or sentences.perimeters(ledger) != ("",)
    return drawn


def _series(ledger: Ledger, indicator: Indicator) -> list[Series]:
    joined = indicator.kind != "event"
    found = []
    for place, name in enumerate(sentences.perimeters(ledger)):
        colour, symbol = _MARKS[place % len(_MARKS)]
        points = tuple(_point(one, indicator) for one in ledger.observations if one.perimeter == name)
        found.append(Series(claim_sentences.perimeter(name), points, colour, symbol, joined))
    rivals = sorted((c for c in ledger.claims if c.fate == "rival"), key=lambda c: (c.year, c.claim_id))
    if rivals:
        points = tuple(Point(c.year, c.value, "", c.year_basis == "estimated") for c in rivals)
        found.append(Series(_("autres versions publiées"), points, MUTED, "x", joined=False))
    return found


def _point(one: Observation, indicator: Indicator) -> Point:
    value = claim_sentences.shown(one, indicator)
    text = formats.figure(value, _short_unit(indicator), one.qualifier)
    return Point(one.year, one.value, text.strip(), open=one.year_basis == "estimated")


def _short_unit(indicator: Indicator) -> str:
    return indicator.unit if indicator.unit in units.SYMBOLS else ""


def _separate_labels(traces: list[dict[str, Any]]) -> None:
    """A label goes under its mark where a mark of the same year, or a year away, stands higher."""
    marks = [mark for trace in traces for mark in zip(trace["x"], trace["y"], strict=True)]
    for trace in traces:
        trace["textposition"] = [
            "bottom center" if any(abs(x - year) <= 1 and y > value for x, y in marks) else "top center"
            for year, value in zip(trace["x"], trace["y"], strict=True)
        ]


def source(ledger: Ledger) -> str:
    """How to read the marks, and who said it."""
    parts = []
    if any(shown.year_basis == "estimated" for shown in ledger.observations):
        parts.append(_("Marque creuse : année estimée."))
    if any(claim.fate == "rival" for claim in ledger.claims):
        parts.append(_("Croix grise : autre version publiée, non retenue."))
    titles = tuple(dict.fromkeys(claim.source_title for claim in ledger.claims))
    if titles:
        parts.append(_sources(titles))
    return " ".join(parts)


def _sources(titles: tuple[str, ...]) -> str:
    named = formats.listing(titles[:_SOURCES_NAMED])
    more = len(titles) - _SOURCES_NAMED
    if more > 0:
        named = ngettext("{named}, et {n} autre", "{named}, et {n} autres", more).format(named=named, n=more)
    return ngettext("Source : {titles}.", "Sources : {titles}.", len(titles)).format(titles=named)
