"""What is written and not saved comes back: from another page, in another language, after a reload."""

from datetime import UTC, datetime

import pytest

from pages._ui import access, scenario_editor_draft
from pages._ui.left_open import LeftOpen
from ptce_data.staff import Member
from tests.app import PAGES, STAFF, opened, staff
from tests.scenario_editor import TEXT, TWO, editor, press, said, titles, write, written

NOON = datetime(2026, 11, 29, 11, 0, tzinfo=UTC)
LEFT = "Brouillon non enregistré du 29 novembre 2026 à 12:00, heure de Paris."


@pytest.fixture
def app(own_world, monkeypatch):
    monkeypatch.setattr(scenario_editor_draft, "DRAFTS", LeftOpen(1_000_000, lambda: NOON))
    monkeypatch.setattr(access, "owner", lambda member: f"this browser {member.name}")
    return editor(own_world, monkeypatch)


def go(app, page: str):
    app.switch_page(str(PAGES / "public" / f"{page}.py")).run()
    assert not app.exception


def reloaded(member: Member = STAFF):
    return staff(opened("present"), member)


def fill(app) -> None:
    app.text_input(key="step-title").set_value("Le parc").run()
    app.selectbox(key="step-of").set_value("ajonc").run()
    app.selectbox(key="step-code-ajonc").set_value("citizen_investors").run()
    app.selectbox(key="step-year-ajonc-citizen_investors").set_value(2013).run()
    app.text_area(key="step-sentence").set_value("Au parc A, ils sont").run()
    app.text_area(key="step-notes").set_value("Respirer.").run()
    app.number_input(key="step-seconds").set_value(60).run()
    app.button_group(key="step-kind").set_value("chart").run()


def filled(app) -> list[object]:
    return [
        app.text_input(key="step-title").value,
        app.selectbox(key="step-of").value,
        app.selectbox(key="step-code-ajonc").value,
        app.selectbox(key="step-year-ajonc-citizen_investors").value,
        app.text_area(key="step-sentence").value,
        app.text_area(key="step-notes").value,
        app.number_input(key="step-seconds").value,
        app.button_group(key="step-kind").value,
    ]


FILLED = ["Le parc", "ajonc", "citizen_investors", 2013, "Au parc A, ils sont", "Respirer.", 60, "chart"]


def test_another_page_and_back_loses_neither_the_text_nor_the_form(app):
    write(app, TWO)
    fill(app)
    go(app, "map")
    go(app, "present")
    assert written(app) == TWO
    assert filled(app) == FILLED
    assert LEFT in said(app)


def test_what_was_typed_last_comes_back_each_time(app):
    for text in (TEXT, TWO, TEXT):
        write(app, text)
        go(app, "map")
        go(app, "present")
        assert written(app) == text


def test_a_change_of_language_loses_neither_the_text_nor_the_form(app):
    write(app, TWO)
    fill(app)
    app.button_group(key="lang").set_value("en").run()
    assert not app.exception
    assert written(app) == TWO
    assert filled(app) == FILLED


def test_a_change_of_language_on_another_page_loses_nothing_either(app):
    write(app, TWO)
    fill(app)
    go(app, "method")
    app.button_group(key="lang").set_value("en").run()
    go(app, "present")
    assert written(app) == TWO
    assert filled(app) == FILLED


def test_the_start_is_said_in_the_language_of_the_page(app):
    assert app.selectbox(key="scenario-start").options[0] == "Une page blanche"
    app.button_group(key="lang").set_value("en").run()
    assert app.selectbox(key="scenario-start").value == ""
    assert app.selectbox(key="scenario-start").options[0] == "A blank page"


def test_a_reload_offers_the_draft_with_its_hour(app):
    write(app, TWO)
    fill(app)
    again = reloaded()
    assert written(again) == ""
    assert LEFT in said(again)
    press(again, "draft-take")
    assert written(again) == TWO
    assert filled(again) == FILLED
    assert "Le brouillon est repris." in said(again)


def test_a_draft_left_is_offered_until_it_is_answered(app):
    write(app, TWO)
    again = reloaded()
    write(again, TEXT)
    assert titles(again) == ["Tous"]
    press(again, "draft-take")
    assert titles(again) == ["Tous", "Encore"]
    press(again, "draft-undo")
    assert titles(again) == ["Tous"]


def test_a_draft_abandoned_is_offered_no_more(app):
    write(app, TWO)
    press(reloaded(), "draft-abandon")
    assert "Brouillon non enregistré" not in said(reloaded())


def test_what_is_saved_is_a_draft_no_more(app):
    write(app, TWO)
    press(app, "scenario-save")
    assert "Brouillon non enregistré" not in said(app)
    assert "Brouillon non enregistré" not in said(reloaded())


def test_a_text_just_taken_up_is_no_draft(app):
    press(app, "scenario-begin")
    assert "Brouillon non enregistré" not in said(app)


def test_a_draft_discarded_is_emptied_and_can_be_brought_back(app):
    write(app, TWO)
    app.text_input(key="step-title").set_value("Le parc").run()
    press(app, "draft-discard")
    assert (written(app), app.text_input(key="step-title").value) == ("", "")
    assert "Brouillon non enregistré" not in said(reloaded())
    app = reloaded()
    write(app, TWO)
    press(app, "draft-discard")
    press(app, "draft-undo")
    assert written(app) == TWO


def test_another_member_is_offered_nothing(app):
    write(app, TWO)
    assert "Brouillon non enregistré" not in said(reloaded(Member("Paul Durand", STAFF.until)))


def test_another_member_in_the_same_page_finds_nothing_of_it(app):
    write(app, TWO)
    staff(app, Member("Paul Durand", STAFF.until))
    assert written(app) == ""
    assert "Brouillon non enregistré" not in said(app)


def test_without_a_browser_to_tell_the_page_says_that_a_reload_would_lose_it(app, monkeypatch):
    monkeypatch.setattr(access, "owner", lambda _member: "")
    write(app, TWO)
    assert "Il est gardé tant que cette page reste ouverte : la recharger le perdrait." in said(app)
