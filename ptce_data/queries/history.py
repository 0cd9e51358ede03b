"""What staff ask of the ledger: imports, events, the life of a figure, rivals, who has not reported yet.

Every question takes a member of staff and checks its right first (NotStaffError). Answers hold confidential
claims and names of people: they are never kept in a cache shared with the public pages.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Literal

import duckdb

from ptce_data import database, staff
from ptce_data.announcement import Counts, FigureChange, Move, Shown
from ptce_data.errors import UnknownCodeError
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import in_language
from ptce_data.staff import Member

CHANGES_LISTED = 500
EventKind = Literal["published", "withdrawn", "restored"]
Why = Literal["only", "chosen", "stated_year", "newest_batch", "precision", "first"]


@dataclass(frozen=True)
class _BatchSaid:
    """What the ledger itself says of an import."""

    batch_id: int
    file_name: str
    sha256: str
    size_bytes: int | None
    at: datetime
    by: str
    note: str
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    claims: int
    confidential: int
    poles: int
    replaced: int


@dataclass(frozen=True)
class Batch(_BatchSaid):
    """An import; times are UTC. counts is what it brought, None where that was not recorded (starting data).

    claims are those it appended, confidential of them never public; poles those it created; replaced, how
    many published amounts it corrected.
    """

    counts: Counts | None


@dataclass(frozen=True)
class _BatchRow(_BatchSaid):
    """As the database holds it: what was announced is JSON."""

    counts: str | None


@dataclass(frozen=True)
class _EventSaid:
    """What the ledger itself says of an event."""

    kind: EventKind
    at: datetime
    by: str
    reason: str
    version: int


@dataclass(frozen=True)
class Event(_EventSaid):
    """Something done to an import; moves are the public figures it moved, at the time."""

    counts: Counts | None
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class _EventRow(_EventSaid):
    """As the database holds it: what was announced is JSON."""

    counts: str | None
    moves: str | None


@dataclass(frozen=True)
class CreatedPole:
    """A pole an import created; whether it is shown now."""

    pole_id: str
    name: str
    standing: bool


@dataclass(frozen=True)
class BatchDetail:
    """One import whole: changes are old → new when it was published, the first of changes_found.

    `kept` of a change says whether its figure is shown now.
    """

    batch: Batch
    events: tuple[Event, ...]
    poles: tuple[CreatedPole, ...]
    changes: tuple[FigureChange, ...]
    changes_found: int


@dataclass(frozen=True)
class LifeClaim:
    """A claim in the life of a figure: standing unless its import is withdrawn, kept if the pages show it.

    replaced_* are those of the import in force that corrects it, None where none does.
    chosen_* are those of the last choice made of it, None where nobody chose it.
    """

    claim_id: int
    pole_id: str
    pole: str
    indicator: str
    year: int
    year_basis: Literal["stated", "estimated"]
    value: float
    qualifier: Qualifier
    perimeter: str
    note: str
    visibility: Literal["public", "confidential"]
    source_title: str
    source_url: str | None
    sheet: str
    cell: str
    batch_id: int
    file_name: str
    at: datetime
    by: str
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    replaced_by_batch: int | None
    replaced_by_file: str | None
    replaced_at: datetime | None
    replaced_by: str | None
    kept: bool
    chosen_at: datetime | None
    chosen_by: str | None
    chosen_reason: str | None


@dataclass(frozen=True)
class Rivalry:
    """Standing claims on one figure: the kept one first (or none is public); why says what decided."""

    pole_id: str
    pole: str
    indicator: str
    year: int
    perimeter: str
    why: Why
    claims: tuple[LifeClaim, ...]


@dataclass(frozen=True)
class CoreYear:
    """The last year a pole reported a core indicator for; None if never."""

    indicator: str
    last_year: int | None


@dataclass(frozen=True)
class PoleReport:
    """What a pole reported: its last year over all indicators, and for each core one."""

    pole_id: str
    pole: str
    family: str
    last_year: int | None
    last_import: datetime | None
    core: tuple[CoreYear, ...]


@dataclass(frozen=True)
class FamilyReport:
    """How many poles of a sector family reported for the year or later."""

    family: str
    poles: int
    reported: int


@dataclass(frozen=True)
class Reports:
    """Who reported for `year` or later: missing ones first, the longest silent before the others."""

    year: int
    poles: tuple[PoleReport, ...]
    families: tuple[FamilyReport, ...]

    @property
    def missing(self) -> tuple[PoleReport, ...]:
        return tuple(pole for pole in self.poles if pole.last_year is None or pole.last_year < self.year)


@dataclass(frozen=True)
class _ChoiceSaid:
    """What the ledger itself says of a choice."""

    choice_id: int
    at: datetime
    by: str
    reason: str
    claim_id: int
    batch_id: int
    pole_id: str
    pole: str
    indicator: str
    year: int
    perimeter: str
    value: float
    qualifier: Qualifier
    effective: bool


@dataclass(frozen=True)
class Choice(_ChoiceSaid):
    """A decision to keep a claim; effective while it is the last one and its import stands."""

    moves: tuple[Move, ...]


@dataclass(frozen=True)
class _ChoiceRow(_ChoiceSaid):
    """As the database holds it: what was announced is JSON."""

    moves: str | None


def batches(cursor: duckdb.DuckDBPyConnection, member: Member | None) -> tuple[Batch, ...]:
    """Every import, the newest first. Raises NotStaffError."""
    staff.check(member)
    return _batches(cursor, None)


def _batches(cursor: duckdb.DuckDBPyConnection, batch_id: int | None) -> tuple[Batch, ...]:
    found = database.ask(cursor, "history_batches", _BatchRow, {"batch_id": batch_id})
    return tuple(Batch(**vars(one) | {"counts": _counts(one.counts)}) for one in found)


def batch(cursor: duckdb.DuckDBPyConnection, member: Member | None, batch_id: int) -> BatchDetail:
    """One import whole. Raises NotStaffError or UnknownCodeError."""
    staff.check(member)
    found = _batches(cursor, batch_id)
    if not found:
        raise UnknownCodeError(
            _("L'import {batch} n'existe pas\u202f; l'historique donne leurs numéros.").format(batch=batch_id)
        )
    asked = {"batch_id": batch_id, "listed": CHANGES_LISTED}
    events = database.ask(cursor, "history_events", _EventRow, asked)
    return BatchDetail(
        found[0],
        tuple(
            Event(**vars(one) | {"counts": _counts(one.counts), "moves": _moves(cursor, one.moves)})
            for one in events
        ),
        database.ask(cursor, "history_poles", CreatedPole, asked),
        database.ask(cursor, "history_changes", FigureChange, asked),
        found[0].claims,
    )


def life(
    cursor: duckdb.DuckDBPyConnection, member: Member | None, pole_id: str, indicator: str
) -> tuple[LifeClaim, ...]:
    """Every claim ever made on a pole's indicator, the newest year, then the newest import first.

    Raises NotStaffError.
    """
    staff.check(member)
    asked = {"pole_id": pole_id, "indicator": indicator, "rivals": False}
    return database.ask(cursor, "history_claims", LifeClaim, asked)


def rivals(cursor: duckdb.DuckDBPyConnection, member: Member | None) -> tuple[Rivalry, ...]:
    """Every figure that several standing claims give. Raises NotStaffError."""
    staff.check(member)
    asked = {"pole_id": None, "indicator": None, "rivals": True}
    found = database.ask(cursor, "history_claims", LifeClaim, asked)
    return tuple(
        Rivalry(*place, _why(claims), claims)
        for place, claims in ((place, tuple(group)) for place, group in groupby(found, key=_place))
    )


def reports(cursor: duckdb.DuckDBPyConnection, member: Member | None, year: int) -> Reports:
    """Who has reported for `year` or later, and who has not, by pole and family. Raises NotStaffError."""
    staff.check(member)
    found = database.ask(cursor, "history_reports", _Report, {"year": year})
    poles = tuple(
        PoleReport(
            one.pole_id,
            one.pole,
            one.family,
            one.last_year,
            one.last_import,
            tuple(CoreYear(str(core["indicator"]), core["last_year"]) for core in one.core),
        )
        for one in found
    )
    return Reports(year, poles, database.ask(cursor, "history_families", FamilyReport, {"year": year}))


def choices(cursor: duckdb.DuckDBPyConnection, member: Member | None) -> tuple[Choice, ...]:
    """Every choice made, the newest first. Raises NotStaffError."""
    staff.check(member)
    found = database.ask(cursor, "history_choices", _ChoiceRow, {})
    return tuple(Choice(**vars(one) | {"moves": _moves(cursor, one.moves)}) for one in found)


@dataclass(frozen=True)
class _Report:
    pole_id: str
    pole: str
    family: str
    last_year: int | None
    last_import: datetime | None
    core: list[dict[str, int | None]]


def _place(claim: LifeClaim) -> tuple[str, str, str, int, str]:
    return claim.pole_id, claim.pole, claim.indicator, claim.year, claim.perimeter


_PRECISION = {"exact": 1, "approx": 2, "at_least": 3}


def _why(claims: tuple[LifeClaim, ...]) -> Why:
    """The first ground on which the kept claim and its nearest rival differ."""
    kept, *others = [claim for claim in claims if claim.visibility == "public"] or claims
    if kept.chosen_at is not None:
        return "chosen"
    if not others or not kept.kept:
        return "only"
    other = others[0]
    if kept.year_basis != other.year_basis:
        return "stated_year"
    if kept.batch_id != other.batch_id:
        return "newest_batch"
    return "precision" if _PRECISION[kept.qualifier] != _PRECISION[other.qualifier] else "first"


def _counts(told: str | None) -> Counts | None:
    return Counts(**json.loads(told)) if told else None


def _moves(cursor: duckdb.DuckDBPyConnection, told: str | None) -> tuple[Move, ...]:
    """The moves as they were written, a sector or a status under its name in the current language."""
    if not told:
        return ()
    labels = {
        (scope, code): in_language(french, english)
        for scope, code, french, english in cursor.execute(_LABELS).fetchall()
    }
    return tuple(_named(json.loads(told), labels))


_LABELS = """
SELECT 'sector' AS scope, sector AS code, label_fr, label_en FROM sector
UNION ALL
SELECT 'status' AS scope, status AS code, label_fr, label_en FROM status
"""


def _named(moves: list[dict[str, object]], labels: dict[tuple[str, str], str]) -> Iterable[Move]:
    for told in moves:
        before, after = Shown(**told.pop("before")), Shown(**told.pop("after"))  # type: ignore[arg-type]
        move = Move(**told, before=before, after=after)  # type: ignore[arg-type]
        yield replace(move, name=labels.get((move.scope, move.code), move.name))
