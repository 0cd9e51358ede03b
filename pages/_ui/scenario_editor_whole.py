"""The scenario as a list: its title, its language, its steps to rewrite, move or take out."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from pages._ui import access, language, scenario_editor_draft, scenario_editor_step
from pages._ui.scenario_editor_draft import CHOSEN
from ptce_data import i18n, markup
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import reading, writing
from ptce_data.scenarios.model import Scenario, Step
from ptce_data.scenarios.vocabulary import quoted

_TITLE, _LANGUAGE = "whole-title", "whole-language"


def draw() -> None:
    """The whole of the text, where it can be read; each action rewrites it, says so and can be undone."""
    with st.expander(_("Le titre, la langue et les étapes déjà écrites")):
        st.caption(
            _("Chaque changement réécrit le texte ci-dessous\u202f; ses commentaires (#) sont perdus.")
        )
        written = _written()
        if written is None:
            st.caption(_("Quand le texte ci-dessous pourra être lu, ses étapes seront ici."))
        else:
            _heading(written)
            if written.steps:
                _steps(written.steps)
        scenario_editor_draft.told("whole")


def _written() -> Scenario | None:
    text = scenario_editor_draft.text() or writing.heading(_("Mon scénario"), i18n.language())
    return reading.read(text, "", "").written


def _heading(written: Scenario) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(
            _("Titre du scénario"), written.title, max_chars=120, key=f"{_TITLE}-{written.title}"
        )
        spoken = st.selectbox(
            _("Langue"),
            i18n.LANGUAGES,
            index=i18n.LANGUAGES.index(written.language),
            format_func={"fr": "Français", "en": "English"}.__getitem__,
            key=f"{_LANGUAGE}-{written.language}",
        )
        changed = replace(written, title=title, language=spoken)
        st.button(
            _("Changer le titre et la langue"),
            on_click=_retitle,
            args=(changed,),
            disabled=changed == written,
            key="whole-heading",
        )


def _retitle(changed: Scenario) -> None:
    language.begin()
    if access.member() is None:
        return
    said = _("Le titre est {title}, la langue {language}.").format(
        title=quoted(changed.title), language={"fr": _("le français"), "en": _("l'anglais")}[changed.language]
    )
    scenario_editor_draft.write(writing.toml(changed), said, "whole", step=scenario_editor_draft.place())


def _steps(steps: tuple[Step, ...]) -> None:
    """A step chosen, and what can be done with it."""
    place = _chosen(len(steps))
    st.session_state[CHOSEN] = place  # its label has changed, or the widget was forgotten
    st.selectbox(
        _("Étape"),
        range(len(steps)),
        format_func=lambda one: f"{one + 1}. {markup.seen(steps[one].title)}" if one < len(steps) else "",
        key=CHOSEN,
    )
    actions: tuple[tuple[str, str, Callable[[], None], bool], ...] = (
        (_("Modifier dans le formulaire"), "load", _load, True),
        (_("Monter"), "up", _up, place > 0),
        (_("Descendre"), "down", _down, place < len(steps) - 1),
        (_("Retirer"), "out", _out, len(steps) > 1),
    )
    with st.container(horizontal=True):
        for label, key, act, possible in actions:
            st.button(label, on_click=act, disabled=not possible, key=f"whole-{key}")


def _chosen(steps: int) -> int:
    """The place chosen; the last one where the steps are fewer now."""
    return min(scenario_editor_draft.place(), steps - 1)


def _load() -> None:
    written = _asked()
    if written is not None:
        scenario_editor_step.load(written.steps[_chosen(len(written.steps))])


def _up() -> None:
    _move(-1)


def _down() -> None:
    _move(1)


def _move(by: int) -> None:
    """Exchange the step chosen with its neighbour; it stays the one chosen."""
    written = _asked()
    place = _chosen(len(written.steps)) if written else 0
    if written is None or place + by not in range(len(written.steps)):
        return
    steps = list(written.steps)
    steps[place], steps[place + by] = steps[place + by], steps[place]
    said = _("{title} était l'étape {before}, c'est maintenant l'étape {after} sur {n}.").format(
        title=quoted(steps[place + by].title), before=place + 1, after=place + by + 1, n=len(steps)
    )
    _write(written, steps, said, place + by)


def _out() -> None:
    """Take out the step chosen; the one that follows is then chosen."""
    written = _asked()
    if written is None or len(written.steps) == 1:
        return
    steps = list(written.steps)
    place = _chosen(len(steps))
    gone = steps.pop(place)
    said = _("L'étape {n}, {title}, est retirée du texte.").format(n=place + 1, title=quoted(gone.title))
    _write(written, steps, said, min(place, len(steps) - 1))


def _asked() -> Scenario | None:
    """The text as it stands when the button is pressed; None for who may not, or where it has no step."""
    language.begin()
    written = _written() if access.member() is not None else None
    return written if written is not None and written.steps else None


def _write(written: Scenario, steps: list[Step], said: str, place: int) -> None:
    changed = replace(written, steps=tuple(steps))
    scenario_editor_draft.write(writing.toml(changed), said, "whole", step=place)
