"""The filters every page shares, drawn once, bound to the address; and the Selection they make."""

from dataclasses import dataclass

import streamlit as st

from pages._ui import data
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.leaflets.address import FILTERS, LONGEST_NAMED, filter_labels
from ptce_data.selection import Selection
from ptce_data.sentences import selection as sentences

KEYS = FILTERS


def draw() -> None:
    """Draw the five filters; options come from the whole data, never from the filtered data."""
    lists, everywhere = data.lists(), _("Tous")
    labels = filter_labels(lists)
    unknown = _unknown()
    _several(_("Région"), "region", _Names(labels["region"], _("Toutes")))
    _several(_("Département"), "departement", _Names(labels["departement"], everywhere))
    _several(_("Secteur"), "secteur", _Names(labels["secteur"], everywhere))
    _several(_("Statut"), "statut", _Names(labels["statut"], everywhere))
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
    st.session_state["filters-unknown"] = unknown or st.session_state.get("filters-unknown", ())


@dataclass(frozen=True)
class _Names:
    """The options of a filter: labels by code, and what stands where none is chosen."""

    labels: dict[str, str]
    nothing: str


def _several(label: str, key: str, names: _Names) -> None:
    st.multiselect(
        label,
        list(names.labels),
        format_func=names.labels.__getitem__,
        key=key,
        bind="query-params",
        placeholder=names.nothing,
        select_all=False,
    )


def _unknown() -> tuple[str, ...]:
    """What the address asks of the filters that none of them knows; Streamlit drops it without a word."""
    lists = data.lists()
    known = {key: set(labels.values()) for key, labels in filter_labels(lists).items()}
    known["annee"] = {str(year) for year in lists.years}
    asked = [(key, value) for key in KEYS for value in st.query_params.get_all(key) if value]
    return tuple(value[:LONGEST_NAMED] for key, value in asked if value not in known[key])


def warn() -> None:
    """Say once, at the top of the page, which filters of the address were not understood."""
    unknown = st.session_state.pop("filters-unknown", ())
    if unknown:
        st.warning(
            _("Cette adresse demande un filtre inconnu, qui n'est pas appliqué : {names}.").format(
                names=formats.listing([markup.as_markdown(f"« {name} »") for name in unknown])
            )
        )


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
    return sentences.summary(selection, data.lists())
