"""A scenario over the published data: every reference becomes words, every view what it shows."""

import re

import duckdb

from ptce_data import catalogue, formats, i18n
from ptce_data.errors import UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Definition, KeyFigure, Scene, Show, Source
from ptce_data.leaflets.stamp import stamp
from ptce_data.scenarios import references, seeing, vocabulary
from ptce_data.scenarios.model import Scenario, Step
from ptce_data.scenarios.saying import Asked, Said, said
from ptce_data.scenarios.seeing import Seen
from ptce_data.scenarios.vocabulary import Vocabulary


def show(cursor: duckdb.DuckDBPyConnection, scenario: Scenario) -> Show:
    """The scenario, told with what is public now, in its own language.

    Raises UnresolvedReferenceError where the data no longer hold what a step tells.
    """
    return retold(cursor, vocabulary.load(cursor), scenario)


def retold(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, scenario: Scenario) -> Show:
    """The same with a vocabulary already loaded from these data."""
    with catalogue.held(cursor, words.lists):
        try:
            with i18n.speaking(scenario.language):
                return _show(cursor, words, scenario)
        except UnresolvedReferenceError:
            _show(cursor, words, scenario)  # refused again, in the words of whoever asks
            raise


def _show(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, scenario: Scenario) -> Show:
    told = [_told(cursor, words, step, n) for n, step in enumerate(scenario.steps, start=1)]
    return Show(
        name=scenario.name,
        title=told_text(cursor, words, scenario.title),
        scenes=tuple(scene for scene, _seen in told),
        sources=_sources(told),
        definitions=_definitions(told, words),
        stamp=stamp(cursor),
    )


def title(cursor: duckdb.DuckDBPyConnection, scenario: Scenario) -> str:
    """The title in words, in the language of the scenario. Raises UnresolvedReferenceError."""
    with i18n.speaking(scenario.language):
        if not any(segment.is_reference for segment in references.segments(scenario.title)):
            return _typeset(scenario.title)
        return told_text(cursor, vocabulary.load(cursor), scenario.title)


def _told(
    cursor: duckdb.DuckDBPyConnection, words: Vocabulary, step: Step, number: int
) -> tuple[Scene, Seen]:
    try:
        return scene(cursor, words, step, number)
    except UnresolvedReferenceError as problem:
        raise UnresolvedReferenceError(
            problem.found,
            _("Étape {n}\u00a0: {problem} Corrigez le scénario ou vérifiez-le.").format(
                n=number, problem=str(problem).strip()
            ),
        ) from problem


def scene(
    cursor: duckdb.DuckDBPyConnection, words: Vocabulary, step: Step, number: int
) -> tuple[Scene, Seen]:
    """One step resolved, and what it shows. Raises UnresolvedReferenceError.

    The figures its title and its sentence speak of are among those shown, with their year and perimeter:
    what is said is never without its context.
    """
    shown = seeing.seen(cursor, words, step.view)
    spoken = [one for text in (step.title, step.sentence) for one in said_in(cursor, words, text)]
    seen = {figure.sayable for figure in shown.figures}  # a tile may be named, what it says is the same
    told = (one for one in _spoken(cursor, words, spoken) if one.sayable not in seen)
    return (
        Scene(
            number=number,
            title=told_text(cursor, words, step.title),
            sentence=told_text(cursor, words, step.sentence),
            notes=told_text(cursor, words, step.notes),
            seconds=step.seconds,
            path=shown.path,
            figures=(*shown.figures, *told),
            charts=shown.charts,
            map=shown.map,
        ),
        shown,
    )


def _spoken(
    cursor: duckdb.DuckDBPyConnection, words: Vocabulary, spoken: list[Said]
) -> tuple[KeyFigure, ...]:
    asked: list[Asked] = [one.figure for one in spoken if one.figure is not None]
    return tuple(dict.fromkeys(seeing.key_figure(cursor, words, one) for one in dict.fromkeys(asked)))


def said_in(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, text: str) -> tuple[Said, ...]:
    """What the references of a text say, in order. Raises UnresolvedReferenceError."""
    return tuple(
        said(cursor, words, references.parse(segment.text))
        for segment in references.segments(text)
        if segment.is_reference
    )


def told_text(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, text: str) -> str:
    """The text with its references in words. Raises UnresolvedReferenceError.

    A label that starts it takes a capital: « Emplois créés : … ».
    """
    parts = [
        said(cursor, words, references.parse(segment.text)).text
        if segment.is_reference
        else _typeset(segment.text)
        for segment in references.segments(text)
    ]
    whole = "".join(parts)
    return whole[:1].upper() + whole[1:] if _LABEL_FIRST.match(text) else whole


def _typeset(typed: str) -> str:
    """French typography, which a keyboard does not give: no line ever begins with « ; »."""
    if i18n.language() != "fr":
        return typed
    narrow = re.sub(r" (?=[;!?](?:\s|$))|(?<=«) | (?=»)", formats.NARROW_SPACE, typed)
    return re.sub(r" (?=:(?:\s|$))", formats.NO_BREAK_SPACE, narrow)


_LABEL_FIRST = re.compile(r"\{[^{}]*\|\s*label\s*\}")


def _sources(told: list[tuple[Scene, Seen]]) -> tuple[Source, ...]:
    """Who says what is told, in the order it is told."""
    found: dict[Source, None] = {}
    for one, shown in told:
        for figure in one.figures:
            if figure.sayable.source:
                found[Source(figure.sayable.source, figure.sayable.source_url)] = None
        found.update(dict.fromkeys(shown.sources))
    return tuple(found)


def _definitions(told: list[tuple[Scene, Seen]], words: Vocabulary) -> tuple[Definition, ...]:
    codes = dict.fromkeys(
        code
        for one, shown in told
        for code in (*(figure.code for figure in one.figures), *shown.codes)
        if code in words.lists.indicators
    )
    indicators = [words.lists.indicators[code] for code in codes]
    return tuple(Definition(one.label, one.definition) for one in indicators)
