"""One cell of a file made for people: no text that a spreadsheet would run, numbers as they read them."""

import re

from babel.numbers import get_decimal_symbol

from ptce_data import formats
from ptce_data.i18n import language

Cell = str | int | float | bool | None

# Excel, LibreOffice and Google Sheets take these for the beginning of a formula; the wide ones too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
_CONTROL_STARTS = ("\t", "\r", "\n")
_ESCAPED = re.compile(r"'*[=+\-@\t\r]")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    bare = text.lstrip()
    if text.startswith(_CONTROL_STARTS) or bare.startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text


def escaped(text: str) -> str:
    """The text for a program: an apostrophe before one that would begin a formula, and before no other.

    One that begins with apostrophes and such a sign gets one more, so that taking one away gives it back.
    """
    return f"'{text}" if _ESCAPED.match(text) else text


def plain_number(value: float) -> str:
    """The shortest exact decimal writing, with a point: `1800000`, `18.27`."""
    if float(value).is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (whole numbers stay exact up to 2^53)
        return str(int(value))
    return repr(float(value))


def local_number(value: float) -> str:
    """The same with the decimal sign of the current language and no thousands separator."""
    return plain_number(value).replace(".", get_decimal_symbol(language()))


def readable(cell: Cell, kind: str) -> str:
    """A cell of a CSV made for people; an unknown figure is « non communiqué », never 0."""
    if cell is None:
        return formats.missing() if kind == "number" else ""
    if isinstance(cell, str):
        return harmless(cell)
    return local_number(cell)
