"""The ledger of claims: appended, never changed, never deleted; the rest is derived from it.

Functions write in the caller's transaction: `with database.writing(file) as c, database.transaction(c):`
makes the whole block one publication, or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from ptce_data import database, seed
from ptce_data.changes import CLAIMS, Correction, ImportedPole
from ptce_data.errors import UnknownCodeError

_REPLACING = pa.schema([pa.field("rank", pa.int32()), pa.field("claim_id", pa.int32())])


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
    size_bytes: int | None = None


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


def open_batch(connection: duckdb.DuckDBPyConnection, batch: Batch) -> None:
    """Record an import, and that it was published, before its claims are appended."""
    columns = ("batch_id", "file_name", "sha256", "imported_at", "imported_by", "note", "size_bytes")
    database.insert(connection, "batch", columns, [[getattr(batch, column) for column in columns]])
    _record(connection, _Event(batch.batch_id, "published", batch.imported_at, batch.imported_by))


@dataclass(frozen=True)
class _Event:
    """What is done to a batch, by whom and when (UTC)."""

    batch_id: int
    kind: str
    at: datetime
    by: str
    reason: str = ""


def _record(connection: duckdb.DuckDBPyConnection, event: _Event) -> None:
    connection.execute(database.statement("append_event"), vars(event))


def append(
    connection: duckdb.DuckDBPyConnection,
    batch_id: int,
    claims: Sequence[Claim],
    corrections: Sequence[Correction] = (),
) -> int:
    """Append the claims that no standing claim already makes; return how many were appended.

    corrections are those of them, ranked from 0, that take the place of others.
    """
    lines = [_incoming(rank, claim) for rank, claim in enumerate(claims)]
    bring_in(connection, pa.Table.from_pylist(lines, schema=CLAIMS), corrections)
    return append_fresh(connection, batch_id)


def append_table(connection: duckdb.DuckDBPyConnection, batch_id: int, claims: pa.Table) -> int:
    """Same as `append`, from a table of the CLAIMS schema."""
    bring_in(connection, claims)
    return append_fresh(connection, batch_id)


def bring_in(
    connection: duckdb.DuckDBPyConnection, claims: pa.Table, corrections: Sequence[Correction] = ()
) -> None:
    """Put claims (CLAIMS schema) beside the ledger as incoming_claim, and find those it has not yet.

    corrections (as the table `replacing`) are the standing claims that some of them replace.
    """
    connection.register("incoming_claim", database.in_parts(claims))
    connection.register("replacing", pa.Table.from_pylist([vars(one) for one in corrections], _REPLACING))
    for statement in ("quoted_source", "claim_identity", "fresh_claim"):
        connection.execute(database.statement(statement))


def fresh(connection: duckdb.DuckDBPyConnection) -> int:
    """How many of the claims brought in no standing claim already makes."""
    ((count,),) = connection.execute("SELECT count(*) FROM fresh_claim").fetchall()
    return int(count)


def append_fresh(connection: duckdb.DuckDBPyConnection, batch_id: int) -> int:
    """Append the claims brought in that no standing claim already makes, and what they replace; how many."""
    connection.execute(database.statement("append_sources"))
    appended = connection.execute(database.statement("append_claims"), {"batch_id": batch_id})
    ((count,),) = appended.fetchall()
    connection.execute(database.statement("append_replacements"), {"batch_id": batch_id})
    return int(count)


def _incoming(rank: int, claim: Claim) -> dict[str, object]:
    source = {
        "source_id": claim.source.source_id,
        "title": claim.source.title,
        "url": claim.source.url,
        "publisher": seed.publisher(claim.source.url),
    }
    return {"rank": rank, **vars(claim), **source}


def register_poles(
    connection: duckdb.DuckDBPyConnection, batch_id: int, poles: Sequence[ImportedPole]
) -> None:
    """Append the poles an import creates; `derive` shows them while they stand."""
    communes = dict(connection.execute("SELECT commune_code, name FROM commune").fetchall())
    columns = (*vars(poles[0]), "search_text", "batch_id") if poles else ()
    lines = (
        [*vars(pole).values(), seed.search_text(pole.name, communes.get(pole.commune_code)), batch_id]
        for pole in poles
    )
    database.insert(connection, "pole_registration", columns, lines)
    derive_poles(connection)


def derive_poles(connection: duckdb.DuckDBPyConnection) -> None:
    """Show the poles that stand, as their newest standing registration describes them."""
    connection.execute(database.statement("derive_poles"))


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Write observation and situation again from the claims that stand, and the poles that stand."""
    derive_poles(connection)
    connection.execute("DELETE FROM observation")
    connection.execute("DELETE FROM situation")
    connection.execute(database.statement("quoted_source"))
    connection.execute(database.statement("derive_observation"))
    connection.execute(database.statement("derive_situation"))


def publish(connection: duckdb.DuckDBPyConnection, at: datetime) -> None:
    """Derive again and give what is published a new version, dated `at` (UTC)."""
    derive(connection)
    connection.execute("UPDATE data_version SET version = version + 1, published_at = $at", {"at": at})


def withdraw(
    connection: duckdb.DuckDBPyConnection, batch_id: int, at: datetime, by: str, reason: str = ""
) -> None:
    """Mark a batch withdrawn and publish; later batches stand and nothing is lost.

    A batch already withdrawn keeps its first date. Raises UnknownCodeError.
    """
    if stands(connection, batch_id):
        _record(connection, _Event(batch_id, "withdrawn", at, by, reason))
        connection.execute(
            "UPDATE batch SET withdrawn_at = $at, withdrawn_by = $by WHERE batch_id = $batch_id",
            {"at": at, "by": by, "batch_id": batch_id},
        )
    publish(connection, at)


def restore(
    connection: duckdb.DuckDBPyConnection, batch_id: int, at: datetime, by: str, reason: str = ""
) -> None:
    """Withdraw a withdrawal and publish: the batch stands again. Raises UnknownCodeError.

    Who withdrew it, and who restored it, stay in batch_event.
    """
    if not stands(connection, batch_id):
        _record(connection, _Event(batch_id, "restored", at, by, reason))
        connection.execute(
            "UPDATE batch SET withdrawn_at = NULL, withdrawn_by = NULL WHERE batch_id = $batch_id",
            {"batch_id": batch_id},
        )
    publish(connection, at)


def stands(connection: duckdb.DuckDBPyConnection, batch_id: int) -> bool:
    """Whether a batch is not withdrawn. Raises UnknownCodeError."""
    found = connection.execute(
        "SELECT withdrawn_at IS NULL FROM batch WHERE batch_id = $batch_id", {"batch_id": batch_id}
    ).fetchall()
    if not found:
        raise UnknownCodeError(f"L'import {batch_id} n'existe pas ; l'historique donne leurs numéros.")
    return bool(found[0][0])


def choose(connection: duckdb.DuckDBPyConnection, claim_id: int, at: datetime, by: str, reason: str) -> None:
    """Keep this claim among its rivals, with the reason, and publish; the latest choice wins.

    Raises UnknownCodeError.
    """
    found = connection.execute("SELECT 1 FROM claim WHERE claim_id = $claim_id", {"claim_id": claim_id})
    if not found.fetchall():
        raise UnknownCodeError(f"Le relevé {claim_id} n'existe pas dans le registre.")
    connection.execute(
        database.statement("append_choice"),
        {"claim_id": claim_id, "at": at, "by": by, "reason": reason},
    )
    publish(connection, at)
