"""One step of a scenario, written by choosing: who, which figure, which year, how it is said."""

from dataclasses import replace

import streamlit as st

from pages._ui import (
    access,
    data,
    language,
    scenario_editor_draft,
    scenario_editor_figure,
    scenario_editor_view,
)
from pages._ui.scenario_editor_draft import OPEN_FORM
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import checks, choices, proposals, reading, writing
from ptce_data.scenarios.choices import Chosen
from ptce_data.scenarios.model import DEFAULT_SECONDS, LONGEST, SHORTEST, ChartView, Step
from ptce_data.scenarios.vocabulary import quoted

_SENTENCE, _TITLE, _NOTES, _LOADED = "step-sentence", "step-title", "step-notes", "step-loaded"
_SECONDS, _FAULTS = "step-seconds", "step-faults"


def begin() -> None:
    """The language and the published state of the page, for a callback: it runs before the page does."""
    language.begin()
    data.hold()


def draw() -> None:
    """The form of a step, put at the end of the text."""
    with st.expander(
        _("Ajouter ou modifier une étape en la choisissant"),
        expanded=bool(st.session_state.get(OPEN_FORM)),
    ):
        st.text_input(_("Titre de l'étape"), key=_TITLE, max_chars=120, on_change=scenario_editor_draft.keep)
        chosen = scenario_editor_figure.choose()
        if chosen is not None:
            _form(chosen)
        _faults()
        scenario_editor_draft.told("step")


def _form(chosen: Chosen) -> None:
    scenario_editor_figure.insert(chosen)
    st.text_area(_("Phrase dite"), key=_SENTENCE, max_chars=600, on_change=scenario_editor_draft.keep)
    with st.container():
        _told(st.session_state.get(_SENTENCE) or "", chosen)
    kind = scenario_editor_view.choose(chosen, st.session_state.get(_SENTENCE) or "")
    st.text_area(
        _("Notes pour vous (facultatif)"), key=_NOTES, max_chars=8000, on_change=scenario_editor_draft.keep
    )
    st.session_state.setdefault(_SECONDS, DEFAULT_SECONDS)
    st.number_input(_("Durée en secondes"), SHORTEST, LONGEST, step=5, key=_SECONDS)
    st.button(_("Ajouter l'étape"), on_click=_add, args=(kind, chosen), key="step-add")
    _replacing(kind, chosen)


def load(step: Step) -> None:
    """Put a step already written in the form, to be changed there."""
    state = st.session_state
    begin()
    said = _("L'étape {title} est dans le formulaire.").format(title=quoted(step.title))
    scenario_editor_draft.remember(said, "whole")
    state[_TITLE], state[_SENTENCE], state[_NOTES] = step.title, step.sentence, step.notes.strip()
    state[_SECONDS], state[_LOADED], state[OPEN_FORM] = step.seconds, step, True
    named = data.answer(choices.whom)
    about = [of for of in proposals.subjects(step) if of in named]
    state.update({scenario_editor_figure.OF: about[0]} if about else {})


def _replacing(kind: str, chosen: Chosen) -> None:
    """Where a step was put in the form: the button that writes it back in its place."""
    loaded = st.session_state.get(_LOADED)
    if loaded is None:
        return
    kept = st.checkbox(_("Garder ce que l'étape montrait"), value=True, key="step-keep")
    said = _("Remplacer l'étape «\u202f{title}\u202f»").format(title=loaded.title)
    shown = None if kept else kind
    st.button(markup.as_markdown(said), on_click=_replace, args=(shown, chosen), key="step-replace")


def _replace(kind: str | None, chosen: Chosen) -> None:
    """Write the form back over the step it came from; kind None keeps what that step showed."""
    begin()
    loaded: Step = st.session_state[_LOADED]
    written = reading.read(scenario_editor_draft.text(), "", "").written
    step = _sound_step(kind, chosen)
    if step is None:
        return
    if written is None or loaded not in written.steps:
        st.session_state[_FAULTS] = (
            _("Cette étape n'est plus dans le texte\u00a0: ajoutez-la, ou choisissez-la de nouveau."),
        )
        return
    place = written.steps.index(loaded)
    steps = (*written.steps[:place], step, *written.steps[place + 1 :])
    said = _("L'étape «\u202f{title}\u202f» est remplacée dans le texte, ci-dessous.").format(
        title=step.title
    )
    _write(writing.toml(replace(written, steps=steps)), said, place)


def _told(sentence: str, chosen: Chosen) -> None:
    """The sentence as the room will read it, and what it does not say."""
    if not sentence:
        return
    told = data.answer(choices.preview, sentence)
    if told is None:
        st.caption(
            _("Une référence de cette phrase ne répond pas\u00a0: vérifiez le scénario pour savoir laquelle.")
        )
        return
    st.caption(_("La salle lira\u00a0: {sentence}").format(sentence=markup.as_markdown(told)))
    sentence_alone = Step("", sentence, ChartView(""))
    for issue in data.answer(checks.check_step, sentence_alone, chosen.of):
        if issue.level == "warning":
            st.warning(markup.as_markdown(_capital(issue.sentence)))


def _add(kind: str, chosen: Chosen) -> None:
    """Put the step at the end of the text, and empty the form for the next one."""
    begin()
    step = _sound_step(kind, chosen)
    if step is None:
        return
    before = (scenario_editor_draft.text() or writing.heading(_("Mon scénario"))).rstrip("\n")
    already = reading.read(before, "", "").written
    said = _("L'étape «\u202f{title}\u202f» est ajoutée à la fin du texte, ci-dessous.").format(
        title=step.title
    )
    _write(f"{before}\n\n{writing.step(step)}", said, len(already.steps) if already else 0)


def _write(text: str, said: str, place: int) -> None:
    """Change the text, and empty the form for the next step."""
    scenario_editor_draft.write(text, said, "step", step=place, form=True)
    for key in (_TITLE, _SENTENCE, _NOTES):
        st.session_state[key] = ""
    st.session_state[_LOADED] = None


def _sound_step(kind: str | None, chosen: Chosen) -> Step | None:
    """The step of the form; None, and said, where something in it is to mend: it stays as it was typed."""
    if access.member() is None:
        return None
    state = st.session_state
    title, sentence = state.get(_TITLE) or "", state.get(_SENTENCE) or ""
    if not (title.strip() and sentence.strip()):
        state[_FAULTS] = (_("Il faut un titre et une phrase."),)
        return None
    view = state[_LOADED].view if kind is None else data.answer_now(choices.view, kind, chosen, sentence)
    step = Step(title, sentence, view, state.get(_NOTES) or "", state[_SECONDS])
    issues = data.answer_now(checks.check_step, step, chosen.of)
    faults = [_capital(issue.sentence) for issue in issues if issue.level == "error"]
    if not faults and kind == "figures" and not choices.cited(sentence):
        faults = [
            _(
                "La phrase ne cite aucun chiffre à montrer\u00a0: insérez-en un, ou choisissez un graphique, "
                "la carte ou l'essentiel de la page."
            )
        ]
    state[_FAULTS] = tuple(dict.fromkeys(faults))
    return None if faults else step


def _faults() -> None:
    """What is to mend in the form, once."""
    faults = st.session_state.pop(_FAULTS, ())
    if faults:
        st.error("\n".join(f"- {markup.as_markdown(one)}" for one in faults))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
