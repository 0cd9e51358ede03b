"""Rights kept at the server: by session, until an hour, for one browser."""

from datetime import UTC, datetime, timedelta

from pages._ui.access_grants import Grant, Grants
from ptce_data.staff import Member

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


JEANNE = Member("Jeanne", NOON + timedelta(hours=1))


def granted():
    clock = Clock()
    grants = Grants(clock)
    grants.give("hers", Grant(JEANNE))
    return grants, clock


def test_a_right_is_of_one_session():
    grants, _ = granted()
    assert grants.member("hers") == JEANNE
    assert grants.member("another") is None
    assert grants.member("") is None


def test_a_right_ends_at_its_hour_to_the_second():
    grants, clock = granted()
    clock.now = NOON + timedelta(minutes=59, seconds=59)
    assert grants.member("hers") == JEANNE
    clock.now = NOON + timedelta(hours=1)
    assert grants.member("hers") is None
    clock.now = NOON
    assert grants.member("hers") is None


def test_a_right_without_an_end_is_none():
    grants, _ = granted()
    grants.give("endless", Grant(Member("Sans fin")))
    assert grants.member("endless") is None


def test_signing_out_ends_it():
    grants, _ = granted()
    grants.end("hers")
    assert grants.member("hers") is None


def test_a_right_ends_with_what_it_rests_on():
    grants, _ = granted()
    code = ["old"]
    grants.give("by code", Grant(JEANNE, holds=lambda: code == ["old"]))
    assert grants.member("by code") == JEANNE
    code[0] = "new"
    assert grants.member("by code") is None


def bound(grants, session="hers", presented=""):
    return grants.bind(session, grants.ticket(session), presented)


def test_only_the_browser_that_shows_the_session_is_let_in():
    grants, _ = granted()
    cookie = bound(grants)
    assert grants.lets_in("hers", cookie)
    assert not grants.lets_in("hers", "")
    assert not grants.lets_in("hers", cookie + "x")
    assert not grants.lets_in("hers", "é")
    assert not grants.lets_in("another", cookie)


def test_before_its_browser_is_known_a_session_lets_nobody_in():
    grants, _ = granted()
    assert not grants.lets_in("hers", "")


def test_a_browser_is_known_by_the_ticket_its_page_was_told():
    grants, _ = granted()
    assert grants.bind("hers", "0" * 64, "") is None
    assert grants.bind("hers", grants.ticket("another"), "") is None
    assert grants.bind("another", grants.ticket("another"), "") is None


def test_a_cookie_is_never_the_one_a_stranger_proposes():
    grants, _ = granted()
    assert bound(grants, presented="proposed") != "proposed"


def test_two_tabs_of_one_browser_share_its_cookie():
    grants, _ = granted()
    grants.give("second tab", Grant(JEANNE))
    first = bound(grants)
    assert bound(grants, "second tab", presented=first) == first
    assert grants.lets_in("hers", first)
    assert grants.lets_in("second tab", first)


def test_the_cookie_opens_nothing_once_the_right_has_ended():
    grants, clock = granted()
    cookie = bound(grants)
    clock.now += timedelta(hours=1)
    assert not grants.lets_in("hers", cookie)


def test_a_token_whose_owner_signed_out_is_remembered_until_it_ends():
    grants, clock = granted()
    grants.refuse("token", NOON + timedelta(minutes=5))
    assert grants.is_refused("token")
    assert not grants.is_refused("another")
    clock.now += timedelta(minutes=5)
    grants.give("any", Grant(JEANNE))
    assert not grants.is_refused("token")
