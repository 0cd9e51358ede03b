"""A large sheet cut in two between two rows, so that both processors parse it.

Each half is a workbook of its own: the same parts, not packed, with half of the rows. calamine takes a row's
number from the `r` of a row or a cell, so what it says of a cell is the same in a half as in the whole.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ptce_data.workbook.container import Container
from ptce_data.workbook.container_xlsx import Entry, rows_of, written

# Of the largest sheet: below, two threads save nothing.
LEAST_BYTES = 6_000_000
# Of all the parts: above, their copies take too much of the memory allowed. 200,000 rows of 8 columns pass.
MOST_BYTES = 64_000_000
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
ROW_NUMBER = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
CELL_ROW = re.compile(rb'<c\b[^>]*?\br="[A-Za-z]+(\d+)"')


@dataclass(frozen=True)
class Half:
    """A workbook where the rows of `sheet` are those of `pieces` alone."""

    parts: Mapping[str, bytes]
    sheet: str
    pieces: tuple[memoryview, memoryview]

    def content(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                with archive.open(zipfile.ZipInfo(name), "w") as part:
                    for piece in self.pieces if name == self.sheet else (content,):
                        part.write(piece)
        return out.getvalue()


@dataclass(frozen=True)
class Halves:
    """The sheet at `at` is cut: `above` rows are in the first half, the others in the second."""

    at: int
    above: int
    first: Half
    second: Half


def worthwhile(found: Container) -> bool:
    """Whether a sheet is large, most of the workbook, and the whole not too large: by the declared sizes."""
    parts = found.archive.infolist() if found.archive else []
    largest = max((part.file_size for part in parts if SHEET.fullmatch(part.filename)), default=0)
    # Each half has all the other parts: texts shared by the cells would be read twice.
    return largest >= LEAST_BYTES and sum(part.file_size for part in parts) <= min(2 * largest, MOST_BYTES)


def cut(parts: Mapping[str, bytes], listed: Sequence[Entry]) -> Halves | None:
    """The largest sheet of a workbook in two; None where it does not show where a row begins."""
    at = max(range(len(listed)), key=lambda one: len(parts.get(listed[one].part, b"")))
    xml = parts.get(listed[at].part, b"")
    start, end = rows_of(xml)
    # In a comment or a section, what looks like a row may be none.
    if written(xml, (start, end), b"<!") or written(xml, (start, end), b"<?"):
        return None
    middle = xml.find(b"<row ", (start + end) // 2, end)
    number = ROW_NUMBER.match(xml, middle) if middle > 0 else None
    if number is None:
        return None
    whole, part = memoryview(xml), listed[at].part
    first = Half(parts, part, (whole[:middle], whole[end:]))
    second = Half(parts, part, (whole[:start], whole[middle:]))
    return Halves(at, int(number[1]) - 1, first, second)


def first_row(half: Half) -> int:
    """The least row a row or a cell of the second half says it is in: nothing says that they are in order."""
    rows = half.pieces[1]
    return min(map(int, {*ROW_NUMBER.findall(rows), *CELL_ROW.findall(rows)}))
