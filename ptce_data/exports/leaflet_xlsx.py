"""A view or a scenario as a workbook: README, figures and how to say them, a sheet for each table.

The same values give the same bytes. No text becomes a formula or a link it is not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from ptce_data.books import Book, Line, SheetColumn
from ptce_data.cells import Cell
from ptce_data.charts import Chart
from ptce_data.exports.tables import About, heading, version_lines
from ptce_data.exports.vega_look import plain
from ptce_data.i18n import gettext as _
from ptce_data.i18n import speaking
from ptce_data.leaflet import Definition, KeyFigure, Leaflet, MapView, Show, Source, Stamp
from ptce_data.sentences.citation import citation
from ptce_data.tables import Table

LONGEST_NAME = 31  # of a sheet, by Excel
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class _Sheet:
    """purpose is said on the README sheet, with what its source says."""

    name: str
    purpose: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[Row, ...]


@dataclass
class _Sheets:
    """Sheets in their order, under names that Excel takes and that differ."""

    made: list[_Sheet] = field(default_factory=list)

    def add(self, name: str, purpose: str, columns: Sequence[SheetColumn], rows: Iterable[Row]) -> None:
        found = tuple(tuple(_plain(cell) for cell in row) for row in rows)
        if found:
            self.made.append(_Sheet(self._free(name), plain(purpose), tuple(columns), found))

    def add_table(self, table: Table, source: str = "") -> None:
        columns = [SheetColumn(plain(heading(one)), one.kind, one.unit) for one in table.columns]
        self.add(
            table.title, " ".join(filter(None, (table.title, *table.notes, source))), columns, table.rows
        )

    def _free(self, wanted: str) -> str:
        taken = {sheet.name.casefold() for sheet in self.made} | {"readme", "history"}
        name = _NOT_IN_A_NAME.sub(" ", plain(wanted)).strip(" '") or _("Tableau")
        ends = ("", *(f" ({number})" for number in range(2, len(taken) + 2)))
        shown = (name[: LONGEST_NAME - len(end)].rstrip(" '") + end for end in ends)
        return next(one for one in shown if one.casefold() not in taken)


def leaflet_xlsx(leaflet: Leaflet, site: str) -> bytes:
    """A view's workbook."""
    with speaking(leaflet.stamp.language):
        sheets = _Sheets()
        sheets.add(_("Chiffres"), _figures_purpose(), _figure_columns(), map(_figure, leaflet.figures))
        _add_drawings(sheets, leaflet.charts, leaflet.map)
        for table in (*leaflet.tables, *leaflet.annexes):
            sheets.add_table(table)
        _add_grounds(sheets, leaflet.definitions, leaflet.sources)
        said = [Line(_("Contenu"), leaflet.subtitle or leaflet.title)]
        said += [Line(_("Constat"), text) for text in leaflet.paragraphs]
        return _written(leaflet, site, said, sheets)


def show_xlsx(show: Show, site: str) -> bytes:
    """A scenario's workbook: its steps, without the presenter's notes, and the figures they show."""
    with speaking(show.stamp.language):
        sheets = _Sheets()
        number = SheetColumn(_("Étape"), "year")
        sheets.add(
            _("Étapes"),
            _("Ce que montre et dit chaque étape."),
            (number, SheetColumn(_("Titre")), SheetColumn(_("Phrase")), SheetColumn(_("Page"), "link")),
            ((one.number, one.title, one.sentence, site + one.path) for one in show.scenes),
        )
        figures = ((one.number, *_figure(figure)) for one in show.scenes for figure in one.figures)
        sheets.add(_("Chiffres"), _figures_purpose(), (number, *_figure_columns()), figures)
        for scene in show.scenes:
            _add_drawings(sheets, scene.charts, scene.map)
        _add_grounds(sheets, show.definitions, show.sources)
        return _written(show, site, [Line(_("Contenu"), show.title)], sheets)


def _written(told: Leaflet | Show, site: str, said: Sequence[Line], sheets: _Sheets) -> bytes:
    published_at = datetime.combine(told.stamp.published_on, time())
    lines = (
        *said,
        Line(_("Page"), site + told.path),
        *version_lines(_about(told.stamp, published_at)),
        Line(_("Pour citer"), citation(told, site)),
        *(Line(_("Feuille «\u202f{name}\u202f»").format(name=one.name), one.purpose) for one in sheets.made),
    )
    with Book(plain(told.title), published_at) as book:
        book.write_readme(plain(told.title), [Line(line.label, plain(line.text)) for line in lines])
        for sheet in sheets.made:
            book.write_sheet(sheet.name, sheet.columns, sheet.rows)
    return book.content


def _about(stamp: Stamp, published_at: datetime) -> About:
    return About(stamp.version, published_at)


def _figures_purpose() -> str:
    return _("Les chiffres tels qu'ils s'écrivent, avec la phrase qui les dit, sa réserve et sa source.")


def _figure_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Chiffre")),
        SheetColumn(_("Valeur")),
        SheetColumn(_("Contexte")),
        SheetColumn(_("Ce que je peux dire")),
        SheetColumn(_("Réserve")),
        SheetColumn(_("Source")),
        SheetColumn(_("Adresse de la source"), "link"),
    )


def _figure(figure: KeyFigure) -> Row:
    said = figure.sayable
    return (
        figure.label,
        figure.value,
        figure.context,
        said.sentence,
        said.caveat,
        said.source,
        said.source_url or None,
    )


def _add_drawings(sheets: _Sheets, charts: Iterable[Chart], view: MapView | None) -> None:
    for drawn in (*charts, *((view,) if view else ())):
        sheets.add_table(drawn.table, drawn.source)


def _add_grounds(sheets: _Sheets, definitions: Iterable[Definition], sources: Iterable[Source]) -> None:
    """What the figures count, and where they come from."""
    sheets.add(
        _("Définitions"),
        _("Ce que compte chaque indicateur."),
        (SheetColumn(_("Indicateur")), SheetColumn(_("Définition"))),
        ((one.label, one.text) for one in definitions),
    )
    sheets.add(
        _("Sources"),
        _("D'où viennent les chiffres."),
        (SheetColumn(_("Source")), SheetColumn(_("Adresse"), "link")),
        ((one.title, one.url or None) for one in sources),
    )


def _plain(cell: Cell) -> Cell:
    return plain(cell) or None if isinstance(cell, str) else cell
