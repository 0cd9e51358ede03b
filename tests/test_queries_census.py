"""The poles counted, on the small world."""

from datetime import date

import pytest

from ptce_data.queries import census
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import census as sentences


def test_the_poles_are_counted_on_the_day_of_the_starting_data(small_cursor):
    assert census.day(small_cursor) == date(2024, 1, 15)


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (EVERYTHING, ["Pôle Ajonc", "Pôle Bruyère", "Pôle Chêne"]),
        (Selection(regions=("53",), year=2013), ["Pôle Ajonc", "Pôle Bruyère"]),
    ],
)
def test_the_poles_counted_are_those_of_the_selection(small_cursor, selection, names):
    assert [pole.name for pole in census.counted(small_cursor, selection)] == names


def test_a_number_of_poles_says_what_it_counts_and_since_when():
    day = date(2026, 11, 24)
    assert sentences.context(None, day) == "recensés dans des pages publiques au 24 novembre 2026"
    assert sentences.context(91, day) == "sur 91 recensés dans des pages publiques au 24 novembre 2026"
