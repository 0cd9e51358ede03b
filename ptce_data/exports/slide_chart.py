"""Native charts on a slide: PowerPoint and LibreOffice edit them from the workbook inside.

A missing value has no bar, and its label says « non communiqué ». Labels are written as on the page.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import xlsxwriter
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.point import Point as NativePoint
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from ptce_data.charts import ACCENT, SECOND, Bar, Bars, Chart, Lines, Point, Series, widest
from ptce_data.exports.slide_deck import Box, describe
from ptce_data.exports.slide_text import plain, width
from ptce_data.i18n import gettext as _

MOST_BARS = 16  # of one slide; more go on the next, on the same scale
MOST_LABELS = 14  # points of a chart of lines that are all written; beyond, the last of each series
MOST_YEARS = 12  # written under a chart of lines; beyond, one in two, three…
LARGEST, SMALLEST = 16, 10  # text of a chart
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
_ANY_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook's date carries no zone)


@dataclass(frozen=True)
class Part:
    """A chart, or a part of one that is too long for a slide; `full` is the value of its widest bar."""

    chart: Chart
    number: int = 1
    count: int = 1
    full: float = 1

    @property
    def title(self) -> str:
        if self.count == 1:
            return self.chart.title
        return _("{title} ({number}/{count})").format(
            title=self.chart.title, number=self.number, count=self.count
        )


class _Sheet(CategoryChartData):  # type: ignore[misc]  # python-pptx's own has no types
    """Chart data whose workbook runs nothing and has the same bytes every time.

    python-pptx's own takes « =1+1 » for a formula and holds the time it was written.
    """

    @property
    def xlsx_blob(self) -> bytes:
        content = io.BytesIO()
        as_they_are = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(content, as_they_are) as book:
            book.set_properties({"created": _ANY_DAY})
            sheet = book.add_worksheet("Sheet1")  # the name python-pptx's references have
            sheet.set_column(0, 0, 40)
            for row, category in enumerate(self.categories, 1):
                sheet.write_string(row, 0, category.label)
            for column, series in enumerate(self, 1):
                sheet.write_string(0, column, series.name)
                for row, value in enumerate(series.values, 1):
                    if value is not None:
                        sheet.write_number(row, column, value)
        return content.getvalue()


def parts(chart: Chart) -> tuple[Part, ...]:
    """The chart, in as many parts as its bars need slides."""
    drawn = chart.drawn
    if not isinstance(drawn, Bars) or len(drawn.items) <= MOST_BARS:
        full = widest(drawn.items) if isinstance(drawn, Bars) else 1
        return (Part(chart, full=full),)
    count = -(-len(drawn.items) // MOST_BARS)
    each = -(-len(drawn.items) // count)
    pieces = [drawn.items[start : start + each] for start in range(0, len(drawn.items), each)]
    return tuple(
        Part(replace(chart, drawn=replace(drawn, items=items)), number, count, widest(drawn.items))
        for number, items in enumerate(pieces, 1)
    )


def add_chart(slide: Slide, part: Part, box: Box) -> None:
    """Draw it in the box, with its sentence as text alternative."""
    drawn = part.chart.drawn
    if isinstance(drawn, Bars):
        kind, sheet = XL_CHART_TYPE.BAR_CLUSTERED, _bars_sheet(part.chart, drawn.items)
    else:
        kind, sheet = XL_CHART_TYPE.LINE_MARKERS, _lines_sheet(drawn)
    frame = slide.shapes.add_chart(kind, *box.emus, sheet)
    frame.name = plain(part.title)
    describe(frame.element, part.chart.sentence)
    chart = frame.chart
    chart.has_title = False
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if isinstance(drawn, Bars):
        _dress_bars(chart, drawn.items, part.full, box)
    else:
        _dress_lines(chart, drawn)


def _bars_sheet(chart: Chart, items: Sequence[Bar]) -> _Sheet:
    sheet = _Sheet()
    sheet.categories = [_category(item) for item in items]
    sheet.add_series(plain(chart.title), [item.value for item in items])
    return sheet


def _category(item: Bar) -> str:
    label = plain(item.label)
    return label if item.value is not None else f"{label} ({plain(item.text)})"


def _dress_bars(chart: NativeChart, items: Sequence[Bar], full: float, box: Box) -> None:
    chart.has_legend = False
    size = int(max(SMALLEST, min(LARGEST, box.height / (len(items) or 1) * 0.6)))
    chart.font.size = Pt(size)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = GREY
    names.has_major_gridlines = values.has_major_gridlines = False
    values.visible = False
    if all((item.value or 0) >= 0 for item in items):
        written = max((width(plain(item.text), size) for item in items), default=0)
        room = min(0.6, (written + size) / (box.width * 0.6))  # names take about two fifths
        values.minimum_scale, values.maximum_scale = 0, full / (1 - room)
    points = plot.series[0].points
    for place, item in enumerate(items):
        if item.value is not None:
            _paint(points[place].format.fill, item.colour)
            _label(points[place], item.text, size, XL_LABEL_POSITION.OUTSIDE_END)


def _lines_sheet(drawn: Lines) -> _Sheet:
    """One row for every year from the first to the last, so that time passes evenly."""
    years = _years(drawn)
    sheet = _Sheet()
    sheet.categories = [str(year) for year in years]
    for one in _layers(drawn):
        values = {point.year: point.value for point in one.points}
        sheet.add_series(plain(one.name) or _("Valeur"), [values.get(year) for year in years])
    return sheet


def _years(drawn: Lines) -> range:
    years = [point.year for one in drawn.series for point in one.points]
    return range(min(years, default=0), max(years, default=0) + 1)


def _layers(drawn: Lines) -> tuple[Series, ...]:
    """The series, those with several points of one year spread over several: a row holds one value."""
    found: list[Series] = []
    for one in drawn.series:
        piles: list[dict[int, Point]] = [{}]
        for point in one.points:
            free = next((pile for pile in piles if point.year not in pile), None)
            if free is None:
                piles.append(free := {})
            free[point.year] = point
        joined = one.joined and len(piles) == 1
        found += [replace(one, points=tuple(pile.values()), joined=joined) for pile in piles]
    return tuple(found)


def _dress_lines(chart: NativeChart, drawn: Lines) -> None:
    layers, years = _layers(drawn), _years(drawn)
    chart.font.size = Pt(14)
    chart.has_legend = len(layers) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _dress_axes(chart, drawn, years)
    # A year without a figure is passed over: the line goes on to the next one known.
    for blanks in chart.element.iter(qn("c:dispBlanksAs")):
        blanks.set("val", "span")
    every = sum(len(one.points) for one in layers) <= MOST_LABELS
    for one, series in zip(layers, chart.plots[0].series, strict=True):
        series.smooth = False
        series.format.line.width = Pt(2.5)
        _paint(series.format.line.fill, one.colour) if one.joined else series.format.line.fill.background()
        series.marker.style, series.marker.size = _style(one), 10
        _paint(series.marker.format.fill, one.colour)
        for point in one.points:
            native = series.points[point.year - years[0]]
            _mark(native, one, point)
            if point.text and (every or point == one.points[-1]):
                _label(native, point.text, 14, XL_LABEL_POSITION.ABOVE)


def _dress_axes(chart: NativeChart, drawn: Lines, years: range) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.format.line.color.rgb = GREY
    names.has_major_gridlines = False
    step = -(-len(years) // MOST_YEARS)
    for last in chart.element.iter(qn("c:noMultiLvlLbl")) if step > 1 else ():
        # The schema wants both before this one.
        for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
            last.addprevious(parse_xml(f'<{tag} {nsdecls("c")} val="{step}"/>'))
    values.format.line.fill.background()
    values.major_gridlines.format.line.color.rgb = RGBColor(0xCF, 0xD8, 0xDB)
    if all(point.value >= 0 for one in drawn.series for point in one.points):
        values.minimum_scale = 0
    values.tick_labels.number_format = _number_format(drawn)
    values.tick_labels.number_format_is_linked = False
    if drawn.unit:
        values.has_title = True
        values.axis_title.text_frame.text = plain(drawn.unit)
        run = values.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(12), False


def _number_format(drawn: Lines) -> str:
    """Millions as such from one million on; the reader's own settings choose the separators."""
    most = max((point.value for one in drawn.series for point in one.points), default=0)
    if most >= 5_000_000:  # noqa: PLR2004
        return '#,##0,,"\u00a0M"'
    return '#,##0.0,,"\u00a0M"' if most >= 1_000_000 else "#,##0" if most >= 10 else "#,##0.##"  # noqa: PLR2004


def _style(one: Series) -> XL_MARKER_STYLE:
    return _MARKERS.get(one.symbol, XL_MARKER_STYLE.CIRCLE)


def _mark(native: NativePoint, one: Series, point: Point) -> None:
    """The sign at a point: empty inside where its year is estimated."""
    marker = native.marker
    marker.style, marker.size = _style(one), 10
    _paint(marker.format.line.fill, one.colour)
    if point.open:
        marker.format.fill.solid()
        marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    else:
        _paint(marker.format.fill, one.colour)


def _label(native: NativePoint, text: str, size: int, position: XL_LABEL_POSITION) -> None:
    frame = native.data_label.text_frame
    frame.text, frame.word_wrap = plain(text), False
    frame.paragraphs[0].runs[0].font.size = Pt(size)
    native.data_label.position = position


def _paint(fill: FillFormat, colour: str) -> None:
    fill.solid()
    if colour in _THEMED:
        fill.fore_color.theme_color = _THEMED[colour]
    else:
        fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
