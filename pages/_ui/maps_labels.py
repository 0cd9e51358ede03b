"""The names written on a map: cities, overseas frames, a place; and the frame they must fit in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pydeck as pdk

from pages._ui.maps_palette import Palette
from ptce_data import geography
from ptce_data.geography import Bounds, Position, View

PADDING = 22  # pixels between the box shown and the edge of the map
ZOOM_STEP = 0.8
LABEL_HEIGHT = 15  # pixels
MERCATOR_AT_46 = 1.44  # degrees of longitude as tall as one of latitude
CITY_OF_A_FAR_VIEW = 110_000  # inhabitants
MAINLAND_WEST = geography.MAINLAND.west
FONT = '"Source Sans", "Source Sans 3", sans-serif'


@dataclass(frozen=True)
class Label:
    """A text on the map, `below` its position by so many pixels."""

    text: str
    position: Position
    below: float = 0


@dataclass(frozen=True)
class Frame:
    """What a map shows: a box, in a width and height of pixels."""

    bounds: Bounds
    width: int
    height: int
    closer: int = 0  # clicks on « Agrandir » less those on « Réduire »
    returns: int = 0  # times the viewer asked for the first view again

    @property
    def fit(self) -> View:
        """The view that shows the whole box."""
        return geography.fitted(self.bounds, self.width - 2 * PADDING, self.height - 2 * PADDING)

    @property
    def view(self) -> View:
        """The view to show. The browser only moves to what changed: each return shifts it by a hair."""
        hair = self.returns * 1e-6
        fit = self.fit
        return View(fit.longitude + hair, fit.latitude + hair, fit.zoom + hair + self.closer * ZOOM_STEP)

    @property
    def degrees_per_pixel(self) -> float:
        return 1 / geography.pixels_per_degree(self.fit)

    @property
    def scale(self) -> float:
        """How much smaller circles are on a phone."""
        return min(1.0, max(0.68, self.width / 560))

    @property
    def close(self) -> bool:
        """Whether one or two régions fill the map, so that départements can be named."""
        return self.bounds.east - self.bounds.west < 8  # noqa: PLR2004 (degrees; France is 15 wide)


class Circle(Protocol):
    """What names must stay clear of."""

    @property
    def position(self) -> Position: ...

    @property
    def radius(self) -> float: ...


def cities(points: Sequence[Circle], frame: Frame) -> list[Label]:
    """The largest cities of the view, each under the circles that stand on it, none over another."""
    candidates = [
        city
        for city in geography.cities()
        if frame.close or (city.population >= CITY_OF_A_FAR_VIEW and city.position.longitude > MAINLAND_WEST)
    ]
    step = frame.degrees_per_pixel
    shown = geography.labelled(candidates, frame.bounds, 44 * step)
    return apart(
        [Label(city.name, city.position, _room(city.position, points, step)) for city in shown], step
    )


def apart(labels: Sequence[Label], step: float) -> list[Label]:
    """The labels, the first ones first, without those that would be written over another."""
    kept: list[Label] = []
    for label in labels:
        if not any(_overlap(label, other, step) for other in kept):
            kept.append(label)
    return kept


def _overlap(one: Label, other: Label, step: float) -> bool:
    east = abs(one.position.longitude - other.position.longitude) / step
    one_y = -one.position.latitude * MERCATOR_AT_46 / step + one.below
    other_y = -other.position.latitude * MERCATOR_AT_46 / step + other.below
    wide = 3.6 * (len(one.text) + len(other.text))  # pixels: half of both names at 12 px
    return east < wide and abs(one_y - other_y) < LABEL_HEIGHT


def _room(position: Position, points: Sequence[Circle], step: float) -> float:
    """Pixels from a place to the lower edge of the circles that cover it."""
    lowest = 0.0
    for point in points:
        east = abs(point.position.longitude - position.longitude) / step
        south = (position.latitude - point.position.latitude) * MERCATOR_AT_46 / step
        if east < point.radius + 16 and abs(south) < point.radius + 7:
            lowest = max(lowest, south + point.radius)
    return round(lowest + 9, 1) if lowest else 0


def frame_names() -> list[Label]:
    """Each overseas région named at the top of its frame."""
    names = {"01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte"}
    return [
        Label(names[code], Position(inset.frame.longitude, inset.bounds.north), below=9)
        for code, inset in geography.insets().items()
    ]


def harmless(text: str) -> str:
    """deck.gl evaluates strings that begin with @@."""
    return f"\u200b{text}" if text.startswith("@@") else text


def text(layer_id: str, labels: Sequence[Label], palette: Palette, size: int, weight: int = 500) -> pdk.Layer:
    texts = [
        {"t": harmless(label.text), "p": degrees(label.position), "o": [0, label.below]} for label in labels
    ]
    return pdk.Layer(
        "TextLayer",
        texts,
        id=layer_id,
        get_text="t",
        get_position="p",
        get_pixel_offset="o",
        get_size=size,
        get_color=[*palette.text],
        font_family=pdk.types.String(FONT),
        font_weight=weight,
        character_set=pdk.types.String("auto"),
        font_settings={
            "sdf": True,
            "fontSize": 48,
            "buffer": 10,
            "radius": 16,
            "cutoff": 0.2,
            "smoothing": 0.2,
        },
        outline_width=4,
        outline_color=[*palette.ground, 235],
    )


def degrees(position: Position) -> list[float]:
    return [round(position.longitude, 4), round(position.latitude, 4)]
