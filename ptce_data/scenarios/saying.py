"""A reference turned into the words it stands for, from the published data."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.errors import UnresolvedReferenceError
from ptce_data.figures import PoleFigure, Total
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language
from ptce_data.letters import lowered
from ptce_data.queries import claims, compare, overview
from ptce_data.queries import pole as poles
from ptce_data.queries.claims import Ledger
from ptce_data.queries.pole import Identity
from ptce_data.scenarios.references import FACTS, POLES, Reference
from ptce_data.scenarios.vocabulary import Form, Scope, Vocabulary, quoted
from ptce_data.search_text import normalised
from ptce_data.sentences import claims as sentences

SHORT_WORD = 3


@dataclass(frozen=True)
class Asked:
    """The figure behind a reference: an indicator's code or "poles", of whom, at the end of which year."""

    code: str
    scope: Scope
    year: int | None


@dataclass(frozen=True)
class Said:
    """What a reference says; figure is None for a fact. years are those it speaks of.

    perimeter is the part of the pole the figure covers, "" for the whole of it.
    """

    text: str
    years: frozenset[int] = frozenset()
    perimeter: str = ""
    figure: Asked | None = None


def said(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, reference: Reference) -> Said:
    """The words of a reference. Raises UnresolvedReferenceError where nothing published answers it."""
    return vocabulary.once((reference, language()), lambda: _said(cursor, vocabulary, reference))


def _said(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, reference: Reference) -> Said:
    scope = vocabulary.scope(cursor, reference.of)
    if reference.subject in FACTS:
        return _fact(cursor, vocabulary, reference, scope)
    if reference.form == "name":
        return Said(scope.name)
    if reference.subject == POLES:
        return _count(cursor, reference, scope)
    indicator = vocabulary.indicator(reference.subject)
    if reference.form == "label":
        return Said(lowered(indicator.label))
    if scope.kind == "pole":
        return _of_pole(_Asking(cursor, vocabulary, reference, scope, indicator))
    return _of_several(cursor, reference, scope, indicator)


def part_is_named(spoken: str, perimeter: str) -> bool:
    """Whether what is said names the part of the pole a figure covers, by one of its long words."""
    words = set(normalised(spoken).split())
    return not words.isdisjoint(word for word in normalised(perimeter).split() if len(word) > SHORT_WORD)


def _refuse(reference: Reference, message: str) -> UnresolvedReferenceError:
    return UnresolvedReferenceError(reference.written, f"{quoted(reference.written)}\u00a0: {message}")


def _fact(
    cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, reference: Reference, scope: Scope
) -> Said:
    if reference.subject == "name":
        return Said(scope.name)
    if scope.kind != "pole":
        raise _refuse(reference, _("ce fait ne se dit que d'un pôle."))
    identity = vocabulary.once(("identity", scope.code), lambda: poles.identity(cursor, scope.code))
    text = _FACTS[reference.subject](identity, vocabulary) if identity else ""
    if identity is None or not text:
        raise _refuse(reference, _("ce pôle ne l'a pas publié\u202f; retirez la référence."))
    founded = reference.subject == "founded" and identity.founded_year
    return Said(text, frozenset([founded] if founded else []))


def _place(identity: Identity, _vocabulary: Vocabulary) -> str:
    return ", ".join(dict.fromkeys(p for p in (identity.commune, identity.departement, identity.region) if p))


def _sectors(identity: Identity, vocabulary: Vocabulary) -> str:
    labels = [lowered(vocabulary.lists.sectors[code].label) for code in identity.sectors]
    return formats.listing(labels) if labels else ""


_FACTS: dict[str, Callable[[Identity, Vocabulary], str]] = {
    "place": _place,
    "region": lambda identity, _vocabulary: identity.region,
    "founded": lambda identity, _vocabulary: str(identity.founded_year or ""),
    "sectors": _sectors,
    "description": lambda identity, _vocabulary: identity.description,
}


def _count(cursor: duckdb.DuckDBPyConnection, reference: Reference, scope: Scope) -> Said:
    if scope.kind in {"pole", "commune"}:
        raise _refuse(reference, _("un nombre de pôles se demande de {all}.").format(all=_WHOM))
    if reference.form not in {"value", "with unit"}:
        raise _refuse(
            reference, _("un nombre de pôles s'écrit sans forme, ou avec {form}.").format(form="| with unit")
        )
    n = compare.network_size(cursor, scope.selection(reference.year))
    text = formats.poles(n) if reference.form == "with unit" else formats.number(n, 0)
    return Said(text, figure=Asked(POLES, scope, reference.year))


_WHOM = "all, region …, departement …, sector …, status …"


@dataclass(frozen=True)
class _Asking:
    """A figure asked of one pole, and where to look for it."""

    cursor: duckdb.DuckDBPyConnection
    vocabulary: Vocabulary
    reference: Reference
    scope: Scope
    indicator: Indicator

    def glance(self) -> tuple[PoleFigure, ...]:
        """All the pole's figures at the end of the year asked."""
        pole_id, year = self.scope.code, self.reference.year
        return self.vocabulary.once(
            ("glance", pole_id, year), lambda: poles.glance(self.cursor, pole_id, year)
        )

    def ledger(self) -> Ledger:
        """All that was published on the indicator."""
        pole_id, code = self.scope.code, self.indicator.code
        return self.vocabulary.once(
            ("ledger", pole_id, code), lambda: claims.ledger(self.cursor, pole_id, code)
        )


def _of_pole(asking: _Asking) -> Said:
    reference, indicator = asking.reference, asking.indicator
    figure = _published(asking)
    if reference.form == "perimeter":
        text = sentences.perimeter(figure.perimeter)
    elif reference.form in {"versions", "others"}:
        text = _of_ledger(asking, figure)
    else:
        span = formats.years(figure.first_year, figure.year)
        if figure.year_basis == "estimated":
            span = _("{year} (année estimée)").format(year=span)
        text = _written(reference.form, _Value(figure.value, indicator.unit, figure.qualifier), span)
    return Said(
        text,
        frozenset({figure.first_year, figure.year}),
        figure.perimeter,
        Asked(indicator.code, asking.scope, reference.year),
    )


def _published(asking: _Asking) -> PoleFigure:
    """The pole's figure; one of an earlier year does not stand for the year asked."""
    reference, indicator = asking.reference, asking.indicator
    for figure in asking.glance():
        if figure.indicator == indicator.code and reference.year in {None, figure.year}:
            return figure
    known = sorted({one.year for one in asking.ledger().observations})
    if not known:
        raise _refuse(
            reference,
            _("{pole} n'a pas publié {label}\u202f; retirez cette référence.").format(
                pole=asking.scope.name, label=quoted(indicator.label)
            ),
        )
    raise _refuse(
        reference,
        _("rien n'est publié pour {year}\u202f; années connues\u00a0: {years}.").format(
            year=reference.year, years=formats.listing([str(year) for year in known])
        ),
    )


@dataclass(frozen=True)
class _Value:
    value: float
    unit: str
    qualifier: str


def _written(form: Form, one: _Value, span: str) -> str:
    """The value in the form asked; span is its year, or its years."""
    if form == "year":
        return span
    at_least = one.qualifier == "at_least"
    if form in {"with unit", "with unit and year"}:
        text = formats.figure(one.value, one.unit, one.qualifier)
    else:
        text = formats.qualified(formats.value_only(one.value, one.unit, at_least=at_least), one.qualifier)
    if form in {"value", "with unit"}:
        return text
    if "–" in span:
        return _("{value} ({years})").format(value=text, years=span)
    return _("{value} en {year}").format(value=text, year=span)


def _of_ledger(asking: _Asking, figure: PoleFigure) -> str:
    """How many figures were published, or those that were not kept beside the one shown."""
    reference, indicator = asking.reference, asking.indicator
    found = asking.ledger().claims
    if reference.form == "versions":
        counted = [claim for claim in found if reference.year in {None, claim.year}]
        return formats.number(len(counted), 0)
    place = (figure.year, figure.perimeter)
    rivals = [one for one in found if one.fate == "rival" and (one.year, one.perimeter) == place]
    if not rivals:
        raise _refuse(reference, _("aucune autre version n'est publiée\u202f; retirez cette référence."))
    amounts = [formats.figure(one.value, indicator.unit, one.qualifier) for one in rivals]
    return formats.listing(list(dict.fromkeys(amounts)))


def _of_several(
    cursor: duckdb.DuckDBPyConnection, reference: Reference, scope: Scope, indicator: Indicator
) -> Said:
    if scope.kind == "commune" or reference.form in {"versions", "others", "perimeter"}:
        raise _refuse(reference, _("cela ne se demande que d'un pôle."))
    if indicator.across_poles == "none":
        raise _refuse(
            reference, _("ce chiffre ne s'additionne pas d'un pôle à l'autre\u202f; demandez-le d'un pôle.")
        )
    (total,) = overview.totals(cursor, scope.selection(reference.year), (indicator.code,))
    if total.value is None:
        raise _refuse(reference, _("aucun de ces pôles ne l'a publié\u202f; retirez cette référence."))
    span = str(reference.year) if reference.year else formats.years(total.first_year, total.last_year)
    value, qualifier = total.value, str(total.qualifier)
    if indicator.across_poles == "median" and total.poles > 1:
        middle = formats.middle(value, indicator.unit, qualifier)
        value, qualifier = middle.value, middle.qualifier
    text = _written(reference.form, _Value(value, indicator.unit, qualifier), span)
    return Said(text, _years(total, reference), "", Asked(indicator.code, scope, reference.year))


def _years(total: Total, reference: Reference) -> frozenset[int]:
    known = (total.first_year, total.last_year, reference.year)
    return frozenset(year for year in known if year is not None)
