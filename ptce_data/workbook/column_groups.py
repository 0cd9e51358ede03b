"""Columns that ask one question: the same heading over several years is one choice, not one a year."""

from collections.abc import Iterable

from ptce_data.workbook import columns as columns_of
from ptce_data.workbook import headings
from ptce_data.workbook.layout import Column
from ptce_data.workbook.matching import key


def alike(columns: Iterable[Column]) -> list[tuple[Column, ...]]:
    """The columns, those that differ by their year alone together; a year given twice is told apart."""
    groups: dict[tuple[object, ...], list[Column]] = {}
    for one in columns:
        groups.setdefault(_question(one), []).append(one)
    asked: list[tuple[Column, ...]] = []
    for group in groups.values():
        years = {one.year for one in group}
        together = len(years) == len(group) and None not in years
        asked += [tuple(group)] if together else [(one,) for one in group]
    return sorted(asked, key=lambda group: group[0].column)


def _question(one: Column) -> tuple[object, ...]:
    if one.role != "figure" or one.year is None or not one.heading:
        return (one.column,)
    codes = tuple(match.code for match in one.others)
    return key(columns_of.remembered_text(one.heading)), one.indicator, one.unit_text, codes


def shared_heading(group: tuple[Column, ...]) -> str:
    """The heading the columns share, without their years: `CA (k€)`."""
    if len(group) == 1:
        return group[0].heading
    return headings.undated(group[0].heading)[0] or group[0].heading
