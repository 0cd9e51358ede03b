"""The addresses a test about "every page" opens: new pages of the navigation join by themselves."""

from __future__ import annotations

from playwright.sync_api import Page

from pages._ui import navigation
from ptce_data import i18n

# A page that shows nothing of its own without a subject is opened on one.
SUBJECTS = {"pole": "?pole=eoliennes-pays-de-vilaine"}
EVERY_PAGE = [f"/{entry.path}{SUBJECTS.get(entry.name, '')}" for entry in navigation.PUBLIC]


def title(address: str, language: i18n.Language) -> str:
    """The title in the navigation of the page at `address`."""
    path = address.removeprefix("/").partition("?")[0]
    name = next(entry.name for entry in navigation.PUBLIC if entry.path == path)
    with i18n.speaking(language):
        return navigation.titles()[name]


def landed_on(page: Page) -> str:
    """The title under which the menu shows the page one is on; its heading where the menu leaves it out."""
    current = page.locator('a[aria-current="page"]')
    heading = page.get_by_test_id("stMain").get_by_role("heading", level=1)
    return (current if current.count() else heading).first.inner_text().strip()
