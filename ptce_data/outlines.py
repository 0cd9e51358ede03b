"""Write static/geo: the outlines the map page draws, small and served once.

Run with `python -m ptce_data.outlines` whenever data/geo changes; a test says when it was forgotten.
Overseas départements go to their frames, coordinates to about 100 m; `rang` is the position of an area
in the order of codes, by which the page colours it.
"""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from ptce_data.geography import GEO_FOLDER, REGION_OF_OVERSEAS, Bounds, Position, around, insets, on_map

STATIC_FOLDER = Path(__file__).parents[1] / "static" / "geo"
# Neighbours beyond these are never seen; overseas neighbours have no place in a frame.
NEIGHBOURHOOD = Bounds(-13.0, 36.0, 17.5, 56.5)

CLOSED_RING = 4  # a triangle whose last point is its first

Ring = list[list[float]]
Placed = Callable[[Position], Position]


def departements(folder: Path = GEO_FOLDER) -> str:
    """GeoJSON of the départements as drawn; `infobulle` is what the pointer reads."""
    return _areas(
        folder / "departements.geojson", lambda p: REGION_OF_OVERSEAS.get(p["code"], ""), "{nom} ({code})"
    )


def regions(folder: Path = GEO_FOLDER) -> str:
    """GeoJSON of the régions as drawn."""
    return _areas(folder / "regions.geojson", lambda p: p["code"], "{nom}")


def neighbours(folder: Path = GEO_FOLDER) -> str:
    """GeoJSON of the land around, without names."""
    features = [
        _feature({}, _moved(feature["geometry"]["coordinates"], lambda p: p, 2))
        for feature in _features(folder / "voisins.geojson")
        if _near(feature["geometry"]["coordinates"])
    ]
    return _collection(features)


def area_codes(level: str, folder: Path = GEO_FOLDER) -> tuple[str, ...]:
    """The codes of a level ("region" or "departement") in the order of `rang`."""
    return tuple(sorted(feature["properties"]["code"] for feature in _features(folder / f"{level}s.geojson")))


@cache
def area_bounds(level: str) -> dict[str, Bounds]:
    """The box of each région or département as drawn, by code; overseas, that of its frame."""
    file = STATIC_FOLDER / f"{level}s.geojson"
    by_departement = {code: insets()[region] for code, region in REGION_OF_OVERSEAS.items()}
    frames = insets() if level == "region" else by_departement
    return {
        code: frames[code].bounds if code in frames else _box(feature["geometry"]["coordinates"])
        for feature in _features(file)
        for code in (feature["properties"]["code"],)
    }


def _box(polygons: list[list[Ring]]) -> Bounds:
    return around([Position(x, y) for polygon in polygons for x, y in polygon[0]])


def write(folder: Path = STATIC_FOLDER) -> None:
    """Write the three files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "departements": departements(),
        "regions": regions(),
        "voisins": neighbours(),
    }.items():
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8")


def _areas(file: Path, region_of: Callable[[dict[str, str]], str], label: str) -> str:
    found = sorted(_features(file), key=lambda feature: str(feature["properties"]["code"]))
    features = []
    for rank, feature in enumerate(found):
        known = feature["properties"]
        region = region_of(known)
        coordinates = _moved(feature["geometry"]["coordinates"], partial(on_map, region_code=region), 3)
        properties = {"code": known["code"], "rang": rank, "infobulle": label.format(**known)}
        features.append(_feature(properties, coordinates))
    return _collection(features)


def _features(file: Path) -> list[dict[str, Any]]:
    return list(json.loads(file.read_text(encoding="utf-8"))["features"])


def _moved(polygons: list[list[Ring]], placed: Placed, decimals: int) -> list[list[Ring]]:
    moved = [[_ring(ring, placed, decimals) for ring in polygon] for polygon in polygons]
    return [polygon for polygon in moved if len(polygon[0]) >= CLOSED_RING]


def _ring(ring: Ring, placed: Placed, decimals: int) -> Ring:
    """The ring at its place, without the points that rounding brought together."""
    kept: Ring = []
    for longitude, latitude in ring:
        position = placed(Position(longitude, latitude))
        point = [round(position.longitude, decimals), round(position.latitude, decimals)]
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


def _near(polygons: list[list[Ring]]) -> bool:
    box = NEIGHBOURHOOD
    return any(
        box.west <= x <= box.east and box.south <= y <= box.north
        for polygon in polygons
        for x, y in polygon[0]
    )


def _feature(properties: dict[str, Any], coordinates: list[list[Ring]]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: list[dict[str, Any]]) -> str:
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    write()
