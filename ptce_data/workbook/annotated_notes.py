"""Comments on cells: the part that holds their texts, and the drawing Excel shows them with."""

import re
from collections.abc import Mapping

from ptce_data.workbook.annotated_xml import UnusualPackageError, appended, children, inside, text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
).encode()
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
DRAWING = (
    f'<xml {_NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    f"{_TYPE}</xml>"
).encode()
FIRST_SHAPE = 1025  # of a drawing, by Excel
WIDE, HIGH, HIGHEST = 3, 4, 14  # of a comment's box, in columns and rows
CHARACTERS_A_LINE = 38


def commented(part: bytes, notes: Mapping[str, str], author: str) -> tuple[bytes, list[str]]:
    """The comments with ours at the end, and the cells that got one: a cell keeps the comment it has."""
    start, end = inside(part, "commentList")
    taken = set(re.findall(rb"<comment\b[^>]*\bref=\"([A-Z]+[0-9]+)\"", part[start:end]))
    free = [cell for cell in notes if cell.encode() not in taken]
    start, end = inside(part, "authors")
    number = sum(1 for _one in children(part[start:end]))
    made = appended(part, "authors", f"<author>{text(author)}</author>")
    comments = (
        f'<comment ref="{cell}" authorId="{number}"><text><r><t xml:space="preserve">{text(notes[cell])}</t>'
        "</r></text></comment>"
        for cell in free
    )
    return appended(made, "commentList", "".join(comments)), free


def drawn(part: bytes, cells: list[str], notes: Mapping[str, str]) -> bytes:
    """The drawing with a hidden box for each of these cells."""
    end = part.rfind(b"</xml>")
    if end < 0:
        raise UnusualPackageError("a drawing of comments that is not one")
    taken = (int(number) + 1 for number in re.findall(rb"_x0000_s([0-9]+)", part))
    first = max(taken, default=FIRST_SHAPE)
    boxes = "".join(_box(number, cell, notes[cell]) for number, cell in enumerate(cells, first))
    added = boxes if b'id="_x0000_t202"' in part else _TYPE + boxes
    if b'xmlns:v="urn:schemas-microsoft-com:vml"' not in part:  # openpyxl gives them other prefixes
        added = re.sub(r"<(v:shape(?:type)?) ", rf"<\1 {_NAMESPACES} ", added)
    return part[:end] + added.encode() + part[end:]


def _box(number: int, cell: str, note: str) -> str:
    row, column = _place(cell)
    high = min(HIGHEST, HIGH + len(note) // CHARACTERS_A_LINE)
    anchor = f"{column + 1}, 15, {max(0, row - 1)}, 10, {column + 1 + WIDE}, 15, {max(0, row - 1) + high}, 4"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;'
        'margin-top:5pt;width:200pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
        f"<x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _place(cell: str) -> tuple[int, int]:
    """Row and column, both from 0."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) :]) - 1, column - 1
