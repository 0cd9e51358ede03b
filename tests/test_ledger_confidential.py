"""A confidential claim reaches no public table, page or export (DESIGN §3)."""

import re
from pathlib import Path

import pytest

from ptce_data import database, ledger
from tests.fixtures_ledger import append, observed, situation, total
from tests.worlds import AT, claim, claim_id

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
    appending = {"fresh_claim", "append_replacements"}
    assert readers == appending | {"schema", "derive_poles", "verify_claims", "verify_rules"}


def test_only_the_ledger_itself_and_staff_read_who_did_what_and_poles_that_do_not_stand():
    hidden = ("batch_event", "remembered_reading", "registered_pole", "pole_registration")
    readers = {name for name in reading(*hidden) if not name.startswith(STAFF_QUESTIONS)}
    appending = {"append_event", "append_readings", "upgrade_events"}
    assert readers <= appending | {"schema", "derive_poles", "verify_rules"}


def test_no_public_module_asks_what_staff_ask():
    """queries/history.py asks for a member of staff first; so do importing.py and restoring.py."""
    asked = re.compile(rf'"(?:{"|".join(STAFF_QUESTIONS)})[a-z_]*"')
    root = Path(__file__).parents[1]
    files = [file for folder in PUBLIC_CODE for file in sorted((root / folder).rglob("*.py"))]
    asking = {file.name for file in files if asked.search(file.read_text("utf-8"))}
    assert asking <= {"history.py", "importing.py", "restoring.py"}
