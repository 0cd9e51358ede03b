"""The overview's drawings: pure, from answers to figures with their sentence and table."""

import duckdb

from pages._ui import data
from pages._ui.drawing import Drawing
from ptce_data import catalogue, formats, seed
from ptce_data.charts import MUTED, Bar, Bars, family_colour
from ptce_data.i18n import gettext as _
from ptce_data.queries import overview
from ptce_data.selection import Selection
from ptce_data.sentences import overview as sentences
from ptce_data.tables import Cell, Column, Table

SHOWN_SECTORS = 12


def source_line() -> str:
    """Where counts of poles come from."""
    return _("Source : recensement de pages publiques, un lien par pôle (page Méthode et données).")


def by_sector(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Drawing:
    """Number of poles per sector, in the colour of its family; the table has every sector."""
    counts = overview.poles_by_sector(cursor, selection)
    poles = data.answer(overview.key_figures, selection).poles
    families = data.lists().families
    shown = counts[:SHOWN_SECTORS]
    return Drawing(
        key=_("poles-par-secteur"),
        figure=Bars(
            tuple(Bar(c.label, c.poles, formats.number(c.poles, 0), family_colour(c.family)) for c in shown)
        ),
        sentence=sentences.by_sector(counts, poles),
        table=Table(
            title=_("Nombre de pôles par secteur"),
            columns=(Column(_("Secteur")), Column(_("Famille")), Column(_("Pôles"), "number")),
            rows=tuple((c.label, families[c.family].label, c.poles) for c in counts),
            notes=(_("Un pôle compte dans chacun de ses secteurs."),),
        ),
        source=source_line(),
    )


def by_region(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Drawing:
    """Number of poles per région."""
    counts = overview.poles_by_region(cursor, selection)
    poles = data.answer(overview.key_figures, selection).poles
    return Drawing(
        key=_("poles-par-region"),
        figure=Bars(tuple(Bar(c.name, c.poles, formats.number(c.poles, 0)) for c in counts)),
        sentence=sentences.by_region(counts, poles),
        table=Table(
            title=_("Nombre de pôles par région"),
            columns=(Column(_("Région")), Column(_("Pôles"), "number")),
            rows=tuple((c.name, c.poles) for c in counts),
        ),
        source=source_line(),
    )


def over_time(cursor: duckdb.DuckDBPyConnection, selection: Selection, code: str) -> Drawing | None:
    """The total of an indicator at the end of each year; None where nobody published it."""
    totals = overview.totals_by_year(cursor, selection, code)
    if not totals:
        return None
    indicator = data.lists().indicators[code]
    return Drawing(
        key=_("total-par-annee-{code}").format(code=code.replace("_", "-")),
        figure=Bars(tuple(_year_bar(t, indicator) for t in totals)),
        sentence=sentences.over_time(totals, indicator),
        table=Table(
            title=_("{label}, total à fin de chaque année").format(label=indicator.label),
            columns=(
                Column(_("Année"), "year"),
                Column(_("Total"), "number", indicator.unit),
                Column(_("Précision")),
                Column(_("Pôles qui publient"), "number"),
                Column(_("dont année estimée"), "number"),
                Column(_("Parties de pôle couvertes")),
            ),
            rows=tuple(_year_row(t) for t in totals),
            notes=(indicator.definition,),
        ),
        source=_("Source : chiffres publiés par pôle ; chaque chiffre clé ouvre sur le détail."),
    )


def _year_row(total: overview.YearTotal) -> tuple[Cell, ...]:
    precision = formats.qualifier_name(total.qualifier)
    return total.year, total.value, precision, total.poles, total.estimated, " · ".join(total.parts)


def _year_bar(total: overview.YearTotal, indicator: catalogue.Indicator) -> Bar:
    parts = [*total.parts] if len(total.parts) == total.poles else []
    return Bar(
        label=" · ".join([str(total.year), formats.poles(total.poles), *parts]),
        value=total.value,
        text=formats.figure(total.value, indicator.unit, total.qualifier),
    )


def national_counts(cursor: duckdb.DuckDBPyConnection) -> Drawing:
    """Published counts of PTCE in France: one bar a source, never a series."""
    figures = overview.national_figures(cursor)
    counts = [f for f in figures if f.metric == "ptce_count"]
    return Drawing(
        key=_("reperes-nationaux"),
        figure=Bars(
            tuple(
                Bar(
                    label=" · ".join(filter(None, (str(f.year), seed.publisher(f.source_url)))),
                    value=f.value,
                    text=formats.qualified(formats.number(f.value, 0), f.qualifier),
                    colour=MUTED,
                )
                for f in counts
            )
        ),
        sentence=sentences.national_counts(counts),
        table=_national_table(figures),
        source=_("Source : une page publique par chiffre, citée dans le tableau."),
    )


def _national_table(figures: tuple[overview.NationalFigure, ...]) -> Table:
    return Table(
        title=_("Chiffres nationaux et régionaux publiés"),
        columns=(
            Column(_("Mesure")),
            Column(_("Année"), "year"),
            Column(_("Valeur")),
            Column(_("Ce que dit la source")),
            Column(_("Source"), "link"),
        ),
        rows=tuple(
            (f.label, f.year, formats.figure(f.value, f.unit, f.qualifier), f.note, f.source_url)
            for f in figures
        ),
        notes=(_("Ces comptages ne sont pas comparables entre eux."),),
    )
