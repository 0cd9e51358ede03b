"""The stage: one scene over the whole screen, redrawn alone at each key."""

from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import streamlit as st

from pages._ui import data, language, maps_controls, navigation, stage_component, stage_html, stage_map
from pages._ui.stage_component import Told
from pages._ui.stage_html import Place
from pages._ui.stage_map import Flight
from pages._ui.stage_room import room
from ptce_data import markup
from ptce_data.leaflet import Scene, Show
from ptce_data.leaflets import views
from ptce_data.queries import compare
from ptce_data.scenarios import library, resolving

STYLE = Path(__file__).with_name("stage.css")
PARAMETERS = ("scenario", "etape", "pole", "vue", "boucle")
QUESTION_SECONDS = 45  # what a loop leaves to a pole somebody looked up


@dataclass(frozen=True)
class Asked:
    """What the address asks of the stage; step is 0 where it is no number."""

    name: str
    step: int
    pole: str
    speaker: bool
    loop: bool


def asked() -> Asked | None:
    """The stage the address asks for; None where it asks for the list."""
    query = st.query_params
    name = query.get("scenario", "")
    if not name:
        return None
    step = query.get("etape", "1")
    return Asked(
        name=name,
        step=int(step) if step.isdecimal() and len(step) <= 4 else 0,  # noqa: PLR2004 (digits)
        pole=query.get("pole", ""),
        speaker=query.get("vue") == "orateur",
        loop=query.get("boucle") == "1",
    )


def draw(show: Show, wanted: Asked) -> None:
    """Draw the show where the address says; the keys then redraw the scene alone."""
    st.html(STYLE)
    poles = data.answer(compare.compare_poles)
    names = "".join(
        f'<li data-pole="{markup.as_html(pole.code)}">{markup.as_html(f"{pole.name} — {pole.place}")}</li>'
        for pole in poles
    )
    st.html(f'<ul class="ptce-pole-names" hidden>{names}</ul>')
    with st.container(key="stage"):
        _scene(show, wanted)


@language.fragment
def _scene(show: Show, wanted: Asked) -> None:
    place = _place(show, wanted)
    shown = pole_scene(place.pole) if place.pole else None
    if shown is None:
        place = Place(place.step)
        shown = show.scenes[place.step - 1]
    if wanted.speaker:
        st.html(stage_html.speaker(show, shown, place))
    else:
        st.html(stage_html.scene(shown, show, place))
        _map(show, shown, place)
    told = Told(show, shown, place, wanted.speaker, wanted.loop)
    if stage_component.mount(told):
        _leave()


def _place(show: Show, wanted: Asked) -> Place:
    """The place last asked for by a key, else the address's, inside the show."""
    place = stage_component.asked(show.name) or Place(wanted.step, wanted.pole)
    return replace(place, step=min(max(place.step, 1), len(show.scenes)))


def pole_scene(pole_id: str) -> Scene | None:
    """The pole asked for from the stage, in one scene; None where no pole is called so."""
    known = any(one.code == pole_id for one in data.answer(compare.compare_poles))
    return data.large_answer(_of_pole, pole_id) if known else None


def _of_pole(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> Scene:
    told = views.pole(cursor, pole_id)
    return Scene(
        number=0,
        title=told.title,
        sentence=told.paragraphs[0] if told.paragraphs else told.subtitle,
        notes="",
        seconds=QUESTION_SECONDS,
        path=told.path,
        figures=told.figures[:2],
        charts=told.charts[:1],
        map=told.map,
    )


def show(name: str) -> Show:
    """The show called `name` over the published data. Raises UnknownScenarioError or ScenarioError.

    A scenario saved meanwhile under the same name is another value, and so another answer.
    """
    return data.large_answer(resolving.show, data.answer_now(library.scenario, name))


def _map(show: Show, shown: Scene, place: Place) -> None:
    """The scene's map; under a scene without one, the last one seen waits, drawn, to fly on."""
    told = shown if shown.map else _waiting(show, place.step)
    if told is None or told.map is None:
        return
    screen = stage_component.screen()
    # The same scene gives the same bytes: a map that waits is not drawn again.
    turn = len(show.scenes) + 1 if place.pole and shown.map else told.number
    view = stage_html.coloured(told, told.map)
    deck = stage_map.deck(view, room(screen, told), maps_controls.palette(), Flight(turn, screen.still))
    with st.container(key="stage-map"):
        st.pydeck_chart(deck, height="stretch", key="stage-deck", alt=told.map.sentence)


def _waiting(show: Show, step: int) -> Scene | None:
    before = [scene for scene in show.scenes[:step] if scene.map]
    after = [scene for scene in show.scenes[step:] if scene.map]
    return before[-1] if before else after[0] if after else None


def _leave() -> None:
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key not in PARAMETERS}
    st.switch_page(navigation.page("present"), query_params=kept)
