"""The part of one sheet with the format of some cells changed; every other byte stays as it is."""

import re
from collections.abc import Callable, Iterator, Mapping

from ptce_data.workbook.annotated_xml import (
    UnusualPackageError,
    attribute,
    children,
    with_attribute,
    without_attribute,
)

Restyle = Callable[[str, int], int]  # a cell and its format, to its new format
_ROW = re.compile(rb"<row\b[^>]*>")
_CELL = re.compile(rb"<c\b[^>]*>")
# What comes after the sheet's legacyDrawing, in the order of the format.
_AFTER_NOTES = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "mc:AlternateContent",
)


def restyled(part: bytes, cells: Mapping[str, object], restyle: Restyle) -> bytes:
    """The sheet with `restyle` applied to `cells`, those that do not exist included.

    Raises UnusualPackageError where rows and cells do not say where they are.
    """
    start, end = rows_of(part)
    wanted = _by_row(cells)
    made = [part[:start]]
    for row, found in _rows(part[start:end], wanted):
        made.append(_row(found, row, wanted[row], restyle) if row in wanted else found)
    return b"".join([*made, part[end:]])


def rows_of(part: bytes) -> tuple[int, int]:
    """Where the rows start and end. An empty sheet is unusual: nothing in it could be wrong."""
    opening = re.search(rb"<sheetData(?:\s[^>]*)?>", part)
    end = part.rfind(b"</sheetData>")
    if opening is None or end < opening.end():
        raise UnusualPackageError("a sheet without rows")
    return opening.end(), end


def _by_row(cells: Mapping[str, object]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for cell in cells:
        found.setdefault(int(re.sub(r"\D", "", cell)), []).append(cell)
    return {row: sorted(found[row], key=_place) for row in sorted(found)}


def _place(cell: str) -> tuple[int, str]:
    letters = cell.rstrip("0123456789")
    return len(letters), letters


def _rows(rows: bytes, wanted: Mapping[int, object]) -> Iterator[tuple[int, bytes]]:
    """The bytes between two wanted rows (numbered 0), then each wanted row, empty where it is missing."""
    awaited = list(wanted)
    written = 0
    for opening in _ROW.finditer(rows):
        number = _number(opening[0])
        while awaited and awaited[0] < number:
            yield 0, rows[written : opening.start()]
            yield awaited.pop(0), b""
            written = opening.start()
        if awaited and awaited[0] == number:
            end = opening.end() if opening[0].endswith(b"/>") else rows.find(b"</row>", opening.end()) + 6
            yield 0, rows[written : opening.start()]
            yield awaited.pop(0), rows[opening.start() : end]
            written = end
        if not awaited:
            break
    yield 0, rows[written:]
    yield from ((row, b"") for row in awaited)


def _number(tag: bytes) -> int:
    number = attribute(tag, "r")
    if number is None:
        raise UnusualPackageError("a row without number")
    return int(number)


def _row(element: bytes, row: int, cells: list[str], restyle: Restyle) -> bytes:
    opening = _ROW.match(element)
    tag = opening[0] if opening else f'<row r="{row}">'.encode()
    inner = element[opening.end() :].removesuffix(b"</row>") if opening else b""
    if tag.endswith(b"/>"):
        tag = tag[:-2].rstrip() + b">"
    row_style = int(attribute(tag, "s") or 0)
    found = {attribute(one[0], "r"): one for one in _CELL.finditer(inner)}
    if None in found:
        raise UnusualPackageError("a cell without address")
    made, written = [without_attribute(tag, "spans")], 0
    for cell in cells:
        known = found.get(cell.encode())
        if known:
            style = restyle(cell, int(attribute(known[0], "s") or 0))
            made += [inner[written : known.start()], with_attribute(known[0], "s", str(style))]
            written = known.end()
        else:
            at = _next_cell(found, cell, len(inner))
            added = f'<c r="{cell}" s="{restyle(cell, row_style)}"/>'.encode()
            made += [inner[written:at], added]
            written = at
    return b"".join([*made, inner[written:], b"</row>"])


def _next_cell(found: Mapping[bytes | None, "re.Match[bytes]"], cell: str, end: int) -> int:
    later = (one.start() for name, one in found.items() if name and _place(name.decode()) > _place(cell))
    return min(later, default=end)


def notes_id(part: bytes) -> str | None:
    """The relationship of the drawing that holds the sheet's comments, if it has one."""
    _start, end = rows_of(part)
    for one in _tail(part, end):
        if one.name == "legacyDrawing":
            found = attribute(part[one.start : one.end], "r:id")
            if found is None:
                raise UnusualPackageError("comments under another prefix")
            return found.decode()
    return None


def with_notes(part: bytes, relationship: str, namespace: str) -> bytes:
    """The sheet with a drawing for its comments."""
    _start, end = rows_of(part)
    element = f'<legacyDrawing xmlns:r="{namespace}" r:id="{relationship}"/>'.encode()
    tail = _tail(part, end)
    at = next((one.start for one in tail if one.name in _AFTER_NOTES), part.rfind(b"</worksheet>"))
    return part[:at] + element + part[at:]


class _Shifted:
    """An element of the tail, its place counted from the start of the part."""

    def __init__(self, name: str, start: int, end: int) -> None:
        self.name, self.start, self.end = name, start, end


def _tail(part: bytes, rows_end: int) -> list[_Shifted]:
    start = rows_end + len(b"</sheetData>")
    end = part.rfind(b"</worksheet>")
    if end < start:
        raise UnusualPackageError("a sheet that does not end as usual")
    return [_Shifted(one.name, start + one.start, start + one.end) for one in children(part[start:end])]
