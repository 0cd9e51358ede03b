"""Addresses of the dashboard, read and written: a page and what its filters and choices show.

Streamlit keeps in an address the label of each choice, in the language of the page
(docs/decisions/0086).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from ptce_data import i18n
from ptce_data.catalogue import Catalogue
from ptce_data.errors import UnknownViewError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language, speaking
from ptce_data.queries.territory import Level
from ptce_data.selection import Selection

LONGEST_NAMED = 60
FILTERS = ("region", "departement", "secteur", "statut", "annee")
# A choice of place is a level's letter and a code: r53, d56.
LEVELS: dict[str, Level] = {"r": "region", "d": "departement"}
Code = TypeVar("Code")


@dataclass(frozen=True)
class Address:
    """page is the path without its slash ("" for the overview); an empty value asks for nothing."""

    page: str
    pairs: tuple[tuple[str, str], ...]

    def all(self, key: str) -> tuple[str, ...]:
        """The values asked under this key, those left empty aside."""
        return tuple(value for name, value in self.pairs if name == key and value)

    def first(self, key: str) -> str:
        """The first value asked under this key, "" where there is none."""
        return next(iter(self.all(key)), "")

    def names(self, key: str) -> bool:
        """Whether the address says something of this key, be it that nothing is chosen."""
        return any(name == key for name, _value in self.pairs)


def read(path: str) -> Address:
    """A path of the dashboard with its parameters. Raises UnknownViewError where it cannot be read."""
    try:
        parts = urlsplit(path)
        pairs = tuple(parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100))
    except ValueError:
        raise unknown(_("Cette adresse ne peut pas être lue\u00a0: {path}."), path) from None
    return Address(parts.path.strip("/"), pairs)


def written(page: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The path that opens a page so; `lang` is added where the language is not French."""
    return joined(page, [*pairs, *([("lang", language())] if language() != "fr" else [])])


def joined(page: str, pairs: list[tuple[str, str]]) -> str:
    """The path of a page with these parameters and no other."""
    return f"/{page}?{urlencode(pairs, quote_via=quote)}" if pairs else f"/{page}"


def unknown(message: str, named: str) -> UnknownViewError:
    """The error that says `message` of what was asked: its {path} or {name}, cut where it is long."""
    shown = f"«\u202f{named[:LONGEST_NAMED]}\u202f»"
    return UnknownViewError(message.format(path=shown, name=shown))


def filter_labels(lists: Catalogue) -> dict[str, dict[str, str]]:
    """What the filters show, by their key in the address and by code."""
    return {
        "region": {code: place.name for code, place in lists.regions.items()},
        "departement": {code: f"{place.name} ({code})" for code, place in lists.departements.items()},
        "secteur": {code: sector.label for code, sector in lists.sectors.items()},
        "statut": {code: status.label for code, status in lists.statuses.items()},
    }


def code_of(label: str, labels: Callable[[], Mapping[Code, str]]) -> Code | None:
    """The code that shows this label in one of the languages, the current one first."""
    for spoken in (language(), *i18n.LANGUAGES):
        with speaking(spoken):
            found = [code for code, shown in labels().items() if shown == label]
        if found:
            return found[0]
    return None


def selection_of(address: Address, lists: Catalogue) -> Selection:
    """The filters of the address. Raises UnknownViewError for one that no list holds."""

    def codes(key: str) -> tuple[str, ...]:
        return tuple(_filter(label, key, lists) for label in address.all(key))

    return Selection(
        regions=codes("region"),
        departements=codes("departement"),
        sectors=codes("secteur"),
        statuses=codes("statut"),
        year=_year(address.first("annee"), lists),
    )


def _filter(label: str, key: str, lists: Catalogue) -> str:
    code = code_of(label, lambda: filter_labels(lists)[key])
    if code is None:
        raise unknown(_("Cette adresse demande un filtre inconnu\u00a0: {name}."), label)
    return code


def _year(asked: str, lists: Catalogue) -> int | None:
    if not asked:
        return None
    known = {str(year): year for year in lists.years}
    if asked not in known:
        raise unknown(_("Aucun chiffre n'est connu pour l'année {name}."), asked)
    return known[asked]


def pairs_of(selection: Selection, lists: Catalogue) -> list[tuple[str, str]]:
    """The filters as an address keeps them, in the current language."""
    labels = filter_labels(lists)
    chosen = (
        ("region", selection.regions),
        ("departement", selection.departements),
        ("secteur", selection.sectors),
        ("statut", selection.statuses),
    )
    pairs = [(key, labels[key][code]) for key, codes in chosen for code in codes]
    return [*pairs, *([("annee", str(selection.year))] if selection.year else [])]


def places(lists: Catalogue) -> dict[str, str]:
    """The régions and départements one may choose, as the choice and the address name them."""
    names = {f"r{code}": _("{name} (région)").format(name=r.name) for code, r in lists.regions.items()}
    return names | {f"d{code}": f"{place.name} ({code})" for code, place in lists.departements.items()}


def place_filtered(selection: Selection) -> str | None:
    """The only département or région of the filters, as a choice of place."""
    if len(selection.departements) == 1:
        return f"d{selection.departements[0]}"
    return f"r{selection.regions[0]}" if len(selection.regions) == 1 else None
