"""What the typeface of a sheet can write: PDF/UA-1 refuses a file where one sign has no drawing.

A sign that has another form in it is written so (① as 1); emoji and signs nobody sees are left out; a
letter, a figure or a currency it has not becomes a square.
"""

import html
import re
import struct
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ptce_data.exports.vega_look import plain
from ptce_data.i18n import gettext as _

FONTS_FOLDER = Path(__file__).parent / "fonts"
SQUARE = "\u25a1"
LINKS = {"address", "url", "source_url"}  # followed, never drawn
DRAWINGS = {"svg", "qr"}
_READABLE = "LNPS"  # letters, numbers, punctuation, and of the symbols those below
_PICTURES = {"So", "Sk"}
_SPACES = re.compile(" {2,}")
_NOT_ASCII = re.compile(r"[^ -~]")
_GROUPS_OF_SIGNS = 12  # the format of a table of signs that holds the whole of Unicode


def writable(text: str) -> str:
    """The text with only signs that all the fonts have; never blank where it was not."""
    composed = unicodedata.normalize("NFC", text)
    found = _NOT_ASCII.sub(lambda sign: _instead(sign[0]), composed)
    if found == composed:
        return found
    found = _SPACES.sub(" ", found).strip(" ")
    return found if found or not any(map(_seen, text)) else SQUARE


def _seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZ"


def writable_data(data: Any) -> Any:
    """The same of every text in it; addresses lead where they did, drawings stay well formed."""
    if isinstance(data, str):
        return writable(data)
    if isinstance(data, list):
        return [writable_data(one) for one in data]
    if isinstance(data, dict):
        return {key: _of_key(key)(value) for key, value in data.items()}
    return data


def titled(text: str, otherwise: str) -> str:
    """The text, or the other one where nothing of it is seen: a heading or an alternative says something."""
    return plain(text) if writable(plain(text)).strip() else otherwise


def _of_key(key: str) -> Callable[[Any], Any]:
    if key in LINKS:
        return _address
    return _writable_svg if key in DRAWINGS else writable_data


def _address(address: str) -> str:
    """Its other letters written as %…: an address is ASCII in a PDF."""
    return _NOT_ASCII.sub(lambda sign: quote(sign[0], errors="ignore"), address)


def _writable_svg(svg: str) -> str:
    return _NOT_ASCII.sub(lambda sign: html.escape(_instead(sign[0])), svg)


def replaced(before: Any, after: Any) -> bool:
    """Whether a square stands for a letter in what has become of these texts."""
    return _squares(after) > _squares(before)


def _squares(data: Any) -> int:
    if isinstance(data, str):
        return data.count(SQUARE)
    within = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return sum(map(_squares, within))


def replaced_told() -> str:
    """What the square stands for."""
    return _("{square}\u00a0: un signe que la police de caractères de cette fiche n'a pas.").format(
        square=SQUARE
    )


@cache
def _instead(sign: str) -> str:
    """The sign itself, another form of it, a square, or nothing."""
    if _known(sign):
        return sign
    simple = unicodedata.normalize("NFKC", sign)
    for form in (simple, unicodedata.normalize("NFKD", sign)):
        if form != sign and all(map(_known, form)):
            return form
    kind = unicodedata.category(sign)
    if kind in {"Zs", "Zl", "Zp"} or sign in "\n\r\t":
        return " "
    return SQUARE if kind[0] in _READABLE and kind not in _PICTURES else ""


def _known(sign: str) -> bool:
    """Private signs have a drawing, but nobody can read them aloud."""
    return ord(sign) in covered() and unicodedata.category(sign)[0] != "C"


@cache
def covered() -> frozenset[int]:
    """The signs that every font of the sheets has."""
    return frozenset.intersection(*(signs_of(path) for path in sorted(FONTS_FOLDER.glob("*.otf"))))


def signs_of(font: Path) -> frozenset[int]:
    """The signs of one OpenType font, read in its table `cmap`."""
    content = font.read_bytes()
    (count,) = struct.unpack_from(">H", content, 4)
    tables = [struct.unpack_from(">4sxxxxI", content, 12 + 16 * n) for n in range(count)]
    start = next(offset for name, offset in tables if name == b"cmap")
    (count,) = struct.unpack_from(">H", content, start + 2)
    parts = [struct.unpack_from(">xxxxI", content, start + 4 + 8 * n)[0] for n in range(count)]
    return frozenset(sign for part in parts for sign in _signs_at(content, start + part))


def _signs_at(content: bytes, start: int) -> Iterator[int]:
    form, groups = struct.unpack_from(">H10xI", content, start)
    if form != _GROUPS_OF_SIGNS:
        return
    for group in range(groups):
        first, last, glyph = struct.unpack_from(">III", content, start + 16 + 12 * group)
        yield from range(first + (glyph == 0), last + 1)
