"""The rules of the ledger a second time, in plain Python, to check what SQL derived.

Written from the definitions (« Situation à fin AAAA », kept claim, events added…), year by year and
claim by claim; it shares no code and no view with sql/derive_*.sql.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ptce_data import formats

WHOLE_POLE = ""
FOR_EVER = 9999
_UNSOURCED = "Transmis au réseau, sans source indiquée"
_ITS_OWN_FILE = "Fichier «\u202f.*\u202f»"

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the ledger; published = public, in a batch that stands; choice_id 0 = never chosen.

    replaced: a batch that stands corrects it.
    """

    pole_id: str
    indicator: str
    year: int
    perimeter: str
    value: float
    qualifier: str
    year_basis: str
    note: str
    source_id: str
    source_title: str
    source_url: str | None
    claim_id: int
    batch_id: int
    published: bool
    replaced: bool
    choice_id: int

    @property
    def counts(self) -> bool:
        return self.published and not self.replaced

    @property
    def quoted(self) -> str:
        """The source that tells facts apart: "" where the file gave none, whatever title that was given."""
        unsourced = self.source_title == _UNSOURCED or re.fullmatch(_ITS_OWN_FILE, self.source_title)
        return "" if unsourced and self.source_url is None else self.source_id


@dataclass(frozen=True, slots=True)
class Measure:
    """What the rules need to know of an indicator."""

    indicator: str
    kind: str
    across_poles: str
    unit: str
    minimum: float | None
    maximum: float | None
    numerator: str | None
    denominator: str | None


@dataclass(frozen=True, slots=True)
class Observation:
    pole_id: str
    indicator: str
    year: int
    perimeter: str
    value: float
    qualifier: str
    year_basis: str
    claim_id: int | None
    claims: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What a pole's indicator is worth at a date."""

    value: float
    qualifier: str
    year: int
    first_year: int
    year_basis: str
    perimeter: str
    claim_id: int | None


def kept(rivals: Sequence[Claim]) -> Claim:
    """The claim shown among rivals: one elimination after another."""
    if len(rivals) == 1:
        return rivals[0]
    chosen = max(rivals, key=lambda claim: claim.choice_id)
    if chosen.choice_id:
        return chosen
    left = [claim for claim in rivals if claim.year_basis == "stated"] or list(rivals)
    newest = max(claim.batch_id for claim in left)
    left = [claim for claim in left if claim.batch_id == newest]
    for qualifier in ("exact", "approx"):
        left = [claim for claim in left if claim.qualifier == qualifier] or left
    return min(left, key=lambda claim: claim.claim_id)


def total_qualifier(qualifiers: Iterable[str]) -> str:
    """« Plus de » stays « plus de » when added, then « environ »."""
    said = set(qualifiers)
    return next((q for q in ("at_least", "approx") if q in said), "exact")


def _total_basis(bases: Iterable[str]) -> str:
    return "estimated" if "estimated" in set(bases) else "stated"


def observations(claims: Iterable[Claim], measures: Mapping[str, Measure]) -> dict[Key, Observation]:
    """What one pole's claims come to, by indicator, year and perimeter."""
    rivals: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.counts:
            rivals[claim.indicator, claim.year, claim.perimeter].append(claim)
    found = {
        key: _added(group) if measures[key[0]].kind == "event" else _observed(group)
        for key, group in rivals.items()
    }
    return found | _recomputed(found, measures)


def _observed(rivals: list[Claim]) -> Observation:
    claim = kept(rivals)
    return Observation(
        claim.pole_id,
        claim.indicator,
        claim.year,
        claim.perimeter,
        claim.value,
        claim.qualifier,
        claim.year_basis,
        claim.claim_id,
        len(rivals),
    )


def _added(events: list[Claim]) -> Observation:
    """Distinct facts, added; a fact said twice in the same words by two batches counts once."""
    facts: dict[tuple[object, ...], Claim] = {}
    for claim in events:
        said = (claim.value, claim.qualifier, claim.year_basis, claim.note, claim.quoted)
        facts.setdefault(said, claim)
    first = min(facts.values(), key=lambda claim: claim.claim_id)
    return Observation(
        first.pole_id,
        first.indicator,
        first.year,
        first.perimeter,
        math.fsum(fact.value for fact in facts.values()),
        total_qualifier(fact.qualifier for fact in facts.values()),
        _total_basis(fact.year_basis for fact in facts.values()),
        first.claim_id if len(facts) == 1 else None,
        len(facts),
    )


def _recomputed(found: Mapping[Key, Observation], measures: Mapping[str, Measure]) -> dict[Key, Observation]:
    """The ratios whose two parts are known for the same year and perimeter, where within bounds."""
    ratios: dict[Key, Observation] = {}
    for measure in (m for m in measures.values() if m.numerator is not None):
        for (indicator, year, perimeter), top in found.items():
            bottom = found.get((measure.denominator or "", year, perimeter))
            if indicator != measure.numerator or bottom is None or bottom.value == 0:
                continue
            value = top.value / bottom.value * (100 if measure.unit == "%" else 1)
            if not _within(value, measure):
                continue
            key = (measure.indicator, year, perimeter)
            qualifier = top.qualifier if bottom.qualifier == "exact" else "approx"
            ratios[key] = Observation(
                top.pole_id,
                *key,
                formats.rounded_rate(value, qualifier),
                qualifier,
                _total_basis([top.year_basis, bottom.year_basis]),
                None,
                found[key].claims if key in found else 0,
            )
    return ratios


def _within(value: float, measure: Measure) -> bool:
    low = -math.inf if measure.minimum is None else measure.minimum
    high = math.inf if measure.maximum is None else measure.maximum
    return low <= value <= high


def situations(
    known: Sequence[Observation], kind: str, years: Iterable[int | None]
) -> dict[int | None, Figure | None]:
    """The situation at each of `years`, which rise (None apart); a year nobody speaks of changes nothing."""
    told = {o.year for o in known}
    found: dict[int | None, Figure | None] = {}
    last, begun = None, False
    for year in years:
        if year is None:
            found[year] = situation(known, kind, year)
        elif kind == "flow" and year not in told:
            found[year] = None
        else:
            last = situation(known, kind, year) if year in told or not begun else last
            found[year], begun = last, True
    return found


def situation(known: Sequence[Observation], kind: str, year: int | None) -> Figure | None:
    """« Situation à fin `year` » of one pole's indicator; None asks for the last value known."""
    if kind == "flow":
        left = [o for o in known if year is None or o.year == year]
    else:
        left = [o for o in known if year is None or o.year <= year]
    if not left:
        return None
    if kind == "event":
        return _all_events(left)
    whole = [o for o in left if o.perimeter == WHOLE_POLE]
    last = max(o.year for o in whole or left)
    one = min((o for o in whole or left if o.year == last), key=lambda o: o.perimeter)
    return Figure(one.value, one.qualifier, one.year, one.year, one.year_basis, one.perimeter, one.claim_id)


def _all_events(facts: Sequence[Observation]) -> Figure:
    perimeters = sorted({fact.perimeter for fact in facts})
    return Figure(
        math.fsum(fact.value for fact in facts),
        total_qualifier(fact.qualifier for fact in facts),
        max(fact.year for fact in facts),
        min(fact.year for fact in facts),
        _total_basis(fact.year_basis for fact in facts),
        WHOLE_POLE if WHOLE_POLE in perimeters else " ; ".join(perimeters),
        facts[0].claim_id if len(facts) == 1 else None,
    )
