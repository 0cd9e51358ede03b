"""The year a text states: `2013`, `2013-2014`, `31/12/2013`, « fin 2013 », a spreadsheet's date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

_EXCEL_EPOCH = date(1899, 12, 30)
# Days of 1985 to 2064 as Excel numbers them: no year and no plausible count of years looks like these.
_FIRST_SERIAL, _LAST_SERIAL = 31048, 60263
_LONGEST = 80
_HALF_CENTURY = 50
_MONTHS = 12


@dataclass(frozen=True)
class UnderstoodYear:
    """The year, or None and a hint that says why.

    Hints: year_range (the last year is taken), from_date, from_serial; without a year:
    two_digit_year, several_years, no_year, year_out_of_bounds (with its year where it looks like one:
    1850). An empty text has neither year nor hint.
    """

    year: int | None = None
    basis: Literal["stated", "estimated"] = "stated"
    hints: tuple[str, ...] = ()


_YEAR = r"(?<![0-9])((?:19|20|21)[0-9]{2})(?![0-9])"
_RANGE = re.compile(rf"{_YEAR}\s*(?:-|/|à|a|au|et|to|_)\s*(?:{_YEAR}|([0-9]{{2}})(?![0-9]))")
_DAY = re.compile(
    r"(?<![0-9])(?:([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}))"
    r"(?![0-9])"
)
_SHORT_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}(?![0-9])|^'?[0-9]{2}$")
_ESTIMATED = re.compile(
    r"(?:^|[^a-z])(?:est|estim\w*|environ|env|approx\w*|circa|ca|prev\w*|prév\w*)\b|[~≈?]", re.IGNORECASE
)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_WHOLE = re.compile(r"(-?[0-9]+)\.0+")


@lru_cache(maxsize=16384)
def understood(text: str) -> UnderstoodYear:
    """The year a cell states; the last one of a range. Never raises."""
    bare = re.sub(r"[\u00a0\u202f\u2009]", " ", text[:_LONGEST]).strip()
    bare = re.sub(r"[\u2010-\u2015\u2212]", "-", bare)
    if not bare:
        return UnderstoodYear()
    bare = whole[1] if (whole := _WHOLE.fullmatch(bare)) else bare
    return _from_serial(bare) or _from_day(bare) or _from_range(bare) or _from_words(bare)


def _from_serial(bare: str) -> UnderstoodYear | None:
    serial = _SERIAL.fullmatch(bare)
    if serial is None:
        return None
    days = int(serial[1])
    if _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return UnderstoodYear((_EXCEL_EPOCH + timedelta(days=days)).year, hints=("from_serial",))
    return UnderstoodYear(hints=("no_year",))


def _from_day(bare: str) -> UnderstoodYear | None:
    """A day of the calendar gives its year; two days, the year of the second (« du 01/01 au 31/12/2013 »)."""
    days = list(_DAY.finditer(bare))
    if not days:
        return None
    years = [int(day[1] or day[6]) for day in days]
    hints = ("from_date",) if len(set(years)) == 1 else ("from_date", "year_range")
    return _based(years[-1], bare, hints)


def _based(year: int, bare: str, hints: tuple[str, ...] = ()) -> UnderstoodYear:
    if _ESTIMATED.search(bare):
        return UnderstoodYear(year, "estimated", hints)
    return UnderstoodYear(year, "stated", hints)


def _from_range(bare: str) -> UnderstoodYear | None:
    """`2013-2014`, `2013/14`: the last year; `2013-06` is a month; backwards (`2014-2013`), none."""
    found = _RANGE.search(bare)
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2]) if found[2] else _completed(first, int(found[3]))
    left = bare[: found.start()] + bare[found.end() :]
    if found[3] and last < first and 1 <= int(found[3]) <= _MONTHS:
        return _based(first, left)
    if last < first or re.search(_YEAR, left):
        return UnderstoodYear(hints=("several_years",))
    return _based(last, left, ("year_range",) if last != first else ())


def _completed(first: int, two_digits: int) -> int:
    """`2013/14` is 2014 and `1999/00` is 2000."""
    century = first // 100 * 100
    last = century + two_digits
    return last + 100 if last < first and last + 100 - first < _HALF_CENTURY else last


def _from_words(bare: str) -> UnderstoodYear:
    years = {int(year) for year in re.findall(_YEAR, bare)}
    if len(years) == 1:
        return _based(years.pop(), bare)
    if years:
        return UnderstoodYear(hints=("several_years",))
    if _SHORT_DAY.search(bare):
        return UnderstoodYear(hints=("two_digit_year",))
    if re.fullmatch(r"[12][0-9]{3}", bare):
        return UnderstoodYear(int(bare), hints=("year_out_of_bounds",))
    return UnderstoodYear(hints=("year_out_of_bounds" if re.fullmatch(r"-?[0-9]+", bare) else "no_year",))
