"""The map in a real browser: what it asks of the network, what a click and the keyboard reach."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.driving import PHONE, Server, settled

FETCHED = "performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('.geojson'))"
LIMIT = 150_000  # bytes a first visit to the map may send over the websocket


def test_the_first_messages_of_the_map_are_small_and_outlines_come_once(
    visit: Visits, server: Server
) -> None:
    page = visit.blank()
    sizes: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame))))
    page.goto(server.address("/carte"))
    settled(page)
    page.wait_for_function(f"{FETCHED}.length >= 3")
    fetched = [url.partition("?")[0].rpartition("/")[2] for url in page.evaluate(FETCHED)]
    assert sorted(set(fetched)) == ["departements.geojson", "regions.geojson", "voisins.geojson"]
    assert 0 < sum(sizes) < LIMIT


def test_the_map_is_drawn_and_says_in_words_what_it_shows(visit: Visits) -> None:
    page = visit("/carte")
    figure = page.get_by_role("figure").first
    assert "65 placés sur la carte" in (figure.get_attribute("aria-label") or "")
    assert figure.locator("canvas").count() == 1
    assert drawn(page)


def test_the_keyboard_reaches_every_pole_by_the_list(visit: Visits) -> None:
    page = visit("/carte", region="Bretagne")
    page.locator("summary").filter(has_text="Les pôles de la carte, un par un").focus()
    page.keyboard.press("Enter")
    settled(page)
    links = page.get_by_role("link").filter(has_text="Béganne")
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pole?**")
    settled(page)
    assert page.get_by_role("heading", name="Éoliennes en Pays de Vilaine").first.is_visible()


def test_choosing_a_pole_is_in_the_address_and_opens_elsewhere(visit: Visits) -> None:
    page = visit("/carte", choix="Éoliennes en Pays de Vilaine", indicateur="Épargne locale mobilisée")
    assert page.get_by_text("Voir sa fiche").is_visible()
    again = visit.blank()
    again.goto(page.url)
    settled(again)
    assert again.get_by_text("Voir sa fiche").is_visible()


def test_on_a_phone_a_finger_on_the_map_scrolls_the_page(visit: Visits) -> None:
    page = visit("/carte", size=PHONE)
    canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas')
    assert canvas.evaluate("(element) => getComputedStyle(element).touchAction") == "pan-y"
    box = canvas.bounding_box()
    assert box is not None
    assert box["width"] <= PHONE[0]
    assert box["height"] < PHONE[1] / 2


def test_the_whole_map_is_seen_without_scrolling_on_a_laptop(visit: Visits) -> None:
    page = visit("/carte", size=(1366, 768))
    box = page.locator('[data-testid="stDeckGlJsonChart"]').bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768


def test_on_a_phone_the_pole_chosen_is_summed_up_between_the_map_and_its_legend(visit: Visits) -> None:
    page = visit("/carte", size=PHONE, choix="Éoliennes en Pays de Vilaine")
    tops = [
        page.locator(place).first.bounding_box()
        for place in (
            '[data-testid="stDeckGlJsonChart"]',
            ".st-key-carte-resume",
            ".st-key-choix",
            ".ptce-legend",
        )
    ]
    assert all(tops)
    heights = [box["y"] for box in tops if box]
    assert heights == sorted(heights)


def drawn(page: Page) -> bool:
    """Whether the map's picture has more than one colour."""
    picture = page.locator('[data-testid="stDeckGlJsonChart"]').screenshot()
    return len(picture) > 20_000
