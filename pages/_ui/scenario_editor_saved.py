"""Saving a scenario for everyone on this server: nothing replaced unasked, what was saved, what may go."""

from dataclasses import replace

import streamlit as st

from pages._ui import access, data, navigation, scenario_editor_draft, scenario_editor_step
from pages._ui.scenario_editor_draft import ORIGIN
from ptce_data import markup
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import checks, differences, library, reading, writing
from ptce_data.scenarios.library import Saved
from ptce_data.scenarios.vocabulary import quoted

SAID = "scenario-said"
_ASKED, _SAVED, _FORMER, _LEAVING = "scenario-asked", "scenario-saved", "scenario-former", "scenario-leaving"
OTHER_TITLE = "scenario-other-title"


def save(text: str) -> bool:
    """Save the text, or ask first where it would replace another scenario; False where it is refused."""
    former = data.answer_now(library.replaced, text)
    own = former is None or former == st.session_state.get(ORIGIN)
    if former is not None and not own and not data.answer_now(checks.check, text, "").refused:
        st.session_state[_ASKED] = (text, former)
        title = _("{title} (autre version)").format(title=former.title)
        st.session_state[OTHER_TITLE] = title[: reading.LONGEST_TITLE]
        return True
    return _keep(text)


def _keep(text: str) -> bool:
    state = st.session_state
    state[_ASKED] = None
    try:
        name = data.answer_now(library.save, text, access.member())
    except PtceDataError as error:
        state[SAID] = (False, str(error).splitlines()[0])
        return False
    origin = state.get(ORIGIN)
    state[_FORMER] = origin if origin is not None and origin.name != name else None
    state[_SAVED] = state[ORIGIN] = data.answer_now(library.saved, name)
    scenario_editor_draft.settle()
    return True


def draw_question() -> None:
    """What saving would replace, and the ways out; asked no more once the text has changed."""
    asked = st.session_state.get(_ASKED)
    if asked is None or asked[0] != scenario_editor_draft.text():
        return
    text, former = asked
    with st.container(border=True, key="scenario-question"):
        st.warning(markup.as_markdown(_question(text, former)))
        st.text_input(_("Autre titre"), max_chars=reading.LONGEST_TITLE, key=OTHER_TITLE)
        with st.container(horizontal=True):
            st.button(_("Enregistrer sous cet autre titre"), on_click=_save_apart, key="scenario-apart")
            st.button(_("Remplacer l'ancien"), on_click=_replace, key="scenario-replace")
            st.button(_("Ne pas enregistrer"), on_click=_forget, key="scenario-forget")


def _question(text: str, former: Saved) -> str:
    origin = st.session_state.get(ORIGIN)
    again = origin is not None and origin.name == former.name
    said = (
        _(
            "{title} a été enregistré de nouveau depuis que vous l'avez ouvert, peut-être par quelqu'un "
            "d'autre."
        )
        if again
        else _("Un scénario enregistré ici s'appelle déjà {title}.")
    )
    changes = differences.told(former.text, text)
    kept = _("Remplacé, il resterait dans un fichier daté.")
    return " ".join(one for one in (said.format(title=quoted(former.title)), changes, kept) if one)


def _replace() -> None:
    scenario_editor_step.begin()
    text, former = st.session_state[_ASKED]
    # Its own former version from now on: nothing of it stays under another title.
    st.session_state[ORIGIN] = former
    _keep(text)


def _forget() -> None:
    st.session_state[_ASKED] = None


def _save_apart() -> None:
    """Save the text under another title, which is asked about in turn if it is taken."""
    scenario_editor_step.begin()
    state = st.session_state
    written = reading.read(scenario_editor_draft.text(), "", "").written
    title = (state.get(OTHER_TITLE) or "").strip()
    if written is None or not title or access.member() is None:
        return
    said = _("Le titre est maintenant {title}.").format(title=quoted(title))
    text = writing.toml(replace(written, title=title))
    scenario_editor_draft.write(text, said, "text", step=scenario_editor_draft.place())
    state[ORIGIN] = None
    if not save(text):  # for its new title: nothing else in it was refused
        report = data.answer_now(checks.check, text, "")
        faults = [issue.sentence for issue in report.issues if issue.level == "error"]
        state[SAID] = (False, " ".join([state[SAID][1], *faults]))


def draw_saved() -> None:
    """What was just saved, the way to the stage, and the former one where its title was changed."""
    now: Saved | None = st.session_state.get(_SAVED)
    if now is None or now.text != scenario_editor_draft.text():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="ways-saved"):
        said = _("{title} est enregistré\u00a0: chacun peut l'ouvrir.").format(title=quoted(now.title))
        st.success(markup.as_markdown(said))
        navigation.link("present", _("Ouvrir sur scène"), scenario=now.name, etape="1")
    former: Saved | None = st.session_state.get(_FORMER)
    if former is not None and data.answer_now(library.saved, former.name) is not None:
        _draw_former(former)


def _draw_former(former: Saved) -> None:
    said = _("C'est un scénario de plus, sous son nouveau titre\u00a0: l'ancien, {title}, reste enregistré.")
    st.warning(markup.as_markdown(said.format(title=quoted(former.title))))
    with st.container(horizontal=True):
        st.button(_("Effacer l'ancien"), on_click=_delete, args=(former.name,), key="scenario-former-delete")
        st.button(_("Garder les deux"), on_click=_keep_both, key="scenario-former-keep")


def _keep_both() -> None:
    st.session_state[_FORMER] = None


def draw_list() -> None:
    """Those saved here, which may be taken away."""
    own = [entry for entry in data.answer_now(library.available) if entry.own]
    if not own:
        return
    st.subheader(_("Enregistrés ici"), anchor=False)
    for entry in own:
        leaving = st.session_state.get(_LEAVING) == entry.name
        with st.container(
            horizontal=not leaving, vertical_alignment="center", key=f"scenario-own-{entry.name}"
        ):
            st.markdown(markup.as_markdown(entry.title))
            if leaving:
                _confirmed(entry.name)
            else:
                key = f"scenario-delete-{entry.name}"
                st.button(_("Effacer"), key=key, on_click=_leave, args=(entry.name,))


def _confirmed(name: str) -> None:
    """What erasing does, then the two ways out."""
    st.markdown(_("Effacer ce scénario pour tout le monde\u202f? Une copie datée reste dans le dossier."))
    with st.container(horizontal=True):
        yes, no = f"scenario-delete-yes-{name}", f"scenario-delete-no-{name}"
        st.button(_("Oui, effacer"), key=yes, type="primary", on_click=_delete, args=(name,))
        st.button(_("Non, le garder"), key=no, on_click=_leave, args=("",))


def _leave(name: str) -> None:
    st.session_state[_LEAVING] = name


def _delete(name: str) -> None:
    scenario_editor_step.begin()
    _leave("")
    try:
        library.delete(name, access.member())
    except PtceDataError as error:
        st.session_state[SAID] = (False, str(error))
        return
    st.session_state[_FORMER] = None
    st.session_state[SAID] = (True, _("Le scénario est effacé\u202f; une copie datée est gardée."))
