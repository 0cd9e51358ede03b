"""What the pages read of rival claims, kinds, perimeters, totals and ratios (DESIGN §3)."""

import pytest

from ptce_data import ledger
from ptce_data.errors import UnknownCodeError
from tests.fixtures_ledger import Said, append, median, observed, situation, total
from tests.worlds import AT, claim, claim_id

# The kept claim


def test_a_stated_year_is_kept_before_an_estimated_one(small):
    assert observed(small, "ajonc", "local_savings", 2013, "parc A") == (1_800_000, "approx", 2)


def test_among_stated_years_the_newest_batch_is_kept(small):
    assert observed(small, "ajonc", "member_structures", 2019) == (13, "exact", 2)


def test_the_newest_batch_does_not_beat_a_stated_year(own):
    append(own, 4, claim("ajonc", "jobs_created", 2018, 99, year_basis="estimated"))
    assert observed(own, "ajonc", "jobs_created", 2018) == (10, "exact", 2)


@pytest.mark.parametrize(
    ("qualifiers", "kept"),
    [
        (("at_least", "approx", "exact"), "exact"),
        (("at_least", "approx"), "approx"),
        (("approx", "at_least"), "approx"),
        (("at_least",), "at_least"),
    ],
)
def test_exact_is_kept_before_approximate_before_at_least(own, qualifiers, kept):
    append(own, 4, *(claim("ajonc", "jobs_created", 2000, 7, qualifier=q) for q in qualifiers))
    assert observed(own, "ajonc", "jobs_created", 2000) == (7, kept, len(qualifiers))


def test_all_else_equal_the_first_claim_is_kept(own):
    append(own, 4, claim("ajonc", "jobs_created", 2000, 7), claim("ajonc", "jobs_created", 2000, 6))
    assert observed(own, "ajonc", "jobs_created", 2000) == (7, "exact", 2)


def test_the_kept_claim_has_rank_one_and_its_rivals_follow(small):
    ranks = small.execute(
        "SELECT keep_rank, value, year_basis FROM ranked_claim "
        "WHERE pole_id = 'ajonc' AND indicator = 'local_savings' AND year = 2013 ORDER BY keep_rank"
    ).fetchall()
    assert ranks == [(1, 1_800_000, "stated"), (2, 1_900_000, "estimated")]


# A choice


def test_a_choice_is_kept_against_the_rule(small):
    assert observed(small, "bruyere", "member_structures", 2019) == (9, "approx", 2)


def test_the_latest_choice_wins(own):
    eight = claim_id(own, "bruyere", "member_structures", 8)
    ledger.choose(own, eight, AT, "Dominique", "la coopérative n'est pas membre")
    assert observed(own, "bruyere", "member_structures", 2019) == (8, "exact", 2)


def test_a_claim_may_be_chosen_again_after_another(own):
    nine = claim_id(own, "bruyere", "member_structures", 9)
    eight = claim_id(own, "bruyere", "member_structures", 8)
    for number in (eight, nine):
        ledger.choose(own, number, AT, "Dominique", "vérifié au téléphone")
    assert observed(own, "bruyere", "member_structures", 2019) == (9, "approx", 2)


def test_a_choice_is_passed_over_while_its_batch_is_withdrawn(own):
    append(own, 4, claim("bruyere", "member_structures", 2019, 11, qualifier="at_least"))
    ledger.choose(own, claim_id(own, "bruyere", "member_structures", 11), AT, "Dominique", "rapport annuel")
    assert observed(own, "bruyere", "member_structures", 2019) == (11, "at_least", 3)
    ledger.withdraw(own, 4, AT, "Dominique")
    assert observed(own, "bruyere", "member_structures", 2019) == (9, "approx", 2)  # the choice before it
    ledger.restore(own, 4, AT, "Camille")
    assert observed(own, "bruyere", "member_structures", 2019) == (11, "at_least", 3)


def test_choosing_a_claim_that_does_not_exist_is_refused(own):
    with pytest.raises(UnknownCodeError, match=r"^Le relevé 4000 n'existe pas dans le registre\.$"):
        ledger.choose(own, 4000, AT, "Dominique", "erreur")


# Kinds, and « situation à fin AAAA »


def test_a_cumulative_value_holds_until_the_next_one(small):
    at = {year: situation(small, "ajonc", "jobs_created", year) for year in (2017, 2018, 2021, 2022, 2030)}
    assert at == {
        2017: None,
        2018: Said(10, "exact", 2018),
        2021: Said(10, "exact", 2018),
        2022: Said(14, "exact", 2022),
        2030: Said(14, "exact", 2022),
    }
    assert situation(small, "ajonc", "jobs_created") == Said(14, "exact", 2022)


def test_a_stock_value_holds_until_the_next_one(small):
    assert situation(small, "ajonc", "citizen_investors", 2021) == Said(700, "at_least", 2013, "parc A")
    assert situation(small, "ajonc", "citizen_investors", 2022) == Said(2_000, "approx", 2022, "trois parcs")


def test_a_flow_is_that_of_the_year_alone(small):
    at = {year: situation(small, "bruyere", "visitors", year) for year in (2018, 2019, 2020, 2021, 2022)}
    assert at == {
        2018: None,
        2019: Said(1_000, "exact", 2019),
        2020: None,
        2021: Said(1_500, "at_least", 2021),
        2022: None,
    }
    assert situation(small, "bruyere", "visitors") == Said(1_500, "at_least", 2021)


def test_events_of_a_year_are_all_added(small):
    assert observed(small, "ajonc", "public_support", 2014) == (80_000, "approx", 2)


def test_events_are_added_up_to_the_year_and_across_perimeters(small):
    at = {year: situation(small, "ajonc", "public_support", year) for year in (2013, 2014, 2015, 2016)}
    assert at == {
        2013: None,
        2014: Said(80_000, "approx", 2014),
        2015: Said(80_000, "approx", 2014),
        2016: Said(100_000, "approx", 2016),
    }


def test_a_sum_of_events_keeps_its_first_year(small):
    years = small.execute(
        "SELECT first_year, year FROM situation_at(NULL) "
        "WHERE pole_id = 'ajonc' AND indicator = 'public_support'"
    ).fetchall()
    assert years == [(2014, 2016)]


def test_events_of_parts_only_name_each_part(own):
    append(
        own,
        4,
        claim("chene", "public_support", 2001, 1_000, perimeter="scierie"),
        claim("chene", "public_support", 2002, 2_000, perimeter="atelier"),
    )
    assert situation(own, "chene", "public_support") == Said(3_000, "exact", 2002, "atelier ; scierie")


# Perimeters


def test_a_value_without_perimeter_comes_before_a_later_partial_one(small):
    assert situation(small, "chene", "local_savings", 2020) == Said(200_000, "exact", 2015)


def test_without_a_whole_value_the_latest_year_is_shown_with_its_perimeter(small):
    assert situation(small, "ajonc", "local_savings") == Said(8_000_000, "approx", 2022, "trois parcs")


def test_a_partial_value_serves_until_a_whole_one_is_known(own):
    append(own, 4, claim("chene", "local_savings", 2012, 70_000, perimeter="un site"))
    assert situation(own, "chene", "local_savings", 2014) == Said(70_000, "exact", 2012, "un site")
    assert situation(own, "chene", "local_savings", 2015) == Said(200_000, "exact", 2015)


def test_perimeters_are_observed_apart(small):
    found = small.execute(
        "SELECT year, perimeter, value FROM observation "
        "WHERE pole_id = 'ajonc' AND indicator = 'local_savings' ORDER BY year"
    ).fetchall()
    assert found == [(2013, "parc A", 1_800_000), (2022, "trois parcs", 8_000_000)]


# Totals and medians


def test_at_least_stays_at_least_when_added(small):
    assert total(small, "jobs_created") == (39, "at_least", 3)
    assert total(small, "jobs_created", 2020) == (15, "at_least", 2)
    assert total(small, "jobs_created", 2019) == (10, "exact", 1)


def test_approximate_stays_approximate_when_added(small):
    assert total(small, "local_savings") == (8_200_000, "approx", 2)


def test_a_total_counts_the_poles_that_published(small):
    assert total(small, "visitors", 2021) == (1_800, "at_least", 2)
    assert total(small, "visitors", 2020) == (None, "exact", 0)


def test_a_median_is_that_of_the_poles_that_published(small):
    assert median(small, "member_structures") == 13
    assert median(small, "average_ticket") == 2_750
    assert median(small, "average_ticket", 2012) is None


def test_no_indicator_that_is_a_ratio_is_added(small):
    ratios = "SELECT DISTINCT across_poles FROM indicator WHERE kind = 'ratio' ORDER BY ALL"
    assert "sum" not in [row[0] for row in small.execute(ratios).fetchall()]


# Ratios


def test_a_ratio_is_recomputed_where_both_parts_are_known(small):
    value, qualifier, claims = observed(small, "ajonc", "average_ticket", 2013, "parc A")
    assert (value, qualifier, claims) == (2_600, "approx", 1)  # 1 800 000 over 700: 2 571,43
    assert observed(small, "ajonc", "average_ticket", 2022, "trois parcs") == (4_000, "approx", 0)
    assert observed(small, "chene", "average_ticket", 2015) == (2_000, "exact", 0)


def test_the_published_ratio_stays_visible_behind_the_recomputed_one(small):
    behind = small.execute(
        "SELECT value FROM ranked_claim WHERE pole_id = 'ajonc' AND indicator = 'average_ticket'"
    ).fetchall()
    assert behind == [(2_000,)]


def test_a_ratio_with_an_unknown_part_is_the_published_one(small):
    assert observed(small, "chene", "average_ticket", 2019) == (1_500, "exact", 1)


def test_a_ratio_is_not_recomputed_over_zero_or_across_perimeters(own):
    append(
        own,
        4,
        claim("bruyere", "local_savings", 2010, 500),
        claim("bruyere", "citizen_investors", 2010, 0),
        claim("bruyere", "local_savings", 2011, 500),
        claim("bruyere", "citizen_investors", 2011, 5, perimeter="un atelier"),
    )
    assert observed(own, "bruyere", "average_ticket", 2010) is None
    assert observed(own, "bruyere", "average_ticket", 2011) is None


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        ("exact", "exact", "exact"),
        ("at_least", "exact", "at_least"),
        ("exact", "at_least", "approx"),
        ("at_least", "at_least", "approx"),
        ("approx", "exact", "approx"),
    ],
)
def test_a_ratio_over_a_minimum_is_no_minimum(own, top, bottom, expected):
    append(
        own,
        4,
        claim("bruyere", "local_savings", 2010, 500, qualifier=top),
        claim("bruyere", "citizen_investors", 2010, 5, qualifier=bottom),
    )
    assert observed(own, "bruyere", "average_ticket", 2010) == (100, expected, 0)


def test_a_recomputed_share_out_of_bounds_leaves_the_published_one(own):
    own.execute(
        "UPDATE indicator SET numerator = 'integration_employees', denominator = 'jobs_on_site' "
        "WHERE indicator = 'integration_share'"
    )
    append(
        own,
        4,
        claim("bruyere", "integration_employees", 2022, 30),
        claim("bruyere", "jobs_on_site", 2022, 20),
        claim("chene", "integration_employees", 2022, 5),
        claim("chene", "jobs_on_site", 2022, 20),
    )
    assert observed(own, "bruyere", "integration_share", 2022) == (60, "exact", 1)
    assert observed(own, "chene", "integration_share", 2022) == (25, "exact", 0)
