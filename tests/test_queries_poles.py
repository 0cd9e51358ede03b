"""The list of poles on the small world: completeness, search, order."""

import pytest

from ptce_data import database
from ptce_data.queries import poles
from ptce_data.selection import Selection


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


def names(listed):
    return [pole.pole_id for pole in listed]


def test_completeness_counts_the_core_indicators_published(cursor):
    # ajonc: jobs created, savings, investors, support, members · bruyere: jobs, support, members
    # chene: jobs, savings, investors, members.
    found = {pole.pole_id: (pole.core, pole.indicators) for pole in poles.listed(cursor, Selection())}
    assert found == {"ajonc": (5, 6), "bruyere": (3, 5), "chene": (4, 6)}


def test_completeness_follows_the_date_asked(cursor):
    found = {p.pole_id: (p.core, p.last_year) for p in poles.listed(cursor, Selection(year=2013))}
    assert found == {"ajonc": (2, 2013), "bruyere": (0, None), "chene": (0, None)}


def test_the_shared_filters_are_honoured(cursor):
    assert names(poles.listed(cursor, Selection(regions=("53",)))) == ["ajonc", "bruyere"]
    assert names(poles.listed(cursor, Selection(sectors=("energie",)))) == ["ajonc", "chene"]
    assert names(poles.listed(cursor, Selection(departements=("56",), sectors=("textile_cuir",)))) == []


def test_a_pole_is_found_by_the_start_of_its_name_or_commune_without_accents(cursor):
    everyone = poles.listed(cursor, Selection())
    assert names(poles.matching(everyone, "BRUY")) == ["bruyere"]
    assert names(poles.matching(everyone, "beganne")) == ["ajonc"]
    assert names(poles.matching(everyone, "pole nan")) == ["chene"]
    assert names(poles.matching(everyone, "uyere")) == []


def test_an_empty_search_keeps_everyone(cursor):
    assert len(poles.matching(poles.listed(cursor, Selection()), " ")) == 3


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["ajonc", "bruyere", "chene"]),
        ("completeness", ["ajonc", "chene", "bruyere"]),
        ("place", ["bruyere", "ajonc", "chene"]),
        ("age", ["ajonc", "chene", "bruyere"]),
        ("freshness", ["ajonc", "bruyere", "chene"]),
    ],
)
def test_the_list_is_sorted_as_asked_and_what_is_unknown_comes_last(cursor, order, expected):
    assert names(poles.ordered(poles.listed(cursor, Selection()), order)) == expected
