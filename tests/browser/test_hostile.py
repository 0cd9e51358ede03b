"""A pole, a perimeter, a note and a source that try to be more than text stay text on every page."""

import pytest

from tests import worlds
from tests.browser.conftest import Visits
from tests.browser.driving import running_server, settled
from tests.browser.every_page import EVERY_PAGE

ADDRESSES = [address.replace("eoliennes-pays-de-vilaine", "ajonc") for address in EVERY_PAGE]
# What a page would hold if a hostile text had become an element, a script or a link.
INTRUDERS = """() => ({
  images: [...document.images].filter((image) => image.getAttribute("src") === "x").length,
  handlers: document.querySelectorAll("[onerror],[onload],[onclick]").length,
  links: [...document.links].filter((link) => !/^https?:/.test(link.protocol)).length,
  fired: window.hostile === true,
})"""


@pytest.fixture(scope="module")
def hostile_server(hostile_world, tmp_path_factory):
    with running_server(hostile_world, tmp_path_factory.mktemp("hostile") / "server.log") as running:
        yield running


@pytest.fixture
def hostile_visit(browser, hostile_server):
    visits = Visits(browser, hostile_server)
    yield visits
    assert visits.close() == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_texts_stay_texts(hostile_visit, address):
    page = hostile_visit(address)
    assert page.evaluate(INTRUDERS) == {"images": 0, "handlers": 0, "links": 0, "fired": False}
    page.get_by_text("en", exact=True).first.click()
    settled(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate(INTRUDERS) == {"images": 0, "handlers": 0, "links": 0, "fired": False}


def test_the_hostile_name_is_read_as_it_was_written(hostile_visit):
    page = hostile_visit("/pole", pole="ajonc")
    shown = page.get_by_role("heading", level=1).inner_text()
    assert shown.replace("\u2060", "") == worlds.HOSTILE_NAME


def test_the_detail_of_a_figure_shows_a_hostile_perimeter_as_text(hostile_visit):
    page = hostile_visit("/")
    page.locator(".st-key-card-local_savings").get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("<img").first.wait_for()
    assert page.evaluate(INTRUDERS)["images"] == 0
