"""A real LibreOffice, where there is one: opens a workbook and saves it again, as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NONE_FOUND = (
    "LibreOffice is not on this machine: the tests that open and save workbooks in it are skipped. "
    "Install it (on Debian: apt install libreoffice-calc), or give its path: "
    "SOFFICE=/path/to/soffice make test"
)
SECONDS = 180
NAMES = ("soffice", "libreoffice")
MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def soffice_on_this_machine() -> str | None:
    """The path of the program; None where there is none."""
    given = os.environ.get("SOFFICE")
    if given:
        return given
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MACOS) if MACOS.exists() else None)


def saved_again(content: bytes, folder: Path, kind: str = "xlsx", to: str = "xlsx") -> bytes:
    """The workbook as LibreOffice writes it in the format `to`; `folder` keeps its profile between calls."""
    program = soffice_on_this_machine()
    if program is None:
        raise FileNotFoundError(NONE_FOUND)
    source = folder / f"classeur.{kind}"
    source.write_bytes(content)
    target = folder / "saved"
    target.mkdir(exist_ok=True)
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", to, "--outdir", str(target), str(source)]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    written = target / f"classeur.{to}"
    again = written.read_bytes()
    written.unlink()
    return again
