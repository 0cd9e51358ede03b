"""The stage and the list of scenarios through the whole app."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from ptce_data.i18n import speaking
from tests.app import html_of, opened

BEGANNE = "beganne-en-huit-etapes"


def plain(text: str) -> str:
    """No-break spaces as spaces, so that the sentences below can be read."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


@pytest.fixture(autouse=True)
def _real(real_database):
    """Every page below reads the real data."""


def test_the_list_gives_each_scenario_its_extent_and_the_ways_to_open_it():
    app = opened("present")
    assert not app.exception
    assert [one.value for one in app.subheader] == [
        "Béganne en huit étapes",
        "Les PTCE en cinq minutes",
        "Quatre pôles, quatre histoires",
    ]
    said = [plain(one.value) for one in app.markdown]
    assert "8 étapes · 6 min" in said
    assert links(app).count("Ouvrir sur scène") == 3
    assert links(app).count("Boucle") == 3
    speakers = [button.proto.url for button in app.get("link_button")]
    assert speakers[0] == f"presenter?scenario={BEGANNE}&vue=orateur"
    assert "Étape suivante ; les télécommandes envoient ces touches" in plain(html_of(app))


def test_a_pole_a_territory_and_a_comparison_make_a_scenario_in_one_click():
    app = opened("present")
    app.selectbox(key="scene-pole").select("neo56")
    app.selectbox(key="scene-territoire").select("region:53")
    app.multiselect(key="scene-poles").select("neo56").select("eoliennes-pays-de-vilaine").run()
    assert not app.exception
    opening = [
        one.proto.query_string for one in app.get("page_link") if one.proto.label == "Ouvrir sur scène"
    ]
    assert opening[3:] == [
        "scenario=pole%3Aneo56&etape=1",
        "scenario=territoire%3Aregion%3A53&etape=1",
        "scenario=comparaison%3Aneo56%2Ceoliennes-pays-de-vilaine&etape=1",
    ]


def test_with_a_scenario_and_a_step_the_page_is_the_stage_and_nothing_else():
    app = opened("present", scenario=BEGANNE, etape="3")
    assert not app.exception
    shown = plain(html_of(app))
    assert "<h1>L&#x27;épargne locale se mobilise</h1>" in shown
    assert '<strong class="value">≈ 1,8 M€</strong>' in shown
    assert '<span class="date">Base du ' in shown
    assert "3 / 8</span>" in shown
    drawn = [*app.selectbox, *app.multiselect, *app.text_input, *app.button, *app.get("page_link")]
    assert drawn == []


def test_every_step_of_the_shipped_story_has_its_own_address():
    titles = [
        "Béganne, dans le Morbihan",
        "Tout part de clubs d'habitants",
        "L'épargne locale se mobilise",
        "Un chiffre, plusieurs versions",
        "Les éoliennes tournent",
        "D'un parc à trois",
        "Un pôle parmi d'autres en Bretagne",
        "Ce que le réseau apporte",
    ]
    shown = [plain(html_of(opened("present", scenario=BEGANNE, etape=str(step)))) for step in range(1, 9)]
    assert [html.unescape(re.findall(r"<h1>(.*?)</h1>", one)[0]) for one in shown] == titles
    assert [f"{step} / 8</span>" in one for step, one in enumerate(shown, 1)] == [True] * 8


def test_notes_are_for_the_speaker_alone():
    notes = "Commencer par le lieu"
    stage = html_of(opened("present", scenario=BEGANNE, etape="1"))
    speaker = html_of(opened("present", scenario=BEGANNE, etape="1", vue="orateur"))
    assert notes in speaker
    assert notes not in stage


def test_the_speaker_reads_this_step_the_next_one_and_the_end():
    first = html_of(opened("present", scenario=BEGANNE, etape="1", vue="orateur"))
    assert "<h1>Béganne, dans le Morbihan</h1>" in first
    assert "<h3>Tout part de clubs d&#x27;habitants</h3>" in first
    last = html_of(opened("present", scenario=BEGANNE, etape="8", vue="orateur"))
    assert "Fin de la présentation." in last


def test_an_unknown_scenario_gets_a_sentence_the_nearest_name_and_the_list():
    app = opened("present", scenario="beganne-en-huit-etape", etape="2")
    assert not app.exception
    assert [plain(one.value).replace("\\", "") for one in app.warning] == [
        (
            "Aucun scénario ne s'appelle « beganne-en-huit-etape ». "
            "Vouliez-vous dire « beganne-en-huit-etapes » ?"
        )
    ]
    assert app.title[0].value == "Présenter"


@pytest.mark.parametrize("step", ["0", "9", "99999999", "-1", "trois", ""])
def test_a_step_that_does_not_exist_gets_a_sentence_and_both_ends(step):
    app = opened("present", scenario=BEGANNE, etape=step)
    assert not app.exception
    assert [plain(one.value) for one in app.warning] == [
        "Ce scénario a 8 étapes : celle que demande l'adresse n'existe pas."
    ]
    assert links(app)[:2] == ["Ouvrir la première étape", "Ouvrir la dernière étape"]


def test_a_pole_asked_for_is_shown_over_the_step_and_says_how_to_come_back():
    shown = plain(html_of(opened("present", scenario=BEGANNE, etape="3", pole="pole-sud-archer")))
    assert "<h1>Pôle Sud Archer</h1>" in shown
    assert "B : retour à l&#x27;étape 3" in shown


def test_a_pole_nobody_knows_leaves_the_step():
    shown = html_of(opened("present", scenario=BEGANNE, etape="3", pole="<script>"))
    assert "<h1>L&#x27;épargne locale se mobilise</h1>" in shown
    assert "<script>" not in shown


def test_the_stage_speaks_english_around_a_scenario_in_french():
    with speaking("en"):  # AppTest formats the options of its widgets in the test's own thread
        shown = plain(html_of(opened("present", scenario=BEGANNE, etape="1", lang="en")))
    assert '<span class="date">Database of ' in shown
    assert '<span class="name">In French: Béganne en huit étapes</span>' in shown


def test_hostile_texts_are_drawn_as_texts(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    for query in ({"scenario": "pole:ajonc"}, {"scenario": "pole:chene", "pole": "ajonc"}):
        app = opened("present", **query)
        assert not app.exception
        shown = html_of(app)
        assert "ptce-scene" in shown
        assert "<img src=x" not in shown
        assert "<script" not in shown
