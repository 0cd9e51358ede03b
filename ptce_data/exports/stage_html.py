"""A scenario as one HTML file: opens from a USB stick in any browser, and asks nothing of any network.

Steps, charts, map, tables, styles and the drawing library are all inside. The file forbids itself every
connection and every script but the two written here, known by their digests.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

import vl_convert

from ptce_data import formats
from ptce_data.exports import stage_html_parts as parts
from ptce_data.exports.address import data_line
from ptce_data.exports.slide_deck import LOCALES
from ptce_data.exports.stage_html_drawings import Drawings
from ptce_data.exports.stage_html_parts import Options, text
from ptce_data.i18n import gettext as _
from ptce_data.i18n import speaking
from ptce_data.leaflet import Show

ASSETS_FOLDER = Path(__file__).parent / "stage_html_assets"
VEGA_LITE = "6.4"

FULL_SCREEN = (
    '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 6V1h5M10 1h5v5M15 10v5h-5M6 15H1v-5"/></svg>'
)

# Colours of drawings on a light ground, and what stands for them on a dark one: a drawing is made once,
# and follows the device. Those of sectors and series are the dashboard's two lists.
DARK_COLOURS = {
    "#ffffff": "#11191d",
    "#1b282d": "#e9eff1",
    "#4f5d63": "#b3bfc4",
    "#cfd8db": "#36454c",
    "#e5eef2": "#18272e",
    "#f0f0ec": "#1b2327",
    "#fffffd": "#2a383e",
    "#8b959b": "#64737a",
    "#2a7f8e": "#4fa9b8",
    "#c8553d": "#e58a74",
    "#4b5bb5": "#8b98e6",
    "#117733": "#5bbd7c",
    "#aa4499": "#d283c5",
    "#999933": "#c9c25e",
    "#882255": "#d9709f",
    "#44aa99": "#62cdbb",
    "#cc6677": "#e8909d",
    "#8a8f98": "#a9b0b7",
}


def show_html(show: Show, site: str, *, notes: bool = False) -> bytes:
    """The file; the presenter's notes are in it only where `notes` asks for them (N shows them)."""
    with speaking(show.stamp.language):
        day = _("Base du {day}").format(day=formats.day(show.stamp.published_on))
        options = Options(site, notes, data_line(show.stamp), day)
        drawings = Drawings()
        steps = [parts.step(scene, drawings, options) for scene in show.scenes]
        body = "\n".join((*steps, *parts.endings(show, options)))
        scripts = (_library(), _asset("stage.js"))
        running = "".join(f"<script>{script}</script>\n" for script in scripts)
        data = _harmless(drawings.as_json())
        return (
            f"{_head(show, scripts)}<body>\n<main>\n{body}\n</main>\n{_bar(options)}\n"
            f'<script type="application/json" id="donnees">{data}</script>\n{running}</body>\n</html>\n'
        ).encode()


def _head(show: Show, scripts: tuple[str, ...]) -> str:
    style = f"{_asset('stage.css')}{_dark_drawings()}"
    return (
        f'<!doctype html>\n<html lang="{LOCALES[show.stamp.language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(show.title)}</title>\n"
        f'<link rel="icon" href="data:,">\n<style>{style}</style>\n</head>\n'
    )


def _bar(options: Options) -> str:
    """What never leaves the screen: the data's date, the place in the show, the buttons."""
    said = (_("Étape précédente"), _("Étape suivante"), _("Plein écran"), _("Étapes"))
    back, on, full, steps = (text(label) for label in said)
    return (
        f'<footer class="bar"><span class="stamp-bar">{text(options.day)}</span>'
        f'<nav aria-label="{steps}">'
        f'<button type="button" id="precedent" aria-label="{back}">‹</button>'
        '<span id="ou" role="status"></span>'
        f'<button type="button" id="suivant" aria-label="{on}">›</button>'
        f'<button type="button" id="plein" aria-label="{full}" title="{full}">{FULL_SCREEN}</button>'
        "</nav></footer>"
    )


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Nothing may be fetched or sent; only these scripts run, only this style applies."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; "
        "style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _harmless(json_text: str) -> str:
    """JSON that no tag can come out of: `<` is only ever inside its texts."""
    return json_text.replace("<", "\\u003c")


def _dark_drawings() -> str:
    rules = "".join(
        f'.drawing [{part}="{light}"]{{{part}:{dark}}}'
        for light, dark in DARK_COLOURS.items()
        for part in ("fill", "stroke")
    )
    return f"@media screen and (prefers-color-scheme: dark){{{rules}}}"


@cache
def _asset(name: str) -> str:
    return (ASSETS_FOLDER / name).read_text(encoding="utf-8")


@cache
def _library() -> str:
    """Vega, Vega-Lite and vega-embed in one script, from the wheel that also draws the PDF's figures."""
    script = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", VEGA_LITE)
    return script.replace("</script", "<\\/script")
