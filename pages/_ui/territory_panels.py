"""The parts of a territory's page."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages._ui import (
    data,
    drawing,
    html_table,
    language,
    maps,
    maps_content,
    maps_controls,
    navigation,
)
from pages._ui.maps_labels import Label
from ptce_data import geography, markup
from ptce_data.geography import Bounds
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import charts, tables
from ptce_data.leaflets import maps as leaflet_maps
from ptce_data.queries import map as map_questions
from ptce_data.queries.territory import NearPole, Portrait, TerritoryPole
from ptce_data.selection import Selection
from ptce_data.sentences import territory as sentences

LIST_LENGTH = 15
AROUND_COMMUNE = 0.15  # degrees of longitude on each side


@language.fragment
def pole_list(poles: tuple[TerritoryPole, ...]) -> None:
    """Each pole of the territory as a link to its page."""
    pages = -(-len(poles) // LIST_LENGTH)
    page = st.pagination(pages, key="territoire-page") if pages > 1 else 1
    with st.container(key="liste-poles", gap="xsmall"):
        for pole in poles[(page - 1) * LIST_LENGTH : page * LIST_LENGTH]:
            navigation.link("pole", _line(pole), pole=pole.pole_id)


def _line(pole: TerritoryPole) -> str:
    sector = data.lists().sectors.get(pole.sector)
    about = " · ".join([pole.place, *([sector.label] if sector else [])])
    return f"**{markup.as_markdown(pole.name)}** — {markup.as_markdown(about)}"


def maybe_here(portrait: Portrait) -> None:
    """The poles whose place is not known well enough to say whether they stand here."""
    st.markdown(markup.as_markdown(sentences.unplaced(portrait)))
    with st.container(key="liste-poles-peut-etre", gap="xsmall"):
        for pole in portrait.unplaced:
            navigation.link("pole", _line(pole), pole=pole.pole_id)


def nearest(poles: Sequence[NearPole], level: str) -> None:
    """The nearest poles, each with its distance and a link."""
    st.markdown(markup.as_markdown(sentences.nearest(poles, level)))
    with st.container(key="liste-poles-proches", gap="xsmall"):
        for pole in poles:
            about = f"{pole.place} · {sentences.distance(pole.distance_km)}"
            label = f"**{markup.as_markdown(pole.name)}** — {markup.as_markdown(about)}"
            navigation.link("pole", label, pole=pole.pole_id)


def figures(portrait: Portrait, kept: Selection) -> None:
    """The totals beside the country's median, as a table, and what is missing."""
    indicators = data.lists().indicators
    table = tables.territory_totals(portrait, data.lists().indicators)
    alone = len(portrait.poles) == 1
    st.subheader(_("Ce que ce pôle a publié") if alone else _("Ce que ces pôles ont publié"))
    if table.rows:
        st.markdown(markup.as_markdown(sentences.published(portrait, indicators)))
        st.html(html_table.of(table))
        for note in table.notes:
            st.caption(markup.as_markdown(note))
        st.caption(markup.as_markdown(charts.territory_source()))
        drawing.downloads(_("chiffres-du-territoire"), table, kept)
    else:
        nothing = _("Rien : aucun de ces pôles n'a publié de chiffre.")
        st.markdown(_("Rien : il n'a publié aucun chiffre.") if alone else nothing)
    absent = sentences.missing(portrait, indicators)
    if absent:
        st.subheader(_("Ce qui manque"))
        for sentence in absent:
            st.markdown(markup.as_markdown(sentence))


def territory_map(portrait: Portrait, selection: Selection) -> None:
    """Where the poles are, in the territory and around it."""
    territory = portrait.territory
    country = replace(selection, regions=(), departements=())
    poles = data.answer(map_questions.map_poles, country, None)
    frame = maps_controls.frame(leaflet_maps.around(portrait, poles), tallest=400)
    points = maps_content.points(poles, leaflet_maps.PLAIN, data.lists(), frame)
    spot = geography.on_map(territory.position, territory.region_code)
    place = Label(territory.name, spot, below=16) if territory.level == "commune" else None
    deck = maps.deck(points, None, frame, maps_controls.palette(), place)
    maps_controls.chart(deck, frame, _("Carte des pôles : {name}").format(name=territory.name))
    maps_controls.measure(frame)
    maps_controls.families_legend([pole for pole in poles if _inside(pole, frame.bounds)])


def _inside(pole: map_questions.MapPole, box: Bounds) -> bool:
    if pole.position is None:
        return False
    spot = geography.on_map(pole.position, pole.region_code)
    return box.holds(spot)


def empty_note(portrait: Portrait) -> None:
    """What to do where the map stays empty, if a list stands in for it."""
    if portrait.poles or portrait.nearest:
        st.caption(
            _("Si la carte reste vide sur votre navigateur, les listes de cette page disent la même chose.")
        )
