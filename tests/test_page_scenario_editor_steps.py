"""Steps already written are moved, taken out and changed in the page; what is shown is what is acted upon."""

import logging

import pytest
from streamlit.elements.lib import policies

from tests.app import html_of
from tests.scenario_editor import TEXT, TWO, editor, press, said, titles, write, written

STEP = """
[[steps]]
title = "{title}"
sentence = "Toujours {{poles of all}}."
map = {{ of = "all" }}
"""
FOUR = TEXT + "".join(STEP.format(title=title) for title in ("Deux", "Trois", "Quatre"))


@pytest.fixture
def app(own_world, monkeypatch):
    return editor(own_world, monkeypatch)


def chosen(app) -> int:
    return int(app.selectbox(key="whole-step").value)


def test_the_choice_follows_the_step_that_moves(app):
    write(app, FOUR)
    press(app, "whole-down")
    assert (titles(app), chosen(app)) == (["Deux", "Tous", "Trois", "Quatre"], 1)
    assert "« Tous » était l'étape 1, c'est maintenant l'étape 2 sur 4." in said(app)
    press(app, "whole-down")
    assert (titles(app), chosen(app)) == (["Deux", "Trois", "Tous", "Quatre"], 2)
    press(app, "whole-up")
    assert (titles(app), chosen(app)) == (["Deux", "Tous", "Trois", "Quatre"], 1)


def test_the_step_taken_out_is_the_one_shown(app):
    write(app, FOUR)
    press(app, "whole-down")
    press(app, "whole-out")
    assert (titles(app), chosen(app)) == (["Deux", "Trois", "Quatre"], 1)
    assert "L'étape 2, « Tous », est retirée du texte." in said(app)


def test_the_last_step_taken_out_leaves_the_one_before_chosen(app):
    write(app, TWO)
    app.selectbox(key="whole-step").set_value(1).run()
    press(app, "whole-out")
    assert (titles(app), chosen(app)) == (["Tous"], 0)
    assert [app.button(key=f"whole-{key}").disabled for key in ("up", "down", "out")] == [True, True, True]


def test_each_change_is_undone_in_turn(app):
    write(app, FOUR)
    press(app, "whole-down")
    press(app, "whole-out")
    press(app, "draft-undo")
    assert (titles(app), chosen(app)) == (["Deux", "Tous", "Trois", "Quatre"], 1)
    assert "Annulé : L'étape 2, « Tous », est retirée du texte." in said(app)
    press(app, "draft-undo")
    assert (titles(app), chosen(app)) == (["Tous", "Deux", "Trois", "Quatre"], 0)
    assert written(app) == FOUR
    press(app, "draft-undo")
    assert written(app) == ""
    assert not [one for one in app.button if one.key == "draft-undo"]


def test_the_choice_stays_when_titles_are_changed_by_hand(app):
    write(app, FOUR)
    app.selectbox(key="whole-step").set_value(2).run()
    write(app, FOUR.replace("Trois", "Troisième"))
    assert chosen(app) == 2
    press(app, "whole-out")
    assert titles(app) == ["Tous", "Deux", "Quatre"]


def test_a_button_pressed_on_the_way_out_of_the_text_undoes_apart_from_what_was_typed(app):
    write(app, FOUR)
    app.text_area(key="scenario-text").set_value(FOUR.replace("Deux", "Second"))
    press(app, "whole-down")
    assert titles(app) == ["Second", "Tous", "Trois", "Quatre"]
    press(app, "draft-undo")
    assert titles(app) == ["Tous", "Second", "Trois", "Quatre"]
    press(app, "draft-undo")
    assert written(app) == FOUR


def test_a_step_put_in_the_form_brings_whom_it_is_about(app):
    write(app, TEXT.replace('map = { of = "all" }', 'map = { highlight = ["ajonc"], around = "ajonc" }'))
    press(app, "whole-load")
    assert app.selectbox(key="step-of").value == "all"  # its sentence comes first
    write(app, TEXT.replace("{poles of all}", "{founded of ajonc}"))
    press(app, "whole-load")
    assert app.selectbox(key="step-of").value == "ajonc"


def test_undoing_an_added_step_gives_the_form_back(app):
    app.text_input(key="step-title").set_value("Le parc").run()
    app.text_area(key="step-sentence").set_value("Ils sont {poles of all}.").run()
    press(app, "step-add")
    assert app.text_area(key="step-sentence").value == ""
    press(app, "draft-undo")
    assert written(app) == ""
    assert app.text_input(key="step-title").value == "Le parc"
    assert app.text_area(key="step-sentence").value == "Ils sont {poles of all}."


def test_a_text_taken_up_in_place_of_another_can_be_given_back(app):
    write(app, TWO)
    press(app, "scenario-begin")
    assert "Ce texte remplace celui qui était écrit ci-dessous." in said(app)
    press(app, "draft-undo")
    assert written(app) == TWO


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Il y en a 3 pôles.", "« 3 pôles » est un nombre écrit à la main : il ne suivra pas les données. "),
        ("Il y en a {.", "Une accolade est seule : une référence s'écrit "),
        ("Ils avancent.", "La phrase ne cite aucun chiffre à montrer : insérez-en un, ou choisissez un "),
    ],
)
def test_a_step_is_refused_when_it_is_added_and_stays_as_it_was_typed(app, sentence, fault):
    app.text_input(key="step-title").set_value("Tous").run()
    app.text_area(key="step-sentence").set_value(sentence).run()
    press(app, "step-add")
    assert fault in said(app)
    assert written(app) == ""
    assert app.text_input(key="step-title").value == "Tous"
    assert app.text_area(key="step-sentence").value == sentence


def test_the_refusal_proposes_the_figure_that_has_this_value(app):
    app.text_input(key="step-title").set_value("Tous").run()
    app.text_area(key="step-sentence").set_value("Il y en a 3 pôles.").run()
    press(app, "step-add")
    assert "une référence, par exemple « {poles of all} »." in said(app)


def test_a_sentence_without_a_figure_goes_with_the_map(app):
    app.text_input(key="step-title").set_value("Bonjour").run()
    app.text_area(key="step-sentence").set_value("Bienvenue à toutes et à tous.").run()
    app.button_group(key="step-kind").set_value("map").run()
    press(app, "step-add")
    assert "L'étape « Bonjour » est ajoutée à la fin du texte" in said(app)
    assert 'map = {of = "all"}' in written(app)


def test_a_figure_goes_in_the_gap_left_for_it(app):
    app.text_area(key="step-sentence").set_value("Ils sont ... en France.").run()
    press(app, "step-insert")
    assert app.text_area(key="step-sentence").value == "Ils sont {poles of all | with unit} en France."


def test_what_the_room_will_see_is_said_beside_the_choice(app):
    app.selectbox(key="step-of").set_value("ajonc").run()
    app.button_group(key="step-kind").set_value("map").run()
    assert "La carte, centrée sur « Pôle Ajonc », qui ressort parmi ses voisins." in said(app)


def test_the_drawing_is_shown_on_demand(app):
    app.selectbox(key="step-of").set_value("ajonc").run()
    app.button_group(key="step-kind").set_value("map").run()
    assert "data:image/png" not in html_of(app)
    app.toggle(key="step-drawn").set_value(True).run()
    assert not app.exception
    assert html_of(app).count('src="data:image/png;base64,') == 1
    app.button_group(key="step-kind").set_value("page").run()
    assert html_of(app).count('src="data:image/png;base64,') == 2


def test_no_widget_is_given_a_value_twice(app, monkeypatch, caplog):
    """Streamlit warns of it once a process, with a stack trace in the log."""
    monkeypatch.setattr(f"{policies.__name__}._shown_default_value_warning", False)
    logging.getLogger(policies.__name__).addHandler(caplog.handler)
    write(app, TWO)
    press(app, "whole-load")
    press(app, "step-replace")
    assert "Session State API" not in caplog.text
