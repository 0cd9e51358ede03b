"""The scenario that tells a view of the dashboard, by its name."""

import duckdb

from ptce_data import catalogue
from ptce_data.i18n import speaking
from ptce_data.leaflet import Leaflet
from ptce_data.leaflets import address
from ptce_data.leaflets.address import Address
from ptce_data.queries import compare_names
from ptce_data.scenarios.generated import COMPARISON, POLE, TERRITORY


def name_of(cursor: duckdb.DuckDBPyConnection, leaflet: Leaflet) -> str:
    """`pole:<id>`, `territoire:<level>:<code>` or `comparaison:<id>,<id>…`; "" for any other view."""
    asked = address.read(leaflet.path)
    with speaking(leaflet.stamp.language):
        if leaflet.view == "pole":
            return f"{POLE}:{asked.first('pole')}"
        if leaflet.view == "compare":
            return _comparison(cursor, asked)
        return _territory(cursor, asked) if leaflet.view == "territory" else ""


def _comparison(cursor: duckdb.DuckDBPyConnection, asked: Address) -> str:
    """Poles are told one by one; groups of poles have no scenario."""
    names = compare_names.names(cursor, "poles")
    if asked.names("niveau"):
        return ""
    codes = [address.code_of(label, lambda: names) for label in asked.all("poles")]
    return f"{COMPARISON}:{','.join(code for code in codes if code)}" if codes else ""


def _territory(cursor: duckdb.DuckDBPyConnection, asked: Address) -> str:
    commune = asked.first("commune")
    if commune:
        return f"{TERRITORY}:commune:{commune}"
    lists = catalogue.load(cursor)
    chosen = address.code_of(asked.first("lieu"), lambda: address.places(lists))
    return f"{TERRITORY}:{address.LEVELS[chosen[0]]}:{chosen[1:]}" if chosen else ""
