"""Which poles resemble a pole, and on what grounds: the reasons are shown, never a score."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from ptce_data import database

Ground = Literal["sector", "size", "age", "status"]
Size = Literal["under_2000", "under_10000", "under_50000", "under_200000", "from_200000"]


@dataclass(frozen=True)
class Reason:
    """One ground of resemblance; codes are the sectors or statuses shared, the size class, or the year."""

    ground: Ground
    codes: tuple[str, ...]


@dataclass(frozen=True)
class SimilarPole:
    """A pole that resembles another; place is the finest one known of it."""

    pole_id: str
    name: str
    place: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Met:
    pole_id: str
    name: str
    place: str
    sectors: list[str]
    size: Size | None
    founded_year: int | None
    statuses: list[str]


def similar(cursor: duckdb.DuckDBPyConnection, pole_id: str, n: int) -> tuple[SimilarPole, ...]:
    """The `n` poles most like `pole_id`, the closest first; fewer where nothing is in common.

    Four grounds, a sector in common counting double: sector, size class of the commune, founding at
    most three years apart, status. `sentences.pole.resemblance` says the reasons in words.
    """
    found = database.ask(cursor, "similar_poles", _Met, {"pole_id": pole_id, "n": n})
    return tuple(SimilarPole(met.pole_id, met.name, met.place, _reasons(met)) for met in found)


def _reasons(met: _Met) -> tuple[Reason, ...]:
    grounds: tuple[tuple[Ground, list[str]], ...] = (
        ("sector", met.sectors),
        ("size", [met.size] if met.size else []),
        ("age", [str(met.founded_year)] if met.founded_year else []),
        ("status", met.statuses),
    )
    return tuple(Reason(ground, tuple(codes)) for ground, codes in grounds if codes)
