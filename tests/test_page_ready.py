"""Prêt pour la scène, through the whole app."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui import navigation, ready
from ptce_data.i18n import speaking
from ptce_data.preflight.check import failed, ok, warning
from ptce_data.preflight.checklist import Asked
from tests.app import html_of, opened

NARROW = "\u202f"


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.header]


def test_the_page_offers_the_shipped_scenarios_and_checks_nothing_by_itself(real_database):
    app = opened("ready")
    assert not app.exception
    assert app.title[0].value == "Prêt pour la scène"
    assert app.selectbox(key="ready-scenario").options == [
        "Béganne en huit étapes",
        "Les PTCE en cinq minutes",
        "Quatre pôles, quatre histoires",
    ]
    assert headings(app) == [f"Tout est là{NARROW}?", "Le plan B"]
    assert '<ul class="ptce-checks">' not in html_of(app)


def test_the_plan_b_is_offered_in_three_formats(real_database):
    labels = [button.proto.label for button in opened("ready").get("download_button")]
    assert labels == ["Page HTML, pour présenter", "PPTX, avec vos notes", "PDF, à donner"]


def test_each_check_is_a_word_and_a_sentence(real_database):
    app = opened("ready", scenario="quatre-poles-quatre-histoires")
    app.button(key="ready-check").click().run()
    assert not app.exception
    shown = html_of(app)
    assert shown.count('<li class="ok">') == 8
    assert f"<strong>Scénario «{NARROW}Quatre pôles, quatre histoires{NARROW}»</strong>" in shown
    assert "**Tout est prêt pour la scène.**" in [text.value for text in app.markdown]


def test_what_is_asked_again_and_again_is_checked_once_in_a_while(monkeypatch):
    asked = Asked(Path("a.duckdb"), date(2024, 6, 1), 8501, "http://127.0.0.1:8501", "une-histoire")
    runs = []

    def run(one):
        runs.append(one.scenario)
        yield ok(one.scenario, str(len(runs)))

    monkeypatch.setattr("pages._ui.ready.checklist.checks", run)
    monkeypatch.setattr("pages._ui.ready.data.version", lambda: 3)
    now = [1000.0]
    monkeypatch.setattr("pages._ui.ready.time.monotonic", lambda: now[0])
    with ThreadPoolExecutor(4) as visitors:
        found = list(visitors.map(ready.checked, [asked] * 8))
    assert found == [(ok("une-histoire", "1"),)] * 8
    now[0] += 16
    assert ready.checked(asked) == (ok("une-histoire", "2"),)
    assert ready.checked(replace(asked, scenario="une-autre")) == (ok("une-autre", "3"),)


def test_a_scenario_made_from_a_pole_is_named_by_its_title(real_database):
    app = opened("ready", scenario="pole:eoliennes-pays-de-vilaine")
    assert not app.exception
    assert app.selectbox(key="ready-scenario").options[-1] == "Éoliennes en Pays de Vilaine"
    assert app.selectbox(key="ready-scenario").value == "pole:eoliennes-pays-de-vilaine"


def test_an_unknown_scenario_is_said_and_another_can_be_chosen(real_database):
    app = opened("ready", scenario="<b>rien</b>")
    assert not app.exception
    assert app.error[0].value.startswith("Aucun scénario ne s'appelle")
    assert headings(app) == []
    app.selectbox(key="ready-scenario").select("les-ptce-en-cinq-minutes").run()
    assert not app.exception
    assert len(headings(app)) == 2


def test_the_page_speaks_english_when_asked(real_database):
    with speaking("en"):  # the test's own labels, which AppTest compares with the page's
        app = opened("ready", lang="en")
    assert app.title[0].value == "Ready for the stage"
    assert headings(app) == ["Is everything there?", "Plan B"]


def test_the_page_is_out_of_the_menu():
    (entry,) = [one for one in navigation.PUBLIC if one.name == "ready"]
    assert (entry.path, entry.in_menu) == ("pret", False)


def test_a_state_is_a_sign_and_a_word_and_its_texts_are_escaped():
    shown = ready.as_html((warning("<i>Nom</i>", "<b>trouvé</b>", "<u>faire</u>"),))
    assert '<span aria-hidden="true">!</span> À savoir' in shown
    assert not any(tag in shown for tag in ("<i>", "<b>", "<u>"))


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ((ok("a", "b"), warning("a", "b", "c")), "Tout est prêt pour la scène."),
        ((ok("a", "b"), failed("a", "b", "c")), "Il reste 1 point à régler."),
        ((failed("a", "b", "c"), failed("a", "b", "c")), "Il reste 2 points à régler."),
    ],
)
def test_the_verdict_counts_what_is_to_mend(checks, said):
    assert ready.verdict(checks) == said
