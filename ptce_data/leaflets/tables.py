"""The tables that stand behind charts and maps, the same on a page and in a leave-behind."""

from collections.abc import Sequence

from ptce_data import formats
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.census import CountedPole
from ptce_data.queries.claims import Claim, Ledger, Observation
from ptce_data.queries.map import AreaTotal, Level, MapPole
from ptce_data.queries.overview import Contribution
from ptce_data.queries.poles import ListedPole
from ptce_data.queries.territory import Portrait, Territory, TerritoryTotal
from ptce_data.sentences import claims as sentences
from ptce_data.sentences import map as map_sentences
from ptce_data.sentences import poles as list_sentences
from ptce_data.sentences import sayable
from ptce_data.sentences.sayable import Told
from ptce_data.tables import Cell, Column, Table

Indicators = dict[str, Indicator]


def ledger(found: Ledger, indicator: Indicator, indicators: Indicators) -> Table:
    """The claims of one indicator as a table, and what was worked out from others."""
    columns = (
        Column(_("Année"), "year"),
        Column(_("Base de l'année")),
        Column(indicator.label, "number", indicator.unit),
        Column(_("Précision")),
        Column(_("Périmètre")),
        Column(_("Ce que ce chiffre devient")),
        Column(_("Source")),
        Column(_("Adresse"), "link"),
        Column(_("Note")),
    )
    claimed: list[tuple[Cell, ...]] = [
        (*_measure(one), sentences.fate(one, indicators), one.source_title, one.source_url, one.note)
        for one in found.claims
    ]
    worked_out: list[tuple[Cell, ...]] = [
        (*_measure(one), sentences.recomputed(indicator, indicators), "", None, "")
        for one in reversed(found.observations)
        if sentences.is_recomputed(one, indicator)
    ]
    title = _("{indicator} : tous les chiffres publiés").format(indicator=indicator.label)
    notes = (indicator.definition, _("Un seul chiffre est retenu par année et par périmètre."))
    return Table(title, columns, tuple(worked_out + claimed), notes)


def _measure(one: Claim | Observation) -> tuple[int, str, float, str, str]:
    basis = sentences.basis(estimated=one.year_basis == "estimated")
    qualifier = formats.qualifier_name(one.qualifier)
    return one.year, basis, one.value, qualifier, sentences.perimeter(one.perimeter)


def territory_totals(portrait: Portrait, indicators: Indicators) -> Table:
    """What the poles of a territory published, beside the country's median."""
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


def territory_poles(portrait: Portrait, lists: Catalogue) -> Table:
    """The poles of a territory, then those that may stand there."""
    maybe = [(pole, _("peut-être ici")) for pole in portrait.unplaced]
    listed = [*((pole, "") for pole in portrait.poles), *maybe]
    return Table(
        title=_("Les pôles\u00a0: {name}").format(name=portrait.territory.name),
        columns=(
            Column(_("Pôle")),
            Column(_("Lieu")),
            Column(_("Secteur")),
            Column(_("Création"), "year"),
            Column(_("Indicateurs publiés"), "number"),
            *([Column(_("Précision"))] if maybe else []),
        ),
        rows=tuple(
            (
                pole.name,
                pole.place,
                lists.sectors[pole.sector].label if pole.sector in lists.sectors else "",
                pole.founded_year,
                pole.figures,
                *([doubt] if maybe else []),
            )
            for pole, doubt in listed
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
    return partial, sentences.populations()


def _row(total: TerritoryTotal, indicator: Indicator, portrait: Portrait) -> tuple[Cell, ...]:
    added = total.total is not None
    written = formats.figure(total.total, indicator.unit, total.qualifier) if added else "—"
    here = formats.median(total.median_here, indicator.unit, total.qualifier_here, total.poles)
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
        _in_france(total, indicator),
    )


def _in_france(total: TerritoryTotal, indicator: Indicator) -> str:
    """The country's median, which one pole alone does not make."""
    if total.country_poles == 1:
        return _("pas de médiane : aucun autre pôle ne le publie")
    return _("{amount} ({poles})").format(
        amount=formats.median(
            total.median_country, indicator.unit, total.qualifier_country, total.country_poles
        ),
        poles=formats.poles(total.country_poles),
    )


def _marks(total: TerritoryTotal) -> str:
    """Whether some values cover a part of their pole, or have an estimated year."""
    marks = sentences.reservations(total.partial, total.estimated, total.poles)
    return f" ({', '.join(marks)})" if marks else ""


def _rated(total: TerritoryTotal, indicator: Indicator, territory: Territory) -> str:
    """What whole poles published, over inhabitants, with how many figures stay out of it."""
    if total.total is None or not territory.population:
        return "—"
    if total.whole is None:
        return sentences.partial()
    per_thousand = total.whole / territory.population * map_sentences.FEW
    over = map_sentences.inhabitants([per_thousand])
    written = map_sentences.per_inhabitants(per_thousand, indicator.unit, total.whole_qualifier, over)
    return f"{written} {map_sentences.per(over)}{_left_out(total.partial)}"


def _left_out(partial: int) -> str:
    if not partial:
        return ""
    said = ngettext("hors {n} chiffre partiel", "hors {n} chiffres partiels", partial)
    return f" ({said.format(n=formats.number(partial, 0))})"


def listed_poles(poles: tuple[ListedPole, ...], lists: Catalogue) -> Table:
    """The whole list with every column it can be read by."""
    total = sum(indicator.core for indicator in lists.indicators.values())
    columns = (
        Column(_("Pôle")),
        Column(_("Commune")),
        Column(_("Département")),
        Column(_("Région")),
        Column(_("Création"), "year"),
        Column(_("Secteurs")),
        Column(_("Statuts")),
        Column(_("Indicateurs du socle, sur {total}").format(total=total), "number"),
        Column(_("Indicateurs en tout"), "number"),
        Column(_("Dernière année connue"), "year"),
        Column(_("Identifiant")),
    )
    rows = tuple(
        (
            pole.name,
            pole.commune or _("non connue"),
            pole.departement or _("non connu"),
            pole.region,
            pole.founded_year,
            ", ".join(lists.sectors[code].label for code in pole.sectors),
            ", ".join(lists.statuses[code].label for code in pole.statuses),
            pole.core,
            pole.indicators,
            pole.last_year,
            pole.pole_id,
        )
        for pole in poles
    )
    return Table(_("Liste des pôles"), columns, rows, (completeness(lists),))


def completeness(lists: Catalogue) -> str:
    """What completeness means here."""
    return list_sentences.meaning(tuple(i.label for i in lists.indicators.values() if i.core))


def map_poles(poles: Sequence[MapPole], indicator: Indicator | None, lists: Catalogue) -> Table:
    """Every pole of the selection, placed or not."""
    figure = (
        (
            Column(indicator.label, "number", indicator.unit),
            Column(_("Précision")),
            Column(_("Année")),
            Column(_("Périmètre")),
        )
        if indicator
        else ()
    )
    return Table(
        title=_("Les pôles de la carte"),
        columns=(Column(_("Pôle")), Column(_("Lieu")), Column(_("Région")), Column(_("Famille")), *figure),
        rows=tuple(
            (pole.name, pole.place, pole.region, family(pole, lists), *_figure_cells(pole, indicator))
            for pole in poles
        ),
        notes=(_("Les pôles sont placés au centre de leur commune."),),
    )


def _figure_cells(pole: MapPole, indicator: Indicator | None) -> tuple[str | float | None, ...]:
    if indicator is None:
        return ()
    precision = formats.qualifier_name(pole.qualifier) if pole.value is not None else ""
    return pole.value, precision, map_sentences.when(pole), pole.perimeter


def family(pole: MapPole, lists: Catalogue) -> str:
    family = lists.families.get(pole.family)
    return family.label if family else ""


def areas(found: Sequence[AreaTotal], level: Level, indicator: Indicator | None) -> Table:
    """Every région or département, with what its colour says."""
    place = _("Région") if level == "region" else _("Département")
    columns = [Column(place), Column(_("Pôles"), "number"), Column(_("Habitants"), "number")]
    if indicator:
        columns += [
            Column(indicator.label, "number", indicator.unit),
            Column(_("Précision")),
            Column(_("Rapporté aux habitants")),
            Column(_("Pôles qui publient"), "number"),
            Column(_("Années")),
        ]
    else:
        columns.append(Column(_("Pôles par million d'habitants"), "number"))
    return Table(
        title=_("La carte par territoire"),
        columns=tuple(columns),
        rows=tuple(_area_cells(area, indicator, over_inhabitants(found)) for area in found),
        notes=(sentences.populations(),),
    )


def _area_cells(area: AreaTotal, indicator: Indicator | None, over: int) -> tuple[str | float | None, ...]:
    start = (area.name, area.poles_selected, area.population)
    if indicator is None:
        return (*start, area.poles_per_million)
    rated = map_sentences.area_value(area, indicator, over)
    if area.per_thousand is not None:
        rated = f"{rated} {map_sentences.per(over)}"
    precision = formats.qualifier_name(area.qualifier) if area.value is not None else ""
    years = formats.years(area.first_year, area.last_year)
    return (*start, area.value, precision, rated, area.poles, years)


def over_inhabitants(areas: Sequence[AreaTotal]) -> int:
    return map_sentences.inhabitants(area.per_thousand for area in areas if area.per_thousand)


def counted_poles(poles: Sequence[CountedPole]) -> Table:
    """The poles that a number of poles counts, each with the page it was found on."""
    return Table(
        title=_("Les pôles comptés"),
        columns=(Column(_("Pôle")), Column(_("Lieu")), Column(_("Adresse"), "link")),
        rows=tuple((pole.name, pole.place, pole.source_url) for pole in poles),
    )


def contributions(parts: Sequence[Contribution], indicator: Indicator) -> Table:
    """What a total is made of, as a table."""
    return Table(
        title=_("Ce que chaque pôle a publié"),
        columns=(
            Column(_("Pôle")),
            Column(_("Valeur")),
            Column(_("Année")),
            Column(_("Ce qui est couvert")),
            Column(_("Ce que précise la source")),
            Column(_("Source")),
            Column(_("Adresse"), "link"),
        ),
        rows=tuple(
            (
                part.name,
                formats.figure(part.value, indicator.unit, part.qualifier),
                sentences.year(part),
                sentences.perimeter(part.perimeter),
                part.note,
                part.source_title,
                part.source_url,
            )
            for part in parts
        ),
    )


def pole_figures(told: Sequence[Told]) -> Table:
    """All that is known of a pole, a row an indicator, with who says it."""
    return Table(
        title=_("Chiffres connus, par importance"),
        columns=(
            Column(_("Indicateur")),
            Column(_("Valeur")),
            Column(_("Année, périmètre")),
            Column(_("Source")),
            Column(_("Adresse"), "link"),
        ),
        rows=tuple(_pole_figure(one) for one in told),
    )


def _pole_figure(told: Told) -> tuple[Cell, ...]:
    said = sayable.of_pole(told)
    context = sentences.context(told.figure, told.indicator, told.indicators)
    value = sentences.amount(told.figure, told.indicator)
    return told.indicator.label, value, context, said.source, said.source_url or None
