"""The comparison's figures: dot plots with the name above each row, series, scatter; pure dicts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pages._ui.charts import Figure, layout, lines, plain, wrapped
from ptce_data import formats, units
from ptce_data.charts import Series
from ptce_data.comparison import Spread, spans_scales
from ptce_data.leaflets.compare_charts import Mark

DASHES = ("solid", "dash", "dot", "dashdot")
GREY = "rgba(128,128,128,0.75)"
BAND = "rgba(128,128,128,0.22)"

NAME_WIDTH, TEXT_WIDTH = 42, 54  # characters that fit on a phone's line
NAME_PX, TEXT_PX, TRACK_PX, GAP_PX = 18, 16, 26, 12
MIDDLE = 0.5  # beyond it, a value is written left of its mark
LABELLED_POINTS = 8  # beyond that, the middle points of a series are not labelled
MANY_POINTS = 40  # beyond that, the points of a scatter are not numbered


@dataclass(frozen=True)
class Dot:
    """One row: value None draws no mark and `text` says why; open marks an estimated year."""

    name: str
    context: str
    value: float | None
    text: str
    mark: Mark
    open: bool = False


@dataclass(frozen=True)
class Spot:
    """A point of a scatter; `name` and `mark` are those of a chosen member, `number` of another one."""

    across: float
    up: float
    name: str = ""
    mark: Mark | None = None
    number: int = 0


@dataclass(frozen=True)
class Axis:
    """What an axis measures; unit is the indicator's."""

    title: str
    unit: str


def dots(rows: Sequence[Dot], network: Spread | None, legend: Sequence[str], unit: str) -> Figure:
    """A row a member, its name and context above it; the network's median a line, its middle half a band."""
    top = _block_px(legend, TEXT_WIDTH, TEXT_PX) + GAP_PX
    placed, height = _placed(rows, top)
    scale = _Scale.of([row.value for row in rows if row.value is not None], network)
    marks = [_dot(row, y, scale) for row, y in zip(rows, placed, strict=True)]
    texts = [_Text("<br>".join(wrapped(line, TEXT_WIDTH) for line in legend), 0, 12)]
    for row, y in zip(rows, placed, strict=True):
        texts += _headings(row, y)
    return {
        "data": [*_written(texts, scale), *marks],
        "layout": layout(
            height + 34,
            margin={"l": 14, "r": 14, "t": 4, "b": 30},
            shapes=[*_tracks(placed, scale), *_reference(network, scale, top, height)],
            xaxis=scale.axis(unit),
            yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
        ),
    }


@dataclass(frozen=True)
class _Scale:
    """The axis of values: linear from zero, logarithmic where values span over a hundred times."""

    low: float
    high: float
    logarithmic: bool

    @classmethod
    def of(cls, values: Sequence[float], network: Spread | None) -> "_Scale":
        drawn = [*values]
        if network and network.lower is not None and network.upper is not None:
            drawn += [network.upper, network.median]
        if not drawn:
            return cls(0, 1, logarithmic=False)
        if spans_scales(values):
            lows = [value for value in drawn if value > 0]
            return cls(min(lows) / 1.6, max(drawn) * 1.6, logarithmic=True)
        low, high = min(0.0, *drawn), max(0.0, *drawn)
        return cls(low, high + (high - low or 1) * 0.04, logarithmic=False)

    def share(self, value: float) -> float:
        """Where the value lies between the ends, from 0 to 1."""
        if self.logarithmic:
            return math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        if self.logarithmic:
            powers = range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)
            step = max(1, math.ceil(len(powers) / 4))
            return [10.0**power for power in powers][::step]
        gap = _round_step((self.high - self.low) / 4)
        first, last = math.ceil(self.low / gap), math.floor(self.high / gap)
        return [gap * n for n in range(first, last + 1)]

    def axis(self, unit: str) -> Figure:
        ends = [self.low, self.high]
        ticks = self.ticks()
        return {
            "type": "log" if self.logarithmic else "linear",
            "range": [math.log10(end) for end in ends] if self.logarithmic else ends,
            "fixedrange": True,
            "showgrid": True,
            "zeroline": False,
            "tickvals": ticks,
            "ticktext": [plain(formats.value_only(tick, unit)) for tick in ticks],
        }


def _round_step(step: float) -> float:
    """The next of 1, 2, 2.5, 5, 10… times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= step * 0.999)


def _block_px(texts: Sequence[str], width: int, line_px: int) -> int:
    return sum((wrapped(text, width).count("<br>") + 1) * line_px for text in texts if text)


def _placed(rows: Sequence[Dot], top: int) -> tuple[list[int], int]:
    """The height of each row's track, and the whole height, in pixels from the top."""
    tracks: list[int] = []
    y = top
    for row in rows:
        y += _block_px([row.name], NAME_WIDTH, NAME_PX) + _block_px([row.context], TEXT_WIDTH, TEXT_PX)
        tracks.append(y + TRACK_PX // 2)
        y += TRACK_PX + GAP_PX
    return tracks, y


@dataclass(frozen=True)
class _Text:
    """Escaped text written from the left edge down from `y`."""

    text: str
    y: int
    size: int


def _headings(row: Dot, track: int) -> list[_Text]:
    context_px = _block_px([row.context], TEXT_WIDTH, TEXT_PX)
    name_px = _block_px([row.name], NAME_WIDTH, NAME_PX)
    start = track - TRACK_PX // 2 - context_px - name_px
    bold = "<br>".join(f"<b>{line}</b>" for line in wrapped(row.name, NAME_WIDTH).split("<br>"))
    texts = [_Text(bold, start, 14)]
    if row.context:
        texts.append(_Text(wrapped(row.context, TEXT_WIDTH), start + name_px, 12))
    return texts


def _written(texts: Sequence[_Text], scale: _Scale) -> list[Figure]:
    """As a trace: the theme greys annotations below a readable contrast, not the text of a trace."""
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [scale.low] * len(texts),
            "y": [text.y for text in texts],
            "text": [text.text for text in texts],
            "textfont": {"size": [text.size for text in texts]},
            "textposition": "bottom right",
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _dot(row: Dot, y: int, scale: _Scale) -> Figure:
    text = f"<i>{plain(row.text)}</i>" if row.value is None else f"<b>\u2002{plain(row.text)}\u2002</b>"
    symbol = f"{row.mark.symbol}-open" if row.open else row.mark.symbol
    left = row.value is not None and scale.share(row.value) > MIDDLE
    return {
        "type": "scatter",
        "mode": "text" if row.value is None else "markers+text",
        "name": plain(row.name),
        "x": [scale.low if row.value is None else row.value],
        "y": [y],
        "text": [text],
        "textposition": "middle left" if left else "middle right",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "marker": {"color": row.mark.colour, "size": 14, "symbol": symbol, "line": {"width": 2.5}},
        "hoverinfo": "name+text",
    }


def _tracks(placed: Sequence[int], scale: _Scale) -> list[Figure]:
    line = {"color": BAND, "width": 1}
    ends = {"x0": scale.low, "x1": scale.high}
    return [{"type": "line", **ends, "y0": y, "y1": y, "line": line, "layer": "below"} for y in placed]


def _reference(network: Spread | None, scale: _Scale, top: int, height: int) -> list[Figure]:
    if network is None or network.lower is None or network.upper is None:
        return []
    sides = {"y0": top - GAP_PX // 2, "y1": height, "layer": "below"}
    lower = max(network.lower, scale.low)
    band = {
        "type": "rect",
        "x0": lower,
        "x1": network.upper,
        "fillcolor": BAND,
        "line": {"width": 0},
        **sides,
    }
    dashed = {"color": GREY, "width": 2, "dash": "dash"}
    median = max(network.median, scale.low)
    return [band, {"type": "line", "x0": median, "x1": median, "line": dashed, **sides}]


def series(curves: Sequence[Series], unit: str) -> Figure:
    """A line a member and perimeter, dashes telling one member's perimeters apart; the legend below."""
    figure = lines(curves, height=300 + 24 * len(curves))
    seen: dict[str, int] = {}
    for trace, curve in zip(figure["data"], curves, strict=True):
        place = seen[curve.colour] = seen.get(curve.colour, -1) + 1
        trace["line"]["dash"] = DASHES[place % len(DASHES)]
        trace["name"] = wrapped(curve.name, NAME_WIDTH)
    scale = _Scale.of([point.value for curve in curves for point in curve.points], None)
    years = sorted({point.year for curve in curves for point in curve.points})
    figure["layout"]["showlegend"] = True
    figure["layout"]["legend"] = {"orientation": "v", "x": 0, "y": -0.14, "yanchor": "top"}
    figure["layout"]["margin"] = {"l": 8, "r": 16, "t": 26, "b": 8}
    figure["layout"]["yaxis"] = scale.axis(unit) | {"automargin": True, "range": None, "autorange": True}
    if not scale.logarithmic:
        figure["layout"]["yaxis"]["rangemode"] = "tozero"
    figure["layout"]["yaxis"]["title"] = {"text": plain(units.unit_name(unit)), "font": {"size": 13}}
    pad = 0.5 + (years[-1] - years[0]) * 0.07
    figure["layout"]["xaxis"] |= {
        "tickvals": _spaced(years),
        "ticktext": None,
        "range": [years[0] - pad, years[-1] + pad],
    }
    _thin_out(figure["data"])
    return figure


def _thin_out(traces: Sequence[Figure]) -> None:
    """Where labels would cover each other, keep each curve's first and last; the table has them all."""
    if sum(len(trace["x"]) for trace in traces) <= LABELLED_POINTS:
        return
    for trace in traces:
        between = [""] * (len(trace["text"]) - 2)
        trace["text"] = [trace["text"][0], *between, *trace["text"][1:][-1:]]


def _spaced(years: Sequence[int]) -> list[int]:
    """At most about six years to write under the axis: the ends and a regular step between."""
    first, last = years[0], years[-1]
    step = max(1, math.ceil((last - first) / 5))
    return list(range(first, last + 1, step))


def scatter(spots: Sequence[Spot], across: Axis, up: Axis) -> Figure:
    """Chosen members in their colour and shape, named in the legend; the others faint and numbered."""
    others = [spot for spot in spots if spot.mark is None]
    chosen = [spot for spot in spots if spot.mark is not None]
    x_scale = _Scale.of([spot.across for spot in spots], None)
    y_scale = _Scale.of([spot.up for spot in spots], None)
    return {
        "data": [_faint(others), *(_bold(spot) for spot in chosen)],
        "layout": layout(
            380 + 24 * len(chosen),
            margin={"l": 8, "r": 24, "t": 20, "b": 8},
            showlegend=bool(chosen),
            legend={"orientation": "v", "x": 0, "y": -0.24, "yanchor": "top"},
            xaxis=_titled(x_scale, across),
            yaxis=_titled(y_scale, up),
        ),
    }


def _titled(scale: _Scale, axis: Axis) -> Figure:
    margin = (scale.high - scale.low) * 0.05
    drawn = scale.axis(axis.unit) | {
        "title": {"text": wrapped(axis.title, NAME_WIDTH), "standoff": 8, "font": {"size": 13}},
        "automargin": True,
    }
    if not scale.logarithmic:
        drawn["range"] = [scale.low - margin, scale.high + margin]
    return drawn


def _faint(spots: Sequence[Spot]) -> Figure:
    numbered = 0 < len(spots) <= MANY_POINTS
    return {
        "type": "scatter",
        "mode": "markers+text" if numbered else "markers",
        "x": [spot.across for spot in spots],
        "y": [spot.up for spot in spots],
        "text": [str(spot.number) for spot in spots],
        "textposition": "top center",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "showlegend": False,
        "marker": {"color": GREY, "size": 9, "symbol": "circle-open", "line": {"width": 1.5}},
        "hoverinfo": "text",
    }


def _bold(spot: Spot) -> Figure:
    mark = spot.mark or Mark(GREY, "circle")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": wrapped(spot.name, NAME_WIDTH),
        "x": [spot.across],
        "y": [spot.up],
        "cliponaxis": False,
        "marker": {"color": mark.colour, "size": 15, "symbol": mark.symbol, "line": {"width": 2}},
        "hoverinfo": "name",
    }
