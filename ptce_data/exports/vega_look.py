"""How drawings look outside the dashboard: sizes, typeface, colours, and text that any file can hold."""

import re
from dataclasses import dataclass
from typing import Any

from ptce_data import markup

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Source Sans 3"
LETTER = 0.5  # of the font's size: what a letter takes on average

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# XML has no way to write them, escaped or not.
_NOT_IN_XML = re.compile("[\u0000-\u001f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Palette:
    """The colours of everything but the marks."""

    ground: str
    text: str
    muted: str
    rule: str
    sea: str
    neighbour: str
    land: str
    border: str


PAPER = Palette(
    ground="#ffffff",
    text="#1b282d",
    muted="#4f5d63",
    rule="#cfd8db",
    sea="#e5eef2",
    neighbour="#f0f0ec",
    land="#fffffd",
    border="#8b959b",
)


@dataclass(frozen=True)
class Look:
    """Sizes in pixels; height 0 lets a chart be as high as its rows need, a map as its box.

    stretch is how much wider than ours the typeface may be where it is drawn; years are those spoken of
    beside the drawing, whose values come first. name_share is the share of the width, at most, for the
    names of bars.
    """

    width: int = 640
    height: int = 0
    font_px: int = 13
    palette: Palette = PAPER
    stretch: float = 1.0
    years: frozenset[int] = frozenset()
    name_share: float = 0.45


def plain(text: str) -> str:
    """One line of text without the signs that an SVG or a PDF cannot hold."""
    return _NOT_IN_XML.sub("", _BLANKS.sub(" ", markup.seen(text)))


def wrapped(text: str, letters: int) -> list[str]:
    """The text on lines of at most so many letters, words kept whole."""
    lines = [""]
    for word in plain(text).split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip(" ")
    return lines


def years_in(*texts: str) -> frozenset[int]:
    """The years a text speaks of."""
    return frozenset(int(year) for text in texts for year in re.findall(r"\b(?:19|20)\d\d\b", text))


def text_px(text: str, look: Look) -> float:
    """About how wide the text is drawn."""
    return len(text) * look.font_px * LETTER


def base(look: Look, sentence: str) -> Spec:
    """What every specification begins with; the sentence is its description."""
    palette = look.palette
    axis = {
        "domainColor": palette.border,
        "gridColor": palette.rule,
        "labelColor": palette.text,
        "labelFontSize": look.font_px,
        "tickColor": palette.border,
        "titleColor": palette.muted,
        "titleFontSize": look.font_px,
        "titleFontWeight": "normal",
    }
    legend = {"labelColor": palette.text, "labelFontSize": look.font_px, "labelLimit": 0}
    return {
        "$schema": SCHEMA,
        "description": plain(sentence),
        "background": palette.ground,
        "config": {
            # Vega describes axes and marks in English: the sentence says more, in the reader's language.
            "aria": False,
            "font": f'"{FONT}", "Source Sans", "Helvetica Neue", Arial, sans-serif',
            "axis": axis,
            "legend": legend,
            "text": {"color": palette.text, "fontSize": look.font_px},
            "view": {"stroke": None},
        },
    }


def framed(look: Look, height: float) -> Spec:
    """The size of the whole drawing, names and legend included."""
    return {
        "width": look.width,
        "height": look.height or round(height),
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 4,
    }
