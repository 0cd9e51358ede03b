"""What a new visitor sees and waits for, in a real Chromium."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.contestants import Contestant, Server

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE_MS = 240_000
BINARY_FRAME = 2


@dataclass(frozen=True)
class Wire:
    """Bytes received: files as sent, and websocket messages before the websocket's own compression."""

    files: int = 0
    messages: int = 0
    largest_message: int = 0

    @property
    def total(self) -> int:
        return self.files + self.messages


@dataclass(frozen=True)
class Visit:
    """One new visitor: times in milliseconds, from the address typed and from the filter chosen."""

    figures_ms: float
    complete_ms: float
    reread_ms: float
    answered_ms: float
    arrival: Wire
    answer: Wire


class _Counter:
    """Counts what a page receives, by the Chrome DevTools Protocol."""

    def __init__(self, session: CDPSession) -> None:
        self._files = 0
        self._messages: list[int] = []
        session.on("Network.loadingFinished", self._file)
        session.on("Network.webSocketFrameReceived", self._message)
        session.send("Network.enable")

    def _file(self, event: dict[str, Any]) -> None:
        self._files += int(event["encodedDataLength"])

    def _message(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        payload = frame["payloadData"]
        binary = frame["opcode"] == BINARY_FRAME
        self._messages.append(len(base64.b64decode(payload)) if binary else len(payload.encode()))

    def taken(self) -> Wire:
        """What was received since the last call."""
        wire = Wire(self._files, sum(self._messages), max(self._messages, default=0))
        self._files, self._messages = 0, []
        return wire


WEBGL_IN_SOFTWARE = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


@contextlib.contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """The Chromium of this machine, else Playwright's."""
    wanted = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([wanted] if wanted else CHROMIUM_NAMES))
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next((path for path in found if path), None), args=[*arguments, *sandbox]
        )
        yield browser
        browser.close()


@contextlib.contextmanager
def _new_visitor(browser: Browser) -> Iterator[tuple[Page, _Counter]]:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="fr-FR", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    try:
        yield page, _Counter(context.new_cdp_session(page))
    finally:
        context.close()


def visit(browser: Browser, server: Server, region: str) -> Visit:
    """Open the overview as somebody who never came, then ask for one région."""
    with _new_visitor(browser) as (page, counter):
        page.add_init_script(_probe_of(server.contestant))
        page.goto(server.url, wait_until="commit")
        page.wait_for_function("probe.complete !== null", polling=100)
        page.wait_for_timeout(300)
        arrival = counter.taken()
        _choose_region(page, region)
        page.wait_for_function("probe.answered !== null", polling=100)
        noted = page.evaluate("probe")
        if page.locator('[data-testid="stException"]').count():
            raise RuntimeError(f"the {server.contestant.name} page shows an error")
        return Visit(
            figures_ms=noted["figures"],
            complete_ms=noted["complete"],
            reread_ms=noted["reread"] - noted["asked"],
            answered_ms=noted["answered"] - noted["asked"],
            arrival=arrival,
            answer=counter.taken(),
        )


def _choose_region(page: Page, region: str) -> None:
    box = page.get_by_role("combobox", name=re.compile("Région"))
    box.click()
    box.press_sequentially(region)
    page.evaluate("watchNextAnswer()")
    box.press("Enter")


def _probe_of(contestant: Contestant) -> str:
    expected = {
        "figures": contestant.figures,
        "figureCount": contestant.figure_count,
        "drawn": contestant.drawn,
    }
    return f"const expected = {json.dumps(expected)};\n{PROBE}"


def map_messages(server: Server) -> Wire:
    """What the map page receives on a first visit, until it is drawn.

    In a Chromium of its own: the map needs WebGL, which slows every other page down in software.
    """
    with chromium(*WEBGL_IN_SOFTWARE) as browser, _new_visitor(browser) as (page, counter):
        page.goto(f"{server.url}/carte")
        page.wait_for_selector('[data-testid="stDeckGlJsonChart"] canvas')
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.wait_for_timeout(500)
        return counter.taken()
