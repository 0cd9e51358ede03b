"""A step on stage, from the key to the frame that shows it, in a real Chromium on the real network."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from benchmarks.browser import PATIENCE_MS, WEBGL_IN_SOFTWARE, chromium
from benchmarks.contestants import PRODUCT, running
from benchmarks.networks import NETWORKS, prepare

SCENARIO = "beganne-en-huit-etapes"
ROUNDS, QUICK_ROUNDS = 5, 2
BETWEEN_KEYS_MS = 400  # nobody presses faster
TARGET_MS = 150

Tell = Callable[[str], None]

# From the key to the first frame with another title, its chart and figures in place, painted.
PROBE = """() => {
  window.steps = [];
  const scene = () => document.querySelector(".ptce-scene");
  const title = () => scene()?.querySelector("h1")?.textContent;
  const complete = () =>
    !(scene().matches(".has-chart") && !scene().querySelector(".ptce-bars li, .ptce-lines i")) &&
    !(scene().matches(".has-figures") && !scene().querySelector(".figures .value")) &&
    !(scene().matches(".has-map") && !document.querySelector(".st-key-stage-map canvas"));
  addEventListener("keydown", () => {
    const [asked, before] = [performance.now(), title()];
    const look = () => {
      if (!scene() || title() === before || !complete()) return requestAnimationFrame(look);
      return setTimeout(() => steps.push([title(), performance.now() - asked]));
    };
    requestAnimationFrame(look);
  }, true);
}"""

# The step before is at rest: three frames in a row come at once. Software WebGL takes its time.
AT_REST = """async () => {
  for (let quick = 0, frames = 0; quick < 3 && frames < 300; frames += 1) {
    const asked = performance.now();
    await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
    quick = performance.now() - asked < 100 ? quick + 1 : 0;
  }
}"""


@dataclass(frozen=True)
class StageScores:
    """What the steps took, in milliseconds: median and ninth decile."""

    steps: int
    median_ms: float
    ninth_decile_ms: float


def measure(rounds: int, tell: Tell) -> StageScores:
    """Go through the scenario `rounds` times, forwards and back, and time each step."""
    taken: list[float] = []
    prepared = prepare(NETWORKS[0])
    with (
        tempfile.TemporaryDirectory() as logs,
        running([PRODUCT], prepared, Path(logs)) as servers,
        chromium(*WEBGL_IN_SOFTWARE) as browser,
    ):
        for turn in range(rounds):
            times = list(_visit(browser, servers[0].url))
            tell(f"stage, round {turn + 1}: " + ", ".join(f"{title} {ms:.0f} ms" for title, ms in times))
            taken += [ms for _title, ms in times]
    return StageScores(len(taken), median(taken), quantiles(taken, n=10)[-1])


def _visit(browser: Browser, url: str) -> Iterator[tuple[str, float]]:
    """One presenter: a window that has just opened, then every step to the last and back."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="fr-FR", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    try:
        page.goto(f"{url}/presenter?{urlencode({'scenario': SCENARIO})}")
        page.wait_for_selector(".ptce-scene h1")
        page.wait_for_timeout(3 * BETWEEN_KEYS_MS)
        page.evaluate(AT_REST)
        page.evaluate(PROBE)
        yield from _steps(page)
    finally:
        context.close()


def _steps(page: Page) -> Iterator[tuple[str, float]]:
    steps = int(page.locator(".ptce-scene .steps").inner_text().partition("/")[2])
    for done, key in enumerate(["PageDown"] * (steps - 1) + ["PageUp"] * (steps - 1)):
        page.keyboard.press(key)
        page.wait_for_function(f"steps.length > {done}", polling=50)
        page.wait_for_timeout(BETWEEN_KEYS_MS)
        page.evaluate(AT_REST)
    for title, milliseconds in page.evaluate("steps"):
        yield str(title), float(milliseconds)
