"""Series over the years as Vega-Lite: each told apart by colour and symbol, without which none is read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ptce_data import formats
from ptce_data.charts import Lines, Point, Series
from ptce_data.exports import vega_look
from ptce_data.exports.vega_labels import Labels, Named, Plot
from ptce_data.exports.vega_look import Look, Spec, plain, text_px

LABELLED_POINTS = 8  # beyond that, the middle points of a series are not labelled
HEIGHT, LEAST_PX = 0.42, 170  # of the width, and at least
HEADROOM = 1.18  # above the highest point, for its text
INTERVALS = 4
SYMBOL_AREA = 90  # square pixels
LEAST_PLOT = 80.0  # pixels
ROOM_PX = 20  # what the axis takes besides its texts
ROUND = (1, 2, 2.5, 5, 10)

# The names of symbols in the series, as Vega calls or draws them.
SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle-up",
    "star": (
        "M0,-1.2L0.28,-0.39L1.14,-0.37L0.46,0.15L0.71,0.97"
        "L0,0.48L-0.71,0.97L-0.46,0.15L-1.14,-0.37L-0.28,-0.39Z"
    ),
    # Its arms are seen behind the mark of the version kept.
    "x": (
        "M-1.5,-0.9L-0.9,-1.5L0,-0.6L0.9,-1.5L1.5,-0.9L0.6,0L1.5,0.9L0.9,1.5L0,0.6L-0.9,1.5L-1.5,0.9L-0.6,0Z"
    ),
    "hexagon": "M0,-1L0.87,-0.5L0.87,0.5L0,1L-0.87,0.5L-0.87,-0.5Z",
}
SIDE_YEARS = 0.6  # at least, before the first year and after the last


def lines(drawn: Lines, look: Look) -> Spec:
    """The layers: lines, points, the values written above or below them."""
    return {
        **vega_look.framed(look, _plot_px(look) + _legend_px(drawn, look)),
        "params": [
            {"name": "names", "value": [plain(one.name) for one in drawn.series]},
            {"name": "ticks", "value": _tick_texts(drawn)},
        ],
        "data": {"values": _points(drawn, look)},
        "encoding": {"x": _years(drawn, look), "y": _values(drawn)},
        "layer": [
            *_line_layers(drawn, look),
            _leader_layer(look),
            _point_layer(drawn, look),
            *_text_layers(drawn, look),
        ],
    }


def rows(drawn: Lines) -> list[tuple[int, Series, Point]]:
    """Each point with its series and its series' rank, as drawn: the first series over the others."""
    ranked = [(rank, one, point) for rank, one in enumerate(drawn.series) for point in one.points]
    return sorted(ranked, key=lambda row: -row[0])


def _plot_px(look: Look) -> float:
    return max(look.width * HEIGHT, LEAST_PX)


def _points(drawn: Lines, look: Look) -> list[Spec]:
    labels = _placed(drawn, look)
    return [
        {
            "series": rank,
            "year": point.year,
            "value": point.value,
            "open": point.open,
            **labels.get((rank, point), {"text": "", "led": False, "lx": point.year, "ly": point.value}),
        }
        for rank, _one, point in rows(drawn)
    ]


@dataclass(frozen=True)
class _Scale:
    """About where years and values fall, in pixels from the top left of the plot."""

    first: float
    high: float
    year_px: float
    value_px: float

    def at(self, year: float, value: float) -> tuple[float, float]:
        return (year - self.first) * self.year_px, (self.high - value) * self.value_px

    def back(self, spot: tuple[float, float]) -> tuple[float, float]:
        return self.first + spot[0] / self.year_px, self.high - spot[1] / self.value_px


def _placed(drawn: Lines, look: Look) -> dict[tuple[int, Point], Spec]:
    """The texts that have a place, by series and point, the years spoken of first."""
    first, last = _year_domain(drawn, look)
    low, high = domain(drawn)
    wide, tall = _inner(drawn, look)
    scale = _Scale(first, high, wide / (last - first), tall / (high - low))
    spots = [scale.at(point.year, point.value) for _rank, _one, point in rows(drawn)]
    joined = [[scale.at(p.year, p.value) for p in one.points] for one in drawn.series if one.joined]
    labels, found = Labels(Plot(wide, tall, look.font_px), spots, joined), dict[tuple[int, Point], Spec]()
    for rank, point in by_importance(drawn, look):
        text = text_of(point, look)
        label = labels.place(Named(scale.at(point.year, point.value), _wide(text, look))) if text else None
        if label:
            (lx, ly), (fx, fy) = scale.back((label.box.x, label.box.y)), scale.back(label.foot)
            found[rank, point] = {"text": text, "led": label.led, "lx": lx, "ly": ly, "fx": fx, "fy": fy}
    return found


def text_of(point: Point, look: Look) -> str:
    """What is written of a point: of a version that is not kept, where its year is spoken of."""
    return plain(point.text or (point.said if point.year in look.years else ""))


def _wide(text: str, look: Look) -> float:
    return text_px(text, look) * look.stretch


def _inner(drawn: Lines, look: Look) -> tuple[float, float]:
    """About what the axes and the legend leave to the plot."""
    names_px = max(text_px(text, look) for text in _tick_texts(drawn).values()) * look.stretch
    whole = look.height - _legend_px(drawn, look) if look.height else _plot_px(look)
    return look.width - names_px - ROOM_PX, max(whole - 3 * look.font_px, LEAST_PLOT)


def _year_domain(drawn: Lines, look: Look) -> tuple[float, float]:
    """Around the years, with the room that half of a text at an end takes."""
    years = [point.year for one in drawn.series for point in one.points]
    if not years:
        return 0, 1
    ends = [p.text for one in drawn.series for p in one.points if p.year in {min(years), max(years)}]
    half = max(_wide(plain(text), look) for text in ends) / 2
    wide = _inner(drawn, look)[0]
    year_px = max(wide - 2 * half, wide / 3) / max(max(years) - min(years), 1)
    side = max(SIDE_YEARS, half / year_px)
    return min(years) - side, max(years) + side


def by_importance(drawn: Lines, look: Look) -> list[tuple[int, Point]]:
    """Those of the years spoken of, then the last of each series, the first, the highest, the others."""
    ranked = [
        (0 if point.year in look.years else _importance(one, place), rank, point)
        for rank, one in enumerate(drawn.series)
        for place, point in enumerate(one.points)
        if point.year in look.years or _labelled(one, place)
    ]
    return [(rank, point) for _order, rank, point in sorted(ranked, key=lambda row: row[:2])]


def _importance(one: Series, place: int) -> int:
    values = [point.value for point in one.points]
    ends = (len(values) - 1, 0, values.index(max(values)))
    return ends.index(place) + 1 if place in ends else len(ends) + 1


def _labelled(one: Series, place: int) -> bool:
    """All points of a short series; the ends and the highest of a long one."""
    if len(one.points) <= LABELLED_POINTS:
        return True
    values = [point.value for point in one.points]
    return place in {0, len(values) - 1, values.index(max(values))}


def _years(drawn: Lines, look: Look) -> Spec:
    years = sorted({point.year for one in drawn.series for point in one.points})
    axis = {
        "format": "d",
        "grid": False,
        "title": None,
        "values": _spaced(years, look),
        "labelOverlap": False,
    }
    domain = [*_year_domain(drawn, look)]
    return {
        "field": "year",
        "type": "quantitative",
        "axis": axis,
        "scale": {"domain": domain, "nice": False, "zero": False},
    }


def _spaced(years: Sequence[int], look: Look) -> list[int]:
    """The years written on the axis: those spoken of, and those of points far enough to be read."""
    if not years:
        return []
    span = years[-1] - years[0] + 2 * SIDE_YEARS
    apart = text_px("2000", look) * 1.5 * span / (look.width * 0.85)
    kept: list[int] = []
    for year in sorted(years, key=lambda year: (year not in look.years, -year)):
        if all(abs(other - year) >= apart for other in kept):
            kept.append(year)
    return sorted(kept)


def _values(drawn: Lines) -> Spec:
    steps = _ticks(drawn)
    title = {
        "title": plain(drawn.unit) or None,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleBaseline": "bottom",
        "titleX": 0,
        "titleY": -8,
    }
    axis = {"values": steps, "labelExpr": "ticks[datum.value]", "labelLimit": 0, "domain": False, **title}
    return {
        "field": "value",
        "type": "quantitative",
        "axis": axis,
        "scale": {"domain": domain(drawn), "nice": False},
    }


def domain(drawn: Lines) -> list[float]:
    """The lowest and the highest value of the axis."""
    values = [point.value for one in drawn.series for point in one.points]
    low, high = min([0.0, *values]), max([0.0, *values])
    return [low * HEADROOM, (high * HEADROOM) or 1]


def _ticks(drawn: Lines) -> list[float]:
    low, high = domain(drawn)
    gap = tick_gap(drawn)
    return [gap * n for n in range(math.ceil(low / gap), math.floor(high / gap) + 1)]


def tick_gap(drawn: Lines) -> float:
    """From one tick of the axis of values to the next."""
    low, high = domain(drawn)
    return _round_step((high - low) / INTERVALS)


def _round_step(step: float) -> float:
    """The next of 1, 2, 2.5, 5, 10… times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * factor for factor in ROUND if power * factor >= step * 0.999)


def _tick_texts(drawn: Lines) -> dict[str, str]:
    """What is written at each tick, found by the number as JavaScript writes it."""
    euros = drawn.unit.startswith(("€", "euro"))
    return {_as_key(tick): formats.euros(tick) if euros else formats.short(tick) for tick in _ticks(drawn)}


def _as_key(tick: float) -> str:
    return str(int(tick)) if tick == int(tick) else repr(tick)


def _line_layers(drawn: Lines, look: Look) -> list[Spec]:
    """One layer a series: a line that is not drawn would still have its place in a scale."""
    return [
        {
            "transform": [{"filter": {"field": "series", "equal": rank}}],
            "mark": {"type": "line", "strokeWidth": 2},
            "encoding": {"stroke": _by_series(drawn, look, [one.colour for one in drawn.series])},
        }
        for rank, one in enumerate(drawn.series)
        if one.joined
    ]


def _point_layer(drawn: Lines, look: Look) -> Spec:
    shapes = [SYMBOLS.get(one.symbol, "circle") for one in drawn.series]
    colours = [one.colour for one in drawn.series]
    open_point = {"test": "datum.open", "value": look.palette.ground}
    return {
        "mark": {"type": "point", "filled": False, "size": SYMBOL_AREA, "strokeWidth": 2, "opacity": 1},
        "encoding": {
            "shape": _by_series(drawn, look, shapes),
            "stroke": _by_series(drawn, look, colours),
            "fill": {**_by_series(drawn, look, colours), "condition": open_point},
        },
    }


def _by_series(drawn: Lines, look: Look, found: Sequence[object]) -> Spec:
    """The scale of a channel; channels that share a field share the legend, drawn where series are named."""
    ranks = list(range(len(drawn.series)))
    scale = {"domain": ranks, "range": list(found)}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": _legend(drawn, look)}


def _legend(drawn: Lines, look: Look) -> Spec | None:
    if not any(one.name for one in drawn.series):
        return None
    return {
        "title": None,
        "orient": "bottom",
        "offset": 8,
        "columns": _legend_columns(drawn, look),
        "labelExpr": "names[datum.value]",
        "symbolSize": SYMBOL_AREA,
        "symbolStrokeWidth": 2,
    }


def _legend_columns(drawn: Lines, look: Look) -> int:
    longest = max(text_px(one.name, look) for one in drawn.series)
    return 2 if 2 * (longest + 3 * look.font_px) < look.width * 0.85 else 1


def _legend_px(drawn: Lines, look: Look) -> float:
    if _legend(drawn, look) is None:
        return 0
    return math.ceil(len(drawn.series) / _legend_columns(drawn, look)) * look.font_px * 1.5


def _leader_layer(look: Look) -> Spec:
    """A thin line from a point to its value, where that stands apart."""
    return {
        "transform": [{"filter": {"field": "led", "equal": True}}],
        "mark": {"type": "rule", "strokeWidth": 1, "stroke": look.palette.muted},
        "encoding": {"x2": {"field": "fx"}, "y2": {"field": "fy"}},
    }


def _text_layers(drawn: Lines, look: Look) -> list[Spec]:
    """The values; a halo keeps them off the lines."""
    halo = {"stroke": look.palette.ground, "strokeWidth": 3, "strokeJoin": "round"}
    mark = {"type": "text", "baseline": "middle", "align": "center"}
    encoding = {
        "x": {**_years(drawn, look), "field": "lx"},
        "y": {**_values(drawn), "field": "ly"},
        "text": {"field": "text", "type": "nominal"},
    }
    return [{"mark": mark | drawn_as, "encoding": encoding} for drawn_as in (halo, {})]
