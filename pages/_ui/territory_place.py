"""Which territory the page shows: a commune of the address, a choice, or the place filtered."""

import streamlit as st

from pages._ui import data
from ptce_data import markup
from ptce_data.errors import UnknownCodeError
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import address
from ptce_data.queries import territory as questions
from ptce_data.queries.territory import Territory
from ptce_data.selection import Selection

LONGEST_NAMED = 60


def choose(selection: Selection) -> Territory | None:
    """Draw the choice of place; what it leads to, None where nothing is chosen.

    `?commune=` wins over `?lieu=`, which wins over the only département or région of the filters.
    """
    commune = st.query_params.get("commune")
    choice = _select()
    if commune:
        # A link to the page one is on reaches the script but not the browser's address.
        st.query_params["commune"] = commune
        found = _commune(commune)
        if found:
            _ways_up(found)
            return found
    choice = choice or address.place_filtered(selection)
    return data.answer(questions.territory, address.LEVELS[choice[0]], choice[1:]) if choice else None


def _select() -> str | None:
    names = address.places(data.lists())
    _warn_of_unknown(set(names.values()))
    return st.selectbox(
        _("Région ou département"),
        list(names),
        index=None,
        format_func=lambda choice: names[choice],
        key="lieu",
        bind="query-params",
        on_change=leave_commune,
        placeholder=_("Choisissez, ou cherchez une commune en haut de la page"),
    )


def _warn_of_unknown(known: set[str]) -> None:
    """Say that the address names a place that is none: Streamlit drops it without a word."""
    asked = st.query_params.get("lieu")
    if asked and asked not in known:
        st.warning(
            _("Aucune région et aucun département ne s'appelle {name} : choisissez-en dans la liste.").format(
                name=markup.as_markdown(f"«\u202f{asked[:LONGEST_NAMED]}\u202f»")
            )
        )


def leave_commune() -> None:
    """Forget the commune of the address; meant as a callback."""
    if "commune" in st.query_params:
        del st.query_params["commune"]


def go(choice: str) -> None:
    """Show a région or a département instead; meant as a callback."""
    leave_commune()
    st.session_state["lieu"] = choice


def _commune(code: str) -> Territory | None:
    try:
        return data.answer(questions.territory, "commune", code)
    except UnknownCodeError:
        st.warning(_("Aucune commune ne porte le code de cette adresse : cherchez-la par son nom."))
        return None


def _ways_up(commune: Territory) -> None:
    with st.container(horizontal=True):
        st.button(
            _("Son département : {name}").format(name=markup.as_markdown(commune.departement or "")),
            on_click=go,
            args=(f"d{commune.departement_code}",),
            key="vers-departement",
        )
        st.button(
            _("Sa région : {name}").format(name=markup.as_markdown(commune.region)),
            on_click=go,
            args=(f"r{commune.region_code}",),
            key="vers-region",
        )
