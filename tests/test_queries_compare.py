"""The comparison's questions on the small world of tests/worlds.py."""

import duckdb
import pytest

from ptce_data import comparison
from ptce_data.comparison import Comparison, Offer
from ptce_data.queries import compare
from ptce_data.queries.compare import Example
from ptce_data.selection import EVERYTHING, Selection

THREE = ("ajonc", "bruyere", "chene")


@pytest.fixture(scope="module")
def cursor(small_world):
    with duckdb.connect(str(small_world), read_only=True) as connection:
        yield connection


def values(measures, digits=4):
    return {m.member: m.value if m.value is None else round(m.value, digits) for m in measures}


def test_members_come_in_the_order_chosen_with_their_last_value(cursor):
    asked = Comparison("poles", ("chene", "ajonc", "bruyere"), ("jobs_created",))
    measures = compare.compare_measures(cursor, EVERYTHING, asked)
    assert [(m.member, m.value, m.qualifier, m.last_year, m.estimated) for m in measures] == [
        ("chene", 20, "approx", 2021, 1),
        ("ajonc", 14, "exact", 2022, 0),
        ("bruyere", 5, "at_least", 2020, 0),
    ]


def test_a_member_that_publishes_nothing_keeps_its_row_without_value(cursor):
    asked = Comparison("poles", THREE, ("integration_share", "turnover"))
    measures = compare.compare_measures(cursor, EVERYTHING, asked)
    shares = [m for m in measures if m.indicator == "integration_share"]
    assert values(shares) == {"ajonc": None, "bruyere": 60, "chene": None}
    assert all(m.value is None for m in measures if m.indicator == "turnover")
    assert len(measures) == 6


def test_the_situation_at_the_end_of_a_year_is_that_years(cursor):
    asked = Comparison("poles", THREE, ("jobs_created",))
    measures = compare.compare_measures(cursor, Selection(year=2018), asked)
    assert values(measures) == {"ajonc": 10, "bruyere": None, "chene": None}


def test_several_years_are_answered_at_once(cursor):
    asked = Comparison("poles", ("ajonc", "bruyere"), ("jobs_created",))
    found = compare.compare_measures(cursor, EVERYTHING, asked, (None, 2018))
    assert {(m.asked_year, m.member): m.value for m in found} == {
        (None, "ajonc"): 14,
        (None, "bruyere"): 5,
        (2018, "ajonc"): 10,
        (2018, "bruyere"): None,
    }


def test_filters_restrict_the_network_not_the_poles_chosen(cursor):
    asked = Comparison("poles", ("ajonc", "chene"), ("jobs_created",))
    (side,) = compare.sides(cursor, Selection(regions=("52",)), asked)
    assert values(side.measures) == {"ajonc": 14, "chene": 20}
    assert [m.in_network for m in side.measures] == [False, True]
    assert side.network is not None
    assert (side.network.members, side.network.median) == (1, 20)


def test_a_region_adds_up_its_poles_and_says_how_many_publish(cursor):
    asked = Comparison("regions", ("53", "52"), ("jobs_created", "integration_share"))
    measures = compare.compare_measures(cursor, EVERYTHING, asked)
    jobs = [m for m in measures if m.indicator == "jobs_created"]
    assert [(m.member, m.value, m.qualifier, m.poles, m.poles_selected) for m in jobs] == [
        ("53", 19, "at_least", 2, 2),
        ("52", 20, "approx", 1, 1),
    ]
    shares = [m for m in measures if m.indicator == "integration_share"]
    assert [(m.value, m.poles, m.poles_selected) for m in shares] == [(60, 1, 2), (None, 0, 1)]


def test_a_region_says_how_many_of_its_poles_publish_for_a_part_only(cursor):
    asked = Comparison("regions", ("53",), ("local_savings",))
    (savings,) = compare.compare_measures(cursor, EVERYTHING, asked)
    assert (savings.value, savings.partial, savings.estimated) == (8_000_000, 1, 1)


def test_a_pole_of_two_sectors_counts_in_each(cursor):
    asked = Comparison("sectors", ("energie", "culture"), ("jobs_created",))
    measures = compare.compare_measures(cursor, EVERYTHING, asked)
    assert values(measures) == {"energie": 34, "culture": 19}
    assert [m.poles_selected for m in measures] == [2, 2]


def test_a_group_takes_the_median_where_adding_makes_no_sense(cursor):
    asked = Comparison("sectors", ("energie",), ("average_ticket",))
    (ticket,) = compare.compare_measures(cursor, EVERYTHING, asked)
    assert (ticket.value, ticket.qualifier, ticket.poles) == (2750, "approx", 2)


def test_groups_count_only_the_poles_the_filters_keep(cursor):
    asked = Comparison("regions", ("53", "52"), ("jobs_created",))
    measures = compare.compare_measures(cursor, Selection(sectors=("energie",)), asked)
    assert [(m.value, m.poles_selected) for m in measures] == [(14, 1), (20, 1)]
    nobody = compare.compare_measures(cursor, Selection(regions=("52",)), asked)
    assert [(m.value, m.poles_selected) for m in nobody] == [(None, 0), (20, 1)]


def test_an_indicator_not_to_be_aggregated_has_no_value_for_a_group(cursor):
    cursor.execute("SELECT indicator FROM indicator WHERE across_poles = 'none' ORDER BY indicator LIMIT 1")
    ((code,),) = cursor.fetchall()
    (never,) = compare.compare_measures(cursor, EVERYTHING, Comparison("regions", ("53",), (code,)))
    assert never.value is None


def test_a_pole_is_set_against_the_inhabitants_of_its_commune(cursor):
    asked = Comparison("poles", THREE, ("jobs_created",), per_inhabitant=True)
    measures = compare.compare_measures(cursor, EVERYTHING, asked)
    assert values(measures) == {"ajonc": 14.0, "bruyere": None, "chene": 0.0667}
    assert [m.lacks_population for m in measures] == [False, True, False]


def test_a_part_of_a_pole_is_not_set_against_inhabitants(cursor):
    asked = Comparison("poles", ("ajonc", "chene"), ("local_savings",), per_inhabitant=True)
    measures = compare.compare_measures(cursor, EVERYTHING, asked)
    assert values(measures) == {"ajonc": None, "chene": 666.6667}
    assert [m.only_a_part for m in measures] == [True, False]
    points = compare.compare_series(cursor, EVERYTHING, asked, "local_savings", per_inhabitant=True)
    assert [(p.member, p.year) for p in points] == [("chene", 2015)]


def test_every_source_of_an_added_figure_is_known(cursor):
    (side,) = compare.sides(cursor, EVERYTHING, Comparison("poles", ("ajonc", "chene"), ("public_support",)))
    assert [(s.source, s.value) for s in side.measures[0].said] == [
        ("Rapport A", 50_000),
        ("Rapport A", 30_000),
        ("Site C", 20_000),
    ]
    assert side.measures[1].said == ()


def test_a_ratio_worked_out_rests_on_its_two_parts_beside_the_one_published(cursor):
    asked = Comparison("poles", ("ajonc", "chene"), ("average_ticket",))
    (side,) = compare.sides(cursor, Selection(year=2013), asked)
    ticket = side.measures[0]
    assert [s.value for s in ticket.said] == [1_800_000, 700]
    assert [s.value for s in ticket.published] == [2_000]


def test_without_an_indicator_the_most_shared_of_those_that_compare_is_taken(cursor):
    codes = ("jobs_created", "local_savings", "member_structures")
    asked = Comparison("poles", THREE, codes)
    assert compare.by_default(cursor, EVERYTHING, asked) == compare.Default("member_structures", sound=True)
    asked = Comparison("poles", THREE, ("jobs_created",))
    assert compare.by_default(cursor, EVERYTHING, asked) == compare.Default("jobs_created", sound=False)
    nothing = Comparison("poles", THREE, ("turnover",))
    assert compare.by_default(cursor, EVERYTHING, nothing) is None


def test_added_facts_are_never_offered_nor_sound(cursor):
    asked = Comparison("poles", ("ajonc", "bruyere"), ("public_support",))
    (side,) = compare.sides(cursor, EVERYTHING, asked)
    assert side.offer is not None
    assert (side.offer.indicator, side.offer.changes_indicator) == ("member_structures", True)
    default = compare.by_default(cursor, EVERYTHING, asked)
    assert default == compare.Default("public_support", sound=False)


def test_a_region_is_set_against_its_own_inhabitants(cursor):
    asked = Comparison("regions", ("53", "52"), ("jobs_created",), per_inhabitant=True)
    assert values(compare.compare_measures(cursor, EVERYTHING, asked)) == {"53": 0.095, "52": 0.0625}


def test_a_ratio_is_never_set_against_inhabitants(cursor):
    asked = Comparison("poles", ("bruyere", "chene"), ("integration_share",), per_inhabitant=True)
    assert values(compare.compare_measures(cursor, EVERYTHING, asked)) == {"bruyere": 60, "chene": None}


def test_the_most_shared_indicators_come_first_and_those_of_one_member_are_left_out(cursor):
    codes = ("integration_share", "visitors", "local_savings", "jobs_created")
    found = compare.shared(cursor, EVERYTHING, Comparison("poles", THREE, codes))
    assert [(one.indicator, one.members) for one in found] == [
        ("jobs_created", 3),
        ("visitors", 2),
        ("local_savings", 2),
    ]


def test_a_comparison_at_odds_offers_an_indicator_the_same_poles_publish_soundly(cursor):
    asked = Comparison("poles", THREE, ("jobs_created",))
    (side,) = compare.sides(cursor, EVERYTHING, asked)
    assert [conflict.kind for conflict in side.conflicts] == ["bases", "qualifiers"]
    assert side.offer == Offer(THREE, (), "member_structures", None, changes_indicator=True)


@pytest.mark.parametrize("level", ["poles", "regions", "departements", "sectors"])
@pytest.mark.parametrize("year", [None, 2015, 2019])
def test_following_an_offer_leads_to_a_comparison_without_conflict(cursor, level, year):
    members = {
        "poles": THREE,
        "regions": ("53", "52"),
        "departements": ("56", "29", "44"),
        "sectors": ("energie", "culture"),
    }
    codes = ("jobs_created", "local_savings", "visitors", "average_ticket", "member_structures")
    for side in compare.sides(cursor, Selection(year=year), Comparison(level, members[level], codes)):
        if side.offer:
            reached = Comparison(level, side.offer.members, (side.offer.indicator,))
            (after,) = compare.sides(cursor, Selection(year=side.offer.year), reached)
            assert comparison.sound(after.measures)


def test_a_sound_comparison_offers_nothing(cursor):
    (side,) = compare.sides(cursor, EVERYTHING, Comparison("poles", THREE, ("member_structures",)))
    assert (side.conflicts, side.offer) == ((), None)


def test_series_keep_perimeters_apart_and_stop_at_the_year_asked(cursor):
    asked = Comparison("poles", ("chene", "ajonc"), ())
    points = compare.compare_series(cursor, EVERYTHING, asked, "local_savings")
    assert [(p.member, p.perimeter, p.year, p.value) for p in points] == [
        ("chene", "", 2015, 200_000),
        ("chene", "un site", 2020, 90_000),
        ("ajonc", "parc A", 2013, 1_800_000),
        ("ajonc", "trois parcs", 2022, 8_000_000),
    ]
    early = compare.compare_series(cursor, Selection(year=2015), asked, "local_savings")
    assert [p.year for p in early] == [2015, 2013]


def test_series_per_inhabitant_leave_out_a_pole_without_commune(cursor):
    asked = Comparison("poles", ("ajonc", "bruyere"), ())
    points = compare.compare_series(cursor, EVERYTHING, asked, "jobs_created", per_inhabitant=True)
    assert [(p.member, p.year, p.value) for p in points] == [("ajonc", 2018, 10), ("ajonc", 2022, 14)]


def test_a_scatter_holds_who_publishes_both_and_is_in_the_network_or_chosen(cursor):
    asked = Comparison("poles", ("ajonc",), ("jobs_created", "member_structures"))
    found = compare.pairs(cursor, Selection(regions=("52",)), asked)
    assert [(p.across.member, p.across.value, p.up.value) for p in found] == [
        ("ajonc", 14, 13),
        ("chene", 20, 30),
    ]


def test_the_example_is_sound_and_on_what_most_poles_publish_soundly(cursor):
    found = compare.example(cursor, EVERYTHING, "poles", ())
    assert found == Example(Comparison("poles", ("ajonc", "chene"), ("member_structures",)), True)
    (side,) = compare.sides(cursor, EVERYTHING, found.comparison)
    assert comparison.sound(side.measures)


def test_where_nothing_compares_soundly_the_example_is_on_what_most_poles_of_the_filters_publish(cursor):
    brittany = Selection(regions=("53",))  # ajonc 13 and bruyere ~9 structures; 14 and >5 jobs
    found = compare.example(cursor, brittany, "poles", ("jobs_created", "visitors"))
    assert found == Example(Comparison("poles", ("ajonc", "bruyere"), ("jobs_created",)), False)


def test_there_is_no_example_where_one_pole_alone_publishes(cursor):
    assert compare.example(cursor, Selection(regions=("52",)), "poles", ("jobs_created",)) is None


def test_there_is_no_example_where_nothing_is_published(cursor):
    assert compare.example(cursor, Selection(statuses=("émergent 2021",)), "poles", ()) is None
    assert compare.network_size(cursor, Selection(statuses=("émergent 2021",))) == 0


def test_an_example_of_groups_takes_those_with_most_publishing_poles(cursor):
    found = compare.example(cursor, EVERYTHING, "regions", ("jobs_created", "visitors"))
    assert found == Example(Comparison("regions", ("53", "52"), ("jobs_created",)), False)


def test_what_is_confidential_or_withdrawn_is_never_compared(cursor):
    cursor.execute("SELECT indicator FROM indicator")
    codes = tuple(code for (code,) in cursor.fetchall())
    found = compare.compare_measures(cursor, EVERYTHING, Comparison("poles", THREE, codes), everyone=True)
    assert {m.value for m in found}.isdisjoint({999, 123_456, 777})
