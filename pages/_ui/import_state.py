"""What a member of staff is bringing: the file, what they settled, what was made of it. One file a session.

It lives in the session, and each part is made again only when what it rests on changed: a rerun or an
error loses nothing. The file and the decisions are kept for the browser too, which a reload leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import streamlit as st

from pages._ui import access, data
from pages._ui.import_kept import OPEN, Open
from ptce_data import database, i18n
from ptce_data.workbook import layouts, past_choices, reader, studies, vocabulary
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.past_choices import Past
from ptce_data.workbook.sheets import Workbook
from ptce_data.workbook.studies import Study

_FILE, _STUDY, _PAST, _TAKEN, _BY = "import-file", "import-study", "import-past", "import-taken", "import-by"

NO_PAST = Past(Decisions())
# What belongs to a single file, never to the next one of the same shape.
_OF_ONE_FILE: dict[str, Any] = {
    "repairs": (),
    "amounts": (),
    "rows_left_out": (),
    "rows_kept": (),
    "last_row": None,
    "partial": False,
    "reason": "",
}


@dataclass(frozen=True)
class Brought:
    """A file, read once. `taken` grows with each file and names the widgets that speak of it.

    resumed tells that the decisions are those of the file before it, of the same shape; past, what earlier
    imports proposed.
    """

    content: bytes
    workbook: Workbook
    decisions: Decisions
    taken: int
    resumed: bool = False
    past: Past = NO_PAST

    def key(self, name: str) -> str:
        """The key of a widget that speaks of this file."""
        return f"{name}-{self.taken}"


@dataclass(frozen=True)
class _Kept:
    """A study and what it rests on."""

    rests_on: tuple[object, ...]
    study: Study


def brought() -> Brought | None:
    """The file in hand, None where there is none, or where another member brought it to this page."""
    member = access.member()
    if member is not None and st.session_state.get(_BY, member.name) != member.name:
        _start_afresh()
    return cast("Brought | None", st.session_state.get(_FILE))


def _start_afresh() -> None:
    """Nobody finds in this page what another member was at; the uploader is emptied too."""
    state = st.session_state
    for key in (_FILE, _STUDY, _PAST, _BY):
        state.pop(key, None)
    state["import-refused"] = ""
    state["import-uploader"] = state.get("import-uploader", 0) + 1


def take(content: bytes, file_name: str) -> Brought:
    """Read a file and hold it instead of the last one. Raises UnreadableFileError, and the last one stays."""
    workbook = reader.read(content, file_name)
    st.session_state[_TAKEN] = taken = st.session_state.get(_TAKEN, 0) + 1
    found = _started(Brought(content, workbook, Decisions(), taken))
    _hold(found)
    return found


def _started(found: Brought) -> Brought:
    """With the choices of the import of the same bytes, else of this session, else of the file before it."""
    with database.workbench(database.path()) as cursor:
        past = past_choices.proposed(cursor, found.workbook, vocabulary.load(cursor), Decisions())
    found = replace(found, past=past)
    if past.taken:
        return replace(found, decisions=past.decisions)
    return _resumed(found)


@dataclass(frozen=True)
class _Past:
    """What was settled for the last file studied, its bytes and its shape."""

    sha256: str
    shape_key: str
    decisions: Decisions


def _resumed(found: Brought) -> Brought:
    """What was settled for a file of the same shape holds for this one, but for single cells and rows.

    Its source and its years are only offered, unless it is the very same file.
    """
    past = st.session_state.get(_PAST)
    if not isinstance(past, _Past):
        return found
    settled = replace(past.decisions, **_OF_ONE_FILE)
    sheets = {sheet.name for sheet in found.workbook.sheets}
    if settled == Decisions() or (settled.sheet or next(iter(sheets), "")) not in sheets:
        return found
    held = settled if found.workbook.sha256 == past.sha256 else past_choices.for_the_next(settled)
    proposed = layouts.propose(found.workbook, data.answer(vocabulary.load), held)
    if proposed.shape_key != past.shape_key:
        return found
    offering = past_choices.offered_too(found.past, settled, dated=proposed.year is not None)
    return replace(found, decisions=held, resumed=held != Decisions(), past=offering)


def left_open() -> Open | None:
    """The workbook this browser was at before its page was reloaded, None where there is none."""
    return OPEN.of(_owner())


def take_again(left: Open) -> Brought:
    """Open it as it was left. Raises UnreadableFileError."""
    found = replace(take(left.content, left.file_name), decisions=left.decisions, resumed=False)
    _hold(found)
    return found


def lasting() -> bool:
    """Whether a reload will offer the file again."""
    return _owner() != ""


def _owner() -> str:
    member = access.member()
    return access.owner(member) if member else ""


def published() -> None:
    """What is published has no need to be offered again."""
    OPEN.forget(_owner())


def forget() -> None:
    """Let the file go, and what was made of it; what was settled may serve the next one."""
    OPEN.forget(_owner())
    for key in (_FILE, _STUDY):
        st.session_state.pop(key, None)


def settle(**changed: Any) -> None:
    """Hold decisions, each under its name in Decisions."""
    now = brought()
    if now is not None:
        _hold(replace(now, decisions=replace(now.decisions, **changed)))


def _hold(found: Brought) -> None:
    st.session_state[_FILE] = found
    member = access.member()
    if member is not None:
        st.session_state[_BY] = member.name
    OPEN.keep(_owner(), found.content, found.workbook.file_name, found.decisions)


def study(found: Brought, progress: Callable[[float], None] | None = None) -> Study:
    """What the file says under the decisions held; made again only where one of them changed."""
    rests_on = (found.taken, found.decisions, data.version(), i18n.language(), date.today())
    kept = st.session_state.get(_STUDY)
    if not isinstance(kept, _Kept) or kept.rests_on != rests_on:
        with database.workbench(database.path()) as cursor:
            made = studies.study(cursor, found.workbook, found.decisions, date.today(), progress)
        kept = st.session_state[_STUDY] = _Kept(rests_on, made)
        st.session_state[_PAST] = _Past(found.workbook.sha256, made.layout.shape_key, found.decisions)
    return kept.study


def showing(key: str, value: object) -> str:
    """The key of a widget that shows what stands now, whatever it showed before."""
    st.session_state[key] = value
    return key
