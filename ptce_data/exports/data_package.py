"""The public database as a Frictionless data package: a descriptor with a Table Schema for each table."""

import hashlib
import json
from collections.abc import Mapping, Sequence

import duckdb

from ptce_data.exports import csv_archive, public_figures, public_tables, reading_notes
from ptce_data.exports.archive import zipped
from ptce_data.exports.public_tables import Field, FilledTable, ForeignKey, PublicDatabase, PublicTable
from ptce_data.i18n import speaking

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def data_package(cursor: duckdb.DuckDBPyConnection) -> bytes:
    """A zip of datapackage.json, its CSV files under data/ and a README."""
    with speaking("fr"):
        public = public_tables.read(cursor, public_figures.all_tables())
    contents = {path(filled): csv_archive.table_csv(filled) for filled in public.tables}
    written = json.dumps(descriptor(public, contents), ensure_ascii=False, indent=2)
    readme = reading_notes.markdown(public, "datapackage").encode()
    return zipped({"datapackage.json": f"{written}\n".encode(), "README.md": readme, **contents})


def path(filled: FilledTable) -> str:
    """Where the table's file is in the package."""
    return f"data/{filled.table.name}.csv"


def descriptor(public: PublicDatabase, contents: Mapping[str, bytes]) -> dict[str, Json]:
    """datapackage.json: French titles, English ones beside them under `…_en`."""
    with speaking("en"):
        english = {table.name: table for table in public_figures.all_tables()}
        in_english = reading_notes.identity()
    with speaking("fr"):
        in_french = reading_notes.identity()
    return {
        "profile": "tabular-data-package",
        "name": "ptce",
        "title": in_french.title,
        "title_en": in_english.title,
        "description": in_french.description,
        "description_en": in_english.description,
        "version": str(public.version),
        "created": f"{public.published_at.isoformat(timespec='seconds')}Z",
        "keywords": ["PTCE", "ESS", "coopération économique", "territoire"],
        "licenses": [
            {"name": lic.name, "title": lic.title, "path": lic.path} for lic in reading_notes.LICENCES
        ],
        "sources": [{"title": s.title, "path": s.path} for s in in_french.sources],
        "resources": [
            _resource(filled, english[filled.table.name], contents[path(filled)]) for filled in public.tables
        ],
    }


def _resource(filled: FilledTable, english: PublicTable, content: bytes) -> dict[str, Json]:
    return {
        "profile": "tabular-data-resource",
        "name": filled.table.name,
        "title": filled.table.title,
        "title_en": english.title,
        "description": filled.table.description,
        "description_en": english.description,
        "path": path(filled),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(filled.table, english),
    }


def _schema(table: PublicTable, english: PublicTable) -> dict[str, Json]:
    schema: dict[str, Json] = {
        "fields": [_field(*pair) for pair in zip(table.fields, english.fields, strict=True)],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(key) for key in table.foreign_keys]
    return schema


def _field(field: Field, english: Field) -> dict[str, Json]:
    described: dict[str, Json] = {
        "name": field.name,
        "type": field.type,
        "description": field.description,
        "description_en": english.description,
    }
    if field.never_missing:
        described["missingValues"] = []
    constraints = _constraints(field)
    return described | {"constraints": constraints} if constraints else described


def _constraints(field: Field) -> dict[str, Json]:
    stated: dict[str, Json] = {
        "required": field.required,
        "unique": field.unique,
        "enum": list(field.codes),
        "pattern": field.pattern,
        "minimum": field.minimum,
        "maximum": field.maximum,
    }
    return {name: rule for name, rule in stated.items() if rule not in (None, False, "", [])}


def _foreign_key(key: ForeignKey) -> dict[str, Json]:
    return {
        "fields": [key.field],
        "reference": {"resource": key.table, "fields": [key.reference]},
    }
