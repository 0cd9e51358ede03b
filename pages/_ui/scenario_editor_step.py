"""One step of a scenario, written by choosing: who, which figure, which year, how it is said."""

from dataclasses import replace

import streamlit as st

from pages._ui import access, data, language
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import choices, reading, writing
from ptce_data.scenarios.choices import Chosen
from ptce_data.scenarios.model import DEFAULT_SECONDS, LONGEST, SHORTEST, Step
from ptce_data.scenarios.vocabulary import Form

_SENTENCE, _TITLE, _NOTES, _LOADED = "step-sentence", "step-title", "step-notes", "step-loaded"
OFFERED: tuple[Form, ...] = ("with unit", "value", "with unit and year", "with year", "year", "others")
KINDS = ("figures", "chart", "map", "page")


def begin() -> None:
    """The language and the published state of the page, for a callback: it runs before the page does."""
    language.begin()
    data.hold()


def draw(text_key: str) -> None:
    """The form of a step, put at the end of the text kept under `text_key`."""
    with st.expander(_("Ajouter ou modifier une étape en la choisissant")):
        st.text_input(_("Titre de l'étape"), key=_TITLE, max_chars=120)
        chosen = _figure()
        if chosen is None:
            return
        st.text_area(
            _("Phrase dite"),
            key=_SENTENCE,
            max_chars=600,
            help=_("Écrivez la phrase, et insérez chaque chiffre à sa place avec le bouton ci-dessus."),
        )
        _told(st.session_state.get(_SENTENCE) or "")
        kind = _kind()
        st.text_area(_("Notes pour vous (facultatif)"), key=_NOTES, max_chars=8000)
        st.number_input(
            _("Durée en secondes"), SHORTEST, LONGEST, DEFAULT_SECONDS, step=5, key="step-seconds"
        )
        st.button(_("Ajouter l'étape"), on_click=_add, args=(text_key, kind, chosen), key="step-add")
        _replacing(text_key, kind, chosen)
        _outcome()


def load(step: Step) -> None:
    """Put a step already written in the form, to be changed there."""
    state = st.session_state
    state[_TITLE], state[_SENTENCE], state[_NOTES] = step.title, step.sentence, step.notes.strip()
    state["step-seconds"], state[_LOADED] = step.seconds, step


def _replacing(text_key: str, kind: str, chosen: Chosen) -> None:
    """Where a step was put in the form: the button that writes it back in its place."""
    loaded = st.session_state.get(_LOADED)
    if loaded is None:
        return
    kept = st.checkbox(_("Garder ce que l'étape montrait"), value=True, key="step-keep")
    said = _("Remplacer l'étape «\u202f{title}\u202f»").format(title=loaded.title)
    shown = None if kept else kind
    st.button(markup.as_markdown(said), on_click=_replace, args=(text_key, shown, chosen), key="step-replace")


def _replace(text_key: str, kind: str | None, chosen: Chosen) -> None:
    """Write the form back over the step it came from; kind None keeps what that step showed."""
    begin()
    state = st.session_state
    loaded: Step = state[_LOADED]
    written = reading.read(state.get(text_key) or "", "", "").written
    step = _step(kind or KINDS[0], chosen)
    if access.member() is None or step is None:
        return
    if written is None or loaded not in written.steps:
        state["step-lost"] = True
        return
    step = replace(step, view=loaded.view) if kind is None else step
    place = written.steps.index(loaded)
    steps = (*written.steps[:place], step, *written.steps[place + 1 :])
    state[text_key] = writing.toml(replace(written, steps=steps))
    _empty()
    state["step-replaced"] = step.title


def _outcome() -> None:
    """What became of the step, once."""
    if st.session_state.pop("step-incomplete", False):
        st.error(_("Il faut un titre et une phrase."))
    if st.session_state.pop("step-lost", False):
        st.error(_("Cette étape n'est plus dans le texte\u00a0: ajoutez-la, ou choisissez-la de nouveau."))
    replaced = st.session_state.pop("step-replaced", None)
    if replaced:
        said = _("L'étape «\u202f{title}\u202f» est remplacée dans le texte, ci-dessous.")
        st.success(markup.as_markdown(said.format(title=replaced)))
    added = st.session_state.pop("step-added", None)
    if added:
        said = _("L'étape «\u202f{title}\u202f» est ajoutée à la fin du texte, ci-dessous.")
        st.success(markup.as_markdown(said.format(title=added)))


def _figure() -> Chosen | None:
    """Three choices make a reference, which a button puts in the sentence."""
    named = data.answer(choices.whom)
    who, which, when = st.columns(3)
    with who:
        of = st.selectbox(_("De qui"), list(named), format_func=named.__getitem__, key="step-of")
    offers = {offer.code: offer for offer in data.answer(choices.figures, of)}
    if not offers:
        st.info(_("Ce pôle n'a publié aucun chiffre\u00a0: choisissez-en un autre."))
        return None
    with which:
        code = st.selectbox(
            _("Quel chiffre"), list(offers), format_func=lambda one: offers[one].label, key=f"step-code-{of}"
        )
    with when:
        year = st.selectbox(
            _("Quelle année"),
            [None, *reversed(offers[code].years)],
            format_func=lambda one: _("Dernière connue") if one is None else str(one),
            key=f"step-year-{of}-{code}",
        )
    chosen = Chosen(of, code, year)
    _insert(chosen)
    return chosen


def _insert(chosen: Chosen) -> None:
    """How the figure is written, what that gives, and the button that puts it in the sentence."""
    said = {form: data.answer(choices.preview, chosen.reference(form)) for form in OFFERED}
    possible = [form for form in OFFERED if said[form] is not None]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox(
            _("Écrit ainsi"), possible, format_func=lambda one: said[one] or one, key="step-form"
        )
        st.button(
            _("Insérer ce chiffre dans la phrase"), on_click=_put, args=(chosen, form), key="step-insert"
        )


def _put(chosen: Chosen, form: Form) -> None:
    written = st.session_state.get(_SENTENCE) or ""
    space = "" if not written or written.endswith((" ", "\n", "(", "'", "’")) else " "
    st.session_state[_SENTENCE] = f"{written}{space}{chosen.reference(form)}"


def _told(sentence: str) -> None:
    """The sentence as the room will read it."""
    if not sentence:
        return
    told = data.answer(choices.preview, sentence)
    if told is None:
        st.caption(
            _("Une référence de cette phrase ne répond pas\u00a0: vérifiez le scénario pour savoir laquelle.")
        )
    else:
        st.caption(_("La salle lira\u00a0: {sentence}").format(sentence=markup.as_markdown(told)))


def _kind() -> str:
    labels = {
        "figures": _("Les chiffres de la phrase"),
        "chart": _("Un graphique"),
        "map": _("La carte"),
        "page": _("L'essentiel de la page"),
    }
    asked = st.segmented_control(
        _("Ce que la salle voit"),
        KINDS,
        format_func=labels.__getitem__,
        default="figures",
        required=True,
        key="step-kind",
    )
    return asked or KINDS[0]


def _add(text_key: str, kind: str, chosen: Chosen) -> None:
    """Put the step at the end of the text, and empty the form for the next one."""
    begin()
    state = st.session_state
    if access.member() is None:
        return
    step = _step(kind, chosen)
    if step is None:
        return
    before = (state.get(text_key) or writing.heading(_("Mon scénario"))).rstrip("\n")
    state[text_key] = f"{before}\n\n{writing.step(step)}"
    _empty()
    state["step-added"] = step.title


def _step(kind: str, chosen: Chosen) -> Step | None:
    """What the form holds; None, and said, where it lacks a title or a sentence."""
    state = st.session_state
    if not (state[_TITLE].strip() and state[_SENTENCE].strip()):
        state["step-incomplete"] = True
        return None
    return Step(
        title=state[_TITLE],
        sentence=state[_SENTENCE],
        view=data.answer_now(choices.view, kind, chosen, state[_SENTENCE]),
        notes=state.get(_NOTES) or "",
        seconds=state["step-seconds"],
    )


def _empty() -> None:
    state = st.session_state
    for key in (_TITLE, _SENTENCE, _NOTES):
        state[key] = ""
    state[_LOADED] = None
