"""The three networks measured: the real one and two synthetic ones, made once and kept in cache/."""

from __future__ import annotations

import contextlib
import hashlib
import runpy
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ptce_data import build, database, ledger

FOLDER = Path(__file__).parent
CACHE = FOLDER / "cache"
SEED_FOLDER = build.DATA_FOLDER / "seed"
YARDSTICKS = FOLDER / "yardsticks"
RANDOM_SEED = 2013  # the year of the founding article
YEARS = {"first_year": 2006, "last_year": 2025}
# The lists a yardstick needs beside the poles and the claims.
COPIED = ("indicators.csv", "sectors.csv", "national.csv")


@dataclass(frozen=True)
class Network:
    """A network of `poles` poles; the invented ones get `claims_per_cell` claims a year and indicator."""

    name: str
    title: str
    poles: int = 0
    claims_per_cell: float = 0.0

    @property
    def synthetic(self) -> bool:
        return self.poles > 0


NETWORKS = (
    Network("real", "the real network, 91 poles and 347 claims"),
    Network("2000", "synthetic, 2,000 poles and 2.4 million claims", 2_000, 0.938),
    Network("10000", "synthetic, 10,000 poles and 20 million claims", 10_000, 1.507),
)


@dataclass(frozen=True)
class Prepared:
    """Where one network's files are: what the product reads, and what the yardsticks read."""

    network: Network
    folder: Path

    @property
    def product_database(self) -> Path:
        return self.folder / "ptce.duckdb"


def prepare(network: Network) -> Prepared:
    """The files of `network`; each is made again only where what it is made from has changed."""
    prepared = Prepared(network, CACHE / network.name)
    prepared.folder.mkdir(parents=True, exist_ok=True)
    ledger_inputs = _ledger_inputs(network)
    _make_where_changed(prepared, "ledger", ledger_inputs, _make_ledger)
    _make_where_changed(prepared, "flat", ledger_inputs + _flat_inputs(), make_flat)
    return prepared


Make = Callable[[Prepared], None]


def _make_where_changed(prepared: Prepared, part: str, inputs: str, make: Make) -> None:
    stamp = prepared.folder / f"{part}.made_from.txt"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != inputs:
        stamp.unlink(missing_ok=True)
        make(prepared)
        stamp.write_text(inputs, encoding="utf-8")


def _ledger_inputs(network: Network) -> str:
    product = ("schema", "derive_observation", "derive_situation")
    synthetic = ("synthetic_chance", "synthetic_poles", "synthetic_claims")
    files = [
        *(database.SQL_FOLDER / f"{name}.sql" for name in product),
        *(FOLDER / "sql" / f"{name}.sql" for name in synthetic),
        *sorted(SEED_FOLDER.glob("*.csv")),
    ]
    return _fingerprint(files) + repr((network, RANDOM_SEED, YEARS, duckdb.__version__))


def _flat_inputs() -> str:
    return _fingerprint([*sorted((FOLDER / "sql").glob("flat_*.sql")), YARDSTICKS / "careful_database.py"])


def _fingerprint(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _make_ledger(prepared: Prepared) -> None:
    build.build(prepared.product_database)
    if prepared.network.synthetic:
        with _quietly_writing(prepared.product_database) as connection:
            add_invented_poles(connection, prepared.network)
            ledger.derive(connection)


def make_flat(prepared: Prepared) -> None:
    """Write what the yardsticks read from the product's database, which is built where it is missing."""
    if not prepared.product_database.exists():
        _make_ledger(prepared)
    with _quietly_writing(prepared.product_database) as connection:
        _write_flat_files(connection, prepared.folder)
    (prepared.folder / "careful.duckdb").unlink(missing_ok=True)
    prepare_careful = runpy.run_path(str(YARDSTICKS / "careful_database.py"))["prepare"]
    prepare_careful(prepared.folder)


@contextlib.contextmanager
def _quietly_writing(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with database.writing(file) as connection:
        connection.execute("SET memory_limit = '8GB'")
        connection.execute("SET enable_progress_bar = false")
        yield connection


def add_invented_poles(connection: duckdb.DuckDBPyConnection, network: Network) -> None:
    """Add poles named « Pôle synthétique … » to the real ones, up to `network.poles`, with their claims."""
    (real_poles,) = connection.execute("SELECT count(*) FROM pole").fetchall()[0]
    parameters = {
        "seed": RANDOM_SEED,
        "first_pole": real_poles + 1,
        "last_pole": network.poles,
        "claims_per_cell": network.claims_per_cell,
        **YEARS,
    }
    for name in ("synthetic_chance", "synthetic_poles", "synthetic_claims"):
        for statement in connection.extract_statements(_text(name)):
            named = {key: parameters[key] for key in statement.named_parameters}
            connection.execute(statement, named)


def _text(name: str) -> str:
    return (FOLDER / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _write_flat_files(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for name in ("poles", "observations"):
        flat = connection.sql(_text(f"flat_{name}"))
        flat.write_csv(str(folder / f"{name}.csv"))
    for name in COPIED:
        shutil.copy(SEED_FOLDER / name, folder / name)
