"""The poles, their sectors and their statuses."""

from pathlib import Path

import duckdb

from ptce_data import database, seed
from ptce_data.loading.lists import codes

FILE = "poles.csv"


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Raises SeedError at the first wrong cell."""
    columns = _columns(connection)
    records = seed.read(folder / FILE, columns)
    seed.unique(FILE, records, "pole_id")
    _check_places(connection, records)
    copied = [name for name in columns if name not in {"commune", "commune_insee", "statuses", "sectors"}]
    database.insert(
        connection,
        "registered_pole",
        (*copied, "commune_code", "search_text"),
        (
            [*(r[name] for name in copied), r["commune_insee"], seed.search_text(r["name"], r["commune"])]
            for r in records
        ),
    )
    _load_codes(connection, records)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, seed.Parser]:
    return {
        "pole_id": seed.slug,
        "name": seed.text,
        "commune": seed.optional_text,
        "commune_insee": seed.optional(codes(connection, "commune", "commune_code")),
        "departement_code": seed.optional(codes(connection, "departement", "departement_code")),
        "region_code": codes(connection, "region", "region_code"),
        "postcode": seed.optional_text,
        "longitude": seed.optional(seed.between(-180, 180)),
        "latitude": seed.optional(seed.between(-90, 90)),
        "founded_year": seed.optional_year,
        "description_fr": seed.text,
        "description_en": seed.text,
        "website": seed.link,
        "source_url": seed.link,
        "statuses": seed.several(codes(connection, "status", "status")),
        "sectors": seed.several(codes(connection, "sector", "sector")),
    }


def _check_places(connection: duckdb.DuckDBPyConnection, records: list[seed.Record]) -> None:
    """Commune, département and région must contain one another, and a point has two coordinates."""
    departement_of: dict[object, object] = dict(
        connection.execute("SELECT commune_code, departement_code FROM commune").fetchall()
    )
    region_of: dict[object, object] = dict(
        connection.execute("SELECT departement_code, region_code FROM departement").fetchall()
    )
    for record in records:
        commune, departement, region = (
            record[name] for name in ("commune_insee", "departement_code", "region_code")
        )
        if commune is not None and departement_of[commune] != departement:
            raise seed.place(FILE, record, "departement_code").error(
                f"« {departement or ''} » n'est pas le département de la commune {commune} ; "
                f"attendu : {departement_of[commune]}."
            )
        if departement is not None and region_of[departement] != region:
            raise seed.place(FILE, record, "region_code").error(
                f"« {region} » n'est pas la région du département {departement} ; "
                f"attendu : {region_of[departement]}."
            )
        if (record["longitude"] is None) != (record["latitude"] is None):
            raise seed.place(FILE, record, "latitude").error(
                "latitude et longitude vont ensemble ; remplissez les deux ou aucune."
            )


def _load_codes(connection: duckdb.DuckDBPyConnection, records: list[seed.Record]) -> None:
    database.insert(
        connection,
        "pole_sector",
        ("pole_id", "sector", "position"),
        (
            (r["pole_id"], sector, position)
            for r in records
            for position, sector in enumerate(str(r["sectors"]).split(";"), 1)
        ),
    )
    database.insert(
        connection,
        "pole_status",
        ("pole_id", "status"),
        ((r["pole_id"], status) for r in records for status in str(r["statuses"]).split(";")),
    )
