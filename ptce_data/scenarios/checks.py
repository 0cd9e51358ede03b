"""A scenario's text checked against the published data: every fault at once, each with what to do."""

from dataclasses import dataclass

import duckdb

from ptce_data.errors import PtceDataError, UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Scene
from ptce_data.scenarios import proposals, reading, references, resolving, seeing, typed, vocabulary
from ptce_data.scenarios.findings import Findings, Place
from ptce_data.scenarios.model import (
    ChartView,
    FiguresView,
    Issue,
    MapView,
    PageView,
    Scenario,
    Step,
    StepView,
)
from ptce_data.scenarios.positions import Positions
from ptce_data.scenarios.saying import Said, part_is_named, said
from ptce_data.scenarios.vocabulary import Vocabulary, quoted

COMFORTABLE_SENTENCE = 180


@dataclass(frozen=True)
class Report:
    """The scenario as far as it could be read, what is wrong with it, and its steps where nothing is."""

    scenario: Scenario | None
    issues: tuple[Issue, ...]
    scenes: tuple[Scene, ...]

    @property
    def refused(self) -> bool:
        """Whether the scenario cannot be shown as it is."""
        return any(issue.level == "error" for issue in self.issues)


def check(cursor: duckdb.DuckDBPyConnection, text: str, name: str, file_name: str = "") -> Report:
    """Everything wrong in `text`, said in the current language."""
    found = reading.read(text, name, file_name)
    findings = found.findings
    if found.written is None:
        return Report(None, findings.issues, ())
    words = vocabulary.load(cursor)
    _Checked(cursor, words, findings).scenario(found.written)
    scenes = () if findings.errors else _scenes(cursor, words, found.written, findings)
    return Report(found.written, findings.issues, scenes)


def check_step(cursor: duckdb.DuckDBPyConnection, step: Step, of: str) -> tuple[Issue, ...]:
    """Everything wrong in one step that no text holds yet, written about `of`."""
    findings = Findings("", Positions(""))
    _Checked(cursor, vocabulary.load(cursor), findings).step(step, 0, (of,))
    return findings.issues


def _scenes(
    cursor: duckdb.DuckDBPyConnection, words: Vocabulary, scenario: Scenario, findings: Findings
) -> tuple[Scene, ...]:
    try:
        scenes = resolving.retold(cursor, words, scenario).scenes
    except PtceDataError as problem:
        findings.error(Place(), "", str(problem))
        return ()
    for scene in scenes:
        if len(scene.sentence) > COMFORTABLE_SENTENCE:
            message = _("la phrase est longue ({n} caractères)\u00a0: de loin, on ne la lira pas.")
            findings.warning(Place(scene.number, "sentence"), "", message.format(n=len(scene.sentence)))
    return scenes


class _Checked:
    """Walks a scenario and notes what it finds."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, words: Vocabulary, findings: Findings) -> None:
        self._cursor = cursor
        self._words = words
        self._findings = findings

    def scenario(self, scenario: Scenario) -> None:
        spoken = self._said(scenario.title, Place(0, "title"))
        about = tuple(
            one.figure.scope.code for one in spoken if one.figure and one.figure.scope.kind == "pole"
        )
        self._typed(scenario.title, Place(0, "title"), _years(spoken), about)
        for number, step in enumerate(scenario.steps, start=1):
            self.step(step, number)

    def step(self, step: Step, number: int, about: tuple[str, ...] = ()) -> None:
        """One step; `about` adds to those it speaks of."""
        about = (*proposals.subjects(step), *about)
        self._view(step.view, number)
        title, sentence, notes = (Place(number, key) for key in ("title", "sentence", "notes"))
        told = self._said(step.sentence, sentence)
        spoken = [*self._said(step.title, title), *told, *self._said(step.notes, notes)]
        self._typed(step.title, title, _years(spoken), about)
        self._typed(step.sentence, sentence, _years(spoken), about)
        self._perimeters(step.sentence, sentence, told)

    def _view(self, view: StepView, number: int) -> None:
        """Each figure apart, so that each fault is told."""
        if view in {ChartView(""), PageView("")}:  # its form is wrong, and noted
            return
        apart: list[StepView] = [view]
        if isinstance(view, FiguresView):
            apart = [FiguresView((reference,)) for reference in view.references]
        for one in apart:
            try:
                seeing.seen(self._cursor, self._words, one)
            except UnresolvedReferenceError as problem:
                self._findings.error(Place(number, _KEYS[type(view)]), problem.found, str(problem))

    def _said(self, text: str, place: Place) -> list[Said]:
        """What the references of a text say; those that say nothing are noted."""
        found = []
        for segment in references.segments(text):
            try:
                if segment.is_reference:
                    found.append(said(self._cursor, self._words, references.parse(segment.text)))
            except UnresolvedReferenceError as problem:
                self._findings.error(place, problem.found, str(problem))
        return found

    def _typed(self, text: str, place: Place, years: frozenset[int], about: tuple[str, ...]) -> None:
        """What may not be typed by hand: amounts, other years, « plus de » before a figure, stray braces.

        One far too long is not read: its length is already told.
        """
        if len(text) > reading.LONGEST_SENTENCE:
            return
        instead = proposals.Proposals(self._cursor, self._words, about).instead
        segments = references.segments(text)
        for at, segment in enumerate(segments):
            if segment.is_reference:
                continue
            faults = list(typed.amounts(segment.text, years, instead))
            before_a_figure = at + 1 < len(segments) and _is_amount(segments[at + 1].text)
            if before_a_figure and (hedge := typed.hedge(segment.text)):
                faults.append(hedge)
            for fault in faults:
                self._findings.error(place, fault.found, fault.message)
            if "{" in segment.text or "}" in segment.text:
                self._findings.error(place, segment.text.strip(), _lone_brace())

    def _perimeters(self, text: str, place: Place, told: list[Said]) -> None:
        """A sentence that does not say which part of the pole its figure covers."""
        spoken = " ".join([text, *(one.text for one in told)])
        for perimeter in dict.fromkeys(one.perimeter for one in told if one.perimeter):
            if not part_is_named(spoken, perimeter):
                message = _(
                    "ce chiffre ne porte que sur {perimeter}\u00a0: dites-le dans la phrase. "
                    "Ce sera de toute façon écrit sous le chiffre."
                )
                self._findings.warning(place, perimeter, message.format(perimeter=quoted(perimeter)))


_KEYS: dict[type[StepView], str] = {
    FiguresView: "figures",
    ChartView: "chart",
    MapView: "map",
    PageView: "page",
}


def _years(spoken: list[Said]) -> frozenset[int]:
    return frozenset(year for one in spoken for year in one.years)


def _is_amount(written: str) -> bool:
    """Whether a reference writes an amount, which brings its own « plus de »."""
    try:
        reference = references.parse(written)
    except UnresolvedReferenceError:
        return False
    worded = reference.form in {"year", "name", "label", "versions", "perimeter"}
    return not worded and reference.subject not in references.FACTS


def _lone_brace() -> str:
    return _("une accolade est seule\u00a0: une référence s'écrit {example}.").format(
        example=quoted(references.EXAMPLE)
    )
