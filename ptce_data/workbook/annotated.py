"""A person's own workbook back, its faulty cells coloured and commented, with a sheet that lists them."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

import pyarrow as pa

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import annotated_package, annotated_texts, own_words
from ptce_data.workbook.annotated_sheet import Line, Mark, Marks, Summary
from ptce_data.workbook.annotated_xml import UnusualPackageError
from ptce_data.workbook.issues import LEVELS, Issue
from ptce_data.workbook.sheets import Workbook

OWN_FORMAT_KEPT = ("xlsx", "xlsm")
MOST_COMMENTS = 2_000
LONGEST_COMMENT = 2_000
LONGEST_SHEET_NAME = 31
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class Annotated:
    """A file to hand back; `remarks` say what is not as in the person's own file."""

    name: str
    content: bytes
    remarks: tuple[str, ...] = ()


def annotated(
    content: bytes, workbook: Workbook, issues: Sequence[Issue], cells: pa.Table | None = None
) -> Annotated:
    """The workbook with what is wrong shown in place, in the current language.

    An .xlsx or .xlsm keeps everything it holds, byte for byte where nothing is wrong. Another kind, or a
    workbook written in an unusual way, becomes an .xlsx with the same sheets and texts, and a remark says so.
    `cells` (checks.MARKS) adds the cells that folded issues do not list: they are coloured.
    """
    marks = _marks(issues, cells)
    summary = _summary(workbook, issues)
    made = _in_its_own_format(content, workbook, marks, summary)
    if made is not None:
        return Annotated(_named(workbook, workbook.kind), made, _remarks(marks))
    made = annotated_texts.annotate(workbook, marks, summary)
    return Annotated(_named(workbook, "xlsx"), made, (comes_back_otherwise(), *_remarks(marks)))


def file_name(content: bytes, workbook: Workbook) -> str:
    """The name the annotated file will have, known before it is made: `budget-controle.xlsx`."""
    kept = _in_its_own_format(content, workbook, {}, _summary(workbook, ())) is not None
    return _named(workbook, workbook.kind if kept else "xlsx")


def comes_back_otherwise() -> str:
    """What is said of a file that cannot come back as it is."""
    return _(
        "Ce fichier revient en .xlsx, avec les mêmes feuilles et les mêmes textes, sans sa mise en forme."
    )


def _in_its_own_format(content: bytes, workbook: Workbook, marks: Marks, summary: Summary) -> bytes | None:
    """None for another kind of file, and for a workbook written in an unusual way."""
    if workbook.kind not in OWN_FORMAT_KEPT:
        return None
    with contextlib.suppress(UnusualPackageError):
        return annotated_package.annotate(content, marks, summary)
    return None


def _named(workbook: Workbook, extension: str) -> str:
    stem = _("{name}-controle").format(name=PurePath(workbook.file_name).stem or _("classeur"))
    return f"{stem}.{extension}"


def _marks(issues: Sequence[Issue], cells: pa.Table | None) -> Marks:
    """By sheet and cell, the worst level and every sentence; the first cells are commented."""
    found: dict[str, dict[str, Mark]] = {}
    for issue in sorted(issues, key=_gravity):
        for cell in issue.cells:
            if not _CELL.fullmatch(cell):
                continue
            said = _("{level} : {said}").format(level=issue.word, said=own_words.whole(issue, cell))
            known = found.setdefault(issue.sheet, {}).get(cell)
            text = f"{known.text}\n\n{said}" if known else said
            found[issue.sheet][cell] = Mark(known.level if known else issue.level, _cut(text))
    marks = [(sheet, cell) for sheet, inside in found.items() for cell in inside]
    for sheet, cell in marks[MOST_COMMENTS:]:
        found[sheet][cell] = Mark(found[sheet][cell].level, "")
    return _with_cells(found, issues, cells)


def _gravity(issue: Issue) -> int:
    return LEVELS.index(issue.level)


def _with_cells(found: dict[str, dict[str, Mark]], issues: Sequence[Issue], cells: pa.Table | None) -> Marks:
    """The same with every other cell at fault; they are all on the sheet that was read."""
    sheet = next((issue.sheet for issue in issues if issue.sheet), None)
    if cells is None or sheet is None:
        return found
    inside = found.setdefault(sheet, {})
    listed = zip(cells["level"].to_pylist(), cells["cell"].to_pylist(), strict=True)
    for level, cell in sorted(listed, key=lambda one: LEVELS.index(one[0])):
        if cell not in inside and _CELL.fullmatch(cell):
            inside[cell] = Mark(level, "")
    return found


def _remarks(marks: Marks) -> tuple[str, ...]:
    silent = sum(1 for sheet in marks.values() for mark in sheet.values() if not mark.text)
    if not silent:
        return ()
    said = ngettext(
        "{n} cellule est colorée sans commentaire\u202f; son problème est dans la liste.",
        "{n} cellules sont colorées sans commentaire\u202f; leur problème est dans la liste.",
        silent,
    )
    return (said.format(n=formats.number(silent, 0)),)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_COMMENT else f"{text[: LONGEST_COMMENT - 1]}…"


def _summary(workbook: Workbook, issues: Sequence[Issue]) -> Summary:
    ordered = sorted(issues, key=_gravity)
    return Summary(
        name=_free_name(_("Contrôle"), [sheet.name for sheet in workbook.sheets]),
        title=_("Contrôle de {file}").format(file=workbook.file_name),
        counts=_counts(issues),
        headings=(_("Niveau"), _("Feuille"), _("Cellule"), _("Valeur"), _("Constat")),
        lines=tuple(
            Line(one.level, one.word, one.sheet, _first_cell(one), one.found, one.sentence) for one in ordered
        ),
    )


def _first_cell(issue: Issue) -> str:
    return next((cell for cell in issue.cells if _CELL.fullmatch(cell)), "")


def _counts(issues: Sequence[Issue]) -> str:
    """`3 erreurs, 1 avertissement`; a sentence where nothing is wrong."""
    if not issues:
        return _("Rien à signaler.")
    counted = {level: sum(one.level == level for one in issues) for level in LEVELS}
    words = (
        ngettext("{n} erreur", "{n} erreurs", counted["error"]).format(n=counted["error"]),
        ngettext("{n} avertissement", "{n} avertissements", counted["warning"]).format(n=counted["warning"]),
        ngettext("{n} remarque", "{n} remarques", counted["remark"]).format(n=counted["remark"]),
    )
    return ", ".join(word for word, n in zip(words, counted.values(), strict=True) if n)


def _free_name(wanted: str, taken: Sequence[str]) -> str:
    """Sheet names are compared without case, as Excel does."""
    names = {name.casefold() for name in taken}
    candidates = (wanted, *(f"{wanted} ({n})" for n in range(2, len(names) + 3)))
    return next(name for name in candidates if name.casefold() not in names)[:LONGEST_SHEET_NAME]
