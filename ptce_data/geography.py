"""Where things are drawn: distances, overseas insets, views that fit, points that do not hide each other.

A map position is a longitude and latitude on the map; it differs from the real one overseas only, where
each région is drawn in a frame of its own west of France, at a scale of its own.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GEO_FOLDER = Path(__file__).parents[1] / "data" / "geo"
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Position:
    """Degrees."""

    longitude: float
    latitude: float


@dataclass(frozen=True)
class Bounds:
    """A box on the map, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def corners(self) -> tuple[Position, ...]:
        """South-west and north-east."""
        return Position(self.west, self.south), Position(self.east, self.north)

    def holds(self, position: Position) -> bool:
        """Whether the position lies in the box."""
        east = self.west <= position.longitude <= self.east
        return east and self.south <= position.latitude <= self.north


@dataclass(frozen=True)
class View:
    """A map's centre and zoom (a tile of 512 px shows the world at zoom 0)."""

    longitude: float
    latitude: float
    zoom: float


@dataclass(frozen=True)
class Inset:
    """How an overseas région is moved: its real centre, the frame's centre and its scale."""

    centre: Position
    frame: Position
    scale: float

    def placed(self, real: Position) -> Position:
        east = (real.longitude - self.centre.longitude) * math.cos(math.radians(self.centre.latitude))
        north = real.latitude - self.centre.latitude
        y = _mercator(self.frame.latitude) + north * self.scale
        return Position(self.frame.longitude + east * self.scale, _latitude(y))

    @property
    def bounds(self) -> Bounds:
        """The frame drawn around the région."""
        y = _mercator(self.frame.latitude)
        return Bounds(
            self.frame.longitude - FRAME_WIDTH / 2,
            _latitude(y - FRAME_HEIGHT / 2),
            self.frame.longitude + FRAME_WIDTH / 2,
            _latitude(y + FRAME_HEIGHT / 2),
        )


# Frames stand one above the other in the Atlantic, from north to south, in degrees of longitude.
FRAME_WIDTH, FRAME_HEIGHT, FRAME_GAP = 2.3, 1.66, 0.14
FRAME_LONGITUDE, FRAME_TOP = -7.1, 50.0
_OVERSEAS = (  # région, real centre, scale
    ("01", Position(-61.40, 16.10), 1.35),
    ("02", Position(-61.02, 14.58), 1.85),
    ("03", Position(-53.10, 3.80), 0.31),
    ("04", Position(55.53, -21.06), 1.75),
    ("06", Position(45.15, -12.76), 2.3),
)

MAINLAND = Bounds(-5.2, 41.3, 9.6, 51.12)


def distance_km(one: Position, other: Position) -> float:
    """Great-circle distance (haversine)."""
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude)
    flat = math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude))
    chord = math.sin(north / 2) ** 2 + flat * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


@cache
def insets() -> dict[str, Inset]:
    """The frame of each overseas région, by code."""
    step = FRAME_HEIGHT + FRAME_GAP
    middles = (_mercator(FRAME_TOP) - FRAME_HEIGHT / 2 - i * step for i in range(len(_OVERSEAS)))
    return {
        code: Inset(centre, Position(FRAME_LONGITUDE, _latitude(y)), scale)
        for (code, centre, scale), y in zip(_OVERSEAS, middles, strict=True)
    }


def on_map(real: Position, region_code: str) -> Position:
    """Where a point of this région is drawn."""
    inset = insets().get(region_code)
    return inset.placed(real) if inset else real


def around(positions: Sequence[Position], margin: float = 0.0) -> Bounds:
    """The smallest box that holds every position, widened by `margin` degrees."""
    longitudes = [position.longitude for position in positions]
    latitudes = [position.latitude for position in positions]
    return Bounds(
        min(longitudes) - margin, min(latitudes) - margin, max(longitudes) + margin, max(latitudes) + margin
    )


def whole_france() -> Bounds:
    """Mainland France, Corsica and the overseas frames."""
    frames = [corner for inset in insets().values() for corner in inset.bounds.corners]
    return around([*MAINLAND.corners, *frames])


def fitted(bounds: Bounds, width: int, height: int) -> View:
    """The closest view that shows the whole box in `width` × `height` pixels."""
    south, north = _mercator(bounds.south), _mercator(bounds.north)
    across = width / max(bounds.east - bounds.west, 0.01)
    upwards = height / max(north - south, 0.01)
    zoom = math.log2(min(across, upwards) * 360 / 512)
    return View((bounds.west + bounds.east) / 2, _latitude((south + north) / 2), round(min(zoom, 9), 3))


def pixels_per_degree(view: View) -> float:
    """Width of a degree of longitude on the screen."""
    return float(512 * 2**view.zoom / 360)


def offset(view: View, position: Position) -> tuple[float, float]:
    """Pixels east and south of the view's centre."""
    degree = pixels_per_degree(view)
    east = (position.longitude - view.longitude) * degree
    return east, (_mercator(view.latitude) - _mercator(position.latitude)) * degree


def at_offset(view: View, east: float, south: float) -> Position:
    """The position so many pixels east and south of the view's centre."""
    degree = pixels_per_degree(view)
    return Position(view.longitude + east / degree, _latitude(_mercator(view.latitude) - south / degree))


def spread(positions: Sequence[Position], sizes: Sequence[float]) -> tuple[Position, ...]:
    """The positions, those that coincide moved to a ring around their common place.

    `sizes` are the radii of the circles drawn, in degrees of longitude: neighbours of a ring do not cover
    each other. The first goes north, the others follow clockwise: the same list gives the same ring.
    """
    together: dict[tuple[float, float], list[int]] = defaultdict(list)
    for i, position in enumerate(positions):
        together[round(position.longitude, 3), round(position.latitude, 3)].append(i)
    moved = list(positions)
    for group in together.values():
        gap = sum(sorted(sizes[i] for i in group)[-2:])
        for rank, i in enumerate(group if len(group) > 1 else ()):
            moved[i] = _on_ring(positions[i], rank, len(group), gap)
    return tuple(moved)


def _on_ring(centre: Position, rank: int, n: int, gap: float) -> Position:
    radius = gap / (2 * math.sin(math.pi / n))
    angle = 2 * math.pi * rank / n
    y = _mercator(centre.latitude) + radius * math.cos(angle)
    return Position(centre.longitude + radius * math.sin(angle), _latitude(y))


@dataclass(frozen=True)
class City:
    """A city of 30,000 inhabitants and more, for the labels of a map."""

    name: str
    position: Position
    population: int


@cache
def cities() -> tuple[City, ...]:
    """The cities of data/geo/villes.csv, the largest first, where the map draws them."""
    with (GEO_FOLDER / "villes.csv").open(encoding="utf-8", newline="") as file:
        found = [
            City(
                line["nom"],
                on_map(
                    Position(float(line["lon"]), float(line["lat"])), REGION_OF_OVERSEAS.get(line["dep"], "")
                ),
                int(line["population"]),
            )
            for line in csv.DictReader(file)
        ]
    return tuple(sorted(found, key=lambda city: (-city.population, city.name)))


REGION_OF_OVERSEAS = {"971": "01", "972": "02", "973": "03", "974": "04", "976": "06"}


def labelled(candidates: Iterable[City], bounds: Bounds, apart: float) -> tuple[City, ...]:
    """The largest cities inside the box, no two closer than `apart` degrees on the map."""
    kept: list[City] = []
    for city in candidates:
        if bounds.holds(city.position) and all(
            _apart(city.position, other.position) >= apart for other in kept
        ):
            kept.append(city)
    return tuple(kept)


def _apart(one: Position, other: Position) -> float:
    """Distance on the map, in degrees of longitude; names are wide, so east-west counts half."""
    east = (one.longitude - other.longitude) / 2
    return math.hypot(east, _mercator(one.latitude) - _mercator(other.latitude))


def _mercator(latitude: float) -> float:
    """Height on a Mercator map, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)
