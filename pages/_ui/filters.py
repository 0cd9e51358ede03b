"""The filters every page shares, drawn once, bound to the address; and the Selection they make."""

import streamlit as st

from pages._ui import data
from ptce_data.i18n import gettext as _
from ptce_data.selection import Selection

KEYS = ("region", "departement", "secteur", "statut", "annee")


def draw() -> None:
    """Draw the five filters; options come from the whole data, never from the filtered data."""
    lists = data.lists()
    everywhere = _("Tous")
    st.multiselect(
        _("Région"),
        list(lists.regions),
        format_func=lambda code: lists.regions[code].name,
        key="region",
        bind="query-params",
        placeholder=_("Toutes"),
    )
    st.multiselect(
        _("Département"),
        list(lists.departements),
        format_func=lambda code: f"{lists.departements[code].name} ({code})",
        key="departement",
        bind="query-params",
        placeholder=everywhere,
    )
    st.multiselect(
        _("Secteur"),
        list(lists.sectors),
        format_func=lambda code: lists.sectors[code].label,
        key="secteur",
        bind="query-params",
        placeholder=everywhere,
    )
    st.multiselect(
        _("Statut"),
        list(lists.statuses),
        format_func=lambda code: lists.statuses[code].label,
        key="statut",
        bind="query-params",
        placeholder=everywhere,
    )
    st.selectbox(
        _("Situation à fin"),
        lists.years,
        index=None,
        key="annee",
        bind="query-params",
        placeholder=_("Dernières données connues"),
        help=_("Pour une année choisie, chaque pôle est montré avec sa dernière valeur connue à cette date."),
    )
    st.button(_("Effacer les filtres"), on_click=clear, width="stretch", key="clear")


def current() -> Selection:
    """What the viewer looks at."""
    state = st.session_state
    return Selection(
        regions=tuple(state.get("region") or ()),
        departements=tuple(state.get("departement") or ()),
        sectors=tuple(state.get("secteur") or ()),
        statuses=tuple(state.get("statut") or ()),
        year=state.get("annee"),
    )


def clear() -> None:
    """Take every filter off; meant as a button's callback."""
    for key in KEYS:
        st.session_state[key] = None if key == "annee" else []


def summary(selection: Selection) -> str:
    """The filters in words: `Bretagne · Culture · situation à fin 2014`; empty where there is none."""
    lists = data.lists()
    names = [
        *(lists.regions[code].name for code in selection.regions),
        *(lists.departements[code].name for code in selection.departements),
        *(lists.sectors[code].label for code in selection.sectors),
        *(lists.statuses[code].label for code in selection.statuses),
    ]
    if selection.year:
        names.append(_("situation à fin {year}").format(year=selection.year))
    return " · ".join(names)
