"""The rules of the ledger (DESIGN §3) on the world drawn in tests/worlds.py."""

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data import database, ledger, verify
from ptce_data.errors import UnknownCodeError
from tests import worlds
from tests.worlds import AT, claim, claim_id


@dataclass(frozen=True)
class Said:
    """A value as it is shown."""

    value: float
    qualifier: str
    year: int
    perimeter: str = ""


@pytest.fixture
def small(small_world):
    with database.reading(small_world) as connection:
        yield connection


@pytest.fixture
def own(own_world):
    """The small world, to be changed."""
    with database.writing(own_world) as connection:
        yield connection


def observed(connection, pole_id, indicator, year, perimeter=""):
    """(value, qualifier, number of claims behind it) of an observation, or None."""
    return connection.execute(
        "SELECT value, qualifier, claims FROM observation "
        "WHERE pole_id = ? AND indicator = ? AND year = ? AND perimeter = ?",
        [pole_id, indicator, year, perimeter],
    ).fetchone()


def situation(connection, pole_id, indicator, year=None):
    """« Situation à fin `year` » of one pole's indicator; None where nothing is known."""
    found = connection.execute(
        "SELECT value, qualifier, year, perimeter FROM situation_at($year) "
        "WHERE pole_id = $pole_id AND indicator = $indicator",
        {"year": year, "pole_id": pole_id, "indicator": indicator},
    ).fetchall()
    assert len(found) <= 1
    return Said(*found[0]) if found else None


def total(connection, indicator, year=None):
    """(value, qualifier, number of poles) of the country."""
    return connection.execute(
        "SELECT sum(value), total_qualifier(list(qualifier)), count(*) FROM situation_at($year) "
        "WHERE indicator = $indicator",
        {"year": year, "indicator": indicator},
    ).fetchone()


def median(connection, indicator, year=None):
    ((value,),) = connection.execute(
        "SELECT median(value) FROM situation_at($year) WHERE indicator = $indicator",
        {"year": year, "indicator": indicator},
    ).fetchall()
    return value


def append(connection, batch_id, *claims, visibility="public"):
    """Publish claims as a new batch; the number that were new."""
    ledger.open_batch(connection, worlds.batch(batch_id, "essai.xlsx"))
    appended = ledger.append(connection, batch_id, [replace(c, visibility=visibility) for c in claims])
    ledger.publish(connection, AT)
    return appended


def published(connection):
    """Everything the public can read of the figures."""
    return {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()  # noqa: S608 (four names)
        for table in ("public_claim", "ranked_claim", "observation", "situation")
    }


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
    assert (round(value, 2), qualifier, claims) == (2571.43, "approx", 1)
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


# Withdrawn batches


def test_a_withdrawn_batch_is_not_read(small):
    assert observed(small, "bruyere", "jobs_created", 2020) == (5, "at_least", 1)


def test_a_restored_batch_is_read_again(own):
    ledger.restore(own, worlds.MISTAKE, AT, "Camille")
    assert observed(own, "bruyere", "jobs_created", 2020) == (777, "exact", 2)
    assert total(own, "jobs_created") == (811, "approx", 3)


def test_withdrawing_a_batch_leaves_later_ones_standing(own):
    append(own, 4, claim("ajonc", "jobs_created", 2023, 16))
    ledger.withdraw(own, worlds.SPRING, AT, "Dominique")
    assert observed(own, "ajonc", "member_structures", 2019) == (12, "approx", 1)
    assert situation(own, "ajonc", "jobs_created") == Said(16, "exact", 2023)


def test_withdrawing_loses_no_claim(own):
    before = own.execute("SELECT * FROM claim ORDER BY claim_id").fetchall()
    ledger.withdraw(own, 1, AT, "Dominique")
    assert own.execute("SELECT * FROM claim ORDER BY claim_id").fetchall() == before
    assert own.execute("SELECT count(*) FROM observation").fetchall() == [(1,)]  # the 13 of batch 2


def test_a_batch_withdrawn_twice_keeps_its_first_date(own):
    ledger.withdraw(own, worlds.MISTAKE, AT.replace(year=2030), "Dominique")
    found = own.execute("SELECT withdrawn_at, withdrawn_by FROM batch WHERE batch_id = 3").fetchall()
    assert found == [(AT, "Camille")]


@pytest.mark.parametrize(
    "act", [lambda c: ledger.withdraw(c, 9, AT, "D."), lambda c: ledger.restore(c, 9, AT, "Camille")]
)
def test_an_unknown_batch_is_refused(own, act):
    with pytest.raises(UnknownCodeError) as refused:
        act(own)
    assert str(refused.value) == "Le lot 9 n'existe pas ; l'historique donne les numéros des lots."


def test_each_publication_has_a_new_version(own):
    before = own.execute("SELECT version FROM data_version").fetchall()
    ledger.withdraw(own, worlds.SPRING, AT, "Dominique")
    ledger.restore(own, worlds.SPRING, AT, "Camille")
    after = own.execute("SELECT version FROM data_version").fetchall()
    assert (before, after) == ([(3,)], [(5,)])


def test_a_publication_that_fails_leaves_everything_as_it_was(own):
    before = published(own)
    unknown_pole = claim("inconnu", "jobs_created", 2023, 16)
    with pytest.raises(duckdb.ConstraintException), database.transaction(own):
        append(own, 4, claim("ajonc", "jobs_created", 2023, 16), unknown_pole)
    assert published(own) == before
    assert own.execute("SELECT max(batch_id) FROM batch").fetchall() == [(3,)]


# Confidentiality


def test_a_confidential_claim_that_would_be_kept_leaves_the_public_one(small):
    assert observed(small, "chene", "jobs_created", 2021) == (20, "approx", 1)


def test_a_pole_known_only_in_confidence_has_no_figure(small):
    assert situation(small, "bruyere", "turnover", 2022) is None
    assert total(small, "turnover", 2022) == (None, "exact", 0)


@pytest.mark.parametrize(
    "view", ["public_claim", "orderable_claim", "ranked_claim", "observation", "situation"]
)
def test_no_public_table_holds_a_confidential_or_withdrawn_number(small, view):
    values = {row[0] for row in small.execute(f"SELECT value FROM {view}").fetchall()}  # noqa: S608 (a list)
    assert values
    assert not values & {999, 123_456, 777}


def test_choosing_a_confidential_claim_does_not_publish_it(own):
    ledger.choose(own, claim_id(own, "chene", "jobs_created", 999), AT, "Dominique", "source interne")
    assert observed(own, "chene", "jobs_created", 2021) == (20, "approx", 1)


def test_a_confidential_part_makes_no_public_ratio(own):
    append(own, 4, claim("bruyere", "local_savings", 2010, 500), visibility="confidential")
    append(own, 5, claim("bruyere", "citizen_investors", 2010, 5))
    assert observed(own, "bruyere", "average_ticket", 2010) is None


STAFF_QUESTIONS = ("check_", "change_", "history_", "vocabulary_remembered")
PUBLIC_CODE = ("ptce_data/queries", "ptce_data/exports", "ptce_data/sentences", "pages/public", "pages/_ui")


def reading(*tables):
    bare = re.compile(rf"\b(?:FROM|JOIN)\s+(?:{'|'.join(tables)})\b")
    return {file.stem for file in database.SQL_FOLDER.glob("*.sql") if bare.search(file.read_text("utf-8"))}


def test_only_the_ledger_itself_and_staff_read_the_bare_claims():
    readers = {name for name in reading("claim", "standing_claim") if not name.startswith(STAFF_QUESTIONS)}
    assert readers == {"schema", "fresh_claim", "derive_poles", "verify_claims", "verify_rules"}


def test_only_the_ledger_itself_and_staff_read_who_did_what_and_poles_that_do_not_stand():
    hidden = ("batch_event", "remembered_reading", "registered_pole", "pole_registration")
    readers = {name for name in reading(*hidden) if not name.startswith(STAFF_QUESTIONS)}
    appending = {"append_event", "append_readings", "upgrade_events"}
    assert readers <= appending | {"schema", "derive_poles", "verify_rules"}


def test_no_public_module_asks_what_staff_ask():
    """queries/history.py asks for a member of staff first; so does queries/importing.py."""
    asked = re.compile(rf'"(?:{"|".join(STAFF_QUESTIONS)})[a-z_]*"')
    root = Path(__file__).parents[1]
    files = [file for folder in PUBLIC_CODE for file in sorted((root / folder).rglob("*.py"))]
    asking = {file.name for file in files if asked.search(file.read_text("utf-8"))}
    assert asking <= {"history.py", "importing.py"}


# Idempotence


def test_importing_the_same_claims_twice_changes_nothing(own):
    claims = [claim("ajonc", "jobs_created", 2023, 16), claim("ajonc", "public_support", 2023, 500)]
    assert append(own, 4, *claims) == 2
    before = published(own)
    assert append(own, 5, *claims) == 0
    assert published(own) == before


def test_a_claim_twice_in_one_file_is_appended_once(own):
    same = claim("ajonc", "public_support", 2023, 500)
    assert append(own, 4, same, replace(same, cell="B3")) == 1
    assert observed(own, "ajonc", "public_support", 2023) == (500, "exact", 1)


@pytest.mark.parametrize(
    "change",
    [
        {"pole_id": "chene"},
        {"indicator": "jobs_fte"},
        {"year": 2024},
        {"year_basis": "estimated"},
        {"value": 17.0},
        {"qualifier": "approx"},
        {"perimeter": "atelier"},
        {"note": "selon le rapport"},
        {"visibility": "confidential"},
        {"source": ledger.Source("Rapport A", None)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_claim_that_differs_in_one_field_is_another_claim(own, change):
    first = claim("ajonc", "jobs_created", 2023, 16)
    ledger.open_batch(own, worlds.batch(4, "essai.xlsx"))
    assert ledger.append(own, 4, [first, replace(first, **change)]) == 2


def test_a_claim_of_a_withdrawn_batch_can_be_published_again(own):
    assert append(own, 4, claim("bruyere", "jobs_created", 2020, 777)) == 1
    assert observed(own, "bruyere", "jobs_created", 2020) == (777, "exact", 2)


def test_an_event_told_by_two_standing_batches_counts_once(own):
    aid = claim("chene", "public_support", 2023, 500)
    append(own, 4, aid)
    ledger.withdraw(own, 4, AT, "Dominique")
    append(own, 5, aid)
    ledger.restore(own, 4, AT, "Camille")
    assert observed(own, "chene", "public_support", 2023) == (500, "exact", 1)


def test_claims_are_numbered_in_the_order_of_the_file(own):
    years = (2003, 2001, 2002)
    append(own, 4, *(claim("ajonc", "jobs_created", year, 1) for year in years))
    found = own.execute("SELECT year FROM claim WHERE batch_id = 4 ORDER BY claim_id").fetchall()
    assert [year for (year,) in found] == [2003, 2001, 2002]
    assert own.execute("SELECT min(claim_id) FROM claim WHERE batch_id = 4").fetchall() == [(32,)]


# Any history


acts = st.lists(
    st.tuples(st.sampled_from(["withdraw", "restore", "choose"]), st.integers(min_value=1, max_value=4)),
    max_size=5,
)
drawn_claims = st.lists(
    st.builds(
        claim,
        st.sampled_from(["ajonc", "chene"]),
        st.sampled_from(["jobs_created", "public_support", "local_savings", "citizen_investors", "visitors"]),
        st.integers(min_value=2019, max_value=2023),
        st.integers(min_value=0, max_value=3),
        qualifier=st.sampled_from(["exact", "approx", "at_least"]),
        year_basis=st.sampled_from(["stated", "estimated"]),
        perimeter=st.sampled_from(["", "atelier"]),
        visibility=st.sampled_from(["public", "confidential"]),
    ),
    max_size=12,
)


def _copy(file, folder) -> Path:
    return Path(shutil.copy(file, folder))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn_claims, acts)
def test_after_any_history_verification_holds_and_withdrawing_can_be_withdrawn(small_world, drawn, history):
    with TemporaryDirectory() as folder, database.writing(_copy(small_world, folder)) as connection:
        append(connection, 4, *drawn)
        for act, number in history:
            if act == "withdraw":
                ledger.withdraw(connection, number, AT, "Camille")
            elif act == "restore":
                ledger.restore(connection, number, AT, "Camille")
            else:
                ledger.choose(connection, number, AT, "Camille", "tirage")
        ledger.restore(connection, 4, AT, "Camille")
        before = published(connection)
        ledger.withdraw(connection, 4, AT, "Camille")
        verify.verify(connection)
        ledger.restore(connection, 4, AT, "Camille")
        verify.verify(connection)
        assert published(connection) == before
