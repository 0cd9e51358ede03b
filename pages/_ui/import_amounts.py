"""Amounts that would be added to published ones: each a correction or another fact, in one click, or all."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages._ui import import_state
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.sentences import amounts as said
from ptce_data.workbook import amounts as answers
from ptce_data.workbook.amounts import Amount
from ptce_data.workbook.studies import Study

SHOWN = 12
Answer = tuple[int, ...]
ANOTHER: Answer = ()


def draw(found: Brought, study: Study) -> None:
    """The question, an answer for all of them where there are several, then each one."""
    asked, sheet = study.report.amounts, study.layout.sheet
    if not asked:
        return
    st.markdown(f"**{_question(len(asked))}**")
    if len(asked) > 1:
        _for_all(found, sheet, asked)
    shown = _shown(asked)
    for one in shown:
        _one(found, sheet, one)
    untold = said.untold(asked)
    if untold:
        st.info(markup.as_markdown(untold), icon=":material/edit_note:")
    left = sum(one.answer is None for one in asked) - sum(one.answer is None for one in shown)
    if left:
        st.caption(
            ngettext(
                "Encore {n} montant, montré quand ceux-ci auront leur réponse.",
                "Encore {n} montants, montrés quand ceux-ci auront leur réponse.",
                left,
            ).format(n=formats.number(left, 0))
        )


def _question(n: int) -> str:
    return ngettext(
        "{n} montant s'ajouterait à ce qui est publié\u00a0: est-ce une correction, ou une autre aide\u202f?",
        "{n} montants s'ajouteraient à ce qui est publié\u00a0: sont-ils des corrections, ou d'autres "
        "aides\u202f?",
        n,
    ).format(n=formats.number(n, 0))


def _shown(asked: tuple[Amount, ...]) -> list[Amount]:
    """In the order of the sheet; where they are too many, those without an answer first."""
    if len(asked) <= SHOWN:
        return list(asked)
    return sorted(asked, key=lambda one: one.answer is not None)[:SHOWN]


def _for_all(found: Brought, sheet: str, asked: tuple[Amount, ...]) -> None:
    corrections = {one.cell: one.likeliest for one in asked if one.likeliest}
    with st.container(horizontal=True, key="import-amounts-all"):
        if corrections:
            st.button(
                _all_corrected(asked),
                key=found.key("import-amounts-replace"),
                on_click=_settle,
                args=(sheet, corrections),
            )
        st.button(
            _all_added(asked),
            key=found.key("import-amounts-add"),
            on_click=_settle,
            args=(sheet, {one.cell: ANOTHER for one in asked}),
        )
    left = len(asked) - len(corrections)
    if corrections and left:
        st.caption(
            ngettext(
                "{n} montant peut en corriger plusieurs\u00a0: pour lui, choisissez ci-dessous.",
                "{n} montants peuvent en corriger plusieurs\u00a0: pour eux, choisissez ci-dessous.",
                left,
            ).format(n=formats.number(left, 0))
        )


def _all_corrected(asked: tuple[Amount, ...]) -> str:
    corrected = [one for one in asked if one.likeliest]
    old = {
        p.claim_id: (p.value, p.qualifier, one.unit) for one in corrected for p in one.replaced(one.likeliest)
    }
    return ngettext(
        "Tout corriger\u00a0: remplacer le montant publié ({old}) par {new}",
        "Tout corriger\u00a0: remplacer les {n} montants publiés ({old}) par {new}",
        len(old),
    ).format(n=formats.number(len(old), 0), old=_sum(old.values()), new=_brought(corrected))


def _all_added(asked: tuple[Amount, ...]) -> str:
    return _("Tout ajouter, comme autant d'autres aides\u00a0: {new}").format(new=_brought(asked))


def _brought(asked: Iterable[Amount]) -> str:
    return _sum((one.value, one.qualifier, one.unit) for one in asked)


def _sum(figures: Iterable[tuple[float, Qualifier, str]]) -> str:
    """`250 000 €`; the amounts of each unit apart."""
    by_unit: dict[str, list[tuple[float, Qualifier]]] = {}
    for value, qualifier, unit in figures:
        by_unit.setdefault(unit, []).append((value, qualifier))
    return formats.listing([said.total(each, unit) for unit, each in by_unit.items()])


def _one(found: Brought, sheet: str, one: Amount) -> None:
    key = import_state.showing(found.key(f"import-amount-{one.cell}"), one.answer)
    with st.container(gap="xsmall"):
        st.markdown(markup.as_markdown(said.told(one)))
        st.radio(
            markup.as_label(said.told(one)),
            [*one.choices, ANOTHER],
            index=None,
            format_func=lambda claims: markup.as_markdown(said.choice(one, claims)),
            key=key,
            on_change=_answer,
            args=(key, sheet, one.cell),
            label_visibility="collapsed",
        )


def _answer(key: str, sheet: str, cell: str) -> None:
    answer = st.session_state[key]
    if answer is not None:
        _settle(sheet, {cell: answer})


def _settle(sheet: str, told: dict[str, Answer]) -> None:
    found = import_state.brought()
    if found is not None:
        import_state.settle(amounts=answers.answered(found.decisions.amounts, sheet, told))
