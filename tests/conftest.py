"""Fixtures every test may ask for."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from pages._ui import failure
from ptce_data import database

# As many workers as cores: more threads would only wait for one another. Servers and the command line,
# which run in processes of their own, keep theirs.
for _options in (database._CLOSED, database._WRITTEN):  # noqa: SLF001
    _options["threads"] = "1"

# Each page run alone would read the metadata of every installed package again.
vars(manifest_scanner)["scan_component_manifests"] = cache(manifest_scanner.scan_component_manifests)

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
