"""Amounts as they are said aloud: `environ 1,8 million d'euros`, `plus de 700 citoyens investisseurs`."""

from ptce_data import formats
from ptce_data.formats import BILLION, MILLION, NARROW_SPACE, NO_BREAK_SPACE
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language, ngettext
from ptce_data.sentences.sayable_phrases import COUNTED, UNITS

TWO_DECIMALS_BELOW = 10


def amount(value: float, unit: str, qualifier: str, indicator: str = "") -> str:
    """The value in words with what it counts; indicator, where given, names that better than its unit."""
    at_least = qualifier == "at_least"
    if unit == "EUR":
        said = _euros(value, at_least=at_least)
    elif unit == "%":
        space = NARROW_SPACE if language() == "fr" else ""
        said = f"{formats.short(value, at_least=at_least)}{space}%"
    else:
        said = _counted(value, unit, indicator, at_least=at_least)
    return qualified(said, qualifier)


def _counted(value: float, unit: str, indicator: str, *, at_least: bool) -> str:
    naming = COUNTED.get(indicator) or UNITS.get(unit)
    if naming is None:
        return formats.amount(value, unit, at_least=at_least)
    return naming(value).format(n=formats.short(value, at_least=at_least)).replace(" ", NO_BREAK_SPACE, 1)


def qualified(said: str, qualifier: str) -> str:
    """`environ 700`, `plus de 700`: what the signs of a written figure mean."""
    if qualifier == "approx":
        return _("environ {amount}").format(amount=said)
    if qualifier == "at_least":
        return _("plus de {amount}").format(amount=said)
    return said


def _euros(value: float, *, at_least: bool) -> str:
    scale = BILLION if value >= BILLION else MILLION if value >= MILLION else 1.0
    scaled = value / scale
    if scale == 1.0:
        digits = formats.number(scaled, 0, at_least=at_least) if scaled >= 1 else formats.short(scaled)
        return ngettext("{n} euro", "{n} euros", scaled).format(n=digits)
    digits = formats.number(scaled, 2 if scaled < TWO_DECIMALS_BELOW else 1, at_least=at_least)
    if scale == MILLION:
        return ngettext("{n} million d'euros", "{n} millions d'euros", scaled).format(n=digits)
    return ngettext("{n} milliard d'euros", "{n} milliards d'euros", scaled).format(n=digits)
