"""A workbook left open is offered again to the member in the same browser, within bounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pages._ui.import_kept import OpenWorkbooks
from ptce_data.workbook.decisions import Decisions

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(clock: Clock) -> OpenWorkbooks:
    return OpenWorkbooks(clock)


def test_the_last_workbook_of_an_owner_comes_back_as_it_was_left(kept):
    kept.keep("Jeanne", b"1", "un.csv", Decisions())
    kept.keep("Jeanne", b"2", "deux.csv", Decisions(reason="un autre chantier"))
    found = kept.of("Jeanne")
    assert (found.content, found.file_name, found.at) == (b"2", "deux.csv", MORNING)
    assert found.decisions.reason == "un autre chantier"
    assert kept.of("Paul") is None


def test_nothing_is_kept_for_nobody(kept):
    kept.keep("", b"1", "un.csv", Decisions())
    assert kept.of("") is None


def test_what_was_closed_or_published_is_offered_no_more(kept):
    kept.keep("Jeanne", b"1", "un.csv", Decisions())
    kept.forget("Jeanne")
    kept.forget("Jeanne")
    assert kept.of("Jeanne") is None


@pytest.mark.parametrize(("hours", "there"), [(7, True), (8, False)])
def test_it_is_kept_for_a_day_s_work(kept, clock, hours, there):
    kept.keep("Jeanne", b"1", "un.csv", Decisions())
    clock.now += timedelta(hours=hours)
    assert (kept.of("Jeanne") is not None) is there


def test_the_oldest_give_way_and_the_last_one_stays_whatever_it_weighs(clock):
    kept = OpenWorkbooks(clock, most_bytes=10)
    kept.keep("Jeanne", b"x" * 6, "un.csv", Decisions())
    kept.keep("Paul", b"x" * 4, "deux.csv", Decisions())
    assert kept.of("Jeanne") is not None
    kept.keep("Jeanne", b"x" * 6, "un.csv", Decisions())  # touched: Paul's is now the oldest
    kept.keep("Ali", b"x" * 4, "trois.csv", Decisions())
    assert [kept.of(owner) is not None for owner in ("Jeanne", "Paul", "Ali")] == [True, False, True]
    kept.keep("Paul", b"x" * 11, "deux.csv", Decisions())
    assert [kept.of(owner) is not None for owner in ("Jeanne", "Paul", "Ali")] == [False, True, False]
