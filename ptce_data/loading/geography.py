"""Régions, départements and communes, from data/geo."""

import json
from pathlib import Path

import duckdb

from ptce_data import database, seed
from ptce_data.errors import SeedError

OVERSEAS_REGIONS = ("01", "02", "03", "04", "06")


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Raises SeedError where a file is missing or is not what its name says."""
    database.insert(
        connection,
        "region",
        ("region_code", "name", "overseas", "longitude", "latitude"),
        (
            (r["code"], r["nom"], r["code"] in OVERSEAS_REGIONS, r["lon"], r["lat"])
            for r in _features(folder / "regions.geojson", ("code", "nom", "lon", "lat"))
        ),
    )
    database.insert(
        connection,
        "departement",
        ("departement_code", "name", "region_code", "longitude", "latitude"),
        (
            (d["code"], d["nom"], d["region"], d["lon"], d["lat"])
            for d in _features(folder / "departements.geojson", ("code", "nom", "region", "lon", "lat"))
        ),
    )
    connection.create_function("search_text", seed.search_text, ["VARCHAR"], "VARCHAR")
    _load_parquet(connection, "load_communes", folder / "communes.parquet")
    _load_parquet(connection, "load_former_communes", folder / "communes_anciennes.parquet")
    connection.remove_function("search_text")
    connection.execute(database.statement("load_populations"))


def _load_parquet(connection: duckdb.DuckDBPyConnection, statement: str, file: Path) -> None:
    if not file.exists():
        raise SeedError(f"{file.name} : fichier absent de {file.parent.name}/.")
    try:
        connection.execute(database.statement(statement), {"file": str(file)})
    except duckdb.Error as problem:
        first_line = str(problem).splitlines()[0]
        raise SeedError(f"{file.name} : le fichier est refusé ({first_line}).") from problem


def _features(file: Path, expected: tuple[str, ...]) -> list[seed.Record]:
    """The properties of each outline."""
    try:
        collection = json.loads(file.read_text(encoding="utf-8"))
        records: list[seed.Record] = [feature["properties"] for feature in collection["features"]]
    except FileNotFoundError:
        raise SeedError(f"{file.name} : fichier absent de {file.parent.name}/.") from None
    except (ValueError, KeyError, TypeError):
        raise SeedError(f"{file.name} : le fichier n'est pas du GeoJSON.") from None
    for rank, record in enumerate(records, 1):
        missing = [name for name in expected if record.get(name) is None]
        if missing:
            raise SeedError(f"{file.name}, contour {rank} : « {missing[0]} » est absent.")
    return records
