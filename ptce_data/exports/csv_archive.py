"""The public database as a zip of CSV files for machines: `,`, UTF-8, exact values, plus what they mean."""

import csv
import io
from datetime import date

import duckdb

from ptce_data import cells
from ptce_data.exports import public_figures, public_tables, reading_notes
from ptce_data.exports.archive import zipped
from ptce_data.exports.public_tables import FilledTable, PublicDatabase, Value
from ptce_data.i18n import speaking


def csv_archive(cursor: duckdb.DuckDBPyConnection) -> bytes:
    """The same bytes for the same published state, whatever the current language."""
    with speaking("fr"):
        public = public_tables.read(cursor, public_figures.all_tables())
    files = {"README.md": reading_notes.markdown(public, "csv").encode()}
    files["columns.csv"] = columns_csv(public)
    files |= {f"{filled.table.name}.csv": table_csv(filled) for filled in public.tables}
    return zipped(files)


def table_csv(filled: FilledTable) -> bytes:
    """Nothing is rounded or taken away; a text that would be a formula has an apostrophe before it."""
    return _csv([[field.name for field in filled.table.fields], *map(_written, filled.rows)])


def columns_csv(public: PublicDatabase) -> bytes:
    """One line a column of every table: its type and what it holds, in French and in English."""
    heads = ["table", "column", "type", "required", "codes", "description_fr", "description_en"]
    with speaking("en"):
        english = {
            (table.name, field.name): field.description
            for table in public_figures.all_tables()
            for field in table.fields
        }
    lines = [
        [
            filled.table.name,
            field.name,
            field.type,
            "true" if field.required else "false",
            ";".join(field.codes),
            field.description,
            english[filled.table.name, field.name],
        ]
        for filled in public.tables
        for field in filled.table.fields
    ]
    return _csv([heads, *lines])


def _csv(lines: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()


def _written(row: tuple[Value, ...]) -> list[str]:
    return [_exact(value) for value in row]


def _exact(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return cells.escaped(value) if isinstance(value, str) else cells.plain_number(value)
