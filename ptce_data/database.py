"""The only place where a DuckDB connection is opened.

Readers attach the published file read-only to a private in-memory instance, so that a file swapped
in by a publication is seen at the next question; a connection is never shared by two threads.
"""

import logging
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from ptce_data.errors import DatabaseMissingError

SQL_FOLDER = Path(__file__).parent / "sql"
DEFAULT_PATH = Path(__file__).parents[1] / "data" / "ptce.duckdb"

Row = TypeVar("Row")
Parameters = Mapping[str, object]

_log = logging.getLogger(__name__)

# SQL may not read Python variables by name, and nothing is fetched from outside.
_CLOSED: dict[str, Any] = {
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
}
# Either version of DuckDB reads what the other writes (2.0 writes its own format by default).
# Small blocks: the seed makes a file of 3 MB instead of 19.
_WRITTEN: dict[str, Any] = _CLOSED | {
    "storage_compatibility_version": "v1.5.0",
    "default_block_size": "16384",
}
READER_MEMORY = "1GB"
ROWS_OF_A_PART = 16_384


def path() -> Path:
    """Where the published database is: PTCE_DATABASE, else data/ptce.duckdb."""
    return Path(os.environ.get("PTCE_DATABASE") or DEFAULT_PATH)


@cache
def statement(name: str) -> str:
    """The text of ptce_data/sql/<name>.sql."""
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def _named(name: str) -> frozenset[str]:
    """The parameters sql/<name>.sql uses; those its comments speak of do not count."""
    return frozenset(re.findall(r"\$([a-z]\w*)", re.sub(r"--.*", "", statement(name))))


def ask(
    cursor: duckdb.DuckDBPyConnection, name: str, row: type[Row], parameters: Parameters
) -> tuple[Row, ...]:
    """Run sql/<name>.sql and build one `row` per line of the answer, by column name.

    Parameters the statement does not name are left out, so a Selection can travel whole.
    """
    used = _named(name)
    cursor.execute(statement(name), {key: value for key, value in parameters.items() if key in used})
    columns = [column[0] for column in cursor.description or ()]
    return tuple(row(**dict(zip(columns, line, strict=True))) for line in cursor.fetchall())


@dataclass(frozen=True)
class _Fingerprint:
    inode: int
    modified_ns: int
    size: int


class Snapshot:
    """One published state: an in-memory instance with its file attached read-only.

    A page takes one snapshot and asks all its questions of it, so that it never mixes two states.
    Once attached, the instance reads no other file and its settings are locked.
    """

    def __init__(self, file: Path) -> None:
        self.connection = duckdb.connect(":memory:", config=_CLOSED)
        attach(self.connection, file, "ptce")
        self.connection.execute(f"SET memory_limit = '{READER_MEMORY}'")
        self.connection.execute("SET enable_external_access = false")
        self.connection.execute("SET lock_configuration = true")
        found = self.connection.execute("SELECT version FROM ptce.data_version").fetchall()
        self.version = int(found[0][0])

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own on the published tables, closed at the end."""
        cursor = self.connection.cursor()
        try:
            cursor.execute("USE ptce")
            yield cursor
        finally:
            cursor.close()


class Reader:
    """Answers questions on the published state, whichever file holds it by now."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._seen: _Fingerprint | None = None
        self._attached: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The state now published; while a new file cannot be read, the last one that could.

        Raises DatabaseMissingError where there is no file, or none that was ever readable.
        """
        with self._lock:
            fingerprint = self._fingerprint()
            if self._attached is None or fingerprint != self._seen:
                self._attached = self._opened(self._attached)
                self._seen = fingerprint
            return self._attached

    def _fingerprint(self) -> _Fingerprint:
        try:
            stat = self.file.stat()
        except FileNotFoundError:
            raise missing(self.file) from None
        return _Fingerprint(stat.st_ino, stat.st_mtime_ns, stat.st_size)

    def _opened(self, last: Snapshot | None) -> Snapshot:
        try:
            return Snapshot(self.file)
        except (duckdb.Error, ValueError) as problem:
            if last is None:
                raise DatabaseMissingError(f"{self.file} : {_UNREADABLE} ; {_BUILD_IT}") from problem
            _log.warning("unreadable database, the last state is kept: %s", problem)
            return last

    @property
    def version(self) -> int:
        """The data version now published; it changes with each publication."""
        return self.snapshot().version

    def cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A cursor on the state now published."""
        return self.snapshot().cursor()


_UNREADABLE = "ce fichier n'est pas une base de données lisible"
_BUILD_IT = "lancez « python -m ptce_data build » pour la construire."


def missing(file: Path) -> DatabaseMissingError:
    """What to raise where there is no database at `file`."""
    return DatabaseMissingError(f"{file} : base de données absente ; {_BUILD_IT}")


def published_version(file: Path) -> int:
    """The data version of a file; 0 where there is no readable database."""
    try:
        return Reader(file).version
    except DatabaseMissingError:
        return 0


@contextmanager
def reading(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection for a command that reads one state and ends. Raises DatabaseMissingError."""
    if not file.exists():
        raise missing(file)
    try:
        connection = duckdb.connect(str(file), read_only=True, config=_CLOSED)
    except duckdb.Error as problem:
        raise DatabaseMissingError(f"{file} : {_UNREADABLE} ; {_BUILD_IT}") from problem
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def workbench(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A private instance that sees the published tables read-only, for work on tables of one's own.

    Temporary tables and registered Arrow tables live in it and end with it. Raises DatabaseMissingError.
    """
    if not file.exists():
        raise missing(file)
    try:
        connection = Snapshot(file).connection
    except duckdb.Error as problem:
        raise DatabaseMissingError(f"{file} : {_UNREADABLE} ; {_BUILD_IT}") from problem
    try:
        connection.execute("USE ptce")
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-write connection to a file no reader has open yet: the next state being built."""
    connection = duckdb.connect(str(file), config=_WRITTEN)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty instance in memory, that ends with the block."""
    connection = duckdb.connect(":memory:", config=_CLOSED)
    try:
        yield connection
    finally:
        connection.close()


def in_parts(arrow: pa.Table) -> pa.Table:
    """The same table in parts: DuckDB reads a table of one part with one processor."""
    batches = arrow.combine_chunks().to_batches(max_chunksize=ROWS_OF_A_PART)
    return pa.Table.from_batches(batches, schema=arrow.schema)


def attach(connection: duckdb.DuckDBPyConnection, file: Path, name: str) -> None:
    """Let `connection` read another file under `name`, a name of the program."""
    quoted = str(file).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything in the block is written, or nothing is."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Insert `rows` at once, each in the order of `columns`; both are names of the schema."""
    lines = list(rows)
    if not lines:
        return
    arrow = pa.table(
        {name: list(cells) for name, cells in zip(columns, zip(*lines, strict=True), strict=True)}
    )
    insert_table(connection, table, arrow)


def insert_table(connection: duckdb.DuckDBPyConnection, table: str, arrow: pa.Table) -> None:
    """Insert an Arrow table's columns by name; `table` is a name of the schema."""
    connection.register("incoming", arrow)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608 (names of the schema)
    finally:
        connection.unregister("incoming")
