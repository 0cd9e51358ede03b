"""The map of a scene: the same ground and poles on every step, so that the browser flies over it."""

from dataclasses import dataclass, replace
from typing import Any

import pydeck as pdk

from pages._ui import maps, maps_labels, stage_names
from pages._ui.maps_labels import FONT, Frame
from pages._ui.maps_palette import Palette, rgb
from pages._ui.stage_names import Box, Ground, Name
from pages._ui.stage_room import Room
from ptce_data import geography
from ptce_data.geography import Position, View
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import MapPoint, MapView

FLIGHT_MS = 700
RADIUS, MARKED = 8, 15  # pixels, on a screen 768 pixels high
LETTERS = 28  # pixels: what the back of a room can read
MOST_NAMED = 6
FADED, FADED_IN_THE_DARK = 170, 230  # of 255: behind the poles told of, still seen from the back
LAND_EAST = 16.9  # degrees: where the neighbours' outlines end


@dataclass(frozen=True)
class Flight:
    """How the browser goes to a view: `turn` differs from that of the view before, or it stays."""

    turn: int
    still: bool

    @property
    def milliseconds(self) -> int:
        return 0 if self.still else FLIGHT_MS + self.turn


def deck(view: MapView, room: Room, palette: Palette, flight: Flight) -> pdk.Deck:
    """The scene's map, without a control: the step alone moves it."""
    seen = _seen(view, room)
    hair = flight.turn * 1e-6  # the browser only moves to what changed
    return maps.CompactDeck(
        map_provider=None,
        initial_view_state=pdk.ViewState(
            longitude=seen.longitude + hair,
            latitude=seen.latitude + hair,
            zoom=seen.zoom + hair,
            min_zoom=3,
            max_zoom=11,
            transition_duration=flight.milliseconds,
        ),
        views=[pdk.View(type="MapView", controller=_UNMOVED)],
        layers=[
            *maps.ground(None, palette),
            *_poles(view.points, room, palette),
            *_names(view, seen, room, palette),
        ],
    )


def _seen(view: MapView, room: Room) -> View:
    """The box of the scene, with no edge of the land drawn: France goes right where the map is wide."""
    fit = Frame(view.bounds, room.width, room.height).fit
    east = LAND_EAST - room.width / 2 / geography.pixels_per_degree(fit)
    return replace(fit, longitude=min(fit.longitude, east))


# deck.gl flies with a controller only: it stays, deaf.
_UNMOVED = dict.fromkeys(
    ("scrollZoom", "dragPan", "dragRotate", "doubleClickZoom", "touchZoom", "touchRotate", "keyboard"), False
)


def _poles(points: tuple[MapPoint, ...], room: Room, palette: Palette) -> list[pdk.Layer]:
    ordered = sorted(points, key=lambda point: point.highlighted)
    some = any(point.highlighted for point in points)
    return [
        pdk.Layer(
            "ScatterplotLayer",
            [_circle(point, room, palette, faded=some and not point.highlighted) for point in ordered],
            id="poles",
            get_position="p",
            get_radius="r",
            radius_units=pdk.types.String("pixels"),
            stroked=True,
            get_fill_color="f",
            get_line_color="c",
            line_width_units=pdk.types.String("pixels"),
            get_line_width="w",
        )
    ]


def _circle(point: MapPoint, room: Room, palette: Palette, *, faded: bool) -> dict[str, Any]:
    red, green, blue = (round(part + (255 - part) * palette.lightening) for part in rgb(point.colour))
    behind = FADED_IN_THE_DARK if palette.lightening else FADED
    return {
        "p": maps_labels.degrees(point.position),
        "r": round((MARKED if point.highlighted else RADIUS) * room.scale, 1),
        "f": [red, green, blue, behind if faded else 235],
        "c": [*(palette.text if point.highlighted else palette.ground)],
        "w": 4 if point.highlighted else 1.5,
    }


def _names(view: MapView, seen: View, room: Room, palette: Palette) -> list[pdk.Layer]:
    """The poles the scene is about, by name, and what the frames beside France are."""
    size = round(LETTERS * room.scale)
    overseas = _overseas(view, seen, room, size)
    told = [point for point in view.points if point.highlighted]
    ground = Ground(
        width=room.width,
        height=room.height,
        size=size,
        radius=MARKED * room.scale,
        marks=tuple(geography.offset(seen, point.position) for point in told),
        dots=tuple(geography.offset(seen, point.position) for point in view.points if not point.highlighted),
        frames=(*(name.box for name in overseas), *_frames(seen)),
    )
    named = [(_short(point.name), geography.offset(seen, point.position)) for point in told[:MOST_NAMED]]
    names = [*overseas, *stage_names.laid(named, ground)]
    ties = [name.tie for name in names if name.tie]
    lines = [{"p": [maps_labels.degrees(geography.at_offset(seen, *end)) for end in tie]} for tie in ties]
    return [
        pdk.Layer(
            "PathLayer",
            lines,
            id="liens",
            get_path="p",
            get_color=[*palette.text],
            width_units=pdk.types.String("pixels"),
            get_width=2.5,
        ),
        pdk.Layer(
            "TextLayer",
            [
                {"t": name.text, "p": maps_labels.degrees(geography.at_offset(seen, *name.box.middle))}
                for name in names
            ],
            id="noms",
            get_text="t",
            get_position="p",
            get_size=size,
            get_color=[*palette.text],
            font_family=pdk.types.String(FONT),
            font_weight=700,
            character_set=pdk.types.String("auto"),
            font_settings={
                "sdf": True,
                "fontSize": 64,
                "buffer": 12,
                "radius": 16,
                "cutoff": 0.2,
                "smoothing": 0.2,
            },
            outline_width=5,
            outline_color=[*palette.ground, 240],
        ),
    ]


def _short(name: str) -> str:
    """The name without what stands in brackets after it."""
    return maps_labels.harmless(name.partition(" (")[0])


def _frames(seen: View) -> list[Box]:
    """The frames beside France, as one column that no name is written over."""
    boxes = [inset.bounds for inset in geography.insets().values()]
    west, north = geography.offset(
        seen, Position(min(box.west for box in boxes), max(box.north for box in boxes))
    )
    east, south = geography.offset(
        seen, Position(max(box.east for box in boxes), min(box.south for box in boxes))
    )
    return [Box(west, north, east, south)]


def _overseas(view: MapView, seen: View, room: Room, size: float) -> list[Name]:
    """What the frames are, over the first of them, where the scene shows them."""
    if view.bounds.west >= geography.MAINLAND.west - 1:
        return []
    (column,), text = _frames(seen), _("Outre-mer")
    half, bottom = stage_names.wide(text, size) / 2, column.top - size * 0.2
    middle = max(column.middle[0], half + stage_names.CLEAR - room.width / 2)
    return [Name(text, Box(middle - half, bottom - size * stage_names.TALL, middle + half, bottom))]
