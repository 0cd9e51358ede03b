"""A pole with thousands of perimeters: what is drawn and said of it is bounded, its table is whole."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from ptce_data import database, ledger
from ptce_data.charts import Lines
from ptce_data.exports.sheet_pdf import leaflet_pdf
from ptce_data.exports.slides_pptx import leaflet_pptx
from ptce_data.exports.stage_html import show_html
from ptce_data.leaflets import charts, views
from ptce_data.scenarios import library
from tests import pdf_reading, worlds
from tests.app import opened
from tests.leaflet_texts import plain

SITE = "https://ptce.example.org"
BATCHES, ROWS = 9, 300
LEFT = BATCHES * ROWS + 1 - 6  # the whole pole is one more


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world and nine imports of 300 perimeters of Ajonc's jobs, in nine years."""
    file = worlds.small(tmp_path_factory.mktemp("crowded"))
    with database.writing(file) as connection, database.transaction(connection):
        for batch in range(10, 10 + BATCHES):
            ledger.open_batch(connection, worlds.batch(batch, f"lot {batch}.xlsx"))
            ledger.append(connection, batch, [_part(batch, n) for n in range(ROWS)])
        ledger.derive(connection)
    return file


def _part(batch: int, n: int) -> ledger.Claim:
    name = f"chantier {batch}-{n:03}"
    return worlds.claim("ajonc", "jobs_created", 2014 + n % 9, 100 * batch + n, perimeter=name)


@pytest.fixture
def cursor(crowded: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with database.reading(crowded) as connection:
        yield connection


def test_six_perimeters_are_drawn_and_the_others_counted(cursor: duckdb.DuckDBPyConnection) -> None:
    chart = charts.pole_series(cursor, "ajonc", "jobs_created")
    assert isinstance(chart.drawn, Lines)
    assert [one.name for one in chart.drawn.series] == [
        "pôle entier",
        *(f"chantier 10-{n:03}" for n in (8, 17, 26, 35, 44)),
    ]
    assert "2 695 autres périmètres ne sont pas dessinés : ils sont dans le tableau." in plain(chart.sentence)
    assert len(chart.sentence) < 500
    assert len(chart.table.rows) == BATCHES * ROWS + 2
    assert LEFT == 2695


def test_a_comparison_draws_as_few(cursor: duckdb.DuckDBPyConnection) -> None:
    leaflet = views.of_address(
        cursor, "/comparer?poles=Pôle Ajonc&poles=Pôle Chêne&indicateurs=Emplois créés"
    )
    (chart,) = [one for one in leaflet.charts if isinstance(one.drawn, Lines)]
    assert isinstance(chart.drawn, Lines)
    assert len(chart.drawn.series) == 7
    assert "2 695 autres périmètres ne sont pas dessinés" in plain(chart.sentence)
    assert pdf_reading.faults(_in_time(lambda: leaflet_pdf(leaflet, SITE))) == []


def test_every_file_is_made_in_a_few_seconds(cursor: duckdb.DuckDBPyConnection) -> None:
    leaflet = views.pole(cursor, "ajonc")
    show = library.find(cursor, "pole:ajonc")
    assert pdf_reading.faults(_in_time(lambda: leaflet_pdf(leaflet, SITE))) == []
    assert _in_time(lambda: leaflet_pptx(leaflet, SITE))
    assert _in_time(lambda: show_html(show, SITE))


def test_the_page_of_the_pole_still_opens(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTCE_DATABASE", str(crowded))
    app = opened("pole", pole="ajonc")
    assert not app.exception
    assert any("autres périmètres ne sont pas dessinés" in one.value for one in app.markdown)


def _in_time(write: Callable[[], bytes]) -> bytes:
    begun = time.process_time()
    content = write()
    assert time.process_time() - begun < 5
    return content


def test_many_other_versions_are_drawn_and_named_in_part(own_world: Path) -> None:
    with database.writing(own_world) as connection, database.transaction(connection):
        ledger.open_batch(connection, worlds.batch(10, "rivaux.xlsx"))
        claims = [worlds.claim("chene", "visitors", 2021, 1_000 + n) for n in range(200)]
        ledger.append(connection, 10, claims)
        ledger.derive(connection)
    with database.reading(own_world) as cursor:
        chart = charts.pole_series(cursor, "chene", "visitors")
    assert isinstance(chart.drawn, Lines)
    assert [len(one.points) for one in chart.drawn.series] == [1, 40]
    assert "et 34 autres" in chart.sentence
    assert len(chart.table.rows) == 201
