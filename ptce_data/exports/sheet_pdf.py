"""Leaflets and shows as PDF: A4, laid out by Typst, tagged (PDF/UA-1), the same bytes each time.

The data goes to the template as one JSON text: no name, note or address is ever read as markup. The
template reads nothing but its own folder; fonts are the project's; nothing is fetched.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from ptce_data import formats
from ptce_data.charts import FAMILY_COLOURS, Chart
from ptce_data.exports import address, pictures, sheet_letters, sheet_tables, vega_maps
from ptce_data.exports.named_sources import named_sources
from ptce_data.exports.vega_look import Look, plain, years_in
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext, speaking
from ptce_data.leaflet import Definition, KeyFigure, Leaflet, MapView, Sayable, Scene, Show, Source, Stamp

Data = dict[str, Any]

TEMPLATES = Path(__file__).parent / "sheet"
HALF = Look(width=321, font_px=11)  # 85 mm at 96 px an inch
LOW = replace(HALF, height=170)
FULL = Look(width=672, height=430, font_px=13)  # 178 mm
FULL_HEIGHTS = (430, 380, 340, 300)
REGIONS = {"fr": "FR", "en": "GB"}
# What a scene's drawings share on its page, alone or beside texts.
STAGE_PX, STAGE_BESIDE_PX, STAGE_HEIGHT_PX, STAGE_FONT_PX = 980, 620, 460, 17
LETTERS, SMALL_LETTERS = 64, 72  # on a line of a column
LINE_PT, TITLE_PT, POINTS_PER_PX = 10, 24, 0.75
MOST_ROWS, LONG_TABLE = 10, 30
MOST_SAID = 6
SHORT_COMPARISON = 2  # charts: of one indicator, its bars and its years


def leaflet_pdf(leaflet: Leaflet, site: str) -> bytes:
    """One or two A4 pages: figures, drawings, what may be said, sources, definitions, the QR code."""
    with speaking(leaflet.stamp.language):
        data = _common(leaflet.title, leaflet.stamp, address.whole(site, leaflet.path)) | {
            "subtitle": plain(leaflet.subtitle),
            "paragraphs": [plain(text) for text in leaflet.paragraphs],
            "figures": [_figure(one) for one in leaflet.figures],
            "sayable": sayable(leaflet.figures[:MOST_SAID]),
            **_tables(leaflet),
            "sources": _sources(leaflet.sources),
            "definitions": _definitions(leaflet.definitions),
        }
        return _without_orphans(leaflet, data)


def _without_orphans(leaflet: Leaflet, data: Data) -> bytes:
    """On one page where it can be: the first of its layouts that fits, else the first of the shortest."""
    made: list[bytes] = []
    for layout in _layouts(leaflet, data):
        made.append(_compiled("leaflet.typ", layout, leaflet.stamp))
        if _pages(made[-1]) == 1:
            break
    return min(made, key=_pages)


def _layouts(leaflet: Leaflet, data: Data) -> Iterator[Data]:
    """Maps less and less high, then none; a short comparison without its table, which its chart repeats."""
    if _is_about_its_map(leaflet) and leaflet.map:
        # A paragraph says already which poles are not on it.
        view = replace(leaflet.map, unplaced="")
        columns = balanced(_items(leaflet, data, HALF))
        for height in FULL_HEIGHTS:
            wide = [drawing(view, replace(FULL, height=height))]
            yield {**data, "wide": wide, "columns": columns}
        return
    data = {**data, "wide": []}
    yield {**data, "columns": balanced(_items(leaflet, data, HALF))}
    if leaflet.view == "poles":
        for shown in (leaflet, replace(leaflet, map=None)):
            yield {**data, "columns": balanced(_items(shown, data, LOW))}
    if leaflet.view == "compare" and len(leaflet.charts) <= SHORT_COMPARISON:
        short = {**data, "tables": [], "elsewhere": []}
        for shown in (leaflet, replace(leaflet, map=None)):
            yield {**short, "columns": balanced(_items(shown, short, HALF))}


def _pages(pdf: bytes) -> int:
    return max(map(int, re.findall(rb"/Count (\d+)", pdf)), default=1)


def show_pdf(show: Show, site: str, *, notes: bool = False) -> bytes:
    """A handout: a cover with the QR code, one landscape page a scene, sources; notes only if asked."""
    with speaking(show.stamp.language):
        data = _common(show.title, show.stamp, address.whole(site, show.path)) | {
            "told": _told_of(show),
            "published": address.data_line(show.stamp),
            "scenes": [_scene(scene, len(show.scenes), notes=notes) for scene in show.scenes],
            "sources": _sources(named_sources(show.sources)),
            "definitions": _definitions(show.definitions),
        }
        return _compiled("show.typ", data, show.stamp)


def _told_of(show: Show) -> str:
    """« 8 étapes, environ 6 minutes »."""
    steps, minutes = len(show.scenes), max(1, round(sum(scene.seconds for scene in show.scenes) / 60))
    count = ngettext("{n} étape", "{n} étapes", steps).format(n=steps)
    return ", ".join(
        [count, ngettext("environ {n} minute", "environ {n} minutes", minutes).format(n=minutes)]
    )


def _scene(scene: Scene, steps: int, *, notes: bool) -> Data:
    drawings: list[Chart | MapView] = [*scene.charts, *([scene.map] if scene.map else [])]
    beside = bool(scene.figures) or not scene.charts
    width = (STAGE_BESIDE_PX if beside else STAGE_PX) / max(len(drawings), 1)
    spoken = years_in(scene.title, scene.sentence)
    look = Look(width=round(width), height=STAGE_HEIGHT_PX, font_px=STAGE_FONT_PX, years=spoken)
    return {
        "step": _("Étape {number} sur {steps}").format(number=scene.number, steps=steps),
        "title": sheet_letters.titled(scene.title, _("Sans titre")),
        "sentence": plain(scene.sentence),
        "notes": plain(scene.notes) if notes else "",
        "figures": [_figure(one) for one in scene.figures],
        "sayable": sayable(scene.figures),
        "beside": beside,
        "share": STAGE_BESIDE_PX / (STAGE_PX - STAGE_BESIDE_PX),
        "pictures": [drawing(one, look) for one in drawings],
    }


def _common(title: str, stamp: Stamp, live: str) -> Data:
    site = _("Les PTCE en chiffres")
    told = address.data_line(stamp)
    return {
        "title": sheet_letters.titled(title, site),
        "author": site,
        "keywords": ["PTCE", told],
        "site": site,
        "date": {
            "year": stamp.published_on.year,
            "month": stamp.published_on.month,
            "day": stamp.published_on.day,
        },
        "language": stamp.language,
        "region": REGIONS[stamp.language],
        "footer": f"{site} · {told}",
        "address": live,
        "address_shown": plain(address.readable(live)),
        "qr": address.qr_svg(live),
        "qr_told": address.qr_told(live),
        "words": {
            "figures": _("Chiffres clés"),
            "sayable": _("Ce que je peux dire"),
            "sources": _("Sources"),
            "definitions": _("Définitions"),
            "live": _("La même page, à jour\u00a0:"),
            "notes": _("Notes"),
            "colours": _("Premier secteur"),
            "sizes": _("La surface du cercle est proportionnelle à la valeur"),
            "missing": formats.missing(),
        },
    }


def _figure(figure: KeyFigure) -> Data:
    return {
        "label": plain(figure.label),
        "value": plain(figure.value),
        "context": plain(figure.context),
        "known": figure.value != formats.missing(),
    }


def sayable(figures: Iterable[KeyFigure]) -> list[Data]:
    """What may be said of each figure, once."""
    said = dict.fromkeys(figure.sayable for figure in figures)
    return [_said(one) for one in said if one.sentence]


def _said(said: Sayable) -> Data:
    return {
        "sentence": plain(said.sentence),
        "caveat": plain(said.caveat),
        "source": plain(said.source),
        "source_url": address.followed(said.source_url),
    }


def _sources(found: Iterable[Source]) -> list[Data]:
    return [{"title": plain(one.title), "url": address.followed(one.url)} for one in found]


def _definitions(found: Iterable[Definition]) -> list[Data]:
    return [{"label": plain(one.label), "text": plain(one.text)} for one in found]


def _tables(leaflet: Leaflet) -> Data:
    """The first rows of the shorter tables, and where the long ones are; a list of poles is all of it."""
    if leaflet.view == "poles":
        return {"tables": [sheet_tables.printed(table) for table in leaflet.tables], "elsewhere": []}
    long = [table for table in leaflet.tables if len(table.rows) > LONG_TABLE]
    return {
        "tables": [sheet_tables.printed(one, MOST_ROWS) for one in leaflet.tables if one not in long],
        "elsewhere": [sheet_tables.elsewhere(one) for one in long],
    }


def _is_about_its_map(leaflet: Leaflet) -> bool:
    """Whether the map takes the whole width."""
    return leaflet.view == "map" and leaflet.map is not None


def _items(leaflet: Leaflet, data: Data, look: Look) -> list[Data]:
    """What the two columns hold, in the order of reading; look is that of their drawings."""
    beside = leaflet.map if not _is_about_its_map(leaflet) else None
    drawings: list[Chart | MapView] = [*leaflet.charts, *([beside] if beside else [])]
    said = [_told("sayable", data["sayable"])]
    rest = [_told("definitions", data["definitions"]), _told("sources", data["sources"])]
    drawn = [drawing(one, look) for one in drawings]
    return [one for one in [*drawn[:1], *said, *drawn[1:], *rest] if one["height"]]


def drawing(picture: Chart | MapView, look: Look) -> Data:
    """A chart or a map for a template, with its height in points, texts included."""
    if isinstance(picture, MapView):
        svg = pictures.map_svg(picture, look)
    else:
        svg = pictures.chart_svg(picture, look)
    source = picture.below if isinstance(picture, MapView) else picture.source
    texts = [_lines(picture.sentence, LETTERS), _lines(source, SMALL_LETTERS)]
    return {
        "kind": "drawing",
        "title": sheet_letters.titled(picture.title, _("Sans titre")),
        "sentence": plain(picture.sentence),
        "alt": sheet_letters.titled(picture.sentence, _("Sans titre")),
        "source": plain(source),
        "svg": svg,
        **(_key(picture, look) if isinstance(picture, MapView) else {"key": {}}),
        "height": pictures.height_px(svg) * POINTS_PER_PX + sum(texts) * LINE_PT + TITLE_PT,
    }


def _key(view: MapView, look: Look) -> Data:
    """What the colours and the sizes of the circles stand for; radii in points."""
    families = {point.family: point.colour for point in view.points if point.family}
    order = [*FAMILY_COLOURS.values()]
    ranked = sorted(families.items(), key=lambda one: order.index(one[1]) if one[1] in order else len(order))
    most = vega_maps.largest(view)
    values = dict.fromkeys(_rounded(most / share) for share in (1, 4, 16)) if most else {}
    sizes = [
        {
            "radius": vega_maps.radius(value, most, look) * POINTS_PER_PX,
            "label": plain(formats.amount(value, view.unit)),
        }
        for value in values
    ]
    return {
        "key": {
            "colours": [{"colour": colour, "label": plain(name)} for name, colour in ranked],
            "sizes": sizes,
            "hollow": any(point.value is None for point in view.points) if sizes else False,
            "hollow_radius": vega_maps.HOLLOW_RADIUS * POINTS_PER_PX,
        }
    }


def _rounded(value: float) -> float:
    """Two significant figures, one below 10, rounded down: as the page's legend."""
    step = 10 ** (math.floor(math.log10(value)) - (value >= 10))  # noqa: PLR2004
    return float(math.floor(value / step) * step)


def _told(kind: str, blocks: list[dict[str, str]]) -> Data:
    """A block of texts and about how high it is; 0 without any."""
    lines = sum(_lines(text, SMALL_LETTERS) for block in blocks for text in block.values())
    return {"kind": kind, "height": lines * LINE_PT + TITLE_PT if blocks else 0}


def _lines(text: str, letters: int) -> int:
    return math.ceil(len(text) / letters)


def balanced(items: Sequence[Data]) -> list[list[Data]]:
    """Two columns, each item under the one that is shorter so far."""
    columns: list[list[Data]] = [[], []]
    for item in items:
        columns[_height(columns[0]) > _height(columns[1])].append(item)
    return columns


def _height(column: Sequence[Data]) -> float:
    return float(sum(item["height"] for item in column))


def _compiled(template: str, texts: Data, stamp: Stamp) -> bytes:
    data: Data = sheet_letters.writable_data(texts)
    data["replaced"] = sheet_letters.replaced_told() if sheet_letters.replaced(texts, data) else ""
    midnight = datetime.combine(stamp.published_on, time(), UTC)
    compiler = typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        package_path=TEMPLATES,
        package_cache_path=TEMPLATES,
    )
    compiled = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
    if not isinstance(compiled, bytes):
        raise TypeError(type(compiled))
    return compiled


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(pictures.FONTS_FOLDER)]
    )
