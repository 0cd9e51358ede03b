"""What a reference may name: indicators, poles, places, sectors; and the nearest to what was meant."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast

import duckdb
from rapidfuzz import fuzz, process

from ptce_data import catalogue
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.errors import UnknownCodeError, UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.queries import compare
from ptce_data.queries import territory as territories
from ptce_data.search_text import normalised
from ptce_data.selection import Selection
from ptce_data.workbook.issues import did_you_mean, quoted

__all__ = ["Fact", "Form", "Scope", "Vocabulary", "load", "near", "quoted", "spaced"]

Form = Literal[
    "value",
    "with unit",
    "with year",
    "with unit and year",
    "year",
    "perimeter",
    "name",
    "label",
    "versions",
    "others",
]
Fact = Literal["name", "place", "region", "founded", "sectors", "description"]
Kind = Literal["pole", "all", "region", "departement", "sector", "status", "commune"]

Answer = TypeVar("Answer")

LIKE = 70  # of 100: below, two names have little in common
PROPOSALS = 3


@dataclass(frozen=True)
class Scope:
    """Whom a figure is about; code is "" for all."""

    kind: Kind
    code: str
    name: str

    def selection(self, year: int | None) -> Selection:
        """The poles concerned, at the end of `year`; a commune cannot be selected, nor one pole alone."""
        if self.kind == "region":
            return Selection(regions=(self.code,), year=year)
        if self.kind == "departement":
            return Selection(departements=(self.code,), year=year)
        if self.kind == "sector":
            return Selection(sectors=(self.code,), year=year)
        if self.kind == "status":
            return Selection(statuses=(self.code,), year=year)
        if self.kind == "all":
            return Selection(year=year)
        raise ValueError(f"no selection for a {self.kind}")


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists and the poles' names by pole_id.

    It lives as long as one telling or one check: what was asked is kept, since a figure is often said,
    shown and noted in the same step.
    """

    lists: Catalogue
    poles: Mapping[str, str]
    _kept: dict[Hashable, object] = field(default_factory=dict, compare=False)

    def once(self, key: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer of `ask`, asked once for this key."""
        if key not in self._kept:
            self._kept[key] = ask()
        return cast(Answer, self._kept[key])

    def indicator(self, code: str) -> Indicator:
        """The indicator of this code. Raises UnresolvedReferenceError."""
        found = self.lists.indicators.get(code)
        if found is None:
            labels = {one.code: one.label for one in self.lists.indicators.values()}
            raise UnresolvedReferenceError(
                code,
                _(
                    "{found} n'est ni le code d'un indicateur, ni «\u202f{poles}\u202f», ni un fait "
                    "({facts}). {near}"
                ).format(
                    found=quoted(code),
                    poles="poles",
                    facts=", ".join(Fact.__args__),  # type: ignore[attr-defined]
                    near=near(code, labels),
                ),
            )
        return found

    def pole(self, pole_id: str) -> Scope:
        """The pole of this identifier. Raises UnresolvedReferenceError."""
        if pole_id not in self.poles:
            raise UnresolvedReferenceError(
                pole_id,
                _("aucun pôle n'a l'identifiant {found}. {near}").format(
                    found=quoted(pole_id), near=near(pole_id, self.poles)
                ),
            )
        return Scope("pole", pole_id, self.poles[pole_id])

    def scope(self, cursor: duckdb.DuckDBPyConnection, of: str) -> Scope:
        """Whom `of` names: `all`, `region Bretagne`, a pole_id… Raises UnresolvedReferenceError."""
        if of == "all":
            return Scope("all", "", _("tous les pôles"))
        word, blank, named = of.partition(" ")
        if not blank:
            return self.pole(of)
        keyword = normalised(word)
        if keyword == "commune":
            return _commune(cursor, named)
        names = self._names(keyword)
        if names is None:
            raise UnresolvedReferenceError(
                of,
                _(
                    "{found} ne dit pas de qui est le chiffre\u00a0: écrivez l'identifiant d'un pôle, "
                    "{all}, ou {kinds} suivi d'un nom."
                ).format(found=quoted(of), all=quoted("all"), kinds=", ".join(_LISTED)),
            )
        return _named(keyword, named, names)

    def _names(self, keyword: str) -> dict[str, tuple[str, ...]] | None:
        """The names of each code of a list, in both languages."""
        if keyword in {"region", "departement"}:
            places = self.lists.regions if keyword == "region" else self.lists.departements
            return {code: (place.name,) for code, place in places.items()}
        if keyword in {"sector", "status"}:
            labels = self.lists.sectors if keyword == "sector" else self.lists.statuses
            return {one.code: (one.label, one.label_fr, one.label_en) for one in labels.values()}
        return None


_LISTED = ("region", "departement", "sector", "status")
_KINDS: dict[str, Kind] = {
    "region": "region",
    "departement": "departement",
    "sector": "sector",
    "status": "status",
}


def load(cursor: duckdb.DuckDBPyConnection) -> Vocabulary:
    """What is published now."""
    poles = {pole.code: pole.name for pole in compare.compare_poles(cursor)}
    return Vocabulary(catalogue.load(cursor), poles)


def _named(keyword: str, named: str, names: dict[str, tuple[str, ...]]) -> Scope:
    wanted = normalised(named)
    for code, known in names.items():
        if named == code or wanted in {normalised(code), *map(normalised, known)}:
            return Scope(_KINDS[keyword], code, known[0])
    raise UnresolvedReferenceError(
        named,
        _("{kind}\u00a0: {found} n'est ni un code ni un nom connu. {near}").format(
            kind=keyword, found=quoted(named), near=near(named, [known[0] for known in names.values()])
        ),
    )


def _commune(cursor: duckdb.DuckDBPyConnection, code: str) -> Scope:
    try:
        found = territories.territory(cursor, "commune", code)
    except UnknownCodeError:
        raise UnresolvedReferenceError(
            code, _("aucune commune n'a le code Insee {found}.").format(found=quoted(code))
        ) from None
    return Scope("commune", found.code, found.name)


def near(wrong: str, right: Iterable[str] | Mapping[str, str]) -> str:
    """`Vouliez-vous dire « local_savings » ?` with the nearest three; "" where nothing is near.

    Of a mapping, keys are proposed, for what looks like a key or like its value.
    """
    labels = right if isinstance(right, Mapping) else {name: name for name in right}
    wanted = normalised(wrong)
    scores: dict[str, float] = {}
    for texts in ({code: normalised(code) for code in labels}, {c: normalised(n) for c, n in labels.items()}):
        for _text, score, code in process.extract(wanted, texts, scorer=fuzz.ratio, limit=PROPOSALS):
            scores[code] = max(scores.get(code, 0), score)
    ranked = sorted((code for code, score in scores.items() if score >= LIKE), key=lambda c: (-scores[c], c))
    return did_you_mean(ranked[:PROPOSALS])


def spaced(text: str) -> str:
    """The text with a space after it; "" stays so."""
    return f"{text} " if text else ""
