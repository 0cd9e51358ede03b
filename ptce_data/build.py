"""Build the database from the seed and the geodata, beside the old one, then swap it in."""

import shutil
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from ptce_data import database, ledger, publishing_lock, upgrade, verify
from ptce_data.errors import ImportsAtRiskError, NotADatabaseError
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
    *,
    discard_imports: bool = False,
) -> Built:
    """Write the database at `target`; the old file stands until the new one is verified.

    Raises SeedError (a refused seed file), VerificationError (a result that contradicts its claims),
    NotADatabaseError (`target` is another file, which is left alone) or ImportsAtRiskError (`target` holds
    imports; with `discard_imports` it is copied beside, under its date, before it is replaced).
    """
    _check_replaceable(target)
    with publishing_lock.publishing(target), publishing_lock.next_state(target) as folder:
        _check_no_import_is_lost(target, discard_imports=discard_imports)
        beside = Path(folder) / target.name
        with database.writing(beside) as connection:
            with database.transaction(connection):
                loaded = _fill(connection, seed_folder, geo_folder)
                version = _version(connection, target)
                columns = ("version", "published_at")
                database.insert(connection, "data_version", columns, [(version, loaded.published_at)])
            verify.verify(connection)
        publishing_lock.swap_in(beside, target)
    return Built(target, version, loaded.repeated_lines)


def when_missing(target: Path) -> None:
    """Build the database where there is none yet: once, even if several visitors come first together.

    One an older version of the program made is brought up to date. A file that is no database is left.
    """
    with _BUILDING:
        if not target.exists():
            build(target)
        elif database.published_version(target):
            upgrade.when_older(target)


def _check_replaceable(target: Path) -> None:
    if target.exists() and not database.published_version(target):
        raise NotADatabaseError(
            f"{target} : ce fichier existe et n'est pas une base du tableau de bord ; il n'a pas été touché. "
            "Déplacez-le, ou donnez un autre chemin dans PTCE_DATABASE."
        )


def _check_no_import_is_lost(target: Path, *, discard_imports: bool) -> None:
    imports = _imports(target)
    if not imports:
        return
    if not discard_imports:
        raise ImportsAtRiskError(
            f"{target} contient {imports} import{'s' if imports > 1 else ''} que les données de départ n'ont "
            "pas : reconstruire les perdrait, la base n'a pas été touchée. « --discard-imports » reconstruit "
            "quand même, après avoir gardé une copie datée de la base à côté."
        )
    kept = target.with_name(f"{target.stem}.{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{target.suffix}")
    shutil.copy2(target, kept)


def _imports(target: Path) -> int:
    """How many batches a file holds beyond the starting data, withdrawn ones too."""
    if not target.exists():
        return 0
    with database.reading(target) as connection:
        found = connection.execute(
            "SELECT count(*) FROM batch WHERE batch_id > $first", {"first": claims.FIRST_BATCH}
        )
        ((count,),) = found.fetchall()
    return int(count)


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
        "SELECT table_name, sql FROM duckdb_tables() "
        "WHERE table_name <> 'data_version' AND NOT temporary ORDER BY table_name"
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
