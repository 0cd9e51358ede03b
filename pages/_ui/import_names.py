"""Names the file uses and nobody knows: the nearest ones to choose from, a pole to create, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import streamlit as st

from pages._ui import compare_drawings, data, import_poles, import_state
from pages._ui.import_state import Brought
from ptce_data import formats, markup, units
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import issues, matching
from ptce_data.workbook.decisions import Meaning, MeaningKind
from ptce_data.workbook.studies import Study, Unknown

SHOWN = 12
# Beside the codes of a list: what else a name may come to.
CREATE, IGNORE = "\0create", ""


@dataclass(frozen=True)
class _Settled:
    """A name already settled, and what it was settled to."""

    kind: MeaningKind
    text: str
    said: str


def any_to_show(found: Brought, study: Study) -> bool:
    """Whether a name is unknown, or was."""
    return bool(study.unknown or found.decisions.meanings or found.decisions.new_poles)


def draw(found: Brought, study: Study) -> None:
    """The names to settle, a list of choices each; then those already settled, which can be taken back."""
    for number, unknown in enumerate(study.unknown[:SHOWN]):
        _one(found, unknown, number)
    left = len(study.unknown) - SHOWN
    if left > 0:
        st.caption(
            ngettext(
                "Encore {n} nom, montré quand ceux-ci seront réglés.",
                "Encore {n} noms, montrés quand ceux-ci seront réglés.",
                left,
            ).format(n=formats.number(left, 0))
        )
    settled = _settled(found)
    if settled:
        _settled_list(found, settled)


def kinds() -> dict[MeaningKind, str]:
    return {
        "pole": _("Pôle inconnu"),
        "indicator": _("Indicateur inconnu"),
        "unit": _("Unité inconnue"),
        "qualifier": _("Précision inconnue"),
        "visibility": _("Visibilité inconnue"),
    }


def _one(found: Brought, unknown: Unknown, number: int) -> None:
    kind = cast(MeaningKind, unknown.kind)
    key = found.key(f"import-name-{unknown.kind}-{unknown.text}")
    where = ngettext("{n} chiffre, cellule {cell}", "{n} chiffres, dès la cellule {cell}", unknown.figures)
    where = where.format(n=formats.number(unknown.figures, 0), cell=unknown.cells[0])
    name, choice = st.columns((2, 3), vertical_alignment="bottom")
    text = markup.as_markdown(issues.quoted(unknown.text))
    name.markdown(f"**{kinds()[kind]}** {text}  \n{markup.as_markdown(where)}")
    offered = options(unknown)
    chosen = choice.selectbox(
        _("Que faire de «\u202f{text}\u202f»\u202f?").format(text=markup.as_label(unknown.text)),
        list(offered),
        index=None,
        format_func=offered.__getitem__,
        placeholder=_("Choisir…"),
        key=key,
        on_change=_decide,
        args=(key, kind, unknown.text),
        label_visibility="collapsed",
    )
    if chosen == CREATE:
        import_poles.form(found, unknown.text, number)


def options(unknown: Unknown) -> dict[str, str]:
    """The likely ones first with their certainty, then creating, leaving out, and every other name."""
    near, far = _proposed(unknown, likely=True), _proposed(unknown, likely=False)
    create = {CREATE: _("Créer ce pôle…")} if unknown.kind == "pole" else {}
    leave = {IGNORE: _("Ne pas importer ces lignes")}
    others = {
        code: label
        for code, label in _names(cast(MeaningKind, unknown.kind)).items()
        if code not in near and code not in far
    }
    return near | create | leave | far | others


def _proposed(unknown: Unknown, *, likely: bool) -> dict[str, str]:
    return {
        match.code: _("{label} ({percent})").format(
            label=match.label, percent=formats.figure(round(100 * match.certainty), "%")
        )
        for match in unknown.proposals
        if (match.certainty >= matching.WORTH_SAYING) is likely
    }


def _names(kind: MeaningKind) -> dict[str, str]:
    if kind == "pole":
        return data.answer(compare_drawings.names, "poles")
    indicators = data.lists().indicators
    if kind == "indicator":
        return {code: indicator.label for code, indicator in indicators.items()}
    if kind == "unit":
        return {unit: units.unit_name(unit) for unit in dict.fromkeys(i.unit for i in indicators.values())}
    if kind == "visibility":
        return {"public": _("public"), "confidential": _("confidentiel")}
    return {code: formats.qualifier_name(code) for code in ("exact", "approx", "at_least")}


def _decide(key: str, kind: MeaningKind, text: str) -> None:
    found, code = import_state.brought(), st.session_state[key]
    if found is None or code is None or code == CREATE:
        return
    others = tuple(one for one in found.decisions.meanings if (one.kind, one.text) != (kind, text))
    import_state.settle(meanings=(*others, Meaning(kind, text, code)))


def _settled(found: Brought) -> list[_Settled]:
    held = found.decisions
    chosen = [
        _Settled(
            one.kind, one.text, _names(one.kind).get(one.code, one.code) if one.code else _("non importé")
        )
        for one in held.meanings
    ]
    created = [
        _Settled("pole", pole.text, _("nouveau pôle, {name}").format(name=pole.name))
        for pole in held.new_poles
    ]
    return [*chosen, *created]


def _settled_list(found: Brought, settled: list[_Settled]) -> None:
    title = ngettext("{n} nom réglé", "{n} noms réglés", len(settled)).format(n=len(settled))
    with st.expander(title, key=found.key("import-settled")):
        for number, one in enumerate(settled):
            words = f"{markup.as_markdown(issues.quoted(one.text))} → {markup.as_markdown(one.said)}"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(words)
                st.button(
                    _("Revenir sur ce choix"),
                    key=found.key(f"import-undo-{number}"),
                    type="tertiary",
                    on_click=_undo,
                    args=(one.kind, one.text),
                )


def _undo(kind: MeaningKind, text: str) -> None:
    found = import_state.brought()
    if found is None:
        return
    held = found.decisions
    st.session_state.pop(found.key(f"import-name-{kind}-{text}"), None)
    import_state.settle(
        meanings=tuple(one for one in held.meanings if (one.kind, one.text) != (kind, text)),
        new_poles=tuple(one for one in held.new_poles if kind != "pole" or one.text != text),
    )
