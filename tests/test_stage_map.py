"""The map of a scene: where it flies, which names it writes."""

import json
from typing import Any

from pages._ui import stage_map
from pages._ui.maps_palette import DARK, LIGHT
from pages._ui.stage_map import Flight, Room
from ptce_data import geography
from ptce_data.geography import Bounds, Position
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


def test_a_second_name_at_the_same_place_goes_over_its_mark_and_a_third_is_not_written():
    spec = drawn(pole("Ajonc", -2, 48), pole("Bruyère", -2, 48), pole("Chêne", -2, 48))
    assert names(spec) == ["Ajonc", "Bruyère"]
    (layer,) = (layer for layer in spec["layers"] if layer["id"] == "noms")
    under, over = (label["o"][1] for label in layer["data"])
    assert under > 0 > over


def test_a_name_leaves_out_its_brackets_and_is_never_an_expression():
    assert names(drawn(pole("Éco-Domaine (pays d'Auge)", -2, 48))) == ["Éco-Domaine"]
    assert names(drawn(pole("@@=alert(1)", -2, 48))) == ["\u200b@@=alert(1)"]


def test_a_name_near_a_side_is_written_towards_the_middle():
    spec = drawn(pole("Un nom assez long", -4.7, 48), pole("Un autre nom assez long", -1.1, 47.4))
    (layer,) = (layer for layer in spec["layers"] if layer["id"] == "noms")
    assert [label["a"] for label in layer["data"]] == ["start", "end"]


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
