"""Batches withdrawn, restored, imported twice, in any order (DESIGN §3)."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data import database, ledger, verify
from ptce_data.changes import Correction
from ptce_data.errors import UnknownCodeError
from tests import worlds
from tests.fixtures_ledger import Said, append, observed, published, situation, total
from tests.worlds import AT, claim

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
    assert str(refused.value) == "L'import 9 n'existe pas ; l'historique donne leurs numéros."


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
    st.tuples(
        st.sampled_from(["withdraw", "restore", "choose", "correct"]), st.integers(min_value=1, max_value=4)
    ),
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


def correct(connection, number):
    """One of the amounts that stand corrected by a batch of its own; the number of that batch."""
    ledger.restore(connection, 1, AT, "Camille")
    standing = connection.execute(
        "SELECT claim_id, pole_id, year, value, perimeter, visibility FROM standing_claim "
        "WHERE indicator = 'public_support' ORDER BY claim_id"
    ).fetchall()
    ((batch_id,),) = connection.execute("SELECT max(batch_id) + 1 FROM batch").fetchall()
    claim_id, pole_id, year, value, perimeter, visibility = standing[number % len(standing)]
    newer = claim(
        pole_id, "public_support", year, value + 1, perimeter=perimeter, visibility=visibility, note="corrigé"
    )
    ledger.open_batch(connection, worlds.batch(batch_id, "correction.xlsx"))
    ledger.append(connection, batch_id, [newer], (Correction(0, claim_id),))
    ledger.publish(connection, AT)
    return batch_id


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
            elif act == "correct":
                correct(connection, number)
            else:
                ledger.choose(connection, number, AT, "Camille", "tirage")
        ledger.restore(connection, 4, AT, "Camille")
        before = published(connection)
        ledger.withdraw(connection, 4, AT, "Camille")
        verify.verify(connection)
        ledger.restore(connection, 4, AT, "Camille")
        verify.verify(connection)
        assert published(connection) == before
        ledger.restore(connection, 1, AT, "Camille")
        before = published(connection)
        corrected = correct(connection, 1)
        verify.verify(connection)
        ledger.withdraw(connection, corrected, AT, "Camille")
        assert published(connection) == before
