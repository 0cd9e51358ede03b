"""Every page can be read by everyone: axe-core's rules, small screens, large print."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from ptce_data.i18n import Language
from tests.browser.conftest import Visits
from tests.browser.driving import DESKTOP, PHONE
from tests.browser.every_page import EVERY_PAGE

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
PAGES = pytest.mark.parametrize("address", EVERY_PAGE)

# A rule is here only when the element it names is Streamlit's own and we can neither write nor
# configure it: (rule, what the offending element's HTML contains) and why.
CAUSED_BY_STREAMLIT: dict[tuple[str, str], str] = {}


@LANGUAGES
@PAGES
def test_axe_finds_nothing_to_say_of_a_page(visit: Visits, address: str, language: Language) -> None:
    page = visit(address, lang=language)
    assert violations(page) == []


@PAGES
def test_axe_finds_nothing_to_say_of_a_page_in_dark_colours(visit: Visits, address: str) -> None:
    page = visit(address, scheme="dark")
    assert violations(page) == []


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


@PAGES
def test_a_page_on_a_phone_scrolls_in_one_direction_only_and_pleases_axe(visit: Visits, address: str) -> None:
    page = visit(address, size=PHONE)
    assert overflowing(page, PHONE[0]) == []
    assert violations(page) == []


@PAGES
def test_a_page_at_twice_its_size_scrolls_in_one_direction_only(visit: Visits, address: str) -> None:
    # Zooming to 200 % halves the width a page is laid out in.
    width, height = DESKTOP
    page = visit(address, size=(width // 2, height // 2))
    assert overflowing(page, width // 2) == []


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
