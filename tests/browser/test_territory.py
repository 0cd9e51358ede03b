"""A territory in a real browser: from a search to the nearest poles."""

from __future__ import annotations

from tests.browser.conftest import Visits
from tests.browser.driving import PHONE, settled


def test_a_commune_searched_by_name_leads_to_its_nearest_poles(visit: Visits) -> None:
    page = visit("/territoire")
    box = page.get_by_label("Chercher un pôle ou une commune")
    box.fill("guerande")
    box.press("Enter")
    settled(page)
    page.get_by_role("link").filter(has_text="Guérande").first.click()
    page.wait_for_url("**commune=44069**")
    settled(page)
    assert page.get_by_role("heading", name="Guérande").is_visible()
    assert page.get_by_role("link").filter(has_text="LabSport").first.is_visible()
    assert page.title() == "Guérande · Territoire · Les PTCE en chiffres"
    assert box.input_value() == ""
    assert page.locator(".st-key-found").count() == 0
    assert "q=" not in page.url


def test_going_up_to_the_region_changes_the_address(visit: Visits) -> None:
    page = visit("/territoire", commune="44069")
    page.get_by_role("button", name="Sa région").click()
    page.wait_for_url("**lieu=**")
    settled(page)
    assert "commune" not in page.url
    again = visit.blank()
    again.goto(page.url)
    settled(again)
    assert again.get_by_role("heading", name="Pays de la Loire").is_visible()


def test_a_territory_reads_on_a_phone(visit: Visits) -> None:
    page = visit("/territoire", size=PHONE, lieu="Bretagne (région)")
    assert page.get_by_text("5 pôles recensés ici").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
