"""The search box on the world drawn in tests/worlds.py."""

import pytest

from ptce_data.queries import search


@pytest.mark.parametrize("asked", ["beganne", "BÉGANNE", " béganne ", "began"])
def test_a_commune_is_found_without_accents_and_its_poles_come_first(small_cursor, asked):
    found = search.places(small_cursor, asked)
    assert [(place.kind, place.name, place.where) for place in found] == [
        ("pole", "Pôle Ajonc", "Béganne, Morbihan"),
        ("commune", "Béganne", "Morbihan (56)"),
    ]


def test_a_postcode_finds_its_commune(small_cursor):
    (found,) = search.places(small_cursor, "44100")
    assert (found.kind, found.code) == ("commune", "44109")


def test_a_former_commune_leads_to_the_one_that_took_it_over(small_cursor):
    (found,) = search.places(small_cursor, "ancien bourg")
    assert (found.name, found.code, found.where) == ("Ancien-Bourg", "44109", "Nantes, Loire-Atlantique (44)")


@pytest.mark.parametrize("asked", ["", "   ", "!!!", "zzz", "'; DROP TABLE pole; --"])
def test_nothing_is_found_for_nothing(small_cursor, asked):
    assert search.places(small_cursor, asked) == ()
