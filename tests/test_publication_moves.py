"""What is announced agrees with itself: totals that come to nothing, and what the history says later."""

import pytest

from ptce_data import database, publication
from ptce_data.ledger import Source
from ptce_data.queries import history
from tests.test_publication import CAMILLE, imported, publish
from tests.worlds import claim

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
    (one,) = [row for row in moved if row["moved"]]
    assert (one["indicator"], one["before_value"]) == ("jobs_created", None)
    assert one["after_value"] == {"change_totals": 39, "change_pole_figures": 14}[question]


@pytest.mark.parametrize(
    "line",
    [
        claim("bruyere", "member_structures", 2019, 9, qualifier="approx", source=OTHER),
        claim("bruyere", "member_structures", 2019, 8, source=OTHER),
        claim("ajonc", "jobs_created", 2022, 14, source=OTHER),
        claim("ajonc", "jobs_created", 2023, 16, source=OTHER),
        claim("ajonc", "average_ticket", 2022, 4_000, qualifier="approx", perimeter="trois parcs", source=OTHER),
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
