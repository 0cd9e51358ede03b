"""Series over the years as HTML: labels keep the page's size whatever the size of the drawing.

Streamlit's HTML takes no inline SVG: the lines themselves are a picture stretched behind the marks.
"""

import base64
from collections.abc import Sequence

from ptce_data import markup
from ptce_data.charts import Lines, Point, Series

AROUND, ABOVE = 0.09, 0.22  # room beside the first and last year, and over the highest value


def of(lines: Lines) -> str:
    """The series as escaped HTML; each point is a mark with its value written beside it."""
    points = [point for one in lines.series for point in one.points]
    scale = _Scale(points)
    series = "".join(_series(one, number, scale, points) for number, one in enumerate(lines.series))
    years = "".join(
        f'<li style="left:{scale.across(year):.2f}%">{year}</li>' for year in sorted({p.year for p in points})
    )
    unit = f'<p class="unit">{markup.as_html(lines.unit)}</p>' if lines.unit else ""
    return (
        f'{unit}<div class="ptce-lines"><img alt="" src="{_picture(lines.series, scale)}">{series}</div>'
        f'<ol class="ptce-years">{years}</ol>{_legend(lines.series)}'
    )


class _Scale:
    """Where a year and a value stand, in percent from the left and from the top."""

    def __init__(self, points: Sequence[Point]) -> None:
        years = [point.year for point in points] or [0]
        values = [point.value for point in points] or [0]
        self._first, self._span = min(years), max(max(years) - min(years), 1)
        self._low = min(0.0, *values, 0.0)
        self._high = (max(values) - self._low or 1) * (1 + ABOVE) + self._low
        self._alone = min(years) == max(years)

    def across(self, year: int) -> float:
        share = 0.5 if self._alone else (year - self._first) / self._span
        return 100 * (AROUND + share * (1 - 2 * AROUND))

    def down(self, value: float) -> float:
        return 100 * (1 - (value - self._low) / (self._high - self._low))


def _series(one: Series, number: int, scale: _Scale, points: Sequence[Point]) -> str:
    """The marks of a series, each with its value: the stage finds each value its place (stage_labels.js)."""
    joined = f' data-line="{number}"' if one.joined else ""
    return "".join(
        _mark(point, one, scale, joined) + _value(point, one, scale, points) for point in one.points
    )


def _mark(point: Point, one: Series, scale: _Scale, joined: str) -> str:
    kind = markup.as_html(f"{one.symbol}{' open' if point.open else ''}")
    return f'<i class="{kind}" style="{_place(point, one, scale)}"{joined}></i>'


def _place(point: Point, one: Series, scale: _Scale) -> str:
    spot = f"left:{scale.across(point.year):.2f}%;top:{scale.down(point.value):.2f}%"
    return f"{spot};--mark:{markup.as_html(one.colour)}"


def _value(point: Point, one: Series, scale: _Scale, points: Sequence[Point]) -> str:
    written = point.text or point.said
    if not written:
        return ""
    higher = any(abs(other.year - point.year) <= 1 and other.value > point.value for other in points)
    side = "below" if higher and scale.down(point.value) < 75 else "above"  # noqa: PLR2004 (room over the axis)
    return (
        f'<b class="{side}{"" if point.text else " rival"}" style="{_place(point, one, scale)}" '
        f'data-year="{point.year}">{markup.as_html(written)}</b>'
    )


def _picture(series: Sequence[Series], scale: _Scale) -> str:
    """The lines without their marks, as the address of a picture that stretches with its box."""
    drawn = "".join(_line(one, scale) for one in series if one.joined)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">'
        f"{drawn}</svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _line(one: Series, scale: _Scale) -> str:
    path = " ".join(f"{scale.across(p.year):.2f},{scale.down(p.value):.2f}" for p in one.points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{markup.as_html(one.colour)}" stroke-width="4" '
        'stroke-linejoin="round" vector-effect="non-scaling-stroke"/>'
    )


def _legend(series: Sequence[Series]) -> str:
    named = [one for one in series if one.name]
    if len(named) < 2:  # noqa: PLR2004 (a line alone is named by the title)
        return ""
    items = "".join(
        f'<li><i class="{markup.as_html(one.symbol)}" style="--mark:{markup.as_html(one.colour)}"></i>'
        f"{markup.as_html(one.name)}</li>"
        for one in named
    )
    return f'<ul class="ptce-line-names">{items}</ul>'
