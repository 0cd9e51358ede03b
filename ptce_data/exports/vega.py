"""Charts and maps as Vega-Lite: the same description makes an SVG, a PNG, a PDF's figure, a page's chart.

Names, values and notes are data, never expressions: the few expressions are written here and look texts
up by their number. Values are written beside the marks; series differ by symbol and dash, so that they
are told apart in black and white.
"""

from collections.abc import Sequence
from itertools import pairwise

from ptce_data.charts import Bars, Chart
from ptce_data.exports import vega_lines, vega_look
from ptce_data.exports.vega_look import PAPER, Look, Palette, Spec, plain, text_px, wrapped
from ptce_data.exports.vega_maps import map_spec

__all__ = ["PAPER", "Look", "Palette", "Spec", "chart_spec", "map_spec", "plain"]

BAR, LINE, GAP = 1.15, 1.2, 0.6  # of the font's size: a bar, a line of a name, what is between rows
GAP_PX = 6  # between a mark and its text


def chart_spec(chart: Chart, look: Look | None = None) -> Spec:
    """The chart without its title, in the current language."""
    look = look or Look()
    spec = vega_look.base(look, chart.sentence)
    if isinstance(chart.drawn, Bars):
        return spec | _bars(chart.drawn, look)
    return spec | vega_lines.lines(chart.drawn, look)


def _bars(bars: Bars, look: Look) -> Spec:
    letters = int(look.name_share * look.width / (look.font_px * vega_look.LETTER))
    labels = [wrapped(item.label, letters) for item in bars.items]
    rows = [
        {
            "row": row,
            "value": item.value or 0,
            "text": plain(item.text),
            "colour": item.colour,
            "known": item.value is not None,
        }
        for row, item in enumerate(bars.items)
    ]
    names = {"labelExpr": "labels[datum.value]", "labelLimit": 0, "labelPadding": GAP_PX}
    names["labelOffset"] = _centred(look)
    row = {"field": "row", "type": "ordinal", "scale": {"padding": 0}}
    return {
        **vega_look.framed(look, _rows_px(labels, look)),
        "params": [{"name": "labels", "value": labels}],
        "data": {"values": rows},
        "encoding": {
            "y": {**row, "axis": {**names, "title": None, "ticks": False, "domain": False}},
            "x": {
                "field": "value",
                "type": "quantitative",
                "axis": None,
                "scale": {"domain": _bar_domain(bars, labels, look), "nice": False},
            },
        },
        "layer": [_bar_marks(look), *_bar_texts(look)],
    }


def _centred(look: Look) -> Spec:
    """How far up a name of several lines begins, so that it is level with its bar."""
    half_line = round(look.font_px * 1.15 / 2, 2)
    moved = {"test": "true", "expr": f"(1 - labels[datum.value].length) * {half_line}"}
    return {"condition": moved, "value": 0}


def _rows_px(labels: Sequence[Sequence[str]], look: Look) -> float:
    """Rows of one height, so that no name of several lines touches the one above or below."""
    lines = [len(label) for label in labels]
    closest = max(((one + other) / 2 for one, other in pairwise(lines)), default=max(lines, default=1))
    return (max(closest * LINE, BAR) + GAP) * look.font_px * max(len(labels), 1) + look.font_px


def _bar_domain(bars: Bars, labels: Sequence[Sequence[str]], look: Look) -> list[float]:
    """As long as the bars can be, each with the room its text needs."""
    names_px = max((text_px(line, look) for lines in labels for line in lines), default=0)
    room_px = max(look.width - names_px - 3 * GAP_PX, look.width * 0.3)
    known = [(item.value or 0, text_px(item.text, look) + 2 * GAP_PX) for item in bars.items]
    high = max((value * room_px / max(room_px - px, room_px / 4) for value, px in known), default=0)
    return [min(0, *(value for value, _px in known), 0), high or 1]


def _bar_marks(look: Look) -> Spec:
    return {
        "mark": {"type": "bar", "size": round(BAR * look.font_px)},
        "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}},
    }


def _bar_texts(look: Look) -> list[Spec]:
    """Values in full ink; « non communiqué » lighter, where the bar would begin."""
    mark = {"type": "text", "align": "left", "dx": GAP_PX}
    text = {"text": {"field": "text", "type": "nominal"}}
    return [
        {"transform": [{"filter": "datum.known"}], "mark": mark, "encoding": text},
        {
            "transform": [{"filter": "!datum.known"}],
            "mark": {**mark, "color": look.palette.muted, "fontStyle": "italic"},
            "encoding": text,
        },
    ]
