"""One table of a page as a file for people: CSV that a spreadsheet opens as it is, or XLSX.

The same table gives the same bytes.
"""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

import duckdb

from ptce_data import books, cells, formats, units
from ptce_data.exports import reading_notes
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language
from ptce_data.tables import Column, Table


@dataclass(frozen=True)
class About:
    """What a file says of itself: which published state it shows, and through which filters."""

    version: int
    published_at: datetime
    selection: str = ""
    address: str = ""


def about(cursor: duckdb.DuckDBPyConnection, selection: str = "", address: str = "") -> About:
    """The published state now read; `selection` is the filters in words, `address` the page's."""
    found = cursor.execute("SELECT version, published_at FROM data_version").fetchall()
    ((version, published_at),) = found
    return About(int(version), published_at, selection, address)


def heading(column: Column) -> str:
    """The column's heading with its unit in brackets."""
    return f"{column.heading} ({units.unit_name(column.unit)})" if column.unit else column.heading


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with its mark, as Excel wants it: `;` and decimal comma in French, `,` and point in English."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";" if language() == "fr" else ",", lineterminator="\r\n")
    lines.writerow([cells.harmless(heading(column)) for column in table.columns])
    for row in table.rows:
        lines.writerow(
            [cells.readable(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)]
        )
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(table: Table, about: About) -> bytes:
    """A workbook of two sheets: what it is, then the table with typed cells."""
    with books.Book(table.title, about.published_at) as book:
        book.write_readme(table.title, readme(table, about))
        book.write_sheet(
            _("Données"),
            [books.SheetColumn(heading(column), column.kind, column.unit) for column in table.columns],
            table.rows,
        )
    return book.content


def readme(table: Table, about: About) -> tuple[books.Line, ...]:
    """The lines of the README sheet of one table."""
    said = [
        books.Line(_("Contenu"), table.title),
        books.Line(_("Filtres"), about.selection or _("aucun")),
        *(books.Line(_("Remarque"), note) for note in table.notes),
        *version_lines(about),
        books.Line(_("Valeur absente"), formats.missing()),
    ]
    if about.address:
        said.append(books.Line(_("Page"), about.address))
    return tuple(said)


def version_lines(about: About) -> tuple[books.Line, ...]:
    """Which published state a file shows, under which licence, and how to read its qualifiers."""
    return (
        books.Line(
            _("Version des données"),
            _("{version}, publiée le {day}").format(
                version=about.version, day=formats.day(about.published_at)
            ),
        ),
        books.Line(_("Licence"), reading_notes.licence()),
        books.Line(_("Précision"), reading_notes.qualifiers()),
    )
