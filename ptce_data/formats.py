"""Numbers, amounts, years and dates as a reader of the current language expects them.

Built on Babel's locale data; texts come from the catalogues. A missing value is never 0.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from ptce_data import units
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language, ngettext

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
PARIS = ZoneInfo("Europe/Paris")
BILLION = 1e9
MILLION = 1e6
PRECISE_BELOW = 10
WHOLE_FROM = 100
MOST_DECIMALS = 6
# The largest number that is stored has 309 digits.
MOST_DIGITS = 330
ALL_DECIMALS = 10
# Units of which a part means something.
MEASURED = frozenset({*units.SYMBOLS, "tonnes", "ETP"})


def missing() -> str:
    """What stands where nothing was published."""
    return _("non communiqué")


def number(value: float, decimals: int = 1, *, at_least: bool = False) -> str:
    """`1 234,5` in French, `1,234.5` in English; at most `decimals` decimals, none when whole.

    Half goes up, as people round: 156.5 is 157. A minimum is rounded down: "more than 18.3" must not be
    said of 18.27.
    """
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    with localcontext(prec=MOST_DIGITS):
        rounded = _down(value, decimals) if at_least else _half_up(value, decimals)
        return format_decimal(rounded, format=pattern, locale=language(), decimal_quantization=True)


def _down(value: float, decimals: int) -> float:
    scale = 10.0**decimals
    return math.floor(value * scale + 1e-9) / scale


def _half_up(value: float, decimals: int) -> Decimal:
    """Of the digits the value is written with: 0.285 is 0.29, though its binary is a hair below."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def euros(value: float, *, at_least: bool = False) -> str:
    """`121 555 €`, `1,8 M€`, `2,5 Md€`; in English `€121,555`, `€1.8M`, `€2.5bn`."""
    scale, suffix = _euro_scale(abs(value))
    if 0 < abs(value) < 1:
        return _in_euros(short(value, at_least=at_least), suffix)
    return _in_euros(number(value / scale, _euro_decimals(value, scale), at_least=at_least), suffix)


def _euro_decimals(value: float, scale: float) -> int:
    return 0 if scale == 1 else 2 if abs(value) / scale < PRECISE_BELOW else 1


def _in_euros(digits: str, suffix: str) -> str:
    if language() == "fr":
        return f"{digits}{NARROW_SPACE}{suffix}€"
    return f"€{digits}{_ENGLISH_SUFFIXES[suffix]}"


_ENGLISH_SUFFIXES = {"": "", "M": "M", "Md": "bn"}


def _euro_scale(value: float) -> tuple[float, str]:
    if value >= BILLION:
        return BILLION, "Md"
    if value >= MILLION:
        return MILLION, "M"
    return 1.0, ""


def amount(value: float | None, unit: str, *, at_least: bool = False) -> str:
    """The value with its unit in words: `700 personnes`, `1,8 M€`, `64 %`; « non communiqué » for None."""
    if value is None:
        return missing()
    if unit == "EUR":
        return euros(value, at_least=at_least)
    if unit == "%":
        return short(value, at_least=at_least) + (f"{NARROW_SPACE}%" if language() == "fr" else "%")
    return f"{short(value, at_least=at_least)}{NO_BREAK_SPACE}{units.unit(unit, value)}"


def short(value: float, *, at_least: bool = False) -> str:
    """A number alone: whole from 100 on, one decimal below, two figures that count below 1.

    A small rate (`0,0049`) must not be read as nothing.
    """
    return number(value, _short_decimals(value), at_least=at_least)


def _short_decimals(value: float) -> int:
    magnitude = abs(value)
    if magnitude >= 1 or not value:
        return 0 if magnitude >= WHOLE_FROM else 1
    return min(max(2, 1 - math.floor(math.log10(magnitude))), MOST_DECIMALS)


def value_only(value: float | None, unit: str, *, at_least: bool = False) -> str:
    """The value without its unit's word, for a cell whose heading names it; symbols stay."""
    if value is None:
        return missing()
    symbols = unit in {"EUR", "%"}
    return amount(value, unit, at_least=at_least) if symbols else short(value, at_least=at_least)


def rounded_rate(value: float, qualifier: str = "approx") -> float:
    """A quotient as precise as its parts: two digits that count, three from 10 on where they are exact.

    A minimum is rounded down: 5 358 over « plus de » becomes 5 300.
    """
    if not value:
        return 0.0
    digits = 3 if qualifier == "exact" and abs(value) >= PRECISE_BELOW else 2
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    scale = 10.0**decimals
    if qualifier == "at_least":
        return round(math.floor(value * scale + 1e-9) / scale, max(decimals, 0))
    nearest = math.floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return math.copysign(round(nearest, max(decimals, 0)), value)


def qualified(text: str, qualifier: str) -> str:
    """`≈ 1,8 M€` where approximate, `plus de 700` where the source gives a minimum."""
    if qualifier == "approx":
        return f"≈{NO_BREAK_SPACE}{text}"
    if qualifier == "at_least":
        return _("plus de {amount}").format(amount=text)
    return text


def figure(value: float | None, unit: str, qualifier: str = "exact") -> str:
    """A value with its unit and its qualifier; « non communiqué » for None."""
    if value is None:
        return missing()
    return qualified(amount(value, unit, at_least=qualifier == "at_least"), qualifier)


def median(value: float | None, unit: str, qualifier: str, of: int) -> str:
    """The median of `of` figures: one alone as it was published, else counted things as whole numbers."""
    if value is None or of == 1:
        return figure(value, unit, qualifier)
    written = middle(value, unit, qualifier)
    return figure(written.value, unit, written.qualifier)


@dataclass(frozen=True)
class Middle:
    value: float
    qualifier: str


def middle(value: float, unit: str, qualifier: str) -> Middle:
    """A median or a quartile of several figures as it is written: 156.5 jobs are about 157."""
    if unit == "EUR" and qualifier == "approx":
        return Middle(rounded_rate(value, qualifier), qualifier)
    whole = math.copysign(math.floor(abs(value) + 0.5), value)
    if unit in MEASURED or value == whole:
        return Middle(value, qualifier)
    return Middle(whole, "approx")


def exact(value: float | None, unit: str, qualifier: str = "exact") -> str:
    """As `figure` where that says it to the last digit; else with all its digits: `1 250 500 €`."""
    if value is None:
        return missing()
    whole = 1.0 if unit != "EUR" or abs(value) < 1 else _euro_scale(abs(value))[0]
    decimals = _euro_decimals(value, whole) if unit == "EUR" and abs(value) >= 1 else _short_decimals(value)
    if math.isclose(float(_half_up(value / whole, decimals)) * whole, value, rel_tol=1e-12):
        return figure(value, unit, qualifier)
    digits = number(value, ALL_DECIMALS)
    if unit == "EUR":
        return qualified(_in_euros(digits, ""), qualifier)
    if unit == "%":
        return qualified(digits + (f"{NARROW_SPACE}%" if language() == "fr" else "%"), qualifier)
    return qualified(f"{digits}{NO_BREAK_SPACE}{units.unit(unit, value)}", qualifier)


@dataclass(frozen=True)
class Written:
    """A figure in three parts, for a card where the number stands out."""

    prefix: str
    digits: str
    unit: str


def written(value: float, unit: str, qualifier: str) -> Written:
    """`plus de`, `6 205`, `emplois`; symbols (€, %) stay with the digits."""
    at_least = qualifier == "at_least"
    prefixes = {"approx": "≈", "at_least": _("plus de")}
    symbols = unit in {"EUR", "%"}
    return Written(
        prefix=prefixes.get(qualifier, ""),
        digits=amount(value, unit, at_least=at_least) if symbols else short(value, at_least=at_least),
        unit="" if symbols else units.unit(unit, value),
    )


def qualifier_name(qualifier: str) -> str:
    """The qualifier in words, for a table: exact, environ, au moins."""
    names = {
        "exact": _("chiffre exact"),
        "approx": _("environ"),
        "at_least": _("minimum (« plus de »)"),
    }
    return names[qualifier]


def years(first: int | None, last: int | None) -> str:
    """`2014` or `2009-2025`; empty where no year is known."""
    if first is None or last is None:
        return ""
    return str(last) if first == last else f"{first}–{last}"


def dated(first: int | None, last: int | None, *, estimated: bool) -> str:
    """`2022`, `2014–2021`, `2022, année estimée`; empty where no year is known."""
    known = years(first, last)
    return _("{years}, année estimée").format(years=known) if known and estimated else known


def coverage(poles: int, poles_selected: int) -> str:
    """`12 pôles sur 91`: how many poles a total rests on."""
    return ngettext("{poles} pôle sur {selected}", "{poles} pôles sur {selected}", poles).format(
        poles=number(poles, 0), selected=number(poles_selected, 0)
    )


def poles(n: int) -> str:
    return ngettext("{n} pôle", "{n} pôles", n).format(n=number(n, 0))


def inhabitants(n: int) -> str:
    return ngettext("{n} habitant", "{n} habitants", n).format(n=number(n, 0))


def day(value: date) -> str:
    """A date in words: `24 novembre 2026`; the first of a month is `1er` in French."""
    text = format_date(value, "long", locale=language())
    return text.replace("1 ", "1er ", 1) if language() == "fr" and value.day == 1 else text


def in_paris(at: datetime) -> datetime:
    """A time kept in UTC, by a clock in Paris."""
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(PARIS)


def moment(at: datetime) -> str:
    """A time kept in UTC, as a clock in Paris shows it: `24 novembre 2026 à 17:42, heure de Paris`."""
    here = in_paris(at)
    return _("{day} à {time}, heure de Paris").format(day=day(here.date()), time=f"{here:%H:%M}")


def separators() -> str:
    """Decimal then thousands separator, as Plotly's layout.separators wants them."""
    return get_decimal_symbol(language()) + get_group_symbol(language())


def listing(names: list[str] | tuple[str, ...]) -> str:
    """`a, b et c`."""
    *first, last = names or ("",)
    return _("{first} et {last}").format(first=", ".join(first), last=last) if first else last
