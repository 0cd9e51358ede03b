"""Finds a LibreOffice and pdftotext for the tests that open our files in them, or gets them.

Unlike Chromium, they may be missing: it says so, and those tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.office import NONE_FOUND, opens_slides, soffice_on_this_machine

DOWNLOAD_SECONDS = 300
PACKAGES = ("libreoffice-calc", "libreoffice-impress", "poppler-utils")


def everything_is_here() -> bool:
    return soffice_on_this_machine() is not None and opens_slides() and shutil.which("pdftotext") is not None


def installed_by_debian() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing Debian's {', '.join(PACKAGES)}…", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    succeeds(["apt-get", "update", "-qq"], environment)
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES]
    return succeeds(install, environment) and everything_is_here()


def succeeds(command: list[str], environment: dict[str, str]) -> bool:
    try:
        ended = subprocess.run(  # noqa: S603 (commands written above)
            command, env=environment, capture_output=True, timeout=DOWNLOAD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    if not everything_is_here() and not installed_by_debian():
        print(NONE_FOUND, file=sys.stderr)
