"""Build the database from the seed and the geodata, beside the old one, then swap it in."""

import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from ptce_data import database, ledger, verify
from ptce_data.errors import NotADatabaseError
from ptce_data.loading import claims, geography, lists, poles

_BUILDING = threading.Lock()
DATA_FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Built:
    """A database that was written, and how many lines of the seed another line already said."""

    file: Path
    version: int
    repeated_lines: int


def build(
    target: Path,
    seed_folder: Path = DATA_FOLDER / "seed",
    geo_folder: Path = DATA_FOLDER / "geo",
) -> Path:
    """Same as `build_and_count`, for who needs the file alone."""
    return build_and_count(target, seed_folder, geo_folder).file


def build_and_count(
    target: Path,
    seed_folder: Path = DATA_FOLDER / "seed",
    geo_folder: Path = DATA_FOLDER / "geo",
) -> Built:
    """Write the database at `target`; the old file stands until the new one is verified.

    Raises SeedError (a refused seed file), VerificationError (a result that contradicts its claims)
    or NotADatabaseError (`target` is another file, which is left alone).
    """
    _check_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    # In the target's folder: a rename is whole or nothing on one file system only.
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp") as folder:
        beside = Path(folder) / target.name
        with database.writing(beside) as connection:
            with database.transaction(connection):
                loaded = _fill(connection, seed_folder, geo_folder)
                version = _version(connection, target)
                columns = ("version", "published_at")
                database.insert(connection, "data_version", columns, [(version, loaded.published_at)])
            verify.verify(connection)
        beside.replace(target)
    return Built(target, version, loaded.repeated_lines)


def when_missing(target: Path) -> None:
    """Build the database where there is none yet: once, even if several visitors come first together."""
    with _BUILDING:
        if not target.exists():
            build(target)


def _check_replaceable(target: Path) -> None:
    if target.exists() and not database.published_version(target):
        raise NotADatabaseError(
            f"{target} : ce fichier existe et n'est pas une base du tableau de bord ; il n'a pas été touché. "
            "Déplacez-le, ou donnez un autre chemin dans PTCE_DATABASE."
        )


def _version(connection: duckdb.DuckDBPyConnection, target: Path) -> int:
    """The version of the file to replace where it holds the same lines, else the next one."""
    published = database.published_version(target)
    if not published:
        return 1
    with database.reading(target) as replaced:
        same = _content(replaced) == _content(connection)
    return published if same else published + 1


def _content(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int, int]]:
    """(table, definition, lines, digest of the lines) of each table, its version left out."""
    tables = connection.execute(
        "SELECT table_name, sql FROM duckdb_tables() WHERE table_name <> 'data_version' ORDER BY table_name"
    ).fetchall()
    return [(name, sql, *_lines(connection, name)) for name, sql in tables]


def _lines(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, int]:
    """How many lines a table has, and a digest of them that does not depend on their order."""
    question = f"SELECT count(*), coalesce(sum(hash(line)), 0) FROM {table} AS line"  # noqa: S608 (a name of the schema)
    ((count, digest),) = connection.execute(question).fetchall()
    return count, digest


def _fill(connection: duckdb.DuckDBPyConnection, seed_folder: Path, geo_folder: Path) -> claims.Loaded:
    connection.execute(database.statement("schema"))
    geography.load(connection, geo_folder)
    lists.load(connection, seed_folder)
    poles.load(connection, seed_folder)
    loaded = claims.load(connection, seed_folder)
    claims.load_national(connection, seed_folder)
    ledger.derive(connection)
    return loaded
