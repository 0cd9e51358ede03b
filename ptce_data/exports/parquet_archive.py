"""The public database as a zip of Parquet files, one a table, with typed and described columns."""

import io

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from ptce_data.exports import public_figures, public_tables, reading_notes
from ptce_data.exports.archive import zipped
from ptce_data.exports.public_tables import FilledTable
from ptce_data.i18n import speaking

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def parquet_archive(cursor: duckdb.DuckDBPyConnection) -> bytes:
    """The same bytes for the same published state, whatever the current language."""
    with speaking("fr"):
        public = public_tables.read(cursor, public_figures.all_tables())
    files = {"README.md": reading_notes.markdown(public, "parquet").encode()}
    files |= {f"{filled.table.name}.parquet": table_parquet(filled) for filled in public.tables}
    return zipped(files)


def table_parquet(filled: FilledTable) -> bytes:
    """The table's rows; the description of each column is in its metadata."""
    schema = pa.schema(
        [
            pa.field(
                field.name,
                _TYPES[field.type],
                nullable=not field.required,
                metadata={"description": field.description},
            )
            for field in filled.table.fields
        ],
        metadata={"title": filled.table.title, "description": filled.table.description},
    )
    columns = [pa.array(filled.column(field.name), type=_TYPES[field.type]) for field in filled.table.fields]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
