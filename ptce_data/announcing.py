"""What a change does, found by making it: the pages' figures are read before and after, and compared.

The connection's transaction holds the change made; the caller commits it, or rolls it back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import duckdb
import pyarrow as pa

from ptce_data import database, ledger
from ptce_data.announcement import Aggregate, Counts, FigureChange, Move, Scope, Shown
from ptce_data.changes import Change, Import, Keeping, Withdrawal
from ptce_data.figures import Qualifier
from ptce_data.i18n import in_language

CHANGES_LISTED = 500
MOVES_LISTED = 500

Applied = TypeVar("Applied")


@dataclass(frozen=True)
class Announcement:
    """What a change does; moves are the first of moves_found."""

    counts: Counts
    changes: tuple[FigureChange, ...]
    moves: tuple[Move, ...]
    moves_found: int


@dataclass(frozen=True)
class _Area:
    scope: Scope
    code: str
    name_fr: str
    name_en: str
    before: int
    after: int

    @property
    def move(self) -> Move:
        name = in_language(self.name_fr, self.name_en)
        before, after = _number_of_poles(self.before), _number_of_poles(self.after)
        return Move(self.scope, self.code, name, "", before, after)


@dataclass(frozen=True)
class _Total:
    scope: Scope
    code: str
    name_fr: str
    name_en: str
    indicator: str
    measure: Aggregate
    moved: bool
    before_value: float | None
    before_qualifier: Qualifier
    before_first_year: int | None
    before_last_year: int | None
    before_poles: int
    before_poles_selected: int
    after_value: float | None
    after_qualifier: Qualifier
    after_first_year: int | None
    after_last_year: int | None
    after_poles: int
    after_poles_selected: int

    @property
    def kind(self) -> Literal["place", "status", "median"]:
        if self.measure == "median":
            return "median"
        return "status" if self.scope == "status" else "place"

    @property
    def move(self) -> Move:
        name = in_language(self.name_fr, self.name_en)
        before, after = _before(self), _after(self)
        return Move(self.scope, self.code, name, self.indicator, before, after, self.measure)


@dataclass(frozen=True)
class _PoleFigure:
    pole_id: str
    name: str
    indicator: str
    moved: bool
    before_value: float | None
    before_qualifier: Qualifier
    before_first_year: int | None
    before_last_year: int | None
    before_estimated: bool
    before_rank: int | None
    before_poles: int
    before_poles_selected: int
    after_value: float | None
    after_qualifier: Qualifier
    after_first_year: int | None
    after_last_year: int | None
    after_estimated: bool
    after_rank: int | None
    after_poles: int
    after_poles_selected: int
    found: int

    @property
    def move(self) -> Move:
        before = replace(_before(self), rank=self.before_rank, estimated=self.before_estimated)
        after = replace(_after(self), rank=self.after_rank, estimated=self.after_estimated)
        return Move("pole", self.pole_id, self.name, self.indicator, before, after)


def _number_of_poles(poles: int) -> Shown:
    return Shown(float(poles), "exact", None, None, poles, poles)


def _before(row: _Total | _PoleFigure) -> Shown:
    return Shown(
        row.before_value,
        row.before_qualifier,
        row.before_first_year,
        row.before_last_year,
        row.before_poles,
        row.before_poles_selected,
    )


def _after(row: _Total | _PoleFigure) -> Shown:
    return Shown(
        row.after_value,
        row.after_qualifier,
        row.after_first_year,
        row.after_last_year,
        row.after_poles,
        row.after_poles_selected,
    )


def announced(
    connection: duckdb.DuckDBPyConnection,
    change: Change,
    apply: Callable[[duckdb.DuckDBPyConnection], Applied],
) -> tuple[Announcement, Applied]:
    """Make the change with `apply`; what it does, and what `apply` returned."""
    _lines(connection, change)
    connection.execute(database.statement("change_before"))
    applied = apply(connection)
    _keep(connection, "after")
    if isinstance(change, Withdrawal):
        _replaced_of(connection, change.batch_id)
        connection.execute(database.statement("change_removed"))
    moves = _moves(connection)
    return (
        Announcement(_counts(connection, change), _changes(connection), moves[0], moves[1]),
        applied,
    )


def count(connection: duckdb.DuckDBPyConnection, claims: pa.Table) -> Counts:
    """The counts alone of claims (CLAIMS schema) to import, against the state `connection` reads."""
    ledger.bring_in(connection, claims)
    _judge_import(connection)
    return _line_counts(connection)


def _lines(connection: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Judge the lines as far as the state before the change allows."""
    if isinstance(change, Import):
        ledger.bring_in(connection, change.claims, change.corrections)
        _judge_import(connection)
        return
    of = (None, change.claim_id) if isinstance(change, Keeping) else (change.batch_id, None)
    asked = dict(zip(("batch_id", "claim_id"), of, strict=True))
    connection.execute(database.statement("quoted_source"))
    connection.execute(database.statement("claim_identity"))
    connection.execute(database.statement("change_lines_of"), asked)
    connection.execute(database.statement("change_fresh_of"))
    _keep_before(connection)
    _replaced_of(connection, asked["batch_id"])
    connection.execute(database.statement("change_added"))


def _replaced_of(connection: duckdb.DuckDBPyConnection, batch_id: int | None) -> None:
    connection.execute(database.statement("change_replaced_of"), {"batch_id": batch_id})


def _judge_import(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(database.statement("change_lines"))
    connection.execute(database.statement("change_replaced_by_file"))
    _keep_before(connection)
    connection.execute(database.statement("change_added"))


def _keep_before(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(database.statement("change_kept_table"))
    _keep(connection, "before")


def _keep(connection: duckdb.DuckDBPyConnection, moment: str) -> None:
    connection.execute(database.statement("change_kept"), {"moment": moment})


def _line_counts(connection: duckdb.DuckDBPyConnection) -> Counts:
    (counts,) = database.ask(connection, "change_counts", Counts, {})
    return counts


def _counts(connection: duckdb.DuckDBPyConnection, change: Change) -> Counts:
    lines = _line_counts(connection)
    refused = change.refused if isinstance(change, Import) else 0
    ((come, gone),) = connection.execute(database.statement("change_poles")).fetchall()
    return replace(lines, refused=refused, poles=come, poles_gone=gone)


def _changes(connection: duckdb.DuckDBPyConnection) -> tuple[FigureChange, ...]:
    return database.ask(connection, "change_figures", FigureChange, {"listed": CHANGES_LISTED})


def _moves(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[Move, ...], int]:
    """Totals, poles' own figures, those of statuses, medians, then what only moves in coverage or rank."""
    areas = database.ask(connection, "change_areas", _Area, {})
    totals = database.ask(connection, "change_totals", _Total, {})
    figures = database.ask(connection, "change_pole_figures", _PoleFigure, {"listed": MOVES_LISTED})
    found = len(areas) + len(totals) + (figures[0].found if figures else 0)
    ordered = [
        *_moved((*areas, *(one for one in totals if one.moved and one.kind == "place"))),
        *_moved(figure for figure in figures if figure.moved),
        *_moved(one for one in totals if one.moved and one.kind == "status"),
        *_moved(one for one in totals if one.moved and one.kind == "median"),
        *_moved(total for total in totals if not total.moved),
        *_moved(figure for figure in figures if not figure.moved),
    ]
    return tuple(ordered[:MOVES_LISTED]), found


def _moved(rows: Iterable[_Area | _Total | _PoleFigure]) -> list[Move]:
    return [row.move for row in rows]
