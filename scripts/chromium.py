"""Finds a Chromium for the browser tests, or gets one; exits 1 with one sentence when it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Error, sync_playwright

from tests.browser.driving import HEADLESS_SHELL, chromium_on_this_machine

NONE_FOUND = (
    "The browser tests need Chromium: install it (on Debian: apt install chromium), "
    "or give its path: CHROMIUM=/path/to/chromium make test"
)
DOWNLOAD_SECONDS = 300


def playwright_has_one() -> bool:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def downloaded() -> bool:
    print("No Chromium here: asking Playwright for one…", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return succeeds(command) and starts()


def starts() -> bool:
    """A downloaded Chromium may lack the libraries of the machine."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(args=["--no-sandbox"]).close()
        except Error:
            return False
        return True


def installed_by_debian() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    succeeds(["apt-get", "update", "-qq"], environment)
    # `make bench` measures in the first; not every release of Debian has the second.
    for package in ("chromium", HEADLESS_SHELL):
        print(f"Installing Debian's {package}…", flush=True)
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]
        succeeds(install, environment)
    return chromium_on_this_machine() is not None


def succeeds(command: list[str], environment: dict[str, str] | None = None) -> bool:
    try:
        ended = subprocess.run(  # noqa: S603 (commands written above)
            command, env=environment, capture_output=True, timeout=DOWNLOAD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    found = chromium_on_this_machine() or playwright_has_one() or downloaded() or installed_by_debian()
    sys.exit(None if found else NONE_FOUND)
