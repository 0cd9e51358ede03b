"""The gate of a staff page, and what a member sees of it, through the whole app."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pages._ui.access_grants import GRANTS
from ptce_data.staff import Member
from tests.app import SESSION, opened, staff
from tests.browser.driving import running_server
from tests.staff_pages import code_said

PAGES = pytest.mark.parametrize(("page", "title"), [("importing", "Importer"), ("history", "Historique")])


@pytest.fixture(autouse=True)
def _of_the_small_world(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))


def titles(app):
    return [title.value for title in app.title]


def sidebar_buttons(app):
    return [button.label for button in app.sidebar.button]


@PAGES
def test_a_staff_page_shows_its_sign_in_and_stops_there(page, title):
    app = opened(page)
    assert titles(app) == ["Espace du réseau"]
    assert app.get("file_uploader") == []
    assert not app.exception


@PAGES
def test_a_member_sees_the_page_and_the_way_out(page, title):
    app = staff(opened(page))
    assert titles(app)[0].startswith(title)
    assert "Se déconnecter" in sidebar_buttons(app)
    assert "Connecté\u00a0: Jeanne Martin" in [caption.value for caption in app.sidebar.caption]


def test_the_way_out_brings_back_the_sign_in():
    app = staff(opened("history"))
    next(button for button in app.sidebar.button if button.label == "Se déconnecter").click().run()
    assert titles(app) == ["Espace du réseau"]
    assert GRANTS.member(SESSION) is None


def test_a_right_that_ended_brings_back_the_sign_in_and_says_so():
    app = staff(opened("history"))
    ended = Member("Jeanne", datetime.now(UTC) - timedelta(seconds=1))
    assert titles(staff(app, ended)) == ["Espace du réseau"]
    assert [warning.value for warning in app.warning] == [
        "Votre identification a pris fin\u00a0: identifiez-vous de nouveau."
    ]


def test_session_state_grants_nothing():
    app = opened("history")
    for name in ("was-signed-in", "member", "staff", "staff-code"):
        app.session_state[name] = "Jeanne"
    assert titles(app.run()) == ["Espace du réseau"]


def test_a_reader_s_sidebar_has_one_discreet_link_to_it():
    app = opened()
    assert "Se déconnecter" not in sidebar_buttons(app)
    links = [link.proto.label for link in app.get("page_link")]
    assert links.count("Espace du réseau") == 1


def test_an_app_opened_after_a_member_s_is_signed_out():
    staff(opened("history"))
    assert titles(opened("history")) == ["Espace du réseau"]


def test_a_test_s_app_makes_no_staff_code(small_world):
    opened("importing")
    assert not small_world.with_name(f"{small_world.name}.staff-code").exists()


def test_opened_to_other_machines_the_terminal_says_the_risk(own_world, tmp_path):
    log = tmp_path / "log"
    with running_server(own_world, log, options=["--server.address=0.0.0.0"]):
        pass
    assert code_said(log)
    assert "Attention : le tableau de bord est ouvert à d'autres machines. Sans HTTPS" in log.read_text(
        "utf-8"
    )
