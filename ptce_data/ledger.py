"""The ledger of claims: appended, never changed, never deleted; the rest is derived from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from ptce_data import database, seed


@dataclass(frozen=True)
class Source:
    """Where a claim was published."""

    title: str
    url: str | None

    @property
    def source_id(self) -> str:
        return seed.source_id(self.title, self.url)


@dataclass(frozen=True)
class Batch:
    """One import; times are UTC."""

    batch_id: int
    file_name: str
    sha256: str
    imported_at: datetime
    imported_by: str
    note: str = ""


@dataclass(frozen=True)
class Claim:
    """Who says what, for which year, over which perimeter ("" = the whole pole), how exactly."""

    pole_id: str
    indicator: str
    year: int
    year_basis: str
    value: float
    qualifier: str
    perimeter: str
    note: str
    visibility: str
    source: Source
    sheet: str
    cell: str

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two claims the same claim, wherever they were read."""
        return (
            self.pole_id,
            self.indicator,
            self.year,
            self.year_basis,
            self.value,
            self.qualifier,
            self.perimeter,
            self.note,
            self.visibility,
            self.source.source_id,
        )


_CONTENT = (
    "pole_id, indicator, year, year_basis, value, qualifier, perimeter, note, visibility, source_id"
)


def open_batch(connection: duckdb.DuckDBPyConnection, batch: Batch) -> None:
    """Record an import before its claims are appended."""
    connection.execute(
        "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)",
        [
            batch.batch_id,
            batch.file_name,
            batch.sha256,
            batch.imported_at,
            batch.imported_by,
            batch.note,
        ],
    )


def append(connection: duckdb.DuckDBPyConnection, batch_id: int, claims: Sequence[Claim]) -> int:
    """Append the claims that no standing claim already makes; return how many were appended."""
    standing = connection.execute(f"SELECT {_CONTENT} FROM standing_claim").fetchall()  # noqa: S608
    known: set[tuple[object, ...]] = set(standing)
    fresh: list[Claim] = []
    for claim in claims:
        if claim.content not in known:
            known.add(claim.content)
            fresh.append(claim)
    if fresh:
        _append_sources(connection, fresh)
        _insert_claims(connection, batch_id, fresh)
    return len(fresh)


def _append_sources(connection: duckdb.DuckDBPyConnection, claims: Sequence[Claim]) -> None:
    sources = {claim.source for claim in claims}
    connection.executemany(
        "INSERT OR IGNORE INTO source VALUES (?, ?, ?, ?, NULL)",
        [[s.source_id, s.title, s.url, seed.publisher(s.url)] for s in sorted(sources, key=str)],
    )


def _insert_claims(
    connection: duckdb.DuckDBPyConnection, batch_id: int, claims: Sequence[Claim]
) -> None:
    (last,) = connection.execute("SELECT coalesce(max(claim_id), 0) FROM claim").fetchall()[0]
    connection.executemany(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            [last + rank, *claim.content, batch_id, claim.sheet, claim.cell]
            for rank, claim in enumerate(claims, 1)
        ],
    )


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Write observation and situation again from the claims that stand."""
    connection.execute("DELETE FROM observation")
    connection.execute("DELETE FROM situation")
    connection.execute(database.statement("derive_observation"))
    connection.execute(database.statement("derive_situation"))


def withdraw(
    connection: duckdb.DuckDBPyConnection, batch_id: int, at: datetime, by: str
) -> None:
    """Mark a batch withdrawn and derive again; later batches stand and nothing is lost."""
    connection.execute(
        "UPDATE batch SET withdrawn_at = $at, withdrawn_by = $by WHERE batch_id = $batch_id",
        {"at": at, "by": by, "batch_id": batch_id},
    )
    derive(connection)


def restore(connection: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    """Withdraw a withdrawal: the batch stands again."""
    connection.execute(
        "UPDATE batch SET withdrawn_at = NULL, withdrawn_by = NULL WHERE batch_id = $batch_id",
        {"batch_id": batch_id},
    )
    derive(connection)


def choose(
    connection: duckdb.DuckDBPyConnection, claim_id: int, at: datetime, by: str, reason: str
) -> None:
    """Keep this claim among its rivals, with the reason, and derive again; the latest choice wins."""
    connection.execute(
        "INSERT INTO choice SELECT coalesce(max(choice_id), 0) + 1, $claim_id, $at, $by, $reason FROM choice",
        {"claim_id": claim_id, "at": at, "by": by, "reason": reason},
    )
    derive(connection)
