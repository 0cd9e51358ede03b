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

from pages._ui import maps_labels
from pages._ui.maps_labels import FONT, Frame, Label
from pages._ui.maps_palette import Palette, ink
from pages._ui.serving import static_url
from ptce_data import geography
from ptce_data.charts import FAMILY_LETTERS
from ptce_data.geography import Bounds, Position

Layers = list[pdk.Layer]

LARGEST_RADIUS, SMALLEST_RADIUS, EQUAL_RADIUS, HOLLOW_RADIUS = 26.0, 4.5, 8.0, 6.5
OVERSEAS_NAMES = 11  # pixels
LETTER_FITS = 6.5  # pixels of radius from which a letter can be read in its circle
# With fewer classes than colours, the colours that differ most: by number of classes, then by class.
CLASS_SHIFT = {0: (), 1: (2,), 2: (1, 3), 3: (0, 2, 3), 4: (0, 1, 2, 3)}


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
class Shading:
    """Areas in colour: the class of each, by its rank among the codes; None where nothing is known."""

    level: Literal["region", "departement"]
    classes: tuple[int | None, ...]
    labels: tuple[Label, ...]


def radius(value: float, largest: float) -> float:
    """Pixels, for an area proportional to the value; never too small to be seen."""
    share = math.sqrt(max(value, 0) / largest) if largest > 0 else 0
    return max(SMALLEST_RADIUS, round(LARGEST_RADIUS * share, 1))


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck carries no types
    """pydeck indents what it sends: without, a map weighs half as much."""

    def to_json(self) -> str:
        return json.dumps(json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":"))


def deck(
    points: Sequence[Point],
    shading: Shading | None,
    frame: Frame,
    palette: Palette,
    marked: str | Label | None = None,
) -> CompactDeck:
    """The whole map; `marked` is the pole ringed, or the place the view is about."""
    view = frame.view
    poles = _poles(points, palette, marked if isinstance(marked, str) else None)
    beneath = ground(shading, palette)
    if shading is None:
        layers = [*beneath, _cities(points, frame, palette), *poles]
    else:
        layers = [*beneath, *poles, _values(shading, frame, palette)]
    layers.append(_overseas(frame, palette))
    if isinstance(marked, Label):
        layers += _mark(marked, palette)
    return CompactDeck(
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
        layers=layers,
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


def ground(shading: Shading | None, palette: Palette) -> Layers:
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


def _overseas(frame: Frame, palette: Palette) -> pdk.Layer:
    """The names of the overseas frames, at a size one can read whatever the width of the map."""
    return maps_labels.text("cadres-noms", maps_labels.frame_names(frame), palette, size=OVERSEAS_NAMES)


def _cities(points: Sequence[Point], frame: Frame, palette: Palette) -> pdk.Layer:
    return maps_labels.text("villes", maps_labels.cities(points, frame), palette, size=12)


def _values(shading: Shading, frame: Frame, palette: Palette) -> pdk.Layer:
    """The value of each area in colour."""
    labels = maps_labels.apart(shading.labels, frame.degrees_per_pixel)
    return maps_labels.text("valeurs", labels, palette, size=13, weight=700)


def _mark(place: Label, palette: Palette) -> Layers:
    """The place a view is about: a dark dot and its name."""
    return [
        pdk.Layer(
            "ScatterplotLayer",
            [{"p": maps_labels.degrees(place.position)}],
            id="lieu",
            get_position="p",
            get_radius=5,
            radius_units=pdk.types.String("pixels"),
            get_fill_color=[*palette.text],
        ),
        maps_labels.text("lieu-nom", [place], palette, size=14, weight=700),
    ]


def _poles(points: Sequence[Point], palette: Palette, chosen: str | None) -> Layers:
    """The poles, their letters, and a ring around the chosen one.

    Their layer is named after the chosen pole: a new name makes the browser forget the click it has just
    sent, which would otherwise fade everything else.
    """
    rings = [point for point in points if point.pole_id == chosen]
    lettered = [point for point in points if point.radius >= LETTER_FITS]
    return [
        pdk.Layer(
            "ScatterplotLayer",
            [{"p": maps_labels.degrees(point.position), "r": point.radius + 5} for point in rings],
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
        "p": maps_labels.degrees(point.position),
        "r": point.radius,
        "f": [*palette.ground, 255] if point.hollow else [*colour, 215],
        "c": [*(colour if point.hollow else palette.ground)],
        "infobulle": maps_labels.harmless(point.tip),
    }


def _letter(point: Point, palette: Palette) -> dict[str, Any]:
    colour = palette.of_family(point.family)
    return {
        "t": FAMILY_LETTERS.get(point.family, "·"),
        "p": maps_labels.degrees(point.position),
        "s": min(15, round(point.radius * 1.45)),
        "c": [*(colour if point.hollow else ink(colour))],
    }


def _ring(box: Bounds) -> list[list[float]]:
    corners = (
        (box.west, box.south),
        (box.east, box.south),
        (box.east, box.north),
        (box.west, box.north),
        (box.west, box.south),
    )
    return [[round(x, 3), round(y, 3)] for x, y in corners]
