"""A real LibreOffice, where there is one: opens a file and saves it again, as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NONE_FOUND = (
    "LibreOffice is not on this machine: the tests that open workbooks and slides in it are skipped. "
    "Install it (on Debian: apt install libreoffice-calc libreoffice-impress), or give its path: "
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


def opens_slides() -> bool:
    """Whether the LibreOffice of this machine has Impress, which Debian packages apart."""
    program = soffice_on_this_machine()
    if program is None:
        return False
    beside = Path(program).resolve().parent
    return not beside.is_relative_to("/usr/lib/libreoffice") or (beside / "libsdlo.so").exists()


def saved_again(content: bytes, folder: Path, kind: str = "xlsx", to: str = "xlsx") -> bytes:
    """The workbook as LibreOffice writes it in the format `to`; `folder` keeps its profile between calls."""
    return converted(content, folder, kind, to)[0]


def converted(content: bytes, folder: Path, kind: str, to: str) -> tuple[bytes, list[str]]:
    """The file in the format `to`, and what LibreOffice complained of, but for a Java it does without."""
    program = soffice_on_this_machine()
    if program is None:
        raise FileNotFoundError(NONE_FOUND)
    source = folder / f"classeur.{kind}"
    source.write_bytes(content)
    target = folder / "saved"
    target.mkdir(exist_ok=True)
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", to, "--outdir", str(target), str(source)]
    ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    written = target / f"classeur.{to}"
    again = written.read_bytes()
    written.unlink()
    complaints = ended.stderr.decode(errors="replace").splitlines()
    return again, [line for line in complaints if line.strip() and "javaldx" not in line]
