"""What is asked of one pole, on the small world."""

import pytest

from ptce_data import database
from ptce_data.queries import pole
from ptce_data.selection import Selection


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


def figures(cursor, pole_id, year):
    return {f.indicator: (f.value, f.qualifier, f.year) for f in pole.glance(cursor, pole_id, year)}


def test_the_identity_of_a_pole_says_who_where_and_since_when(cursor):
    found = pole.identity(cursor, "ajonc")
    assert (found.name, found.commune, found.departement, found.region) == (
        "Pôle Ajonc",
        "Béganne",
        "Morbihan",
        "Bretagne",
    )
    assert (found.founded_year, found.epci_name) == (2010, "GMVA")
    assert found.sectors == ("energie", "culture")
    assert found.statuses == ("témoin 2013",)


def test_what_is_not_known_of_a_pole_is_none(cursor):
    found = pole.identity(cursor, "bruyere")
    assert (found.commune, found.latitude, found.founded_year, found.website) == (None, None, None, None)


def test_an_identifier_nobody_has_gives_nothing(cursor):
    assert pole.identity(cursor, "nobody") is None


def test_the_glance_holds_the_last_values_known(cursor):
    assert figures(cursor, "ajonc", None) == {
        "jobs_created": (14.0, "exact", 2022),
        "local_savings": (8_000_000.0, "approx", 2022),
        "citizen_investors": (2_000.0, "approx", 2022),
        "average_ticket": (4_000.0, "approx", 2022),
        "public_support": (100_000.0, "approx", 2016),
        "member_structures": (13.0, "exact", 2019),
    }


def test_the_glance_at_the_end_of_a_year_forgets_what_came_later(cursor):
    found = figures(cursor, "ajonc", 2013)
    assert found["local_savings"] == (1_800_000.0, "approx", 2013)
    assert found["citizen_investors"] == (700.0, "at_least", 2013)
    assert "jobs_created" not in found


def test_the_territories_of_a_pole_come_smallest_first_with_their_population(cursor):
    found = [(t.kind, t.name, t.population, t.poles) for t in pole.surroundings(cursor, "ajonc")]
    assert found == [
        ("commune", "Béganne", 1_000, 1),
        ("epci", "GMVA", 51_000, 1),
        ("departement", "Morbihan", 51_000, 1),
        ("region", "Bretagne", 200_000, 2),
    ]


def test_a_city_and_its_epci_hold_the_poles_of_its_arrondissements(real_cursor):
    # One pole is known to stand in Paris, one in its 11th arrondissement, two in its 18th; three more around.
    found = {t.kind: t.poles for t in pole.surroundings(real_cursor, "filiere-velo-grand-paris")}
    assert (found["commune"], found["epci"], found["departement"]) == (4, 7, 4)
    in_the_11th = {t.kind: t.poles for t in pole.surroundings(real_cursor, "fontaine-o-livres")}
    assert (in_the_11th["commune"], in_the_11th["epci"]) == (1, 7)


def test_a_pole_without_a_commune_has_no_smaller_territory_than_its_departement(cursor):
    assert [t.kind for t in pole.surroundings(cursor, "bruyere")] == ["departement", "region"]


def test_the_nearest_poles_come_first_and_those_of_the_region_after(cursor):
    found = pole.nearby(cursor, "ajonc", 5)
    assert [(n.pole_id, n.place) for n in found] == [("chene", "Nantes"), ("bruyere", "Finistère")]
    # 0.380° of latitude and 0.685° of longitude at 47.4° north: about 42.3 and 51.5 km.
    assert found[0].distance_km == pytest.approx(66.7, abs=0.3)
    assert found[1].distance_km is None


def test_a_pole_of_another_region_without_distance_is_not_near(cursor):
    assert [n.pole_id for n in pole.nearby(cursor, "bruyere", 5)] == ["ajonc"]


def test_a_misspelt_identifier_leads_to_the_closest_name(cursor):
    assert pole.names_like(cursor, "bruyeres", 1)[0].name == "Pôle Bruyère"


def test_the_name_of_a_commune_leads_to_its_pole(cursor):
    assert pole.names_like(cursor, "beganne", 1)[0].name == "Pôle Ajonc"


def test_the_best_documented_poles_come_first(cursor):
    # ajonc has 6 indicators, chene 6 too, bruyere 5.
    found = [named.pole_id for named in pole.best_documented(cursor, Selection(), 3)]
    assert found == ["ajonc", "chene", "bruyere"]
