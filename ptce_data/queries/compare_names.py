"""How the members of a comparison are named, in its lists and in its address."""

import duckdb

from ptce_data import catalogue
from ptce_data.comparison import Level
from ptce_data.queries import compare


def names(cursor: duckdb.DuckDBPyConnection, level: Level) -> dict[str, str]:
    """Every member of a level by code, namesakes told apart by their place: what the lists show."""
    if level == "poles":
        return _pole_names(compare.compare_poles(cursor))
    lists = catalogue.load(cursor)
    if level == "sectors":
        return {code: sector.label for code, sector in lists.sectors.items()}
    if level == "regions":
        return {code: place.name for code, place in lists.regions.items()}
    return {code: f"{place.name} ({code})" for code, place in lists.departements.items()}


def _pole_names(poles: tuple[compare.Pole, ...]) -> dict[str, str]:
    by_name = [pole.name for pole in poles]
    placed = [f"{pole.name} ({pole.place})" for pole in poles]
    return {
        pole.code: pole.name
        if by_name.count(pole.name) == 1
        else where
        if placed.count(where) == 1
        else f"{where} [{pole.code}]"
        for pole, where in zip(poles, placed, strict=True)
    }
