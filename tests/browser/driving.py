"""How browser tests start the dashboard and read its pages in Chromium."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route
from playwright.sync_api import TimeoutError as TooLate

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = (1366, 768)
PHONE = (390, 844)
PATIENCE_MS = 45_000  # two cores shared by the server, Chromium and other tests
# The first is the same Chromium built without windows, which Playwright too takes when nobody watches: a page
# costs it a third less (docs/decisions/0145).
HEADLESS_SHELL = "chromium-headless-shell"
CHROMIUM_NAMES = (
    HEADLESS_SHELL,
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
LOOPBACK = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost|\[::1\])[:/]|data:|blob:|about:")
OUTSIDE = re.compile(rf"^(?!{LOOPBACK.pattern})")

# Counts what a page asks of the server and whether it has begun to answer: between a click and the
# first word of the answer, nothing on the page tells that the script is about to run.
TALK = """(() => {
  const talk = (window.ptceTalk = { asked: 0, answered: 0 });
  const send = WebSocket.prototype.send;
  const heard = new WeakSet();
  WebSocket.prototype.send = function (...said) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener("message", () => { talk.answered = talk.asked; });
    }
    talk.asked += 1;
    return send.apply(this, said);
  };
})();"""

# What keeps a page from being quiet: the answer has not begun or the script has not ended, the websocket is
# shut, something on screen is a placeholder or a leftover of the previous run, a picture has not come (a
# signed-in browser gets its cookie with one), a chart has no drawing.
UNQUIET = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return ["no application yet"];
  const told = [];
  const talk = window.ptceTalk;
  if (talk && talk.answered < talk.asked) told.push(`asked ${talk.asked}, answered ${talk.answered}`);
  const { testScriptState: script, testConnectionState: connection } = app.dataset;
  if (script !== "notRunning") told.push(`script ${script}`);
  if (connection !== "CONNECTED") told.push(`connection ${connection}`);
  for (const kind of ['[data-testid="stSkeleton"]', '[data-testid="stAppSkeleton"]',
    '[data-testid="stSkeletonElement"]', '[data-stale="true"]', '[data-testid="stStatusWidget"]']) {
    if (document.querySelector(kind)) told.push(kind);
  }
  told.push(...[...document.images].filter((image) => !image.complete).map((image) => image.src));
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  if (!charts.every((chart) => chart.querySelector(".main-svg"))) told.push("a chart without its drawing");
  return told;
}"""


@dataclass(frozen=True)
class Server:
    """A running dashboard: `url` has no trailing slash."""

    url: str
    database: Path
    process: subprocess.Popen[bytes]

    def address(self, path: str = "/", **query: str) -> str:
        separator = "&" if "?" in path else "?"
        return f"{self.url}{path}{separator + urlencode(query) if query else ''}"


@dataclass
class Visit:
    """What a page asked of the network and wrote on the console while it was open."""

    outside: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_health(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        time.sleep(0.1)
    raise AssertionError(f"the server never answered {url}:\n{log.read_text()[-4000:]}")


@contextlib.contextmanager
def running_server(
    database: Path,
    log: Path,
    *,
    entry: str = "server.py",
    folder: Path = ROOT,
    port: int = 0,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """Serve the project in `folder` on a free port, or on `port`, until the block ends.

    `entry="dashboard.py"` serves it as `streamlit run dashboard.py` does; `options` are Streamlit's.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", entry, "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1", *options]
    environment = os.environ | {"PTCE_DATABASE": str(database)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for_health(f"{url}/_stcore/health", process, log)
        yield Server(url, database, process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def chromium_on_this_machine() -> str | None:
    """Path of the installed Chromium, None to let Playwright use the one it downloaded."""
    wanted = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([wanted] if wanted else CHROMIUM_NAMES))
    return next((path for path in found if path), None)


def launch(playwright: Playwright) -> Browser:
    # WebGL in software: the map is drawn with it, and test machines have no graphics card.
    arguments = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return playwright.chromium.launch(executable_path=chromium_on_this_machine(), args=arguments)


def watched(context: BrowserContext) -> Visit:
    """Refuse and record every request that would leave this machine; let `settled` know what is asked."""
    visit = Visit()

    def refuse(route: Route) -> None:
        visit.outside.append(route.request.url)
        route.abort()

    def watch_sockets(page: Page) -> None:
        page.on("websocket", lambda socket: note_if_outside(socket.url))

    def note_if_outside(url: str) -> None:
        if not LOOPBACK.match(url):
            visit.outside.append(url)

    context.add_init_script(TALK)
    context.route(OUTSIDE, refuse)
    context.on("page", watch_sockets)
    context.on(
        "console",
        lambda message: visit.console_errors.append(message.text) if message.type == "error" else None,
    )
    context.on("weberror", lambda error: visit.console_errors.append(str(error.error)))
    return visit


def settled(page: Page) -> Page:
    """Wait until the script has ended and everything it sent is drawn."""
    _wait_for_quiet(page)
    # A script that reruns itself is quiet for one frame in between.
    page.wait_for_timeout(120)
    _wait_for_quiet(page)
    assert page.locator(".st-key-failure").count() == 0, "the page says that it failed: see the server's log"
    return page


def _wait_for_quiet(page: Page) -> None:
    try:
        page.wait_for_function(f"({UNQUIET})().length === 0", timeout=PATIENCE_MS)
    except TooLate as late:
        late.add_note(f"{page.url} is not quiet: {page.evaluate(UNQUIET)}")
        raise
