"""The first batch of the ledger, and the national figures that give it context."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from ptce_data import database, ledger, seed
from ptce_data.errors import SeedError
from ptce_data.loading.lists import LABELS, codes

FILE = "observations.csv"
FIRST_BATCH = 1
# Words for the whole pole, read as no perimeter (docs/decisions/0052-whole-pole-worded.md).
WHOLE_POLE = frozenset({"ensemble du pôle"})

_QUALIFIER = seed.one_of("exact", "approx", "at_least")


@dataclass(frozen=True)
class Loaded:
    """What was appended: its date, and how many lines said what another line already says."""

    published_at: datetime
    repeated_lines: int


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> Loaded:
    """Append the observations as batch 1. Raises SeedError."""
    columns: dict[str, seed.Parser] = {
        "pole_id": codes(connection, "pole", "pole_id"),
        "indicator": codes(connection, "indicator", "indicator"),
        "year": seed.year,
        "year_basis": seed.one_of("stated", "estimated"),
        "value": seed.number,
        "unit": seed.text,
        "qualifier": _QUALIFIER,
        "perimeter": _perimeter,
        "source_url": seed.link,
        "source_title": seed.text,
        "note": seed.free_text,
    }
    records = seed.read(folder / FILE, columns)
    _check_units_and_bounds(connection, records)
    batch = _batch(folder)
    _check_years(records, batch)
    ledger.open_batch(connection, batch)
    appended = ledger.append(connection, batch.batch_id, [_claim(record) for record in records])
    return Loaded(batch.imported_at, len(records) - appended)


def _perimeter(cell: str) -> str:
    return "" if cell.strip().casefold() in WHOLE_POLE else seed.free_text(cell)


def _batch(folder: Path) -> ledger.Batch:
    columns: dict[str, seed.Parser] = {
        "file_name": seed.text,
        "imported_at": seed.day,
        "imported_by": seed.text,
        "note": seed.free_text,
    }
    records = seed.read(folder / "batch.csv", columns)
    if len(records) != 1:
        raise SeedError("batch.csv : une seule ligne est attendue, celle du lot de départ.")
    return ledger.Batch(
        batch_id=FIRST_BATCH,
        file_name=str(records[0]["file_name"]),
        sha256=hashlib.sha256((folder / FILE).read_bytes()).hexdigest(),
        imported_at=datetime.fromisoformat(str(records[0]["imported_at"])),
        imported_by=str(records[0]["imported_by"]),
        note=str(records[0]["note"]),
    )


def _claim(record: seed.Record) -> ledger.Claim:
    address = record["source_url"]
    return ledger.Claim(
        pole_id=str(record["pole_id"]),
        indicator=str(record["indicator"]),
        year=int(str(record["year"])),
        year_basis=str(record["year_basis"]),
        value=float(str(record["value"])),
        qualifier=str(record["qualifier"]),
        perimeter=str(record["perimeter"]),
        note=str(record["note"]),
        visibility="public",
        source=ledger.Source(str(record["source_title"]), None if address is None else str(address)),
        sheet=FILE,
        cell=f"E{record['line']}",
    )


def _check_years(records: list[seed.Record], batch: ledger.Batch) -> None:
    for record in records:
        if int(str(record["year"])) > batch.imported_at.year:
            raise seed.place(FILE, record, "year").error(
                f"« {record['year']} » est après la date du lot ({batch.imported_at:%Y-%m-%d}, batch.csv) ; "
                "corrigez l'année ou la date du lot."
            )


@dataclass(frozen=True)
class _Rule:
    unit: str
    minimum: float | None
    maximum: float | None

    @property
    def bounds(self) -> str:
        low = "-∞" if self.minimum is None else f"{self.minimum:g}"
        high = "∞" if self.maximum is None else f"{self.maximum:g}"
        return f"de {low} à {high}"

    def holds(self, value: float) -> bool:
        return (self.minimum is None or value >= self.minimum) and (
            self.maximum is None or value <= self.maximum
        )


def _check_units_and_bounds(connection: duckdb.DuckDBPyConnection, records: list[seed.Record]) -> None:
    found = connection.execute("SELECT indicator, unit, minimum, maximum FROM indicator").fetchall()
    rules = {indicator: _Rule(unit, low, high) for indicator, unit, low, high in found}
    for record in records:
        rule = rules[record["indicator"]]
        if record["unit"] != rule.unit:
            raise seed.place(FILE, record, "unit").error(
                f"« {record['unit']} » n'est pas l'unité de cet indicateur ; attendu : {rule.unit}."
            )
        value = float(str(record["value"]))
        if not rule.holds(value):
            raise seed.place(FILE, record, "value").error(
                f"« {value:g} » est hors des bornes de l'indicateur ({rule.bounds})."
            )


def load_national(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Raises SeedError at the first wrong cell."""
    metrics = seed.read(
        folder / "national_metrics.csv",
        {
            "metric": seed.identifier,
            **LABELS,
            "topic": seed.one_of("count", "call", "size", "survey"),
            "order": seed.rank,
        },
    )
    seed.unique("national_metrics.csv", metrics, "metric")
    seed.unique("national_metrics.csv", metrics, "order")
    database.insert(
        connection,
        "national_metric",
        ("metric", "label_fr", "label_en", "topic", "position"),
        ([m["metric"], m["label_fr"], m["label_en"], m["topic"], m["order"]] for m in metrics),
    )
    columns: dict[str, seed.Parser] = {
        "year": seed.year,
        "metric": seed.one_of(*(str(m["metric"]) for m in metrics)),
        "value": seed.number,
        "unit": seed.text,
        "qualifier": _QUALIFIER,
        "source_url": seed.link,
        "note": seed.free_text,
    }
    figures = seed.read(folder / "national.csv", columns)
    database.insert(
        connection, "national_figure", tuple(columns), ([f[name] for name in columns] for f in figures)
    )
