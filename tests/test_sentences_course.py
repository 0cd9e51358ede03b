"""How one indicator ran over the years, in words."""

from dataclasses import replace

import pytest

from ptce_data import catalogue
from ptce_data.sentences import course
from ptce_data.sentences.course import Point


@pytest.fixture
def jobs(small_cursor):
    return catalogue.load(small_cursor).indicators["jobs_created"]


def points(*values, sources="a"):
    found = [Point(2010 + place, float(v), "exact", False, sources) for place, v in enumerate(values)]
    return found if sources == "a" else [replace(p, source=s) for p, s in zip(found, sources, strict=True)]


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_up_to_five_values_are_all_named(jobs):
    assert plain(course.told(points(3, 9, 4), jobs)) == (
        "3 emplois en 2010, puis 9 emplois en 2011, puis 4 emplois en 2012"
    )


def test_of_more_values_the_ends_and_the_extremes_are_named(jobs):
    assert plain(course.told(points(3, 9, 4, 2, 5, 6), jobs)) == (
        "3 emplois en 2010, puis au plus haut 9 emplois en 2011, puis au plus bas 2 emplois en 2013, "
        "puis 6 emplois en 2015"
    )


def test_extremes_at_the_ends_are_not_named_twice(jobs):
    said = course.told(points(1, 2, 3, 4, 5, 6), jobs)
    assert plain(said) == "1 emploi en 2010, puis 6 emplois en 2015"


def test_values_of_different_sources_are_not_called_a_change(jobs):
    assert course.sources([points(3, 9)], jobs) == []
    assert course.sources([points(3), points(9, sources="b")], jobs) == []
    (different,) = course.sources([points(3, 9, sources="ab")], jobs)
    assert plain(different).startswith("Chaque valeur vient d'une source différente : un écart n'est pas")
    (some,) = course.sources([points(3, 9, 4, sources="aba")], jobs)
    assert plain(some).startswith("Ces valeurs viennent de sources différentes : un écart n'est pas")


def test_facts_that_add_up_come_on_top_of_the_first(jobs):
    grants = replace(jobs, kind="event")
    assert plain(course.told(points(3, 9, 4), grants)) == (
        "3 emplois en 2010, à quoi s'ajoutent 9 emplois en 2011 et 4 emplois en 2012"
    )
    assert course.sources([points(3, 9, sources="ab")], grants) == []
