"""What calamine does not say of a .xls: percentages and what is hidden, from its BIFF8 records.

The workbook's stream is found through the tables of the OLE file ([MS-CFB]); a record is a type,
a size and its data ([MS-XLS]).
"""

import struct
from collections.abc import Iterator

from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.container_xlsx import PERCENT_FORMATS, Cell, Facts, is_percent

HEADER_BYTES, ENTRY_BYTES, SMALL_STREAM, SMALL_SECTOR = 512, 128, 4096, 64
LAST_SECTOR = 0xFFFFFFFA
STREAMS = ("Workbook", "Book")
SHEET, STYLE, FORMAT, ROW, COLUMNS, BEGIN = 0x85, 0xE0, 0x41E, 0x208, 0x7D, 0x809
NUMBER, FORMULA, SMALL_NUMBER, SMALL_NUMBERS = 0x203, 0x06, 0x27E, 0xBD
ROW_HIDDEN, COLUMN_HIDDEN = 0x20, 1
END = 0x0A


class Compound:
    """An OLE file's sectors, followed from one to the next."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        if self._size not in {512, 4096}:
            raise ValueError(self._size)
        tables = list(struct.unpack_from("<109I", content, 76))
        following, _count = struct.unpack_from("<II", content, 68)
        while following < LAST_SECTOR and len(tables) < len(content) // self._size + 110:
            sector = self._sector(following)
            tables += struct.unpack(f"<{self._size // 4 - 1}I", sector[:-4])
            (following,) = struct.unpack("<I", sector[-4:])
        allocated = b"".join(self._sector(table) for table in tables if table < LAST_SECTOR)
        self._next = struct.unpack(f"<{len(allocated) // 4}I", allocated)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size].ljust(self._size, b"\x00")

    def _chain(self, sector: int, following: tuple[int, ...]) -> Iterator[int]:
        """The sectors from one on; a loop ends where it would be longer than the file."""
        for _step in range(len(following)):
            if sector >= len(following):
                return
            yield sector
            sector = following[sector]

    def _bytes(self, first: int) -> bytes:
        return b"".join(self._sector(sector) for sector in self._chain(first, self._next))

    def workbook(self) -> bytes:
        """The stream of the workbook. Raises LookupError."""
        directory = self._bytes(struct.unpack_from("<I", self._content, 48)[0])
        entries = [directory[at : at + ENTRY_BYTES] for at in range(0, len(directory), ENTRY_BYTES)]
        named = {entry[: max(entry[64] - 2, 0)].decode("utf-16-le", "replace"): entry for entry in entries}
        entry = next(named[name] for name in STREAMS if name in named)
        first, size = struct.unpack_from("<II", entry, 116)
        if size >= SMALL_STREAM:
            return self._bytes(first)[:size]
        held = self._bytes(struct.unpack_from("<I", entries[0], 116)[0])
        small = self._bytes(struct.unpack_from("<I", self._content, 60)[0])
        following = struct.unpack(f"<{len(small) // 4}I", small)
        sectors = self._chain(first, following)
        return b"".join(held[at * SMALL_SECTOR : (at + 1) * SMALL_SECTOR] for at in sectors)[:size]


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def facts(content: bytes) -> list[Facts]:
    """Each sheet's facts, in the order of the workbook. Raises ValueError, LookupError or struct.error."""
    stream = Compound(content).workbook()
    percent, used, starts = set(PERCENT_FORMATS), [], []
    for kind, data in records(stream):
        if kind == FORMAT and is_percent(_text(data[2:])):
            percent.add(int.from_bytes(data[:2], "little"))
        elif kind == STYLE:
            used.append(int.from_bytes(data[2:4], "little"))
        elif kind == SHEET:
            starts.append(int.from_bytes(data[:4], "little"))
        elif kind == END:
            break
    styles = frozenset(at for at, code in enumerate(used) if code in percent)
    return [_sheet(stream, start, styles) for start in starts]


def _text(data: bytes) -> str:
    """A text: its length, whether it is in UTF-16, its characters."""
    return data[3:].decode("utf-16-le" if data[2] & 1 else "latin-1", "replace")


def _sheet(stream: bytes, start: int, styles: frozenset[int]) -> Facts:
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    percents: set[Cell] = set()
    depth = 0
    for kind, data in records(stream, start):
        if kind == ROW and data[12] & ROW_HIDDEN:
            hidden_rows.append(int.from_bytes(data[:2], "little") + 1)
        elif kind == COLUMNS and data[8] & COLUMN_HIDDEN:
            first, last = struct.unpack_from("<HH", data)
            hidden_columns += range(first, min(last + 1, bounds.COLUMNS))
        elif kind in {NUMBER, FORMULA, SMALL_NUMBER, SMALL_NUMBERS}:
            percents.update(_percents(kind, data, styles))
        elif kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth == 0:
                break
    return Facts((), tuple(hidden_rows), tuple(hidden_columns), frozenset(percents))


def _percents(kind: int, data: bytes, styles: frozenset[int]) -> Iterator[Cell]:
    row, column, style = struct.unpack_from("<HHH", data)
    if kind != SMALL_NUMBERS:
        if style in styles:
            yield column, row
        return
    for at in range(4, len(data) - 2, 6):
        if int.from_bytes(data[at : at + 2], "little") in styles:
            yield column + (at - 4) // 6, row
