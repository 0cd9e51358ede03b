"""What is set side by side: members' measures, the network behind them, their series."""

from dataclasses import dataclass, replace

import duckdb

from ptce_data import catalogue, database
from ptce_data.catalogue import Indicator
from ptce_data.comparison import (
    FEWEST,
    Comparison,
    Conflict,
    Level,
    Measure,
    Offer,
    Said,
    Spread,
    conflicts,
    nearest,
    on_another_indicator,
    sound,
    spread,
)
from ptce_data.figures import Qualifier
from ptce_data.queries import claims
from ptce_data.queries.claims import Claim, Ledger
from ptce_data.selection import Selection


@dataclass(frozen=True)
class Pole:
    """A pole one may choose; place tells namesakes apart, family gives a colour ("" where unknown)."""

    code: str
    name: str
    place: str
    family: str


@dataclass(frozen=True)
class Shared:
    """An indicator and how many of the chosen members publish it."""

    indicator: str
    members: int


@dataclass(frozen=True)
class Side:
    """One indicator of a comparison: a measure a member, the network, what is at odds, what is offered."""

    indicator: str
    measures: tuple[Measure, ...]
    network: Spread | None
    conflicts: tuple[Conflict, ...]
    offer: Offer | None


@dataclass(frozen=True)
class SeriesPoint:
    """One observation of one perimeter ("" is the whole pole) of one pole."""

    member: str
    perimeter: str
    year: int
    value: float
    qualifier: Qualifier
    estimated: bool
    recomputed: bool
    source: str


@dataclass(frozen=True)
class Pair:
    """A member of the network that publishes both indicators of a scatter."""

    across: Measure
    up: Measure


def compare_poles(cursor: duckdb.DuckDBPyConnection) -> tuple[Pole, ...]:
    """Every pole, by name."""
    return database.ask(cursor, "compare_poles", Pole, {})


def network_size(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> int:
    """How many poles the filters keep."""
    text = "SELECT count(*) FROM selected_pole($regions, $departements, $sectors, $statuses)"
    asked = {key: value for key, value in selection.parameters().items() if key != "year"}
    ((poles,),) = cursor.execute(text, asked).fetchall()
    return int(poles)


def compare_measures(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    comparison: Comparison,
    years: tuple[int | None, ...] | None = None,
    *,
    everyone: bool = False,
) -> tuple[Measure, ...]:
    """The members' measures, in the order chosen; with `everyone`, those of the whole level.

    `years` defaults to the one the selection asks for.
    """
    asked = {
        **selection.parameters(),
        "level": comparison.level,
        "members": list(comparison.members),
        "indicators": list(comparison.indicators),
        "years": list(years or (selection.year,)),
        "everyone": everyone,
        "per_inhabitant": comparison.per_inhabitant,
    }
    found = database.ask(cursor, "compare_measures", Measure, asked)
    order = {member: place for place, member in enumerate(comparison.members)}
    return tuple(sorted(found, key=lambda measure: order.get(measure.member, len(order))))


def shared(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, comparison: Comparison
) -> tuple[Shared, ...]:
    """Of the comparison's indicators, those at least two members publish, the most shared first."""
    measures = compare_measures(cursor, selection, comparison)
    counts = dict.fromkeys(comparison.indicators, 0)
    for measure in measures:
        counts[measure.indicator] += measure.known
    found = [Shared(code, count) for code, count in counts.items() if count >= FEWEST]
    return tuple(sorted(found, key=lambda one: -one.members))


@dataclass(frozen=True)
class Default:
    """The indicator to compare on where none was chosen; sound where nothing sets the members at odds."""

    indicator: str
    sound: bool


def by_default(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, comparison: Comparison
) -> Default | None:
    """The most shared of the comparison's indicators that compares soundly, else the most shared of all."""
    found = [one.indicator for one in shared(cursor, selection, comparison)]
    measures = compare_measures(cursor, selection, comparison)
    events = [code for (code,) in cursor.execute(_EVENTS).fetchall()]
    for code in found:
        if code not in events and sound([measure for measure in measures if measure.indicator == code]):
            return Default(code, sound=True)
    return Default(found[0], sound=False) if found else None


_EVENTS = "SELECT indicator FROM indicator WHERE kind = 'event'"


def sides(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, comparison: Comparison
) -> tuple[Side, ...]:
    """One side an indicator, in the order chosen."""
    everyone = compare_measures(cursor, selection, comparison, everyone=True)
    indicators = catalogue.load(cursor).indicators
    found = tuple(
        _side(cursor, selection, comparison, indicators[code], everyone) for code in comparison.indicators
    )
    return _sourced(cursor, found, indicators) if comparison.level == "poles" else found


def _sourced(
    cursor: duckdb.DuckDBPyConnection, found: tuple[Side, ...], indicators: dict[str, Indicator]
) -> tuple[Side, ...]:
    """The same sides of poles, each measure with what it rests on."""
    members = {measure.member for side in found for measure in side.measures}
    ledgers = {member: claims.ledger(cursor, member) for member in members}
    return tuple(
        replace(side, measures=tuple(_rests_on(m, ledgers[m.member], indicators) for m in side.measures))
        for side in found
    )


def _rests_on(measure: Measure, ledger: Ledger, indicators: dict[str, Indicator]) -> Measure:
    if measure.first_year is None or measure.last_year is None:
        return measure
    place = (measure.first_year, measure.last_year, measure.perimeter)
    own = ledger.of(measure.indicator).behind(*place)
    if not measure.recomputed:
        return replace(measure, said=tuple(_said(claim) for claim in own))
    indicator = indicators[measure.indicator]
    parts = [part for part in (indicator.numerator, indicator.denominator) if part]
    said = [_said(claim) for part in parts for claim in ledger.of(part).behind(*place)]
    return replace(measure, said=tuple(said), published=tuple(_said(claim) for claim in own))


def _said(claim: Claim) -> Said:
    return Said(claim.source_title, claim.source_url, claim.note, claim.value, claim.qualifier)


def _side(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    comparison: Comparison,
    indicator: Indicator,
    everyone: tuple[Measure, ...],
) -> Side:
    measured = tuple(measure for measure in everyone if measure.indicator == indicator.code)
    members = tuple(measure for measure in measured if measure.member in comparison.members)
    at_odds = conflicts(members)
    added = indicator.kind == "event" and sum(measure.known for measure in members) >= FEWEST
    return Side(
        indicator=indicator.code,
        measures=members,
        network=spread(measured),
        conflicts=at_odds,
        offer=_nearest(cursor, selection, comparison, measured, added=added) if at_odds or added else None,
    )


def _nearest(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    comparison: Comparison,
    measured: tuple[Measure, ...],
    *,
    added: bool,
) -> Offer | None:
    """The closest sound comparison; facts that add up (`added`) only compare on another indicator."""
    members = tuple(measure for measure in measured if measure.member in comparison.members)
    code = members[0].indicator
    neighbours = _neighbours(cursor, code)
    others: dict[str, list[Measure]] = {other: [] for other in neighbours}
    for measure in compare_measures(cursor, selection, replace(comparison, indicators=neighbours)):
        others[measure.indicator].append(measure)
    if added:
        return on_another_indicator(members, others)
    return nearest(members, _dated(cursor, selection, comparison, code), others, measured)


def _dated(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, comparison: Comparison, code: str
) -> dict[int, list[Measure]]:
    """The same members and indicator at every other year known."""
    years = tuple(year for year in _years(cursor) if year != selection.year)
    dated: dict[int, list[Measure]] = {year: [] for year in years}
    same = replace(comparison, indicators=(code,))
    for measure in compare_measures(cursor, selection, same, years) if years else ():
        dated[measure.asked_year or 0].append(measure)
    return dated


def _years(cursor: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    found = cursor.execute("SELECT DISTINCT year FROM observation ORDER BY year DESC").fetchall()
    return tuple(year for (year,) in found)


def _neighbours(cursor: duckdb.DuckDBPyConnection, code: str) -> tuple[str, ...]:
    """The other indicators, those of the same topic, then of the same specificity, first."""
    found = database.ask(cursor, "compare_neighbours", _Code, {"indicator": code})
    return tuple(one.indicator for one in found)


@dataclass(frozen=True)
class _Code:
    indicator: str


def compare_series(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    comparison: Comparison,
    indicator: str,
    *,
    per_inhabitant: bool = False,
) -> tuple[SeriesPoint, ...]:
    """What the compared poles published over the years, up to the selection's: pole, perimeter, year."""
    asked = {
        "members": list(comparison.members),
        "indicator": indicator,
        "year": selection.year,
        "per_inhabitant": per_inhabitant,
    }
    return database.ask(cursor, "compare_series", SeriesPoint, asked)


def pairs(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, comparison: Comparison
) -> tuple[Pair, ...]:
    """Everyone chosen or in the network who publishes both of the comparison's two indicators."""
    across, up = comparison.indicators
    measures = compare_measures(cursor, selection, comparison, everyone=True)
    drawn = [m for m in measures if m.known]
    by_member = {m.member: m for m in drawn if m.indicator == up}
    return tuple(
        Pair(m, by_member[m.member])
        for m in drawn
        if m.indicator == across
        and m.member in by_member
        and (m.in_network or m.member in comparison.members)
    )


@dataclass(frozen=True)
class _Chosen:
    indicator: str
    member: str


@dataclass(frozen=True)
class Example:
    """A comparison to start from; picked_sound where its poles were taken because they compare soundly."""

    comparison: Comparison
    picked_sound: bool


def example(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, level: Level, indicators: tuple[str, ...]
) -> Example | None:
    """A comparison to start from; None where no two members of the network publish the same figure.

    Poles: three that publish soundly what most poles publish soundly, where there are. Else, and for
    groups: the three with the most publishing poles, on the one of `indicators` that most poles publish.
    """
    if level == "poles":
        chosen = database.ask(cursor, "compare_example", _Chosen, selection.parameters())
        members = tuple(one.member for one in chosen)
        if len(members) >= FEWEST:
            return Example(Comparison(level, members, (chosen[0].indicator,)), picked_sound=True)
    most_shared = _most_shared(cursor, selection, level, indicators)
    return Example(most_shared, picked_sound=False) if most_shared else None


def _most_shared(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, level: Level, indicators: tuple[str, ...]
) -> Comparison | None:
    everyone = Comparison(level, (), indicators)
    found = compare_measures(cursor, selection, everyone, everyone=True)
    measures = [measure for measure in found if measure.in_network]
    poles = {code: sum(m.poles for m in measures if m.indicator == code) for code in indicators}
    if not measures:
        return None
    best = max(indicators, key=lambda code: poles[code])
    largest = sorted((m for m in measures if m.indicator == best), key=lambda m: (-m.poles, m.member))
    members = tuple(measure.member for measure in largest[:3])
    return Comparison(level, members, (best,)) if len(members) >= FEWEST else None
