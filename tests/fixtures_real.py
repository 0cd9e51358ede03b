"""Fixtures that hand out the real database, built once from data/seed, and cursors."""

from pathlib import Path

import pytest

from ptce_data import build, database


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real seed; read it only."""
    return build.build(tmp_path_factory.mktemp("real") / "ptce.duckdb")


@pytest.fixture
def real_database(real_file: Path, monkeypatch) -> Path:
    """The real database, which the app under test opens."""
    monkeypatch.setenv("PTCE_DATABASE", str(real_file))
    return real_file


@pytest.fixture
def real_cursor(real_file):
    with database.Reader(real_file).cursor() as cursor:
        yield cursor


@pytest.fixture
def small_cursor(small_world):
    with database.Reader(small_world).cursor() as cursor:
        yield cursor
