"""Amounts typed by hand: what a sentence may not hold, since nothing would keep it true."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ptce_data.i18n import gettext as _
from ptce_data.scenarios.vocabulary import quoted

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
# A day with its month and its year is no amount of the database; nor is a rank.
_DATE = re.compile(rf"\b\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b", re.IGNORECASE)
_RANK = re.compile(r"\b\d{1,3}(?:er|re|ère|e|è|ème|nd|nde|st|rd|th)s?\b", re.IGNORECASE)
# CO2, Neo56: digits that follow a letter are a part of a name.
_NAME = re.compile(r"\b[^\W\d_]+\d[\w-]*")
# No start within a row of dots: each would read the others again.
_DIGITS = re.compile(r"(?<![\d.,])[.,]*\d+(?:(?:[.,]+|[\s'’])\d+)*(?:\s?[^\W\d_]+|\s?[%€$])?")
_LARGE = re.compile(
    r"\b(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille|"
    r"millions?|milliards?|milliers?|centaines?|dizaines?|douzaines?|quinzaines?|vingtaines?|"
    r"trentaines?|quarantaines?|cinquantaines?|soixantaines?|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|billions?|dozens?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# « entre 2013 et 2016 »: two years, whatever stands before the second.
_SPAN = re.compile(
    r"\b(?:de|en|entre|from|in|between)\s+((?:19|20)\d\d)\s+(?:à|et|to|and)\s+((?:19|20)\d\d)(?![\d.,]*\d|\s?[%€$])",
    re.IGNORECASE,
)
LONGEST_BEFORE = 24
# « en 2013 » is a year, « 2013 personnes » is an amount: what comes before tells them apart.
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:en|fin|depuis|dès|vers|avant|après|entre|an|année|l'an|l'année|"
    r"in|since|by|until|before|after|between|year)\s+|\()$",
    re.IGNORECASE,
)
# The published figure brings its own « ≈ » or « plus de »: another one would change what was said.
_HEDGE = re.compile(
    r"(?:\b(?:plus de|près de|environ|presque|moins de|au moins|au plus|jusqu'à|jusqu’à|à peu près|"
    r"quelque|over|more than|nearly|about|around|almost|at least|at most|less than|up to)|[≈~<>≥≤])\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Typed:
    """Words to replace, and what to write instead."""

    found: str
    message: str


GENERIC = "{jobs_created of all}"


def generic(_found: str) -> str:
    """The reference to write for what was typed, where nothing tells a better one."""
    return GENERIC


def amounts(text: str, years: frozenset[int], instead: Callable[[str], str] = generic) -> Iterator[Typed]:
    """Numbers of a text without its references; `years` are those its references speak of.

    `instead` gives the reference to propose for what was typed, for "" one that has a year.
    """
    kept = _NAME.sub(_blank, _RANK.sub(_blank, _DATE.sub(_blank, text)))
    for span in _SPAN.finditer(kept):
        yield from (_year_typed(year, instead) for year in span.groups() if int(year) not in years)
    kept = _SPAN.sub(_blank, kept)
    for match in _DIGITS.finditer(kept):
        found = match[0].strip()
        year = _YEAR.match(found)
        if (
            year is None
            or re.search(r"[\d%€$]", found[4:])
            or not _BEFORE_A_YEAR.search(kept, max(0, match.start() - LONGEST_BEFORE), match.start())
        ):
            yield _amount_typed(found, instead)
        elif int(year[0]) not in years:
            yield _year_typed(year[0], instead)
    for match in _LARGE.finditer(kept):
        yield _amount_typed(match[0], instead)
    for letter in kept:
        if letter.isnumeric() and not letter.isdecimal() and letter not in "²³":
            yield _amount_typed(letter, instead)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _amount_typed(found: str, instead: Callable[[str], str]) -> Typed:
    return Typed(
        found,
        _(
            "{found} est un nombre écrit à la main\u00a0: il ne suivra pas les données. Mettez à sa place "
            "une référence, par exemple {example}."
        ).format(found=quoted(found), example=quoted(instead(found))),
    )


def _year_typed(found: str, instead: Callable[[str], str]) -> Typed:
    return Typed(
        found,
        _(
            "l'année {found} n'est celle d'aucun chiffre cité dans cette étape\u00a0: écrivez-la par une "
            "référence, par exemple {example}, ou retirez-la."
        ).format(found=quoted(found), example=quoted(instead("").replace("}", " | year}"))),
    )


def hedge(before: str) -> Typed | None:
    """The « plus de » or « environ » typed just before a reference; None where there is none."""
    match = _HEDGE.search(before)
    if match is None:
        return None
    found = match[0].strip()
    return Typed(
        found,
        _(
            "{found} est écrit à la main devant un chiffre, qui porte déjà sa propre précision\u00a0: "
            "retirez-le."
        ).format(found=quoted(found)),
    )


def invisible(text: str) -> bool:
    """Whether a text holds control or direction characters, which would hide what it says."""
    return any(unicodedata.category(one) in {"Cc", "Cf", "Co", "Cs"} for one in text if one not in "\n\t")
