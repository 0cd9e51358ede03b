"""The ledger of the small world, asked in a line."""

from dataclasses import dataclass, replace

import pytest

from ptce_data import database, ledger
from tests import worlds
from tests.worlds import AT


@dataclass(frozen=True)
class Said:
    """A value as it is shown."""

    value: float
    qualifier: str
    year: int
    perimeter: str = ""


@pytest.fixture
def small(small_world):
    with database.reading(small_world) as connection:
        yield connection


@pytest.fixture
def own(own_world):
    """The small world, to be changed."""
    with database.writing(own_world) as connection:
        yield connection


def observed(connection, pole_id, indicator, year, perimeter=""):
    """(value, qualifier, number of claims behind it) of an observation, or None."""
    return connection.execute(
        "SELECT value, qualifier, claims FROM observation "
        "WHERE pole_id = ? AND indicator = ? AND year = ? AND perimeter = ?",
        [pole_id, indicator, year, perimeter],
    ).fetchone()


def situation(connection, pole_id, indicator, year=None):
    """« Situation à fin `year` » of one pole's indicator; None where nothing is known."""
    found = connection.execute(
        "SELECT value, qualifier, year, perimeter FROM situation_at($year) "
        "WHERE pole_id = $pole_id AND indicator = $indicator",
        {"year": year, "pole_id": pole_id, "indicator": indicator},
    ).fetchall()
    assert len(found) <= 1
    return Said(*found[0]) if found else None


def total(connection, indicator, year=None):
    """(value, qualifier, number of poles) of the country."""
    return connection.execute(
        "SELECT sum(value), total_qualifier(list(qualifier)), count(*) FROM situation_at($year) "
        "WHERE indicator = $indicator",
        {"year": year, "indicator": indicator},
    ).fetchone()


def median(connection, indicator, year=None):
    ((value,),) = connection.execute(
        "SELECT median(value) FROM situation_at($year) WHERE indicator = $indicator",
        {"year": year, "indicator": indicator},
    ).fetchall()
    return value


def append(connection, batch_id, *claims, visibility="public"):
    """Publish claims as a new batch; the number that were new."""
    ledger.open_batch(connection, worlds.batch(batch_id, "essai.xlsx"))
    appended = ledger.append(connection, batch_id, [replace(c, visibility=visibility) for c in claims])
    ledger.publish(connection, AT)
    return appended


def published(connection):
    """Everything the public can read of the figures."""
    return {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()  # noqa: S608 (four names)
        for table in ("public_claim", "ranked_claim", "observation", "situation")
    }
