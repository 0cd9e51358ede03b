"""The map of a scene: where it flies, which names it writes."""

import json
import math
from typing import Any

import pytest

from pages._ui import stage_map
from pages._ui.maps_palette import DARK, LIGHT
from pages._ui.stage_map import Flight
from pages._ui.stage_names import Box, Ground, laid
from pages._ui.stage_room import Room
from ptce_data import geography
from ptce_data.geography import Bounds, Position, View
from ptce_data.leaflet import MapPoint, MapView
from ptce_data.tables import Table

BRITTANY = Bounds(-4.8, 47.2, -1.0, 48.9)
ROOM = Room(700, 500)
FLYING = Flight(3, still=False)


def pole(name: str, longitude: float, latitude: float, *, highlighted: bool = True) -> MapPoint:
    return MapPoint("ajonc", name, "Rennes", Position(longitude, latitude), "#117733", name, highlighted)


def view(*points: MapPoint, bounds: Bounds = BRITTANY) -> MapView:
    return MapView("carte", "Carte", "Des pôles.", bounds, points, Table("t", (), ()), "Source")


def drawn(*points: MapPoint, bounds: Bounds = BRITTANY, flight: Flight = FLYING) -> dict[str, Any]:
    deck = stage_map.deck(view(*points, bounds=bounds), ROOM, LIGHT, flight)
    spec: dict[str, Any] = json.loads(deck.to_json())
    return spec


def names(spec: dict[str, Any]) -> list[str]:
    (layer,) = (layer for layer in spec["layers"] if layer["id"] == "noms")
    return [label["t"] for label in layer["data"]]


def test_the_map_flies_from_step_to_step_and_jumps_where_movement_is_not_wanted():
    assert drawn(flight=FLYING)["initialViewState"]["transitionDuration"] == 703
    assert drawn(flight=Flight(4, still=False))["initialViewState"]["transitionDuration"] == 704
    assert drawn(flight=Flight(3, still=True))["initialViewState"]["transitionDuration"] == 0


def test_two_steps_on_one_view_are_two_addresses_of_the_same_place():
    one, other = (drawn(flight=Flight(turn, still=True))["initialViewState"] for turn in (3, 4))
    assert one != other
    assert abs(one["longitude"] - other["longitude"]) < 0.001


def test_the_same_scene_gives_the_same_bytes():
    one, other = (
        stage_map.deck(view(pole("Ajonc", -2, 48)), ROOM, LIGHT, Flight(3, still=True)) for _ in (1, 2)
    )
    assert one.to_json() == other.to_json()


def test_only_the_poles_the_scene_is_about_are_named():
    assert names(drawn(pole("Ajonc", -2, 48), pole("Bruyère", -4, 47.5, highlighted=False))) == ["Ajonc"]


def test_two_names_at_the_same_place_are_both_written_over_and_under_it():
    spec = drawn(pole("Ajonc", -2, 48), pole("Bruyère", -2, 48))
    (layer,) = (layer for layer in spec["layers"] if layer["id"] == "noms")
    north = {label["t"]: label["p"][1] > 48 for label in layer["data"]}
    assert north == {"Ajonc": True, "Bruyère": False}


def test_a_name_between_two_other_marks_is_tied_to_its_own():
    row = ((-40.0, 0.0), (0.0, 0.0), (40.0, 0.0))
    found = laid([(f"Pôle du pays {n}", mark) for n, mark in enumerate(row)], Ground(700, 500, 28, 15, row))
    assert len(found) == 3
    (middle,) = (name for name in found if name.text == "Pôle du pays 1")
    assert middle.tie
    assert 0 < middle.box.gap((0, 0)) == pytest.approx(15 + math.dist(*middle.tie))


ROMANS, SAINT_ETIENNE = (23.0, 18.0), (0.0, 0.0)


def test_each_name_is_nearest_to_its_own_mark_or_tied_to_it():
    ground = Ground(700, 460, 28, 15, marks=(ROMANS, SAINT_ETIENNE))
    found = laid([("Pôle Sud Archer", ROMANS), ("Culture et Coopération", SAINT_ETIENNE)], ground)
    assert len(found) == 2
    for name in found:
        own, other = (ROMANS, SAINT_ETIENNE) if "Archer" in name.text else (SAINT_ETIENNE, ROMANS)
        assert name.box.gap(own) >= 15
        assert name.box.gap(other) >= 15
        assert name.box.gap(own) * 1.5 < name.box.gap(other) or name.tie
    one, two = found
    assert not one.box.over(two.box)


def test_no_name_is_written_over_a_frame_beside_france():
    frame = Box(-40, -100, -20, 100)
    (name,) = laid([("Éoliennes", (0, 0))], Ground(300, 300, 28, 15, marks=((0, 0),), frames=(frame,)))
    assert not name.box.over(frame)
    assert name.box.left > frame.right


def test_a_name_that_has_no_place_is_not_written():
    assert (
        laid(
            [("Éoliennes", (0, 0))],
            Ground(300, 40, 28, 15, marks=((0, 0),), frames=(Box(-150, -20, 150, 20),)),
        )
        == []
    )


def test_a_name_leaves_out_its_brackets_and_is_never_an_expression():
    assert names(drawn(pole("Éco-Domaine (pays d'Auge)", -2, 48))) == ["Éco-Domaine"]
    assert names(drawn(pole("@@=alert(1)", -2, 48))) == ["\u200b@@=alert(1)"]


def test_a_name_near_a_side_stays_on_the_map():
    ground = Ground(700, 460, 28, 15, marks=((-340, 0), (340, 100)))
    found = laid([("Un nom assez long", (-340, 0)), ("Un autre nom assez long", (340, 100))], ground)
    assert [name.box.left > -350 and name.box.right < 350 for name in found] == [True, True]


def test_the_land_s_edge_is_never_seen():
    wide = Room(1900, 500)
    spec = json.loads(stage_map.deck(view(bounds=geography.whole_france()), wide, LIGHT, FLYING).to_json())
    state = spec["initialViewState"]
    degree = geography.pixels_per_degree(View(0, 0, state["zoom"]))
    assert state["longitude"] + 950 / degree <= 17.0


def test_the_frames_beside_france_say_what_they_are():
    assert names(drawn(bounds=geography.whole_france())) == ["Outre-mer"]
    assert names(drawn()) == []


def test_in_the_dark_the_poles_around_are_still_seen():
    around = view(pole("Ajonc", -2, 48), pole("Bruyère", -4, 47.5, highlighted=False))
    opacity = {}
    for palette in (LIGHT, DARK):
        spec = json.loads(stage_map.deck(around, ROOM, palette, FLYING).to_json())
        (layer,) = (layer for layer in spec["layers"] if layer["id"] == "poles")
        opacity[palette.lightening] = [circle["f"][3] for circle in layer["data"]]
    assert opacity == {0: [170, 235], 0.35: [230, 235]}
