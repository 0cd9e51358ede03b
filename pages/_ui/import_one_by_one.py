"""« Corriger une cellule à la fois »: cells to type again as a plain list, for a phone or a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages._ui import import_state
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import issues

SHOWN = 20
LENGTH = 200


@dataclass(frozen=True)
class Fault:
    """A cell to type again: what it holds in the file, what is wrong with it now, "" once mended."""

    cell: str
    where: str
    text: str
    problem: str


def mended() -> str:
    return _("✓ corrigé")


def asked(found: Brought) -> bool:
    """Whether the list takes the place of the grid."""
    return st.toggle(
        _("Corriger une cellule à la fois"),
        key=found.key("import-one-by-one"),
        help=_("Une liste simple à la place du tableau\u00a0: plus commode sur un téléphone."),
    )


def draw(
    found: Brought, faults: Sequence[Fault], typed: dict[str, str], hold: Callable[[str, str], None]
) -> None:
    """A page of cells, each with a field; `hold` is told the cell and what was typed."""
    key = found.key("import-one-by-one-from")
    first = min(st.session_state.get(key, 0), (len(faults) - 1) // SHOWN * SHOWN)
    with st.container(key="import-cells"):
        for fault in faults[first : first + SHOWN]:
            _one(found, fault, typed.get(fault.cell, ""), hold)
        if len(faults) > SHOWN:
            _turn(key, first, len(faults))


def _one(found: Brought, fault: Fault, typed: str, hold: Callable[[str, str], None]) -> None:
    name = " · ".join(filter(None, (_("Cellule {cell}").format(cell=fault.cell), fault.where)))
    lines = (
        f"**{markup.as_markdown(name)}**",
        markup.as_markdown(fault.problem or mended()),
        markup.as_markdown(_in_the_file(fault.text)),
    )
    key = import_state.showing(found.key(f"import-cell-{fault.cell}"), typed)
    with st.container(border=True):
        st.markdown("  \n".join(lines))
        st.text_input(
            _("Votre correction pour {cell}").format(cell=fault.cell),
            key=key,
            max_chars=LENGTH,
            on_change=_typed,
            args=(key, fault.cell, hold),
        )


def _in_the_file(text: str) -> str:
    if not text.strip():
        return _("Dans le fichier\u00a0: rien.")
    return _("Dans le fichier\u00a0: {text}.").format(text=issues.written(text))


def _typed(key: str, cell: str, hold: Callable[[str, str], None]) -> None:
    hold(cell, str(st.session_state[key]).strip())


def _turn(key: str, first: int, n: int) -> None:
    """Where one is in the list, and the way to the next cells."""
    last = min(first + SHOWN, n)
    st.caption(
        _("Cellules {first} à {last} sur {n}").format(
            first=formats.number(first + 1, 0), last=formats.number(last, 0), n=formats.number(n, 0)
        )
    )
    with st.container(horizontal=True):
        if first:
            st.button(_("Précédentes"), on_click=_go, args=(key, first - SHOWN), key=f"{key}-back")
        if last < n:
            left = min(SHOWN, n - last)
            said = ngettext("{n} suivante", "{n} suivantes", left).format(n=left)
            st.button(said, on_click=_go, args=(key, last), key=f"{key}-next")


def _go(key: str, first: int) -> None:
    st.session_state[key] = max(first, 0)
