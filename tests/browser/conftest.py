"""Fixtures that drive the real dashboard in a real Chromium.

What a browser test asks for:

- `server`: the dashboard served by `server.py` on a database built from the seed,
  one for the whole session. `server.address("/pole", pole="…", lang="en")` is a URL.
- `visit`: opens a page and waits until it is completely drawn::

      def test_the_overview_counts_the_poles(visit):
          page = visit("/", lang="en", size=PHONE)
          assert page.get_by_text("91").first.is_visible()

  `size` is `DESKTOP` (default) or `PHONE`. Each call is a new browser: no cookie,
  no cache, no session shared with an earlier one. `scheme="dark"` asks for the dark
  theme.
- `settled(page)`, after any click or keystroke that makes the script run: waits until
  nothing is running, stale or half drawn. Import it from `tests.browser.driving`.
- Requests that would leave this machine are refused; at the end of every test that
  used `visit`, one attempted request fails the test. `visit.of(page)` gives them and
  the console's errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from ptce_data import build
from tests.browser.driving import (
    DESKTOP,
    PATIENCE_MS,
    Server,
    Visit,
    launch,
    running_server,
    settled,
    watched,
)

expect.set_options(timeout=PATIENCE_MS)


class Visits:
    """Opens pages for one test, and remembers what each asked of the network."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser = browser
        self._server = server
        self._seen: dict[Page, Visit] = {}

    def __call__(
        self,
        path: str = "/",
        *,
        size: tuple[int, int] = DESKTOP,
        scheme: str = "light",
        **query: str,
    ) -> Page:
        page = self.blank(size=size, scheme=scheme)
        page.goto(self.address(path, **query))
        return settled(page)

    def address(self, path: str, **query: str) -> str:
        return self._server.address(path, **query)

    def blank(self, *, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Page:
        """A new browser on an empty page, watched like the others."""
        width, height = size
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale="fr-FR",
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        seen = watched(context)
        page = context.new_page()
        self._seen[page] = seen
        return page

    def of(self, page: Page) -> Visit:
        return self._seen[page]

    def close(self) -> list[str]:
        """Close every page; the addresses outside this machine that were asked for."""
        for page in self._seen:
            page.context.close()
        return [url for visit in self._seen.values() for url in visit.outside]


@pytest.fixture(scope="session")
def seed_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as the build makes it from data/seed."""
    path = tmp_path_factory.mktemp("database") / "ptce.duckdb"
    return build.build(path)


@pytest.fixture(scope="session")
def server(seed_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("server") / "server.log"
    with running_server(seed_database, log) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visits]:
    visits = Visits(browser, server)
    yield visits
    outside = visits.close()
    assert outside == []
