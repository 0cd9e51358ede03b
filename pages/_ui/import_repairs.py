"""« Réparer »: faulty cells typed again here, or the person's own workbook back, annotated."""

from __future__ import annotations

import re
from functools import partial

import pyarrow as pa
import streamlit as st

from pages._ui import access, import_checks, import_one_by_one, import_state
from pages._ui.import_one_by_one import Fault
from pages._ui.import_state import Brought
from ptce_data import i18n
from ptce_data.i18n import gettext as _
from ptce_data.workbook import annotated, own_words
from ptce_data.workbook.decisions import Repair
from ptce_data.workbook.issues import Issue
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.rules import BY_CODE
from ptce_data.workbook.sheets import Sheet
from ptce_data.workbook.studies import Study

CELLS_SHOWN = 200
REASON_LENGTH = 500
# Four lines of text, so that what is wrong is read whole; the widths hold on a screen of 1366 pixels.
LINE_HEIGHT = 84
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_CORRECTION = "correction"
# An amount said to be another fact: nothing is wrong with its cell, only a reason is due.
_ANOTHER = "another"


def draw(found: Brought, study: Study) -> None:
    """The editable cells, and the annotated workbook."""
    faults = _faults(found, study)
    if faults:
        st.markdown(
            _(
                "Tapez la bonne valeur sous «\u202fVotre correction\u202f»\u00a0: elle est contrôlée "
                "aussitôt. Votre fichier, lui, n'est pas modifié."
            )
        )
        _fields(found, study.layout.sheet, faults)
    _reason(found, study)
    _annotated(found, study)


def _reason(found: Brought, study: Study) -> None:
    """Jumps, decreases, amounts added: right sometimes, but never without a word of why."""
    asked = {one.rule for one in study.report.issues if one.rule in BY_CODE and BY_CODE[one.rule].lifted}
    if not asked and not found.decisions.reason:
        return
    aids = asked == {_ANOTHER}
    key = import_state.showing(found.key("import-reason"), found.decisions.reason)
    st.text_area(
        _("Dites pourquoi ce sont d'autres aides\u00a0: votre raison sera gardée avec les chiffres")
        if aids
        else _("Si ces écarts sont vrais, dites pourquoi\u00a0: votre raison sera gardée avec les chiffres"),
        key=key,
        max_chars=REASON_LENGTH,
        height=80,
        placeholder=_("par exemple\u00a0: une deuxième aide de la région")
        if aids
        else _("par exemple\u00a0: deux structures ont rejoint le pôle en 2023"),
        on_change=_give_reason,
        args=(key,),
    )


def _give_reason(key: str) -> None:
    import_state.settle(reason=str(st.session_state[key]).strip())


def _faults(found: Brought, study: Study) -> list[Fault]:
    """The cells at fault now, and those mended or shown before, always in the same order."""
    sheet = found.workbook.sheet(study.layout.sheet)
    problems = _problems(study.report.issues)
    typed = [repair.cell for repair in found.decisions.repairs if repair.sheet == sheet.name]
    key = found.key(f"import-faults-{sheet.name}")
    cells = list(dict.fromkeys((*st.session_state.get(key, ()), *typed, *problems)))[:CELLS_SHOWN]
    cells = [cell for cell in cells if cell in problems or cell in typed]
    st.session_state[key] = tuple(cells)
    return [_fault(sheet, study.layout, cell, problems.get(cell, "")) for cell in cells]


def _problems(issues: tuple[Issue, ...]) -> dict[str, str]:
    """The first problem of each cell that typing mends, the gravest first, behind the sign of its level."""
    told: dict[str, str] = {}
    mendable = [issue for issue in issues if not issue.asks and issue.rule != _ANOTHER]
    grave = [issue for level in ("error", "warning") for issue in mendable if issue.level == level]
    for issue in grave:
        mark = import_checks.MARKS[issue.level]
        told |= {cell: f"{mark} {own_words.problem(issue, cell)}" for cell in issue.cells if cell not in told}
    return told


def _fault(sheet: Sheet, layout: Layout, cell: str, problem: str) -> Fault:
    row, column = _place(cell)
    headings = {one.column: one.heading for one in layout.columns}
    pole = next((one.column for one in layout.columns if one.role == "pole"), None)
    name = sheet.text(row, pole) if pole is not None and pole != column else ""
    return Fault(
        cell=cell,
        where=" · ".join(filter(None, (name, headings.get(column, "")))),
        text=sheet.text(row, column),
        problem=problem,
    )


def _place(cell: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of `D14`."""
    match = _CELL.fullmatch(cell)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def _fields(found: Brought, sheet: str, faults: list[Fault]) -> None:
    """The grid, or one cell after another where it was asked for."""
    typed = {repair.cell: repair.text for repair in found.decisions.repairs if repair.sheet == sheet}
    if import_one_by_one.asked(found):
        import_one_by_one.draw(found, faults, typed, partial(_hold, sheet))
    else:
        _editor(found, sheet, faults, typed)


def _editor(found: Brought, sheet: str, faults: list[Fault], typed: dict[str, str]) -> None:
    key = found.key("import-repairs")
    table = pa.table(
        {
            "cell": [fault.cell for fault in faults],
            "text": [fault.text for fault in faults],
            _CORRECTION: [typed.get(fault.cell, "") for fault in faults],
            "problem": [fault.problem or import_one_by_one.mended() for fault in faults],
            "where": [fault.where for fault in faults],
        }
    )
    with st.container(key="import-editor"):
        st.data_editor(
            table,
            column_config={
                "cell": st.column_config.TextColumn(_("Cellule"), width=60),
                "text": st.column_config.TextColumn(_("Dans le fichier"), width=115),
                _CORRECTION: st.column_config.TextColumn(_("Votre correction"), max_chars=200, width=150),
                "problem": st.column_config.TextColumn(_("Ce qui ne va pas"), width=380),
                "where": st.column_config.TextColumn(_("Ligne et colonne"), width=195),
            },
            disabled=["cell", "where", "text", "problem"],
            hide_index=True,
            num_rows="fixed",
            row_height=LINE_HEIGHT,
            key=key,
            on_change=_typed,
            args=(key, sheet, tuple(fault.cell for fault in faults)),
            alt=_("Cellules à corriger"),
        )


def _typed(key: str, sheet: str, cells: tuple[str, ...]) -> None:
    for row, edit in st.session_state[key]["edited_rows"].items():
        _hold(sheet, cells[row], str(edit.get(_CORRECTION) or "").strip())


def _hold(sheet: str, cell: str, text: str) -> None:
    """Hold what was typed; a correction taken away leaves the file's own text."""
    found = import_state.brought()
    if found is None:
        return
    texts = {repair.cell: repair.text for repair in found.decisions.repairs}
    texts.pop(cell, None)
    if text:
        texts[cell] = text
    import_state.settle(repairs=tuple(Repair(sheet, one, said) for one, said in texts.items()))


def _annotated(found: Brought, study: Study) -> None:
    """The person's own workbook, faulty cells coloured and commented, for this session alone."""
    if not study.report.issues:
        return
    spoken, workbook = i18n.language(), found.workbook
    issues, cells = study.report.issues, study.report.marks

    def made() -> bytes:
        with i18n.speaking(spoken):
            return annotated.annotated(found.content, workbook, issues, cells).content

    name = annotated.file_name(found.content, workbook)
    st.markdown(
        _(
            "Ou corrigez dans votre tableur\u00a0: voici votre classeur, les cellules en cause colorées et "
            "commentées\u202f; déposez-le ensuite de nouveau en haut de cette page."
        )
    )
    access.kept_file_button(
        _("Télécharger le classeur annoté"),
        name,
        made,
        key=found.key("import-annotated"),
    )
    if not name.endswith(f".{workbook.kind}"):
        st.caption(annotated.comes_back_otherwise())
