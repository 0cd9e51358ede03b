"""One search box: a pole or a commune, found by name without accents."""

import streamlit as st

from pages._ui import data, language, navigation
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.queries import search

LONGEST_ASKED = 80


def draw(page: str) -> None:
    """Draw the box and the choice of language; under them, a link to each pole or commune found.

    page is the path of the page under it.
    """
    _empty_once_followed(page)
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.text_input(
            _("Chercher un pôle ou une commune"),
            key="q",
            bind="query-params",
            type="search",
            placeholder=_("Pôle ou commune"),
            live=True,
            label_visibility="collapsed",
        )
        language.switch()
    if asked and asked.strip():
        _found(asked)


def _empty_once_followed(page: str) -> None:
    """What was asked gives way to the place it led to, as soon as the page is another one."""
    here = (page, *(st.query_params.get(key) for key in ("pole", "commune")))
    if st.session_state.get("searched-from", here) != here and st.session_state.get("q"):
        st.session_state["q"] = ""
    st.session_state["searched-from"] = here


def _found(asked: str) -> None:
    places = data.answer(search.places, asked.strip()[:LONGEST_ASKED])
    if not places:
        st.caption(_("Aucun pôle ni commune ne porte ce nom."))
    elif places[0].guessed:
        st.caption(_("Aucun pôle ni commune ne porte ce nom. Vouliez-vous dire…"))
    with st.container(key="found"):
        _links(places)


def _links(places: tuple[search.Place, ...]) -> None:
    for place in places:
        label = f"**{markup.as_markdown(place.name)}** — {markup.as_markdown(place.where)}"
        if place.kind == "pole":
            navigation.link("pole", label, pole=place.code)
        else:
            navigation.link("territory", label, commune=place.code)
