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


@pytest.mark.parametrize("asked", ["44100", "nantes 44100", "44100 Nantes"])
def test_a_postcode_finds_its_commune_and_its_poles_with_the_name_or_without(small_cursor, asked):
    found = search.places(small_cursor, asked)
    assert [(place.kind, place.code) for place in found] == [("pole", "chene"), ("commune", "44109")]


@pytest.mark.parametrize("asked", ["begane", "Bégannes", "begane 56350"])
def test_a_misspelt_name_leads_to_the_nearest_ones_said_to_be_guessed(small_cursor, asked):
    found = search.places(small_cursor, asked)
    assert [(place.name, place.guessed) for place in found] == [("Béganne", True), ("Pôle Ajonc", True)]


def test_words_of_a_long_name_of_a_pole_are_guessed_one_by_one(small_cursor):
    assert [place.code for place in search.places(small_cursor, "pole bruyerre")] == ["bruyere"]


def test_nothing_is_guessed_where_a_name_holds_the_words(small_cursor):
    assert [place.guessed for place in search.places(small_cursor, "began")] == [False, False]


def test_a_former_commune_leads_to_the_one_that_took_it_over(small_cursor):
    (found,) = search.places(small_cursor, "ancien bourg")
    assert (found.name, found.code, found.where) == ("Ancien-Bourg", "44109", "Nantes, Loire-Atlantique (44)")


@pytest.mark.parametrize("asked", ["", "   ", "!!!", "zzz", "99999", "zzzzzzzz", "'; DROP TABLE pole; --"])
def test_nothing_is_found_for_nothing(small_cursor, asked):
    assert search.places(small_cursor, asked) == ()
