"""From a change seen to a change made: preview, confirmation, receipt.

The same for an import, its withdrawal, its return and the choice of a figure.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

import streamlit as st

from pages._ui import access, data, import_preview
from ptce_data import database, i18n, markup, publication
from ptce_data.changes import Change
from ptce_data.errors import NotStaffError, PtceDataError, StalePreviewError
from ptce_data.exports import receipt as receipts
from ptce_data.i18n import gettext as _
from ptce_data.publication import Preview, Receipt
from ptce_data.staff import Member

_SEEN, _CONFIRMED, _RECEIPT = "publication-seen", "publication-confirmed", "publication-receipt"


@dataclass(frozen=True)
class Asked:
    """A change a member looks at. `key` is another one as soon as it would do something else.

    A reason being typed does not change it: the buttons must be the same ones from a click's press, which
    ends the typing, to its release.
    `change` makes it; the folder is where the file to keep may be written, None for a preview. look and
    confirm are the words of the two buttons, nothing what is said where no
    figure would move; even_so offers it all the same (a withdrawal behind another import, a choice pinned).
    """

    key: str
    change: Callable[[Path | None], Change]
    look: str
    confirm: str
    nothing: str
    even_so: bool = False


@dataclass(frozen=True)
class _Seen:
    """What was shown of a change: the preview, and the one before it where the data changed meanwhile."""

    key: str
    preview: Preview
    outdated: Preview | None = None


def digest(text: str) -> str:
    """A short key of a text, the same at each run."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def draw(asked: Asked, member: Member) -> None:
    """Preview on demand; under it, the button that publishes. Nothing is written before that one."""
    try:
        seen = _seen(asked, member)
        if seen is None:
            if st.button(asked.look, type="primary", key=f"look-{asked.key}"):
                _look(asked, None)
                st.rerun()
            return
        _draw_seen(asked, seen)
    except NotStaffError as problem:
        st.error(markup.as_markdown(str(problem)))
        access.require()
    except PtceDataError as problem:
        st.error(markup.as_markdown(str(problem)))


def receipt(key: str) -> Receipt | None:
    """The receipt of the change whose key begins so, if it was the last one published here."""
    kept = st.session_state.get(_RECEIPT)
    return cast(Receipt, kept[1]) if kept and kept[0].startswith(key) else None


def _seen(asked: Asked, member: Member) -> _Seen | None:
    """The preview on screen, published if it was confirmed, made again if the data changed since."""
    seen = cast("_Seen | None", st.session_state.get(_SEEN))
    if seen is None or seen.key != asked.key:
        return None
    confirmed = st.session_state.pop(_CONFIRMED, None) == asked.key
    outcome = _publish(asked, seen, member) if confirmed else "refused"
    if isinstance(outcome, Receipt):
        st.session_state[_RECEIPT] = (asked.key, outcome)
        del st.session_state[_SEEN]
        st.rerun()
    stands = outcome == "refused" and seen.preview.version == data.version()
    return seen if stands else _look(asked, seen.preview)


def _look(asked: Asked, outdated: Preview | None) -> _Seen:
    with st.spinner(_("Comparaison avec ce qui est publié…")):
        preview = publication.preview(database.path(), asked.change(None))
    seen = _Seen(asked.key, preview, outdated)
    st.session_state[_SEEN] = seen
    return seen


def _publish(asked: Asked, seen: _Seen, member: Member) -> Receipt | Literal["stale", "refused"]:
    """Publish what was seen; a refusal is told. Raises NotStaffError."""
    try:
        with st.spinner(_("Publication…")), tempfile.TemporaryDirectory() as folder:
            change, version = asked.change(Path(folder)), seen.preview.version
            return publication.publish(database.path(), change, member, version, datetime.now(UTC))
    except StalePreviewError:
        return "stale"
    except NotStaffError:
        raise
    except PtceDataError as problem:
        st.error(markup.as_markdown(str(problem)))
        return "refused"


def _draw_seen(asked: Asked, seen: _Seen) -> None:
    if seen.outdated is not None:
        _since(seen.outdated, seen.preview)
    import_preview.draw(seen.preview)
    if seen.preview.counts.nothing:
        st.info(asked.nothing)
        if not asked.even_so:
            return
    st.button(
        asked.confirm,
        type="primary",
        key=f"confirm-{asked.key}",
        on_click=_confirm,
        args=(asked.key,),
    )


def _confirm(key: str) -> None:
    st.session_state[_CONFIRMED] = key


def _since(outdated: Preview, now: Preview) -> None:
    """What changed since the preview that was on screen."""
    st.warning(
        _(
            "Les données publiées ont changé depuis votre aperçu\u202f; rien n'a été écrit. Voici l'aperçu à "
            "jour\u00a0: relisez-le et confirmez de nouveau."
        )
    )
    for since in (
        import_preview.published_since(outdated.version),
        import_preview.moved_since(outdated, now),
    ):
        if since:
            st.html(since)


def draw_receipt(done: Receipt, file_name: str) -> None:
    """What was published, on screen and as a file to keep."""
    if done.counts.nothing:
        st.info(_("Rien n'a changé\u00a0: tout ce que dit ce classeur était déjà publié."))
        return
    # The key under which shell.js brings the receipt into view.
    with st.container(key=f"published-{done.version}"):
        st.success(
            _(
                "Import {number} publié par {name}. Les pages publiques montrent désormais ces chiffres."
            ).format(number=done.batch_id, name=markup.as_markdown(done.by))
        )
    import_preview.draw(done, done=True)
    spoken, lists = i18n.language(), data.lists()

    def made() -> bytes:
        with i18n.speaking(spoken):
            return receipts.receipt_file(done, file_name, lists)

    access.kept_file_button(
        _("Télécharger le reçu"), receipts.receipt_name(done), made, key=f"receipt-{done.version}"
    )
