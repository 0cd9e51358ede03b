"""What every scenario made on demand is made of: references, names, and the steps they share."""

import duckdb

from ptce_data.errors import UnknownScenarioError, UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.leaflets.importance import by_importance
from ptce_data.queries import pole as poles
from ptce_data.queries.pole import Identity
from ptce_data.scenarios import references, vocabulary
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, Step, StepView
from ptce_data.scenarios.saying import said
from ptce_data.scenarios.vocabulary import Vocabulary, near, quoted

MOST_FIGURES, MOST_POLES = 4, 3


def reference(subject: str, of: str, form: str = "", year: int | None = None) -> str:
    """`{jobs_created of ajonc in 2022 | with unit}`."""
    dated = f" in {year}" if year else ""
    return "{" + f"{subject} of {of}{dated}" + (f" | {form}" if form else "") + "}"


def name(of: str) -> str:
    return reference("name", of)


def holds(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, written: str) -> bool:
    try:
        said(cursor, words, references.parse(written))
    except UnresolvedReferenceError:
        return False
    return True


def no_pole(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> UnknownScenarioError:
    known = vocabulary.load(cursor).poles
    said_of_it = _("Aucun pôle n'a l'identifiant {name}. {near}")
    return UnknownScenarioError(said_of_it.format(name=quoted(pole_id), near=near(pole_id, known)).strip())


def placed(identity: Identity) -> bool:
    """Whether the pole has a point on a map: its commune is known."""
    return identity.longitude is not None and identity.latitude is not None


def network(cursor: duckdb.DuckDBPyConnection, words: Vocabulary) -> Step:
    """What all the poles together published: the last step of every story."""
    totals = [reference(subject, "all") for subject in ("jobs_members", "jobs_created", "member_structures")]
    known = [one for one in totals if holds(cursor, words, one)]
    return Step(
        title=_("Et tous ensemble"),
        sentence=_(
            "En France, {poles} sont recensés\u202f; additionnés, leurs chiffres disent déjà ceci."
        ).format(poles=reference("poles", "all", "with unit")),
        view=FiguresView((reference("poles", "all"), *known)),
        notes=_(
            "Dire combien de pôles publient chaque chiffre\u00a0: les autres n'ont rien publié, le total "
            "réel est inconnu."
        ),
        seconds=40,
    )


def portrait_of(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, pole_id: str) -> Step:
    """A pole in one step: what it does, its main figures."""
    codes = by_importance((one.indicator for one in poles.glance(cursor, pole_id, None)), words.lists)
    main = tuple(reference(code, pole_id) for code in codes[:MOST_POLES])
    described = reference("description", pole_id)
    identity = poles.identity(cursor, pole_id)
    if identity is not None and not placed(identity):
        instead: StepView = ChartView(f"poles by sector of region {identity.region_code}")
    else:
        instead = MapView(highlight=(pole_id,), around=pole_id)
    return Step(
        title=name(pole_id),
        sentence=described if holds(cursor, words, described) else reference("place", pole_id),
        view=FiguresView(main) if main else instead,
        seconds=40,
    )
