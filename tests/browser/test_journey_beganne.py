"""Find Béganne from its commune and read 1,8 M€ with its source."""

import pytest

from tests.browser.driving import DESKTOP, PHONE, settled


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_from_the_name_of_a_commune_to_a_figure_and_its_source(visit, size):
    page = visit("/", size=size)
    box = page.get_by_role("searchbox").or_(page.get_by_role("textbox", name="Chercher")).first
    box.fill("beganne")
    box.press("Enter")
    settled(page)
    page.get_by_role("link", name="Éoliennes en Pays de Vilaine").first.click()
    settled(page)
    assert "/pole?" in page.url
    assert "pole=eoliennes-pays-de-vilaine" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Éoliennes en Pays de Vilaine"

    savings = page.locator(".ptce-glance article").filter(has_text="Épargne locale mobilisée")
    assert not savings.get_by_text("1,8\u202fM€").first.is_visible()
    savings.locator("summary").click()
    kept = savings.locator("li.kept").filter(has_text="article du 19 juin 2013")
    assert kept.locator("strong").inner_text() == "≈\u00a01,8\u202fM€"
    assert kept.get_by_text("2013 · parc de Béganne").is_visible()
    assert kept.get_by_text("Retenu\u00a0: son année est donnée par la source").is_visible()
    rival = savings.locator("li.rival")
    assert rival.locator("strong").inner_text() == "1,9\u202fM€"
    link = rival.get_by_role("link")
    assert link.get_attribute("href") == "http://defi-energies17.fr/?p=887"
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in (link.get_attribute("rel") or "")


def test_the_keyboard_alone_opens_the_proofs(visit):
    page = visit("/pole", pole="eoliennes-pays-de-vilaine", annee="2013")
    summary = page.locator(".ptce-glance summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".ptce-glance details").first.get_attribute("open") is not None
    assert page.get_by_text("retenu, affiché ici").first.is_visible()


def test_the_keyboard_alone_reaches_a_pole_from_the_list(visit):
    page = visit("/poles", nom="beganne")
    link = page.locator(".st-key-pole-list a")
    link.focus()
    page.keyboard.press("Enter")
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Éoliennes en Pays de Vilaine"


def test_the_address_of_a_pole_with_its_indicator_opens_the_same_elsewhere(visit):
    page = visit("/pole", pole="eoliennes-pays-de-vilaine", indicateur="Citoyens investisseurs")
    assert page.get_by_text("Citoyens investisseurs (parc de Béganne)").first.is_visible()
    assert "pole=eoliennes-pays-de-vilaine" in page.url
    assert "indicateur=Citoyens" in page.url


def test_from_a_pole_to_its_neighbour_the_address_follows_and_keeps_the_filters(visit):
    page = visit("/pole", pole="eoliennes-pays-de-vilaine", lang="en", region="Bretagne")
    page.locator(".st-key-neighbours").get_by_role("link", name="Les Articulteurs").click()
    page.get_by_role("heading", level=1, name="Les Articulteurs").wait_for()
    settled(page)
    assert "pole=les-articulteurs" in page.url
    assert "lang=en" in page.url
    assert "region=Bretagne" in page.url
    page.go_back()
    page.get_by_role("heading", level=1, name="Éoliennes en Pays de Vilaine").wait_for()
    assert "pole=eoliennes-pays-de-vilaine" in page.url
