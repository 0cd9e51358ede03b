"""Scenarios made of a territory, and of poles set side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from ptce_data import comparison as comparing
from ptce_data import formats, i18n
from ptce_data.comparison import FEWEST, MOST, Comparison
from ptce_data.errors import UnknownCodeError, UnknownScenarioError
from ptce_data.i18n import gettext as _
from ptce_data.leaflets.importance import by_importance
from ptce_data.queries import compare
from ptce_data.queries import pole as poles
from ptce_data.queries import territory as territories
from ptce_data.queries.territory import Level, Portrait
from ptce_data.scenarios import vocabulary
from ptce_data.scenarios.generated_parts import (
    MOST_FIGURES,
    MOST_POLES,
    name,
    network,
    no_pole,
    placed,
    portrait_of,
    reference,
)
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, Scenario, Step
from ptce_data.scenarios.vocabulary import Vocabulary
from ptce_data.selection import EVERYTHING
from ptce_data.sentences import compare_guard
from ptce_data.sentences.compare import Wording

MOST_SHARED = 3


def of_territory(cursor: duckdb.DuckDBPyConnection, level: Level, code: str) -> Scenario:
    """The poles of a place on the map, by sector, what they published, the best documented of them.

    Raises UnknownScenarioError where there is no such place.
    """
    try:
        territory = territories.territory(cursor, level, code)
    except UnknownCodeError as problem:
        raise UnknownScenarioError(str(problem)) from None
    words = vocabulary.load(cursor)
    portrait = territories.portrait(cursor, EVERYTHING, territory)
    of = f"{level} {territory.code}"
    told = (
        _place(portrait, of),
        *(_sectors(portrait, of) if level != "commune" else ()),
        *(_totals(portrait, words, of) if level != "commune" else ()),
        *_its_poles(cursor, words, portrait),
        network(cursor, words),
    )
    return Scenario(f"territoire:{level}:{territory.code}", name(of), i18n.language(), told)


def _place(portrait: Portrait, of: str) -> Step:
    here = tuple(pole.pole_id for pole in portrait.poles)
    near_it = tuple(pole.pole_id for pole in portrait.nearest[:MOST_POLES])
    commune = portrait.territory.level == "commune"
    if not here:
        sentence = _("{name}\u00a0: aucun pôle recensé ici. Les plus proches\u00a0: {poles}.").format(
            name=name(of), poles=formats.listing([name(one) for one in near_it])
        )
    elif commune:
        sentence = _("{name}\u00a0: {poles}.").format(
            name=name(of), poles=formats.listing([name(one) for one in here])
        )
    else:
        sentence = _("{name}\u00a0: {poles}.").format(
            name=name(of), poles=reference("poles", of, "with unit")
        )
    return Step(
        title=name(of),
        sentence=sentence,
        # The territory's own poles alone: the map then says how many of them have no point.
        view=MapView(of=of if here and not commune else "all", highlight=here or near_it, around=of),
        notes=_("Les pôles du territoire sont entourés. Chaque point est au centre d'une commune."),
        seconds=30,
    )


def _sectors(portrait: Portrait, of: str) -> tuple[Step, ...]:
    if len(portrait.poles) < FEWEST:
        return ()
    sentence = _("Leurs secteurs, du plus au moins présent\u202f; un pôle compte dans chacun des siens.")
    return (Step(title=_("Ce qu'ils font"), sentence=sentence, view=ChartView(f"poles by sector of {of}")),)


def _totals(portrait: Portrait, words: Vocabulary, of: str) -> tuple[Step, ...]:
    """The totals of the territory, for the most important of what its poles published."""
    known = (one.indicator for one in portrait.totals if one.total is not None)
    codes = by_importance(known, words.lists)[:MOST_FIGURES]
    if not codes:
        return ()
    return (
        Step(
            title=_("Ce que ces pôles ont publié"),
            sentence=_("Les derniers chiffres publiés par ces pôles, réunis."),
            view=FiguresView(tuple(reference(code, of) for code in codes)),
            notes=_(
                "Dire combien de pôles publient chaque chiffre\u00a0: les autres n'ont rien publié, le total "
                "réel est inconnu."
            ),
        ),
    )


def _its_poles(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, portrait: Portrait) -> tuple[Step, ...]:
    """The best documented poles of the territory, or the nearest to it."""
    ranked = sorted(portrait.poles, key=lambda pole: (-pole.figures, pole.pole_id))
    chosen = [pole.pole_id for pole in ranked] or [pole.pole_id for pole in portrait.nearest]
    return tuple(portrait_of(cursor, words, pole_id) for pole_id in chosen[:MOST_POLES])


def of_comparison(cursor: duckdb.DuckDBPyConnection, pole_ids: tuple[str, ...]) -> Scenario:
    """Two to six poles on the map, what they all publish side by side, then each of them.

    Raises UnknownScenarioError where a pole is unknown or where there are not two to six.
    """
    words = vocabulary.load(cursor)
    chosen = tuple(dict.fromkeys(pole_ids))
    for pole_id in chosen:
        if pole_id not in words.poles:
            raise no_pole(cursor, pole_id)
    if not FEWEST <= len(chosen) <= MOST:
        raise UnknownScenarioError(_("Une comparaison réunit de deux à six pôles."))
    names = formats.listing([name(one) for one in chosen])
    compared = _Compared(words, Comparison("poles", chosen, tuple(words.lists.indicators)))
    told = (
        Step(
            title=_("Ceux que l'on compare"),
            sentence=_("{names}.").format(names=names) + _without_a_point(cursor, chosen),
            view=MapView(highlight=chosen),
            notes=_("Dire pourquoi ces pôles sont mis côte à côte, et ce qui les distingue."),
            seconds=30,
        ),
        *_side_by_side(cursor, compared),
        *(portrait_of(cursor, words, pole_id) for pole_id in chosen),
        network(cursor, words),
    )
    return Scenario(f"comparaison:{','.join(chosen)}", names, i18n.language(), told)


def _without_a_point(cursor: duckdb.DuckDBPyConnection, chosen: tuple[str, ...]) -> str:
    """Which of these poles the map cannot show."""
    known = [poles.identity(cursor, pole_id) for pole_id in chosen]
    missing = [name(one.pole_id) for one in known if one is not None and not placed(one)]
    if not missing:
        return ""
    return " " + _("Sans point sur la carte, leur commune n'étant pas connue\u00a0: {names}.").format(
        names=formats.listing(missing)
    )


@dataclass(frozen=True)
class _Compared:
    words: Vocabulary
    comparison: Comparison


def _side_by_side(cursor: duckdb.DuckDBPyConnection, compared: _Compared) -> Iterator[Step]:
    shared = [one.indicator for one in compare.shared(cursor, EVERYTHING, compared.comparison)]
    for code in shared[:MOST_SHARED]:
        yield _on_one_indicator(cursor, compared, code)


def _on_one_indicator(cursor: duckdb.DuckDBPyConnection, compared: _Compared, code: str) -> Step:
    members = compared.comparison.members
    only = Comparison("poles", members, (code,))
    measures = compare.compare_measures(cursor, EVERYTHING, only)
    known = [one.member for one in measures if one.known]
    figures = tuple(reference(code, member) for member in known)
    each = [
        _("{name}\u00a0: {figure}").format(
            name=name(member), figure=reference(code, member, "with unit and year")
        )
        for member in known
    ]
    at_odds = comparing.conflicts(measures)
    wording = Wording("poles", compared.words.poles, compared.words.lists.indicators)
    reserved = [compare_guard.conflict(one, wording) for one in at_odds]
    sentence = "\u202f; ".join(each) + "."
    if reserved:
        why = formats.listing([one.title[:1].lower() + one.title[1:] for one in reserved])
        sentence += " " + _("Ces chiffres ne se comparent pas sans réserve\u00a0: {why}.").format(why=why)
    return Step(
        title=reference(code, known[0], "label"),
        sentence=sentence,
        view=FiguresView(figures),
        notes="\n".join(
            _("{title}\u00a0: {detail}.").format(title=r.title, detail=r.detail) for r in reserved
        ),
        seconds=45,
    )
