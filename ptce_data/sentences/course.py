"""How one indicator ran over the years, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _

ALL_NAMED = 5  # up to that many, every value is named


@dataclass(frozen=True)
class Point:
    """One value of one perimeter; source is "" where it was worked out or rests on several."""

    year: int
    value: float
    qualifier: Qualifier
    estimated: bool
    source: str


def told(points: Sequence[Point], indicator: Indicator) -> str:
    """`10 en 2018, puis 14 en 2022`: every value, or the ends and the extremes where they are many.

    Facts that add up do not follow from one another: those after the first are said to come on top.
    """
    if len(points) > ALL_NAMED:
        return _extremes(points, indicator)
    first, *others = (_in_year(point, indicator) for point in points)
    if not others:
        return first
    if indicator.kind == "event":
        return _("{first}, à quoi s'ajoutent {others}").format(first=first, others=formats.listing(others))
    return _(", puis ").join((first, *others))


def _extremes(points: Sequence[Point], indicator: Indicator) -> str:
    first, *between, last = points
    low = min(points, key=lambda point: point.value)
    high = max(points, key=lambda point: point.value)
    named = {low.year: _("au plus bas {figure}"), high.year: _("au plus haut {figure}")}
    middle = [
        named[point.year].format(figure=_in_year(point, indicator))
        for point in between
        if point in (low, high)
    ]
    words = [_in_year(first, indicator), *middle, _in_year(last, indicator)]
    if indicator.kind == "event":
        head, *others = words
        return _("{first}, à quoi s'ajoutent notamment {others}").format(
            first=head, others=formats.listing(others)
        )
    return _(", puis ").join(words)


def _in_year(point: Point, indicator: Indicator) -> str:
    year = str(point.year)
    if point.estimated:
        year = _("{year} (année estimée)").format(year=year)
    amount = formats.figure(point.value, indicator.unit, point.qualifier)
    return _("{amount} en {year}").format(amount=amount, year=year)


def sources(lines: Iterable[Sequence[Point]], indicator: Indicator) -> list[str]:
    """The caution where the values of one line were not all said by one source; nothing for added facts."""
    if indicator.kind == "event":
        return []
    titles = [[point.source for point in line if point.source] for line in lines]
    mixed = [line for line in titles if len(set(line)) > 1]
    if not mixed:
        return []
    if all(len(set(line)) == len(line) for line in mixed):
        return [
            _("Chaque valeur vient d'une source différente : un écart n'est pas forcément une évolution.")
        ]
    return [_("Ces valeurs viennent de sources différentes : un écart n'est pas forcément une évolution.")]
