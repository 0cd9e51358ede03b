"""The map's answers on the world of tests/worlds.py."""

import pytest

from ptce_data import database
from ptce_data.queries import map as questions
from ptce_data.selection import Selection


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


def test_the_largest_figure_comes_first_and_poles_without_one_last(cursor):
    poles = questions.map_poles(cursor, Selection(), "local_savings")
    assert [(pole.pole_id, pole.value) for pole in poles] == [
        ("ajonc", 8_000_000),
        ("chene", 200_000),
        ("bruyere", None),
    ]


def test_a_figure_keeps_its_qualifier_year_and_perimeter(cursor):
    ajonc = questions.map_poles(cursor, Selection(), "local_savings")[0]
    assert (ajonc.qualifier, ajonc.year, ajonc.estimated, ajonc.perimeter) == (
        "approx",
        2022,
        True,
        "trois parcs",
    )
    assert (ajonc.family, ajonc.place) == ("ecologie", "Béganne (Morbihan)")


def test_a_pole_without_commune_has_no_position_but_its_departement(cursor):
    bruyere = questions.map_poles(cursor, Selection(), None)[1]
    assert bruyere.pole_id == "bruyere"
    assert bruyere.position is None
    assert bruyere.place == "Finistère"


def test_the_year_asked_gives_the_value_of_that_time(cursor):
    poles = questions.map_poles(cursor, Selection(year=2018), "jobs_created")
    assert [(pole.pole_id, pole.value) for pole in poles] == [
        ("ajonc", 10),
        ("bruyere", None),
        ("chene", None),
    ]


def test_a_selection_without_pole_answers_nothing(cursor):
    assert questions.map_poles(cursor, Selection(statuses=("émergent 2021",)), "jobs_created") == ()


def test_a_region_adds_what_its_poles_published(cursor):
    bretagne, loire = sorted(
        questions.area_totals(cursor, Selection(), "jobs_created", "region"), key=lambda area: area.name
    )
    # 14 + more than 5, for 200,000 inhabitants.
    assert (bretagne.name, bretagne.value, bretagne.qualifier) == ("Bretagne", 19, "at_least")
    assert (bretagne.poles, bretagne.poles_selected) == (2, 2)
    assert (bretagne.first_year, bretagne.last_year) == (2020, 2022)
    assert bretagne.per_thousand == pytest.approx(0.095)
    assert (loire.value, loire.qualifier, loire.estimated) == (20, "approx", 1)
    assert loire.per_thousand == pytest.approx(0.0625)


def test_a_departement_where_nothing_was_published_has_no_total_rather_than_zero(cursor):
    areas = questions.area_totals(cursor, Selection(), "local_savings", "departement")
    found = {area.code: (area.value, area.poles, area.poles_selected) for area in areas}
    assert found == {"29": (None, 0, 1), "44": (200_000, 1, 1), "56": (8_000_000, 1, 1)}


def test_a_part_of_a_pole_is_counted_as_such(cursor):
    areas = questions.area_totals(cursor, Selection(), "local_savings", "departement")
    assert {area.code: area.partial for area in areas} == {"29": 0, "44": 0, "56": 1}


def test_a_part_of_a_pole_is_never_set_against_inhabitants(cursor):
    areas = questions.area_totals(cursor, Selection(), "local_savings", "departement")
    morbihan = next(area for area in areas if area.code == "56")
    assert (morbihan.value, morbihan.whole, morbihan.per_thousand) == (8_000_000, None, None)


def test_ratios_are_never_added(cursor):
    areas = questions.area_totals(cursor, Selection(), "average_ticket", "region")
    assert [area.value for area in areas] == [None, None]


def test_without_indicator_poles_are_counted(cursor):
    areas = questions.area_totals(cursor, Selection(sectors=("culture",)), None, "region")
    assert {area.name: area.poles_selected for area in areas} == {"Bretagne": 2, "Pays de la Loire": 0}
    assert next(a for a in areas if a.name == "Bretagne").poles_per_million == 10


def test_no_rate_is_computed_for_an_area_of_unknown_population(own_world):
    with database.writing(own_world) as connection:
        connection.execute("UPDATE region SET population = 0")
    with database.Reader(own_world).cursor() as cursor:
        areas = questions.area_totals(cursor, Selection(), "jobs_created", "region")
    assert [(area.per_thousand, area.poles_per_million) for area in areas] == [(None, None)] * 2


def test_only_indicators_someone_published_are_offered(cursor):
    offered = [(one.indicator, one.poles) for one in questions.mapped_indicators(cursor)]
    assert ("jobs_created", 3) in offered
    assert "turnover" not in dict(offered)  # its only claim is confidential
