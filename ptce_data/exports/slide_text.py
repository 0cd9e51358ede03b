"""How large a text may be written in a box, and where its lines break.

Slides are written without a font at hand: widths are Arial's, which Windows, macOS and LibreOffice
have or replace by one of the same widths; a margin covers bold text and look-alikes.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ptce_data.exports import vega_look

# Thousandths of the size, from Arial's metrics; other signs are as wide as a digit.
_WIDTHS = (
    ("iljI|'.,:;! \u00a0\u202ff/\\t()[]-rI", 300),
    ("abcdeghnopqsuvxyzk0123456789?«»#$€", 556),
    ("ABCDEFGHJKLMNOPQRSTUVXYZÉÈÊÀÂÇÎÔÛ&=+<>≈~", 700),
    ("mwMW%@…—", 900),
)
_WIDTH_OF = {sign: width for signs, width in _WIDTHS for sign in signs}
_USUAL, _MARGIN, _BOLD = 556, 1.06, 1.06
UNIT_SHARE = 0.5  # of the size of its digits
LINE = 1.2  # of the size, from one line to the next


@dataclass(frozen=True)
class Fitted:
    """A text that fits its box: cut at « … » where even the smallest size was too large."""

    text: str
    size: int
    lines: int

    @property
    def height(self) -> float:
        return self.lines * self.size * LINE


def plain(text: str) -> str:
    """Untrusted text as one paragraph that XML can hold."""
    return vega_look.plain(text).strip(" ")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """About how many points a line of text takes."""
    signs = sum(_WIDTH_OF.get(sign, _USUAL) for sign in text)
    return signs / 1000 * size * _MARGIN * (_BOLD if bold else 1)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines the text takes in so many points; a word wider than a line is broken."""
    count, used = 1, 0.0
    space = width(" ", size, bold=bold)
    for word in text.split(" "):
        wide = width(word, size, bold=bold)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        count += max(0, math.ceil(wide / room) - 1)
        used += (space if used else 0.0) + wide % room
    return count


def fitted(text: str, box: tuple[float, float], sizes: Sequence[int], *, bold: bool = False) -> Fitted:
    """The text at the largest of the sizes (given large to small) that fits (width, height) in points."""
    room, height = box
    for size in sizes:
        count = lines(text, size, room, bold=bold)
        if count * size * LINE <= height:
            return Fitted(text, size, count)
    smallest = sizes[-1]
    most = max(1, int(height / (smallest * LINE)))
    words = text.split(" ")
    while len(words) > 1 and lines(" ".join(words) + "\u00a0…", smallest, room, bold=bold) > most:
        words.pop()
    return Fitted(" ".join(words) + "\u00a0…", smallest, most)


def digits_and_unit(value: str) -> tuple[str, str]:
    """« plus de 700 » and « personnes », the unit in words written smaller; both "" where there is none."""
    found = re.fullmatch(r"(.*\d)\s(\w{3,})", plain(value))
    return (found[1], found[2]) if found else ("", "")


def measured(value: str) -> str:
    """A text as wide as the value with its unit in small."""
    digits, unit = digits_and_unit(value)
    return f"{digits} {unit[: math.ceil(len(unit) * UNIT_SHARE)]}" if unit else plain(value)
