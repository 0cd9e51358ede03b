"""A database made by an older version of the program is brought up to date beside, then swapped in.

Nothing is published, so the version stays: tables, views and macros are new, and where the rules of
derivation changed the figures are derived again from the same claims (docs/decisions/0140).
"""

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from ptce_data import database, ledger, publishing_lock, verify

# What a table was called before.
FORMER_NAMES = {"registered_pole": "pole"}

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Definitions:
    """Tables with their columns, in the order they can be filled; views and macros as they are written."""

    columns: dict[str, frozenset[str]]
    views: dict[str, str]
    macros: dict[str, str]

    def holds(self, older: "_Definitions") -> bool:
        """Whether every table and column of an older database has its place here."""
        former = {old: new for new, old in FORMER_NAMES.items() if new not in older.columns}
        return all(
            names <= self.columns.get(former.get(table, table), frozenset())
            for table, names in older.columns.items()
        )


def when_older(file: Path) -> None:
    """Bring `file` up to date if an older version made it; one a newer version made is left alone.

    Raises DatabaseMissingError, PublishingBusyError, or VerificationError where the result contradicts
    its claims.
    """
    try:
        stat = file.stat()
    except FileNotFoundError:
        raise database.missing(file) from None
    _when_older(file, stat.st_ino, stat.st_mtime_ns)


@lru_cache(maxsize=8)
def _when_older(file: Path, inode: int, modified_ns: int) -> None:  # noqa: ARG001 (the key of what was looked at)
    if not _is_older(file):
        return
    with publishing_lock.publishing(file):
        if _is_older(file):  # another process may have done it meanwhile
            _upgrade(file)


def _is_older(file: Path) -> bool:
    with database.reading(file) as connection:
        found = _definitions(connection)
    wanted = _wanted()
    if found == wanted:
        return False
    if not wanted.holds(found):
        _log.warning("made by a newer version, left as it is: %s", file.name)
        return False
    return True


@lru_cache(maxsize=1)
def _wanted() -> _Definitions:
    with database.scratch() as connection:
        connection.execute(database.statement("schema"))
        return _definitions(connection)


def _definitions(connection: duckdb.DuckDBPyConnection) -> _Definitions:
    columns: dict[str, set[str]] = {}
    for table, column in connection.execute(database.statement("defined_columns")).fetchall():
        columns.setdefault(table, set()).add(column)
    views = connection.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
    macros = connection.execute(database.statement("defined_macros")).fetchall()
    return _Definitions({t: frozenset(c) for t, c in columns.items()}, dict(views), dict(macros))


def _upgrade(file: Path) -> None:
    with publishing_lock.next_state(file) as folder:
        beside = Path(folder) / file.name
        with database.writing(beside) as connection:
            database.attach(connection, file, "older")
            with database.transaction(connection):
                connection.execute(database.statement("schema"))
                _fill(connection, _older_tables(file))
                connection.execute(database.statement("upgrade_events"))
                ledger.derive(connection)
            connection.execute("DETACH older")
            verify.verify(connection)
        publishing_lock.swap_in(beside, file)
    _log.info("brought up to date: %s", file.name)


def _older_tables(file: Path) -> frozenset[str]:
    with database.reading(file) as connection:
        return frozenset(_definitions(connection).columns)


def _fill(connection: duckdb.DuckDBPyConnection, older: frozenset[str]) -> None:
    for table in _wanted().columns:
        former = table if table in older else FORMER_NAMES.get(table, "")
        if former in older:
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM older.{former}")  # noqa: S608 (names of the schema)
