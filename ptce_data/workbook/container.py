"""What a file is by its bytes, never by its name, and its zip directory checked before any parsing."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.worker_refusal import Refusal

ZIP_HEAD = b"PK\x03\x04"
ZIP_HEADS = (ZIP_HEAD, b"PK\x05\x06")
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first bytes of what people rename by mistake.
OTHER_HEADS: Mapping[bytes, str] = {
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\x00": "tiff",
    b"MM\x00*": "tiff",
    b"RIFF": "webp",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3": "sqlite",
    b"MZ": "program",
    b"\x7fELF": "program",
}
# These may also begin a text.
WORDS = (b"BM", b"MZ", b"RIFF")
# A workbook of Excel 2.1 to 4, before OLE: a BOF record.
OLD_XLS_HEADS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
OTHER_PARTS: Mapping[str, str] = {
    "word/document.xml": "word",
    "ppt/presentation.xml": "powerpoint",
    "Index/Document.iwa": "numbers",
}
OTHER_STREAMS: Mapping[str, str] = {"WordDocument": "word", "PowerPoint Document": "powerpoint"}
END_OF_DIRECTORY = b"PK\x05\x06"
DIRECTORY_BYTES_PER_PART = 400
LOCAL_HEADER_BYTES = 30
STORED, DEFLATED, ENCRYPTED_FLAG = 0, 8, 1
DOCUMENT_TYPE = b"<!DOCTYPE"
DOCUMENT_TYPE_UTF_16 = (
    DOCUMENT_TYPE.decode().encode("utf-16-le"),
    DOCUMENT_TYPE.decode().encode("utf-16-be"),
)
# Parts that no reader opens here: pictures, embedded objects, macros, print settings.
UNREAD = re.compile(
    r"(^|/)(media|embeddings|drawings|printerSettings|activeX|Pictures|Thumbnails)/|vbaProject"
)


@dataclass(frozen=True)
class Container:
    """A file recognised; `archive` is its zip directory where it is a zip."""

    kind: str
    content: bytes
    archive: zipfile.ZipFile | None = None
    macros: bool = False
    external_links: bool = False


def recognised(content: bytes) -> Container:
    """The file with its kind: xlsx, xlsm, xlsb, ods, xls or text. Raises Refusal."""
    if not content:
        raise Refusal("empty_file")
    if content.startswith(ZIP_HEADS):
        return _zipped(content)
    if content.startswith(OLE_HEAD):
        return _compound(content)
    for head, what in OTHER_HEADS.items():
        if content.startswith(head) and (head not in WORDS or b"\x00" in content[:4096]):
            raise Refusal("another_kind", what=what)
    if content.startswith(OLD_XLS_HEADS):
        raise Refusal("another_kind", what="old_xls")
    return _text(content)


def _text(content: bytes) -> Container:
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        raise Refusal("another_kind", what="html")
    if head.startswith((b"<?xml", b"<workbook")):
        raise Refusal("another_kind", what="html" if b"<html" in head else "xml")
    if head.startswith((b'{"', b'[{"', b"[{", b"{\n")):
        raise Refusal("another_kind", what="json")
    return Container("text", content)


def _compound(content: bytes) -> Container:
    """An OLE file: a .xls, or an encrypted .xlsx, or another program's document."""
    if _named(content, "EncryptedPackage"):
        raise Refusal("password")
    for stream, what in OTHER_STREAMS.items():
        if _named(content, stream):
            raise Refusal("another_kind", what=what)
    if not (_named(content, "Workbook") or _named(content, "Book")):
        raise Refusal("unknown_kind")
    return Container("xls", content, macros=_named(content, "_VBA_PROJECT_CUR"))


def _named(content: bytes, stream: str) -> bool:
    """Whether an entry of the OLE directory has this name, written in UTF-16 and ended by a NUL."""
    return stream.encode("utf-16-le") + b"\x00\x00" in content


def _zipped(content: bytes) -> Container:
    archive = _directory(content)
    names = {part.filename.replace("\\", "/") for part in archive.infolist()}
    _check_parts(archive)
    kind = _kind(archive, names)
    macros = any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names)
    links = any(name.startswith("xl/externalLinks/") for name in names)
    return Container("xlsm" if kind == "xlsx" and macros else kind, content, archive, macros, links)


def _directory(content: bytes) -> zipfile.ZipFile:
    """The zip directory, its length bounded before it is read."""
    end = content.rfind(END_OF_DIRECTORY)
    if end < 0 or end + 22 > len(content):
        raise Refusal("damaged")
    parts, size = struct.unpack_from("<HI", content, end + 10)
    if parts > bounds.PARTS or size > bounds.PARTS * DIRECTORY_BYTES_PER_PART:
        raise Refusal("too_many_parts", parts=parts, limit=bounds.PARTS)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as problem:
        raise Refusal("damaged") from problem


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Names and declared sizes; the real ones are checked when each part is unpacked."""
    parts = archive.infolist()
    if len(parts) > bounds.PARTS:
        raise Refusal("too_many_parts", parts=len(parts), limit=bounds.PARTS)
    for part in parts:
        if part.orig_filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part.orig_filename):
            raise Refusal("path_inside")
    if len({part.filename for part in parts}) < len(parts):
        raise Refusal("damaged")
    size = sum(part.file_size for part in parts)
    if size > bounds.UNPACKED_BYTES:
        raise Refusal("too_big_unpacked", size=size, most=bounds.UNPACKED_BYTES)
    if any(_squeezed(part) for part in parts):
        raise Refusal("too_compressed", limit=bounds.PACKING_RATIO)


def _squeezed(part: zipfile.ZipInfo) -> bool:
    return (
        part.file_size > bounds.PACKING_RATIO_FROM_BYTES
        and part.file_size > bounds.PACKING_RATIO * part.compress_size
    )


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsx"
    for part, what in OTHER_PARTS.items():
        if part in names:
            raise Refusal("another_kind", what=what)
    if "content.xml" in names and "mimetype" in names:
        return _open_document(archive)
    if any(name.lower().endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")) for name in names):
        raise Refusal("workbook_in_archive")
    if any(name.lower().endswith((".zip", ".7z", ".rar", ".gz")) for name in names):
        raise Refusal("archive_in_archive")
    raise Refusal("archive_without_workbook")


def _open_document(archive: zipfile.ZipFile) -> str:
    mimetype = unpacked(archive, "mimetype")
    if b"opendocument.spreadsheet" not in mimetype:
        what = "presentation" if b"presentation" in mimetype else "text_document"
        raise Refusal("another_kind", what=what)
    manifest = unpacked(archive, "META-INF/manifest.xml") if _has(archive, "META-INF/manifest.xml") else b""
    if b"encryption-data" in manifest:
        raise Refusal("password")
    return "ods"


def _has(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.NameToInfo


def unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part, its real size and its checksum being those declared. Raises Refusal."""
    part = archive.NameToInfo.get(name)
    if part is None:
        raise Refusal("damaged")
    if part.flag_bits & ENCRYPTED_FLAG:
        raise Refusal("password")
    packed = _packed(archive, part)
    plain = _inflated(packed, part.file_size) if part.compress_type == DEFLATED else bytes(packed)
    if part.compress_type not in {STORED, DEFLATED} or len(plain) < part.file_size:
        raise Refusal("damaged")
    if len(plain) > part.file_size:
        raise Refusal("lying_sizes")
    if zlib.crc32(plain) != part.CRC:
        raise Refusal("damaged")
    return plain


def _packed(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> memoryview:
    content = archive.fp.getbuffer() if isinstance(archive.fp, io.BytesIO) else memoryview(b"")
    head = content[part.header_offset : part.header_offset + LOCAL_HEADER_BYTES]
    if len(head) < LOCAL_HEADER_BYTES or head[:4] != ZIP_HEAD:
        raise Refusal("damaged")
    name_length, extra_length = struct.unpack("<HH", head[26:30])
    start = part.header_offset + LOCAL_HEADER_BYTES + name_length + extra_length
    return content[start : start + part.compress_size]


def _inflated(packed: memoryview, declared: int) -> bytes:
    """At most one byte more than declared: enough to know that the size lies."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return inflater.decompress(packed, declared + 1)
    except zlib.error as problem:
        raise Refusal("damaged") from problem


def checked_parts(container: Container) -> dict[str, bytes]:
    """Every part a reader may open, unpacked, checked, and without a document type declaration."""
    archive = container.archive
    if archive is None:
        return {}
    parts = {
        part.filename: unpacked(archive, part.filename)
        for part in archive.infolist()
        if not part.is_dir() and not UNREAD.search(part.filename)
    }
    if any(_declares(plain) for name, plain in parts.items() if not name.endswith(".bin")):
        raise Refusal("declares_entities")
    return parts


def _declares(xml: bytes) -> bool:
    """Whether it declares a document type, and so may declare entities; in UTF-16 too."""
    if b"\x00" in xml[:4]:
        return any(mark in xml for mark in DOCUMENT_TYPE_UTF_16)
    return DOCUMENT_TYPE in xml
