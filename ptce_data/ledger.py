"""The ledger of claims: appended, never changed, never deleted; the rest is derived from it.

Functions write in the caller's transaction: `with database.writing(file) as c, database.transaction(c):`
makes the whole block one publication, or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from ptce_data import database, seed
from ptce_data.errors import UnknownCodeError


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


_INCOMING = (
    "rank",
    "pole_id",
    "indicator",
    "year",
    "year_basis",
    "value",
    "qualifier",
    "perimeter",
    "note",
    "visibility",
    "source_id",
    "title",
    "url",
    "publisher",
    "sheet",
    "cell",
)


def open_batch(connection: duckdb.DuckDBPyConnection, batch: Batch) -> None:
    """Record an import before its claims are appended."""
    columns = ("batch_id", "file_name", "sha256", "imported_at", "imported_by", "note")
    database.insert(connection, "batch", columns, [[getattr(batch, column) for column in columns]])


def append(connection: duckdb.DuckDBPyConnection, batch_id: int, claims: Sequence[Claim]) -> int:
    """Append the claims that no standing claim already makes; return how many were appended."""
    if not claims:
        return 0
    connection.execute(database.statement("incoming_claim"))
    database.insert(
        connection,
        "incoming_claim",
        _INCOMING,
        (_incoming(rank, claim) for rank, claim in enumerate(claims)),
    )
    connection.execute(database.statement("append_sources"))
    appended = connection.execute(database.statement("append_claims"), {"batch_id": batch_id})
    ((count,),) = appended.fetchall()
    connection.execute("DROP TABLE incoming_claim")
    return int(count)


def _incoming(rank: int, claim: Claim) -> tuple[object, ...]:
    return (
        rank,
        claim.pole_id,
        claim.indicator,
        claim.year,
        claim.year_basis,
        claim.value,
        claim.qualifier,
        claim.perimeter,
        claim.note,
        claim.visibility,
        claim.source.source_id,
        claim.source.title,
        claim.source.url,
        seed.publisher(claim.source.url),
        claim.sheet,
        claim.cell,
    )


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Write observation and situation again from the claims that stand."""
    connection.execute("DELETE FROM observation")
    connection.execute("DELETE FROM situation")
    connection.execute(database.statement("derive_observation"))
    connection.execute(database.statement("derive_situation"))


def publish(connection: duckdb.DuckDBPyConnection, at: datetime) -> None:
    """Derive again and give what is published a new version, dated `at` (UTC)."""
    derive(connection)
    connection.execute("UPDATE data_version SET version = version + 1, published_at = $at", {"at": at})


def withdraw(connection: duckdb.DuckDBPyConnection, batch_id: int, at: datetime, by: str) -> None:
    """Mark a batch withdrawn and publish; later batches stand and nothing is lost.

    A batch already withdrawn keeps its first date. Raises UnknownCodeError.
    """
    _check_batch(connection, batch_id)
    connection.execute(
        "UPDATE batch SET withdrawn_at = $at, withdrawn_by = $by "
        "WHERE batch_id = $batch_id AND withdrawn_at IS NULL",
        {"at": at, "by": by, "batch_id": batch_id},
    )
    publish(connection, at)


def restore(connection: duckdb.DuckDBPyConnection, batch_id: int, at: datetime) -> None:
    """Withdraw a withdrawal and publish: the batch stands again. Raises UnknownCodeError."""
    _check_batch(connection, batch_id)
    connection.execute(
        "UPDATE batch SET withdrawn_at = NULL, withdrawn_by = NULL WHERE batch_id = $batch_id",
        {"batch_id": batch_id},
    )
    publish(connection, at)


def _check_batch(connection: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    found = connection.execute("SELECT 1 FROM batch WHERE batch_id = $batch_id", {"batch_id": batch_id})
    if not found.fetchall():
        raise UnknownCodeError(f"Le lot {batch_id} n'existe pas ; l'historique donne les numéros des lots.")


def choose(connection: duckdb.DuckDBPyConnection, claim_id: int, at: datetime, by: str, reason: str) -> None:
    """Keep this claim among its rivals, with the reason, and publish; the latest choice wins.

    Raises UnknownCodeError.
    """
    found = connection.execute("SELECT 1 FROM claim WHERE claim_id = $claim_id", {"claim_id": claim_id})
    if not found.fetchall():
        raise UnknownCodeError(f"Le relevé {claim_id} n'existe pas dans le registre.")
    connection.execute(
        "INSERT INTO choice SELECT coalesce(max(choice_id), 0) + 1, $claim_id, $at, $by, $reason FROM choice",
        {"claim_id": claim_id, "at": at, "by": by, "reason": reason},
    )
    publish(connection, at)
