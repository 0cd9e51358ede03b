"""The ledger of a pole: what became of each claim, and why, on the small world."""

import pytest

from ptce_data import database, ledger
from ptce_data.queries import claims
from tests import worlds


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


def fates(cursor, pole_id, indicator):
    found = claims.ledger(cursor, pole_id, indicator).claims
    return [(claim.year, claim.value, claim.fate, claim.grounds) for claim in found]


def test_a_stated_year_is_kept_before_an_estimated_one(cursor):
    assert fates(cursor, "ajonc", "local_savings") == [
        (2022, 8_000_000.0, "kept", ("only",)),
        (2013, 1_800_000.0, "kept", ("stated_year",)),
        (2013, 1_900_000.0, "rival", ("stated_year",)),
    ]


def test_the_newest_batch_is_kept_before_an_older_one(cursor):
    assert fates(cursor, "ajonc", "member_structures") == [
        (2019, 13.0, "kept", ("newest_batch",)),
        (2019, 12.0, "rival", ("newest_batch",)),
    ]


def test_a_choice_of_the_staff_is_kept_with_its_reason(cursor):
    kept, rival = claims.ledger(cursor, "bruyere", "member_structures").claims
    assert (kept.value, kept.fate, kept.grounds) == (9.0, "kept", ("chosen",))
    assert kept.choice_reason == "compte aussi la coopérative"
    assert (rival.value, rival.fate, rival.grounds) == (8.0, "rival", ("chosen",))


def test_events_are_counted_not_opposed(cursor):
    assert fates(cursor, "ajonc", "public_support") == [
        (2016, 20_000.0, "added", ()),
        (2014, 50_000.0, "added", ()),
        (2014, 30_000.0, "added", ()),
    ]


def test_a_published_ratio_is_replaced_where_it_can_be_worked_out(cursor):
    assert fates(cursor, "ajonc", "average_ticket") == [(2013, 2_000.0, "replaced", ())]
    shown = claims.ledger(cursor, "ajonc", "average_ticket").observations
    assert [(o.year, round(o.value, 2), o.claim_id) for o in shown] == [
        (2013, 2600, None),
        (2022, 4000.0, None),
    ]


def test_a_published_ratio_that_cannot_be_worked_out_is_kept(cursor):
    assert fates(cursor, "chene", "average_ticket") == [(2019, 1_500.0, "kept", ("only",))]


def test_neither_a_confidential_claim_nor_a_withdrawn_one_is_read(cursor):
    # 999, 123 456 and 777 must never be seen.
    values = {c.value for pole in ("bruyere", "chene") for c in claims.ledger(cursor, pole).claims}
    assert {999.0, 123_456.0, 777.0} & values == set()
    assert fates(cursor, "bruyere", "turnover") == []


def test_a_source_without_an_address_keeps_its_title(cursor):
    kept = claims.ledger(cursor, "ajonc", "local_savings").claims[1]
    assert (kept.source_title, kept.source_url) == ("Article B, sans adresse", None)


def test_a_ledger_gives_the_part_of_one_indicator(cursor):
    whole = claims.ledger(cursor, "ajonc")
    assert len(whole.claims) == 14
    assert whole.of("local_savings") == claims.ledger(cursor, "ajonc", "local_savings")


def test_exact_is_kept_before_about_and_the_first_before_an_equal(own_world):
    with database.writing(own_world) as connection:
        ledger.open_batch(connection, worlds.batch(4, "quatre.xlsx"))
        added = [
            worlds.claim("chene", "volunteers", 2020, 40, qualifier="approx"),
            worlds.claim("chene", "volunteers", 2020, 41),
            worlds.claim("chene", "volunteers", 2020, 42),
        ]
        ledger.append(connection, 4, added)
        ledger.derive(connection)
    with database.Reader(own_world).cursor() as cursor:
        assert fates(cursor, "chene", "volunteers") == [
            (2020, 41.0, "kept", ("precision", "first")),
            (2020, 42.0, "rival", ("first",)),
            (2020, 40.0, "rival", ("precision",)),
        ]
