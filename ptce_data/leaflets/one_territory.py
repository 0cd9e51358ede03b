"""What is left of the page of a territory: its poles, what they published, what is missing."""

from dataclasses import replace

import duckdb

from ptce_data import catalogue
from ptce_data.catalogue import Catalogue
from ptce_data.figures import Total
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import KeyFigure, Leaflet, Source
from ptce_data.leaflets import address, charts, figures, maps, tables
from ptce_data.leaflets.importance import MAIN, by_importance
from ptce_data.leaflets.naming import slug
from ptce_data.leaflets.network import general_sources
from ptce_data.leaflets.stamp import stamp
from ptce_data.queries import compare
from ptce_data.queries import overview as total_questions
from ptce_data.queries import territory as questions
from ptce_data.queries.territory import Portrait, Territory
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import selection as selection_sentences
from ptce_data.sentences import territory as sentences
from ptce_data.sentences.sayable import Scope
from ptce_data.tables import Table


def territory(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, place: Territory | None = None
) -> Leaflet:
    """A région, a département or a commune; without one, how many poles each région has."""
    if place is None:
        return _everywhere(cursor, selection)
    lists = catalogue.load(cursor)
    portrait = questions.portrait(cursor, selection, place)
    kept = replace(selection, regions=(), departements=())
    codes = _told(portrait, lists)
    return Leaflet(
        view="territory",
        name=slug(_("territoire"), place.name, *selection_sentences.words(kept, lists)),
        title=place.name,
        subtitle=selection_sentences.summary(kept, lists),
        path=address.written("territoire", _pairs(selection, place, lists)),
        figures=_figures(cursor, selection, portrait, codes),
        paragraphs=_paragraphs(portrait, lists),
        charts=(charts.families(cursor, portrait),) if portrait.poles else (),
        map=maps.shown(maps.territory_view(cursor, selection, portrait)),
        tables=_tables(portrait, lists),
        sources=_sources(cursor, portrait, selection, codes),
        definitions=figures.definitions(codes, lists),
        stamp=stamp(cursor),
    )


def _everywhere(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Leaflet:
    lists = catalogue.load(cursor)
    density = charts.density(cursor, selection)
    return Leaflet(
        view="territory",
        name=slug(_("territoires"), *selection_sentences.words(selection, lists)),
        title=_("Les pôles, région par région"),
        subtitle=selection_sentences.summary(selection, lists),
        path=address.written("territoire", address.pairs_of(selection, lists)),
        figures=(figures.pole_count(cursor, selection),),
        paragraphs=(density.sentence,),
        charts=(density,),
        map=maps.shown(maps.map_view(cursor, selection)),
        tables=(),
        sources=general_sources(),
        definitions=(),
        stamp=stamp(cursor),
    )


def _told(portrait: Portrait, lists: Catalogue) -> tuple[str, ...]:
    """The indicators of the main totals: core ones that add up and that someone published here."""
    added = [total.indicator for total in portrait.totals if total.total is not None]
    return by_importance(added, lists)[:MAIN]


def _pairs(selection: Selection, place: Territory, lists: Catalogue) -> list[tuple[str, str]]:
    pairs = address.pairs_of(selection, lists)
    if place.level == "commune":
        return [*pairs, ("commune", place.code)]
    letter = next(letter for letter, level in address.LEVELS.items() if level == place.level)
    return [*pairs, ("lieu", address.places(lists)[f"{letter}{place.code}"])]


def _figures(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, portrait: Portrait, codes: tuple[str, ...]
) -> tuple[KeyFigure, ...]:
    """The number of poles here, then their main totals."""
    place = portrait.territory
    if place.level != "commune":
        within = place.within(selection)
        return (figures.pole_count(cursor, within), *figures.total_figures(cursor, within, codes))
    lists = catalogue.load(cursor)
    kept = selection_sentences.words(replace(selection, regions=(), departements=(), year=None), lists)
    scope = Scope(" · ".join([place.name, *kept]), selection.year)
    everywhere = compare.network_size(cursor, EVERYTHING)
    count = figures.counted(len(portrait.poles), everywhere, scope)
    totals = {total.indicator: total for total in portrait.totals}
    onlys = (figures.Only(_total(totals[code], len(portrait.poles)), scope) for code in codes)
    return (count, *(_in_commune(cursor, portrait, only, lists) for only in onlys))


def _in_commune(
    cursor: duckdb.DuckDBPyConnection, portrait: Portrait, only: figures.Only, lists: Catalogue
) -> KeyFigure:
    """A total, said as the pole's own where the commune has one."""
    found = figures.of_total(only.total, lists.indicators[only.total.indicator], only.scope)
    if len(portrait.poles) != 1:
        return found
    return figures.of_only_pole(cursor, found, portrait.poles[0].pole_id, only)


def _total(total: questions.TerritoryTotal, poles: int) -> Total:
    return Total(
        indicator=total.indicator,
        value=total.total,
        qualifier=total.qualifier,
        first_year=total.first_year,
        last_year=total.last_year,
        poles=total.poles,
        poles_selected=poles,
        partial=total.partial,
        estimated=total.estimated,
        approximate=total.approximate,
        largest=total.largest,
    )


def _paragraphs(portrait: Portrait, lists: Catalogue) -> tuple[str, ...]:
    published = sentences.published(portrait, lists.indicators) if portrait.poles else ""
    nearest = sentences.nearest(portrait.nearest, portrait.territory.level) if portrait.nearest else ""
    said = (
        sentences.situated(portrait.territory),
        sentences.counted(portrait),
        published,
        nearest,
        sentences.unplaced(portrait),
        *sentences.missing(portrait, lists.indicators),
    )
    return tuple(text for text in said if text)


def _tables(portrait: Portrait, lists: Catalogue) -> tuple[Table, ...]:
    found = [tables.territory_poles(portrait, lists)] if portrait.poles or portrait.unplaced else []
    totals = tables.territory_totals(portrait, lists.indicators)
    return (*found, totals) if totals.rows else tuple(found)


def _sources(
    cursor: duckdb.DuckDBPyConnection, portrait: Portrait, selection: Selection, codes: tuple[str, ...]
) -> tuple[Source, ...]:
    """The census, then the pages the figures shown come from."""
    here = {pole.pole_id for pole in portrait.poles}
    within = portrait.territory.within(selection)
    parts = [
        part
        for code in codes
        for part in total_questions.contributions(cursor, within, code)
        if part.pole_id in here and part.source_title
    ]
    return (*general_sources()[:1], *figures.sources_named((p.source_title, p.source_url) for p in parts))
