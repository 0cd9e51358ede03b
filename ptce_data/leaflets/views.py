"""Any view of the dashboard as a leaflet, by its content or by its address."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import duckdb

from ptce_data import catalogue, i18n
from ptce_data.catalogue import Catalogue
from ptce_data.comparison import LEVELS, MOST, Comparison, Level
from ptce_data.errors import UnknownCodeError, UnknownViewError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import speaking
from ptce_data.leaflet import Leaflet
from ptce_data.leaflets import address, maps
from ptce_data.leaflets.address import Address, code_of, unknown
from ptce_data.leaflets.maps import Request
from ptce_data.leaflets.network import MapAsked, map_page, overview, poles
from ptce_data.leaflets.one_pole import pole
from ptce_data.leaflets.one_territory import territory
from ptce_data.leaflets.side_by_side import KEYS, comparison, offered
from ptce_data.queries import compare, compare_names
from ptce_data.queries import map as map_questions
from ptce_data.queries import territory as territory_questions
from ptce_data.queries.overview import FOLLOWED, KEY_INDICATORS
from ptce_data.queries.poles import ORDERS
from ptce_data.queries.territory import Territory
from ptce_data.sentences import compare_choice
from ptce_data.sentences import poles as list_sentences

__all__ = ["MapAsked", "comparison", "map_page", "of_address", "overview", "pole", "poles", "territory"]

Opened = Callable[[duckdb.DuckDBPyConnection, Address, Catalogue], Leaflet]
Code = TypeVar("Code")
LONGEST_NAMED = 80


def of_address(cursor: duckdb.DuckDBPyConnection, path: str) -> Leaflet:
    """The leaflet of an address of the dashboard: `/pole?pole=x&annee=2014`.

    It speaks the language of `lang`, the current one where the address says nothing of it. Raises
    UnknownViewError for a page without a leaflet, and for a pole, a filter or a choice nobody knows.
    """
    asked = address.read(meant(path))
    spoken = i18n.language()
    if asked.names("lang"):
        spoken = "en" if asked.first("lang") == "en" else "fr"
    with speaking(spoken):
        if asked.page not in _PAGES:
            raise unknown(_("Aucune page à emporter à cette adresse\u00a0: {path}."), path)
        try:
            return _PAGES[asked.page](cursor, asked, catalogue.load(cursor))
        except UnknownCodeError as error:
            raise UnknownViewError(str(error)) from error


def meant(path: str) -> str:
    """The address with what its page reads and nothing else: two that open one view are one.

    Raises UnknownViewError where it cannot be read.
    """
    asked = address.read(path)
    keys = (*address.FILTERS, *_READ.get(asked.page, ()), "lang")
    # Of one key the order is kept: it is that of the members of a comparison.
    pairs = [(key, value) for wanted in keys for key, value in asked.pairs if key == wanted]
    return address.joined(asked.page, pairs)


def _overview(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Leaflet:
    label = asked.first("chiffre")
    code = _indicator(label, lists, KEY_INDICATORS) if label else FOLLOWED
    return overview(cursor, address.selection_of(asked, lists), code)


def _indicator(label: str, lists: Catalogue, among: tuple[str, ...]) -> str:
    code = code_of(label, lambda: {code: lists.indicators[code].label for code in among})
    if code is None:
        raise unknown(_("Cette page n'a pas d'indicateur de ce nom\u00a0: {name}."), label)
    return code


def _map(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Leaflet:
    selection = address.selection_of(asked, lists)
    names = {one.pole_id: one.name for one in map_questions.map_poles(cursor, selection, None)}
    chosen = asked.first("choix")
    ringed = [pole_id for pole_id, name in names.items() if name == chosen][:1]
    return map_page(cursor, selection, MapAsked(_request(cursor, asked, lists), tuple(ringed)))


def _request(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Request:
    among = tuple(one.indicator for one in map_questions.mapped_indicators(cursor))
    label = asked.first("indicateur")
    code = _indicator(label, lists, among) if label else maps.usual(among)
    return Request(
        indicator=lists.indicators[code] if code else None,
        fill=_choice(asked, "fond", maps.fills) or maps.PLAIN.fill,
        level=_choice(asked, "maille", maps.levels) or maps.PLAIN.level,
        view=_choice(asked, "vue", lambda: maps.views(lists)) or maps.PLAIN.view,
    )


def _choice(asked: Address, key: str, labels: Callable[[], dict[Code, str]]) -> Code | None:
    """The choice the address makes under this key; None where it makes none."""
    label = asked.first(key)
    if not label:
        return None
    code = code_of(label, labels)
    if code is None:
        raise unknown(_("Cette page n'a pas de choix de ce nom\u00a0: {name}."), label)
    return code


def _poles(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Leaflet:
    named = asked.first("nom").strip()[:LONGEST_NAMED]
    order = _choice(asked, "tri", list_sentences.orders) or ORDERS[0]
    return poles(cursor, address.selection_of(asked, lists), named, order)


def _pole(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Leaflet:
    pole_id = asked.first("pole")
    if not pole_id:
        raise UnknownViewError(_("Cette adresse ne nomme aucun pôle\u00a0: choisissez-en un."))
    label = asked.first("indicateur")
    code = _indicator(label, lists, tuple(lists.indicators)) if label else None
    return pole(cursor, pole_id, address.selection_of(asked, lists).year, code)


def _comparison(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Leaflet:
    selection = address.selection_of(asked, lists)
    level = _choice(asked, "niveau", compare_choice.levels) or LEVELS[0]
    labels = tuple(dict.fromkeys(asked.all(KEYS[level])))
    members = tuple(_member(cursor, label, level) for label in labels[:MOST])
    among = offered(lists, level)
    chosen = tuple(_indicator(label, lists, among) for label in asked.all("indicateurs"))
    switched = Comparison(
        level,
        members,
        chosen,
        per_inhabitant=asked.first("par_habitant") == "true" and level != "sectors",
        ranked=asked.first("classer") == "true",
    )
    if members:
        made = comparison(cursor, selection, switched)
        left = labels[MOST:]
        told = (compare_choice.left_out(level, left),) if left else ()
        return replace(made, paragraphs=(*told, *made.paragraphs))
    found = compare.example(cursor, selection, level, chosen or among)
    if found is None:
        raise UnknownViewError(compare_choice.how_to_choose(level, 0))
    example = replace(switched, members=found.comparison.members, indicators=found.comparison.indicators)
    return comparison(cursor, selection, example)


def _member(cursor: duckdb.DuckDBPyConnection, label: str, level: Level) -> str:
    code = code_of(label, lambda: compare_names.names(cursor, level))
    if code is None:
        raise unknown(_("Rien à comparer ne porte ce nom\u00a0: {name}."), label)
    return code


def _territory(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Leaflet:
    return territory(cursor, address.selection_of(asked, lists), _place(cursor, asked, lists))


def _place(cursor: duckdb.DuckDBPyConnection, asked: Address, lists: Catalogue) -> Territory | None:
    """The commune of the address, else its place, else the only one of its filters."""
    commune = asked.first("commune")
    if commune:
        # The code asked is kept: that of a former commune opens a page that says what became of it.
        return replace(territory_questions.territory(cursor, "commune", commune), code=commune)
    chosen = _choice(asked, "lieu", lambda: address.places(lists))
    chosen = chosen or address.place_filtered(address.selection_of(asked, lists))
    return territory_questions.territory(cursor, address.LEVELS[chosen[0]], chosen[1:]) if chosen else None


_PAGES: dict[str, Opened] = {
    "": _overview,
    "carte": _map,
    "poles": _poles,
    "pole": _pole,
    "comparer": _comparison,
    "territoire": _territory,
}
# What each page reads of its address, beside the filters and the language.
_READ: dict[str, tuple[str, ...]] = {
    "": ("chiffre",),
    "carte": ("choix", "indicateur", "fond", "maille", "vue"),
    "poles": ("nom", "tri"),
    "pole": ("pole", "indicateur"),
    "comparer": ("niveau", *KEYS.values(), "indicateurs", "par_habitant", "classer"),
    "territoire": ("commune", "lieu"),
}
