"""Marks beside a number (« 60* »), and what the note they send to says, where it was found."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ptce_data.workbook.issues import Finding
from ptce_data.workbook.layout import Layout, LeftOut
from ptce_data.workbook.sheets import Sheet

RULE = "hint_footnote"
_MARK = r"\*+|[¹²³†‡]"
_AT_THE_END = re.compile(rf"(?:{_MARK})$")
_NOTE = re.compile(rf"({_MARK})\s*[:.)]?\s*([^*¹²³†‡]+)")
_STARTS = re.compile(rf"\s*\(?(?:{_MARK})")


def found(sheet: Sheet, left_out: Iterable[LeftOut]) -> tuple[tuple[str, str], ...]:
    """By mark, the text of its note among the rows that are not read; the first one of each mark."""
    notes: dict[str, str] = {}
    for row in sorted({row for one in left_out for row in one.rows}):
        for column in range(sheet.cells.num_columns):
            text = sheet.text(row, column)
            if _STARTS.match(text):
                notes = {mark: said.strip(" ;,)\n") for mark, said in _NOTE.findall(text)} | notes
    return tuple((mark, said) for mark, said in notes.items() if said)


def told(findings: Iterable[Finding], layout: Layout | None) -> tuple[Finding, ...]:
    """The findings, the text of its note as the example of each mark."""
    notes = dict(layout.footnotes) if layout else {}
    return tuple(
        replace(one, example=notes.get(_mark(one.found), "")) if one.rule == RULE else one for one in findings
    )


def _mark(text: str) -> str:
    """`*` of `60*`; "" where the number is followed by none."""
    mark = _AT_THE_END.search(text.strip())
    return mark[0] if mark else ""
