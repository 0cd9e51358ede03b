"""The names on a map: cities clear of the circles, overseas frames."""

from dataclasses import dataclass

from pages._ui import maps_labels
from pages._ui.maps_labels import Frame
from ptce_data import geography
from ptce_data.geography import Position

FRANCE = Frame(geography.whole_france(), 660, 540)
PHONE = Frame(geography.whole_france(), 358, 340)
LYON = Position(4.8351, 45.758)


@dataclass(frozen=True)
class Disc:
    position: Position
    radius: float


def lyon(*discs: Disc) -> list[maps_labels.Label]:
    return [label for label in maps_labels.cities(discs, FRANCE) if label.text == "Lyon"]


def shifted(east: float, south: float) -> Position:
    """Lyon moved by so many pixels of the view."""
    step = FRANCE.degrees_per_pixel
    return Position(LYON.longitude + east * step, LYON.latitude - south * step / maps_labels.MERCATOR_AT_46)


def test_a_city_without_circle_is_named_where_it_stands():
    assert [label.below for label in lyon()] == [0]


def test_a_name_moves_out_of_the_circle_that_would_cover_it():
    (label,) = lyon(Disc(LYON, 20))
    assert 27 < abs(label.below) < 30  # the radius, half of the name's height and a pixel


def test_a_name_does_not_move_from_one_circle_under_another():
    (label,) = lyon(Disc(LYON, 10), Disc(shifted(0, 22), 10))
    assert label.below < -17


def test_a_name_without_room_around_its_city_is_left_out():
    assert lyon(Disc(LYON, 40)) == []


def test_overseas_names_stand_on_the_edge_of_small_frames():
    assert {label.below for label in maps_labels.frame_names(FRANCE)} == {9}
    assert {label.below for label in maps_labels.frame_names(PHONE)} == {1}
