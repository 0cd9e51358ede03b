"""A figure chosen in three lists, and put in the sentence of the step being written."""

from collections.abc import Collection

import streamlit as st

from pages._ui import data, scenario_editor_draft
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import choices, previews
from ptce_data.scenarios.choices import Chosen

SENTENCE, OF = "step-sentence", "step-of"
GAP = "…"
LAST = 0  # no year: given back None, Streamlit would show an empty box


def choose() -> Chosen | None:
    """Whom, which and when; None where they published nothing."""
    named = data.answer(choices.whom)
    who, which, when = st.columns(3)
    with who:
        _only_among(OF, named)
        of = st.selectbox(_("De qui"), list(named), format_func=named.__getitem__, key=OF)
    offers = {offer.code: offer for offer in data.answer(choices.figures, of)}
    if not offers:
        st.info(_("Ce pôle n'a publié aucun chiffre\u00a0: choisissez-en un autre."))
        return None
    with which:
        _only_among(f"step-code-{of}", offers)
        code = st.selectbox(
            _("Quel chiffre"), list(offers), format_func=lambda one: offers[one].label, key=f"step-code-{of}"
        )
    years = [LAST, *reversed(offers[code].years)]
    with when:
        _only_among(f"step-year-{of}-{code}", years)
        year = st.selectbox(
            _("Quelle année"),
            years,
            format_func=lambda one: str(one or _("Dernière connue")),
            key=f"step-year-{of}-{code}",
        )
    return Chosen(of, code, year or None)


def _only_among(key: str, offered: Collection[object]) -> None:
    """What was chosen in a draft may not be published any more."""
    if key in st.session_state and st.session_state[key] not in offered:
        del st.session_state[key]


def insert(chosen: Chosen) -> None:
    """How the figure is written, and the button that puts it in the sentence."""
    sentence = st.session_state.get(SENTENCE) or ""
    told = {way.written: way.told for way in data.answer(previews.ways, chosen, sentence)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        written = st.selectbox(
            _("Écrit ainsi"), list(told), format_func=lambda one: told.get(one, ""), key="step-form"
        )
        st.button(
            _("Insérer ce chiffre dans la phrase"),
            on_click=_put,
            args=(written,),
            disabled=written is None,
            key="step-insert",
        )
    st.caption(
        _(
            "Le chiffre prend la place de «\u202f{gap}\u202f» dans la phrase, ou se met à la fin. Ce qui "
            "s'écrit entre accolades est son adresse dans la base\u00a0: la salle ne la voit pas, elle lit "
            "le chiffre à jour, comme sous la phrase."
        ).format(gap=GAP)
    )


def _put(written: str) -> None:
    """In the gap left for it, else at the end."""
    sentence = (st.session_state.get(SENTENCE) or "").replace("...", GAP)
    space = "" if not sentence or sentence.endswith((" ", "\n", "(", "'", "’")) else " "
    st.session_state[SENTENCE] = (
        sentence.replace(GAP, written, 1) if GAP in sentence else f"{sentence}{space}{written}"
    )
    scenario_editor_draft.keep()
