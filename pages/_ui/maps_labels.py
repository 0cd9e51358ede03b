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
HALF_LETTER = 3.6  # pixels: half of a letter at 12 px
FURTHEST = 34.0  # pixels a city's name may be moved from its city before it is left out
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
    """The largest cities of the view, each clear of every circle, none over another."""
    candidates = [
        city
        for city in geography.cities()
        if frame.close or (city.population >= CITY_OF_A_FAR_VIEW and city.position.longitude > MAINLAND_WEST)
    ]
    step = frame.degrees_per_pixel
    shown = geography.labelled(candidates, frame.bounds, 44 * step)
    placed = (_clear(Label(city.name, city.position), points, step) for city in shown)
    return apart([label for label in placed if label is not None], step)


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
    wide = HALF_LETTER * (len(one.text) + len(other.text))
    return east < wide and abs(one_y - other_y) < LABEL_HEIGHT


def _clear(label: Label, points: Sequence[Circle], step: float) -> Label | None:
    """The label where no circle covers it, as near to its city as can be; None where there is no room."""
    near = [where for point in points if (where := _seen_from(label.position, point, step)) is not None]
    half = HALF_LETTER * len(label.text)
    tries = sorted(
        {0.0, *(y + side * (r + LABEL_HEIGHT / 2 + 1) for _x, y, r in near for side in (1, -1))}, key=abs
    )
    for below in tries:
        if abs(below) <= FURTHEST and not any(_covered(half, below, circle) for circle in near):
            return Label(label.text, label.position, round(below, 1))
    return None


def _seen_from(place: Position, circle: Circle, step: float) -> tuple[float, float, float] | None:
    """Pixels east and south of a place, and the radius; None where it is too far to matter."""
    east = (circle.position.longitude - place.longitude) / step
    south = (place.latitude - circle.position.latitude) * MERCATOR_AT_46 / step
    return (east, south, circle.radius) if abs(east) < 120 and abs(south) < 120 else None  # noqa: PLR2004


def _covered(half: float, below: float, circle: tuple[float, float, float]) -> bool:
    """Whether a circle touches a text of this half width, `below` its place."""
    east, south, radius = circle
    aside = max(abs(east) - half, 0)
    away = max(abs(south - below) - LABEL_HEIGHT / 2, 0)
    return aside**2 + away**2 < radius**2


def frame_names(frame: Frame) -> list[Label]:
    """Each overseas région named at the top of its frame, or on its very edge where it is small."""
    names = {"01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte"}
    return [
        Label(
            names[code],
            Position(inset.frame.longitude, inset.bounds.north),
            below=9 if frame.scale == 1 else 1,
        )
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
