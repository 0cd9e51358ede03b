"""What a reader does first on a phone: open the menu, search, read in large print."""

from playwright.sync_api import expect

from tests.browser.driving import PHONE, settled
from tests.browser.test_every_page import overflowing

THUMB = 44


def test_the_menu_closes_once_a_page_is_chosen_and_is_closed_when_a_page_opens(visit):
    page = visit("/", size=PHONE)
    panel = page.get_by_test_id("stSidebar")
    page.get_by_role("button", name="Menu, pages et filtres").click()
    close = page.get_by_role("button", name="Fermer le menu").bounding_box()
    assert close is not None
    assert min(close["height"], close["width"]) >= THUMB
    panel.get_by_role("link", name="Territoire").click()
    page.wait_for_url("**/territoire**")
    expect(panel).to_have_attribute("data-collapsed", "true")
    page.get_by_role("button", name="Menu, pages et filtres").click()
    expect(panel).to_have_attribute("data-collapsed", "false")
    page.reload()
    settled(page)
    expect(panel).to_have_attribute("data-collapsed", "true")
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Aller au contenu")


def test_text_twice_as_large_stays_on_a_phone_s_screen(visit):
    page = visit("/", size=PHONE)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    page.wait_for_timeout(300)
    cards = [page.locator(f".st-key-card-{name}").bounding_box() for name in ("poles", "jobs_members")]
    assert cards[0]["y"] < cards[1]["y"]
    assert overflowing(page, PHONE[0]) == []
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") == PHONE[0]


def test_the_keyboard_reaches_the_pages_without_going_through_the_filters(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Aller au menu")
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Vue d'ensemble")
    page.keyboard.press("Tab")
    expect(focused).to_have_css("outline-style", "solid")
