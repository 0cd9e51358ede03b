"""Whole scenarios, step by step, with every other machine out of reach; test_no_route plays them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ptce_data import database
from ptce_data.leaflet import Scene, Show
from ptce_data.preflight import plan_b
from ptce_data.scenarios import library
from tests.browser.conftest import Visits
from tests.browser.driving import DESKTOP
from tests.browser.test_stage import PATIENT, on_step
from tests.browser.test_stage_file import Opened

BEGANNE = "beganne-en-huit-etapes"
SHIPPED = (BEGANNE, "les-ptce-en-cinq-minutes", "quatre-poles-quatre-histoires")


@pytest.fixture(scope="module")
def told(seed_database: Path) -> Callable[[str], Show]:
    """What a scenario says over the data the server shows."""

    def _told(name: str) -> Show:
        with database.Reader(seed_database).cursor() as cursor:
            return library.find(cursor, name)

    return _told


def shows(page: Page, scene: Scene) -> None:
    """The step's title, its figures, its chart and its map are on the screen."""
    stage = page.locator(".st-key-stage")
    expect(stage.get_by_role("heading", level=1)).to_have_text(scene.title, timeout=PATIENT)
    if scene.figures:
        expect(stage.locator(".figures .value").first).to_have_text(scene.figures[0].value)
    if scene.charts:
        expect(stage.locator("figure.chart").first).to_be_visible()
    if scene.map:
        expect(stage.locator(".st-key-stage-map canvas").first).to_be_visible(timeout=PATIENT)


def test_a_step_opens_by_its_address(visit: Visits, told: Callable[[str], Show]) -> None:
    """One with a map, one with a chart, the last; tests/test_page_present.py asks for every one."""
    scenes = told(BEGANNE).scenes
    for number in (1, 4, len(scenes)):
        scene = scenes[number - 1]
        page = visit("/presenter", scenario=BEGANNE, etape=str(number))
        on_step(page, number)
        shows(page, scene)
        assert visit.of(page).console_errors == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_clicker_plays_every_step_in_order(visit: Visits, told: Callable[[str], Show], name: str) -> None:
    scenes = told(name).scenes
    page = visit("/presenter", scenario=name)
    for scene in scenes:
        on_step(page, scene.number)
        shows(page, scene)
        page.keyboard.press("PageDown")
    on_step(page, len(scenes))
    assert visit.of(page).console_errors == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_plan_b_file_plays_every_step_without_the_dashboard(
    browser: Browser, told: Callable[[str], Show], tmp_path: Path, name: str
) -> None:
    show = told(name)
    file = plan_b.write(show, "https://ptce.exemple.fr", plan_b.FORMATS[0], tmp_path)
    assert file is not None
    opened = Opened(browser, file, viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    for scene in show.scenes:
        expect(opened.page.locator(".step:not([hidden]) h1")).to_have_text(scene.title)
        if scene.charts or scene.map:
            expect(opened.page.locator(".step:not([hidden]) svg").first).to_be_visible()
        opened.page.keyboard.press("PageDown")
    opened.context.close()
    assert opened.complaints == []
    assert [url for url in opened.asked if not url.startswith(("file:", "data:"))] == []
