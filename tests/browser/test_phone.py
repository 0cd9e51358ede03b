"""What a reader does first on a phone: open the menu, search, read in large print."""

from playwright.sync_api import expect

from tests.browser.driving import PHONE, settled

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
