"""Every page, with every other machine out of reach: complete, readable by everyone, on any screen.

axe-core's rules, small screens, large print. One visit serves several checks: a page costs more to open
than to look at.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from ptce_data.i18n import Language
from tests.browser.conftest import Visits
from tests.browser.driving import DESKTOP, PHONE, settled
from tests.browser.every_page import EVERY_PAGE, landed_on, title

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
PAGES = pytest.mark.parametrize("address", EVERY_PAGE)
# Zooming to 200 % halves the width a page is laid out in.
AT_TWICE_ITS_SIZE = (DESKTOP[0] // 2, DESKTOP[1] // 2)

# A rule is here only when the element it names is Streamlit's own and we can neither write nor
# configure it: (rule, what the offending element's HTML contains) and why.
CAUSED_BY_STREAMLIT: dict[tuple[str, str], str] = {}


@PAGES
def test_a_page_is_complete_and_pleases_axe_in_light_and_dark_colours(visit: Visits, address: str) -> None:
    page = visit(address)
    complete_and_alone(visit, page, address, "fr")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(darkened(page)) == []


@LANGUAGES
@PAGES
def test_a_page_on_a_phone_is_complete_pleases_axe_and_scrolls_one_way_and_at_twice_its_size_too(
    visit: Visits, address: str, language: Language
) -> None:
    page = visit(address, size=PHONE, lang=language)
    complete_and_alone(visit, page, address, language)
    assert overflowing(page, PHONE[0]) == []
    assert violations(page) == []
    width, height = AT_TWICE_ITS_SIZE
    page.set_viewport_size({"width": width, "height": height})
    assert overflowing(settled(page), width) == []


def test_the_watch_sees_a_request_that_would_leave_this_machine(visit: Visits) -> None:
    page = visit("/")
    page.evaluate("fetch('https://tiles.example.org/0/0/0.png').catch(() => null)")
    page.wait_for_timeout(200)
    seen = visit.of(page)
    refused = [*seen.outside, *seen.console_errors]
    assert any("tiles.example.org" in line for line in refused)
    seen.outside.clear()


def complete_and_alone(visit: Visits, page: Page, address: str, language: Language) -> None:
    """It is the page asked for, in its language, with all its parts, and asked nothing of another machine."""
    seen = visit.of(page)
    assert seen.outside == []
    assert seen.console_errors == []
    assert page.evaluate("document.documentElement.lang") == language
    assert title(address, language) == landed_on(page)
    named, dashboard = page.title().split(" · ")
    assert named == page.get_by_role("heading", level=1).first.inner_text()
    assert dashboard == {"fr": "Les PTCE en chiffres", "en": "PTCEs in figures"}[language]
    main = page.get_by_test_id("stMain")
    assert main.get_by_role("heading", level=1).first.is_visible()
    assert page.get_by_test_id("stException").count() == 0
    assert missing_pictures(page) == []


def darkened(page: Page) -> Page:
    """Wait until the page has followed the visitor's system to its dark colours."""
    page.wait_for_function(
        "matchMedia('(prefers-color-scheme: dark)').matches && "
        "getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === 'dark'"
    )
    return settled(page)


def missing_pictures(page: Page) -> list[str]:
    """Pictures that did not load, fonts that were asked for and refused."""
    missing: list[str] = page.evaluate("""() => [
      ...[...document.images].filter((image) => image.complete && !image.naturalWidth)
        .map((image) => image.src),
      ...[...document.fonts].filter((font) => font.status === "error").map((font) => font.family),
    ]""")
    return missing


def violations(page: Page) -> list[str]:
    """Rule, impact and element of each violation that is not on the list of exceptions."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:300]}"
        for rule in found
        for node in rule["nodes"]
        if not is_streamlits(rule["id"], node["html"])
    ]


def is_streamlits(rule: str, html: str) -> bool:
    return any(rule == name and part in html for name, part in CAUSED_BY_STREAMLIT)


def overflowing(page: Page, width: int) -> list[str]:
    """What sticks out of the page on its right, unless it scrolls inside a box of its own."""
    names: list[str] = page.evaluate(
        """(width) => {
          const main = document.querySelector('[data-testid="stMain"]');
          const inside = (element) => {
            for (let box = element.parentElement; box && box !== main; box = box.parentElement) {
              if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
            }
            return false;
          };
          const seen = [...main.querySelectorAll("*")].filter((element) => {
            const { right, width: own, height } = element.getBoundingClientRect();
            return own > 1 && height > 1 && right > width + 1 && !inside(element);
          });
          const names = seen.slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
          const scrolls = main.scrollWidth > main.clientWidth + 1;
          return scrolls && !names.length ? ["the page scrolls sideways"] : names;
        }""",
        width,
    )
    return names
