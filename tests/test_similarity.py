"""Which poles resemble a pole, on the small world and its reasons counted by hand."""

import pytest

from ptce_data import database, similarity
from ptce_data.similarity import Reason, SimilarPole


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


def test_the_reasons_of_a_resemblance_are_those_two_poles_have_in_common(cursor):
    # Both work on energy and were pilot clusters; 2014 is more than three years after 2010.
    found = similarity.similar(cursor, "ajonc", 1)
    reasons = (Reason("sector", ("energie",)), Reason("status", ("témoin 2013",)))
    assert found == (SimilarPole("chene", "Pôle Chêne", "Nantes", reasons),)


def test_a_sector_and_a_status_in_common_come_before_a_sector_alone(cursor):
    assert [other.pole_id for other in similarity.similar(cursor, "ajonc", 5)] == ["chene", "bruyere"]


def test_a_pole_without_a_commune_is_placed_by_its_departement(cursor):
    bruyere = similarity.similar(cursor, "ajonc", 5)[1]
    assert bruyere.place == "Finistère"
    assert bruyere.reasons == (Reason("sector", ("culture",)),)


def test_no_more_poles_are_given_than_asked(cursor):
    assert len(similarity.similar(cursor, "ajonc", 1)) == 1


def test_an_unknown_pole_resembles_nobody(cursor):
    assert similarity.similar(cursor, "nobody", 5) == ()


def changed(own_world, *statements):
    with database.writing(own_world) as connection:
        for statement in statements:
            connection.execute(statement)
    return database.Reader(own_world).cursor()


def test_founding_three_years_apart_is_the_same_age_and_four_is_not(own_world):
    founded = "UPDATE registered_pole SET founded_year = 2011 WHERE pole_id = 'chene'"
    with changed(own_world, founded) as cursor:
        assert Reason("age", ("2011",)) in similarity.similar(cursor, "ajonc", 1)[0].reasons
    founded = "UPDATE registered_pole SET founded_year = 2006 WHERE pole_id = 'chene'"
    with changed(own_world, founded) as cursor:
        assert [r.ground for r in similarity.similar(cursor, "ajonc", 1)[0].reasons] == ["sector", "status"]


def test_communes_of_one_size_class_are_a_reason(own_world):
    # Béganne has 1 000 inhabitants: 1 999 is of its class, 2 000 no longer.
    with changed(own_world, "UPDATE commune SET population = 1999 WHERE name = 'Nantes'") as cursor:
        assert Reason("size", ("under_2000",)) in similarity.similar(cursor, "ajonc", 1)[0].reasons
    with changed(own_world, "UPDATE commune SET population = 2000 WHERE name = 'Nantes'") as cursor:
        assert [r.ground for r in similarity.similar(cursor, "ajonc", 1)[0].reasons] == ["sector", "status"]


def test_a_sector_or_a_status_that_says_nothing_brings_nobody_closer(own_world):
    blanks = (
        "DELETE FROM pole_sector",
        "DELETE FROM pole_status",
        "INSERT INTO pole_sector VALUES ('ajonc', 'multi_activites', 1), ('chene', 'multi_activites', 1)",
        "INSERT INTO pole_status VALUES ('ajonc', 'autre'), ('chene', 'autre')",
    )
    with changed(own_world, *blanks) as cursor:
        assert similarity.similar(cursor, "ajonc", 5) == ()
