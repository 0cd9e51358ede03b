"""A state of the dashboard is its address; the language too."""

from tests.browser.driving import settled


def test_bretagne_filtered_by_hand_opens_the_same_in_a_new_browser(visit, server):
    page = visit("/")
    page.get_by_role("combobox", name="Région").click()
    page.keyboard.type("Breta")
    page.get_by_role("option", name="Bretagne").click()
    settled(page)
    assert page.url == f"{server.url}/?region=Bretagne"
    assert page.locator(".st-key-card-poles .value").inner_text() == "5"

    elsewhere = visit.blank()
    elsewhere.goto(page.url)
    settled(elsewhere)
    assert elsewhere.locator(".st-key-card-poles .value").inner_text() == "5"
    assert elsewhere.locator(".st-key-card-local_savings .value").inner_text() == "≈ 8\u202fM€"


def test_filters_follow_from_page_to_page(visit, server):
    page = visit("/", region="Bretagne")
    page.get_by_role("link", name="Voir la liste").click()
    page.wait_for_url("**/poles?**")
    settled(page)
    assert page.url.startswith(f"{server.url}/poles?")
    assert "region=Bretagne" in page.url
    assert page.get_by_text("Éoliennes en Pays de Vilaine").first.is_visible()
    assert page.get_by_text("Pôle Sud Archer").count() == 0


def test_english_is_a_click_away_and_stays_in_the_address(visit):
    page = visit("/", secteur="Énergies renouvelables")
    assert page.locator(".st-key-card-poles .value").inner_text() == "2"
    page.get_by_text("en", exact=True).click()
    settled(page)
    assert "lang=en" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Overview"
    assert "secteur=Renewable+energy" in page.url
    assert page.locator(".st-key-card-poles .value").inner_text() == "2"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_taking_the_filters_off_empties_the_address(visit, server):
    page = visit("/", region="Bretagne", annee="2014")
    page.get_by_role("button", name="Effacer les filtres").click()
    settled(page)
    assert page.url == f"{server.url}/"
    assert page.locator(".st-key-card-poles .value").inner_text() == "91"


def test_a_pole_found_by_search_on_another_pole_s_page_keeps_filters_and_language(visit, server):
    page = visit("/pole", pole="pole-sud-archer", region="Bretagne", lang="en")
    page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first.fill("beganne")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("link", name="Éoliennes en Pays de Vilaine").first.click()
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Éoliennes en Pays de Vilaine"
    for part in ("pole=eoliennes-pays-de-vilaine", "region=Bretagne", "lang=en"):
        assert part in page.url
