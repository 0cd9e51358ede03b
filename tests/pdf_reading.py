"""A PDF as its readers see it: its words, its tags, what it embeds, and what PDF/UA-1 asks of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

NO_POPPLER = "pdftotext is not on this machine (on Debian: apt install poppler-utils)"
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason=NO_POPPLER)

ACTIONS = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/SubmitForm")


@dataclass(frozen=True)
class Tag:
    """A structure element: `alt` is "" without an alternative text."""

    name: str
    alt: str
    element: pikepdf.Object


def text(content: bytes, *, layout: bool = False) -> str:
    """The words as pdftotext finds them."""
    options = ["-layout"] if layout else []
    read = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, "-", "-"], input=content, capture_output=True, check=True
    )
    return read.stdout.decode()


def pages(content: bytes, folder: Path, dpi: int = 100) -> list[Image.Image]:
    """Each page as an image."""
    file = folder / "read.pdf"
    file.write_bytes(content)
    command = ["pdftoppm", "-r", str(dpi), "-png", str(file), str(folder / "page")]
    subprocess.run(command, capture_output=True, check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.png"))]


def qr_codes(image: Image.Image) -> list[str]:
    """What the QR codes of an image say."""
    return [found.text for found in zxingcpp.read_barcodes(image)]


def uncompressed(content: bytes) -> bytes:
    """The same file with every stream as it was before compression."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return written.getvalue()


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    """Every structure element, in the order of reading."""
    return list(_tags(pdf.Root.StructTreeRoot.K))


def _tags(node: pikepdf.Object) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Tag(str(node.S), str(node.get("/Alt", "")), node)
        if "/K" in node:
            yield from _tags(node.K)


def headings(pdf: pikepdf.Pdf) -> list[int]:
    """The levels of the headings, in order."""
    return [int(tag.name[2:]) for tag in tags(pdf) if tag.name[1:2] == "H" and tag.name[2:].isdigit()]


def faults(content: bytes) -> list[str]:
    """What PDF/UA-1 would refuse, and what a file we give should not hold; nothing where all is well."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*_document(pdf), *_structure(pdf), *_pages(pdf), *_fonts(pdf), *_actions(content)]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not _told(pdf, "/MarkInfo", "/Marked"):
        yield "it is not marked as tagged"
    if not str(pdf.Root.get("/Lang", "")):
        yield "its language is not told"
    if not _told(pdf, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "a reader shows its file name, not its title"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "it does not claim PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "it has no title"


def _told(pdf: pikepdf.Pdf, group: str, name: str) -> bool:
    return group in pdf.Root and bool(pdf.Root[group].get(name, False))


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    levels = headings(pdf)
    if levels[:1] != [1]:
        yield "it does not begin with a heading of the first level"
    for level, following in pairwise(levels):
        if following > level + 1:
            yield f"a heading of level {following} follows one of level {level}"
    found = tags(pdf)
    yield from (f"{tag.name} without an alternative text" for tag in found if _mute(tag))
    names = [tag.name for tag in found]
    if names.count("/Table") > names.count("/TH"):
        yield "a table without a header"


def _mute(tag: Tag) -> bool:
    return tag.name in {"/Figure", "/Formula"} and not tag.alt.strip()


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Tabs") != pikepdf.Name("/S"):
            yield f"page {number}: tabulation does not follow the structure"
        if "/StructParents" not in page.obj:
            yield f"page {number}: no link to the structure"
        yield from _unmarked(page, number)
        for note in page.obj.get("/Annots", []):
            if note.Subtype == pikepdf.Name("/Link") and "/StructParent" not in note:
                yield f"page {number}: a link outside the structure"
            if note.Subtype == pikepdf.Name("/Link") and not str(note.get("/Contents", "")):
                yield f"page {number}: a link that does not say where it goes"


def _unmarked(page: pikepdf.Page, number: int) -> Iterator[str]:
    """Text shown outside marked content: neither read aloud nor said to be decoration."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += operator in {"BDC", "BMC"}
        depth -= operator == "EMC"
        if operator in {"Tj", "TJ", "'", '"', "Do", "f", "S", "B"} and depth == 0:
            yield f"page {number}: {operator} outside marked content"
            return


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Dictionary) or found.get("/Type") != pikepdf.Name("/Font"):
            continue
        if found.get("/Subtype") == pikepdf.Name("/Type0") and "/ToUnicode" not in found:
            yield f"{found.BaseFont}: its signs cannot be read as text"
        for font in found.get("/DescendantFonts", []):
            descriptor = font.FontDescriptor
            if not any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"{font.BaseFont} is not embedded"


def signs(pdf: pikepdf.Pdf) -> set[str]:
    """Every sign that the fonts of the file give back as text."""
    maps = [
        found.ToUnicode.read_bytes().decode()
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found
    ]
    return {chr(int(code, 16)) for one in maps for code in re.findall(r"> <([0-9A-Fa-f]{4})>", one)}


def _actions(content: bytes) -> Iterator[str]:
    plain = uncompressed(content)
    yield from (f"{name} in the file" for name in ACTIONS if name.encode() + b" " in plain)


def links(content: bytes) -> list[str]:
    """Where the links of the file lead."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        return sorted({str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A})
