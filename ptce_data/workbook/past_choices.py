"""What was settled for a whole file, kept for the same file brought again and for the next of its shape.

Both are remembered readings: of a shape, what was typed for every row, only offered to the next file since
its year and its source are its own; of the very bytes of a file (its SHA-256 in the place of a shape),
everything that was settled but what is done once for all.
"""

import json
from collections.abc import Iterator, Mapping
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
_NOTHING = Decisions()


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

    `taken`: those left open are those of `sent`; recalled names the ones of FOR_EVERY_ROW. offered holds what
    another file of the same shape had for every row: nobody takes it but a person.
    """

    decisions: Decisions
    sent: SentBefore | None = None
    taken: bool = False
    recalled: tuple[str, ...] = ()
    offered: Decisions = _NOTHING


def proposed(
    cursor: duckdb.DuckDBPyConnection, workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions
) -> Past:
    """What `decisions` leave open, as the same file had it; else what to offer, of the last of its shape."""
    sent = next(iter(database.ask(cursor, "check_sent", SentBefore, {"sha256": workbook.sha256})), None)
    if sent is None:
        return Past(decisions, offered=_of_shape(workbook, vocabulary, decisions))
    kept = _kept(vocabulary.recalled(workbook.sha256, _OF_BYTES, ""))
    if workbook.kind in _TEXTS:
        kept = _with_sheet(kept, _NAMELESS, workbook.sheets[0].name)
    if kept == _NOTHING or decisions.sheet not in {None, kept.sheet}:
        return Past(decisions, sent=sent)
    settled = _settled(decisions)
    recalled = tuple(name for name in FOR_EVERY_ROW if name in _settled(kept) and name not in settled)
    return Past(replace(kept, **settled), sent, taken=True, recalled=recalled)


def _of_shape(workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions) -> Decisions:
    """The year only where no title gives one: this file's own word comes first."""
    layout = layouts.propose(workbook, vocabulary, decisions)
    settled = _settled(decisions)
    had: dict[str, Any] = {}
    for name in FOR_EVERY_ROW:
        said = vocabulary.recalled(layout.shape_key, _OF_SHAPE, name)
        if said and name not in settled and not (name == "year" and layout.year):
            had[name] = int(said) if name == "year" else said
    return replace(_NOTHING, **had)


def _settled(decisions: Decisions) -> dict[str, Any]:
    """What was decided, by name."""
    told = ((one.name, getattr(decisions, one.name)) for one in fields(Decisions))
    return {name: value for name, value in told if value != getattr(_NOTHING, name)}


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
    if kept != _NOTHING:
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


def left_to_take(past: Past, decisions: Decisions) -> dict[str, Any]:
    """What is offered and not settled otherwise, by its name in Decisions."""
    settled = _settled(decisions)
    return {name: value for name, value in _settled(past.offered).items() if name not in settled}


def for_the_next(decisions: Decisions) -> Decisions:
    """What holds for another file of the same shape: its source and its years are its own."""
    columns = tuple(replace(one, year=None) for one in decisions.columns)
    own = {name: getattr(_NOTHING, name) for name in FOR_EVERY_ROW}
    return replace(decisions, columns=columns, **own)


def offered_too(past: Past, decisions: Decisions, *, dated: bool) -> Past:
    """Offering first what `decisions` say for every row; no year to a file that is dated."""
    settled = _settled(decisions)
    had = {
        name: settled[name] for name in FOR_EVERY_ROW if name in settled and not (dated and name == "year")
    }
    return replace(past, offered=replace(past.offered, **had))


def already_sent(past: Past) -> str:
    """The import in force of the same bytes, by its number; "" where there is none."""
    if past.sent is None:
        return ""
    words = _(
        "Ce fichier est exactement celui de l'import {batch}, {file}, publié par {by} le {moment}."
    ).format(
        batch=past.sent.batch_id,
        file=quoted(past.sent.file_name),
        moment=formats.moment(past.sent.at),
        by=past.sent.by,
    )
    return _("{said} Les choix faits alors sont repris.").format(said=words) if past.taken else words


def offered_words(offered: Mapping[str, Any]) -> str:
    """`Le fichier précédent de même forme avait l'année 2024 : rien n'en est repris.`"""
    if not offered:
        return ""
    words = {
        "source_title": _("la source {title}").format(title=quoted(offered.get("source_title", ""))),
        "source_url": _("l'adresse {url}").format(url=quoted(offered.get("source_url", ""))),
        "year": _("l'année {year}").format(year=offered.get("year")),
    }
    return _("Le fichier précédent de même forme avait {listed}\u00a0: rien n'en est repris.").format(
        listed=formats.listing([words[name] for name in FOR_EVERY_ROW if name in offered])
    )
