"""What staff ask of the ledger, on the world drawn in tests/worlds.py."""

from datetime import UTC, datetime, timedelta

import pytest

from ptce_data import database
from ptce_data.changes import Restoration, Withdrawal
from ptce_data.errors import NotStaffError, UnknownCodeError
from ptce_data.queries import history
from ptce_data.staff import Member
from tests import worlds
from tests.publishing import CAMILLE, DOMINIQUE, imported, publish
from tests.worlds import claim

QUESTIONS = (
    history.batches,
    lambda cursor, member: history.batch(cursor, member, worlds.SPRING),
    lambda cursor, member: history.life(cursor, member, "ajonc", "jobs_created"),
    history.rivals,
    lambda cursor, member: history.reports(cursor, member, 2022),
    history.choices,
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_is_answered_to_someone_else(small_cursor, question):
    over = Member("Camille", until=datetime.now(UTC) - timedelta(seconds=1))
    for member in (None, over):
        with pytest.raises(NotStaffError):
            question(small_cursor, member)


def test_every_import_is_listed_the_newest_first(small_cursor):
    found = history.batches(small_cursor, CAMILLE)
    assert [(b.batch_id, b.file_name, b.by, b.claims, b.confidential, b.withdrawn_by) for b in found] == [
        (3, "erreur.xlsx", "Camille", 1, 0, "Camille"),
        (2, "printemps.xlsx", "Camille", 3, 2, None),
        (1, "observations.csv", "équipe", 27, 0, None),
    ]


def test_an_import_is_told_as_it_was_when_published(own_world):
    """Later imports and withdrawals do not change what it changed then."""
    publish(own_world, imported(claim("ajonc", "jobs_created", 2022, 15)))
    publish(own_world, imported(claim("ajonc", "jobs_created", 2022, 16)))
    publish(own_world, Withdrawal(4, "mauvais classeur"), DOMINIQUE)
    publish(own_world, Restoration(4), CAMILLE)
    with database.Reader(own_world).cursor() as cursor:
        first, second = (history.batch(cursor, CAMILLE, number) for number in (4, 5))
    assert [(c.kind, c.before, c.after, c.kept) for c in first.changes] == [("changed", 14, 15, False)]
    assert [(c.kind, c.before, c.after, c.kept) for c in second.changes] == [("changed", 15, 16, True)]
    assert [(e.kind, e.by, e.reason) for e in first.events] == [
        ("published", "Camille", ""),
        ("withdrawn", "Dominique", "mauvais classeur"),
        ("restored", "Camille", ""),
    ]
    moves = [[(m.scope, m.before.value, m.after.value) for m in e.moves[:1]] for e in first.events]
    assert moves == [[("france", 39, 40)], [], []]


def test_an_unknown_import_is_refused(small_cursor):
    with pytest.raises(UnknownCodeError):
        history.batch(small_cursor, CAMILLE, 99)


def test_the_life_of_a_figure_tells_withdrawn_and_confidential_claims(small_cursor):
    told = history.life(small_cursor, CAMILLE, "bruyere", "jobs_created")
    assert [(c.value, c.batch_id, c.withdrawn_by, c.kept) for c in told] == [
        (5, 1, None, True),
        (777, 3, "Camille", False),
    ]
    secret = history.life(small_cursor, CAMILLE, "chene", "jobs_created")
    assert [(c.value, c.visibility, c.kept) for c in secret] == [
        (20, "public", True),
        (999, "confidential", False),
    ]


def test_rivals_say_which_is_kept_and_why(small_cursor):
    found = history.rivals(small_cursor, CAMILLE)
    said = [(r.pole_id, r.indicator, r.year, r.why, [c.value for c in r.claims]) for r in found]
    assert said == [
        ("ajonc", "citizen_investors", 2013, "stated_year", [700, 700]),
        ("ajonc", "local_savings", 2013, "stated_year", [1_800_000, 1_900_000]),
        ("ajonc", "member_structures", 2019, "newest_batch", [13, 12]),
        ("bruyere", "member_structures", 2019, "chosen", [9, 8]),
        ("chene", "jobs_created", 2021, "only", [20, 999]),
    ]
    assert found[3].claims[0].chosen_reason == "compte aussi la coopérative"


def test_who_has_not_reported_yet_is_known_by_pole_and_by_family(small_cursor):
    """Bruyère's turnover of 2022 is confidential: to report is not to publish."""
    reports = history.reports(small_cursor, CAMILLE, 2022)
    assert [(pole.pole, pole.last_year) for pole in reports.missing] == [("Pôle Chêne", 2021)]
    assert [(f.family, f.poles, f.reported) for f in reports.families] == [
        ("ecologie", 2, 1),
        ("culture", 1, 1),
    ]
    (chene,) = reports.missing
    assert {one.indicator: one.last_year for one in chene.core}["citizen_investors"] == 2015


def test_choices_are_told_with_their_reason(small_cursor):
    (choice,) = history.choices(small_cursor, CAMILLE)
    assert (choice.value, choice.by, choice.reason, choice.effective) == (
        9,
        "Camille",
        "compte aussi la coopérative",
        True,
    )
