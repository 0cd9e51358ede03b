"""What a change announces before it is made, and that it agrees with what is said later."""

from dataclasses import replace

import pytest

from ptce_data import database, ledger, publication
from ptce_data.changes import (
    Keeping,
    Restoration,
    Withdrawal,
)
from ptce_data.figures import Total
from ptce_data.ledger import Source
from ptce_data.publication import Counts, Shown
from ptce_data.queries import history
from ptce_data.selection import Selection
from tests import worlds
from tests.publishing import CAMILLE, asked, imported, public, publish
from tests.worlds import claim

PILOTS = "Pôle témoin du Labo de l'ESS (2011-2013)"


def test_each_public_figure_that_moves_is_announced_old_and_new(own_world):
    preview = publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    said = [
        (
            m.scope,
            m.name,
            m.indicator,
            (m.before.value, m.before.qualifier),
            (m.after.value, m.after.qualifier),
        )
        for m in preview.moves
    ]
    assert said == [
        ("france", "", "jobs_created", (39, "at_least"), (41, "at_least")),
        ("region", "Bretagne", "jobs_created", (19, "at_least"), (21, "at_least")),
        ("departement", "Morbihan", "jobs_created", (14, "exact"), (16, "exact")),
        ("sector", "Culture", "jobs_created", (19, "at_least"), (21, "at_least")),
        ("sector", "Énergies renouvelables", "jobs_created", (34, "approx"), (36, "approx")),
        ("pole", "Pôle Ajonc", "jobs_created", (14, "exact"), (16, "exact")),
        ("status", PILOTS, "jobs_created", (34, "approx"), (36, "approx")),
        ("france", "", "jobs_created", (14, "approx"), (16, "approx")),
        ("region", "Bretagne", "jobs_created", (9.5, "approx"), (10.5, "approx")),
    ]
    assert [m.measure for m in preview.moves] == ["total"] * 7 + ["median"] * 2
    assert (preview.counts, preview.moves_found, preview.version) == (Counts(new=1), 9, 3)
    assert preview.moves[0].before == Shown(39, "at_least", 2020, 2022, 3, 3)
    assert preview.moves[0].after == Shown(41, "at_least", 2020, 2023, 3, 3)
    assert preview.moves[5].after == Shown(16, "exact", 2023, 2023, 3, 3, rank=2)


def test_a_preview_writes_nothing(own_world):
    before = own_world.read_bytes()
    publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2023, 16)))
    publication.preview(own_world, Withdrawal(worlds.SPRING))
    assert own_world.read_bytes() == before
    assert [f for f in own_world.parent.iterdir() if "preview" in f.name] == []


def test_coverage_and_rank_move_too(own_world):
    preview = publication.preview(own_world, imported(claim("bruyere", "local_savings", 2022, 300_000)))
    france = preview.moves[0]
    assert (france.before.poles, france.after.poles, france.after.poles_selected) == (2, 3, 3)
    ranks = {
        m.code: (m.before.rank, m.after.rank)
        for m in preview.moves
        if m.scope == "pole" and m.indicator == "local_savings"
    }
    assert ranks == {"bruyere": (None, 2), "chene": (2, 3)}


def test_a_figure_of_an_older_year_moves_no_last_known_value(own_world):
    preview = publication.preview(own_world, imported(claim("ajonc", "jobs_created", 2015, 3)))
    assert (preview.counts, preview.moves) == (Counts(new=1), ())


def test_new_changed_confirmed_and_unchanged_are_told_apart(own_world):
    site = ledger.Source("Site C", "https://www.exemple.org/site")
    change = imported(
        claim("ajonc", "jobs_created", 2022, 14),  # as it is published
        claim("ajonc", "jobs_created", 2022, 14, cell="B3"),  # the same again
        claim("ajonc", "jobs_created", 2022, 14, source=site),  # another source
        claim("ajonc", "jobs_created", 2018, 11),
        claim("chene", "visitors", 2022, 20),
        claim("ajonc", "public_support", 2014, 1_000),  # an event is a fact of its own
        refused=4,
    )
    preview = publication.preview(own_world, change)
    assert preview.counts == Counts(new=2, changed=1, confirmed=1, unchanged=2, refused=4)
    assert [(c.kind, c.before, c.after, c.kept) for c in preview.changes] == [
        ("changed", 10, 11, True),
        ("new", None, 20, True),
        ("new", None, 1_000, True),
        ("confirmed", 14, 14, True),
        ("unchanged", 14, 14, True),
        ("unchanged", 14, 14, True),
    ]
    with database.workbench(own_world) as cursor:
        assert publication.count(cursor, change.claims) == replace(preview.counts, refused=0)


def test_a_figure_that_will_stay_behind_a_rival_is_told(own_world):
    """`~9` was chosen: a newer claim does not replace it."""
    preview = publication.preview(own_world, imported(claim("bruyere", "member_structures", 2019, 20)))
    (change,) = preview.changes
    assert (change.kind, change.before, change.after, change.kept) == ("changed", 9, 20, False)
    assert preview.moves == ()


def test_a_confidential_claim_moves_nothing_and_is_compared_with_confidential_ones_alone(own_world):
    secret = claim("chene", "jobs_created", 2021, 1_000, visibility="confidential")
    before = public(own_world)
    preview = publication.preview(own_world, imported(secret))
    (change,) = preview.changes
    assert (change.kind, change.before, change.after, change.kept) == ("changed", 999, 1_000, False)
    assert (change.visibility, preview.moves) == ("confidential", ())
    publish(own_world, imported(secret))
    assert public(own_world) == before


def test_a_withdrawal_is_announced_with_what_takes_its_place(own_world):
    preview = publication.preview(own_world, Withdrawal(worlds.SPRING))
    assert preview.counts == Counts(changed=1, gone=2)
    assert [(c.indicator, c.kind, c.before, c.after, c.visibility) for c in preview.changes] == [
        ("member_structures", "changed", 13, 12, "public"),
        ("jobs_created", "gone", 999, None, "confidential"),
        ("turnover", "gone", 123_456, None, "confidential"),
    ]
    assert {m.indicator for m in preview.moves} == {"member_structures"}


def test_a_restoration_is_announced(own_world):
    preview = publication.preview(own_world, Restoration(worlds.MISTAKE))
    assert preview.counts == Counts(changed=1)
    assert (preview.moves[0].before.value, preview.moves[0].after.value) == (39, 811)


def test_a_choice_is_announced(own_world):
    ((eight,),) = asked(own_world, "SELECT claim_id FROM claim WHERE value = 8 AND pole_id = 'bruyere'")
    preview = publication.preview(own_world, Keeping(eight, "le rapport fait foi"))
    (change,) = preview.changes
    assert (change.before, change.after, change.kept) == (9, 8, True)
    assert preview.counts == Counts(changed=1)
    assert (preview.moves[0].before.value, preview.moves[0].after.value) == (52, 51)


@pytest.mark.parametrize("scope", ["france", "region", "departement", "sector", "status"])
def test_the_totals_announced_are_those_the_pages_show(real_file, scope):
    """For every area and indicator, the same as the question the overview asks."""
    with database.Reader(real_file).cursor() as cursor:
        areas = cursor.execute(
            "SELECT code, count(*) FROM pole_area WHERE scope = $scope GROUP BY code", {"scope": scope}
        ).fetchall()
        indicators = [i for (i,) in cursor.execute("SELECT indicator FROM indicator").fetchall()]
        for code, poles in areas:
            selection = {
                "france": Selection(),
                "region": Selection(regions=(code,)),
                "departement": Selection(departements=(code,)),
                "sector": Selection(sectors=(code,)),
                "status": Selection(statuses=(code,)),
            }[scope]
            asked = {**selection.parameters(), "indicators": indicators}
            wanted = {t.indicator: t for t in database.ask(cursor, "totals", Total, asked)}
            found = cursor.execute(
                "SELECT indicator, value, qualifier, first_year, last_year, poles FROM shown_total "
                "WHERE scope = $scope AND code = $code",
                {"scope": scope, "code": code},
            ).fetchall()
            shown = {t.indicator for t in wanted.values() if t.value is not None}
            assert {row[0] for row in found} == shown
            for indicator, value, *others in found:
                total = wanted[indicator]
                assert value == pytest.approx(total.value)
                assert others == [total.qualifier, total.first_year, total.last_year, total.poles]
                assert total.poles_selected == poles


OTHER = Source("Enquête du réseau", None)


@pytest.mark.parametrize(
    ("question", "table", "place"),
    [
        ("change_totals", "before_total", "scope = 'france'"),
        ("change_pole_figures", "before_figure", "pole_id = 'ajonc'"),
    ],
)
def test_a_figure_that_becomes_or_was_nothing_moves(own_world, question, table, place):
    asked = {"listed": 500} if question == "change_pole_figures" else {}
    with database.writing(own_world) as connection:
        connection.execute(database.statement("change_before"))
        assert connection.execute(database.statement(question), asked).fetchall() == []
        connection.execute(
            f"UPDATE {table} SET value = NULL WHERE {place} AND indicator = 'jobs_created'"  # noqa: S608
        )
        moved = connection.execute(database.statement(question), asked).to_arrow_table().to_pylist()
    (one,) = [row for row in moved if row["moved"] and row.get("measure") != "median"]
    assert (one["indicator"], one["before_value"]) == ("jobs_created", None)
    assert one["after_value"] == {"change_totals": 39, "change_pole_figures": 14}[question]


@pytest.mark.parametrize(
    "line",
    [
        claim("bruyere", "member_structures", 2019, 9, qualifier="approx", source=OTHER),
        claim("bruyere", "member_structures", 2019, 8, source=OTHER),
        claim("ajonc", "jobs_created", 2022, 14, source=OTHER),
        claim("ajonc", "jobs_created", 2023, 16, source=OTHER),
        claim(
            "ajonc", "average_ticket", 2022, 4_000, qualifier="approx", perimeter="trois parcs", source=OTHER
        ),
        claim("ajonc", "public_support", 2022, 1_000, source=OTHER),
    ],
    ids=["as the chosen one", "against the chosen one", "confirmed", "new", "a recomputed ratio", "an event"],
)
def test_the_history_says_shown_what_the_preview_said_would_be(own_world, line):
    (announced,) = publication.preview(own_world, imported(line)).changes
    receipt = publish(own_world, imported(line))
    with database.reading(own_world) as cursor:
        (kept,) = history.batch(cursor, CAMILLE, receipt.batch_id).changes
    assert (receipt.changes[0].kept, kept.kept) == (announced.kept, announced.kept)
