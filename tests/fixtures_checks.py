"""A sheet held to the rules: entries in, sentences out."""

from datetime import date
from typing import cast

import pytest

from ptce_data import database
from ptce_data.workbook import checks
from ptce_data.workbook.decisions import Decisions, Role
from ptce_data.workbook.layout import Column, Layout
from tests.entries import entries

Figure = dict[str, object]
TODAY = date(2024, 6, 15)
EMPLOIS = Decisions(sheet="Emplois")
LAYOUT = Layout(
    sheet="Emplois",
    shape="long",
    header_row=1,
    header_rows=1,
    first_row=2,
    last_row=9,
    columns=tuple(
        Column(at, role, cast("Role", role), 1.0, "exact")
        for at, role in enumerate(("pole", "indicator", "year", "value", "unit"))
    ),
)


def typed(text: str) -> str:
    """With the spaces of a keyboard, so that sentences can be read here."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def check(small_world):
    """Checks figures against the small world."""

    def _check(*figures, decisions=EMPLOIS, layout=None, proposals=None, file=small_world):
        with database.workbench(file) as cursor:
            return checks.check(cursor, entries(*figures), decisions, TODAY, layout, proposals)

    return _check


@pytest.fixture
def said(check):
    """The issues as (level, rule, sentence)."""

    def _said(*figures, **how):
        return [(one.level, one.rule, typed(one.sentence)) for one in check(*figures, **how).issues]

    return _said


def unread(text: str, **more: object) -> Figure:
    return {"reading": "unreadable", "value": None, "value_text": text} | more


def share(value: float, text: str) -> Figure:
    return {"indicator": "integration_share", "year": 2020, "value": value, "value_text": text}
