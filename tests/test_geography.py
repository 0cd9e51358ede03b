"""Distances, frames, views and points that do not hide each other."""

import itertools
import json
import math

import pytest

from ptce_data import geography, outlines
from ptce_data.geography import Bounds, City, Position

PARIS = Position(2.3522, 48.8566)
LYON = Position(4.8357, 45.764)


def test_paris_is_392_kilometres_from_lyon():
    assert geography.distance_km(PARIS, LYON) == pytest.approx(392, abs=1)


def test_a_degree_of_latitude_is_111_kilometres():
    assert geography.distance_km(Position(0, 0), Position(0, 1)) == pytest.approx(111.19, abs=0.01)


def test_a_place_of_the_mainland_is_drawn_where_it_is():
    assert geography.on_map(PARIS, "11") == PARIS


def test_saint_denis_of_la_reunion_is_drawn_inside_its_frame():
    placed = geography.on_map(Position(55.448, -20.882), "04")
    frame = geography.insets()["04"].bounds
    assert frame.west < placed.longitude < frame.east
    assert frame.south < placed.latitude < frame.north


def test_frames_stand_apart_from_each_other_and_west_of_brittany():
    frames = sorted((inset.bounds for inset in geography.insets().values()), key=lambda b: b.south)
    assert len(frames) == 5
    assert all(lower.north < upper.south for lower, upper in itertools.pairwise(frames))
    assert all(frame.east < geography.MAINLAND.west for frame in frames)


def test_an_inset_keeps_the_shape_of_its_region():
    inset = geography.insets()["01"]
    east = inset.placed(Position(inset.centre.longitude + 0.1, inset.centre.latitude))
    north = inset.placed(Position(inset.centre.longitude, inset.centre.latitude + 0.1))
    wide = east.longitude - inset.frame.longitude
    tall = (north.latitude - inset.frame.latitude) / math.cos(math.radians(inset.frame.latitude))
    assert wide == pytest.approx(0.1 * 1.35 * math.cos(math.radians(16.1)))
    assert tall == pytest.approx(0.135, rel=0.01)


def test_a_view_shows_its_whole_box_and_no_smaller():
    view = geography.fitted(Bounds(-5, 42, 9, 51), width=700, height=5000)
    assert view.longitude == 2
    assert geography.pixels_per_degree(view) == pytest.approx(50, rel=0.001)


def test_a_view_of_one_point_stays_at_a_readable_scale():
    assert geography.fitted(Bounds(2, 48, 2, 48), 700, 500).zoom == 9


def test_points_at_different_places_do_not_move():
    assert geography.spread((PARIS, LYON), (0.1, 0.1)) == (PARIS, LYON)


def test_two_circles_at_one_place_touch_each_other_north_and_south_of_it():
    first, second = geography.spread((Position(2, 0), Position(2, 0)), (0.15, 0.05))
    assert (first.longitude, first.latitude) == pytest.approx((2, 0.1))
    assert (second.longitude, second.latitude) == pytest.approx((2, -0.1))


def test_three_circles_at_one_place_do_not_cover_each_other():
    ring = geography.spread((Position(2, 0),) * 3, (0.05, 0.2, 0.1))
    sides = [
        math.hypot(a.longitude - b.longitude, a.latitude - b.latitude)
        for a, b in ((ring[0], ring[1]), (ring[1], ring[2]), (ring[2], ring[0]))
    ]
    assert sides == pytest.approx([0.3, 0.3, 0.3], rel=1e-4)


def test_the_largest_city_keeps_its_label_and_its_suburb_loses_it():
    cities = (
        City("Lyon", LYON, 500_000),
        City("Villeurbanne", Position(4.88, 45.77), 160_000),
        City("Paris", PARIS, 2_000_000),
    )
    shown = geography.labelled(cities, Bounds(0, 45, 6, 50), apart=0.3)
    assert [city.name for city in shown] == ["Lyon", "Paris"]


def test_a_city_outside_the_view_has_no_label():
    assert geography.labelled((City("Paris", PARIS, 1),), Bounds(0, 40, 1, 41), 0.3) == ()


def test_the_largest_cities_come_first():
    assert [city.name for city in geography.cities()[:3]] == ["Paris", "Marseille", "Lyon"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("departements", outlines.departements),
        ("regions", outlines.regions),
        ("voisins", outlines.neighbours),
    ],
)
def test_the_served_outlines_are_those_of_data_geo(name, text):
    served = (outlines.STATIC_FOLDER / f"{name}.geojson").read_text(encoding="utf-8")
    assert served == text(), "run python -m ptce_data.outlines"


def test_each_area_knows_its_rank_among_the_codes():
    features = json.loads(outlines.departements())["features"]
    ranks = {feature["properties"]["rang"]: feature["properties"]["code"] for feature in features}
    assert len(ranks) == 101
    assert (ranks[0], ranks[100]) == ("01", "976")
    assert outlines.area_codes("departement")[100] == "976"


def test_every_overseas_outline_is_inside_its_frame():
    for feature in json.loads(outlines.regions())["features"]:
        inset = geography.insets().get(feature["properties"]["code"])
        if inset:
            points = [Position(x, y) for polygon in feature["geometry"]["coordinates"] for x, y in polygon[0]]
            drawn, frame = geography.around(points), inset.bounds
            assert frame.west < drawn.west
            assert drawn.east < frame.east
            assert frame.south < drawn.south
            assert drawn.north < frame.north
