"""The list of poles: one link a pole, twenty-five a page, and the whole list as a table."""

from pathlib import Path

import streamlit as st

from pages._ui import data, drawing, navigation
from ptce_data import markup
from ptce_data.catalogue import Catalogue
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import tables
from ptce_data.queries.poles import ORDERS, ListedPole, Order
from ptce_data.sentences import poles as sentences

STYLE = Path(__file__).with_name("poles.css")
PAGE_LENGTH = 25


def wishes() -> tuple[str, Order]:
    """The name looked for and the order asked, both in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="list-wishes"):
        asked = st.text_input(
            _("Nom ou commune"),
            key="nom",
            bind="query-params",
            type="search",
            placeholder=_("Dans la liste"),
            max_chars=80,
        )
        order: Order = st.selectbox(
            _("Trier par"),
            ORDERS,
            format_func=lambda code: sentences.orders()[code],
            key="tri",
            bind="query-params",
        )
    return (asked or "").strip(), order


def draw(poles: tuple[ListedPole, ...]) -> None:
    """One link a pole; pages where there are many."""
    lists = data.lists()
    pages = -(-len(poles) // PAGE_LENGTH)
    above = st.container()
    current = 1
    if pages > 1:
        if st.session_state.get("feuillet", 1) > pages:
            st.session_state["feuillet"] = 1
        current = st.pagination(pages, key="feuillet", bind="query-params")
    with above.container(key="pole-list"):
        for pole in poles[(current - 1) * PAGE_LENGTH : current * PAGE_LENGTH]:
            navigation.link("pole", line(pole, lists), pole=pole.pole_id)


def line(pole: ListedPole, lists: Catalogue) -> str:
    """A pole in one line of Markdown: name, place, sectors, completeness."""
    sectors = ", ".join(lists.sectors[code].label for code in pole.sectors)
    total = sum(indicator.core for indicator in lists.indicators.values())
    parts = (sentences.where(pole), sectors, sentences.completeness(pole.core, total))
    said = " ".join(f":small[{markup.as_markdown(part)}]" for part in parts)
    return f"**{markup.as_markdown(pole.name)}** {said}"


def behind(poles: tuple[ListedPole, ...]) -> None:
    """The same list as a table, with its downloads."""
    source = _("Source : recensement de pages publiques, un lien par pôle (page Méthode et données).")
    drawing.with_table(_("liste-des-poles"), tables.listed_poles(poles, data.lists()), source)
