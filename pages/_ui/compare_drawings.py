"""The comparison as drawings: pure builders, `(cursor, …) -> what the page draws`."""

from dataclasses import dataclass, replace
from itertools import count

import duckdb

from pages._ui import charts, charts_compare
from pages._ui.charts_compare import Axis, Dot, Spot
from pages._ui.drawing import Drawing
from ptce_data import catalogue, comparison
from ptce_data.charts import Chart, Lines
from ptce_data.comparison import Comparison, Level, Measure
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import compare_charts, compare_tables
from ptce_data.leaflets.compare_charts import Mark
from ptce_data.queries import compare, compare_names
from ptce_data.queries.compare import Pair, Side
from ptce_data.selection import Selection
from ptce_data.sentences import compare as sentences
from ptce_data.sentences.compare import Wording
from ptce_data.tables import Table


@dataclass(frozen=True)
class SideDrawing:
    """One indicator as drawn; drawing is None where no chosen member publishes it."""

    side: Side
    title: str
    definition: str
    sentence: str
    drawing: Drawing | None
    outside: str


@dataclass(frozen=True)
class Board:
    """The whole comparison: a drawing an indicator, its series where there are some, the table of all."""

    words: Wording
    sides: tuple[SideDrawing, ...]
    series: tuple[Drawing, ...]
    table: Table


@dataclass(frozen=True)
class Cloud:
    """The scatter of two indicators; drawing is None below three points, the sentence then says so."""

    sentence: str
    drawing: Drawing | None
    numbered: tuple[str, ...]


def names(cursor: duckdb.DuckDBPyConnection, level: Level) -> dict[str, str]:
    """What the lists of members show, by code."""
    return compare_names.names(cursor, level)


def board(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison) -> Board:
    """Everything drawn of a comparison of at least two members on at least one indicator."""
    lists = catalogue.load(cursor)
    words = compare_charts.wording(cursor, lists, asked)
    marks = compare_charts.marks(lists, asked)
    found = compare.sides(cursor, selection, asked)
    lines = [(code, compare_charts.series(cursor, selection, asked, code)) for code in asked.indicators]
    return Board(
        words=words,
        sides=tuple(_side(side, words, marks, ranked=asked.ranked) for side in found),
        series=tuple(_series(chart, code, words) for code, chart in lines if chart),
        table=compare_tables.whole(found, words),
    )


def _side(side: Side, words: Wording, marks: dict[str, Mark], *, ranked: bool) -> SideDrawing:
    side = compare_charts.in_order(side, ranked=ranked)
    sentence = sentences.dots(side, words)
    return SideDrawing(
        side=side,
        title=words.title(side.indicator),
        definition=words.indicators[side.indicator].definition,
        sentence=sentence,
        drawing=_dots(side, words, marks, ranked=ranked) if any(m.known for m in side.measures) else None,
        outside=sentences.outside(side, words),
    )


def _dots(side: Side, words: Wording, marks: dict[str, Mark], *, ranked: bool) -> Drawing:
    places = comparison.ranks({m.member: m.value for m in side.measures}) if ranked else {}
    rows = []
    for measure in side.measures:
        name = sentences.ranked_name(words.names[measure.member], places.get(measure.member))
        rows.append(_dot(measure, name, words, marks[measure.member]))
    unit = words.indicators[side.indicator].unit
    chart = compare_charts.bars(side, words, marks, ranked=ranked)
    return Drawing.of(chart, charts_compare.dots(rows, side.network, _legend(side, words), unit))


def _dot(measure: Measure, name: str, words: Wording, mark: Mark) -> Dot:
    return Dot(
        name=name,
        context=sentences.context(measure, words),
        value=measure.value,
        text=sentences.figure(measure, words),
        mark=mark,
        open=measure.estimated > 0,
    )


def _legend(side: Side, words: Wording) -> list[str]:
    """What the line, the band and the hollow marks of a dot plot are; a logarithmic axis is said too."""
    texts = sentences.legend(side.network, side.indicator, words)
    if any(measure.known and measure.estimated for measure in side.measures):
        texts.append(_("Marque creuse : année estimée."))
    if comparison.spans_scales([m.value for m in side.measures if m.value is not None]):
        texts.append(sentences.logarithmic())
    return texts


def _series(chart: Chart, code: str, words: Wording) -> Drawing:
    """The lines of a chart as Plotly draws them, on a logarithmic axis where their values need one."""
    curves = chart.drawn.series if isinstance(chart.drawn, Lines) else ()
    if comparison.spans_scales([point.value for curve in curves for point in curve.points]):
        chart = replace(chart, sentence=f"{chart.sentence} {sentences.logarithmic()}")
    return Drawing.of(chart, charts_compare.series(curves, words.indicators[code].unit))


def cloud(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison) -> Cloud:
    """The scatter of the comparison's two indicators over the network, the chosen members in colour."""
    words = compare_charts.wording(cursor, catalogue.load(cursor), asked)
    across, up = asked.indicators
    pairs = compare.pairs(cursor, selection, asked)
    if len(pairs) < FEWEST_POINTS:
        return Cloud(sentences.too_few_points(pairs, across, up, words), None, ())
    sentence = " ".join([sentences.scatter(pairs, asked.members, words), *_logarithms(pairs, words)])
    numbers = _numbers(pairs, asked)
    called = [words.names[pair.across.member] for pair in pairs]
    marks = compare_charts.marks(catalogue.load(cursor), asked)
    drawing = Drawing(
        key="comparer-nuage",
        figure=_scatter(pairs, numbers, words, marks),
        sentence=sentence,
        table=compare_tables.of_pairs(pairs, numbers, called, words),
        source=_("Source : les chiffres publiés de chaque pôle, cités dans sa fiche."),
    )
    numbered = tuple(f"{n} {name}" for n, name in zip(numbers, called, strict=True) if n)
    return Cloud(sentence, drawing, numbered if len(numbered) <= charts_compare.MANY_POINTS else ())


FEWEST_POINTS = 3


def _logarithms(pairs: tuple[Pair, ...], words: Wording) -> list[str]:
    axes = ([pair.across for pair in pairs], [pair.up for pair in pairs])
    return [
        sentences.logarithmic_axis(axis[0].indicator, words)
        for axis in axes
        if comparison.spans_scales([measure.value for measure in axis if measure.value is not None])
    ]


def _numbers(pairs: tuple[Pair, ...], asked: Comparison) -> list[int]:
    """1, 2, 3… for the points that are not chosen members; those have 0."""
    following = count(1)
    return [0 if pair.across.member in asked.members else next(following) for pair in pairs]


def _scatter(
    pairs: tuple[Pair, ...], numbers: list[int], words: Wording, marks: dict[str, Mark]
) -> charts.Figure:
    across, up = pairs[0].across.indicator, pairs[0].up.indicator
    spots = [
        Spot(
            across=pair.across.value or 0.0,
            up=pair.up.value or 0.0,
            name=words.names[pair.across.member],
            mark=marks.get(pair.across.member),
            number=number,
        )
        for pair, number in zip(pairs, numbers, strict=True)
    ]
    return charts_compare.scatter(
        spots,
        Axis(words.title(across), words.indicators[across].unit),
        Axis(words.title(up), words.indicators[up].unit),
    )
