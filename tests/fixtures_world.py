"""Fixtures that hand out the small world of tests/worlds.py."""

import shutil
from pathlib import Path

import pytest

from tests import worlds


@pytest.fixture(scope="session")
def small_world(tmp_path_factory) -> Path:
    """The database of worlds.small, built once; read it only."""
    return worlds.small(tmp_path_factory.mktemp("small"))


@pytest.fixture
def own_world(small_world, tmp_path) -> Path:
    """A copy of the small world the test may change."""
    return Path(shutil.copy(small_world, tmp_path / "ptce.duckdb"))


@pytest.fixture(scope="session")
def hostile_world(tmp_path_factory) -> Path:
    """The database of worlds.hostile, built once; read it only."""
    return worlds.hostile(tmp_path_factory.mktemp("hostile"))
