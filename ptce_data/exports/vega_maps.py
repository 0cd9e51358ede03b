"""Poles over the outlines of the régions as Vega-Lite, placed as the map page places them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ptce_data import geography
from ptce_data.exports import vega_ground, vega_look
from ptce_data.exports.vega_look import Look, Spec, plain
from ptce_data.geography import Bounds, Position, View
from ptce_data.leaflet import MapPoint, MapView

PADDING = 14  # pixels between the box shown and the edge
FLATTEST, TALLEST = 0.5, 0.9  # height of a map, of its width
POINT_AREA, HIGHLIGHTED_AREA = 60, 170  # square pixels
SMALLEST_RADIUS, HOLLOW_RADIUS, LARGEST_RADIUS, WIDEST_CIRCLE = 4.0, 4.0, 22.0, 0.028  # of a width
POINT_RADIUS, HIGHLIGHTED_RADIUS = 5.0, 8.0
NAMED = 12  # highlighted poles beyond that are not all named
CITIES_APART = 70  # pixels
CITY_OF_A_FAR_VIEW = 200_000  # inhabitants
OVERSEAS = {"01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte"}


@dataclass(frozen=True)
class _Box:
    """Pixels taken on the map."""

    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class _Frame:
    """A view in so many pixels."""

    view: View
    width: int
    height: int

    def pixels(self, position: Position) -> tuple[float, float]:
        """From the left and from the top."""
        degree = geography.pixels_per_degree(self.view)
        across = (position.longitude - self.view.longitude) * degree
        up = (_mercator(position.latitude) - _mercator(self.view.latitude)) * degree
        return round(self.width / 2 + across, 1), round(self.height / 2 - up, 1)


def map_spec(view: MapView, look: Look | None = None) -> Spec:
    """The map without its title: outlines, poles, the names there is room for."""
    look = look or Look()
    frame = _frame(view.bounds, look)
    spec = vega_look.base(look, view.sentence)
    spec["config"]["view"] = {"stroke": None, "fill": look.palette.sea}
    ground = vega_ground.layers(view.bounds, look)
    names = _names(view, frame, look)
    return (
        spec
        | ground
        | {
            "width": frame.width,
            "height": frame.height,
            "padding": 0,
            "autosize": "none",
            "projection": _projection(frame),
            "layer": [*ground["layer"], _points(view, frame, look), *_texts(names, frame, look)],
        }
    )


def _frame(bounds: Bounds, look: Look) -> _Frame:
    """As high as the box needs, where the look does not say."""
    tall = _mercator(bounds.north) - _mercator(bounds.south)
    wide = max(bounds.east - bounds.west, 0.01)
    height = look.height or round(look.width * min(max(tall / wide, FLATTEST), TALLEST))
    fit = geography.fitted(bounds, look.width - 2 * PADDING, height - 2 * PADDING)
    return _Frame(fit, look.width, height)


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _projection(frame: _Frame) -> Spec:
    return {
        "type": "mercator",
        "center": [frame.view.longitude, frame.view.latitude],
        "scale": math.degrees(geography.pixels_per_degree(frame.view)),
        "translate": [frame.width / 2, frame.height / 2],
    }


def largest(view: MapView) -> float:
    """The value of the largest circle; 0 where circles measure nothing."""
    return max((point.value or 0 for point in view.points), default=0) if view.measures else 0


def radius(value: float, most: float, look: Look) -> float:
    """Pixels of the circle of a value: its surface is in proportion, as long as it can be seen."""
    widest = min(max(look.width * WIDEST_CIRCLE, SMALLEST_RADIUS * 2), LARGEST_RADIUS)
    return max(SMALLEST_RADIUS, widest * math.sqrt(max(value, 0) / most))


def _points(view: MapView, frame: _Frame, look: Look) -> Spec:
    """The highlighted poles last, over the others, ringed in ink; hollow without a value that is measured."""
    palette, most = look.palette, largest(view)
    dots = [
        _at(frame.pixels(point.position))
        | {
            "colour": palette.ground if _is_hollow(point, most) else point.colour,
            "ring": palette.text if point.highlighted else _ring_of(point, most, look),
            "area": _area_of(point, most, look),
        }
        for point in sorted(view.points, key=lambda point: point.highlighted)
    ]
    return {
        "data": {"values": dots},
        "mark": {"type": "point", "filled": True, "opacity": 1, "strokeWidth": 1.5},
        "encoding": {
            **_placed(frame),
            "fill": {"field": "colour", "type": "nominal", "scale": None},
            "stroke": {"field": "ring", "type": "nominal", "scale": None},
            "size": {"field": "area", "type": "quantitative", "scale": None},
        },
    }


def _is_hollow(point: MapPoint, most: float) -> bool:
    return bool(most) and point.value is None


def _ring_of(point: MapPoint, most: float, look: Look) -> str:
    return point.colour if _is_hollow(point, most) else look.palette.ground


def _area_of(point: MapPoint, most: float, look: Look) -> float:
    """Square pixels."""
    least = HIGHLIGHTED_AREA if point.highlighted else 0
    if not most:
        return least or POINT_AREA
    if point.value is None:
        return least or math.pi * HOLLOW_RADIUS**2
    return max(least, round(math.pi * radius(point.value, most, look) ** 2, 1))


def _at(pixels: tuple[float, float]) -> Spec:
    return {"x": pixels[0], "y": pixels[1]}


def _placed(frame: _Frame) -> Spec:
    across = {"domain": [0, frame.width], "range": [0, frame.width], "nice": False, "zero": False}
    down = {"domain": [0, frame.height], "range": [0, frame.height], "nice": False, "zero": False}
    return {
        "x": {"field": "x", "type": "quantitative", "axis": None, "scale": across},
        "y": {"field": "y", "type": "quantitative", "axis": None, "scale": down},
    }


@dataclass(frozen=True)
class _Name:
    """A text at one of its places: right of a mark, left of it, above, below, or on the spot."""

    text: str
    box: _Box
    align: str
    kind: str = ""

    @property
    def datum(self) -> Spec:
        box = self.box
        x = {"left": box.left, "right": box.right}.get(self.align, (box.left + box.right) / 2)
        return {"text": self.text, "align": self.align, **_at((x, (box.top + box.bottom) / 2))}


def _names(view: MapView, frame: _Frame, look: Look) -> list[_Name]:
    """Highlighted poles first, then the overseas frames, then cities, none over another.

    The first two may cover the dots of other poles where there is no other room.
    """
    highlighted = [point for point in view.points if point.highlighted][:NAMED]
    dots = [_around(frame.pixels(point.position), POINT_RADIUS) for point in view.points]
    marks = [_around(frame.pixels(point.position), HIGHLIGHTED_RADIUS) for point in highlighted]
    insets = [_inset_box(inset.bounds, frame) for inset in geography.insets().values()]
    poles = [_room(_short(point.name), frame.pixels(point.position), look, frame) for point in highlighted]
    kept = _fitted(poles, "pole", frame, [[*marks, *dots, *insets], [*marks, *insets], marks])
    taken = [*marks, *(name.box for name in kept)]
    kept += _fitted(_frame_names(frame, look), "frame", frame, [[*taken, *dots], taken])
    cities = [[_spot(*name, look)] for name in _cities(view.bounds, frame)]
    return kept + _fitted(cities, "city", frame, [[*dots, *insets, *marks, *(name.box for name in kept)]])


def _short(name: str) -> str:
    """As on the stage, without what stands in brackets after it."""
    return name.partition(" (")[0]


def _fitted(
    choices: Iterable[list[_Name]], kind: str, frame: _Frame, taken: Sequence[Sequence[_Box]]
) -> list[_Name]:
    """Each text at the first of its places that is free; where none is, clear of less; or left out."""
    kept: list[_Name] = []
    for places in choices:
        full = [name.box for name in kept]
        free = [place for boxes in taken for place in places if _free(place.box, frame, [*boxes, *full])]
        kept += [replace(place, kind=kind) for place in free[:1]]
    return kept


def _free(box: _Box, frame: _Frame, taken: Iterable[_Box]) -> bool:
    inside = box.left >= 0 and box.top >= 0 and box.right <= frame.width and box.bottom <= frame.height
    return inside and not any(box.over(other) for other in taken)


def _inset_box(bounds: Bounds, frame: _Frame) -> _Box:
    left, bottom = frame.pixels(Position(bounds.west, bounds.south))
    right, top = frame.pixels(Position(bounds.east, bounds.north))
    return _Box(left, top, right, bottom)


def _around(pixels: tuple[float, float], radius: float) -> _Box:
    x, y = pixels
    return _Box(x - radius, y - radius, x + radius, y + radius)


def _room(text: str, pixels: tuple[float, float], look: Look, frame: _Frame) -> list[_Name]:
    """Where a highlighted pole's name can be written: right, left, above, below its mark."""
    middle = _spot(text, pixels, look)
    wide, tall = middle.box.right - middle.box.left, middle.box.bottom - middle.box.top
    aside, up = wide / 2 + HIGHLIGHTED_RADIUS + 4, tall / 2 + HIGHLIGHTED_RADIUS + 1
    # Near an edge, a long name above or below is pushed inside.
    pushed = max(0, -middle.box.left + 2) - max(0, middle.box.right + 2 - frame.width)
    moves = ((aside, 0, "left"), (-aside, 0, "right"), (pushed, -up, "center"), (pushed, up, "center"))
    return [_Name(middle.text, _moved(middle.box, dx, dy), align) for dx, dy, align in moves]


def _spot(text: str, pixels: tuple[float, float], look: Look) -> _Name:
    """The text centred on the place itself."""
    (x, y), shown = pixels, plain(text)
    wide, tall = vega_look.text_px(shown, look) * look.stretch, look.font_px * 1.2
    return _Name(shown, _Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2), "center")


def _moved(box: _Box, dx: float, dy: float) -> _Box:
    return _Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)


def _frame_names(frame: _Frame, look: Look) -> list[list[_Name]]:
    """At the top of each frame or at its bottom; on its very edge where it is small."""
    found = []
    named = replace(look, font_px=_frame_px(frame, look))
    for code, inset in geography.insets().items():
        box = _inset_box(inset.bounds, frame)
        middle = (box.left + box.right) / 2
        aside = named.font_px * 0.7 if box.bottom - box.top > named.font_px * 4 else 0
        heights = (box.top + aside, box.bottom - aside)
        found.append([_spot(OVERSEAS[code], (middle, y), named) for y in heights])
    return found


def _frame_px(frame: _Frame, look: Look) -> int:
    """The size of their names: those of cities, smaller where the frames are small."""
    box = _inset_box(next(iter(geography.insets().values())).bounds, frame)
    return round(min(look.font_px * 0.85, max((box.bottom - box.top) * 0.3, 8)))


def _cities(bounds: Bounds, frame: _Frame) -> list[tuple[str, tuple[float, float]]]:
    """The largest cities of the view, to find one's way."""
    mainland = geography.MAINLAND.west
    candidates = [
        city
        for city in geography.cities()
        if vega_ground.is_close(bounds)
        or (city.population >= CITY_OF_A_FAR_VIEW and city.position.longitude > mainland)
    ]
    apart = CITIES_APART / geography.pixels_per_degree(frame.view)
    shown = geography.labelled(candidates, bounds, apart)
    return [(city.name, frame.pixels(city.position)) for city in shown]


def _texts(names: list[_Name], frame: _Frame, look: Look) -> list[Spec]:
    """Each text over a halo of the ground's colour; poles in bold, the rest smaller and lighter."""
    palette = look.palette
    styles: dict[str, Spec] = {
        "pole": {"fontWeight": 600, "color": palette.text},
        "frame": {"fontSize": _frame_px(frame, look), "color": palette.muted},
        "city": {"fontSize": look.font_px * 0.85, "color": palette.muted},
    }
    halo = {"stroke": palette.land, "strokeWidth": 3, "strokeJoin": "round"}
    layers = []
    for kind, style in styles.items():
        texts = [name.datum for name in names if name.kind == kind]
        for drawn_as in (halo, {}):
            mark = {
                "type": "text",
                "align": {"expr": "datum.align"},
                "baseline": "middle",
                **style,
                **drawn_as,
            }
            encoding = {**_placed(frame), "text": {"field": "text", "type": "nominal"}}
            layers.append({"data": {"values": texts}, "mark": mark, "encoding": encoding})
    return layers
