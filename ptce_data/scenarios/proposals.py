"""The reference to write in place of a number typed by hand: the published figure that has this value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import duckdb

from ptce_data import formats
from ptce_data.errors import UnresolvedReferenceError
from ptce_data.leaflets.importance import by_importance
from ptce_data.queries import claims, compare, overview
from ptce_data.queries import pole as poles
from ptce_data.scenarios import references
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, Step
from ptce_data.scenarios.references import POLES
from ptce_data.scenarios.typed import GENERIC
from ptce_data.scenarios.vocabulary import Scope, Vocabulary
from ptce_data.search_text import normalised

FRANCE = "all"
_NUMBER = re.compile(r"(?P<digits>[\d.,'’\s]*\d)\s*(?P<scale>[^\W\d_]*)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SCALES = {
    **dict.fromkeys(("k", "millier", "milliers", "mille", "thousand"), 1e3),
    **dict.fromkeys(("m", "million", "millions"), 1e6),
    **dict.fromkeys(("md", "mds", "milliard", "milliards", "bn", "billion", "billions"), 1e9),
}


@dataclass(frozen=True)
class _Figure:
    """What a reference says: its value, and the words that tell it from another of the same value."""

    written: str
    value: float
    shown: str
    words: frozenset[str]


@dataclass(frozen=True)
class Proposals:
    """The references to propose in one step: `subjects` are those it speaks of, as written."""

    cursor: duckdb.DuckDBPyConnection
    words: Vocabulary
    subjects: tuple[str, ...]

    def instead(self, found: str) -> str:
        """A figure of this value, of the step's subjects or of France; else one of the subjects; else any."""
        typed = values(found)
        said = set(normalised(found).split())
        alike = [
            one
            for of in dict.fromkeys((*self.subjects, FRANCE))
            for one in self._figures(of)
            if typed & {one.value, *values(one.shown)}
        ]
        if alike:
            return min(alike, key=lambda one: said.isdisjoint(one.words)).written
        own = (one for of in self.subjects if of != FRANCE for one in self._figures(of))
        return next((one.written for one in own if not one.written.startswith("{" + POLES)), GENERIC)

    def _figures(self, of: str) -> tuple[_Figure, ...]:
        try:
            scope = self.words.scope(self.cursor, of)
        except UnresolvedReferenceError:
            return ()
        if scope.kind == "commune":
            return ()
        listed = self._of_pole if scope.kind == "pole" else self._of_several
        return self.words.once(("proposed", scope), lambda: tuple(listed(scope, of)))

    def _of_pole(self, scope: Scope, of: str) -> Iterator[_Figure]:
        """The last known figures first, then those of each year."""
        known = claims.ledger(self.cursor, scope.code).observations
        for year in (None, *sorted({one.year for one in known}, reverse=True)):
            glance = {one.indicator: one for one in poles.glance(self.cursor, scope.code, year)}
            for code in by_importance(glance, self.words.lists):
                if year in {None, glance[code].year}:
                    yield self._figure(code, of, glance[code].value, year)

    def _of_several(self, scope: Scope, of: str) -> Iterator[_Figure]:
        selection = scope.selection(None)
        count = compare.network_size(self.cursor, selection)
        yield _Figure(
            f"{{{POLES} of {of}}}", count, str(count), frozenset({"pole", "poles", "cluster", "clusters"})
        )
        adding = tuple(
            code for code, one in self.words.lists.indicators.items() if one.across_poles != "none"
        )
        totals = {one.indicator: one for one in overview.totals(self.cursor, selection, adding)}
        for code in by_importance(
            (code for code, one in totals.items() if one.value is not None), self.words.lists
        ):
            value = totals[code].value
            if value is not None:
                yield self._figure(code, of, value, None)

    def _figure(self, code: str, of: str, value: float, year: int | None) -> _Figure:
        indicator = self.words.lists.indicators[code]
        dated = f" in {year}" if year else ""
        shown = formats.value_only(value, indicator.unit)
        words = normalised(f"{indicator.label} {indicator.unit}").split()
        return _Figure(f"{{{code} of {of}{dated}}}", value, shown, frozenset(words))


def values(text: str) -> set[float]:
    """What a number may stand for: « 12 500 », « 12.500 » and « 1,8 M » in either language."""
    found = _NUMBER.search(text)
    if found is None:
        return set()
    digits = re.sub(r"[\s'’]", "", found["digits"])
    readings = {digits.replace(",", ".")}
    if _THOUSANDS.fullmatch(digits):
        readings.add(re.sub("[.,]", "", digits))
    scale = _SCALES.get(found["scale"].lower(), 1.0)
    return {round(float(one) * scale, 6) for one in readings if re.fullmatch(r"\d+(?:\.\d+)?", one)}


def subjects(step: Step) -> tuple[str, ...]:
    """Whom a step speaks of, as its references and its view write them."""
    texts = [step.title, step.sentence, step.notes]
    written = [one.text for text in texts for one in references.segments(text) if one.is_reference]
    view = step.view
    if isinstance(view, FiguresView):
        written.extend(view.references)
    named = [of for one in written if (of := _of(one))]
    if isinstance(view, ChartView):
        named.extend(view.asked.strip("{} ").split(" of ")[1:2])
    elif isinstance(view, MapView):
        named.extend((*view.highlight, view.around, view.of))
    elif not isinstance(view, FiguresView):
        named.extend(parse_qs(urlsplit(view.path).query).get("pole", []))
    return tuple(dict.fromkeys(one for one in named if one))


def _of(written: str) -> str:
    try:
        return references.parse(written).of
    except UnresolvedReferenceError:
        return ""
