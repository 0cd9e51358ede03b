"""Build the database from the seed and the geodata, beside the old one, then swap it in."""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from ptce_data import database, ledger, seed, verify
from ptce_data.errors import SeedError

DATA_FOLDER = Path(__file__).parents[1] / "data"
OVERSEAS_REGIONS = ("01", "02", "03", "04", "06")


def build(
    target: Path,
    seed_folder: Path = DATA_FOLDER / "seed",
    geo_folder: Path = DATA_FOLDER / "geo",
) -> Path:
    """Write the database at `target` and return it; the old file stands until the new one is verified.

    Raises SeedError (a refused seed file) or VerificationError (a result that contradicts its claims).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.next")
    beside.unlink(missing_ok=True)
    try:
        with database.writing(beside) as connection:
            _fill(connection, seed_folder, geo_folder)
            verify.verify(connection)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(f"{beside.name}.wal").unlink(missing_ok=True)
    return target


def _fill(connection: duckdb.DuckDBPyConnection, seed_folder: Path, geo_folder: Path) -> None:
    connection.execute(database.statement("schema"))
    _load_geography(connection, geo_folder)
    _load_lists(connection, seed_folder)
    _load_poles(connection, seed_folder)
    published_at = _load_claims(connection, seed_folder)
    _load_national(connection, seed_folder)
    ledger.derive(connection)
    connection.execute("INSERT INTO data_version VALUES (1, $at)", {"at": published_at})


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[seed.Cell]]
) -> None:
    """Insert `rows`, each in the table's column order; `table` is a name of the schema."""
    lines = [tuple(row) for row in rows]
    if lines:
        marks = ", ".join("?" * len(lines[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", lines)  # noqa: S608 (closed names)


# Geography -----------------------------------------------------------------------------------


def _load_geography(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    regions = _features(folder / "regions.geojson")
    departements = _features(folder / "departements.geojson")
    connection.create_function("search_text", seed.search_text, ["VARCHAR"], "VARCHAR")  # type: ignore[arg-type]
    insert(
        connection,
        "region",
        ([r["code"], r["nom"], r["code"] in OVERSEAS_REGIONS, None, r["lon"], r["lat"]] for r in regions),
    )
    insert(
        connection,
        "departement",
        ([d["code"], d["nom"], d["region"], None, d["lon"], d["lat"]] for d in departements),
    )
    files = {
        "communes": str(folder / "communes.parquet"),
        "former": str(folder / "communes_anciennes.parquet"),
    }
    connection.execute(database.statement("load_communes"), {"communes": files["communes"]})
    connection.execute(database.statement("load_former_communes"), {"former": files["former"]})
    connection.execute(database.statement("load_populations"))
    connection.remove_function("search_text")


def _features(file: Path) -> list[dict[str, seed.Cell]]:
    try:
        collection = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SeedError(f"{file.name} : fichier absent de {file.parent.name}/.") from None
    return [feature["properties"] for feature in collection["features"]]


# Reference lists -----------------------------------------------------------------------------

_LABELS = {"label_fr": seed.text, "label_en": seed.text}


def _codes(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> seed.Parser:
    """A parser that accepts the codes already loaded in `table`."""
    found = connection.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608 (closed names)
    return seed.one_of(*(code for (code,) in found))


def _load_lists(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for table, file in (
        ("sector_family", "sector_families.csv"),
        ("status", "statuses.csv"),
        ("specificity", "specificities.csv"),
        ("aim", "aims.csv"),
    ):
        code = "family" if table == "sector_family" else table
        parse = seed.text if table == "status" else _identifier
        records = seed.read(folder / file, {code: parse, **_LABELS, "order": seed.rank})
        seed.unique(file, records, code)
        insert(connection, table, ([r[code], r["label_fr"], r["label_en"], r["order"]] for r in records))
    family = _codes(connection, "sector_family", "family")
    sectors = seed.read(folder / "sectors.csv", {"sector": _identifier, "family": family, **_LABELS})
    seed.unique("sectors.csv", sectors, "sector")
    insert(
        connection,
        "sector",
        ([r["sector"], r["family"], r["label_fr"], r["label_en"], i] for i, r in enumerate(sectors, 1)),
    )
    _load_indicators(connection, folder)


def _identifier(cell: str) -> str:
    if not cell.strip().replace("_", "").isalnum() or not cell.strip().isascii():
        raise ValueError(f"« {cell} » n'est pas un code ; lettres, chiffres et _ seulement.")
    return cell.strip()


def _load_indicators(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    columns: dict[str, seed.Parser] = {
        "indicator": _identifier,
        **_LABELS,
        "unit": seed.text,
        "kind": seed.one_of("stock", "cumulative", "flow", "event", "ratio"),
        "across_poles": seed.one_of("sum", "median", "none"),
        "family": seed.text,
        "specificity": _codes(connection, "specificity", "specificity"),
        "aim": _codes(connection, "aim", "aim"),
        "core": seed.truth,
        "minimum": seed.optional_number,
        "maximum": seed.optional_number,
        "numerator": seed.optional_text,
        "denominator": seed.optional_text,
        "definition_fr": seed.text,
        "definition_en": seed.text,
    }
    records = seed.read(folder / "indicators.csv", columns)
    seed.unique("indicators.csv", records, "indicator")
    known = seed.one_of(*(str(r["indicator"]) for r in records))
    for record in records:
        for part in ("numerator", "denominator"):
            _check_cell("indicators.csv", record, part, seed.optional(known))
        if record["kind"] == "ratio" and record["across_poles"] == "sum":
            raise seed.Place("indicators.csv", int(str(record["line"])), "across_poles").error(
                "un ratio ne s'additionne pas ; écrivez median ou none."
            )
    insert(connection, "indicator", ([r[c] for c in columns] for r in records))


def _check_cell(file: str, record: seed.Record, column: str, parser: seed.Parser) -> None:
    try:
        parser(str(record[column] or ""))
    except ValueError as problem:
        raise seed.Place(file, int(str(record["line"])), column).error(str(problem)) from None


# Poles ---------------------------------------------------------------------------------------


def _load_poles(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    columns: dict[str, seed.Parser] = {
        "pole_id": seed.slug,
        "name": seed.text,
        "commune": seed.optional_text,
        "commune_insee": seed.optional(_codes(connection, "commune", "commune_code")),
        "departement_code": seed.optional(_codes(connection, "departement", "departement_code")),
        "region_code": _codes(connection, "region", "region_code"),
        "postcode": seed.optional_text,
        "longitude": seed.optional_number,
        "latitude": seed.optional_number,
        "founded_year": seed.optional_year,
        "description_fr": seed.text,
        "description_en": seed.text,
        "website": seed.link,
        "source_url": seed.link,
        "statuses": seed.several(_codes(connection, "status", "status")),
        "sectors": seed.several(_codes(connection, "sector", "sector")),
    }
    records = seed.read(folder / "poles.csv", columns)
    seed.unique("poles.csv", records, "pole_id")
    stored = [c for c in columns if c not in {"commune", "statuses", "sectors"}]
    order = ["pole_id", "name", "commune_insee", *stored[3:]]
    insert(
        connection,
        "pole",
        ([*(r[c] for c in order), seed.search_text(r["name"], r["commune"])] for r in records),
    )
    pairs = [(r["pole_id"], s, i) for r in records for i, s in enumerate(str(r["sectors"]).split(";"), 1)]
    insert(connection, "pole_sector", pairs)
    insert(
        connection,
        "pole_status",
        ((r["pole_id"], s) for r in records for s in str(r["statuses"]).split(";")),
    )


# Claims --------------------------------------------------------------------------------------


def _load_claims(connection: duckdb.DuckDBPyConnection, folder: Path) -> datetime:
    """Append the observations as batch 1 and return its date."""
    file = folder / "observations.csv"
    columns: dict[str, seed.Parser] = {
        "pole_id": _codes(connection, "pole", "pole_id"),
        "indicator": _codes(connection, "indicator", "indicator"),
        "year": seed.year,
        "year_basis": seed.one_of("stated", "estimated"),
        "value": seed.number,
        "unit": seed.text,
        "qualifier": seed.one_of("exact", "approx", "at_least"),
        "perimeter": seed.free_text,
        "source_url": seed.link,
        "source_title": seed.text,
        "note": seed.free_text,
    }
    records = seed.read(file, columns)
    _check_units_and_bounds(connection, file.name, records)
    batch = _seed_batch(connection, folder, file)
    ledger.append(connection, batch.batch_id, [_claim(file.name, record) for record in records])
    return batch.imported_at


def _seed_batch(connection: duckdb.DuckDBPyConnection, folder: Path, file: Path) -> ledger.Batch:
    records = seed.read(
        folder / "batch.csv",
        {"file_name": seed.text, "imported_at": seed.day, "imported_by": seed.text, "note": seed.text},
    )
    if len(records) != 1:
        raise SeedError("batch.csv : une seule ligne est attendue, celle du lot de départ.")
    batch = ledger.Batch(
        batch_id=1,
        file_name=str(records[0]["file_name"]),
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        imported_at=datetime.fromisoformat(str(records[0]["imported_at"])),
        imported_by=str(records[0]["imported_by"]),
        note=str(records[0]["note"]),
    )
    ledger.open_batch(connection, batch)
    return batch


def _claim(file: str, record: seed.Record) -> ledger.Claim:
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
        source=ledger.Source(str(record["source_title"]), optional_string(record["source_url"])),
        sheet=file,
        cell=f"E{record['line']}",
    )


def optional_string(cell: seed.Cell) -> str | None:
    return None if cell is None else str(cell)


def _check_units_and_bounds(
    connection: duckdb.DuckDBPyConnection, file: str, records: list[seed.Record]
) -> None:
    found = connection.execute("SELECT indicator, unit, minimum, maximum FROM indicator").fetchall()
    rules = {indicator: (unit, low, high) for indicator, unit, low, high in found}
    for record in records:
        unit, low, high = rules[record["indicator"]]
        value = float(str(record["value"]))
        line = int(str(record["line"]))
        if record["unit"] != unit:
            raise seed.Place(file, line, "unit").error(
                f"« {record['unit']} » n'est pas l'unité de cet indicateur ; attendu : {unit}."
            )
        if (low is not None and value < low) or (high is not None and value > high):
            raise seed.Place(file, line, "value").error(
                f"« {value:g} » est hors des bornes de l'indicateur ({low:g} à "
                f"{'…' if high is None else format(high, 'g')})."
            )


def _load_national(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    metrics = seed.read(
        folder / "national_metrics.csv",
        {
            "metric": _identifier,
            **_LABELS,
            "topic": seed.one_of("count", "call", "size", "survey"),
            "order": seed.rank,
        },
    )
    seed.unique("national_metrics.csv", metrics, "metric")
    insert(
        connection,
        "national_metric",
        ([m["metric"], m["label_fr"], m["label_en"], m["topic"], m["order"]] for m in metrics),
    )
    columns: dict[str, seed.Parser] = {
        "year": seed.year,
        "metric": seed.one_of(*(str(m["metric"]) for m in metrics)),
        "value": seed.number,
        "unit": seed.text,
        "qualifier": seed.one_of("exact", "approx", "at_least"),
        "source_url": seed.link,
        "note": seed.free_text,
    }
    figures = seed.read(folder / "national.csv", columns)
    insert(connection, "national_figure", ([f[c] for c in columns] for f in figures))
