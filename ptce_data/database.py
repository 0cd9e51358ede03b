"""The only place where a DuckDB connection is opened.

Readers attach the published file read-only to a private in-memory instance, so that a file swapped
in by a publication is seen at the next question; a connection is never shared by two threads.
"""

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from ptce_data.errors import DatabaseMissingError

SQL_FOLDER = Path(__file__).parent / "sql"
DEFAULT_PATH = Path(__file__).parents[1] / "data" / "ptce.duckdb"

Row = TypeVar("Row")
Parameters = Mapping[str, object]


def path() -> Path:
    """Where the published database is: PTCE_DATABASE, else data/ptce.duckdb."""
    return Path(os.environ.get("PTCE_DATABASE") or DEFAULT_PATH)


@cache
def statement(name: str) -> str:
    """The text of ptce_data/sql/<name>.sql."""
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def ask(
    cursor: duckdb.DuckDBPyConnection, name: str, row: type[Row], parameters: Parameters
) -> tuple[Row, ...]:
    """Run sql/<name>.sql and build one `row` per line of the answer, by column name.

    Parameters the statement does not name are left out, so a Selection can travel whole.
    """
    text = statement(name)
    named = set(re.findall(r"\$([a-z_]+)", text))
    cursor.execute(text, {key: value for key, value in parameters.items() if key in named})
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
    """

    def __init__(self, file: Path, fingerprint: _Fingerprint) -> None:
        self.fingerprint = fingerprint
        self.connection = duckdb.connect(":memory:")
        self.connection.execute("SET python_enable_replacements = false")
        quoted = str(file).replace("'", "''")
        self.connection.execute(f"ATTACH '{quoted}' AS ptce (READ_ONLY)")
        self.version = int(
            self.connection.execute("SELECT version FROM ptce.data_version").fetchall()[0][0]
        )

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
        self._file = file
        self._lock = threading.Lock()
        self._attached: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The state now published. Raises DatabaseMissingError where there is no file."""
        try:
            stat = self._file.stat()
        except FileNotFoundError:
            raise DatabaseMissingError(
                f"{self._file} : base de données absente ; "
                "lancez « python -m ptce_data build » pour la construire."
            ) from None
        fingerprint = _Fingerprint(stat.st_ino, stat.st_mtime_ns, stat.st_size)
        with self._lock:
            if self._attached is None or self._attached.fingerprint != fingerprint:
                self._attached = Snapshot(self._file, fingerprint)
            return self._attached

    @property
    def version(self) -> int:
        """The data version now published; it changes with each publication."""
        return self.snapshot().version

    def cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A cursor on the state now published."""
        return self.snapshot().cursor()


@contextmanager
def writing(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-write connection to a file no reader has open yet: the next state being built."""
    connection = duckdb.connect(str(file), config=_STORAGE)
    try:
        connection.execute("SET python_enable_replacements = false")
        yield connection
    finally:
        connection.close()


# Files stay readable by DuckDB 1.5 whichever version writes them (2.0 writes its own by default).
_STORAGE: dict[str, Any] = (
    {} if duckdb.__version__.startswith("1.") else {"storage_compatibility_version": "v1.5.0"}
)
