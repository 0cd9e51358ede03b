"""Fragments of SpreadsheetML, and how a part is cut without being parsed and written again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape

from ptce_data import markup

TOP = 2  # depth of what a fragment holds, under the root it is given
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")


class UnusualPackageError(Exception):
    """A workbook written in a way that is not the usual one: its parts are left alone."""


def text(value: str) -> str:
    """The text inside an element or an attribute: markup is escaped, what cannot be seen is left out."""
    shown = _ILLEGAL.sub("", markup.seen(value))
    return escape(_ESCAPED.sub("_x005F_", shown), {'"': "&quot;"})


@dataclass(frozen=True)
class Element:
    """A child of the root of a fragment: its name and where it starts and ends."""

    name: str
    start: int
    end: int


def children(fragment: bytes) -> Iterator[Element]:
    """The elements at the top of a fragment of XML, which needs no root. Raises UnusualPackageError."""
    opening = b"<_>"
    found: list[Element] = []
    parser = expat.ParserCreate()
    depth, began = 0, (0, "")

    def start(name: str, _attributes: object) -> None:
        nonlocal depth, began
        depth += 1
        if depth == TOP:
            began = (parser.CurrentByteIndex, name)

    def end(name: str) -> None:
        nonlocal depth
        if depth == TOP:
            at = parser.CurrentByteIndex - len(opening)
            # Of an element without content, expat gives the byte after it.
            closed = fragment.startswith(b"</" + name.encode(), at)
            after = fragment.find(b">", at) + 1 if closed else at
            found.append(Element(name, began[0] - len(opening), after))
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(opening + fragment + b"</_>", True)
    except expat.ExpatError as problem:
        raise UnusualPackageError(str(problem)) from problem
    yield from found


def attribute(tag: bytes, name: str) -> bytes | None:
    """The value of an attribute of an opening tag."""
    for found in _ATTRIBUTE.finditer(tag):
        if found[1] == name.encode():
            return found[2][1:-1]
    return None


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """The opening tag with this attribute set."""
    for found in _ATTRIBUTE.finditer(tag):
        if found[1] == name.encode():
            return tag[: found.start(2)] + f'"{value}"'.encode() + tag[found.end(2) :]
    end = re.search(rb"\s*/?>$", tag)
    if end is None:
        raise UnusualPackageError("an opening tag without end")
    return tag[: end.start()] + f' {name}="{value}"'.encode() + tag[end.start() :]


def without_attribute(tag: bytes, name: str) -> bytes:
    return re.sub(rb"\s+" + name.encode() + rb"""\s*=\s*("[^"]*"|'[^']*')""", b"", tag, count=1)


def inside(part: bytes, name: str) -> tuple[int, int]:
    """Where the content of the one element of this name starts and ends. Raises UnusualPackageError."""
    opening = re.search(rb"<" + name.encode() + rb"(?:\s[^>]*)?>", part)
    if opening is None or opening[0].endswith(b"/>"):
        raise UnusualPackageError(f"no {name} with something in it")
    end = part.find(b"</" + name.encode() + b">", opening.end())
    if end < 0:
        raise UnusualPackageError(f"{name} has no end")
    return opening.end(), end


def appended(part: bytes, name: str, added: str) -> bytes:
    """The part with more at the end of an element; its `count`, if it has one, is left to the caller."""
    _start, end = inside(part, name)
    return part[:end] + added.encode() + part[end:]


def counted(part: bytes, name: str, count: int) -> bytes:
    """The part with the element's `count` set."""
    opening = re.search(rb"<" + name.encode() + rb"(?:\s[^>]*)?>", part)
    if opening is None:
        raise UnusualPackageError(f"no {name}")
    return part[: opening.start()] + with_attribute(opening[0], "count", str(count)) + part[opening.end() :]
