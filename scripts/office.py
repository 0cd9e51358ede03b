"""Finds a LibreOffice for the tests that open workbooks in it, or gets one; says so where it cannot.

Unlike Chromium, it may be missing: the files other programs wrote are in tests/workbooks and always read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.office import NONE_FOUND, soffice_on_this_machine

DOWNLOAD_SECONDS = 300


def installed_by_debian() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("No LibreOffice here: installing Debian's libreoffice-calc…", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    succeeds(["apt-get", "update", "-qq"], environment)
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "libreoffice-calc"]
    return succeeds(install, environment) and soffice_on_this_machine() is not None


def succeeds(command: list[str], environment: dict[str, str]) -> bool:
    try:
        ended = subprocess.run(  # noqa: S603 (commands written above)
            command, env=environment, capture_output=True, timeout=DOWNLOAD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    if soffice_on_this_machine() is None and not installed_by_debian():
        print(NONE_FOUND, file=sys.stderr)
