"""The map of a scene: the same ground and poles on every step, so that the browser flies over it."""

from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from pages._ui import maps, maps_labels
from pages._ui.maps_labels import FONT, Frame, Label
from pages._ui.maps_palette import Palette, rgb
from ptce_data import geography
from ptce_data.geography import Position
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import MapPoint, MapView

FLIGHT_MS = 700
RADIUS, MARKED = 8, 15  # pixels, on a screen 768 pixels high
LETTERS = 28  # pixels: what the back of a room can read
LETTERS_OF_LABELS = 12  # what maps_labels.apart reckons with
MOST_NAMED = 6
FADED, FADED_IN_THE_DARK = 170, 230  # of 255: behind the poles told of, still seen from the back
HALF_A_LETTER = 0.28  # of its size


@dataclass(frozen=True)
class Room:
    """The pixels a map has on this screen; scale is the screen's against a small projector's."""

    width: int
    height: int
    scale: float = 1.0


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
    frame = Frame(view.bounds, room.width, room.height)
    fit = frame.fit
    hair = flight.turn * 1e-6  # the browser only moves to what changed
    return maps.CompactDeck(
        map_provider=None,
        initial_view_state=pdk.ViewState(
            longitude=fit.longitude + hair,
            latitude=fit.latitude + hair,
            zoom=fit.zoom + hair,
            min_zoom=3,
            max_zoom=11,
            transition_duration=flight.milliseconds,
        ),
        views=[pdk.View(type="MapView", controller=_UNMOVED)],
        layers=[
            *maps.ground(None, palette),
            *_poles(view.points, room, palette),
            *_names(view, frame, room, palette),
        ],
    )


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


def _names(view: MapView, frame: Frame, room: Room, palette: Palette) -> list[pdk.Layer]:
    """The poles the scene is about, by name, and what the frames beside France are."""
    size = round(LETTERS * room.scale)
    kept = _labels(view, frame.degrees_per_pixel * size / LETTERS_OF_LABELS)
    return [
        pdk.Layer(
            "TextLayer",
            [_name(label, frame, size) for label in kept],
            id="noms",
            get_text="t",
            get_position="p",
            get_pixel_offset="o",
            get_text_anchor="a",
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
        )
    ]


def _labels(view: MapView, step: float) -> list[Label]:
    """The names apart from each other, each under its mark, else over it, else not written.

    `step` is degrees per pixel of a map whose letters are those of maps_labels, as `below` is.
    """
    kept = [_overseas()] if view.bounds.west < geography.MAINLAND.west - 1 else []
    away = LETTERS_OF_LABELS * (MARKED / LETTERS + 0.75)
    for point in [point for point in view.points if point.highlighted][:MOST_NAMED]:
        sides = (Label(_short(point.name), point.position, below) for below in (away, -away))
        free = (label for label in sides if len(maps_labels.apart([*kept, label], step)) > len(kept))
        kept += list(free)[:1]
    return kept


def _short(name: str) -> str:
    """The name without what stands in brackets after it."""
    return maps_labels.harmless(name.partition(" (")[0])


def _overseas() -> Label:
    top = max(inset.bounds.north for inset in geography.insets().values())
    west = min(inset.bounds.west for inset in geography.insets().values())
    return Label(_("Outre-mer"), Position(west, top), -LETTERS_OF_LABELS * 0.7)


def _name(label: Label, frame: Frame, size: int) -> dict[str, Any]:
    """A name that would stick out of a side of the map is written towards its middle."""
    east = (label.position.longitude - frame.fit.longitude) / frame.degrees_per_pixel
    half, side = HALF_A_LETTER * size * len(label.text), frame.width / 2
    below = round(label.below * size / LETTERS_OF_LABELS, 1)
    anchor = "start" if east - half < -side else "end" if east + half > side else "middle"
    return {"t": label.text, "p": maps_labels.degrees(label.position), "o": [0, below], "a": anchor}
