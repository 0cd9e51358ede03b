"""An amount of an event is corrected: the new claim takes the place of the old one while it stands."""

import pytest

from ptce_data import database, ledger, verify
from ptce_data.changes import Correction, Restoration, Withdrawal
from ptce_data.queries import claims, history
from tests.publishing import CAMILLE, asked, imported, public, publication, publish
from tests.worlds import claim, claim_id

# The small world: bruyere was helped of 100 000 € in 2021, ajonc of 50 000 and ≈ 30 000 in 2014 (batch 1).
AID = ("bruyere", "public_support", 2021)
NEW = claim(*AID, 120_000)
ARTICLE_B = ledger.Source("Article B, sans adresse", None)


def number(file, *place):
    with database.reading(file) as connection:
        return claim_id(connection, *place)


def shown(file, pole_id="bruyere", year=2021):
    question = (
        "SELECT value, qualifier, claims FROM observation "  # noqa: S608
        f"WHERE pole_id = '{pole_id}' AND indicator = 'public_support' AND year = {year} AND perimeter = ''"
    )
    return asked(file, question)


def verified(file):
    with database.reading(file) as connection:
        verify.verify(connection)


def lines(preview):
    return [(one.kind, one.before, one.after) for one in preview.changes]


def total(preview):
    return next(
        (move.before.value, move.after.value)
        for move in preview.moves
        if move.scope == "france" and move.indicator == "public_support"
    )


@pytest.fixture
def correction(own_world):
    return imported(
        NEW, corrections=(Correction(0, number(own_world, "bruyere", "public_support", 100_000)),)
    )


def test_a_correction_replaces_the_amount_old_to_new(own_world, correction):
    preview = publication.preview(own_world, correction)
    assert lines(preview) == [("changed", 100_000.0, 120_000.0)]
    assert (preview.counts.new, preview.counts.changed) == (0, 1)
    # 50 000 + 30 000 + 20 000 of ajonc, 100 000 of bruyere
    assert total(preview) == (200_000.0, 220_000.0)
    receipt = publish(own_world, correction)
    assert (receipt.changes, receipt.moves) == (preview.changes, preview.moves)
    assert shown(own_world) == [(120_000.0, "exact", 1)]
    verified(own_world)


def test_withdrawn_the_old_amount_is_back_and_restored_it_is_replaced_again(own_world, correction):
    before = public(own_world)
    publish(own_world, correction)
    corrected = public(own_world)
    preview = publication.preview(own_world, Withdrawal(4))
    assert lines(preview) == [("changed", 120_000.0, 100_000.0)]
    assert total(preview) == (220_000.0, 200_000.0)
    publish(own_world, Withdrawal(4))
    assert public(own_world) == before
    verified(own_world)
    preview = publication.preview(own_world, Restoration(4))
    assert lines(preview) == [("changed", 100_000.0, 120_000.0)]
    publish(own_world, Restoration(4))
    assert public(own_world) == corrected
    verified(own_world)


def test_two_amounts_are_corrected_at_once(own_world):
    change = imported(
        claim("ajonc", "public_support", 2014, 55_000, note="aide de l'État"),
        claim("ajonc", "public_support", 2014, 35_000, note="aide de la région"),
        corrections=(
            Correction(0, number(own_world, "ajonc", "public_support", 50_000)),
            Correction(1, number(own_world, "ajonc", "public_support", 30_000)),
        ),
    )
    receipt = publish(own_world, change)
    assert lines(receipt) == [("changed", 50_000.0, 55_000.0), ("changed", 30_000.0, 35_000.0)]
    assert shown(own_world, "ajonc", 2014) == [(90_000.0, "exact", 2)]
    verified(own_world)


def test_one_amount_told_in_two_lines_is_replaced_by_the_first(own_world):
    old = number(own_world, "bruyere", "public_support", 100_000)
    change = imported(
        claim(*AID, 60_000, note="État"),
        claim(*AID, 45_000, note="région"),
        corrections=(Correction(0, old), Correction(1, old)),
    )
    receipt = publish(own_world, change)
    assert lines(receipt) == [("changed", 100_000.0, 60_000.0), ("new", None, 45_000.0)]
    assert shown(own_world) == [(105_000.0, "exact", 2)]
    verified(own_world)


def test_two_amounts_merged_into_one_line_are_both_replaced(own_world):
    change = imported(
        claim("ajonc", "public_support", 2014, 85_000),
        corrections=(
            Correction(0, number(own_world, "ajonc", "public_support", 50_000)),
            Correction(0, number(own_world, "ajonc", "public_support", 30_000)),
        ),
    )
    receipt = publish(own_world, change)
    assert lines(receipt) == [("changed", 80_000.0, 85_000.0)]
    assert shown(own_world, "ajonc", 2014) == [(85_000.0, "exact", 1)]
    preview = publication.preview(own_world, Withdrawal(4))
    assert lines(preview) == [("changed", 85_000.0, 80_000.0)]


def test_a_better_source_takes_the_place_of_the_same_amount(own_world):
    old = number(own_world, "bruyere", "public_support", 100_000)
    change = imported(claim(*AID, 100_000, source=ARTICLE_B), corrections=(Correction(0, old),))
    preview = publication.preview(own_world, change)
    assert lines(preview) == [("confirmed", 100_000.0, 100_000.0)]
    assert preview.moves == ()
    publish(own_world, change)
    assert shown(own_world) == [(100_000.0, "exact", 1)]
    with database.Reader(own_world).cursor() as cursor:
        (told,) = claims.ledger(cursor, "bruyere", "public_support").claims
    assert told.source_title == "Article B, sans adresse"


def corrected_twice(file, correction):
    publish(file, correction)
    again = imported(
        claim(*AID, 125_000), corrections=(Correction(0, number(file, "bruyere", "public_support", 120_000)),)
    )
    publish(file, again)


def test_a_correction_of_a_correction_stands_whichever_is_withdrawn(own_world, correction):
    corrected_twice(own_world, correction)
    assert shown(own_world) == [(125_000.0, "exact", 1)]
    preview = publication.preview(own_world, Withdrawal(4))
    assert (lines(preview), preview.moves) == ([("unchanged", 120_000.0, 120_000.0)], ())
    publish(own_world, Withdrawal(4))
    assert shown(own_world) == [(125_000.0, "exact", 1)]
    verified(own_world)
    publish(own_world, Withdrawal(5))
    assert shown(own_world) == [(100_000.0, "exact", 1)]
    publish(own_world, Restoration(4))
    assert shown(own_world) == [(120_000.0, "exact", 1)]
    verified(own_world)


def test_withdrawing_the_import_of_a_replaced_amount_moves_nothing(own_world):
    publish(own_world, imported(claim("chene", "public_support", 2020, 10)))
    old = number(own_world, "chene", "public_support", 10)
    publish(
        own_world, imported(claim("chene", "public_support", 2020, 11), corrections=(Correction(0, old),))
    )
    preview = publication.preview(own_world, Withdrawal(4))
    assert (lines(preview), preview.moves) == ([("unchanged", 10.0, 10.0)], ())
    publish(own_world, Withdrawal(4))
    assert lines(publication.preview(own_world, Restoration(4))) == [("unchanged", 10.0, 10.0)]


def test_a_fact_told_twice_is_replaced_whole_withdrawn_imports_too(own_world):
    publish(own_world, imported(claim("chene", "public_support", 2020, 10)))
    publish(own_world, Withdrawal(4))
    publish(own_world, imported(claim("chene", "public_support", 2020, 10)))
    old = asked(own_world, "SELECT claim_id FROM standing_claim WHERE value = 10 AND pole_id = 'chene'")
    change = imported(claim("chene", "public_support", 2020, 11), corrections=(Correction(0, old[0][0]),))
    publish(own_world, change)
    publish(own_world, Restoration(4))
    assert shown(own_world, "chene", 2020) == [(11.0, "exact", 1)]
    verified(own_world)


def test_the_life_of_the_figure_says_by_which_import_a_claim_was_replaced(own_world, correction):
    publish(own_world, correction)
    with database.reading(own_world) as cursor:
        new, old = history.life(cursor, CAMILLE, "bruyere", "public_support")
        detail = history.batch(cursor, CAMILLE, 4)
    assert (new.value, new.kept, new.replaced_by_batch) == (120_000.0, True, None)
    assert (old.value, old.kept, old.replaced_by_batch, old.replaced_by) == (100_000.0, False, 4, "Camille")
    assert [(one.kind, one.before, one.after, one.kept) for one in detail.changes] == [
        ("changed", 100_000.0, 120_000.0, True)
    ]
    assert detail.batch.counts is not None
    assert detail.batch.counts.changed == 1


def test_what_an_import_changed_is_told_as_it_was_then(own_world, correction):
    corrected_twice(own_world, correction)
    publish(own_world, Withdrawal(4))
    with database.reading(own_world) as cursor:
        first, second = (history.batch(cursor, CAMILLE, batch).changes[0] for batch in (4, 5))
    assert (first.kind, first.before, first.after, first.kept) == ("changed", 100_000.0, 120_000.0, False)
    assert (second.kind, second.before, second.after, second.kept) == ("changed", 120_000.0, 125_000.0, True)


def test_a_replaced_claim_is_in_no_public_list(own_world, correction):
    publish(own_world, correction)
    with database.Reader(own_world).cursor() as cursor:
        assert [one.value for one in claims.ledger(cursor, "bruyere", "public_support").claims] == [120_000.0]
        exported = cursor.execute(database.statement("public_claims")).fetchall()
    assert [line[5] for line in exported if line[1:4] == AID] == [120_000.0]


def test_a_replacement_of_something_else_is_found_by_verification(own_world, correction):
    publish(own_world, correction)
    with database.writing(own_world) as connection:
        connection.execute("UPDATE replacement SET claim_id = 1")
        problems = connection.execute(database.statement("verify_rules")).fetchall()
    assert [place for place, _found, _expected in problems] == ["replacement, import 4 / relevé 1"]
