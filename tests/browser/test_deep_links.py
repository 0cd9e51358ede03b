"""A first visit by any address, to a server nobody has visited yet, lands on that page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pages._ui import navigation
from tests.browser.conftest import Visits
from tests.browser.driving import ROOT, running_server
from tests.browser.every_page import landed_on

PAGES = [(f"/{entry.path}", navigation.titles()[entry.name]) for entry in navigation.PUBLIC]
PATHS = [path for path, _ in PAGES]
RESERVED_SENTENCE = "Seul un membre du réseau lit cette phrase."


@pytest.mark.parametrize(("path", "title"), PAGES, ids=PATHS)
def test_a_first_visit_to_a_fresh_server_lands_on_its_page_with_its_filters(
    browser: Browser, seed_database: Path, tmp_path: Path, path: str, title: str
) -> None:
    with running_server(seed_database, tmp_path / "server.log") as fresh:
        visits = Visits(browser, fresh)
        page = visits(path, region="Bretagne")
        assert landed_on(page) == title
        assert page.get_by_text("Page not found").count() == 0
        assert page.get_by_test_id("stMultiSelect").first.get_by_text("Bretagne").is_visible()
        assert page.url == fresh.address(path, region="Bretagne")
        assert visits.close() == []


def test_streamlit_run_dashboard_alone_lands_on_the_page_of_a_first_deep_link(
    browser: Browser, seed_database: Path, tmp_path: Path
) -> None:
    log = tmp_path / "server.log"
    with running_server(seed_database, log, entry="dashboard.py") as fresh:
        visits = Visits(browser, fresh)
        page = visits.blank()
        page.goto(fresh.address("/carte", region="Bretagne"))
        page.locator('a[aria-current="page"]', has_text="Carte").first.wait_for()
        assert page.get_by_text("Page not found").count() == 0
        assert page.url == fresh.address("/carte", region="Bretagne")
        assert visits.close() == []


@pytest.fixture
def project_with_a_staff_page(tmp_path: Path) -> Path:
    """The project, with one page more that the navigation only offers to the signed in."""
    project = tmp_path / "project"
    for name in ("pages", "ptce_data", "static", "locales", ".streamlit"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("dashboard.py", "server.py"):
        shutil.copy(ROOT / name, project / name)
    staff = project / "pages" / "staff"
    staff.mkdir(exist_ok=True)
    (staff / "reserved.py").write_text(f"import streamlit as st\n\nst.write('{RESERVED_SENTENCE}')\n")
    return project


@pytest.mark.parametrize("entry", ["server.py", "dashboard.py"])
def test_a_staff_page_cannot_be_run_around_its_gate_on_a_fresh_server(
    browser: Browser,
    seed_database: Path,
    project_with_a_staff_page: Path,
    tmp_path: Path,
    entry: str,
) -> None:
    log = tmp_path / "server.log"
    with running_server(seed_database, log, entry=entry, folder=project_with_a_staff_page) as fresh:
        visits = Visits(browser, fresh)
        page = visits("/reserved")
        assert page.get_by_test_id("stSidebar").get_by_text("Région", exact=True).is_visible()
        assert page.get_by_text(RESERVED_SENTENCE).count() == 0
        visits.close()


def test_no_page_file_lies_where_streamlit_would_run_it_without_the_entry_script() -> None:
    assert list((ROOT / "pages").glob("*.py")) == []
