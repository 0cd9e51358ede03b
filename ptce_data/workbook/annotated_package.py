"""An .xlsx or .xlsm given back with some cells marked and one sheet more: what is not marked is copied.

Nothing is parsed and written again, so that charts, pictures, macros, drop-downs, stored values of formulas
and whatever else a workbook holds come back as they were (decision record 0082).
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ptce_data.i18n import gettext as _
from ptce_data.workbook import annotated_cells as cells
from ptce_data.workbook import annotated_list, annotated_notes
from ptce_data.workbook.annotated_sheet import Mark, Marks, Summary
from ptce_data.workbook.annotated_styles import Styles
from ptce_data.workbook.annotated_xml import UnusualPackageError, appended, text

MOST_BYTES = 400_000_000  # of one part, once inflated
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
LOCAL_HEADER = struct.Struct("<26xHH")
_RELATIONSHIPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def annotate(content: bytes, marks: Marks, summary: Summary) -> bytes:
    """The workbook with its marks and the list. Raises UnusualPackageError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = _Package(archive, content)
            _mark(package, marks, summary)
            return package.content()
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, ParseError, DefusedXmlException) as problem:
        raise UnusualPackageError(str(problem)) from problem


@dataclass(frozen=True)
class Relationship:
    """target is the name of a part in the package."""

    identifier: str
    kind: str
    target: str


class _Package:
    """The parts of a workbook, those that were changed and those that were added."""

    def __init__(self, archive: zipfile.ZipFile, content: bytes) -> None:
        self._archive, self._content = archive, content
        self._changed: dict[str, bytes] = {}

    def has(self, name: str) -> bool:
        return name in self._changed or name in self._archive.NameToInfo

    def read(self, name: str) -> bytes:
        """The part, in UTF-8. Raises UnusualPackageError."""
        if name in self._changed:
            return self._changed[name]
        with self._archive.open(name) as file:
            part = file.read(MOST_BYTES + 1)
        if len(part) > MOST_BYTES or b"<!DOCTYPE" in part or part.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise UnusualPackageError(name)
        return part.removeprefix(b"\xef\xbb\xbf")

    def write(self, name: str, part: bytes) -> None:
        self._changed[name] = part

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern no part has."""
        return next(name for n in range(1, 10_000) if not self.has(name := pattern.format(n)))

    def relationships(self, part: str) -> list[Relationship]:
        name = _relationships_of(part)
        if not self.has(name):
            return []
        folder = posixpath.dirname(part)
        return [
            Relationship(one.get("Id", ""), one.get("Type", ""), _target(folder, one.get("Target", "")))
            for one in fromstring(self.read(name))
            if one.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Adds a relationship and gives its identifier."""
        name = _relationships_of(part)
        known = self.read(name) if self.has(name) else _RELATIONSHIPS
        taken = {one.get("Id") for one in fromstring(known)}
        identifier = next(f"rIdControle{n}" for n in range(1, 10_000) if f"rIdControle{n}" not in taken)
        added = f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="/{target}"/>'
        known = known.replace(b"/>", b"></Relationships>", 1) if b"</Relationships>" not in known else known
        self.write(name, appended(known, "Relationships", added))
        return identifier

    def declare(self, added: str) -> None:
        """Adds to the list of content types."""
        name = "[Content_Types].xml"
        self.write(name, appended(self.read(name), "Types", added))

    def declare_drawings(self) -> None:
        """Adds the type of the drawings of comments, where no sheet had any."""
        kind = "application/vnd.openxmlformats-officedocument.vmlDrawing"
        if b'Extension="vml"' not in self.read("[Content_Types].xml"):
            self.declare(f'<Default Extension="vml" ContentType="{kind}"/>')

    def content(self) -> bytes:
        """The package: parts left alone are copied as they are, compressed."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._archive.infolist():
                if entry.filename in self._changed:
                    dated = zipfile.ZipInfo(entry.filename, entry.date_time)
                    dated.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(dated, self._changed[entry.filename])
                else:
                    self._copy(entry, target)
            for name in self._changed:
                if name not in self._archive.NameToInfo:
                    added = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
                    added.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(added, self._changed[name])
        return made.getvalue()

    def _copy(self, entry: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
        """An entry without inflating it: zipfile has no public way to do so."""
        names = LOCAL_HEADER.unpack_from(self._content, entry.header_offset)
        start = entry.header_offset + LOCAL_HEADER.size + sum(names)
        written = target.fp
        if written is None:
            raise UnusualPackageError("a closed archive")
        copied = copy(entry)
        copied.flag_bits &= ~0x08  # sizes go in the header, not after the data
        copied.extra = b""
        copied.header_offset = written.tell()
        written.write(copied.FileHeader(zip64=False))
        written.write(self._content[start : start + entry.compress_size])
        target.filelist.append(copied)
        target.NameToInfo[copied.filename] = copied
        target.start_dir = written.tell()


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(folder: str, target: str) -> str:
    """A relationship's target as the name of a part."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))


def _mark(package: _Package, marks: Marks, summary: Summary) -> None:
    book = next(one.target for one in package.relationships("") if one.kind == f"{OFFICE}/officeDocument")
    related = package.relationships(book)
    styles_part = next(one.target for one in related if one.kind == f"{OFFICE}/styles")
    styles = Styles(package.read(styles_part))
    targets = {one.identifier: one.target for one in related}
    sheets = _sheets(fromstring(package.read(book)), targets)
    for name, marked in marks.items():
        if name in sheets:
            _mark_sheet(package, sheets[name], marked, styles)
    _add_list(package, book, summary, styles)
    package.write(styles_part, styles.part())


def _sheets(book: Element, targets: dict[str, str]) -> dict[str, str]:
    """The part of each sheet, by name. Raises UnusualPackageError for a workbook of another standard."""
    if book.tag != f"{{{annotated_notes.MAIN}}}workbook":
        raise UnusualPackageError(book.tag)
    return {
        sheet.get("name", ""): targets[sheet.get(f"{{{OFFICE}}}id", "")]
        for sheet in book.iter(f"{{{annotated_notes.MAIN}}}sheet")
    }


def _mark_sheet(package: _Package, part: str, marks: Mapping[str, Mark], styles: Styles) -> None:
    sheet = cells.restyled(
        package.read(part), marks, lambda cell, style: styles.coloured(style, marks[cell].level)
    )
    notes = {cell: mark.text for cell, mark in marks.items() if mark.text}
    if notes:
        sheet = _add_notes(package, part, sheet, notes)
    package.write(part, sheet)


def _add_notes(package: _Package, part: str, sheet: bytes, notes: dict[str, str]) -> bytes:
    related = package.relationships(part)
    comments = next((one.target for one in related if one.kind == f"{OFFICE}/comments"), None)
    if comments is None:
        comments = package.free_name("xl/commentsControle{}.xml")
        package.write(comments, annotated_notes.COMMENTS)
        package.relate(part, "comments", comments)
        kind = f"{SPREADSHEET}.comments+xml"
        package.declare(f'<Override PartName="/{comments}" ContentType="{kind}"/>')
    made, commented = annotated_notes.commented(package.read(comments), notes, _("Contrôle"))
    package.write(comments, made)
    identifier = cells.notes_id(sheet)
    drawing = next((one.target for one in related if one.identifier == identifier), None)
    if drawing is None:
        drawing = package.free_name("xl/drawings/vmlDrawingControle{}.vml")
        package.write(drawing, annotated_notes.DRAWING)
        sheet = cells.with_notes(sheet, package.relate(part, "vmlDrawing", drawing), OFFICE)
        package.declare_drawings()
    package.write(drawing, annotated_notes.drawn(package.read(drawing), commented, notes))
    return sheet


def _add_list(package: _Package, book: str, summary: Summary, styles: Styles) -> None:
    """The sheet that lists the issues, the last one: the others keep their rank, which names refer to."""
    part = package.free_name("xl/worksheets/sheetControle{}.xml")
    package.write(part, annotated_list.sheet(summary, styles))
    identifier = package.relate(book, "worksheet", part)
    package.declare(f'<Override PartName="/{part}" ContentType="{SPREADSHEET}.worksheet+xml"/>')
    written = package.read(book)
    numbers = [
        int(one.get("sheetId", "0")) for one in fromstring(written).iter(f"{{{annotated_notes.MAIN}}}sheet")
    ]
    added = (
        f'<sheet xmlns:r="{OFFICE}" name="{text(summary.name)}" sheetId="{max(numbers, default=0) + 1}" '
        f'r:id="{identifier}"/>'
    )
    package.write(book, appended(written, "sheets", added))
