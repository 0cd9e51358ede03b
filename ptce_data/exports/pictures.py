"""Charts and maps as SVG and PNG, drawn in this process: no browser, no network, same bytes each time.

The first drawing of a process takes about 0.4 s and 80 MB (a JavaScript engine), the next ones 20 ms.
"""

import html
import re
from functools import cache
from pathlib import Path

import vl_convert

from ptce_data.charts import Chart
from ptce_data.exports.vega import Look, Spec, chart_spec, map_spec, plain
from ptce_data.leaflet import MapView

FONTS_FOLDER = Path(__file__).parent / "fonts"
SCALE = 3.0  # of a PNG: 1920 pixels wide by default


def chart_svg(chart: Chart, look: Look | None = None) -> str:
    """The chart's drawing, its sentence as text alternative; its title is left to what is around it."""
    return _svg(chart_spec(chart, look), chart.title, chart.sentence)


def chart_png(chart: Chart, look: Look | None = None, scale: float = SCALE) -> bytes:
    return _png(chart_svg(chart, look), scale)


def map_svg(view: MapView, look: Look | None = None) -> str:
    """The map's drawing, its sentence as text alternative."""
    return _svg(map_spec(view, look), view.title, view.sentence)


def map_png(view: MapView, look: Look | None = None, scale: float = SCALE) -> bytes:
    return _png(map_svg(view, look), scale)


def drawn(spec: Spec) -> str:
    """A specification as SVG; it can fetch nothing: ValueError where it asks for an address."""
    _know_the_fonts()
    return vl_convert.vegalite_to_svg(spec, vl_version="6.4", allowed_base_urls=[])


def _svg(spec: Spec, title: str, sentence: str) -> str:
    told = html.escape(plain(sentence), quote=True)
    opening, rest = drawn(spec).split(">", 1)
    return f'{opening} role="img" aria-label="{told}"><title>{html.escape(plain(title))}</title>{rest}'


def _png(svg: str, scale: float) -> bytes:
    _know_the_fonts()
    return vl_convert.svg_to_png(svg, scale=scale)


@cache
def _know_the_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS_FOLDER.resolve()))


def height_px(svg: str) -> float:
    """The height of a drawing made here."""
    (height,) = re.findall(r' height="([\d.]+)"', svg.split(">", 1)[0])
    return float(height)
