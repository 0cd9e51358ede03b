"""What is left of the views of many poles: the overview, the map, the list."""

from dataclasses import dataclass, replace

import duckdb

from ptce_data import catalogue
from ptce_data.catalogue import Catalogue
from ptce_data.charts import Chart
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Leaflet, Source
from ptce_data.leaflets import address, charts, figures, maps, tables
from ptce_data.leaflets.maps import Request
from ptce_data.leaflets.naming import slug
from ptce_data.leaflets.stamp import stamp
from ptce_data.queries import map as map_questions
from ptce_data.queries import overview as questions
from ptce_data.queries import poles as list_questions
from ptce_data.queries.overview import FOLLOWED, KEY_INDICATORS
from ptce_data.queries.poles import Order
from ptce_data.selection import Selection
from ptce_data.sentences import map as map_sentences
from ptce_data.sentences import overview as sentences
from ptce_data.sentences import poles as list_sentences
from ptce_data.sentences import selection as selection_sentences
from ptce_data.tables import Table


def overview(cursor: duckdb.DuckDBPyConnection, selection: Selection, code: str = FOLLOWED) -> Leaflet:
    """The key totals of a selection, its poles by sector and by région; `code` is followed over time."""
    lists = catalogue.load(cursor)
    count = figures.pole_count(cursor, selection)
    totals = figures.total_figures(cursor, selection, KEY_INDICATORS)
    drawn = _charts(cursor, selection, code)
    asked = [*address.pairs_of(selection, lists)]
    if code != FOLLOWED:
        asked.append(("chiffre", lists.indicators[code].label))
    return Leaflet(
        view="overview",
        name=slug(_("vue-d-ensemble"), *selection_sentences.words(selection, lists)),
        title=_("Les PTCE, vue d'ensemble"),
        subtitle=selection_sentences.summary(selection, lists),
        path=address.written("", asked),
        figures=(count, *totals) if drawn else (count,),
        paragraphs=(sentences.intro(), sentences.added_up()) if drawn else (nothing(selection, lists),),
        charts=drawn,
        map=maps.shown(maps.map_view(cursor, selection)),
        tables=(),
        sources=general_sources(),
        definitions=figures.definitions(KEY_INDICATORS, lists) if drawn else (),
        stamp=stamp(cursor),
        annexes=_contributions(cursor, selection, lists) if drawn else (),
    )


def _charts(cursor: duckdb.DuckDBPyConnection, selection: Selection, code: str) -> tuple[Chart, ...]:
    """Nothing where the selection holds no pole."""
    if not questions.poles_by_region(cursor, selection):
        return ()
    counts = (charts.by_sector(cursor, selection), charts.by_region(cursor, selection))
    over_time = charts.over_time(cursor, selection, code)
    return (*counts, over_time) if over_time else counts


def _contributions(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, lists: Catalogue
) -> tuple[Table, ...]:
    """What each key total is made of, with its sources."""
    found = []
    for code in KEY_INDICATORS:
        indicator = lists.indicators[code]
        parts = questions.contributions(cursor, selection, code)
        if parts:
            table = tables.contributions(parts, indicator)
            notes = (table.title, indicator.definition)
            found.append(replace(table, title=indicator.label, notes=notes))
    return tuple(found)


def nothing(selection: Selection, lists: Catalogue) -> str:
    """Said where no pole is left by the filters."""
    return _("Aucun pôle ne correspond à ces filtres\u00a0: {filters}.").format(
        filters=selection_sentences.summary(selection, lists)
    )


def general_sources() -> tuple[Source, ...]:
    """Where the content of a view of many poles comes from; its tables name each page."""
    return (
        Source(_("Recensement de pages publiques, un lien par pôle (page Méthode et données)"), ""),
        Source(_("Chiffres publiés par chaque pôle, cités dans sa fiche"), ""),
    )


@dataclass(frozen=True)
class MapAsked:
    """The choices of the map, and the poles to highlight."""

    request: Request
    highlighted: tuple[str, ...] = ()


def map_page(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: MapAsked) -> Leaflet:
    """The map with what it measures, and its tables."""
    lists = catalogue.load(cursor)
    request = asked.request
    code = request.indicator.code if request.indicator else None
    poles = map_questions.map_poles(cursor, selection, code)
    areas = map_questions.area_totals(cursor, selection, code, request.level)
    bounds = maps.box(request.view, selection)
    drawn = maps.map_view(cursor, selection, code, asked.highlighted, bounds)
    said = maps.said(poles, areas, request) if poles else nothing(selection, lists)
    measured = (figures.total_figure(cursor, selection, code),) if code and poles else ()
    by_area = (tables.areas(areas, request.level, request.filling),) if request.fill != "aucun" else ()
    return Leaflet(
        view="map",
        name=slug(_("carte"), *selection_sentences.words(selection, lists), code or ""),
        title=_("Carte des pôles"),
        subtitle=selection_sentences.summary(selection, lists),
        path=address.written("carte", _map_pairs(cursor, selection, asked, lists)),
        figures=(figures.pole_count(cursor, selection), *measured),
        paragraphs=tuple(text for text in (said, map_sentences.unplaced(poles)) if text),
        charts=(),
        map=maps.shown(replace(drawn, sentence=said)),
        tables=(*by_area, drawn.table) if poles else (),
        sources=general_sources(),
        definitions=figures.definitions((code,) if code else (), lists),
        stamp=stamp(cursor),
    )


def _map_pairs(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: MapAsked, lists: Catalogue
) -> list[tuple[str, str]]:
    request = asked.request
    offered = [one.indicator for one in map_questions.mapped_indicators(cursor)]
    pairs = address.pairs_of(selection, lists)
    # The page always measures something: no address asks for nothing.
    if request.indicator and request.indicator.code != maps.usual(offered):
        pairs.append(("indicateur", request.indicator.label))
    if request.fill != maps.PLAIN.fill:
        pairs.append(("fond", maps.fills()[request.fill]))
    if request.level != maps.PLAIN.level:
        pairs.append(("maille", maps.levels()[request.level]))
    if request.view != maps.PLAIN.view:
        pairs.append(("vue", maps.views(lists)[request.view]))
    names = {pole.pole_id: pole.name for pole in map_questions.map_poles(cursor, selection, None)}
    return [*pairs, *(("choix", names[one]) for one in asked.highlighted[:1] if one in names)]


def poles(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, named: str = "", order: Order = "name"
) -> Leaflet:
    """The list of the poles whose name or commune holds `named`, in this order."""
    lists = catalogue.load(cursor)
    selected = list_questions.listed(cursor, selection)
    shown = list_questions.ordered(list_questions.matching(selected, named), order)
    core = sum(indicator.core for indicator in lists.indicators.values())
    asked = address.pairs_of(selection, lists)
    asked += [("nom", named)] if named else []
    asked += [("tri", list_sentences.orders()[order])] if order != "name" else []
    absent = list_sentences.nothing_named(named) if selected else nothing(selection, lists)
    meant = (list_sentences.summary(shown, len(selected), core), tables.completeness(lists))
    mapped = maps.map_view(cursor, selection, highlighted=[pole.pole_id for pole in shown] if named else ())
    return Leaflet(
        view="poles",
        name=slug(_("liste-des-poles"), *selection_sentences.words(selection, lists), named),
        title=_("Liste des pôles"),
        subtitle=" · ".join(filter(None, (selection_sentences.summary(selection, lists), quoted(named)))),
        path=address.written("poles", asked),
        figures=(figures.pole_count(cursor, selection),),
        paragraphs=meant if shown else (absent,),
        charts=(),
        map=maps.shown(mapped) if shown else None,
        tables=(tables.listed_poles(shown, lists),) if shown else (),
        sources=general_sources()[:1],
        definitions=(),
        stamp=stamp(cursor),
    )


def quoted(named: str) -> str:
    return f"«\u202f{named}\u202f»" if named else ""
