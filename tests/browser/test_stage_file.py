"""The scenario's file in a real Chromium without a network: drawn, driven by keys, touched, printed."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from ptce_data.exports.stage_html import show_html
from ptce_data.leaflet import Source
from tests import leave_behinds as hand
from tests.browser.driving import DESKTOP, PHONE

DRAWN = "document.documentElement.dataset.drawn === 'all'"
SMALLEST = 28
CUT = "one => [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth]"
# The size of every text in sight, those of drawings as they are enlarged.
SIZES = """() => [...document.querySelectorAll(".step:not([hidden]) *, .bar *")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .filter((one) => one.getBoundingClientRect().width > 0)
  .map((one) => parseFloat(getComputedStyle(one).fontSize)
    * (one.ownerSVGElement ? one.ownerSVGElement.getScreenCTM().a : 1))"""


class Opened:
    """The file in a browser that is offline: what it asked for, what it complained of."""

    def __init__(self, browser, path, **options):
        self.context = browser.new_context(offline=True, locale="fr-FR", reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type == "error" else None
        )
        self.page.goto(path.as_uri())
        self.page.wait_for_function(DRAWN)


@pytest.fixture
def open_file(browser, tmp_path):
    opened = []

    def opening(show=hand.SHOW, *, size=DESKTOP, notes=False, **options):
        path = tmp_path / "scénario à emporter.html"
        path.write_bytes(show_html(show, hand.SITE, notes=notes))
        opened.append(Opened(browser, path, viewport={"width": size[0], "height": size[1]}, **options))
        return opened[-1].page

    yield opening
    for one in opened:
        one.context.close()
        assert one.complaints == []
        assert [url for url in one.asked if not url.startswith(("file:", "data:"))] == []


def heading(page):
    return page.locator(".step:not([hidden]) h1").inner_text()


def test_charts_and_map_are_drawn_without_a_network(open_file):
    page = open_file()
    page.keyboard.press("ArrowRight")
    drawn = page.locator(".step:not([hidden]) .drawing svg")
    assert drawn.count() == 2
    assert (
        drawn.first.get_by_text("Pays de la Loire")
        .or_(drawn.first.get_by_text("Bretagne"))
        .first.is_visible()
    )
    page.keyboard.press("ArrowRight")
    assert page.locator(".map svg").get_by_text("Pôle Ajonc").first.is_visible()


def test_keys_of_a_clicker_lead_through_the_steps(open_file):
    page = open_file()
    seen = []
    for key in ("ArrowRight", "PageDown", " ", " ", "ArrowLeft", "PageUp", "End", "Home"):
        page.keyboard.press(key)
        seen.append(heading(page))
    last = "Sources et définitions"
    steps = [f"Étape {n} du récit" for n in (1, 2, 3)]
    assert seen == [steps[1], steps[2], last, last, steps[2], steps[1], last, steps[0]]


def test_the_place_is_in_the_address_and_survives_a_reload(open_file):
    page = open_file()
    page.keyboard.press("PageDown")
    assert page.url.endswith("#etape=2")
    page.reload()
    page.wait_for_function(DRAWN)
    assert heading(page) == "Étape 2 du récit"
    assert page.locator("#ou").inner_text() == "2 / 3"
    page.evaluate("location.hash = '#etape=3'")
    page.wait_for_function("document.title.startsWith('Étape 3')")
    assert heading(page) == "Étape 3 du récit"


def test_the_pointer_reads_a_bar_and_a_point_of_the_map(open_file):
    page = open_file()
    page.keyboard.press("ArrowRight")
    page.locator(".step:not([hidden]) .mark-rect path").first.hover()
    tip = page.locator("#vg-tooltip-element.visible")
    assert tip.inner_text() == "Bretagne\u00a0: 12"
    page.keyboard.press("ArrowRight")
    page.locator(".step:not([hidden]) .mark-symbol path").first.hover()
    expect(tip).to_have_text("Pôle Chêne, Nantes : Pôle Chêne")


def test_the_map_is_enlarged_and_moved(open_file):
    page = open_file()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    svg = page.locator(".map svg")
    whole = svg.get_attribute("viewBox")
    page.keyboard.press("+")
    near = svg.get_attribute("viewBox")
    box = svg.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 80, box["y"] + box["height"] / 2)
    page.mouse.up()
    moved = svg.get_attribute("viewBox")
    assert len({whole, near, moved}) == 3
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert [float(part) for part in svg.get_attribute("viewBox").split()] == [
        float(part) for part in re.split(r"[ ,]+", whole)
    ]


@pytest.mark.parametrize("size", [(1024, 768), DESKTOP, (1920, 1080)])
def test_a_room_reads_every_text_and_nothing_is_cut(open_file, size):
    show = replace(hand.SHOW, scenes=(hand.SHOW.scenes[0], hand.SHOW.scenes[2]))
    page = open_file(show, size=size)
    for _step in range(3):
        assert min(page.evaluate(SIZES)) >= SMALLEST - 0.5
        step = page.locator(".step:not([hidden])")
        assert step.evaluate(
            "one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth"
        )
        page.keyboard.press("ArrowRight")


def test_six_figures_hold_in_a_small_projector_without_small_type(open_file):
    said = replace(hand.SAVINGS, context="10 pôles sur 91 · 2013-2019 · dont une année estimée")
    page = open_file(replace(hand.SHOW, scenes=(hand.scene(1, figures=(said,) * 6),)), size=(1024, 768))
    assert page.locator(".step:not([hidden])").evaluate(CUT) == [0, 0]


def test_figures_too_long_for_the_screen_are_read_by_the_arrow_not_cut(open_file):
    said = replace(hand.SAVINGS, context="10 pôles sur 91 · 2013-2019 · dont une année estimée · " * 3)
    scenes = (hand.scene(1, figures=(said,) * 6), hand.scene(2, figures=(said,)))
    page = open_file(replace(hand.SHOW, scenes=scenes), size=(1024, 768))
    step = page.locator(".step:not([hidden])")
    hidden, too_wide = step.evaluate(CUT)
    assert hidden > 0
    assert too_wide == 0
    page.keyboard.press("ArrowDown")
    assert step.evaluate("one => one.scrollTop") > 0


def test_an_arrow_reads_a_long_page_to_its_end_before_the_next(open_file):
    long = (Source("Un titre que rien ne coupe, " * 60, ""),)
    page = open_file(replace(hand.SHOW, sources=long, definitions=()), size=(1024, 768))
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    assert heading(page) == "Étape 3 du récit"
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    assert page.locator(".step:not([hidden])").evaluate("one => one.scrollTop") > 0


def test_the_last_pages_are_whole_on_a_small_projector(open_file):
    sources = tuple(
        Source(f"Article {n}, d'un journal au nom assez long pour une ligne", "") for n in range(20)
    )
    page = open_file(replace(hand.SHOW, sources=sources), size=(1024, 768))
    page.keyboard.press("End")
    while heading(page) != "Étape 3 du récit":
        step = page.locator(".step:not([hidden])")
        assert step.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
        assert page.locator("#ou").inner_text() == heading(page)
        page.keyboard.press("ArrowLeft")


def test_a_finger_turns_the_pages_of_a_phone(open_file):
    page = open_file(size=PHONE, has_touch=True)
    swipe = """(across) => {
      const at = (x) => [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })];
      const tell = (name, which) =>
        document.body.dispatchEvent(new TouchEvent(name, { ...which, bubbles: true }));
      tell("touchstart", { touches: at(200) });
      tell("touchend", { changedTouches: at(200 + across) });
    }"""
    page.evaluate(swipe, -120)
    assert heading(page) == "Étape 2 du récit"
    page.evaluate(swipe, 120)
    assert heading(page) == "Étape 1 du récit"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_dark_device_shows_a_dark_page_and_a_dark_drawing(open_file):
    page = open_file(color_scheme="dark")
    page.keyboard.press("ArrowRight")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    text = page.locator(".drawing svg text").first.evaluate("one => getComputedStyle(one).fill")
    assert (ground, text) == ("rgb(17, 25, 29)", "rgb(233, 239, 241)")


def test_the_table_behind_a_chart_opens(open_file):
    page = open_file()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Source et tableau").first.click()
    cells = page.locator(".step:not([hidden]) details[open] td").all_inner_texts()
    assert cells == ["Bretagne", "12", "Pays de la Loire", "7,5", "Corse", "non communiqué"]


def test_it_prints_a_page_a_step(open_file):
    page = open_file()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 4


def test_notes_come_and_go_with_a_key(open_file):
    page = open_file(notes=True)
    assert not page.get_by_text("Note privée 1.").is_visible()
    page.keyboard.press("n")
    assert page.get_by_text("Note privée 1.").is_visible()


def test_hostile_texts_stay_texts_in_the_browser(open_file):
    page = open_file(hand.hostile_show(), notes=True)
    assert "pris" not in (page.title().split(" – ")[0], page.evaluate("document.title"))
    assert page.locator("img").count() == 0


def test_what_the_pointer_reads_is_a_text_whatever_it_holds(open_file):
    points = (replace(hand.MAP.points[0], text=hand.HOSTILE),)
    page = open_file(replace(hand.SHOW, scenes=(hand.scene(1, map=replace(hand.MAP, points=points)),)))
    page.locator(".mark-symbol path").first.hover()
    tip = page.locator("#vg-tooltip-element.visible")
    assert "<img src=x" in tip.inner_text()
    assert tip.locator("img").count() == 0


def test_without_scripts_all_is_there_to_read(open_file, browser, tmp_path):
    path = tmp_path / "sans.html"
    path.write_bytes(show_html(hand.SHOW, hand.SITE))
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".step").count() == 4
    assert page.get_by_text("La Bretagne compte 12 pôles, la Corse n'a rien communiqué.").is_visible()
    context.close()
