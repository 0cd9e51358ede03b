"""Figures ready to be read and said: of a pole, of several, and how many poles there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import duckdb

from ptce_data import catalogue, formats, markup
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.errors import UnknownCodeError
from ptce_data.figures import Total
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Definition, KeyFigure, Source
from ptce_data.leaflets.importance import by_importance
from ptce_data.queries import claims as ledgers
from ptce_data.queries import compare, overview, pole
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import claims, sayable
from ptce_data.sentences import overview as sentences
from ptce_data.sentences import selection as selection_sentences
from ptce_data.sentences.sayable import Scope, Told

POLES = "poles"  # the code of a number of poles


def pole_figure(
    cursor: duckdb.DuckDBPyConnection, pole_id: str, code: str, year: int | None = None
) -> KeyFigure | None:
    """A pole's figure at the end of `year`, or the last one known; None where it published none.

    Raises UnknownCodeError for an indicator that does not exist.
    """
    _indicator(catalogue.load(cursor), code)
    found = {told.figure.indicator: told for told in told_of(cursor, pole_id, year)}
    return of_told(found[code]) if code in found else None


def told_of(cursor: duckdb.DuckDBPyConnection, pole_id: str, year: int | None) -> tuple[Told, ...]:
    """All that is known of a pole at that date, the most important first; nothing for no such pole."""
    identity = pole.identity(cursor, pole_id)
    if identity is None:
        return ()
    lists = catalogue.load(cursor)
    known = {figure.indicator: figure for figure in pole.glance(cursor, pole_id, year)}
    ledger = ledgers.ledger(cursor, pole_id)
    return tuple(
        Told(identity, known[code], ledger, lists.indicators) for code in by_importance(known, lists)
    )


def of_told(told: Told) -> KeyFigure:
    """The figure as the page of its pole writes it."""
    indicator = told.indicator
    ledger = told.ledger.of(indicator.code)
    return KeyFigure(
        code=indicator.code,
        label=indicator.label,
        value=claims.amount(told.figure, indicator),
        context=claims.context(told.figure, indicator, told.indicators, ledger),
        sayable=sayable.of_pole(told),
    )


def total_figure(cursor: duckdb.DuckDBPyConnection, selection: Selection, code: str) -> KeyFigure:
    """An indicator over the poles of a selection. Raises UnknownCodeError for one that does not exist."""
    lists = catalogue.load(cursor)
    indicator = _indicator(lists, code)
    (total,) = overview.totals(cursor, selection, (code,))
    return _of_selection(cursor, selection, total, indicator)


def total_figures(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, codes: tuple[str, ...]
) -> tuple[KeyFigure, ...]:
    """The same of several indicators at once, in the order given."""
    lists = catalogue.load(cursor)
    found = overview.totals(cursor, selection, codes)
    return tuple(
        _of_selection(cursor, selection, total, lists.indicators[total.indicator]) for total in found
    )


def _of_selection(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, total: Total, indicator: Indicator
) -> KeyFigure:
    scope = _scope(selection, catalogue.load(cursor))
    found = of_total(total, indicator, scope)
    if total.poles != 1 or total.value is None:
        return found
    pole_id = overview.contributions(cursor, selection, total.indicator)[0].pole_id
    return of_only_pole(cursor, found, pole_id, Only(total, scope))


@dataclass(frozen=True)
class Only:
    """A total made by one pole, and the poles it was asked of."""

    total: Total
    scope: Scope


def of_only_pole(cursor: duckdb.DuckDBPyConnection, figure: KeyFigure, pole_id: str, only: Only) -> KeyFigure:
    """The figure of a total that this pole alone makes, said as the pole's own."""
    for told in told_of(cursor, pole_id, only.scope.year):
        known = told.figure
        if (known.indicator, known.value) == (only.total.indicator, only.total.value):
            said = sayable.of_only(told, only.total.poles_selected - 1, only.scope)
            return replace(figure, sayable=said)
    return figure


def of_total(total: Total, indicator: Indicator, scope: Scope) -> KeyFigure:
    """A total as the cards write it."""
    value = sentences.written(total, indicator)
    context = sentences.total_context(total, indicator)
    if total.value is None and total.poles:
        value, context = _("ne s'additionne pas"), formats.coverage(total.poles, total.poles_selected)
    return KeyFigure(
        code=indicator.code,
        label=indicator.label,
        value=value,
        context=context,
        sayable=sayable.of_total(total, indicator, scope),
    )


def pole_count(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> KeyFigure:
    """How many poles the selection holds, of all those known."""
    poles = compare.network_size(cursor, selection)
    everywhere = compare.network_size(cursor, EVERYTHING)
    return counted(poles, everywhere, _scope(selection, catalogue.load(cursor)))


def counted(poles: int, everywhere: int, scope: Scope) -> KeyFigure:
    """A number of poles, of `everywhere`, in this scope."""
    return KeyFigure(
        code=POLES,
        label=_("Pôles"),
        value=formats.number(poles, 0),
        context=sentences.pole_context(everywhere if scope.kept else None),
        sayable=sayable.of_count(poles, everywhere, scope),
    )


def _scope(selection: Selection, lists: Catalogue) -> Scope:
    kept = selection_sentences.summary(replace(selection, year=None), lists)
    return Scope(kept=kept, year=selection.year)


def _indicator(lists: Catalogue, code: str) -> Indicator:
    if code not in lists.indicators:
        raise UnknownCodeError(_("«\u202f{code}\u202f» n'est pas un code connu.").format(code=code))
    return lists.indicators[code]


def sources(told: tuple[Told, ...]) -> tuple[Source, ...]:
    """Where these figures come from, in their order."""
    return sources_named((one.source_title, one.source_url) for figure in told for one in figure.behind)


def sources_named(named: Iterable[tuple[str, str | None]]) -> tuple[Source, ...]:
    """These titles and addresses as sources, each once, in the order met."""
    return tuple(Source(title, markup.safe_link(address) or "") for title, address in dict.fromkeys(named))


def definitions(codes: tuple[str, ...], lists: Catalogue) -> tuple[Definition, ...]:
    """What each of these indicators counts, each once."""
    known = [lists.indicators[code] for code in dict.fromkeys(codes) if code in lists.indicators]
    return tuple(Definition(one.label, one.definition) for one in known)
