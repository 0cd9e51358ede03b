"""Fixtures every test may ask for."""

import pytest

from pages._ui import failure

pytest_plugins = [
    "tests.fixtures_world",
    "tests.fixtures_real",
    "tests.fixtures_checks",
    "tests.fixtures_ledger",
    "tests.fixtures_workbooks",
    "tests.fixtures_intruders",
]


@pytest.fixture(autouse=True)
def _no_page_fails_behind_its_sentence(caplog):
    """A bug of a page is a sentence on screen and a line in the log: here, it fails the test."""
    yield
    assert [record for record in caplog.get_records("call") if record.message == failure.LOGGED] == []
