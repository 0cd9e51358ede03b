"""Staff write their own scenario on the page « Présenter », run whole by Streamlit on the small world."""

import pytest

from ptce_data.scenarios import library
from tests.app import opened
from tests.scenario_editor import TEXT, TWO, editor, press, said, titles, written


@pytest.fixture
def app(own_world, monkeypatch):
    return editor(own_world, monkeypatch)


def test_a_visitor_sees_no_editor(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    app = opened("present")
    assert "Écrire un scénario" not in [one.value for one in app.header]
    assert not [one for one in app.button if one.key == "scenario-save"]


def test_a_scenario_is_checked_mended_and_saved_for_everyone(app, own_world):
    app.text_area(key="scenario-text").set_value(TEXT.replace("{poles of all}", "91")).run()
    press(app, "scenario-check")
    assert "Ligne 6, étape 1 : « 91 » est un nombre écrit à la main" in said(app)
    assert '6 | sentence = "Il y en a 91."' in said(app)
    assert "« Insérer ce chiffre dans la phrase »" in said(app)
    app.text_area(key="scenario-text").set_value(TEXT).run()
    assert "Le texte a changé depuis la dernière vérification." in said(app)
    press(app, "scenario-check")
    assert "Il y en a 3." in said(app)
    press(app, "scenario-save")
    assert "« Les nôtres » est enregistré : chacun peut l'ouvrir." in said(app)
    assert library.text("les-notres") == TEXT
    visitor = opened("present")
    assert "Les nôtres" in "\n".join(one.value for one in visitor.subheader)


def test_a_scenario_with_a_fault_is_not_saved_and_its_fault_is_shown(app, own_world):
    app.text_area(key="scenario-text").set_value(TEXT.replace("poles of", "pole of")).run()
    press(app, "scenario-save")
    assert "Rien n'a été enregistré" in said(app)
    assert "« pole » n'est ni le code d'un indicateur" in said(app)
    assert not own_world.with_name("ptce.duckdb.scenarios").exists()


def test_a_shipped_scenario_is_a_start(app):
    app.selectbox(key="scenario-start").set_value("les-ptce-en-cinq-minutes").run()
    press(app, "scenario-begin")
    assert written(app) == library.text("les-ptce-en-cinq-minutes")


def test_the_scenario_of_a_pole_is_a_start_too(app):
    app.selectbox(key="scenario-start").set_value("pole:ajonc").run()
    press(app, "scenario-begin")
    assert written(app).startswith('title = "{name of ajonc}"\nlanguage = "fr"\n\n[[steps]]\n')
    press(app, "scenario-check")
    assert "Le scénario peut être présenté." in said(app)


def test_a_step_is_written_by_choosing_without_a_word_of_toml(app):
    app.text_input(key="step-title").set_value("Le parc").run()
    app.selectbox(key="step-of").set_value("ajonc").run()
    app.selectbox(key="step-code-ajonc").set_value("citizen_investors").run()
    app.selectbox(key="step-year-ajonc-citizen_investors").set_value(2013).run()
    app.text_area(key="step-sentence").set_value("Au parc A, ils sont").run()
    press(app, "step-insert")
    assert app.text_area(key="step-sentence").value == (
        "Au parc A, ils sont {citizen_investors of ajonc in 2013 | with unit}"
    )
    assert "La salle lira : Au parc A, ils sont plus de 700 personnes" in said(app)
    press(app, "step-add")
    assert written(app) == (
        'title = "Mon scénario"\nlanguage = "fr"\n\n[[steps]]\ntitle = "Le parc"\n'
        'sentence = "Au parc A, ils sont {citizen_investors of ajonc in 2013 | with unit}"\nseconds = 45\n'
        'figures = [\n    "{citizen_investors of ajonc in 2013}",\n]\n'
    )
    press(app, "scenario-check")
    assert "Le scénario peut être présenté." in said(app)


def test_a_step_needs_a_title_and_a_sentence(app):
    press(app, "step-add")
    assert "Il faut un titre et une phrase." in said(app)
    assert not written(app)


def test_a_saved_scenario_is_taken_away(app):
    app.text_area(key="scenario-text").set_value(TEXT).run()
    press(app, "scenario-save")
    press(app, "scenario-delete-les-notres")
    assert "Effacer ce scénario pour tout le monde ?" in said(app)
    press(app, "scenario-delete-no-les-notres")
    press(app, "scenario-delete-les-notres")
    assert library.text("les-notres") == TEXT
    press(app, "scenario-delete-yes-les-notres")
    assert "Le scénario est effacé" in said(app)
    assert not [one for one in app.button if one.key == "scenario-delete-les-notres"]


def test_who_is_no_longer_signed_in_saves_nothing(app, own_world):
    from pages._ui.access_grants import GRANTS
    from tests.app import SESSION

    app.text_area(key="scenario-text").set_value(TEXT).run()
    GRANTS.end(SESSION)
    app.button(key="scenario-save").click().run()
    assert not app.exception
    assert not own_world.with_name("ptce.duckdb.scenarios").exists()


def test_hostile_words_are_shown_as_words(app):
    hostile = TEXT.replace("{poles of all}", "<img src=x onerror=alert(1)> {name of <b>x</b>}")
    app.text_area(key="scenario-text").set_value(hostile).run()
    press(app, "scenario-check")
    shown = "\n".join(one.value for one in app.error)
    assert "<b>" not in shown.replace("\\<b\\>", "")


def test_a_step_already_written_is_changed_in_the_form(app):
    app.text_area(key="scenario-text").set_value(TWO).run()
    press(app, "whole-load")
    assert app.text_input(key="step-title").value == "Tous"
    app.text_input(key="step-title").set_value("Tous les pôles").run()
    press(app, "step-replace")
    assert titles(app) == ["Tous les pôles", "Encore"]
    assert 'map = {of = "all"}' in written(app)
    assert "« Tous les pôles » est remplacée" in said(app)


def test_the_title_and_the_language_have_their_own_fields(app):
    app.text_area(key="scenario-text").set_value(TEXT).run()
    app.text_input(key="whole-title-Les nôtres").set_value("Our clusters").run()
    app.selectbox(key="whole-language-fr").set_value("en").run()
    press(app, "whole-heading")
    assert written(app).startswith('title = "Our clusters"\nlanguage = "en"\n')
