"""The scenario as a list: its title, its language, its steps to rewrite, move or take out."""

from dataclasses import replace

import streamlit as st

from pages._ui import access, scenario_editor_step
from ptce_data import i18n, markup
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import reading, writing
from ptce_data.scenarios.model import Scenario, Step

_TITLE, _LANGUAGE, _STEP = "whole-title", "whole-language", "whole-step"


def draw(text_key: str) -> None:
    """The whole of the text kept under `text_key`, where it can be read; each action rewrites it."""
    with st.expander(_("Le titre, la langue et les étapes déjà écrites")):
        st.caption(
            _("Chaque changement réécrit le texte ci-dessous\u202f; ses commentaires (#) sont perdus.")
        )
        written = _written(text_key)
        if written is None:
            st.caption(_("Quand le texte ci-dessous pourra être lu, ses étapes seront ici."))
            return
        _heading(text_key, written)
        if written.steps:
            _steps(text_key, written)


def _written(text_key: str) -> Scenario | None:
    text = st.session_state.get(text_key) or writing.heading(_("Mon scénario"), i18n.language())
    return reading.read(text, "", "").written


def _heading(text_key: str, written: Scenario) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(
            _("Titre du scénario"), written.title, max_chars=120, key=f"{_TITLE}-{written.title}"
        )
        language = st.selectbox(
            _("Langue"),
            i18n.LANGUAGES,
            index=i18n.LANGUAGES.index(written.language),
            format_func={"fr": "Français", "en": "English"}.__getitem__,
            key=f"{_LANGUAGE}-{written.language}",
        )
        changed = replace(written, title=title, language=language)
        st.button(
            _("Changer le titre et la langue"),
            on_click=_write,
            args=(text_key, changed),
            disabled=changed == written,
            key="whole-heading",
        )


def _steps(text_key: str, written: Scenario) -> None:
    """A step chosen, and what can be done with it."""
    steps = written.steps
    place = st.selectbox(
        _("Étape"),
        range(len(steps)),
        format_func=lambda one: f"{one + 1}. {markup.seen(steps[one].title)}" if one < len(steps) else "",
        key=f"{_STEP}-{len(steps)}",
    )
    actions = (
        (_("Monter"), "up", _swapped(steps, place, place - 1)),
        (_("Descendre"), "down", _swapped(steps, place, place + 1)),
        (_("Retirer"), "out", (*steps[:place], *steps[place + 1 :])),
    )
    with st.container(horizontal=True):
        st.button(
            _("Modifier dans le formulaire"),
            on_click=scenario_editor_step.load,
            args=(steps[place],),
            key="whole-load",
        )
        for label, key, kept in actions:
            changed = replace(written, steps=kept)
            unlike = kept not in {steps, ()}
            st.button(
                label, on_click=_write, args=(text_key, changed), disabled=not unlike, key=f"whole-{key}"
            )


def _swapped(steps: tuple[Step, ...], place: int, other: int) -> tuple[Step, ...]:
    """The steps with two exchanged; the same where there is no such place."""
    if other not in range(len(steps)):
        return steps
    changed = list(steps)
    changed[place], changed[other] = changed[other], changed[place]
    return tuple(changed)


def _write(text_key: str, changed: Scenario) -> None:
    if access.member() is not None:
        st.session_state[text_key] = writing.toml(changed)
