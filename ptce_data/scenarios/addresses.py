"""The page of the dashboard where a step can be looked into further."""

from urllib.parse import urlencode

from ptce_data.scenarios.vocabulary import Scope, Vocabulary

_FILTERS = {"region": "region", "departement": "departement", "sector": "secteur", "status": "statut"}


def of_scope(vocabulary: Vocabulary, scope: Scope, year: int | None) -> str:
    """A pole's own page, the overview of the others; situation at the end of `year`."""
    dated = {"annee": str(year)} if year else {}
    if scope.kind == "pole":
        return _address("/pole", {"pole": scope.code} | dated)
    return _address("/", _filter(vocabulary, scope) | dated)


def of_map(vocabulary: Vocabulary, scope: Scope) -> str:
    """The map of these poles."""
    return _address("/carte", _filter(vocabulary, scope))


def _filter(vocabulary: Vocabulary, scope: Scope) -> dict[str, str]:
    """A filter is written in an address as it is shown: `Bretagne`, `Morbihan (56)`."""
    if scope.kind not in _FILTERS:
        return {}
    shown = {
        "region": lambda: vocabulary.lists.regions[scope.code].name,
        "departement": lambda: f"{vocabulary.lists.departements[scope.code].name} ({scope.code})",
        "sector": lambda: vocabulary.lists.sectors[scope.code].label,
        "status": lambda: vocabulary.lists.statuses[scope.code].label,
    }
    return {_FILTERS[scope.kind]: shown[scope.kind]()}


def _address(path: str, parameters: dict[str, str]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path
