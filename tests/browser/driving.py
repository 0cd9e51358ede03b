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

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = (1366, 768)
PHONE = (390, 844)
PATIENCE_MS = 45_000  # two cores shared by the server, Chromium and other tests
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOOPBACK = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost|\[::1\])[:/]|data:|blob:|about:")
OUTSIDE = re.compile(rf"^(?!{LOOPBACK.pattern})")

# Quiet is: the script has ended, the websocket is open, nothing on screen is a
# placeholder or a leftover of the previous run, every chart has its drawing.
QUIET = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testScriptState !== "notRunning") return false;
  if (app.dataset.testConnectionState !== "CONNECTED") return false;
  const unfinished = ['[data-testid="stSkeleton"]', '[data-testid="stAppSkeleton"]',
    '[data-testid="stSkeletonElement"]', '[data-stale="true"]',
    '[data-testid="stStatusWidget"]'];
  if (document.querySelector(unfinished.join(","))) return false;
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return charts.every((chart) => chart.querySelector(".main-svg"));
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
    """Refuse and record every request that would leave this machine."""
    visit = Visit()

    def refuse(route: Route) -> None:
        visit.outside.append(route.request.url)
        route.abort()

    def watch_sockets(page: Page) -> None:
        page.on("websocket", lambda socket: note_if_outside(socket.url))

    def note_if_outside(url: str) -> None:
        if not LOOPBACK.match(url):
            visit.outside.append(url)

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
    page.wait_for_function(QUIET, timeout=PATIENCE_MS)
    # A script that reruns itself is quiet for one frame in between.
    page.wait_for_timeout(120)
    page.wait_for_function(QUIET, timeout=PATIENCE_MS)
    assert page.locator(".st-key-failure").count() == 0, "the page says that it failed: see the server's log"
    return page
