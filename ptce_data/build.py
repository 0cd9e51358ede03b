"""Build the database from the seed and the geodata, beside the old one, then swap it in."""

import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from ptce_data import database, ledger, verify
from ptce_data.loading import claims, geography, lists, poles

_BUILDING = threading.Lock()
DATA_FOLDER = Path(__file__).parents[1] / "data"


def build(
    target: Path,
    seed_folder: Path = DATA_FOLDER / "seed",
    geo_folder: Path = DATA_FOLDER / "geo",
) -> Path:
    """Write the database at `target` and return it; the old file stands until the new one is verified.

    Raises SeedError (a refused seed file) or VerificationError (a result that contradicts its claims).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # In the target's folder: a rename is whole or nothing on one file system only.
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp") as folder:
        beside = Path(folder) / target.name
        with database.writing(beside) as connection:
            version = database.published_version(target) + 1
            with database.transaction(connection):
                _fill(connection, seed_folder, geo_folder, version)
            verify.verify(connection)
        beside.replace(target)
    return target


def when_missing(target: Path) -> None:
    """Build the database where there is none yet: once, even if several visitors come first together."""
    with _BUILDING:
        if not target.exists():
            build(target)


def _fill(connection: duckdb.DuckDBPyConnection, seed_folder: Path, geo_folder: Path, version: int) -> None:
    connection.execute(database.statement("schema"))
    geography.load(connection, geo_folder)
    lists.load(connection, seed_folder)
    poles.load(connection, seed_folder)
    published_at = claims.load(connection, seed_folder)
    claims.load_national(connection, seed_folder)
    ledger.derive(connection)
    database.insert(connection, "data_version", ("version", "published_at"), [(version, published_at)])
