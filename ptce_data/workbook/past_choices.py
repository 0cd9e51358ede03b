"""What was settled for a whole file, kept for the same file brought again and for the next of its shape.

Both are remembered readings: of a shape, what was typed for every row; of the very bytes of a file (its
SHA-256 in the place of a shape), everything that was settled but what is done once for all.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

import duckdb

from ptce_data import database, formats
from ptce_data.changes import Reading
from ptce_data.i18n import gettext as _
from ptce_data.workbook import layouts
from ptce_data.workbook.decisions import ColumnDecision, Decisions, Meaning, Repair
from ptce_data.workbook.issues import quoted
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.sheets import Workbook
from ptce_data.workbook.vocabulary import Vocabulary

FOR_EVERY_ROW = ("source_title", "source_url", "year")
_OF_SHAPE, _OF_BYTES = "file", "decisions"
# The one sheet of a text file has the name of the file, which may be another the next time.
_TEXTS, _NAMELESS = ("csv", "tsv"), "-"
# A pole is created once and its name is remembered; a corrected amount is corrected once.
_ONCE = ("new_poles", "amounts")


@dataclass(frozen=True)
class SentBefore:
    """The import in force of a file that has the very same bytes; `at` is UTC."""

    batch_id: int
    file_name: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Past:
    """The decisions to start a file with, and where they come from.

    recalled names those of FOR_EVERY_ROW that a file of the same shape had; `taken`: all are those of `sent`.
    """

    decisions: Decisions
    recalled: tuple[str, ...] = ()
    sent: SentBefore | None = None
    taken: bool = False


def proposed(
    cursor: duckdb.DuckDBPyConnection, workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions
) -> Past:
    """What `decisions` leave open, as the same file had it, else as the last one of its shape had it."""
    sent = next(iter(database.ask(cursor, "check_sent", SentBefore, {"sha256": workbook.sha256})), None)
    if sent is None:
        return _of_shape(workbook, vocabulary, decisions)
    kept = _kept(vocabulary.recalled(workbook.sha256, _OF_BYTES, ""))
    if workbook.kind in _TEXTS:
        kept = _with_sheet(kept, _NAMELESS, workbook.sheets[0].name)
    if kept == Decisions() or decisions.sheet not in {None, kept.sheet}:
        return Past(decisions, sent=sent)
    return Past(replace(kept, **_settled(decisions)), sent=sent, taken=True)


def _of_shape(workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions) -> Past:
    """The year only where no title gives one: this file's own word comes first."""
    layout = layouts.propose(workbook, vocabulary, decisions)
    settled = _settled(decisions)
    recalled: dict[str, Any] = {}
    for name in FOR_EVERY_ROW:
        said = vocabulary.recalled(layout.shape_key, _OF_SHAPE, name)
        if said and name not in settled and not (name == "year" and layout.year):
            recalled[name] = int(said) if name == "year" else said
    return Past(replace(decisions, **recalled), tuple(recalled))


def _settled(decisions: Decisions) -> dict[str, Any]:
    """What was decided, by name."""
    nothing = Decisions()
    told = ((one.name, getattr(decisions, one.name)) for one in fields(Decisions))
    return {name: value for name, value in told if value != getattr(nothing, name)}


def readings(
    layout: Layout, workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions
) -> tuple[Reading, ...]:
    """What to remember once the file is published; what was taken away is remembered as such."""
    return (*_for_shape(layout, vocabulary, decisions), *_for_bytes(layout, workbook, vocabulary, decisions))


def _for_shape(layout: Layout, vocabulary: Vocabulary, decisions: Decisions) -> Iterator[Reading]:
    for name in FOR_EVERY_ROW:
        said = str(getattr(decisions, name) or "").strip()
        if said or vocabulary.recalled(layout.shape_key, _OF_SHAPE, name):
            yield Reading(layout.shape_key, _OF_SHAPE, name, said)


def _for_bytes(
    layout: Layout, workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions
) -> Iterator[Reading]:
    kept = _whatever_its_name(layout, workbook, vocabulary, decisions)
    if workbook.kind in _TEXTS:
        kept = _with_sheet(kept, layout.sheet, _NAMELESS)
    kept = replace(kept, new_poles=(), amounts=())
    if kept != Decisions():
        told = {name: value for name, value in asdict(kept).items() if name not in _ONCE}
        yield Reading(workbook.sha256, _OF_BYTES, "", json.dumps(told, ensure_ascii=False))


def _whatever_its_name(
    layout: Layout, workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions
) -> Decisions:
    """With the pole and the year that the name of the file alone gave: it may come back under another one."""
    if not (layout.pole or layout.year):
        return decisions
    nameless = replace(workbook, file_name="")
    settled = decisions
    if workbook.kind in _TEXTS:
        nameless = replace(nameless, sheets=(replace(workbook.sheets[0], name=_NAMELESS),))
        settled = _with_sheet(decisions, layout.sheet, _NAMELESS)
    read = layouts.propose(nameless, vocabulary, settled)
    if layout.pole and not read.pole:
        named = Meaning("pole", layout.sheet, layout.pole.code)
        decisions = replace(decisions, meanings=(*decisions.meanings, named))
    return decisions if read.year or decisions.year else replace(decisions, year=layout.year)


def _with_sheet(decisions: Decisions, old: str, new: str) -> Decisions:
    """What was settled of one sheet, under another name of it; a text file's sheet has the file's own."""
    if old == new:
        return decisions
    return replace(
        decisions,
        sheet=None,
        repairs=tuple(replace(one, sheet=new) if one.sheet == old else one for one in decisions.repairs),
        meanings=tuple(
            replace(one, text=new) if (one.kind, one.text) == ("pole", old) else one
            for one in decisions.meanings
        ),
    )


def _kept(text: str | None) -> Decisions:
    """The decisions written by `_for_bytes`; what an older version wrote otherwise is passed over."""
    told = json.loads(text) if text else {}
    plain = {one.name: told[one.name] for one in fields(Decisions) if one.name in told}
    for name in ("rows_left_out", "rows_kept"):
        plain[name] = tuple(plain.get(name, ()))
    kinds = {"columns": ColumnDecision, "meanings": Meaning, "repairs": Repair}
    return Decisions(
        **plain | {name: tuple(kind(**one) for one in told.get(name, ())) for name, kind in kinds.items()}
    )


def still(past: Past, decisions: Decisions) -> Past:
    """What of it stands once a person changed some."""
    held = (name for name in past.recalled if getattr(decisions, name) == getattr(past.decisions, name))
    return replace(past, recalled=tuple(held))


def without(past: Past) -> dict[str, Any]:
    """The decisions that take nothing from the file before, by name."""
    nothing = Decisions()
    return {name: getattr(nothing, name) for name in past.recalled}


def said(past: Past) -> tuple[str, ...]:
    """What a person is told of it; nothing where nothing comes from the past."""
    return tuple(filter(None, (already_sent(past), recalled_words(past))))


def already_sent(past: Past) -> str:
    """The import in force of the same bytes, by its number; "" where there is none."""
    if past.sent is None:
        return ""
    words = _(
        "Ce fichier est exactement celui de l'import {batch}, {file}, publié par {by} le {moment}\u00a0: "
        "ce qu'il dit est déjà publié."
    ).format(
        batch=past.sent.batch_id,
        file=quoted(past.sent.file_name),
        moment=formats.moment(past.sent.at),
        by=past.sent.by,
    )
    return _("{said} Les choix faits alors sont repris.").format(said=words) if past.taken else words


def recalled_words(past: Past) -> str:
    """`Repris du fichier précédent de même forme : la source « Rapport » et l'année 2024.`"""
    if not past.recalled:
        return ""
    held = past.decisions
    words = {
        "source_title": _("la source {title}").format(title=quoted(held.source_title)),
        "source_url": _("l'adresse {url}").format(url=quoted(held.source_url)),
        "year": _("l'année {year}").format(year=held.year),
    }
    return _("Repris du fichier précédent de même forme\u00a0: {listed}.").format(
        listed=formats.listing([words[name] for name in past.recalled])
    )
