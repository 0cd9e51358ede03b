"""What is left of the page of a pole: its main figures, their series, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from ptce_data import catalogue, outlines
from ptce_data.catalogue import Catalogue
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Leaflet, MapView
from ptce_data.leaflets import address, charts, figures, maps, tables
from ptce_data.leaflets.address import unknown
from ptce_data.leaflets.importance import MAIN, by_importance, followed
from ptce_data.leaflets.naming import slug
from ptce_data.leaflets.stamp import stamp
from ptce_data.queries import claims as ledgers
from ptce_data.queries import pole as questions
from ptce_data.queries.claims import Ledger
from ptce_data.queries.pole import Identity, Named
from ptce_data.selection import Selection
from ptce_data.sentences import pole as sentences
from ptce_data.sentences.sayable import Told
from ptce_data.tables import Table

MOST_CHARTS = 2


def pole(
    cursor: duckdb.DuckDBPyConnection, pole_id: str, year: int | None = None, code: str | None = None
) -> Leaflet:
    """A pole at the end of `year`, or its last known figures; `code` is the series asked first.

    Raises UnknownViewError where no pole has this identifier.
    """
    found = questions.identity(cursor, pole_id)
    if found is None:
        raise unknown(_("Aucun pôle ne porte l'identifiant {name}."), pole_id)
    lists = catalogue.load(cursor)
    asked = _Asked(found, year, code, lists)
    told = figures.told_of(cursor, pole_id, year)
    shown = told[:MAIN]
    ledger = ledgers.ledger(cursor, pole_id)
    series = _followed(ledger, lists, code)
    drawn = tuple(
        charts.of_ledger(Named(pole_id, found.name), ledger.of(one), lists.indicators[one], lists.indicators)
        for one in series
    )
    codes = [one.figure.indicator for one in shown]
    return Leaflet(
        view="pole",
        name=slug(pole_id, str(year or "")),
        title=found.name,
        subtitle=" · ".join([sentences.where(found), *([_at(year)] if year else [])]),
        path=address.written("pole", _pairs(asked, ledger)),
        figures=tuple(figures.of_told(one) for one in shown),
        paragraphs=_paragraphs(cursor, told, ledger, asked),
        charts=drawn,
        map=_map(cursor, found),
        tables=(tables.pole_figures(told),) if told else (),
        sources=figures.sources(shown),
        definitions=figures.definitions(tuple(codes), lists),
        stamp=stamp(cursor),
        annexes=_ledgers(ledger, lists, series),
    )


@dataclass(frozen=True)
class _Asked:
    """Whose leaflet, at the end of which year; code is the indicator the page follows."""

    pole: Identity
    year: int | None
    code: str | None
    lists: Catalogue


def _at(year: int) -> str:
    return _("situation à fin {year}").format(year=year)


def _pairs(asked: _Asked, ledger: Ledger) -> list[tuple[str, str]]:
    pairs = [("pole", asked.pole.pole_id), *address.pairs_of(Selection(year=asked.year), asked.lists)]
    if asked.code is None or asked.code not in ledger.indicators:
        return pairs
    return [*pairs, ("indicateur", asked.lists.indicators[asked.code].label)]


def _paragraphs(
    cursor: duckdb.DuckDBPyConnection, told: Sequence[Told], ledger: Ledger, asked: _Asked
) -> tuple[str, ...]:
    found, lists, year = asked.pole, asked.lists, asked.year
    documented = {one.indicator.specificity for one in told}
    nothing = sentences.nothing_at(year) if year and not told and ledger.claims else ""
    said = (
        found.description,
        _presented(found, lists),
        nothing,
        f"{sentences.published(ledger)} {sentences.position(found)}",
        sentences.specificities(len(documented), len(lists.specificities)),
        sentences.surroundings(questions.surroundings(cursor, found.pole_id)),
    )
    return tuple(text for text in said if text)


def _presented(found: Identity, lists: Catalogue) -> str:
    """Since when, in which sectors."""
    since = sentences.since(found)
    labels = [lists.sectors[code].label for code in found.sectors]
    if not labels:
        return f"{since}."
    return _("{since}. Secteurs\u00a0: {labels}.").format(since=since, labels=", ".join(labels))


def _followed(ledger: Ledger, lists: Catalogue, code: str | None) -> tuple[str, ...]:
    """The indicators worth a chart, the one asked first, then those known for the most years."""
    codes = followed(ledger, by_importance(ledger.indicators, lists))
    return tuple(sorted(codes, key=lambda one: one != code))[:MOST_CHARTS]


def _map(cursor: duckdb.DuckDBPyConnection, found: Identity) -> MapView | None:
    """The pole among those of its région; None where its commune is not known."""
    if found.longitude is None:
        return None
    here = Selection(regions=(found.region_code,))
    bounds = outlines.area_bounds("region")[found.region_code]
    drawn = maps.map_view(cursor, here, highlighted=(found.pole_id,), bounds=bounds)
    title = _("{name} et les autres pôles de sa région").format(name=found.name)
    return replace(drawn, title=title, key=f"{found.pole_id}-{drawn.key}")


def _ledgers(ledger: Ledger, lists: Catalogue, drawn: tuple[str, ...]) -> tuple[Table, ...]:
    """Every published figure, a table an indicator, beside those that stand behind a chart."""
    codes = [code for code in by_importance(ledger.indicators, lists) if code not in drawn]
    found = [
        (code, tables.ledger(ledger.of(code), lists.indicators[code], lists.indicators)) for code in codes
    ]
    return tuple(
        replace(table, title=lists.indicators[code].label, notes=(table.title, *table.notes))
        for code, table in found
    )
