"""What lies under the poles of a map: neighbours, overseas frames, régions, départements, as Vega-Lite."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from ptce_data import geography, outlines
from ptce_data.exports.vega_look import Look, Spec
from ptce_data.geography import Bounds
from ptce_data.outlines import Ring

Rings = list[Ring]

CLOSE = 8  # degrees of longitude; France is 15 wide
SMALL = 0.002  # square degrees: 16 km², three pixels where all of France is seen


def layers(bounds: Bounds, look: Look) -> Spec:
    """Neighbours, frames, régions, and départements where the view is close.

    The outlines of a view of all of France are the same for every map: they are under `datasets`.
    """
    palette = look.palette
    if is_close(bounds):
        return {
            "layer": [
                _shapes({"values": [_near("voisins", bounds)]}, palette.neighbour, palette.neighbour),
                _shapes({"values": [_frames()]}, palette.border),
                _shapes({"values": [_near("departements", bounds)]}, palette.rule, palette.land),
                _shapes({"values": [_near("regions", bounds)]}, palette.border),
            ]
        }
    return {
        "datasets": {"voisins": [_coarse("voisins")], "cadres": [_frames()], "regions": [_coarse("regions")]},
        "layer": [
            _shapes({"name": "voisins"}, palette.neighbour, palette.neighbour),
            _shapes({"name": "cadres"}, palette.border),
            _shapes({"name": "regions"}, palette.border, palette.land),
        ],
    }


def is_close(bounds: Bounds) -> bool:
    return bounds.east - bounds.west < CLOSE


def _shapes(data: Spec, stroke: str, fill: str | None = None) -> Spec:
    """Not clipped: the picture's edge is enough, and clips are numbered anew in each drawing of a process."""
    drawn = {"fill": fill} if fill else {"fillOpacity": 0}
    mark = {"type": "geoshape", "stroke": stroke, "strokeWidth": 0.8, **drawn, "clip": False}
    return {"data": data, "mark": mark}


@cache
def _outlines(name: str) -> tuple[Rings, ...]:
    """The polygons of static/geo, each with its outer ring first."""
    text = (outlines.STATIC_FOLDER / f"{name}.geojson").read_text(encoding="utf-8")
    return tuple(rings for one in json.loads(text)["features"] for rings in one["geometry"]["coordinates"])


@cache
def _coarse(name: str) -> Spec:
    """The outlines to about 1 km: half the points, the same drawing where all of France is seen.

    A ring that rounding turns over would be read as all of the Earth but itself: small ones are left out.
    """
    rounded = ([_rounded(ring) for ring in rings if _area(ring) > SMALL] for rings in _outlines(name))
    return _together(rings for rings in rounded if rings)


def _rounded(ring: Ring) -> Ring:
    points = [[round(x, 2), round(y, 2)] for x, y in ring]
    return [point for point, before in zip(points, [None, *points], strict=False) if point != before]


def _area(ring: Ring) -> float:
    """Square degrees."""
    return abs(sum(x * up - across * y for (x, y), (across, up) in pairwise(ring))) / 2


def _near(name: str, bounds: Bounds) -> Spec:
    """The outlines that can be seen in the box and around it."""
    wide, tall = bounds.east - bounds.west, bounds.north - bounds.south
    seen = Bounds(bounds.west - wide, bounds.south - tall, bounds.east + wide, bounds.north + tall)
    return _together(rings for rings in _outlines(name) if _meets(rings[0], seen))


def _meets(ring: Ring, box: Bounds) -> bool:
    across, up = [point[0] for point in ring], [point[1] for point in ring]
    return (
        min(across) <= box.east and box.west <= max(across) and min(up) <= box.north and box.south <= max(up)
    )


def _together(polygons: Iterable[Rings]) -> Spec:
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": list(polygons)}}


@cache
def _frames() -> Spec:
    """The overseas frames, as lines: nothing is filled."""
    lines = [_ring(inset.bounds) for inset in geography.insets().values()]
    return {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": lines}}


def _ring(box: Bounds) -> Ring:
    west, south, east, north = box.west, box.south, box.east, box.north
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]
