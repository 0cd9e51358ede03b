"""A territory's drawings and tables: pure, from answers to figures with their sentence and table."""

import duckdb

from pages._ui import charts
from pages._ui.drawing import Drawing
from ptce_data import catalogue, formats
from ptce_data.catalogue import Indicator
from ptce_data.charts import Bar, family_colour
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import map as map_questions
from ptce_data.queries.territory import Portrait, Territory, TerritoryTotal
from ptce_data.selection import Selection
from ptce_data.sentences import claims
from ptce_data.sentences import territory as sentences
from ptce_data.sentences.map import FEW, inhabitants, per, per_inhabitants, rate
from ptce_data.tables import Cell, Column, Table


def source_line() -> str:
    return _(
        "Source : pages publiques citées dans la fiche de chaque pôle ; populations : Insee. "
        "Les pôles qui n'ont rien publié ne comptent pas dans les totaux."
    )


def density(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Drawing:
    """Poles per million inhabitants, région by région."""
    areas = map_questions.area_totals(cursor, selection, None, "region")
    order = list(catalogue.load(cursor).regions)
    ordered = sorted(areas, key=lambda area: order.index(area.code))
    bars = [Bar(area.name, area.poles_per_million, _density_text(area)) for area in ordered]
    return Drawing(
        key=_("poles-par-million-d-habitants"),
        figure=charts.bars(bars, _("Pôles recensés par million d'habitants")),
        sentence=sentences.density(areas),
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
        source=source_line(),
    )


def _density_text(area: map_questions.AreaTotal) -> str:
    if not area.poles_selected:
        return _("aucun pôle recensé")
    if area.poles_per_million is None:
        return formats.poles(area.poles_selected)
    return f"{rate(area.poles_per_million)} ({formats.poles(area.poles_selected)})"


def families(cursor: duckdb.DuckDBPyConnection, portrait: Portrait) -> Drawing:
    """The poles of a territory by family of sectors."""
    labels = catalogue.load(cursor).families
    counts = {
        code: sum(pole.family == code for pole in portrait.poles)
        for code in labels
        if any(pole.family == code for pole in portrait.poles)
    }
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    named = [f"{labels[code].label} ({formats.number(n, 0)})" for code, n in ordered]
    return Drawing(
        key=_("poles-du-territoire-par-famille"),
        figure=charts.bars(
            [Bar(labels[code].label, n, formats.number(n, 0), family_colour(code)) for code, n in ordered]
        ),
        sentence=_("Premier secteur des pôles de ce territoire, par famille : {families}.").format(
            families=formats.listing(named)
        ),
        table=Table(
            title=_("Pôles de {name} par famille de secteurs").format(name=portrait.territory.name),
            columns=(Column(_("Famille")), Column(_("Pôles"), "number")),
            rows=tuple((labels[code].label, n) for code, n in ordered),
        ),
        source=source_line(),
    )


def totals(cursor: duckdb.DuckDBPyConnection, portrait: Portrait) -> Table:
    """What the poles of a territory published, beside the country's median."""
    indicators = catalogue.load(cursor).indicators
    shown = [total for total in portrait.totals if total.poles]
    return Table(
        title=_("Les chiffres publiés : {name}").format(name=portrait.territory.name),
        columns=(
            Column(_("Indicateur")),
            Column(_("Total ici")),
            Column(_("Pôles qui publient")),
            Column(_("Années")),
            *_comparisons(portrait),
        ),
        rows=tuple(_row(total, indicators[total.indicator], portrait) for total in shown),
        notes=(
            _("Le total est la somme des dernières valeurs connues ; « — » : ne s'additionne pas."),
            *_about_rates(portrait.territory),
            _("La médiane en France porte sur tous les pôles qui publient l'indicateur, ceux d'ici compris."),
        ),
    )


def _comparisons(portrait: Portrait) -> tuple[Column, ...]:
    """Inhabitants, for a territory larger than a commune; what is typical, here where there are several."""
    rated = portrait.territory.level != "commune"
    several = len(portrait.poles) > 1
    return (
        *([Column(_("Rapporté aux habitants"))] * rated),
        *([Column(_("Médiane des pôles d'ici"))] * several),
        Column(_("Médiane en France")),
    )


def _about_rates(territory: Territory) -> tuple[str, ...]:
    if territory.level == "commune":
        return (_("Pas de rapport à la population d'une commune : l'activité d'un pôle la dépasse."),)
    partial = _("Un chiffre qui ne couvre qu'une partie de son pôle n'est pas rapporté aux habitants.")
    return partial, claims.populations()


def _row(total: TerritoryTotal, indicator: Indicator, portrait: Portrait) -> tuple[Cell, ...]:
    added = total.total is not None
    written = formats.figure(total.total, indicator.unit, total.qualifier) if added else "—"
    here = formats.figure(total.median_here, indicator.unit, total.qualifier_here)
    if not added and len(portrait.poles) == 1:  # a ratio, and only one to say
        written, added = here, True
    marks = _marks(total)
    return (
        indicator.label,
        written + marks if added else written,
        formats.coverage(total.poles, len(portrait.poles)),
        formats.years(total.first_year, total.last_year),
        *([_rated(total, indicator, portrait.territory)] * (portrait.territory.level != "commune")),
        *([here if added else here + marks] * (len(portrait.poles) > 1)),
        _("{amount} ({poles})").format(
            amount=formats.figure(total.median_country, indicator.unit, total.qualifier_country),
            poles=formats.poles(total.country_poles),
        ),
    )


def _marks(total: TerritoryTotal) -> str:
    """Whether some values cover a part of their pole, or have an estimated year."""
    marks = claims.reservations(total.partial, total.estimated, total.poles)
    return f" ({', '.join(marks)})" if marks else ""


def _rated(total: TerritoryTotal, indicator: Indicator, territory: Territory) -> str:
    """What whole poles published, over inhabitants, with how many figures stay out of it."""
    if total.total is None or not territory.population:
        return "—"
    if total.whole is None:
        return claims.partial()
    per_thousand = total.whole / territory.population * FEW
    over = inhabitants([per_thousand])
    written = f"{per_inhabitants(per_thousand, indicator.unit, total.whole_qualifier, over)} {per(over)}"
    return written + _left_out(total.partial)


def _left_out(partial: int) -> str:
    if not partial:
        return ""
    said = ngettext("hors {n} chiffre partiel", "hors {n} chiffres partiels", partial)
    return f" ({said.format(n=formats.number(partial, 0))})"
