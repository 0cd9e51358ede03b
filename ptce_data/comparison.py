"""What makes a comparison sound, what is at odds in one that is not, and the nearest one that is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from ptce_data.figures import Qualifier, median_qualifier

Level = Literal["poles", "regions", "departements", "sectors"]
LEVELS: tuple[Level, ...] = ("poles", "regions", "departements", "sectors")
FEWEST, MOST = 2, 6
MOST_INDICATORS = 4
YEARS_APART = 2  # further apart than that, two years are not compared


@dataclass(frozen=True)
class Comparison:
    """Who is set side by side, on what; members are pole_id, official codes or sectors, by level."""

    level: Level
    members: tuple[str, ...]
    indicators: tuple[str, ...]
    per_inhabitant: bool = False
    ranked: bool = False


@dataclass(frozen=True)
class Said:
    """What a source says, with the note that goes with it."""

    source: str
    source_url: str | None
    note: str
    value: float
    qualifier: Qualifier


@dataclass(frozen=True)
class Measure:
    """What one member is known for, on one indicator; value is None where nothing was published.

    A pole is one pole of one. A group adds up, or takes the median of, `poles` of its `poles_selected`;
    `partial` of them publish for a part of the pole only, `estimated` for an estimated year.
    `perimeter` is the part measured, where there is only one. Years are those of the figures;
    first_year is earlier than oldest_year for added events. `asked_year` None: last values known.
    In a comparison per inhabitant, value is for a thousand of them, unless it is a ratio; a figure
    that covers parts of poles only then has none. `recomputed` counts the ratios worked out from their
    two parts, `approximate` the approximate values; `largest` is the highest value of a pole, never for a
    thousand inhabitants. Of a chosen pole, `said` is what its figure rests on, `published` the ratio it
    replaces.
    """

    asked_year: int | None
    indicator: str
    member: str
    value: float | None
    qualifier: Qualifier
    first_year: int | None
    oldest_year: int | None
    last_year: int | None
    poles: int
    poles_selected: int
    partial: int
    estimated: int
    perimeter: str
    population: int | None
    in_network: bool
    recomputed: int = 0
    approximate: int = 0
    largest: float | None = None
    said: tuple[Said, ...] = ()
    published: tuple[Said, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a value to compare."""
        return self.value is not None

    @property
    def lacks_population(self) -> bool:
        """Whether a value was published that cannot be said for a thousand inhabitants."""
        return self.value is None and self.poles > 0 and not self.only_a_part

    @property
    def only_a_part(self) -> bool:
        """Whether a value was published that is not set against inhabitants: it covers a part of the pole."""
        return self.value is None and 0 < self.poles == self.partial


ConflictKind = Literal["years", "perimeters", "bases", "qualifiers"]


@dataclass(frozen=True)
class Conflict:
    """One reason why measures do not compare; for years, `gap` is how many years apart they are."""

    kind: ConflictKind
    measures: tuple[Measure, ...]
    gap: int = 0


def conflicts(measures: Sequence[Measure]) -> tuple[Conflict, ...]:
    """Everything that sets the known ones of these measures at odds; nothing for fewer than two."""
    known = tuple(measure for measure in measures if measure.known)
    if len(known) < FEWEST:
        return ()
    found = (_years(known), _perimeters(known), _bases(known), _qualifiers(known))
    return tuple(conflict for conflict in found if conflict)


def sound(measures: Sequence[Measure]) -> bool:
    """Whether at least two are known, and nothing sets them at odds."""
    return sum(measure.known for measure in measures) >= FEWEST and not conflicts(measures)


def year_gap(measures: Sequence[Measure]) -> int:
    """Years between the oldest and the latest figure behind these measures."""
    oldest = [measure.oldest_year for measure in measures if measure.oldest_year is not None]
    latest = [measure.last_year for measure in measures if measure.last_year is not None]
    return max(latest) - min(oldest) if latest and oldest else 0


def _years(known: tuple[Measure, ...]) -> Conflict | None:
    gap = year_gap(known)
    if gap <= YEARS_APART:
        return None
    by_date = sorted(known, key=lambda measure: (measure.last_year or 0, measure.oldest_year or 0))
    return Conflict("years", tuple(by_date), gap)


def _perimeters(known: tuple[Measure, ...]) -> Conflict | None:
    """Parts of a pole compare with nothing but the same part; a group with a part in it, with no group."""
    alike = len({measure.perimeter for measure in known}) == 1
    if alike and all(measure.partial in {0, measure.poles} for measure in known):
        return None
    return Conflict("perimeters", known)


def _bases(known: tuple[Measure, ...]) -> Conflict | None:
    stated = all(measure.estimated == 0 for measure in known)
    estimated = all(measure.estimated == measure.poles for measure in known)
    return None if stated or estimated else Conflict("bases", known)


def _qualifiers(known: tuple[Measure, ...]) -> Conflict | None:
    minimums = sum(measure.qualifier == "at_least" for measure in known)
    return None if minimums in {0, len(known)} else Conflict("qualifiers", known)


@dataclass(frozen=True)
class Offer:
    """A sound comparison on one indicator, and what changes to reach it.

    `without` are members left out, `joined` are others that come in beside the only one kept.
    """

    members: tuple[str, ...]
    without: tuple[str, ...]
    indicator: str
    year: int | None
    joined: tuple[str, ...] = ()
    changes_year: bool = False
    changes_indicator: bool = False


def nearest(
    measures: Sequence[Measure],
    dated: Mapping[int, Sequence[Measure]],
    others: Mapping[str, Sequence[Measure]],
    network: Sequence[Measure] = (),
) -> Offer | None:
    """The sound comparison closest to these measures of one indicator; None where there is none.

    Closest first: another year for the same members; the fewest members left out; another indicator
    for the same members; another year and the fewest left out; at last one of them beside others of
    the network. `dated` holds the same members and indicator at other years, `others` the same members
    and year on other indicators, `network` the same indicator and year for everyone.
    """
    candidates = (
        _other_year(measures, dated),
        _fewer_members(measures),
        _other_indicator(measures, others),
        _fewer_members_another_year(dated),
        _beside_others(measures, network),
    )
    return next((offer for found in candidates for offer in found), None)


def _other_year(measures: Sequence[Measure], dated: Mapping[int, Sequence[Measure]]) -> Iterator[Offer]:
    """The years in which every member known now is known and sound: the closest figures, then the latest."""
    wanted = {measure.member for measure in measures if measure.known}
    fitting = [
        (year_gap(then), -year)
        for year, then in dated.items()
        if sound(then) and wanted <= {measure.member for measure in then if measure.known}
    ]
    for _gap, year in sorted(fitting):
        yield _offer(dated[-year], changes_year=True)


def _fewer_members(measures: Sequence[Measure], *, changes_year: bool = False) -> Iterator[Offer]:
    """Leaving out the fewest known members, from the last chosen; those without value stay."""
    known = [measure.member for measure in measures if measure.known]
    for left_out in range(1, len(known) - FEWEST + 1):
        for kept in combinations(known, len(known) - left_out):
            without = tuple(member for member in known if member not in kept)
            remaining = [measure for measure in measures if measure.member not in without]
            if sound(remaining):
                yield _offer(remaining, without=without, changes_year=changes_year)


def _other_indicator(measures: Sequence[Measure], others: Mapping[str, Sequence[Measure]]) -> Iterator[Offer]:
    """The indicators on which every member known now is known and sound, in the order given."""
    wanted = {measure.member for measure in measures if measure.known}
    for other in others.values():
        if sound(other) and wanted <= {measure.member for measure in other if measure.known}:
            yield _offer(other, changes_indicator=True)


def on_another_indicator(
    measures: Sequence[Measure], others: Mapping[str, Sequence[Measure]]
) -> Offer | None:
    """The same members on the first other indicator they all publish soundly; None where there is none."""
    return next(_other_indicator(measures, others), None)


def _fewer_members_another_year(dated: Mapping[int, Sequence[Measure]]) -> Iterator[Offer]:
    """Fewest left out first, then the latest year."""
    offers = [
        offer for _year, then in sorted(dated.items(), reverse=True) for offer in _any_pair_or_more(then)
    ]
    yield from sorted(offers, key=lambda offer: len(offer.without))


def _any_pair_or_more(then: Sequence[Measure]) -> Iterator[Offer]:
    if sound(then):
        yield _offer(then, changes_year=True)
    yield from _fewer_members(then, changes_year=True)


def _beside_others(measures: Sequence[Measure], network: Sequence[Measure]) -> Iterator[Offer]:
    """Each known member, as chosen, with two others at most that compare soundly: the closest years first."""
    chosen = [measure.member for measure in measures]
    for kept in (measure for measure in measures if measure.known):
        met = [kept]
        others = [m for m in network if m.known and m.in_network and m.member not in chosen]
        for other in sorted(others, key=lambda m: (year_gap((kept, m)), m.member)):
            if len(met) <= FEWEST and sound([*met, other]):
                met.append(other)
        if len(met) >= FEWEST:
            without = tuple(member for member in chosen if member != kept.member)
            joined = tuple(other.member for other in met[1:])
            yield replace(_offer(met, without=without), joined=joined)


def _offer(
    measures: Sequence[Measure],
    *,
    without: tuple[str, ...] = (),
    changes_year: bool = False,
    changes_indicator: bool = False,
) -> Offer:
    first = measures[0]
    return Offer(
        members=tuple(measure.member for measure in measures),
        without=without,
        indicator=first.indicator,
        year=first.asked_year,
        changes_year=changes_year,
        changes_indicator=changes_indicator,
    )


@dataclass(frozen=True)
class Spread:
    """The network one is compared with: how many publish, their median and quartiles, their years.

    Quartiles are None where fewer than five publish: the spread of four values says nothing.
    qualifier is that of the median and the quartiles.
    """

    members: int
    median: float
    qualifier: Qualifier
    lower: float | None
    upper: float | None
    first_year: int
    last_year: int


FEWEST_FOR_SPREAD = 5


def spread(measures: Sequence[Measure]) -> Spread | None:
    """Median and quartiles (linear interpolation) of the network's values; None where nobody publishes."""
    known = [measure for measure in measures if measure.in_network and measure.known]
    values = sorted(measure.value for measure in known if measure.value is not None)
    if not values:
        return None
    enough = len(values) >= FEWEST_FOR_SPREAD
    return Spread(
        members=len(values),
        median=quantile(values, 0.5),
        qualifier=median_qualifier([measure.qualifier for measure in known]),
        lower=quantile(values, 0.25) if enough else None,
        upper=quantile(values, 0.75) if enough else None,
        first_year=min(m.first_year or 9999 for m in known),
        last_year=max(m.last_year or 0 for m in known),
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of the ordered values lie, interpolated (DuckDB's quantile_cont)."""
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


@dataclass(frozen=True)
class Rank:
    """A member's place, the highest value first; equal values share a place."""

    place: int
    tied: bool


def ranks(values: Mapping[str, float | None]) -> dict[str, Rank]:
    """The place of each member that has a value; the others have none."""
    known = [value for value in values.values() if value is not None]
    return {
        member: Rank(1 + sum(other > value for other in known), known.count(value) > 1)
        for member, value in values.items()
        if value is not None
    }


TIMES_FOR_LOGARITHM = 100


def spans_scales(values: Sequence[float]) -> bool:
    """Whether a logarithmic axis is needed: above zero, its extremes too far apart to be seen together."""
    return bool(values) and min(values) > 0 and max(values) / min(values) > TIMES_FOR_LOGARITHM
