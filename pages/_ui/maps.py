"""Maps as pydeck decks without any tile; pure: points, areas and a view in, deck out.

Texts that come from the data are only ever given to the tooltip's `text`, which the browser writes as
text, and never begin with @@, which deck.gl would read as an expression.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pydeck as pdk

from pages._ui.maps_palette import Palette, ink
from pages._ui.serving import static_url
from ptce_data import geography
from ptce_data.geography import Bounds, Position, View

Layers = list[pdk.Layer]

LARGEST_RADIUS, SMALLEST_RADIUS, EQUAL_RADIUS, HOLLOW_RADIUS = 26.0, 4.5, 8.0, 6.5
ZOOM_STEP = 0.8
PADDING = 22  # pixels between the box shown and the edge of the map
CITY_OF_A_FAR_VIEW = 110_000  # inhabitants
LETTER_FITS = 6.5  # pixels of radius from which a letter can be read in its circle
# Poles are told apart by letter as well as by colour.
FAMILY_LETTERS = {
    "ecologie": "É",
    "alimentation": "A",
    "culture": "C",
    "emploi": "I",
    "habitat": "H",
    "soin": "S",
    "production": "P",
    "appui": "F",
    "divers": "M",
}
MAINLAND_WEST = geography.MAINLAND.west
# With fewer classes than colours, the colours that differ most: by number of classes, then by class.
CLASS_SHIFT = {0: (), 1: (2,), 2: (1, 3), 3: (0, 2, 3), 4: (0, 1, 2, 3)}
FONT = '"Source Sans", "Source Sans 3", sans-serif'


@dataclass(frozen=True)
class Point:
    """A pole as drawn; radius in pixels, hollow where it has no value, tip is plain text."""

    pole_id: str
    position: Position
    radius: float
    family: str
    hollow: bool
    tip: str


@dataclass(frozen=True)
class AreaLabel:
    text: str
    position: Position


@dataclass(frozen=True)
class Shading:
    """Areas in colour: the class of each, by its rank among the codes; None where nothing is known."""

    level: Literal["region", "departement"]
    classes: tuple[int | None, ...]
    labels: tuple[AreaLabel, ...]


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
    def close(self) -> bool:
        """Whether one or two régions fill the map, so that départements can be named."""
        return self.bounds.east - self.bounds.west < 8  # noqa: PLR2004 (degrees; France is 15 wide)


def radius(value: float, largest: float) -> float:
    """Pixels, for an area proportional to the value; never too small to be seen."""
    share = math.sqrt(max(value, 0) / largest) if largest > 0 else 0
    return max(SMALLEST_RADIUS, round(LARGEST_RADIUS * share, 1))


def deck(
    points: Sequence[Point],
    shading: Shading | None,
    frame: Frame,
    palette: Palette,
    chosen: str | None = None,
) -> pdk.Deck:
    """The whole map; `chosen` is the pole ringed.

    The layer of poles is named after the chosen pole: a new name makes the browser forget the click it
    has just sent, which would otherwise fade everything else.
    """
    view = frame.view
    return pdk.Deck(
        map_provider=None,
        initial_view_state=pdk.ViewState(
            longitude=view.longitude, latitude=view.latitude, zoom=view.zoom, min_zoom=3, max_zoom=11
        ),
        # The wheel scrolls the page; a double click, two fingers or the choice of view zoom.
        views=[
            pdk.View(
                type="MapView",
                controller={
                    "scrollZoom": False,
                    "dragRotate": False,
                    "touchRotate": False,
                    "keyboard": False,
                },
            )
        ],
        layers=[
            *_ground(shading, palette),
            *_names(points, shading, frame, palette),
            *_poles(points, palette, chosen),
        ],
        tooltip=_tooltip(palette),
    )


def _tooltip(palette: Palette) -> dict[str, Any]:
    style = {
        "backgroundColor": f"rgb{palette.text}",
        "color": f"rgb{palette.ground}",
        "fontSize": "0.875rem",
        "maxWidth": "18rem",
        "borderRadius": "0.375rem",
        "whiteSpace": "pre-line",
    }
    return {"text": "{infobulle}", "style": style}


def _ground(shading: Shading | None, palette: Palette) -> Layers:
    """Sea, neighbours, frames, then the areas with their lines."""
    world = Bounds(-60, 20, 60, 70)
    frames = [{"p": _ring(inset.bounds)} for inset in geography.insets().values()]
    by_region = shading is not None and shading.level == "region"
    return [
        pdk.Layer(
            "SolidPolygonLayer",
            [{"p": _ring(world)}],
            id="mer",
            get_polygon="p",
            get_fill_color=[*palette.sea],
        ),
        _outlines("voisins", "voisins", fill=[*palette.neighbour], line=None),
        pdk.Layer(
            "PathLayer", frames, id="cadres", get_path="p", get_color=[*palette.border], width_min_pixels=1
        ),
        _outlines(
            "regions",
            "fond-regions",
            fill=_fill(shading, palette) if by_region else [*palette.ground],
            line=None,
        ),
        _outlines(
            "departements",
            "departements",
            fill=None if by_region else _fill(shading, palette),
            line=[*palette.line],
        ),
        _outlines("regions", "regions", fill=None, line=[*palette.border]),
    ]


def _outlines(file: str, layer_id: str, fill: list[int] | str | None, line: list[int] | None) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        static_url(f"geo/{file}.geojson"),
        id=layer_id,
        filled=fill is not None,
        stroked=line is not None,
        get_fill_color=fill or [0, 0, 0, 0],
        get_line_color=line or [0, 0, 0, 0],
        line_width_units=pdk.types.String("pixels"),
        get_line_width=0.7 if layer_id == "departements" else 1.3,
        line_joint_rounded=True,
    )


def _fill(shading: Shading | None, palette: Palette) -> list[int] | str:
    """One colour, or an expression that finds each area's by its rank (its parentheses are needed)."""
    if shading is None:
        return [*palette.ground]
    colours = [[*palette.ground], *([*colour] for colour in palette.classes)]
    ranks = [0 if found is None else found + 1 for found in shading.classes]
    compact = {"separators": (",", ":")}
    return f"({json.dumps(colours, **compact)})[({json.dumps(ranks, **compact)})[properties.rang]]"  # type: ignore[arg-type]


def _names(points: Sequence[Point], shading: Shading | None, frame: Frame, palette: Palette) -> Layers:
    """Overseas frames, and either the cities or the value of each area in colour."""
    layers = [_text("cadres-noms", _frame_names(), palette, size=11)]
    if shading is None:
        return [_text("villes", _cities(points, frame), palette, size=12), *layers]
    labels = [Label(label.text, label.position) for label in shading.labels]
    return [*layers, _text("valeurs", labels, palette, size=13, weight=700)]


@dataclass(frozen=True)
class Label:
    """A text on the map, `below` its position by so many pixels."""

    text: str
    position: Position
    below: float = 0


def _cities(points: Sequence[Point], frame: Frame) -> list[Label]:
    """The largest cities of the view, each under the circles that stand on it."""
    candidates = [
        city
        for city in geography.cities()
        if frame.close or (city.population >= CITY_OF_A_FAR_VIEW and city.position.longitude > MAINLAND_WEST)
    ]
    step = frame.degrees_per_pixel
    shown = geography.labelled(candidates, frame.bounds, 44 * step)
    return [Label(city.name, city.position, _room(city.position, points, step)) for city in shown]


def _room(position: Position, points: Sequence[Point], step: float) -> float:
    """Pixels from a place to the lower edge of the circles that cover it."""
    lowest = 0.0
    for point in points:
        east = abs(point.position.longitude - position.longitude) / step
        south = (position.latitude - point.position.latitude) * 1.45 / step  # Mercator around 46° N
        if east < point.radius + 16 and abs(south) < point.radius + 7:
            lowest = max(lowest, south + point.radius)
    return round(lowest + 9, 1) if lowest else 0


def _frame_names() -> list[Label]:
    """Each overseas région named at the top of its frame."""
    names = {"01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte"}
    return [
        Label(names[code], Position(inset.frame.longitude, inset.bounds.north), below=9)
        for code, inset in geography.insets().items()
    ]


def _text(
    layer_id: str, labels: Sequence[Label], palette: Palette, size: int, weight: int = 500
) -> pdk.Layer:
    texts = [{"t": label.text, "p": _degrees(label.position), "o": [0, label.below]} for label in labels]
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


def _poles(points: Sequence[Point], palette: Palette, chosen: str | None) -> Layers:
    rings = [point for point in points if point.pole_id == chosen]
    lettered = [point for point in points if point.radius >= LETTER_FITS]
    return [
        pdk.Layer(
            "ScatterplotLayer",
            [{"p": _degrees(point.position), "r": point.radius + 5} for point in rings],
            id="choisi",
            get_position="p",
            get_radius="r",
            radius_units=pdk.types.String("pixels"),
            filled=False,
            stroked=True,
            get_line_color=[*palette.text],
            line_width_units=pdk.types.String("pixels"),
            get_line_width=3,
        ),
        pdk.Layer(
            "ScatterplotLayer",
            [_circle(point, palette) for point in points],
            id=f"poles-{chosen or ''}",
            pickable=True,
            get_position="p",
            get_radius="r",
            radius_units=pdk.types.String("pixels"),
            stroked=True,
            get_fill_color="f",
            get_line_color="c",
            line_width_units=pdk.types.String("pixels"),
            get_line_width=1.5,
        ),
        pdk.Layer(
            "TextLayer",
            [_letter(point, palette) for point in lettered],
            id="lettres",
            get_text="t",
            get_position="p",
            get_size="s",
            get_color="c",
            font_family=pdk.types.String(FONT),
            font_weight=700,
            character_set=pdk.types.String("auto"),
        ),
    ]


def _circle(point: Point, palette: Palette) -> dict[str, Any]:
    colour = palette.of_family(point.family)
    return {
        "pole": point.pole_id,
        "p": _degrees(point.position),
        "r": point.radius,
        "f": [*palette.ground, 255] if point.hollow else [*colour, 215],
        "c": [*(colour if point.hollow else palette.ground)],
        "infobulle": _harmless(point.tip),
    }


def _letter(point: Point, palette: Palette) -> dict[str, Any]:
    colour = palette.of_family(point.family)
    return {
        "t": FAMILY_LETTERS.get(point.family, "·"),
        "p": _degrees(point.position),
        "s": min(15, round(point.radius * 1.45)),
        "c": [*(colour if point.hollow else ink(colour))],
    }


def _harmless(text: str) -> str:
    """deck.gl evaluates strings that begin with @@."""
    return f"\u200b{text}" if text.startswith("@@") else text


def _degrees(position: Position) -> list[float]:
    return [round(position.longitude, 4), round(position.latitude, 4)]


def _ring(box: Bounds) -> list[list[float]]:
    corners = (
        (box.west, box.south),
        (box.east, box.south),
        (box.east, box.north),
        (box.west, box.north),
        (box.west, box.south),
    )
    return [[round(x, 3), round(y, 3)] for x, y in corners]
