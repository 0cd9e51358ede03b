"""What the public pages write of every figure: by place, indicator and measure, by their own questions."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from ptce_data import catalogue, comparison, database, formats
from ptce_data.announcement import Move
from ptce_data.catalogue import Catalogue
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import tables
from ptce_data.queries import compare, overview, pole, territory
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import compare as compared
from ptce_data.sentences import moves
from ptce_data.sentences import overview as summed

Key = tuple[str, str, str, str]
Written = dict[Key, str]
SCOPES: Mapping[comparison.Level, str] = {
    "regions": "region",
    "departements": "departement",
    "sectors": "sector",
}


def written(file: Path) -> Written:
    """Every figure of the overview, the territories, the comparisons and the poles' pages.

    Two pages that write one figure in two ways are a mistake.
    """
    found: Written = {}
    with database.reading(file) as cursor:
        lists = catalogue.load(cursor)
        for key, text in _all(cursor, lists):
            assert found.setdefault(key, text) == text, key
    return found


def _all(cursor: duckdb.DuckDBPyConnection, lists: Catalogue) -> Iterator[tuple[Key, str]]:
    yield from _overview(cursor, lists, ("france", ""), EVERYTHING)
    for (status,) in cursor.execute("SELECT status FROM status").fetchall():
        yield from _overview(cursor, lists, ("status", status), Selection(statuses=(status,)))
    for level in SCOPES:
        yield from _compared(cursor, lists, level)
    for (pole_id,) in cursor.execute("SELECT pole_id FROM pole").fetchall():
        for one in pole.glance(cursor, pole_id, None):
            unit = lists.indicators[one.indicator].unit
            yield (
                ("pole", pole_id, one.indicator, "total"),
                formats.figure(one.value, unit, one.qualifier),
            )
    places: tuple[territory.Level, ...] = ("region", "departement", "commune")
    codes = cursor.execute("SELECT region_code, departement_code, commune_code FROM pole").fetchall()
    for place, known in zip(places, zip(*codes, strict=True), strict=True):
        for code in {one for one in known if one is not None}:
            yield from _territory(cursor, lists, place, code)


def _measure(lists: Catalogue, indicator: str) -> str:
    return "median" if lists.indicators[indicator].across_poles == "median" else "total"


def _overview(
    cursor: duckdb.DuckDBPyConnection, lists: Catalogue, place: tuple[str, str], selection: Selection
) -> Iterator[tuple[Key, str]]:
    codes = tuple(one.code for one in lists.indicators.values() if one.across_poles != "none")
    totals = overview.totals(cursor, selection, codes)
    if totals[0].poles_selected:
        yield (*place, "", "total"), formats.number(totals[0].poles_selected, 0)
    for total in totals:
        if total.value is not None:
            indicator = lists.indicators[total.indicator]
            yield (
                (*place, total.indicator, _measure(lists, total.indicator)),
                summed.written(total, indicator),
            )


def _compared(
    cursor: duckdb.DuckDBPyConnection, lists: Catalogue, level: comparison.Level
) -> Iterator[tuple[Key, str]]:
    asked = comparison.Comparison(level, (), tuple(lists.indicators))
    words = compared.Wording(level, {}, lists.indicators)
    for one in compare.compare_measures(cursor, EVERYTHING, asked, everyone=True):
        place = (SCOPES[level], one.member)
        yield (*place, "", "total"), formats.number(one.poles_selected, 0)
        if one.known:
            yield (*place, one.indicator, _measure(lists, one.indicator)), compared.figure(one, words)


def _territory(
    cursor: duckdb.DuckDBPyConnection, lists: Catalogue, level: territory.Level, code: str
) -> Iterator[tuple[Key, str]]:
    place = territory.territory(cursor, level, code)
    portrait = territory.portrait(cursor, EVERYTHING, place)
    table = tables.territory_totals(portrait, lists.indicators)
    titles = [column.heading for column in table.columns]
    codes = {one.label: one.code for one in lists.indicators.values()}
    yield (level, code, "", "total"), formats.number(len(portrait.poles), 0)
    for row in table.rows:
        cells = dict(zip(titles, map(str, row), strict=True))
        indicator = codes[cells[_("Indicateur")]]
        if cells[_("Médiane en France")].endswith(")"):
            yield ("france", "", indicator, "median"), _alone(cells[_("Médiane en France")])
        if _("Médiane des pôles d'ici") in cells:
            yield (level, code, indicator, "median"), _alone(cells[_("Médiane des pôles d'ici")])
        if lists.indicators[indicator].across_poles == "sum":
            yield (level, code, indicator, "total"), _alone(cells[_("Total ici")])
        elif _measure(lists, indicator) == "median" and len(portrait.poles) == 1:
            yield (level, code, indicator, "median"), _alone(cells[_("Total ici")])


def _alone(cell: str) -> str:
    """The value without what a cell says of it in brackets."""
    return re.sub(r" \(.*\)$", "", cell)


def announced(listed: tuple[Move, ...], file: Path) -> dict[Key, tuple[str, str]]:
    with database.reading(file) as cursor:
        indicators = catalogue.load(cursor).indicators
    return {
        (one.scope, one.code, one.indicator, one.measure): (
            moves.shown(one.before, one, indicators),
            moves.shown(one.after, one, indicators),
        )
        for one in listed
    }


def moved(before: Written, after: Written) -> dict[Key, tuple[str, str]]:
    """What the pages write otherwise; a commune of one pole says what its pole's page says."""
    return {
        key: (before.get(key, _nothing(key)), after.get(key, _nothing(key)))
        for key in {*before, *after}
        if before.get(key) != after.get(key) and not _of_one_pole(key, before, after)
    }


def _nothing(key: Key) -> str:
    return formats.missing() if key[2] else "0"


def _of_one_pole(key: Key, before: Written, after: Written) -> bool:
    scope, code, indicator, _m = key
    if scope != "commune" or not indicator:
        return False
    return all(state.get((scope, code, "", "total"), "0") in {"0", "1"} for state in (before, after))
