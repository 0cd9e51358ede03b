"""What a picture leaves out, and what it says of it."""

from collections.abc import Iterable

from ptce_data import formats
from ptce_data.i18n import ngettext

MOST_PERIMETERS = 6  # of one pole in one picture


def perimeters(observed: Iterable[tuple[str, int]]) -> frozenset[str]:
    """Of these perimeters and years: the whole pole (""), those known for most years, then the newest."""
    years: dict[str, list[int]] = {}
    for name, year in observed:
        years.setdefault(name, []).append(year)
    order = sorted(years, key=lambda name: (name != "", -len(years[name]), -max(years[name]), name))
    return frozenset(order[:MOST_PERIMETERS])


def left(n: int) -> list[str]:
    """How many perimeters are not drawn; nothing where all are."""
    text = ngettext(
        "{n} autre périmètre n'est pas dessiné\u00a0: il est dans le tableau.",
        "{n} autres périmètres ne sont pas dessinés\u00a0: ils sont dans le tableau.",
        n,
    )
    return [text.format(n=formats.number(n, 0))] if n else []


def others(n: int) -> str:
    """« Et 11 autres. » under bars that are not all drawn; "" where they are."""
    return _others(n).format(n=formats.number(n, 0)) if n else ""


def others_patterns() -> tuple[str, str]:
    """The same for one and for several, {n} to be filled in by a screen that leaves out more."""
    return _others(1), _others(2)


def _others(n: int) -> str:
    return ngettext("Et {n} autre.", "Et {n} autres.", n)
