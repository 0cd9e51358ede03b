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


WORD = "a" * 64


def granted_in_a_browser():
    """Jeanne's session, of a browser that keeps WORD, and the cookie it was given."""
    clock, code = Clock(), ["old"]
    grants = Grants(clock)
    grants.give("hers", Grant(JEANNE, lambda: code == ["old"], WORD))
    return grants, clock, code, bound(grants)


def test_a_new_session_of_her_browser_is_hers_until_the_same_hour():
    grants, clock, _code, cookie = granted_in_a_browser()
    grants.come_back("reloaded", cookie, WORD)
    assert grants.member("reloaded") == JEANNE
    assert bound(grants, "reloaded", presented=cookie) == cookie
    clock.now = NOON + timedelta(hours=1)
    assert grants.member("reloaded") is None
    grants.come_back("too late", cookie, WORD)
    clock.now = NOON
    grants.come_back("the clock set back", cookie, WORD)
    assert grants.member("too late") is None
    assert grants.member("the clock set back") is None


def test_a_reload_comes_back_after_the_page_it_replaces_has_gone():
    grants, _clock, _code, cookie = granted_in_a_browser()
    grants.end("hers")
    grants.come_back("reloaded", cookie, WORD)
    assert grants.member("reloaded") == JEANNE
    assert bound(grants, "reloaded", presented=cookie) == cookie


def test_neither_the_cookie_nor_the_word_is_worth_anything_alone():
    grants, _clock, _code, cookie = granted_in_a_browser()
    for presented, word in ((cookie, ""), (cookie, "b" * 64), ("", WORD), ("x" * 43, WORD), ("", "")):
        grants.come_back("a thief's", presented, word)
        assert grants.member("a thief's") is None


def test_signing_out_ends_every_tab_of_the_browser():
    grants, _clock, _code, cookie = granted_in_a_browser()
    grants.come_back("second tab", cookie, WORD)
    grants.give("signed in again", Grant(JEANNE, word=WORD))
    bound(grants, "signed in again", presented=cookie)
    grants.give("another browser", Grant(JEANNE, word="b" * 64))
    bound(grants, "another browser")
    grants.end_in_browser("second tab")
    for session in ("hers", "second tab", "signed in again"):
        assert grants.member(session) is None
        assert not grants.lets_in(session, cookie)
    grants.come_back("reloaded", cookie, WORD)
    assert grants.member("reloaded") is None
    assert grants.member("another browser") == JEANNE


def test_a_new_code_ends_what_the_browser_had():
    grants, _clock, code, cookie = granted_in_a_browser()
    code[0] = "new"
    grants.come_back("reloaded", cookie, WORD)
    assert grants.member("reloaded") is None


def test_a_right_of_one_session_alone_is_not_taken_up_by_its_browser():
    grants, _ = granted()
    cookie = bound(grants)
    for word in ("", WORD):
        grants.come_back("reloaded", cookie, word)
        assert grants.member("reloaded") is None


def test_a_token_whose_owner_signed_out_is_remembered_until_it_ends():
    grants, clock = granted()
    grants.refuse("token", NOON + timedelta(minutes=5))
    assert grants.is_refused("token")
    assert not grants.is_refused("another")
    clock.now += timedelta(minutes=5)
    grants.give("any", Grant(JEANNE))
    assert not grants.is_refused("token")
