"""A step being written, in words: the ways to say a figure, and what the room will see."""

from dataclasses import dataclass

import duckdb

from ptce_data import formats
from ptce_data.errors import UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import choices, references, seeing, vocabulary
from ptce_data.scenarios.choices import Chosen
from ptce_data.scenarios.saying import part_is_named, said
from ptce_data.scenarios.seeing import Seen
from ptce_data.scenarios.vocabulary import Form, Scope, Vocabulary, quoted

FORMS: tuple[Form, ...] = ("with unit", "value", "with unit and year", "with year", "year", "others")
MOST_NAMED = 4


@dataclass(frozen=True)
class Way:
    """One way to say a figure: what is put in the sentence, and what the room reads of it."""

    written: str
    told: str


def ways(cursor: duckdb.DuckDBPyConnection, chosen: Chosen, sentence: str) -> tuple[Way, ...]:
    """The ways to say the figure, each once; of a part of a pole, it says which, unless the sentence does."""
    words = vocabulary.load(cursor)
    part = _part(cursor, words, chosen, sentence)
    found: dict[str, Way] = {}
    for form in FORMS:
        written = chosen.reference(form)
        told = choices.preview(cursor, written)
        if told and part and form not in {"year", "others"}:
            written += f", {part}" if told.endswith(")") else f" ({part})"
            told = choices.preview(cursor, written)
        if told:
            found.setdefault(told, Way(written, told))
    return tuple(found.values())


def _part(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, chosen: Chosen, sentence: str) -> str:
    """The reference to the part of the pole the figure covers; "" for the whole, or where it is said."""
    try:
        perimeter = said(cursor, words, references.parse(chosen.reference())).perimeter
    except UnresolvedReferenceError:
        return ""
    spoken = choices.preview(cursor, sentence) or sentence
    return chosen.reference("perimeter") if perimeter and not part_is_named(spoken, perimeter) else ""


def view_told(cursor: duckdb.DuckDBPyConnection, kind: str, chosen: Chosen, sentence: str) -> str:
    """What the room will see of this kind, on the figure chosen and those of the sentence."""
    if kind == "figures" and not choices.cited(sentence):
        return _("La phrase ne cite encore aucun chiffre\u00a0: il n'y a rien à montrer.")
    try:
        found = seen(cursor, kind, chosen, sentence)
    except UnresolvedReferenceError as problem:
        said_of_it = str(problem)
        return said_of_it[:1].upper() + said_of_it[1:]
    scope = vocabulary.load(cursor).scope(cursor, chosen.of)
    if kind == "map":
        elsewhere = _("Pour la centrer ailleurs, changez «\u202fDe qui\u202f».")
        return f"{_map_told(scope)} {elsewhere}"
    return _page_told(found, scope) if kind == "page" else _told(found)


def seen(cursor: duckdb.DuckDBPyConnection, kind: str, chosen: Chosen, sentence: str) -> Seen:
    """The same, as a step shows it. Raises UnresolvedReferenceError."""
    view = choices.view(cursor, kind, chosen, sentence)
    return seeing.seen(cursor, vocabulary.load(cursor), view)


def _map_told(scope: Scope) -> str:
    """What the map holds and what it is centred on, both from whom the figure is."""
    name = quoted(scope.name)
    if scope.kind == "pole":
        return _("La carte, centrée sur {name}, qui ressort parmi ses voisins.").format(name=name)
    if scope.kind in {"region", "departement"}:
        return _("La carte, centrée sur {name}, avec les pôles qui s'y trouvent.").format(name=name)
    if scope.kind == "all":
        return _("La carte de toute la France, avec tous les pôles.")
    return _("La carte de toute la France, avec les seuls pôles de {name}.").format(name=name)


def _page_told(seen: Seen, scope: Scope) -> str:
    name = quoted(scope.name)
    if scope.kind == "pole":
        page = _("la fiche de {name}").format(name=name)
    elif scope.kind == "all":
        page = _("la vue d'ensemble")
    else:
        page = _("la vue d'ensemble de {name}").format(name=name)
    labels = list(dict.fromkeys(figure.label for figure in seen.figures))
    named = [*labels[:MOST_NAMED], *(["…"] if len(labels) > MOST_NAMED else [])]
    parts = [*([", ".join(named)] if named else []), *_drawings(seen), *([_("la carte")] if seen.map else [])]
    return _("La salle verra l'essentiel de {page}\u00a0: {parts}.").format(
        page=page, parts=formats.listing(parts)
    )


def _told(seen: Seen) -> str:
    shown = [f"{figure.label} ({figure.value})" for figure in seen.figures]
    parts = [*dict.fromkeys(shown), *_drawings(seen)]
    if not parts:
        return _("Il n'y a rien à montrer\u00a0: choisissez autre chose.")
    return _("La salle verra\u00a0: {parts}.").format(parts=formats.listing(parts))


def _drawings(seen: Seen) -> list[str]:
    return [_("le graphique {title}").format(title=quoted(chart.title)) for chart in seen.charts]
