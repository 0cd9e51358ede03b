"""What calamine does not read of a .xlsb: percentages, what is hidden or merged, and short cell records.

Records are those of [MS-XLSB]: a type and a size, each in groups of 7 bits, then the data.
"""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping

from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.container_xlsx import (
    PERCENT_FORMATS,
    Cell,
    Entry,
    Facts,
    elements,
    is_percent,
    sheet_part,
)

ROW, COLUMNS, FORMAT, STYLE, MERGED = 0, 60, 44, 47, 176
STYLES_BEGIN, STYLES_END, SHEET = 617, 618, 156
NUMBERS = {2, 5, 9}
CELLS = range(1, 12)
# A short cell leaves its column out: it follows the cell before. Its type is 11 more than the full one's.
SHORT_CELLS, SHORTENED = range(12, 19), 11
ROW_HIDDEN, COLUMN_HIDDEN = 0x10, 1

Record = tuple[int, bytes]


def records(part: bytes) -> Iterator[Record]:
    at = 0
    while at < len(part):
        kind, at = _groups(part, at, 2)
        size, at = _groups(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _groups(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in groups of 7 bits, the lowest first, and where the next one is."""
    number = 0
    for group in range(most):
        byte = part[at + group]
        number |= (byte & 0x7F) << (7 * group)
        if not byte & 0x80:
            return number, at + group + 1
    return number, at + most


def entries(parts: Mapping[str, bytes]) -> list[Entry]:
    """The sheets in the order of the workbook."""
    relations = {
        attributes["Id"]: (attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", ""))
        for name, attributes in elements(parts["xl/_rels/workbook.bin.rels"])
        if name == "Relationship" and "Id" in attributes
    }
    found: list[Entry] = []
    for kind, content in records(parts["xl/workbook.bin"]):
        if kind == SHEET:
            relation, after = _wide(content, 8)
            kind_of, target = relations.get(relation, ("", ""))
            found.append(
                Entry(_wide(content, after)[0], content[:4] == bytes(4), kind_of, sheet_part(target))
            )
    return found


def _wide(content: bytes, at: int) -> tuple[str, int]:
    """A text (its length in characters, then UTF-16) and where it ends."""
    (length,) = struct.unpack_from("<I", content, at)
    if length == 0xFFFFFFFF:  # noqa: PLR2004 - a missing text
        return "", at + 4
    return content[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace"), at + 4 + 2 * length


def percent_styles(styles: bytes) -> frozenset[int]:
    percent, used, inside = set(PERCENT_FORMATS), [], False
    for kind, content in records(styles):
        if kind == FORMAT and is_percent(_wide(content, 2)[0]):
            percent.add(int.from_bytes(content[:2], "little"))
        elif kind in {STYLES_BEGIN, STYLES_END}:
            inside = kind == STYLES_BEGIN
        elif kind == STYLE and inside:
            used.append(int.from_bytes(content[2:4], "little"))
    return frozenset(at for at, code in enumerate(used) if code in percent)


def facts(sheet: bytes, percents: frozenset[int]) -> Facts:
    merged: list[tuple[int, int, int, int]] = []
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    found: set[Cell] = set()
    row = 0
    for kind, content in records(sheet):
        if kind == ROW:
            row = int.from_bytes(content[:4], "little")
            hidden_rows += [row + 1] if content[11] & ROW_HIDDEN else []
        elif kind in NUMBERS and int.from_bytes(content[4:7], "little") in percents:
            found.add((int.from_bytes(content[:4], "little"), row))
        elif kind == COLUMNS and content[16] & COLUMN_HIDDEN:
            first, last = struct.unpack_from("<II", content)
            hidden_columns += range(first, min(last + 1, bounds.COLUMNS))
        elif kind == MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", content)
            merged.append((top + 1, left, bottom + 1, right))
    return Facts(tuple(merged), tuple(hidden_rows), tuple(hidden_columns), frozenset(found))


def has_short_cells(sheet: bytes) -> bool:
    return any(kind in SHORT_CELLS for kind, _content in records(sheet))


def lengthened(sheet: bytes) -> bytes:
    """The sheet with each short cell written in full, as calamine wants it."""
    out = bytearray()
    column = -1
    for kind, content in records(sheet):
        if kind == ROW:
            column = -1
        elif kind in CELLS:
            column = int.from_bytes(content[:4], "little")
        elif kind in SHORT_CELLS:
            column += 1
            kind, content = kind - SHORTENED, struct.pack("<I", column) + content  # noqa: PLW2901
        out += _grouped(kind) + _grouped(len(content)) + content
    return bytes(out)


def _grouped(number: int) -> bytes:
    groups = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - 7 bits
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    groups.append(number)
    return bytes(groups)


def rezipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
