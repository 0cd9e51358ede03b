"""The page of the dashboard where a step can be looked into further."""

from ptce_data.leaflets import address
from ptce_data.scenarios.vocabulary import Scope, Vocabulary


def of_scope(vocabulary: Vocabulary, scope: Scope, year: int | None) -> str:
    """A pole's own page, the overview of the others, at the end of a year that the filters offer."""
    known = year if year in vocabulary.lists.years else None
    if scope.kind == "pole":
        return address.written("pole", [("pole", scope.code), *([("annee", str(known))] if known else [])])
    return address.written("", address.pairs_of(scope.selection(known), vocabulary.lists))


def of_map(vocabulary: Vocabulary, scope: Scope) -> str:
    """The map of these poles."""
    return address.written("carte", address.pairs_of(scope.selection(None), vocabulary.lists))
