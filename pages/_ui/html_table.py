"""A Table as an accessible, escaped HTML table that becomes a list of cards on a phone."""

from ptce_data import markup, seed
from ptce_data.i18n import gettext as _
from ptce_data.tables import Cell, Column, Table, written


def of(table: Table) -> str:
    """The table as HTML; every text is escaped, links are http(s) only."""
    heads = "".join(_heading(column) for column in table.columns)
    rows = "".join(_row(row, table.columns) for row in table.rows)
    return (
        f'<div class="ptce-table" tabindex="0" role="region" aria-label="{markup.as_html(table.title)}">'
        f'<table role="table"><caption>{markup.as_html(table.title)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _heading(column: Column) -> str:
    return f'<th scope="col" role="columnheader"{_number(column)}>{markup.as_html(column.heading)}</th>'


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    first, *others = zip(row, columns, strict=True)
    head = f'<th scope="row" role="rowheader">{_cell(*first)}</th>'
    cells = "".join(
        f'<td role="cell" data-label="{markup.as_html(c.heading)}"{_number(c)}>{_cell(v, c)}</td>'
        for v, c in others
    )
    return f'<tr role="row">{head}{cells}</tr>'


def _cell(cell: Cell, column: Column) -> str:
    if column.kind == "link":
        address = markup.safe_link(str(cell) if cell else None)
        if address is None:
            return markup.as_html(str(cell or ""))
        name = markup.as_html(seed.publisher(address) or _("lien"))
        return f'<a href="{markup.as_html(address)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    return markup.as_html(written(cell, column))


def _number(column: Column) -> str:
    return ' class="number"' if column.kind == "number" else ""
