"""Series over the years as Vega-Lite: each told apart by colour, symbol and dash."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ptce_data import formats
from ptce_data.charts import Lines, Series
from ptce_data.exports import vega_look
from ptce_data.exports.vega_look import Look, Spec, plain, text_px

LABELLED_POINTS = 8  # beyond that, the middle points of a series are not labelled
HEIGHT, LEAST_PX = 0.42, 170  # of the width, and at least
HEADROOM = 1.18  # above the highest point, for its text
INTERVALS = 4
SYMBOL_AREA, MARK_PX = 90, 4.5  # square pixels, and about their half width
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
    "x": "M-1,-0.6L-0.6,-1L0,-0.4L0.6,-1L1,-0.6L0.4,0L1,0.6L0.6,1L0,0.4L-0.6,1L-1,0.6L-0.4,0Z",
    "hexagon": "M0,-1L0.87,-0.5L0.87,0.5L0,1L-0.87,0.5L-0.87,-0.5Z",
}
DASHES = ([1, 0], [8, 4], [2, 3], [9, 3, 2, 3], [14, 5], [4, 2, 1, 2, 1, 2])


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
            _point_layer(drawn, look),
            *_text_layers(look),
        ],
    }


def _plot_px(look: Look) -> float:
    return max(look.width * HEIGHT, LEAST_PX)


def _points(drawn: Lines, look: Look) -> list[Spec]:
    points = [
        {
            "series": rank,
            "year": point.year,
            "value": point.value,
            "text": plain(point.text) if _labelled(one, place) else "",
            "open": point.open,
        }
        for rank, one in enumerate(drawn.series)
        for place, point in enumerate(one.points)
    ]
    placed = _placed(drawn, points, look)
    return [point | place for point, place in zip(points, placed, strict=True)]


def _placed(drawn: Lines, points: Sequence[Spec], look: Look) -> list[Spec]:
    """Where each text goes: above its point, or below, right, left where that covers nothing."""
    names_px = max(text_px(text, look) for text in _tick_texts(drawn).values())
    years = [point["year"] for point in points]
    low, high = _domain(drawn)
    across = (look.width - names_px - ROOM_PX) / (max(years, default=0) - min(years, default=0) + 1.2)
    up = _plot_px(look) * 0.8 / (high - low)
    marks = [(point["year"] * across, -point["value"] * up) for point in points]
    taken, found = list[_Text](), list[Spec]()
    for mark, point in zip(marks, points, strict=True):
        places = _places(text_px(point["text"], look), look.font_px)
        free = [place for place in places if place.at(mark).clear(taken, marks)] or places
        found.append(free[0].datum)
        taken += [free[0].at(mark)] if point["text"] else []
    return found


def _places(wide: float, font_px: int) -> list["_Place"]:
    tall, aside = font_px * 0.5, wide / 2 + MARK_PX + 4
    return [
        _Place(_Text(0, -font_px, wide / 2, tall), {"dx": 0, "dy": -font_px, "align": "center"}),
        _Place(_Text(0, font_px, wide / 2, tall), {"dx": 0, "dy": font_px, "align": "center"}),
        _Place(_Text(aside, 0, wide / 2, tall), {"dx": MARK_PX + 4, "dy": 0, "align": "left"}),
        _Place(_Text(-aside, 0, wide / 2, tall), {"dx": -MARK_PX - 4, "dy": 0, "align": "right"}),
    ]


@dataclass(frozen=True)
class _Text:
    """A text's middle and half of its width and height, in pixels."""

    x: float
    y: float
    wide: float
    tall: float

    def over(self, other: "_Text") -> bool:
        across = self.wide + other.wide
        return abs(self.x - other.x) < across and abs(self.y - other.y) < self.tall + other.tall

    def clear(self, texts: Sequence["_Text"], marks: Sequence[tuple[float, float]]) -> bool:
        """Whether the text covers no other text and no mark."""
        around = [_Text(x, y, MARK_PX, MARK_PX) for x, y in marks]
        return not any(self.over(other) for other in [*texts, *around])


@dataclass(frozen=True)
class _Place:
    """A text beside a mark, and how Vega is told so."""

    text: _Text
    datum: Spec

    def at(self, mark: tuple[float, float]) -> _Text:
        x, y = mark
        return replace(self.text, x=self.text.x + x, y=self.text.y + y)


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
    domain = [years[0] - 0.6, years[-1] + 0.6] if years else [0, 1]
    return {
        "field": "year",
        "type": "quantitative",
        "axis": axis,
        "scale": {"domain": domain, "nice": False, "zero": False},
    }


def _spaced(years: Sequence[int], look: Look) -> list[int]:
    """The years written on the axis: those of points, but for the ones too near to be read."""
    if not years:
        return []
    span = years[-1] - years[0] + 1.2
    apart = text_px("2000", look) * 1.5 * span / (look.width * 0.85)
    kept = [years[-1]]
    for year in reversed(years[:-1]):
        if kept[-1] - year >= apart:
            kept.append(year)
    return kept[::-1]


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
        "scale": {"domain": _domain(drawn), "nice": False},
    }


def _domain(drawn: Lines) -> list[float]:
    values = [point.value for one in drawn.series for point in one.points]
    low, high = min([0.0, *values]), max([0.0, *values])
    return [low * HEADROOM, (high * HEADROOM) or 1]


def _ticks(drawn: Lines) -> list[float]:
    low, high = _domain(drawn)
    gap = _round_step((high - low) / INTERVALS)
    return [gap * n for n in range(math.ceil(low / gap), math.floor(high / gap) + 1)]


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
    """One layer a series: a dash told by a scale would also cut the symbols of the legend."""
    return [
        {
            "transform": [{"filter": {"field": "series", "equal": rank}}],
            "mark": {"type": "line", "strokeWidth": 2, "strokeDash": DASHES[rank % len(DASHES)]},
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


def _text_layers(look: Look) -> list[Spec]:
    """Values beside the points; a halo keeps them off the lines."""
    placed = {name: {"expr": f"datum.{name}"} for name in ("dx", "dy", "align")}
    halo = {"stroke": look.palette.ground, "strokeWidth": 3, "strokeJoin": "round"}
    mark = {"type": "text", "baseline": "middle", **placed}
    text = {"text": {"field": "text", "type": "nominal"}}
    return [{"mark": mark | drawn_as, "encoding": text} for drawn_as in (halo, {})]
