"""Scenarios made on demand: their names, and who makes them. Their figures are references too."""

from typing import get_args

import duckdb

from ptce_data.errors import UnknownScenarioError
from ptce_data.i18n import gettext as _
from ptce_data.queries.territory import Level
from ptce_data.scenarios.generated_pole import of_pole
from ptce_data.scenarios.generated_several import of_comparison, of_territory
from ptce_data.scenarios.model import Scenario
from ptce_data.scenarios.vocabulary import quoted

__all__ = ["of_comparison", "of_name", "of_pole", "of_territory"]

POLE, TERRITORY, COMPARISON = "pole", "territoire", "comparaison"


def of_name(cursor: duckdb.DuckDBPyConnection, name: str) -> Scenario:
    """The scenario of `pole:<id>`, `territoire:<level>:<code>` or `comparaison:<id>,<id>…`.

    Raises UnknownScenarioError.
    """
    kind, _colon, rest = name.partition(":")
    if kind == POLE:
        return of_pole(cursor, rest)
    if kind == COMPARISON:
        return of_comparison(cursor, tuple(rest.split(",")))
    level, _colon, code = rest.partition(":")
    for known in get_args(Level):
        if kind == TERRITORY and level == known:
            return of_territory(cursor, known, code)
    raise UnknownScenarioError(_("Aucun scénario ne s'appelle {name}.").format(name=quoted(name)))
