"""The stage in a real browser: keys, clicker, finger, windows in step, and what the last row can read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.driving import PHONE, settled
from tests.browser.test_every_page import violations

BEGANNE = "beganne-en-huit-etapes"
SCENARIOS = (BEGANNE, "les-ptce-en-cinq-minutes", "quatre-poles-quatre-histoires")
SIZES = ((1024, 768), (1366, 768), (1920, 1080), (1400, 1050))
SMALLEST_TEXT = 28
PATIENT = 30_000

# Timers of more than 4 s end twenty times earlier: a stand does not wait for a test.
HURRY = """(() => {
  const wait = window.setTimeout;
  window.setTimeout = (act, ms, ...more) => wait(act, ms > 4000 ? ms / 20 : ms, ...more);
})();"""

# Every text one can see, in the page and in the component, smaller than it should be.
SMALL_TEXTS = """(smallest) => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const text = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join("");
      if (!text || /^(STYLE|SCRIPT|TITLE)$/.test(element.tagName)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = element.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (width > 1 && height > 1 && size < smallest) found.push(`${size}px ${text}`);
    }
  };
  look(document.body);
  return found;
}"""
# What sticks out of the screen, or is cut by its own box.
STICKING_OUT = """() => {
  const stage = document.querySelector(".st-key-stage");
  const drawn = (element) => element.checkVisibility({ visibilityProperty: true })
    && getComputedStyle(element).display !== "contents";
  const seen = [...stage.querySelectorAll(".ptce-scene *, .st-key-stage-map")].filter(drawn);
  const out = seen.filter((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
  });
  const cut = seen.filter((element) => /^(P|H1|FIGCAPTION)$/.test(element.tagName)
    && (element.scrollHeight > element.clientHeight * 1.2 || element.scrollWidth > element.clientWidth + 1));
  const scrolls = stage.scrollHeight > stage.clientHeight + 1
    || document.scrollingElement.scrollHeight > innerHeight + 1;
  const named = [...out, ...cut].map((element) => element.outerHTML.slice(0, 120));
  return scrolls ? [...named, "the stage scrolls"] : named;
}"""

# Values written over one another, or over a mark.
COVERED_LABELS = """() => {
  const boxes = (selector) => [...document.querySelectorAll(`.ptce-lines ${selector}`)].map((element) =>
    ({ text: element.textContent, box: element.getBoundingClientRect() }));
  const touch = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const labels = boxes("b:not(.left-out)");
  return labels.filter((one, at) => labels.some((other, place) => place > at && touch(one.box, other.box))
    || boxes("i").some((mark) => touch(one.box, mark.box))).map((one) => one.text);
}"""


def on_step(page: Page, step: int) -> None:
    """Wait for the step, on screen and in the address."""
    expect(page.locator(".st-key-stage footer .steps")).to_have_text(
        re.compile(rf"^{step}\u202f/"), timeout=PATIENT
    )
    expect(page).to_have_url(re.compile(rf"[?&]etape={step}\b"), timeout=PATIENT)


def test_arrows_clickers_and_the_other_keys_turn_the_pages_and_a_reload_stays(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE)
    on_step(page, 1)
    for key, step in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        (" ", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("End", 8),
        ("ArrowRight", 8),
        ("Home", 1),
        ("ArrowLeft", 1),
        ("ArrowDown", 2),
    ):
        page.keyboard.press(key)
        on_step(page, step)
    page.reload()
    settled(page)
    on_step(page, 2)
    assert page.get_by_role("heading", level=1).inner_text() == "Tout part de clubs d'habitants"
    assert visit.of(page).console_errors == []


def test_keys_pressed_in_a_hurry_are_all_counted(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE)
    for _press in range(5):
        page.keyboard.press("ArrowRight")
    on_step(page, 6)


def test_slash_shows_any_pole_and_one_key_comes_back_to_the_same_step(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE, etape="3")
    on_step(page, 3)
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("sud archer")
    expect(page.get_by_role("option")).to_have_text(["Pôle Sud Archer — Romans-sur-Isère"])
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Pôle Sud Archer", timeout=PATIENT)
    assert "pole=pole-sud-archer" in page.url
    page.reload()
    settled(page)
    expect(heading).to_have_text("Pôle Sud Archer", timeout=PATIENT)
    page.keyboard.press("b")
    on_step(page, 3)
    assert "pole=" not in page.url


def test_keys_typed_in_the_search_turn_no_page(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE, etape="3")
    page.keyboard.press("/")
    page.keyboard.type("le b f")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_be_hidden()
    on_step(page, 3)


def test_a_swipe_and_a_tap_on_an_edge_turn_the_page(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE)
    page.mouse.move(900, 400)
    page.mouse.down()
    page.mouse.move(600, 410, steps=4)
    page.mouse.up()
    on_step(page, 2)
    page.mouse.click(1340, 300)
    on_step(page, 3)
    page.mouse.click(20, 300)
    on_step(page, 2)
    page.mouse.click(683, 300)
    page.wait_for_timeout(400)
    on_step(page, 2)


def test_the_stage_and_the_speaker_view_stay_in_step_both_ways(visit: Visits) -> None:
    stage = visit("/presenter", scenario=BEGANNE, etape="2")
    on_step(stage, 2)
    speaker = stage.context.new_page()
    speaker.goto(stage.url.replace("etape=2", "etape=7") + "&vue=orateur")
    settled(speaker)
    on_step(speaker, 2)  # a window opened later catches up
    stage.keyboard.press("PageDown")
    on_step(speaker, 3)
    speaker.keyboard.press("PageDown")
    on_step(stage, 4)
    assert "Un chiffre, plusieurs versions" in speaker.locator(".ptce-speaker .now").inner_text()
    assert "Les éoliennes tournent" in speaker.locator(".ptce-speaker .next").inner_text()
    assert re.fullmatch(r"\d\d:\d\d", speaker.locator(".clock").inner_text())
    assert re.fullmatch(r"\d\d:\d\d / 05:45", speaker.locator(".timer").inner_text())
    assert violations(speaker) == []


def test_each_scenario_has_its_own_timer(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE, etape="1", vue="orateur")
    begun = {f"scene-since:{name}": str(1_000_000_000 * n) for n, name in enumerate(SCENARIOS, start=1)}
    page.evaluate("(begun) => Object.assign(sessionStorage, begun)", begun)
    page.reload()
    settled(page)
    expect(page.locator(".timer")).to_have_text(re.compile(r"^\d{5,}:\d\d / 05:45"), timeout=PATIENT)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Présenter", timeout=PATIENT)
    left = page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('scene-since')).sort()")
    assert left == sorted(f"scene-since:{name}" for name in SCENARIOS[1:])


def test_a_loop_advances_by_itself_waits_when_touched_and_goes_on(visit: Visits) -> None:
    page = visit.blank()
    page.add_init_script(HURRY)
    page.goto(visit.address("/presenter", scenario=BEGANNE, etape="8", boucle="1"))
    settled(page)
    on_step(page, 1)  # after the last step, the first
    page.keyboard.press("ArrowRight")
    on_step(page, 2)
    on_step(page, 3)  # the pause is over


def test_a_loop_opened_from_the_list_is_still_one_after_a_reload(visit: Visits) -> None:
    page = visit("/presenter")
    page.get_by_role("link", name="Boucle").first.click()
    on_step(page, 1)
    expect(page).to_have_url(re.compile(r"[?&]boucle=1\b"), timeout=PATIENT)
    page.reload()
    settled(page)
    expect(page).to_have_url(re.compile(r"[?&]boucle=1\b"), timeout=PATIENT)
    assert page.locator('.controls [data-act="loop"]').get_attribute("hidden") is None


@pytest.mark.parametrize("key", ["b", "."])
def test_the_screen_goes_black_and_any_key_lights_the_same_step(visit: Visits, key: str) -> None:
    page = visit("/presenter", scenario=BEGANNE, etape="3")
    on_step(page, 3)
    page.keyboard.press(key)
    black = page.locator(".black")
    expect(black).to_be_visible()
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    page.keyboard.press("ArrowRight")
    expect(black).to_be_hidden()
    on_step(page, 3)


def test_a_black_screen_asked_from_the_speaker_view_leaves_the_speaker_the_notes(visit: Visits) -> None:
    stage = visit("/presenter", scenario=BEGANNE, etape="2")
    on_step(stage, 2)
    speaker = stage.context.new_page()
    speaker.goto(stage.url + "&vue=orateur")
    settled(speaker)
    speaker.keyboard.press(".")
    expect(stage.locator(".black")).to_be_visible(timeout=PATIENT)
    expect(speaker.locator(".black")).to_be_hidden()
    expect(speaker.locator(".darkened")).to_have_text("Écran noir")
    speaker.keyboard.press("PageDown")
    expect(stage.locator(".black")).to_be_hidden(timeout=PATIENT)
    on_step(stage, 2)


def test_the_stage_covers_the_whole_screen_and_nothing_of_the_page_is_left(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE)
    box = page.locator(".st-key-stage").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1366, "height": 768}
    for part in ("stSidebar", "stHeader", "stToolbar", "stTopNavSection"):
        assert not page.get_by_test_id(part).first.is_visible()
    assert page.locator("input:visible, select:visible, textarea:visible").count() == 0
    assert page.locator("footer .date").inner_text().startswith("Base du ")


def test_escape_leads_back_to_the_list_and_its_address(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE, etape="3", lang="en")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Present", timeout=PATIENT)
    settled(page)
    assert page.url.endswith("/presenter?lang=en")
    page.get_by_role("link", name="Open on stage").first.click()
    on_step(page, 1)


def test_f_fills_the_screen_and_escape_leaves_it_before_the_stage(visit: Visits) -> None:
    page = visit("/presenter", scenario=BEGANNE, etape="3")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null", timeout=PATIENT)
    page.keyboard.press("Escape")
    page.wait_for_function("document.fullscreenElement === null", timeout=PATIENT)
    on_step(page, 3)


def values_stand_apart_and_years_in_line(page: Page) -> None:
    """Each value of the chart is beside its own mark, and each year on the axis."""
    seen = [text for text in page.locator(".ptce-lines b:not(.left-out)").all_inner_texts() if text]
    assert [re.sub(r"\s", " ", text) for text in seen] == [
        *("≈ 1 M€", "≈ 1,8 M€", "≈ 2,3 M€", "≈ 1,8 M€", "≈ 8 M€", "1,9 M€"),
    ]
    years = page.locator(".ptce-years li:visible")
    assert years.all_inner_texts() == ["2012", "2013", "2014", "2018", "2022"]
    tops = years.evaluate_all("(all) => all.map((year) => Math.round(year.getBoundingClientRect().top))")
    assert len(set(tops)) == 1
    assert page.evaluate(COVERED_LABELS) == []


def every_sector_is_a_bar_or_is_counted(page: Page) -> None:
    bars = [int(text) for text in page.locator(".ptce-bars li:visible em").all_inner_texts()]
    below = page.locator(".chart .below").inner_text()
    counted = re.fullmatch(r"Et (\d+) autres\. Un pôle compte dans chacun de ses secteurs\.", below)
    assert counted
    assert len(bars) + int(counted[1]) == 22
    # By poles: 32, 24, 21, 20, 18, 15, 15, 12, 11, 8, 7, then twice 6.
    assert bars == [32, 24, 21, 20, 18, 15, 15, 12, 11, 8, 7][: len(bars)]
    assert len(bars) != 6


def every_cited_figure_keeps_its_years_and_its_perimeter(page: Page) -> None:
    assert page.locator(".figures .context:visible").count() == 5
    last = page.locator(".figures .cited").last.inner_text()
    assert "969" in last
    assert "2015–2024" in last


# What else must hold, on every screen, for one step of a scenario.
BESIDES = {
    (BEGANNE, 4): values_stand_apart_and_years_in_line,
    ("les-ptce-en-cinq-minutes", 3): every_sector_is_a_bar_or_is_counted,
    ("les-ptce-en-cinq-minutes", 4): every_cited_figure_keeps_its_years_and_its_perimeter,
}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_last_row_can_read_every_step_and_nothing_sticks_out(visit: Visits, scenario: str) -> None:
    """On each screen in turn, as when a projector is plugged in."""
    faults = []
    page = visit("/presenter", scenario=scenario)
    steps = int(page.locator("footer .steps").inner_text().partition("/")[2])
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        for step in range(1, steps + 1):
            on_step(page, step)
            page.wait_for_timeout(250)  # the stage tells its new size, and fits its texts to it
            settled(page)
            found = page.evaluate(SMALL_TEXTS, SMALLEST_TEXT) + page.evaluate(STICKING_OUT)
            faults += [f"{step} at {width}×{height}: {fault}" for fault in found]
            BESIDES.get((scenario, step), lambda _page: None)(page)
            page.keyboard.press("PageDown")
    assert faults == []


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]], ids=str)
def test_a_step_opened_on_a_screen_is_drawn_for_it(visit: Visits, size: tuple[int, int]) -> None:
    page = visit("/presenter", size=size, scenario=BEGANNE, etape="4")
    on_step(page, 4)
    page.wait_for_timeout(250)
    assert page.evaluate(SMALL_TEXTS, SMALLEST_TEXT) + page.evaluate(STICKING_OUT) == []
    values_stand_apart_and_years_in_line(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_say_of_any_step(visit: Visits, scheme: str) -> None:
    page = visit("/presenter", scheme=scheme, scenario=BEGANNE)
    for step in range(1, 9):
        on_step(page, step)
        settled(page)
        assert violations(page) == []
        page.keyboard.press("PageDown")


def test_a_phone_shows_the_stage_in_one_column(visit: Visits) -> None:
    page = visit("/presenter", size=PHONE, scenario="les-ptce-en-cinq-minutes", etape="5")
    assert page.evaluate(SMALL_TEXTS, 16) == []
    assert page.evaluate(
        "[...document.querySelectorAll('.ptce-scene *')].every((e) => e.getBoundingClientRect().right <= 391)"
    )
    assert violations(page) == []
