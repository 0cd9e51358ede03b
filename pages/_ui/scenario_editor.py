"""Staff's own scenarios: start from one, add steps by choosing, check, save for everyone on this server."""

import streamlit as st

from pages._ui import (
    access,
    data,
    scenario_editor_draft,
    scenario_editor_saved,
    scenario_editor_step,
    scenario_editor_whole,
)
from pages._ui.scenario_editor_draft import CHECK, TEXT
from pages._ui.scenario_editor_saved import SAID
from ptce_data import i18n, markup
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import compare
from ptce_data.scenarios import checks, library, writing
from ptce_data.scenarios.checks import Report
from ptce_data.scenarios.model import Issue

_CHECKED = "scenario-checked"
LONGEST_TEXT = 200_000
LONGEST_QUOTE = 160


def draw() -> None:
    """Nothing for a visitor; each action asks again who is signed in."""
    if access.member() is None:
        return
    st.header(_("Écrire un scénario"), anchor=False)
    st.markdown(
        _(
            "Partez d'un scénario, ajoutez des étapes en choisissant ce qu'elles montrent, relisez, "
            "enregistrez. Les chiffres viennent de la base\u00a0: on les insère, on ne les tape pas. "
            "Une fois enregistré, le scénario et ses notes sont visibles de tous."
        )
    )
    scenario_editor_draft.begin()
    with st.container():  # what comes and goes has a place of its own: a box that is moved closes
        scenario_editor_draft.offer()
        scenario_editor_draft.told("draft")
        _start()
    scenario_editor_whole.draw()
    scenario_editor_step.draw()
    _text()
    scenario_editor_saved.draw_question()
    scenario_editor_saved.draw_saved()
    _say()
    _checked()
    scenario_editor_saved.draw_list()


def _start() -> None:
    """Another scenario's text, to change it, that of any pole, or an empty one."""
    names = {entry.name: entry.title for entry in data.answer_now(library.available)}
    for pole in data.answer(compare.compare_poles):
        names[f"pole:{pole.code}"] = _("Le scénario d'un pôle\u00a0: {name}").format(name=pole.name)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Partir de"),
            ["", *names],
            format_func=lambda name: names.get(name) or _("Une page blanche"),
            key="scenario-start",
        )
        st.button(_("Reprendre ce texte"), on_click=_begin, key="scenario-begin")
    st.caption(_("Reprendre un texte remplace celui qui est écrit ci-dessous."))
    scenario_editor_draft.told("start")


def _begin() -> None:
    scenario_editor_step.begin()
    state = st.session_state
    name = state["scenario-start"]
    try:
        text = data.answer_now(library.text_of, name) if name else blank()
    except PtceDataError as error:
        state[SAID] = (False, str(error))
        return
    said = _("Ce texte remplace celui qui était écrit ci-dessous.")
    scenario_editor_draft.begin_with(text, said, "start", data.answer_now(library.saved, name))
    state.pop(_CHECKED, None)


def blank() -> str:
    """The top of a new scenario, in the language of the page."""
    return writing.heading(_("Mon scénario"), i18n.language())


def _text() -> None:
    st.text_area(
        _("Le texte du scénario"),
        key=TEXT,
        on_change=scenario_editor_draft.typed,
        height=420,
        max_chars=LONGEST_TEXT,
    )
    st.caption(_("Le format est décrit dans docs/scenarios.md\u00a0: une étape commence par [[steps]]."))
    with st.container(horizontal=True):
        st.button(_("Vérifier"), on_click=_check, key=CHECK)
        st.button(_("Enregistrer"), type="primary", on_click=_save, key="scenario-save")
    scenario_editor_draft.told("text")


def _check() -> None:
    """Keep what was checked with its text: another text has not been checked."""
    scenario_editor_step.begin()
    if access.member() is None:
        _refuse()
        return
    text = scenario_editor_draft.text()
    st.session_state[_CHECKED] = (text, data.answer_now(checks.check, text, "brouillon"))


def _save() -> None:
    scenario_editor_step.begin()
    if access.member() is None:
        _refuse()
    elif scenario_editor_saved.save(scenario_editor_draft.text()):
        st.session_state[_CHECKED] = None
    else:
        _check()


def _refuse() -> None:
    st.session_state[SAID] = (False, _("Votre identification a pris fin\u00a0: identifiez-vous de nouveau."))


def _say() -> None:
    """What the last action did, once."""
    said = st.session_state.pop(SAID, None)
    if said:
        done, sentence = said
        (st.success if done else st.error)(markup.as_markdown(sentence))


def _checked() -> None:
    """What is to mend, each with its line; or the steps as the room will read them."""
    checked = st.session_state.get(_CHECKED)
    if not checked:
        return
    text, report = checked
    if text != scenario_editor_draft.text():
        st.caption(_("Le texte a changé depuis la dernière vérification."))
        return
    _verdict(report, text.splitlines())


def _verdict(report: Report, lines: list[str]) -> None:
    errors = [issue for issue in report.issues if issue.level == "error"]
    if errors:
        said = ngettext("{n} erreur à corriger\u00a0:", "{n} erreurs à corriger\u00a0:", len(errors))
        told = [said.format(n=len(errors)), "", *(_fault(one, lines) for one in errors)]
        st.error("\n".join(told))
        st.caption(
            _(
                "Pour mettre un chiffre dans une phrase, choisissez-le ci-dessus puis «\u202fInsérer ce "
                "chiffre dans la phrase\u202f»\u00a0: il s'écrit tout seul."
            )
        )
    warnings = [issue for issue in report.issues if issue.level == "warning"]
    if warnings:
        st.warning("\n".join(f"- {markup.as_markdown(one.sentence)}" for one in warnings))
    if report.scenes:
        st.success(_("Le scénario peut être présenté. Voici ce que la salle lira\u00a0:"))
    for scene in report.scenes:
        title = markup.as_markdown(f"{scene.number}. {scene.title}")
        st.markdown(f"**{title}** ({scene.seconds}\u202fs)  \n{markup.as_markdown(scene.sentence)}")


def _fault(issue: Issue, lines: list[str]) -> str:
    """What is wrong, then the line it is in: the box has no numbers beside its lines."""
    said = f"- {markup.as_markdown(issue.sentence)}"
    if not 0 < issue.line <= len(lines):
        return said
    quoted = lines[issue.line - 1].strip()
    quoted = quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[: LONGEST_QUOTE - 1]}…"
    return f"{said}  \n  {issue.line} | {markup.as_markdown(quoted)}"
