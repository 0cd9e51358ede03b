"""Series over the years in type a room reads: only the values that find room are written beside points.

All of them are in the table, and under the pointer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ptce_data.charts import Chart, Lines, Point, Series
from ptce_data.exports.vega import chart_spec
from ptce_data.exports.vega_look import Look, Spec, text_px

AXIS_SIGNS, HEAD_LINES = 7, 3  # what the scale at the left takes, and the axes above and below
HEADROOM = 1.2  # above the highest point
SIDE_YEARS = 0.6  # at least, before the first year and after the last
OTHER_TYPEFACE = 1.2  # how much wider than ours a device's own may be
SHORTEST_PLOT = 80.0  # pixels


@dataclass(frozen=True)
class _Plot:
    """Where a point falls, in pixels from the bottom left."""

    first: int
    left: float
    year_px: float
    value_px: float

    def at(self, point: Point) -> tuple[float, float]:
        return self.left + (point.year - self.first) * self.year_px, point.value * self.value_px


def lines_spec(chart: Chart, drawn: Lines, look: Look) -> Spec:
    """The chart's specification, the values at its ends kept inside."""
    points = list(_by_rank(drawn))
    if not points:
        return chart_spec(chart, look)
    plot = _plot(drawn, points, look)
    kept = _with_room(points, plot, look)
    spec = chart_spec(replace(chart, drawn=_written(drawn, kept)), look)
    years = [point.year for point in points]
    side = max(SIDE_YEARS, plot.left / plot.year_px)
    spec["encoding"]["x"]["scale"]["domain"] = [min(years) - side, max(years) + side]
    return spec


def _by_rank(drawn: Lines) -> Iterator[Point]:
    """The last point of each series, the first, the highest, then the others."""
    ends = [one.points[-1] for one in drawn.series if one.points]
    starts = [one.points[0] for one in drawn.series if one.points]
    tops = [max(one.points, key=lambda point: point.value) for one in drawn.series if one.points]
    others = [point for one in drawn.series for point in one.points]
    yield from dict.fromkeys((*ends, *starts, *tops, *others))


def _plot(drawn: Lines, points: list[Point], look: Look) -> _Plot:
    """About the size of what the axes and the legend leave."""
    named = sum(1 for one in drawn.series if one.name)
    tall = (look.height or look.width * 0.42) - look.font_px * (HEAD_LINES + 1.6 * named)
    wide = look.width - AXIS_SIGNS * look.font_px * 0.5
    years = [point.year for point in points]
    left = max(_wide(point, look) for point in points if point.year in {min(years), max(years)}) / 2
    span = max(years) - min(years)
    year_px = max(wide - 2 * left, wide / 3) / span if span else wide
    highest = max(abs(point.value) for point in points) or 1
    return _Plot(min(years), left, year_px, max(tall, SHORTEST_PLOT) / (highest * HEADROOM))


def _wide(point: Point, look: Look) -> float:
    return text_px(point.text, look) * OTHER_TYPEFACE


def _with_room(points: list[Point], plot: _Plot, look: Look) -> set[Point]:
    """Those whose text, written above, covers no other text and no mark."""
    kept: list[tuple[float, float, float]] = []
    found: set[Point] = set()
    marks = [plot.at(point) for point in points]
    tall = look.font_px * 1.1
    for point in points:
        x, y = plot.at(point)
        half = _wide(point, look) / 2
        free = all(abs(x - other) >= half + wide or abs(y - up) >= tall for other, up, wide in kept)
        covered = any(abs(x - mark) < half and tall / 2 < up - y < tall * 1.5 for mark, up in marks)
        if point.text and free and not covered:
            kept.append((x, y, half))
            found.add(point)
    return found


def _written(drawn: Lines, kept: set[Point]) -> Lines:
    def lighter(one: Series) -> Series:
        return replace(
            one, points=tuple(point if point in kept else replace(point, text="") for point in one.points)
        )

    return replace(drawn, series=tuple(lighter(one) for one in drawn.series))
