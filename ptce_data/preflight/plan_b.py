"""Plan B: a show as files that need neither the dashboard nor a network."""

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pptx import Presentation

from ptce_data.exports.sheet_pdf import show_pdf
from ptce_data.exports.slides_pptx import show_pptx
from ptce_data.exports.stage_html import show_html
from ptce_data.i18n import speaking
from ptce_data.leaflet import Show

READABLE_BY_ALL = 0o644


@dataclass(frozen=True)
class Format:
    """write(show, site) gives the file; whole(content, show) is False for half a file."""

    code: str
    media_type: str
    write: Callable[[Show, str], bytes]
    whole: Callable[[bytes, Show], bool]


def stem(show: Show) -> str:
    """`beganne-en-huit-etapes`; the name of a scenario made from a view holds signs no disk likes."""
    return re.sub(r"[^a-z0-9]+", "-", show.name.lower()).strip("-") or "scenario"


def file_name(show: Show, form: Format) -> str:
    """What the file is called on a disk."""
    return f"{stem(show)}.{form.code}"


def content(show: Show, site: str, form: Format) -> bytes:
    """The file, in the language of the scenario."""
    with speaking(show.stamp.language):
        return form.write(show, site)


def write(show: Show, site: str, form: Format, folder: Path) -> Path | None:
    """Write one file whole and open it again; None where what was read back is not whole.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / file_name(show, form)
    written = content(show, site, form)
    descriptor, beside = tempfile.mkstemp(dir=folder, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as output:
            output.write(written)
            output.flush()
            os.fsync(output.fileno())
        if not form.whole(Path(beside).read_bytes(), show):
            return None
        Path(beside).chmod(READABLE_BY_ALL)
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)
    return target


def _whole_html(file: bytes, show: Show) -> bool:
    start, end = file[:100].lstrip().lower(), file[-100:].rstrip().lower()
    return start.startswith(b"<!doctype html") and end.endswith(b"</html>") and bool(show.scenes)


def _whole_pptx(file: bytes, show: Show) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            damaged = archive.testzip()
        return damaged is None and len(Presentation(io.BytesIO(file)).slides) >= len(show.scenes)
    except (zipfile.BadZipFile, KeyError, ValueError):
        return False


def _whole_pdf(file: bytes, show: Show) -> bool:
    return file.startswith(b"%PDF-") and file.rstrip().endswith(b"%%EOF") and bool(show.scenes)


FORMATS = (
    Format("html", "text/html", show_html, _whole_html),
    Format(
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        show_pptx,
        _whole_pptx,
    ),
    Format("pdf", "application/pdf", show_pdf, _whole_pdf),
)
