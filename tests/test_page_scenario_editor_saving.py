"""Saving a scenario: nothing is replaced unasked, and what was saved opens on stage."""

import pytest

from ptce_data.scenarios import library
from tests.scenario_editor import TEXT, TWO, editor, press, said, write, written


@pytest.fixture
def app(own_world, monkeypatch):
    found = editor(own_world, monkeypatch)
    write(found, TEXT)
    return press(found, "scenario-save")


@pytest.fixture
def other(app, own_world, monkeypatch):
    """Another page, where somebody who did not open it writes a scenario of the same title."""
    found = editor(own_world, monkeypatch)
    write(found, TWO)
    return press(found, "scenario-save")


def links(app) -> list[tuple[str, str]]:
    return [(one.proto.label, one.proto.query_string) for one in app.get("page_link")]


def test_what_is_saved_opens_on_stage(app):
    assert "« Les nôtres » est enregistré : chacun peut l'ouvrir." in said(app)
    assert links(app)[-1] == ("Ouvrir sur scène", "scenario=les-notres&etape=1")


def test_another_scenario_of_the_same_title_is_not_replaced_unasked(other):
    assert (
        "Un scénario enregistré ici s'appelle déjà « Les nôtres ». Il a 1 étape, le vôtre 2. "
        "S'ajouteraient : « Encore ». Remplacé, il resterait dans un fichier daté." in said(other)
    )
    assert library.text("les-notres") == TEXT
    press(other, "scenario-replace")
    assert library.text("les-notres") == TWO
    assert "« Les nôtres » est enregistré" in said(other)


def test_it_can_be_saved_under_another_title(other):
    assert other.text_input(key="scenario-other-title").value == "Les nôtres (autre version)"
    press(other, "scenario-apart")
    assert library.text("les-notres") == TEXT
    assert library.text("les-notres-autre-version") == written(other)
    assert written(other).startswith('title = "Les nôtres (autre version)"\n')


def test_another_title_that_is_refused_says_why(other):
    other.text_input(key="scenario-other-title").set_value("Les 91 nôtres").run()
    press(other, "scenario-apart")
    assert "Rien n'a été enregistré : Ligne 1 : « 91 nôtres » est un nombre écrit à la main" in said(other)


def test_a_change_undone_after_saving_is_saved_again_without_a_question(app):
    write(app, TWO)
    press(app, "scenario-save")
    press(app, "draft-undo")
    assert "Brouillon non enregistré" in said(app)
    press(app, "scenario-save")
    assert library.text("les-notres") == TEXT


def test_it_can_be_left_unsaved(other):
    press(other, "scenario-forget")
    assert library.text("les-notres") == TEXT
    assert written(other) == TWO
    assert "s'appelle déjà" not in said(other)


def test_one_s_own_scenario_is_saved_again_without_a_question(app):
    write(app, TWO)
    press(app, "scenario-save")
    assert library.text("les-notres") == TWO
    assert "s'appelle déjà" not in said(app)


def test_what_somebody_else_saved_meanwhile_is_not_replaced_unasked(app, own_world):
    own_world.with_name("ptce.duckdb.scenarios").joinpath("les-notres.toml").write_text(TWO)
    write(app, TEXT.replace("Tous", "Toutes"))
    press(app, "scenario-save")
    assert "« Les nôtres » a été enregistré de nouveau depuis que vous l'avez ouvert" in said(app)
    assert "Disparaîtraient : « Tous » et « Encore ». S'ajouteraient : « Toutes »." in said(app)
    assert library.text("les-notres") == TWO


def test_a_scenario_under_a_new_title_leaves_the_former_one_and_offers_to_erase_it(app):
    write(app, TEXT.replace("Les nôtres", "Les leurs"))
    press(app, "scenario-save")
    assert (
        "C'est un scénario de plus, sous son nouveau titre : l'ancien, « Les nôtres », reste enregistré."
        in said(app)
    )
    assert library.text("les-notres") == TEXT
    press(app, "scenario-former-delete")
    assert [one.key for one in app.button if str(one.key).startswith("scenario-delete-")] == [
        "scenario-delete-les-leurs"
    ]


def test_both_can_be_kept(app):
    write(app, TEXT.replace("Les nôtres", "Les leurs"))
    press(app, "scenario-save")
    press(app, "scenario-former-keep")
    assert "reste enregistré" not in said(app)
    assert library.text("les-notres") == TEXT


def test_a_scenario_taken_up_from_those_saved_is_one_s_own(app):
    app.selectbox(key="scenario-start").set_value("les-notres").run()
    press(app, "scenario-begin")
    write(app, TWO)
    press(app, "scenario-save")
    assert library.text("les-notres") == TWO
