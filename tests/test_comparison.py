"""What makes a comparison sound, on measures written by hand."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_data import comparison
from ptce_data.comparison import Measure, Offer, Rank


def measure(member: str, value: float | None, year: int | None = 2020, **more) -> Measure:
    """An exact, stated figure of a whole pole unless said otherwise."""
    given_value = value is not None
    fields = {
        "asked_year": None,
        "indicator": "jobs_created",
        "member": member,
        "value": value,
        "qualifier": "exact",
        "first_year": year if given_value else None,
        "oldest_year": year if given_value else None,
        "last_year": year if given_value else None,
        "poles": int(given_value),
        "poles_selected": 1,
        "partial": int(bool(more.get("perimeter"))),
        "estimated": 0,
        "perimeter": "",
        "population": 1000,
        "in_network": True,
    }
    return Measure(**{**fields, **more})


def kinds(*measures: Measure) -> list[str]:
    return [conflict.kind for conflict in comparison.conflicts(measures)]


def test_two_years_apart_is_close_enough_and_three_is_not():
    assert kinds(measure("a", 1, 2018), measure("b", 2, 2020)) == []
    assert kinds(measure("a", 1, 2017), measure("b", 2, 2020)) == ["years"]


def test_the_year_conflict_counts_the_years_and_names_the_oldest_first():
    (conflict,) = comparison.conflicts([measure("late", 1, 2022), measure("early", 2, 2014)])
    assert conflict.gap == 8
    assert [one.member for one in conflict.measures] == ["early", "late"]


def test_a_group_whose_own_figures_are_far_apart_is_at_odds():
    wide = measure("53", 12, 2022, oldest_year=2013, poles=2, poles_selected=2)
    assert kinds(wide, measure("52", 9, 2022)) == ["years"]


def test_a_part_of_a_pole_does_not_compare_with_a_whole_one():
    assert kinds(measure("a", 1, perimeter="parc A"), measure("b", 2)) == ["perimeters"]
    assert kinds(measure("a", 1, perimeter="parc A"), measure("b", 2, perimeter="parc B")) == ["perimeters"]


def test_a_group_with_one_part_in_it_does_not_compare_with_whole_poles():
    mixed = measure("53", 12, poles=2, poles_selected=2, partial=1)
    assert kinds(mixed, measure("52", 9, poles=2, poles_selected=2)) == ["perimeters"]


def test_a_stated_year_does_not_compare_with_an_estimated_one_but_two_estimated_do():
    assert kinds(measure("a", 1, estimated=1), measure("b", 2)) == ["bases"]
    assert kinds(measure("a", 1, estimated=1), measure("b", 2, estimated=1)) == []


@pytest.mark.parametrize("other", ["exact", "approx"])
def test_a_minimum_does_not_compare_with_a_figure(other):
    assert kinds(measure("a", 1, qualifier="at_least"), measure("b", 2, qualifier=other)) == ["qualifiers"]


def test_two_minimums_compare_and_about_compares_with_exact():
    assert kinds(measure("a", 1, qualifier="at_least"), measure("b", 2, qualifier="at_least")) == []
    assert kinds(measure("a", 1, qualifier="approx"), measure("b", 2)) == []


def test_every_conflict_is_named_not_only_the_first():
    archer = measure("archer", 25, 2014, perimeter="atelier", qualifier="at_least")
    beganne = measure("beganne", 17, 2022, estimated=1)
    assert kinds(archer, beganne) == ["years", "perimeters", "bases", "qualifiers"]


def test_who_says_nothing_is_at_odds_with_nobody():
    assert kinds(measure("a", 1), measure("b", None), measure("c", 3)) == []
    assert not comparison.sound([measure("a", 1), measure("b", None)])


def test_another_year_is_offered_first_the_one_with_the_closest_figures():
    now = [measure("a", 1, 2014), measure("b", 2, 2022)]
    dated = {
        2015: [measure("a", 1, 2014, asked_year=2015), measure("b", 2, 2015, asked_year=2015)],
        2014: [measure("a", 1, 2014, asked_year=2014), measure("b", 2, 2014, asked_year=2014)],
        2010: [measure("a", 1, 2010, asked_year=2010), measure("b", None, asked_year=2010)],
    }
    assert comparison.nearest(now, dated, {}) == Offer(
        ("a", "b"), (), "jobs_created", 2014, changes_year=True
    )


def test_a_year_that_loses_a_member_is_not_another_year_for_the_same_members():
    now = [measure("a", 1, 2014), measure("b", 2, 2022), measure("c", 3, 2022)]
    dated = {2014: [measure("a", 1, 2014), measure("b", 2, 2014), measure("c", None)]}
    assert comparison.nearest(now, dated, {}) == Offer(("b", "c"), ("a",), "jobs_created", None)


def test_leaving_out_the_one_at_odds_keeps_those_who_say_nothing():
    now = [measure("a", 1, 2014), measure("b", 2, 2022), measure("c", 3, 2022), measure("d", None)]
    assert comparison.nearest(now, {}, {}) == Offer(("b", "c", "d"), ("a",), "jobs_created", None)


def test_another_indicator_is_offered_where_the_same_members_are_sound():
    now = [measure("a", 1, 2014), measure("b", 2, 2022)]
    others = {
        "members": [measure("a", 1, indicator="members"), measure("b", None, indicator="members")],
        "floor_area": [measure("a", 90, indicator="floor_area"), measure("b", 80, indicator="floor_area")],
    }
    assert comparison.nearest(now, {}, others) == Offer(
        ("a", "b"), (), "floor_area", None, changes_indicator=True
    )


def test_at_last_one_member_is_offered_beside_others_of_the_network():
    now = [measure("a", 1, perimeter="parc A"), measure("b", 2, 2020)]
    network = [*now, measure("far", 9, 2010), measure("near", 5, 2021), measure("same", 6, 2020)]
    assert comparison.nearest(now, {}, {}, network) == Offer(
        ("b", "same", "near"), ("a",), "jobs_created", None, joined=("same", "near")
    )


def test_nothing_is_offered_where_nothing_is_sound():
    now = [measure("a", 1, perimeter="parc A"), measure("b", 2, perimeter="parc B")]
    assert comparison.nearest(now, {2019: now}, {"members": now}, now) is None


figures = st.builds(
    measure,
    st.just("x"),
    st.one_of(st.none(), st.floats(0, 100)),
    st.integers(2010, 2016),
    perimeter=st.sampled_from(["", "", "parc A"]),
    qualifier=st.sampled_from(["exact", "exact", "at_least"]),
    estimated=st.integers(0, 1),
)


def named(found: list[Measure], **more) -> list[Measure]:
    return [
        Measure(**{**one.__dict__, "member": name, **more}) for name, one in zip("abcd", found, strict=False)
    ]


@given(st.lists(figures, min_size=2, max_size=4), st.lists(figures, min_size=4, max_size=4))
def test_whatever_is_offered_is_sound_by_the_same_rules(found, then):
    now = named(found)
    dated = {2015: named(then[: len(now)], asked_year=2015)}
    others = {"members": named(then[::-1][: len(now)], indicator="members")}
    network = [*now, measure("n1", 3, 2012), measure("n2", 4, 2014, estimated=1)]
    offer = comparison.nearest(now, dated, others, network)
    if offer is None:
        assert comparison.sound(now) or not any(comparison.sound(pair) for pair in combinations(now, 2))
        return
    known = [*network, *dated[2015], *others["members"]]
    asked = {(one.member, one.indicator, one.asked_year): one for one in known}
    reached = [asked[who, offer.indicator, offer.year] for who in offer.members]
    assert comparison.sound(reached)
    assert not set(offer.without) & set(offer.members)


def test_the_spread_needs_five_figures_and_leaves_out_who_is_not_in_the_network():
    five = [measure(str(n), value) for n, value in enumerate([10, 20, 30, 40, 50])]
    spread = comparison.spread([*five, measure("out", 999, in_network=False), measure("none", None)])
    assert spread is not None
    assert (spread.members, spread.median, spread.lower, spread.upper) == (5, 30, 20, 40)
    four = comparison.spread(five[:4])
    assert four is not None
    assert (four.median, four.lower, four.upper) == (25, None, None)
    assert comparison.spread([measure("none", None)]) is None


def test_quantiles_are_interpolated():
    assert comparison.quantile([1, 2, 3, 4], 0.25) == 1.75
    assert comparison.quantile([7], 0.75) == 7


def test_equal_values_share_a_place_and_who_says_nothing_has_none():
    values = {"a": 10.0, "b": 30.0, "c": 10.0, "d": None, "e": 5.0}
    assert comparison.ranks(values) == {
        "a": Rank(2, tied=True),
        "b": Rank(1, tied=False),
        "c": Rank(2, tied=True),
        "e": Rank(4, tied=False),
    }


def test_a_logarithmic_axis_needs_more_than_a_hundred_times_and_no_zero():
    assert comparison.spans_scales([1, 101])
    assert not comparison.spans_scales([1, 100])
    assert not comparison.spans_scales([0, 101])
    assert not comparison.spans_scales([])


def test_conflicts_do_not_depend_on_the_order_of_members():
    pool = [measure("a", 1, 2014), measure("b", 2, perimeter="p"), measure("c", 3, estimated=1)]
    for left, right in product(pool, repeat=2):
        assert kinds(left, right) == kinds(right, left)
