"""The comparison as drawings: pure builders, `(cursor, …) -> what the page draws`."""

from dataclasses import dataclass, replace
from itertools import count

import duckdb

from pages._ui import charts, charts_compare
from pages._ui.charts_compare import Axis, Dot, Mark, Spot
from pages._ui.drawing import Drawing
from ptce_data import catalogue, comparison, formats
from ptce_data.catalogue import Catalogue
from ptce_data.charts import Point, Series, family_colour
from ptce_data.comparison import Comparison, Level, Measure
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflets import compare_tables
from ptce_data.queries import compare
from ptce_data.queries.compare import Pair, SeriesPoint, Side
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
    """Every member of a level by code, namesakes told apart by their place: what the lists show."""
    if level == "poles":
        return _pole_names(compare.compare_poles(cursor))
    lists = catalogue.load(cursor)
    if level == "sectors":
        return {code: sector.label for code, sector in lists.sectors.items()}
    if level == "regions":
        return {code: place.name for code, place in lists.regions.items()}
    return {code: f"{place.name} ({code})" for code, place in lists.departements.items()}


def _pole_names(poles: tuple[compare.Pole, ...]) -> dict[str, str]:
    by_name = [pole.name for pole in poles]
    placed = [f"{pole.name} ({pole.place})" for pole in poles]
    return {
        pole.code: pole.name
        if by_name.count(pole.name) == 1
        else where
        if placed.count(where) == 1
        else f"{where} [{pole.code}]"
        for pole, where in zip(poles, placed, strict=True)
    }


def board(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison) -> Board:
    """Everything drawn of a comparison of at least two members on at least one indicator."""
    lists = catalogue.load(cursor)
    words = _wording(cursor, lists, asked)
    marks = _marks(lists, asked)
    found = compare.sides(cursor, selection, asked)
    return Board(
        words=words,
        sides=tuple(_side(side, words, marks, ranked=asked.ranked) for side in found),
        series=_all_series(cursor, selection, asked, words, marks) if asked.level == "poles" else (),
        table=compare_tables.whole(found, words),
    )


def _wording(cursor: duckdb.DuckDBPyConnection, lists: Catalogue, asked: Comparison) -> Wording:
    known = names(cursor, asked.level)
    return Wording(asked.level, known, lists.indicators, asked.per_inhabitant)


def _marks(lists: Catalogue, asked: Comparison) -> dict[str, Mark]:
    """Sectors keep the colour of their family, with a shape of their own."""
    colours = [
        family_colour(lists.sectors[code].family) if asked.level == "sectors" else None
        for code in asked.members
    ]
    return dict(zip(asked.members, charts_compare.marks(colours), strict=True))


def _side(side: Side, words: Wording, marks: dict[str, Mark], *, ranked: bool) -> SideDrawing:
    if ranked:
        by_value = sorted(
            side.measures, key=lambda measure: -(measure.value or 0) if measure.known else 1e300
        )
        side = replace(side, measures=tuple(by_value))
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
    unit = words.indicators[side.indicator].unit
    rows = []
    for measure in side.measures:
        name = sentences.ranked_name(words.names[measure.member], places.get(measure.member))
        rows.append(_dot(measure, name, words, marks[measure.member]))
    return Drawing(
        key=f"comparer-{side.indicator}",
        figure=charts_compare.dots(rows, side.network, _legend(side, words), unit),
        sentence=sentences.dots(side, words),
        table=compare_tables.of_side(side, words, ranked=ranked),
        source=_source(side.measures),
    )


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


def _source(measures: tuple[Measure, ...]) -> str:
    titles = dict.fromkeys(one.source for measure in measures if measure.known for one in measure.said)
    if not titles:
        return _("Source : les chiffres publiés de chaque pôle, cités dans sa fiche.")
    return ngettext("Source : {titles}.", "Sources : {titles}.", len(titles)).format(
        titles=_(" ; ").join(titles)
    )


def _all_series(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    asked: Comparison,
    words: Wording,
    marks: dict[str, Mark],
) -> tuple[Drawing, ...]:
    found = []
    for code in asked.indicators:
        per = words.per(code)
        points = compare.compare_series(cursor, selection, asked, code, per_inhabitant=per)
        if _has_a_line(points):
            found.append(_series(points, code, words, marks))
    return tuple(found)


def _has_a_line(points: tuple[SeriesPoint, ...]) -> bool:
    """Whether one pole publishes one perimeter for two years or more."""
    return len({(point.member, point.perimeter) for point in points}) < len(points)


def _series(points: tuple[SeriesPoint, ...], code: str, words: Wording, marks: dict[str, Mark]) -> Drawing:
    unit = words.indicators[code].unit
    lines: dict[tuple[str, str], list[SeriesPoint]] = {}
    for point in points:
        lines.setdefault((point.member, point.perimeter), []).append(point)
    curves = [
        Series(
            name=sentences.series_name(line[0], words),
            points=tuple(_curve_point(point, code, words) for point in line),
            colour=marks[line[0].member].colour,
            symbol=marks[line[0].member].symbol,
            joined=words.indicators[code].kind != "event",
        )
        for line in lines.values()
    ]
    said = [sentences.series(points, code, words)]
    if comparison.spans_scales([point.value for point in points]):
        said.append(sentences.logarithmic())
    return Drawing(
        key=f"comparer-serie-{code}",
        figure=charts_compare.series(curves, unit),
        sentence=" ".join(said),
        table=compare_tables.of_series(points, code, words),
        source=_("Source : les chiffres publiés de chaque pôle, cités dans sa fiche."),
    )


def _curve_point(point: SeriesPoint, code: str, words: Wording) -> Point:
    return Point(point.year, point.value, _short(point, code, words), open=point.estimated)


def _short(point: SeriesPoint, code: str, words: Wording) -> str:
    """The value without its unit's word, which the axis says; its qualifier stays."""
    value, at_least = sentences.series_value(point, code, words), point.qualifier == "at_least"
    written = formats.value_only(value, words.indicators[code].unit, at_least=at_least)
    return formats.qualified(written, point.qualifier)


def cloud(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison) -> Cloud:
    """The scatter of the comparison's two indicators over the network, the chosen members in colour."""
    words = _wording(cursor, catalogue.load(cursor), asked)
    across, up = asked.indicators
    pairs = compare.pairs(cursor, selection, asked)
    if len(pairs) < FEWEST_POINTS:
        return Cloud(sentences.too_few_points(pairs, across, up, words), None, ())
    sentence = " ".join([sentences.scatter(pairs, asked.members, words), *_logarithms(pairs, words)])
    numbers = _numbers(pairs, asked)
    called = [words.names[pair.across.member] for pair in pairs]
    marks = _marks(catalogue.load(cursor), asked)
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
