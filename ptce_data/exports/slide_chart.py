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
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.slide import Slide
from pptx.util import Pt

from ptce_data.charts import Bar, Bars, Chart, Lines, widest
from ptce_data.exports import slide_lines
from ptce_data.exports.slide_deck import Box, describe
from ptce_data.exports.slide_lines import GREY, label, paint
from ptce_data.exports.slide_text import plain, width
from ptce_data.i18n import gettext as _

MOST_BARS = 16  # of one slide; more go on the next, on the same scale
LARGEST, SMALLEST = 16, 10  # text of a chart
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


def add_chart(slide: Slide, part: Part, box: Box, spoken: frozenset[int] = frozenset()) -> None:
    """Draw it in the box, with its sentence as text alternative; spoken are the years its slide tells of."""
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
        slide_lines.dress(chart, drawn, box, spoken)


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
            paint(points[place].format.fill, item.colour)
            label(points[place], item.text, size, XL_LABEL_POSITION.OUTSIDE_END)


def _lines_sheet(drawn: Lines) -> _Sheet:
    years = slide_lines.years(drawn)
    sheet = _Sheet()
    sheet.categories = [str(year) for year in years]
    for _rank, one in slide_lines.layers(drawn):
        values = {point.year: point.value for point in one.points}
        sheet.add_series(plain(one.name) or _("Valeur"), [values.get(year) for year in years])
    return sheet
