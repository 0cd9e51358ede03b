"""Charts of the dashboard as values: which data, what they say, the table behind, where it comes from."""

import duckdb

from ptce_data import catalogue, formats, seed, units
from ptce_data.catalogue import Indicator
from ptce_data.charts import ACCENT, MUTED, SECOND, Bar, Bars, Chart, Lines, Point, Series, family_colour
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflets import tables
from ptce_data.queries import claims as question
from ptce_data.queries import compare, overview, pole
from ptce_data.queries import map as map_questions
from ptce_data.queries.claims import Claim, Ledger, Observation
from ptce_data.queries.pole import Named
from ptce_data.queries.territory import Portrait
from ptce_data.selection import Selection
from ptce_data.sentences import claims as claim_sentences
from ptce_data.sentences import overview as sentences
from ptce_data.sentences import pole as pole_sentences
from ptce_data.sentences import territory as territory_sentences
from ptce_data.sentences.map import rate
from ptce_data.tables import Cell, Column, Table

SHOWN_SECTORS = 12
# A perimeter has its colour and its symbol: neither is alone to tell it.
_MARKS = (
    (ACCENT, "circle"),
    (SECOND, "square"),
    ("#4b5bb5", "diamond"),
    ("#999933", "triangle-up"),
    ("#aa4499", "star"),
)
_SOURCES_NAMED = 6


def source_line() -> str:
    """Where counts of poles come from."""
    return _("Source : recensement de pages publiques, un lien par pôle (page Méthode et données).")


def by_sector(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Chart:
    """Number of poles per sector, in the colour of its family; the table has every sector."""
    counts = overview.poles_by_sector(cursor, selection)
    poles = compare.network_size(cursor, selection)
    families = catalogue.load(cursor).families
    shown = _leading(counts)
    left_out = counts[len(shown) :]
    remark = sentences.several_sectors()
    return Chart(
        key=_("poles-par-secteur"),
        title=_("Nombre de pôles par secteur"),
        drawn=Bars(
            tuple(Bar(c.label, c.poles, formats.number(c.poles, 0), family_colour(c.family)) for c in shown),
            len(left_out),
        ),
        sentence=sentences.by_sector(counts, poles),
        table=Table(
            title=_("Nombre de pôles par secteur"),
            columns=(Column(_("Secteur")), Column(_("Famille")), Column(_("Pôles"), "number")),
            rows=tuple((c.label, families[c.family].label, c.poles) for c in counts),
            notes=(remark,),
        ),
        source=" ".join([*sentences.sectors_left(left_out), remark, source_line()]),
        remark=remark,
    )


def _leading(counts: tuple[overview.SectorCount, ...]) -> tuple[overview.SectorCount, ...]:
    """The first sectors; those of as many poles are drawn together or left out together."""
    if len(counts) <= SHOWN_SECTORS:
        return counts
    first_out = counts[SHOWN_SECTORS].poles
    return tuple(c for c in counts if c.poles > first_out) or counts


def by_region(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Chart:
    """Number of poles per région."""
    counts = overview.poles_by_region(cursor, selection)
    poles = compare.network_size(cursor, selection)
    return Chart(
        key=_("poles-par-region"),
        title=_("Nombre de pôles par région"),
        drawn=Bars(tuple(Bar(c.name, c.poles, formats.number(c.poles, 0)) for c in counts)),
        sentence=sentences.by_region(counts, poles),
        table=Table(
            title=_("Nombre de pôles par région"),
            columns=(Column(_("Région")), Column(_("Pôles"), "number")),
            rows=tuple((c.name, c.poles) for c in counts),
        ),
        source=source_line(),
    )


def over_time(cursor: duckdb.DuckDBPyConnection, selection: Selection, code: str) -> Chart | None:
    """The total of an indicator at the end of each year; None where nobody published it."""
    totals = overview.totals_by_year(cursor, selection, code)
    if not totals:
        return None
    indicator = catalogue.load(cursor).indicators[code]
    title = _("{label}, total à fin de chaque année").format(label=indicator.label)
    return Chart(
        key=_("total-par-annee-{code}").format(code=code.replace("_", "-")),
        title=title,
        drawn=Bars(tuple(_year_bar(t, indicator) for t in totals)),
        sentence=sentences.over_time(totals, indicator),
        table=Table(
            title=title,
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
        source=" ".join([*sentences.years_left(totals), own_pages()]),
    )


def own_pages() -> str:
    """Where figures of several poles come from."""
    return _("Source : les chiffres publiés de chaque pôle, cités dans sa fiche.")


def _year_row(total: overview.YearTotal) -> tuple[Cell, ...]:
    precision = formats.qualifier_name(total.qualifier)
    return total.year, total.value, precision, total.poles, total.estimated, " · ".join(total.parts)


def _year_bar(total: overview.YearTotal, indicator: Indicator) -> Bar:
    parts = [*total.parts] if len(total.parts) == total.poles else []
    return Bar(
        label=" · ".join([str(total.year), formats.poles(total.poles), *parts]),
        value=total.value,
        text=formats.figure(total.value, indicator.unit, total.qualifier),
    )


def national_counts(cursor: duckdb.DuckDBPyConnection) -> Chart:
    """Published counts of PTCE in France: one bar a source, never a series."""
    figures = overview.national_figures(cursor)
    counts = [f for f in figures if f.metric == "ptce_count"]
    return Chart(
        key=_("reperes-nationaux"),
        title=_("Nombre de PTCE en France, selon qui compte"),
        drawn=Bars(
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


def territory_source() -> str:
    return _(
        "Source : pages publiques citées dans la fiche de chaque pôle ; "
        "populations : Insee, 2023 (Mayotte : 2017). "
        "Les pôles qui n'ont rien publié ne comptent pas dans les totaux."
    )


def density(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Chart:
    """Poles per million inhabitants, région by région."""
    areas = map_questions.area_totals(cursor, selection, None, "region")
    order = list(catalogue.load(cursor).regions)
    ordered = sorted(areas, key=lambda area: order.index(area.code))
    bars = [Bar(area.name, area.poles_per_million, _density_text(area)) for area in ordered]
    return Chart(
        key=_("poles-par-million-d-habitants"),
        title=_("Pôles recensés par million d'habitants, par région"),
        drawn=Bars(tuple(bars)),
        sentence=territory_sentences.density(areas),
        table=Table(
            title=_("Pôles recensés par million d'habitants, par région"),
            columns=(
                Column(_("Région")),
                Column(_("Pôles"), "number"),
                Column(_("Habitants"), "number"),
                Column(_("Pôles par million d'habitants"), "number"),
            ),
            rows=tuple((a.name, a.poles_selected, a.population, a.poles_per_million) for a in ordered),
        ),
        source=territory_source(),
    )


def _density_text(area: map_questions.AreaTotal) -> str:
    if not area.poles_selected:
        return _("aucun pôle recensé")
    if area.poles_per_million is None:
        return formats.poles(area.poles_selected)
    return f"{rate(area.poles_per_million)} ({formats.poles(area.poles_selected)})"


def families(cursor: duckdb.DuckDBPyConnection, portrait: Portrait) -> Chart:
    """The poles of a territory by family of sectors."""
    labels = catalogue.load(cursor).families
    counts = {
        code: sum(pole.family == code for pole in portrait.poles)
        for code in labels
        if any(pole.family == code for pole in portrait.poles)
    }
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    named = [f"{labels[code].label} ({formats.number(n, 0)})" for code, n in ordered]
    title = _("Pôles de {name} par famille de secteurs").format(name=portrait.territory.name)
    return Chart(
        key=_("poles-du-territoire-par-famille"),
        title=title,
        drawn=Bars(
            tuple(
                Bar(labels[code].label, n, formats.number(n, 0), family_colour(code)) for code, n in ordered
            )
        ),
        sentence=_("Premier secteur des pôles de ce territoire, par famille : {families}.").format(
            families=formats.listing(named)
        ),
        table=Table(
            title=title,
            columns=(Column(_("Famille")), Column(_("Pôles"), "number")),
            rows=tuple((labels[code].label, n) for code, n in ordered),
        ),
        source=territory_source(),
    )


def pole_series(cursor: duckdb.DuckDBPyConnection, pole_id: str, code: str) -> Chart:
    """One indicator of a pole over the years: a line a perimeter, rivals behind; the table is its ledger."""
    identity = pole.identity(cursor, pole_id)
    named = Named(pole_id, identity.name if identity else pole_id)
    indicators = catalogue.load(cursor).indicators
    return of_ledger(named, question.ledger(cursor, pole_id, code), indicators[code], indicators)


def of_ledger(named: Named, ledger: Ledger, indicator: Indicator, indicators: dict[str, Indicator]) -> Chart:
    """The same of a ledger already read, which holds this indicator alone."""
    shown = pole_sentences.pictured(ledger)
    return Chart(
        key=f"{named.pole_id}-{indicator.code}",
        title=_("{label}, {name}").format(label=indicator.label, name=named.name),
        drawn=Lines(_series(shown, indicator), units.unit_name(indicator.unit)),
        sentence=pole_sentences.series(ledger, indicator, indicators),
        table=tables.ledger(ledger, indicator, indicators),
        source=_said_by(shown),
    )


def _series(ledger: Ledger, indicator: Indicator) -> tuple[Series, ...]:
    joined = indicator.kind != "event"
    found = []
    for place, name in enumerate(pole_sentences.perimeters(ledger)):
        colour, symbol = _MARKS[place % len(_MARKS)]
        points = tuple(_point(one, indicator) for one in ledger.observations if one.perimeter == name)
        found.append(Series(claim_sentences.perimeter(name), points, colour, symbol, joined))
    rivals = sorted((c for c in ledger.claims if c.fate == "rival"), key=lambda c: (c.year, c.claim_id))
    if rivals:
        points = tuple(_rival(c, indicator) for c in rivals)
        found.append(Series(_("autres versions publiées"), points, MUTED, "x", joined=False))
    return tuple(found)


def _point(one: Observation, indicator: Indicator) -> Point:
    text = formats.figure(one.value, _short_unit(indicator), one.qualifier)
    return Point(one.year, one.value, text.strip(), open=one.year_basis == "estimated")


def _rival(claim: Claim, indicator: Indicator) -> Point:
    value = formats.figure(claim.value, _short_unit(indicator), claim.qualifier).strip()
    return Point(claim.year, claim.value, "", claim.year_basis == "estimated", value)


def _short_unit(indicator: Indicator) -> str:
    return indicator.unit if indicator.unit in units.SYMBOLS else ""


def _said_by(ledger: Ledger) -> str:
    """How to read the marks, and who said it."""
    parts = []
    if any(shown.year_basis == "estimated" for shown in ledger.observations):
        parts.append(_("Marque creuse : année estimée."))
    if any(claim.fate == "rival" for claim in ledger.claims):
        parts.append(_("Croix grise : autre version publiée, non retenue."))
    titles = tuple(dict.fromkeys(claim.source_title for claim in ledger.claims))
    if titles:
        parts.append(_sources(titles))
    return " ".join(parts)


def _sources(titles: tuple[str, ...]) -> str:
    named = formats.listing(titles[:_SOURCES_NAMED])
    more = len(titles) - _SOURCES_NAMED
    if more > 0:
        named = ngettext("{named}, et {n} autre", "{named}, et {n} autres", more).format(named=named, n=more)
    return ngettext("Source : {titles}.", "Sources : {titles}.", len(titles)).format(titles=named)
