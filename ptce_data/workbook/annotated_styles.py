"""The styles of a workbook with, for each level, the same formats on a coloured ground."""

import re

from ptce_data.workbook.annotated_sheet import COLOURS
from ptce_data.workbook.annotated_xml import (
    UnusualPackageError,
    appended,
    children,
    counted,
    inside,
    with_attribute,
)
from ptce_data.workbook.issues import Level

MOST_FORMATS = 65_000  # of one workbook, by Excel
_OPENING = re.compile(rb"<xf\b[^>]*>")


class Styles:
    """xl/styles.xml, growing: each format asked for is added once, at the end; nothing there changes."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        start, end = inside(part, "cellXfs")
        formats = part[start:end]
        self._formats = [formats[one.start : one.end] for one in children(formats) if one.name == "xf"]
        self._fills = self._count("fills")
        self._fonts = self._count("fonts")
        self._known: dict[tuple[int, str], int] = {}
        self._added: list[bytes] = []

    def coloured(self, style: int, level: Level) -> int:
        """The number of the format `style` on the ground of `level`."""
        fill = self._fills + list(COLOURS).index(level)
        return self._with(style, level, {"fillId": str(fill), "applyFill": "1"})

    def heading(self) -> int:
        return self._with(0, "heading", {"fontId": str(self._fonts), "applyFont": "1"})

    def link(self) -> int:
        return self._with(0, "link", {"fontId": str(self._fonts + 1), "applyFont": "1"})

    def _with(self, style: int, name: str, changes: dict[str, str]) -> int:
        if (style, name) not in self._known:
            if not 0 <= style < len(self._formats) or len(self._formats) + len(self._added) >= MOST_FORMATS:
                raise UnusualPackageError("a cell's format that is not in the list")
            self._added.append(_changed(self._formats[style], changes))
            self._known[style, name] = len(self._formats) + len(self._added) - 1
        return self._known[style, name]

    def part(self) -> bytes:
        """The part as it is to be written."""
        made = appended(self._part, "cellXfs", b"".join(self._added).decode())
        made = counted(made, "cellXfs", len(self._formats) + len(self._added))
        fills = "".join(
            f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/>'
            "</patternFill></fill>"
            for colour in COLOURS.values()
        )
        made = counted(appended(made, "fills", fills), "fills", self._fills + len(COLOURS))
        fonts = (
            '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
            '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font>'
        )
        return counted(appended(made, "fonts", fonts), "fonts", self._fonts + 2)

    def _count(self, name: str) -> int:
        start, end = inside(self._part, name)
        return sum(1 for _one in children(self._part[start:end]))


def _changed(element: bytes, changes: dict[str, str]) -> bytes:
    opening = _OPENING.match(element)
    if opening is None:
        raise UnusualPackageError("a format with a prefix")
    tag = opening[0]
    for name, value in changes.items():
        tag = with_attribute(tag, name, value)
    return tag + element[opening.end() :]
