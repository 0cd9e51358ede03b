"""The charts of a comparison as values: bars an indicator, lines over the years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from ptce_data import catalogue, comparison, formats, units
from ptce_data.catalogue import Catalogue
from ptce_data.charts import ACCENT, Bar, Bars, Chart, Lines, Point, Series, family_colour
from ptce_data.comparison import Comparison, Measure
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflets import compare_tables
from ptce_data.leaflets.charts import own_pages
from ptce_data.queries import compare, compare_names
from ptce_data.queries.compare import SeriesPoint, Side
from ptce_data.selection import Selection
from ptce_data.sentences import compare as sentences
from ptce_data.sentences.compare import Wording

# Told apart by colour-blind readers, and at 3:1 on white and on the dark theme; never used without a shape.
COLOURS = ("#2b7bba", "#d55e00", "#0a8f68", "#b65a9b", "#a67c00", "#6f6bd1")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "star", "hexagon")


@dataclass(frozen=True)
class Mark:
    """How a member is drawn in every chart."""

    colour: str
    symbol: str


def _of_colours(colours: Sequence[str | None]) -> tuple[Mark, ...]:
    """A mark a member: its own colour where given (a sector's family), else ours; shapes all differ."""
    return tuple(
        Mark(colour or COLOURS[place % len(COLOURS)], SYMBOLS[place % len(SYMBOLS)])
        for place, colour in enumerate(colours)
    )


def wording(cursor: duckdb.DuckDBPyConnection, lists: Catalogue, asked: Comparison) -> Wording:
    known = compare_names.names(cursor, asked.level)
    return Wording(asked.level, known, lists.indicators, asked.per_inhabitant)


def marks(lists: Catalogue, asked: Comparison) -> dict[str, Mark]:
    """Sectors keep the colour of their family, with a shape of their own."""
    colours = [
        family_colour(lists.sectors[code].family) if asked.level == "sectors" else None
        for code in asked.members
    ]
    return dict(zip(asked.members, _of_colours(colours), strict=True))


def in_order(side: Side, *, ranked: bool) -> Side:
    """The side with its members as chosen, or the highest value first where they are ranked."""
    if not ranked:
        return side
    by_value = sorted(side.measures, key=lambda measure: -(measure.value or 0) if measure.known else 1e300)
    return replace(side, measures=tuple(by_value))


def bars(side: Side, words: Wording, found: dict[str, Mark], *, ranked: bool) -> Chart:
    """One indicator, a bar a member; the sentence says the network's median too."""
    places = comparison.ranks({m.member: m.value for m in side.measures}) if ranked else {}
    items = []
    for measure in side.measures:
        name = sentences.ranked_name(words.names[measure.member], places.get(measure.member))
        label = " · ".join(part for part in (name, sentences.context(measure, words)) if part)
        colour = found[measure.member].colour if words.level == "sectors" else ACCENT
        items.append(Bar(label, words.shown(measure), sentences.figure(measure, words), colour))
    return Chart(
        key=f"comparer-{side.indicator}",
        title=words.title(side.indicator),
        drawn=Bars(tuple(items)),
        sentence=sentences.dots(side, words),
        table=compare_tables.of_side(side, words, ranked=ranked),
        source=source(side.measures),
    )


def source(measures: tuple[Measure, ...]) -> str:
    titles = dict.fromkeys(one.source for measure in measures if measure.known for one in measure.said)
    if not titles:
        return own_pages()
    return ngettext("Source : {titles}.", "Sources : {titles}.", len(titles)).format(
        titles=_(" ; ").join(titles)
    )


def series(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison, code: str
) -> Chart | None:
    """One indicator of compared poles over the years; None for groups, and where no line joins two years."""
    if asked.level != "poles":
        return None
    lists = catalogue.load(cursor)
    words = wording(cursor, lists, asked)
    per = words.per(code)
    points = compare.compare_series(cursor, selection, asked, code, per_inhabitant=per)
    return _series(points, code, words, marks(lists, asked)) if _has_a_line(points) else None


def _has_a_line(points: tuple[SeriesPoint, ...]) -> bool:
    """Whether one pole publishes one perimeter for two years or more."""
    return len({(point.member, point.perimeter) for point in points}) < len(points)


def _series(points: tuple[SeriesPoint, ...], code: str, words: Wording, found: dict[str, Mark]) -> Chart:
    lines: dict[tuple[str, str], list[SeriesPoint]] = {}
    for point in sentences.pictured(points):
        lines.setdefault((point.member, point.perimeter), []).append(point)
    curves = tuple(
        Series(
            name=sentences.series_name(line[0], words),
            points=tuple(_curve_point(point, code, words) for point in line),
            colour=found[line[0].member].colour,
            symbol=found[line[0].member].symbol,
            joined=words.indicators[code].kind != "event",
        )
        for line in lines.values()
    )
    return Chart(
        key=f"comparer-serie-{code}",
        title=_("{label}, au fil des années").format(label=words.title(code)),
        drawn=Lines(curves, units.unit_name(words.indicators[code].unit)),
        sentence=sentences.series(points, code, words),
        table=compare_tables.of_series(points, code, words),
        source=own_pages(),
    )


def _curve_point(point: SeriesPoint, code: str, words: Wording) -> Point:
    return Point(point.year, point.value, _short(point, code, words), open=point.estimated)


def _short(point: SeriesPoint, code: str, words: Wording) -> str:
    """The value without its unit's word, which the axis says; its qualifier stays."""
    value, at_least = sentences.series_value(point, code, words), point.qualifier == "at_least"
    written = formats.value_only(value, words.indicators[code].unit, at_least=at_least)
    return formats.qualified(written, point.qualifier)
