"""The pixels that the grid of stage.css leaves to the map on a screen."""

import math
from dataclasses import dataclass

from pages._ui import stage_html
from pages._ui.stage_component import Screen
from ptce_data.leaflet import Scene

PHONE_WIDTH = 700  # pixels, as in stage.css
PROJECTOR_HEIGHT = 768  # pixels: sizes on the map are those of such a screen
LETTER = 0.47  # of the size of a text
WIDEST_LINE = 62  # sizes, as in stage.css
LEAST = 150  # pixels, as in stage_fit.js


@dataclass(frozen=True)
class Room:
    """The pixels a map has on this screen; scale is the screen's against a small projector's."""

    width: int
    height: int
    scale: float = 1.0


def room(screen: Screen, shown: Scene) -> Room:
    """About the place of the map, its scene's texts at their largest."""
    if screen.width <= PHONE_WIDTH:
        return Room(screen.width - 32, 320, scale=0.6)
    both = bool(shown.charts)
    unit = _unit(screen)
    return Room(
        round((screen.width - 3.8 * unit) * (0.4 if both else 0.6)),
        round(max(_left(screen, shown) * (0.6 if both and shown.figures else 1), LEAST)),
        scale=max(1.0, min(screen.height, screen.width * 3 / 4) / PROJECTOR_HEIGHT),
    )


def _unit(screen: Screen) -> float:
    """--u of stage.css."""
    return max(28, min(screen.width * 0.0275, screen.height * 0.04))


def _left(screen: Screen, shown: Scene) -> float:
    """What the title, the sentence, the key under the map and the foot leave of the height."""
    unit = _unit(screen)
    wide = screen.width - 2.8 * unit
    title = _lines(shown.title, 1.55 * unit, wide) * 1.55 * unit * 1.15
    said = f"{stage_html.said_of(shown)} {shown.map.unplaced if shown.map else ''}"
    sentence = _lines(said, 1.05 * unit, min(wide, WIDEST_LINE * unit)) * 1.05 * unit * 1.28
    foot = max(28, 0.8 * unit) * 1.53 + 2
    key = 2 * max(28, 0.85 * unit) * 1.2 if stage_html.key_below(shown) else 0
    return screen.height - title - sentence - foot - key - 2.75 * unit


def _lines(text: str, size: float, wide: float) -> int:
    return math.ceil(len(text.strip()) * LETTER * size / wide)
