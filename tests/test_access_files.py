"""Kept files: to whom, how long, under which name."""

from datetime import UTC, datetime, timedelta

import pytest

from pages._ui.access_files import KeptFiles, safe_name
from pages._ui.access_grants import Grant, Grants
from ptce_data.staff import Member


class Opened:
    """A file just opened to Jeanne's browser."""

    def __init__(self):
        self.seconds = 0.0
        self.grants = Grants()
        self.grants.give("hers", Grant(Member("Jeanne", datetime.now(UTC) + timedelta(hours=1))))
        self.cookie = self.grants.bind("hers", self.grants.ticket("hers"), "") or ""
        self.files = KeptFiles(self.grants, lambda: self.seconds)
        self.token = self.files.token("hers", "batch-1")


@pytest.fixture
def opened():
    made = Opened()
    made.files.open(made.token, "hers")
    return made


def test_a_file_goes_to_the_browser_that_clicked_for_a_minute(opened):
    assert opened.files.lets_out(opened.token, opened.cookie)
    opened.seconds = 59.9
    assert opened.files.lets_out(opened.token, opened.cookie)
    opened.seconds = 60
    assert not opened.files.lets_out(opened.token, opened.cookie)


def test_it_goes_to_no_other_browser(opened):
    assert not opened.files.lets_out(opened.token, "")
    assert not opened.files.lets_out(opened.token, "another")


def test_it_stays_when_its_member_has_signed_out(opened):
    opened.grants.end("hers")
    assert not opened.files.lets_out(opened.token, opened.cookie)


def test_a_file_nobody_clicked_stays():
    made = Opened()
    assert not made.files.lets_out(made.token, made.cookie)


def test_each_server_and_session_and_button_has_a_token_of_its_own(opened):
    tokens = {
        opened.token,
        opened.files.token("another", "batch-1"),
        opened.files.token("hers", "batch-2"),
        KeptFiles(opened.grants).token("hers", "batch-1"),
    }
    assert len(tokens) == 4
    assert opened.files.token("hers", "batch-1") == opened.token


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("relevé 2024.xlsx", "relevé 2024.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\relevé.xlsx", "relevé.xlsx"),
        ("relevé\u202excod.exe", "relevéxcod.exe"),
        ('a"; filename=b\r\nSet-Cookie: x=1.xlsx', "a; filename=bSet-Cookie x=1.xlsx"),
        ("..", "fichier"),
        ("", "fichier"),
        ("\0", "fichier"),
        ("x" * 200 + ".xlsx", "x" * 115 + ".xlsx"),
    ],
)
def test_a_file_name_from_a_stranger_is_made_harmless(name, safe):
    assert safe_name(name) == safe
