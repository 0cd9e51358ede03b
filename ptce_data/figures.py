"""A figure with what it takes to be quoted honestly."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "approx", "at_least"]


def median_qualifier(qualifiers: Sequence[Qualifier]) -> Qualifier:
    """Exact where all are; a single figure keeps its own; else the middle of minimums is only about right."""
    if len(qualifiers) == 1:
        return qualifiers[0]
    return "exact" if set(qualifiers) <= {"exact"} else "approx"


@dataclass(frozen=True)
class PoleFigure:
    """One pole's value for one indicator, where it published one.

    perimeter is "" for the whole pole; first_year differs from year for added events only.
    """

    pole_id: str
    indicator: str
    value: float
    qualifier: Qualifier
    year: int
    first_year: int
    year_basis: Literal["stated", "estimated"]
    perimeter: str
    claim_id: int | None


@dataclass(frozen=True)
class Total:
    """An indicator over several poles: a sum, or a median where adding makes no sense.

    value is None where no pole published it. poles of poles_selected published it; partial of them
    for a part of the pole only (a perimeter), estimated for a year that was estimated, approximate with
    an approximate value; largest is the highest of their values.
    """

    indicator: str
    value: float | None
    qualifier: Qualifier
    first_year: int | None
    last_year: int | None
    poles: int
    poles_selected: int
    partial: int
    estimated: int
    approximate: int = 0
    largest: float | None = None
