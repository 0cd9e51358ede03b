"""Compare three poles and meet the guard, in a real browser; the address holds it all."""

import pytest
from playwright.sync_api import Page

from tests.browser.driving import PHONE, settled

THREE = (
    ("poles", "Initiatives et Cité"),
    ("poles", "La Coursive Boutaric"),
    ("poles", "Pôle Sud Aquitaine (CBE du Seignanx)"),
)


def choose(page: Page, key: str, label: str) -> None:
    """Type in a list of choices and take the one whose label is exactly that."""
    box = page.locator(f".st-key-{key} input")
    box.click()
    box.fill(label)
    page.get_by_role("option", name=label, exact=True).click()
    settled(page)
    page.keyboard.press("Escape")


def read(page: Page) -> str:
    """What the page says, with plain spaces."""
    return page.inner_text('[data-testid="stMain"]').replace("\u202f", " ").replace("\u00a0", " ")


def test_three_poles_meet_the_guard_follow_its_offer_and_share_the_address(visit):
    page = visit("/comparer")
    for _key, name in THREE:
        choose(page, "poles", name)
    choose(page, "indicateurs", "Structures membres")
    said = read(page)
    assert "Ces chiffres ne se comparent pas sans réserve." in said
    assert "Année donnée par la source contre année estimée" in said
    assert "Pôle Sud Aquitaine (CBE du Seignanx) : 2021, donnée" in said

    page.locator(".st-key-offre-member_structures button").click()
    settled(page)
    assert "L'année, le périmètre et la précision permettent de les comparer." in read(page)
    assert "Ces chiffres ne se comparent pas sans réserve." not in read(page)

    copied = visit.blank()
    copied.goto(page.url)
    settled(copied)
    assert read(copied) == read(page)


def test_every_value_and_every_whole_name_is_written_on_a_phone(visit):
    name = "Pôle de gestion des déchets et de développement environnemental des Alpilles"
    page = visit(
        f"/comparer?poles=Initiatives et Cité&poles={name}&indicateurs=Structures membres", size=PHONE
    )
    chart = page.locator('[data-testid="stPlotlyChart"]').first
    box = chart.bounding_box()
    assert box is not None
    texts = chart.locator("text")
    written = " ".join(text.text_content() or "" for text in texts.all()).replace("\u00a0", " ")
    for words in ("Pôle de gestion des déchets et de", "environnemental des Alpilles", "2 structures"):
        assert words in written
    for text in texts.all():
        drawn = text.bounding_box()
        if drawn and drawn["width"]:
            assert drawn["x"] >= box["x"] - 1
            assert drawn["x"] + drawn["width"] <= box["x"] + box["width"] + 1


@pytest.mark.parametrize("first", ["en", "fr"])
def test_a_change_of_language_keeps_what_was_chosen(visit, first):
    labels = {
        "fr": ("Structures membres", "Soutien public"),
        "en": ("Member organisations", "Public support"),
    }
    other = {"fr": "en", "en": "fr"}[first]
    chosen = "".join(f"&indicateurs={label}" for label in labels[first])
    page = visit(f"/comparer?lang={first}&poles=Paris Mix&poles=Initiatives et Cité{chosen}")
    for language in (other, first):
        page.locator(".st-key-lang").get_by_text(language, exact=True).click()
        settled(page)
        headings = page.locator("h3").all_inner_texts()
        assert headings == list(labels[language])
