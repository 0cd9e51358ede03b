"""What the heading of a column says: a role, an indicator, a year, a unit."""

import re
from dataclasses import dataclass, replace

from ptce_data.search_text import normalised
from ptce_data.workbook import vocabulary as vocabularies
from ptce_data.workbook import years
from ptce_data.workbook.decisions import Role
from ptce_data.workbook.layout import Match
from ptce_data.workbook.matching import SURE, UNDECIDED
from ptce_data.workbook.measures import measure
from ptce_data.workbook.numbers import understood
from ptce_data.workbook.vocabulary import Vocabulary

LONGEST = 150
# A heading whose words are those of several indicators, told apart by its unit: « Emplois (ETP) ».
BY_UNIT = 0.92


@dataclass(frozen=True)
class Heading:
    """A heading as understood. role None: no idea; `others` are then the indicators it could be."""

    text: str
    role: Role | None = None
    certainty: float = 0.0
    how: str = "unknown"
    indicator: str | None = None
    year: int | None = None
    unit_text: str = ""
    others: tuple[Match, ...] = ()

    @property
    def weight(self) -> float:
        """How much this cell looks like a heading: a row of headings weighs more than a row of figures."""
        if not self.text:
            return 0.0
        known = {None: 0.1, "ignored": 1.0}.get(self.role, 2.0) * max(self.certainty, 0.5)
        if self.role is None and self.others and self.others[0].certainty >= UNDECIDED:
            known = 1.5
        if self.role == "figure" and self.indicator is None:
            known = 0.0
        known += 0.7 * (self.year is not None) + 0.3 * bool(self.unit_text)
        return known - (1.0 if _is_data(self.text) else 0.0) - (0.5 if len(self.text) > LONGEST else 0.0)


def _is_data(text: str) -> bool:
    """A figure, unless it is a year alone."""
    return understood(text).reading == "figure" and years.understood(text).year is None


_DATED = re.compile(
    r"\(?\s*(?:(?:au|en|fin|pour|annee|année|exercice|de l'année|à fin|situation)\s+(?:au\s+)?)?"
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?:31 décembre |décembre |dec\.? )?"
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:\s*[-/–]\s*(?:20)?[0-9]{2})?(?![0-9])\s*\)?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_IN_WORDS = re.compile(r"(?:^|[\s,-])en\s+(\S.{0,30})$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:^|\s|,)(k€|M€|Md€|€|%|MW|MWh|kWh|GWh|kW|ha|m²|m2|tonnes|kg|t|ETP|k euros)$")


def heading(text: str, vocabulary: Vocabulary, *, compared: bool = True) -> Heading:
    """What the heading says; year and unit are taken off before its words are looked up.

    Without `compared` its words are looked up to the letter only.
    """
    text = " ".join(text.split())
    if not normalised(text) or len(text) > LONGEST:
        return Heading(text, unit_text=text if text in {"€", "%"} else "")
    yearless, year = undated(text)
    bare, unit_text = _unitless(yearless)
    if not normalised(bare) and (year or unit_text):
        return Heading(text, "figure" if year else None, 1.0, "exact", year=year, unit_text=unit_text)
    looked_up = (_named(text, words, vocabulary, compared=compared) for words in (yearless, bare))
    named = _best(*looked_up)
    if named.role is None and unit_text and named.others:
        named = _by_unit(named, unit_text, vocabulary)
    if named.role == "value" and year:
        named = replace(named, role="figure")
    year = year if named.role in {"figure", None} else None
    return replace(named, year=year, unit_text=unit_text)


def undated(text: str) -> tuple[str, int | None]:
    """The heading without the only year it gives, and that year."""
    found = list(_DATED.finditer(text))
    if len(found) != 1:
        return text, None
    year = years.understood(found[0].group().strip("() ")).year
    rest = f"{text[: found[0].start()]} {text[found[0].end() :]}" if year else text
    return " ".join(rest.split()).strip(" -–—:,/"), year


def _unitless(text: str) -> tuple[str, str]:
    """The heading without the unit it gives in brackets, after « en », or as a last symbol."""
    for found in (*_IN_BRACKETS.finditer(text), _IN_WORDS.search(text), _LAST_WORD.search(text)):
        inside = re.sub(r"^en\s+", "", found[1].strip(), flags=re.IGNORECASE) if found else ""
        if found and measure(inside):
            return " ".join((text[: found.start()] + " " + text[found.end() :]).split()), inside
    return text, ""


def _named(text: str, bare: str, vocabulary: Vocabulary, *, compared: bool) -> Heading:
    """The role or the indicator these words are the name of; the better of the two."""
    role = vocabularies.role(bare, vocabulary, compared=compared)
    found = vocabulary.find("indicator", bare, compared=compared)
    indicator = found.sure
    if role and (indicator is None or role[1] >= indicator.certainty):
        return Heading(text, role[0], role[1], "exact" if role[2] else "near")
    if indicator is None:
        return Heading(text, others=found.matches)
    how = "exact" if found.exact else "near"
    return Heading(text, "figure", indicator.certainty, how, indicator.code, others=found.matches[1:])


def _best(one: Heading, other: Heading) -> Heading:
    def worth(named: Heading) -> float:
        best = named.others[0].certainty if named.others else 0.0
        return named.certainty if named.role else best / 2

    return max(one, other, key=worth)


def _by_unit(named: Heading, unit_text: str, vocabulary: Vocabulary) -> Heading:
    """« Emplois (ETP) »: of the indicators it may be, the only one in that unit."""
    best = named.others[0].certainty
    rivals = [match for match in named.others if best - match.certainty <= SURE - UNDECIDED]
    due = {match.code: vocabulary.indicators[match.code].unit for match in rivals}
    own = measure(unit_text)
    fits = [match for match in rivals if own and due[match.code] == own.unit]
    fits = fits or [match for match in rivals if _in_unit(unit_text, due[match.code])]
    if len(fits) != 1 or best < UNDECIDED:
        return named
    left = tuple(match for match in named.others if match is not fits[0])
    return replace(named, role="figure", certainty=BY_UNIT, how="near", indicator=fits[0].code, others=left)


def _in_unit(unit_text: str, unit: str) -> bool:
    found = measure(unit_text, unit)
    return found is not None and found.unit == unit
