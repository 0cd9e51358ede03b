"""The ledger of a pole's figures: every claim, which one is kept, and why."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import duckdb

from ptce_data import database
from ptce_data.figures import Qualifier

Fate = Literal["kept", "rival", "added", "replaced"]
# What decides between two claims, in the order it is looked at.
Ground = Literal["only", "chosen", "stated_year", "newest_batch", "precision", "first"]
GROUNDS: tuple[Ground, ...] = ("only", "chosen", "stated_year", "newest_batch", "precision", "first")
_PRECISION: dict[str, int] = {"exact": 1, "approx": 2, "at_least": 3}


@dataclass(frozen=True)
class Claim:
    """One public claim and what became of it.

    fate: kept, a rival of the one kept, added to the other facts of its kind (events), or replaced by
    a ratio worked out again. grounds: why it is kept (each rival may lose on another ground), or what
    it lost on. choice_reason: what the staff wrote when they chose it.
    """

    claim_id: int
    indicator: str
    year: int
    year_basis: Literal["stated", "estimated"]
    value: float
    qualifier: Qualifier
    perimeter: str
    note: str
    source_title: str
    source_url: str | None
    choice_reason: str | None
    fate: Fate
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Observation:
    """What is shown for an indicator, a year and a perimeter; claim_id is None where it is worked out."""

    indicator: str
    year: int
    perimeter: str
    value: float
    qualifier: Qualifier
    year_basis: Literal["stated", "estimated"]
    claim_id: int | None
    claims: int


@dataclass(frozen=True)
class Ledger:
    """All that was published on a pole (or on one of its indicators) and all that is shown of it."""

    claims: tuple[Claim, ...]
    observations: tuple[Observation, ...]

    def of(self, indicator: str) -> "Ledger":
        """The part that concerns one indicator."""
        return Ledger(
            tuple(claim for claim in self.claims if claim.indicator == indicator),
            tuple(shown for shown in self.observations if shown.indicator == indicator),
        )

    def behind(self, first_year: int, year: int, perimeter: str) -> tuple[Claim, ...]:
        """The claims a shown figure of one indicator rests on: its own, or the facts added up to it.

        first_year is earlier than year for added facts only. Of a ratio worked out again, the claims
        it replaces. The oldest comes first.
        """
        found = [
            claim
            for claim in self.claims
            if (claim.fate == "added" and first_year <= claim.year <= year)
            or (claim.fate in {"kept", "replaced"} and (claim.year, claim.perimeter) == (year, perimeter))
        ]
        return tuple(sorted(found, key=lambda claim: (claim.year, claim.claim_id)))

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators something is shown for, in alphabetical order of their codes."""
        return tuple(dict.fromkeys(shown.indicator for shown in self.observations))


@dataclass(frozen=True)
class _Ranked:
    claim_id: int
    indicator: str
    year: int
    year_basis: Literal["stated", "estimated"]
    value: float
    qualifier: Qualifier
    perimeter: str
    note: str
    source_title: str
    source_url: str | None
    batch_id: int
    choice_reason: str | None
    keep_rank: int


def ledger(cursor: duckdb.DuckDBPyConnection, pole_id: str, indicator: str | None = None) -> Ledger:
    """Every public claim of a pole that stands, the newest year first, and the observations made of them."""
    asked = {"pole_id": pole_id, "indicator": indicator}
    ranked = database.ask(cursor, "claims_of_pole", _Ranked, asked)
    shown = database.ask(cursor, "observations_of_pole", Observation, asked)
    events = {code for (code,) in cursor.execute(_EVENTS).fetchall()}
    worked_out = {_place(o) for o in shown if o.claim_id is None and o.indicator not in events}
    claims: list[Claim] = []
    for place, rivals in groupby(ranked, key=_place):
        claims += _judged(tuple(rivals), added=place[0] in events, replaced=place in worked_out)
    return Ledger(tuple(claims), shown)


_EVENTS = "SELECT indicator FROM indicator WHERE kind = 'event'"


def _place(record: _Ranked | Observation) -> tuple[str, int, str]:
    return record.indicator, record.year, record.perimeter


def _judged(rivals: tuple[_Ranked, ...], *, added: bool, replaced: bool) -> list[Claim]:
    """The fates of claims on the same indicator, year and perimeter; the kept one comes first."""
    if added or replaced:
        return [_claim(one, "added" if added else "replaced", ()) for one in rivals]
    kept, *others = rivals
    lost = [_decisive(kept, other) for other in others]
    won = tuple(ground for ground in GROUNDS if ground in lost) or ("only",)
    return [
        _claim(kept, "kept", ("chosen",) if kept.choice_reason else won),
        *(_claim(other, "rival", (ground,)) for other, ground in zip(others, lost, strict=True)),
    ]


def _decisive(kept: _Ranked, other: _Ranked) -> Ground:
    """The first ground on which the kept claim and another differ: the rule of ranked_claim, in words."""
    if kept.choice_reason:
        return "chosen"
    if kept.year_basis != other.year_basis:
        return "stated_year"
    if kept.batch_id != other.batch_id:
        return "newest_batch"
    if _PRECISION[kept.qualifier] != _PRECISION[other.qualifier]:
        return "precision"
    return "first"


def _claim(one: _Ranked, fate: Fate, grounds: tuple[Ground, ...]) -> Claim:
    return Claim(
        one.claim_id,
        one.indicator,
        one.year,
        one.year_basis,
        one.value,
        one.qualifier,
        one.perimeter,
        one.note,
        one.source_title,
        one.source_url,
        one.choice_reason,
        fate,
        grounds,
    )
