"""The scenario being written: it outlives the page, and each change of it can be undone.

The widgets of a page are forgotten when another page is shown, or their labels change language: what they
hold is kept in the session, and what is not saved in the server's memory, for the member in that browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, cast

import streamlit as st

from pages._ui import access
from pages._ui.left_open import LeftOpen
from ptce_data import formats, i18n, markup
from ptce_data.i18n import gettext as _

TEXT, CHECK = "scenario-text", "scenario-check"
CHOSEN = "whole-step"
WRITTEN = ("step-title", "step-sentence", "step-notes")
OPEN_FORM = "step-open"
ORIGIN = "scenario-origin"
_FORM = (*WRITTEN, "step-seconds", "step-of", "step-kind", "step-loaded")
_HELD = (TEXT, CHOSEN, ORIGIN, "scenario-start", *_FORM)
_OF_A_FIGURE = ("step-code-", "step-year-")
_KEPT, _CHANGES, _LEFT, _MEMBER = "draft-kept", "draft-changes", "draft-left", "draft-member"
_SETTLED, _AT, _UNDONE, _LANGUAGE = "draft-settled", "draft-at", "draft-undone", "draft-language"
_HOLDING = "draft-holding"
MOST_CHANGES = 50
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Draft:
    """What was written and not saved, by the key of its widget, and when it was last changed (UTC)."""

    held: Mapping[str, Any]
    at: datetime

    @property
    def weight(self) -> int:
        return sum(len(str(value)) for value in self.held.values())


@dataclass(frozen=True)
class Change:
    """What an action did, in words; where on the page it is told; and what stood before."""

    said: str
    where: str
    before: Mapping[str, Any]


# One a process, as the rights are.
DRAFTS: LeftOpen[Draft] = LeftOpen(MOST_BYTES)


def text() -> str:
    return str(st.session_state.get(TEXT) or "")


def place() -> int:
    """The step chosen; a label of before the last change, sent by a quick second click, is no choice."""
    state = st.session_state
    known = (state.get(CHOSEN), state.get(_KEPT, {}).get(CHOSEN))
    return next((one for one in known if isinstance(one, int)), 0)


def begin() -> None:
    """Give the widgets back what they held, and keep what they hold: the first thing drawn."""
    state = st.session_state
    member = access.member()
    name = member.name if member else ""
    if state.get(_MEMBER, name) != name:
        _start_afresh()
    if _MEMBER not in state:
        state[_MEMBER], state[_LEFT] = name, DRAFTS.of(_owner())
    _hand_over()
    keep()


def _start_afresh() -> None:
    """Nobody finds in this page what another member was writing."""
    state = st.session_state
    for key in (*_HELD, _KEPT, _CHANGES, _LEFT, _MEMBER, _SETTLED, _AT, _UNDONE, _HOLDING):
        state.pop(key, None)
    for key in (TEXT, *WRITTEN):
        state[key] = ""


def _hand_over() -> None:
    """A widget keeps its value while it is drawn, in one language; otherwise it is told again.

    A button says whether it was drawn: what was last assigned to the other keys would come back with them,
    not what was typed since.
    """
    state = st.session_state
    spoken = i18n.language()
    changed = state.get(_LANGUAGE, spoken) != spoken
    drawn = CHECK in state
    for key, value in state.get(_KEPT, {}).items():
        if not drawn or key not in state:
            state[key] = value
        elif changed:
            state[key] = state[key]
    if changed and any(state.get(key) for key in WRITTEN):
        state[OPEN_FORM] = True  # under its new label, the form is another one: closed
    state[_LANGUAGE] = spoken


def keep() -> None:
    """Hold what is written now; also called by the boxes themselves, for a page left at once."""
    state = st.session_state
    keys = [*_HELD, *(key for key in state if str(key).startswith(_OF_A_FIGURE))]
    held = {str(key): state[key] for key in keys if key in state} | {CHOSEN: place()}
    if _said(held) != _said(state.get(_KEPT, {})):
        state[_AT] = DRAFTS.now()
    state[_KEPT] = held
    if unsaved():
        state[_HOLDING] = True
        DRAFTS.hold(_owner(), Draft(MappingProxyType(held), state[_AT]))
    elif state.pop(_HOLDING, False):  # not that of another tab
        DRAFTS.forget(_owner())


def _said(held: Mapping[str, Any]) -> list[Any]:
    return [held.get(key) or "" for key in (TEXT, *WRITTEN)]


def unsaved() -> bool:
    """Whether something would be missed: the text is not the one saved, or a step is being written."""
    state = st.session_state
    return text() != state.get(_SETTLED, "") or any(state.get(key) for key in WRITTEN)


def settle() -> None:
    """The text as it stands is found elsewhere: it was saved."""
    st.session_state[_SETTLED] = text()
    keep()


def _owner() -> str:
    member = access.member()
    return access.owner(member) if member else ""


def write(written: str, said: str, where: str, *, step: int = 0, form: bool = False) -> None:
    """Change the text, and say what was done; `step` is the step then chosen.

    `form` where the form of a step is emptied or filled by it, so that undoing gives it back.
    """
    remember(said, where, (TEXT, CHOSEN, *(_FORM if form else ())))
    st.session_state[TEXT], st.session_state[CHOSEN] = written, step
    keep()


def begin_with(written: str, said: str, where: str, origin: object = None) -> None:
    """Take a text found elsewhere in place of the one written; `origin` is what saving it may replace."""
    remember(said, where, (TEXT, CHOSEN, _SETTLED, ORIGIN))
    state = st.session_state
    state[TEXT], state[CHOSEN], state[_SETTLED], state[ORIGIN] = written, 0, written, origin
    keep()


def remember(said: str, where: str, keys: tuple[str, ...] = (*_FORM,)) -> None:
    """Note what stands now under the keys that an action is about to change, the form's by default."""
    typed()
    _note(Change(said, where, _standing(keys)))


def _standing(keys: tuple[str, ...]) -> dict[str, Any]:
    """What the keys hold; a box never drawn is empty."""
    empty = {**dict.fromkeys((TEXT, _SETTLED, *WRITTEN), ""), ORIGIN: None, "step-loaded": None}
    held = {key: st.session_state[key] for key in keys if key in st.session_state}
    return {**{key: empty[key] for key in keys if key in empty}, **held}


def _note(change: Change) -> None:
    state = st.session_state
    state[_CHANGES] = (*_changes(), change)[-MOST_CHANGES:]
    state.pop(_UNDONE, None)


def _changes() -> tuple[Change, ...]:
    return cast("tuple[Change, ...]", st.session_state.get(_CHANGES, ()))


def typed() -> None:
    """The text may have been changed by hand: that too can be undone."""
    kept = st.session_state.get(_KEPT, {})
    if text() == (kept.get(TEXT) or ""):  # noted, when a button was pressed on the way out of the box
        return
    before = {TEXT: kept.get(TEXT) or "", CHOSEN: kept.get(CHOSEN, 0)}
    _note(Change(_("Le texte a été changé à la main."), "text", before))
    keep()


def undo() -> None:
    *others, last = _changes()
    state = st.session_state
    for key, value in last.before.items():
        state[key] = value
    state[_CHANGES] = tuple(others)
    state[_UNDONE] = last


def told(where: str) -> None:
    """The last change, if it was made there, and the way back."""
    undone = st.session_state.get(_UNDONE)
    if undone is not None and undone.where == where:
        st.info(markup.as_markdown(_("Annulé\u00a0: {said}").format(said=undone.said)))
    changes = _changes()
    if not changes or changes[-1].where != where:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"draft-change-{where}"):
        st.markdown(markup.as_markdown(changes[-1].said), width="content")
        st.button(_("Annuler"), on_click=_undo, key="draft-undo", icon=":material/undo:")


def _undo() -> None:
    if access.member() is not None and _changes():
        undo()


def offer() -> None:
    """The draft left in another session of this browser, or what is not saved in this one."""
    left = cast("Draft | None", st.session_state.get(_LEFT))
    if left is not None:
        _offered(left)
    if unsaved():
        _unsaved()


def _offered(left: Draft) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="draft-left-open"):
        said = _("Brouillon non enregistré du {moment}.").format(moment=formats.moment(left.at))
        st.info(said, icon=":material/history:")
        st.button(_("Reprendre ce brouillon"), on_click=_take, args=(left,), type="primary", key="draft-take")
        st.button(_("L'abandonner"), on_click=_abandon, key="draft-abandon")


def _unsaved() -> None:
    lasting = (
        _("Il est gardé 8 heures pour vous, dans ce navigateur, même si vous rechargez la page.")
        if _owner()
        else _("Il est gardé tant que cette page reste ouverte\u00a0: la recharger le perdrait.")
    )
    said = _("Brouillon non enregistré du {moment}.").format(
        moment=formats.moment(st.session_state.get(_AT) or DRAFTS.now())
    )
    with st.container(horizontal=True, vertical_alignment="center", key="draft-unsaved"):
        st.caption(f"{said} {lasting}", width="content")
        st.button(_("Effacer ce brouillon"), on_click=_discard, type="tertiary", key="draft-discard")


def _take(left: Draft) -> None:
    if access.member() is None:
        return
    remember(_("Le brouillon est repris."), "draft", (TEXT, CHOSEN, ORIGIN, *_FORM))
    state = st.session_state
    for key, value in left.held.items():
        state[key] = value
    state[OPEN_FORM] = any(left.held.get(key) for key in WRITTEN)
    state[_LEFT] = None
    keep()


def _abandon() -> None:
    if access.member() is None:
        return
    st.session_state[_LEFT] = None
    if not unsaved():
        DRAFTS.forget(_owner())


def _discard() -> None:
    """Empty the text and the form; « Annuler » still brings them back."""
    if access.member() is None:
        return
    remember(_("Le brouillon est effacé."), "draft", (TEXT, CHOSEN, _SETTLED, ORIGIN, *_FORM))
    state = st.session_state
    for key in (TEXT, _SETTLED, *WRITTEN):
        state[key] = ""
    state[ORIGIN] = state["step-loaded"] = None
    keep()
