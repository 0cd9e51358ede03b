"""Series over the years as a native chart: its place is set, so that each value is written beside its mark.

Office programs write a value on one of four sides of its mark: one without room there is told under it.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.point import Point as NativePoint
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ptce_data import formats
from ptce_data.charts import ACCENT, SECOND, Lines, Point, Series
from ptce_data.exports import vega_lines
from ptce_data.exports.slide_deck import Box
from ptce_data.exports.slide_text import plain, width
from ptce_data.exports.vega_labels import Labels, Named, Plot, Side
from ptce_data.exports.vega_look import Look
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language

MOST_YEARS = 12  # written under the chart; beyond, one in two, three…
TEXT, NARROW_TEXT, NARROW, UNIT = 14, 12, 640.0, 12  # points
TICKS, TITLE, TOP, RIGHT, YEARS, LEGEND_LINE, LEGEND_SIGN = 52.0, 22.0, 10.0, 16.0, 26.0, 19.0, 40.0
MOST_UNWRITTEN = 4  # values told under the chart
LEGEND_SHARE = 0.7  # of the width, what its columns take at most
GREY = RGBColor(0x4F, 0x5D, 0x63)
# The theme's own, so that a chart follows a theme that is changed.
_THEMED = {ACCENT: MSO_THEME_COLOR.ACCENT_1, SECOND: MSO_THEME_COLOR.ACCENT_2}
_MARKERS = {
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "cross": XL_MARKER_STYLE.PLUS,
    "x": XL_MARKER_STYLE.X,
    "star": XL_MARKER_STYLE.STAR,
}
_SIDES: dict[Side, XL_LABEL_POSITION] = {
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
}
# Read by LibreOffice; others take the separators of the reader's own settings, French ones as a rule.
_LOCALES = {"fr": "[$-40C]", "en": "[$-809]"}


def years(drawn: Lines) -> range:
    """Every year from the first to the last, so that time passes evenly."""
    found = [point.year for one in drawn.series for point in one.points]
    return range(min(found, default=0), max(found, default=0) + 1)


def layers(drawn: Lines) -> tuple[tuple[int, Series], ...]:
    """The series with their rank, those with several points of one year in several: a row holds one value."""
    found: list[tuple[int, Series]] = []
    for rank, one in enumerate(drawn.series):
        piles: list[dict[int, Point]] = [{}]
        for point in one.points:
            free = next((pile for pile in piles if point.year not in pile), None)
            if free is None:
                piles.append(free := {})
            free[point.year] = point
        joined = one.joined and len(piles) == 1
        found += [(rank, replace(one, points=tuple(pile.values()), joined=joined)) for pile in piles]
    return tuple(found)


def dress(chart: NativeChart, drawn: Lines, box: Box, spoken: frozenset[int]) -> None:
    """Give the chart its marks, axes and values, those of the years spoken of first."""
    shown, span = layers(drawn), years(drawn)
    plot = _plot(drawn, box)
    size = plot.font_px
    chart.font.size = Pt(size)
    chart.has_legend = len(shown) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _dress_axes(chart, drawn, span)
    _place(chart, plot, box)
    # A year without a figure is passed over: the line goes on to the next one known.
    for blanks in chart.element.iter(qn("c:dispBlanksAs")):
        blanks.set("val", "span")
    sides = _sides(drawn, plot, Look(years=spoken))
    for (rank, one), series in zip(shown, chart.plots[0].series, strict=True):
        series.smooth = False
        series.format.line.width = Pt(2.5)
        paint(series.format.line.fill, one.colour) if one.joined else series.format.line.fill.background()
        series.marker.style, series.marker.size = _style(one), 10
        paint(series.marker.format.fill, one.colour)
        for point in one.points:
            native = series.points[point.year - span[0]]
            _mark(native, one, point)
            if (rank, point) in sides:
                label(native, _text(point), size, _SIDES[sides[rank, point]])


def _text(point: Point) -> str:
    """An estimated year has a star: LibreOffice fills every mark."""
    return (point.text or point.said) + ("\u202f*" if point.open else "")


def source_told(source: str) -> str:
    """The chart's source line, which says how estimated years are marked here."""
    hollow = _("Marque creuse\u00a0: année estimée.")
    return source.replace(hollow, _("Marque creuse ou astérisque\u00a0: année estimée."))


def _sides(drawn: Lines, plot: Plot, look: Look) -> dict[tuple[int, Point], Side]:
    """On which side of its mark each value is written; those without room on any are not there."""
    span, (low, high) = years(drawn), vega_lines.domain(drawn)

    def spot(point: Point) -> tuple[float, float]:
        across = (point.year - span[0] + 0.5) / len(span) * plot.wide
        return across, (high - point.value) / (high - low) * plot.tall

    joined = [[spot(point) for point in one.points] for _rank, one in layers(drawn) if one.joined]
    labels = Labels(plot, [spot(point) for one in drawn.series for point in one.points], joined)
    found: dict[tuple[int, Point], Side] = {}
    for rank, point in vega_lines.by_importance(drawn, look):
        if vega_lines.text_of(point, look):
            named = Named(spot(point), width(plain(_text(point)), plot.font_px))
            side = labels.beside(named, spoken=point.year in look.years)
            found |= {(rank, point): side} if side else {}
    return found


def unwritten(drawn: Lines, box: Box, spoken: frozenset[int]) -> str:
    """The values that have no room beside their mark in such a box, in words; "" where all have one."""
    sides = _sides(drawn, _plot(drawn, box), Look(years=spoken))
    left = [
        f"{_text(point)} ({point.year})"
        for rank, one in enumerate(drawn.series)
        for point in one.points
        if point.text and (rank, point) not in sides
    ]
    if not 0 < len(left) <= MOST_UNWRITTEN:
        return ""
    return _("Sans place sur le graphique\u00a0: {values}.").format(values=formats.listing(left))


def _plot(drawn: Lines, box: Box) -> Plot:
    """The plot in the chart's box, what is around it having its room, in points."""
    shown, size = layers(drawn), NARROW_TEXT if box.width < NARROW else TEXT
    names = [width(plain(one.name), size) + LEGEND_SIGN for _rank, one in shown]
    across = max(1, int(box.width * LEGEND_SHARE / max(names, default=1)))
    legend = math.ceil(len(names) / across) * LEGEND_LINE + 6 if len(shown) > 1 else 0
    wide = box.width - TICKS - (TITLE if drawn.unit else 0) - RIGHT
    return Plot(wide, max(box.height - TOP - YEARS - legend, 40.0), size)


def _place(chart: NativeChart, plot: Plot, box: Box) -> None:
    """Set where the plot is in the chart's box."""
    shares = {
        "x": (box.width - RIGHT - plot.wide) / box.width,
        "y": TOP / box.height,
        "w": plot.wide / box.width,
        "h": plot.tall / box.height,
    }
    modes = "".join(f'<c:{side}Mode val="edge"/>' for side in "xy")
    sizes = "".join(f'<c:{side} val="{share:.4f}"/>' for side, share in shares.items())
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>{modes}{sizes}'
        "</c:manualLayout></c:layout>"
    )
    area = chart.element.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(layout))


def _dress_axes(chart: NativeChart, drawn: Lines, span: Sequence[int]) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.format.line.color.rgb = GREY
    names.has_major_gridlines = False
    step = -(-len(span) // MOST_YEARS)
    for last in chart.element.iter(qn("c:noMultiLvlLbl")) if step > 1 else ():
        # The schema wants both before this one.
        for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
            last.addprevious(parse_xml(f'<{tag} {nsdecls("c")} val="{step}"/>'))
    values.format.line.fill.background()
    values.major_gridlines.format.line.color.rgb = RGBColor(0xCF, 0xD8, 0xDB)
    values.minimum_scale, values.maximum_scale = vega_lines.domain(drawn)
    values.major_unit = vega_lines.tick_gap(drawn)
    values.tick_labels.number_format = number_format(drawn)
    values.tick_labels.number_format_is_linked = False
    if drawn.unit:
        values.has_title = True
        values.axis_title.text_frame.text = plain(drawn.unit)
        run = values.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(UNIT), False


def number_format(drawn: Lines) -> str:
    """Millions as such from one million on, thousands apart, in the language of the deck."""
    gap, high = vega_lines.tick_gap(drawn), vega_lines.domain(drawn)[1]
    if high >= 1_000_000:  # noqa: PLR2004
        digits, unit, scale = ("0", '\u00a0M"', 1_000_000)
        digits += "" if gap % scale == 0 else ".0" if gap % (scale / 10) == 0 else ".00"
        return f'{_LOCALES[language()]}{digits},,"{unit}'
    return f"{_LOCALES[language()]}{'#,##0' if gap % 1 == 0 else '#,##0.0##'}"


def _style(one: Series) -> XL_MARKER_STYLE:
    return _MARKERS.get(one.symbol, XL_MARKER_STYLE.CIRCLE)


def _mark(native: NativePoint, one: Series, point: Point) -> None:
    """The sign at a point: empty inside where its year is estimated."""
    marker = native.marker
    marker.style, marker.size = _style(one), 10
    paint(marker.format.line.fill, one.colour)
    if point.open:
        marker.format.fill.solid()
        marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    else:
        paint(marker.format.fill, one.colour)


def label(native: NativePoint, text: str, size: int, position: XL_LABEL_POSITION) -> None:
    """Write the text beside the point or the bar."""
    frame = native.data_label.text_frame
    frame.text, frame.word_wrap = plain(text), False
    frame.paragraphs[0].runs[0].font.size = Pt(size)
    native.data_label.position = position


def paint(fill: FillFormat, colour: str) -> None:
    """Fill with a colour of the theme where it is one."""
    fill.solid()
    if colour in _THEMED:
        fill.fore_color.theme_color = _THEMED[colour]
    else:
        fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
