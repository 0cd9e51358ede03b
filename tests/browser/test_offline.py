"""Nothing comes from outside: every page is complete with every other machine out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ptce_data.i18n import Language
from tests.browser.conftest import Visits
from tests.browser.driving import DESKTOP, PHONE
from tests.browser.every_page import EVERY_PAGE, landed_on, title

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", EVERY_PAGE)
@SIZES
def test_a_page_asks_nothing_of_any_other_machine_and_is_complete(
    visit: Visits, address: str, language: Language, size: tuple[int, int]
) -> None:
    page = visit(address, size=size, lang=language)
    seen = visit.of(page)
    assert seen.outside == []
    assert seen.console_errors == []
    assert page.evaluate("document.documentElement.lang") == language
    assert title(address, language) == landed_on(page)
    main = page.get_by_test_id("stMain")
    assert main.get_by_role("heading", level=1).first.is_visible()
    assert page.get_by_test_id("stException").count() == 0
    assert missing_pictures(page) == []


def missing_pictures(page: Page) -> list[str]:
    """Pictures that did not load, fonts that were asked for and refused."""
    missing: list[str] = page.evaluate("""() => [
      ...[...document.images].filter((image) => image.complete && !image.naturalWidth)
        .map((image) => image.src),
      ...[...document.fonts].filter((font) => font.status === "error").map((font) => font.family),
    ]""")
    return missing


def test_the_watch_sees_a_request_that_would_leave_this_machine(visit: Visits) -> None:
    page = visit("/")
    page.evaluate("fetch('https://tiles.example.org/0/0/0.png').catch(() => null)")
    page.wait_for_timeout(200)
    seen = visit.of(page)
    refused = [*seen.outside, *seen.console_errors]
    assert any("tiles.example.org" in line for line in refused)
    seen.outside.clear()
