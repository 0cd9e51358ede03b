"""The public database as tables: what each holds, under which constraints, and its rows.

Confidential claims, what only they name, and who imported or chose what never enter these tables.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import duckdb

from ptce_data import database

Value = str | int | float | bool | date | None
FieldType = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True)
class Field:
    """One column. never_missing: an empty text is a value of its own, not an absence."""

    name: str
    type: FieldType
    description: str
    required: bool = True
    unique: bool = False
    never_missing: bool = False
    codes: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class ForeignKey:
    """`field` names a row of `table` by its `reference`; an empty table is the one that holds the field."""

    field: str
    table: str
    reference: str


@dataclass(frozen=True)
class PublicTable:
    """One table; sql/public_<name>.sql reads it, its columns in the order of `fields`."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()


@dataclass(frozen=True)
class FilledTable:
    """A table with its rows."""

    table: PublicTable
    rows: tuple[tuple[Value, ...], ...]

    def column(self, name: str) -> tuple[Value, ...]:
        place = [field.name for field in self.table.fields].index(name)
        return tuple(row[place] for row in self.rows)

    def records(self) -> tuple[dict[str, Value], ...]:
        """The rows by column name."""
        names = [field.name for field in self.table.fields]
        return tuple(dict(zip(names, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class PublicDatabase:
    """Every public table of one published state."""

    version: int
    published_at: datetime
    tables: tuple[FilledTable, ...]

    def __getitem__(self, name: str) -> FilledTable:
        return next(filled for filled in self.tables if filled.table.name == name)


def read(cursor: duckdb.DuckDBPyConnection, tables: tuple[PublicTable, ...]) -> PublicDatabase:
    """The rows of `tables` and the version they belong to."""
    found = cursor.execute("SELECT version, published_at FROM data_version").fetchall()
    ((version, published_at),) = found
    return PublicDatabase(int(version), published_at, tuple(_filled(cursor, table) for table in tables))


def _filled(cursor: duckdb.DuckDBPyConnection, table: PublicTable) -> FilledTable:
    cursor.execute(database.statement(f"public_{table.name}"))
    columns = tuple(column[0] for column in cursor.description or ())
    declared = tuple(field.name for field in table.fields)
    if columns != declared:
        raise ValueError(f"public_{table.name}.sql gives {columns}, not {declared}")
    return FilledTable(table, tuple(cursor.fetchall()))
