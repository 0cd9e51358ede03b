"""Public figures that move, a sentence each: the same on a page and in a terminal, before and after."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from ptce_data import formats
from ptce_data.announcement import FigureChange, Move, Shown
from ptce_data.catalogue import Indicator
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.sentences import publication

Indicators = Mapping[str, Indicator]
Tense = Literal["will", "did"]
FIGURES_TOLD = 3
DECIMALS_IN_FULL = 2


def move(moved: Move, indicators: Indicators) -> str:
    """`Épargne locale mobilisée, Bretagne : 8 M€ → 8,3 M€`; `…, médiane, France : 2 M€ → 2,1 M€`."""
    return _("{figure}\u00a0: {change}").format(
        figure=_named(moved, indicators), change=_change(moved, indicators)
    )


def _named(moved: Move, indicators: Indicators) -> str:
    label = indicators[moved.indicator].label if moved.indicator else _("Nombre de pôles")
    name = moved.name or _("France")
    if moved.scope == "status":
        name = _("statut «\u202f{name}\u202f»").format(name=name)
    if moved.measure == "median":
        return _("{label}, médiane, {name}").format(label=label, name=name)
    return f"{label}, {name}"


def shown(one: Shown, moved: Move, indicators: Indicators) -> str:
    """A value of the move as the pages write it."""
    if not moved.indicator:
        return formats.missing() if one.value is None else formats.number(one.value, 0)
    unit = indicators[moved.indicator].unit
    if moved.measure == "median":
        return formats.median(one.value, unit, one.qualifier, one.poles)
    return formats.figure(one.value, unit, one.qualifier)


def years(one: Shown) -> str:
    """`2022`, `2014–2021`, `2022, année estimée`; empty where no year is known."""
    return formats.dated(one.first_year, one.last_year, estimated=one.estimated)


def _change(moved: Move, indicators: Indicators) -> str:
    before, after = (shown(one, moved, indicators) for one in (moved.before, moved.after))
    if before == after and moved.before.value != moved.after.value:
        before, after = _in_full(moved.before), _in_full(moved.after)
    if before != after:
        return f"{before} → {after}"
    beside = [*_years(moved), *_coverage(moved)]
    if beside:
        return ", ".join([_("même valeur"), *beside, *_rank(moved)])
    return next(_rank(moved), _("même valeur, qui ne couvre plus la même chose"))


def _in_full(one: Shown) -> str:
    return formats.number(one.value or 0, DECIMALS_IN_FULL)


def _years(moved: Move) -> Iterator[str]:
    before, after = years(moved.before), years(moved.after)
    if before != after:
        yield f"{before} → {after}"


def _coverage(moved: Move) -> Iterator[str]:
    if moved.scope == "pole" or not moved.indicator:
        return
    before, after = (formats.coverage(one.poles, one.poles_selected) for one in (moved.before, moved.after))
    if before != after:
        yield f"{before} → {after}"


def _rank(moved: Move) -> Iterator[str]:
    before, after = moved.before, moved.after
    if before.rank is None or after.rank is None:
        return
    if before.poles != after.poles:
        yield _("rang {before} sur {poles} → {after} sur {poles_after}").format(
            before=before.rank, poles=before.poles, after=after.rank, poles_after=after.poles
        )
    elif before.rank != after.rank:
        yield _("rang {before} → {after} sur {poles}").format(
            before=before.rank, after=after.rank, poles=after.poles
        )


def told_apart(listed: Iterable[Move]) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """The moves of a value, then those of a rank or of the poles covered alone."""
    known = tuple(listed)
    beside = tuple(one for one in known if _is_beside(one))
    return tuple(one for one in known if not _is_beside(one)), beside


def _is_beside(moved: Move) -> bool:
    """Whether the value, its year and the poles that give it stay."""
    if moved.before == moved.after:
        return False
    before, after = (replace(one, rank=None, poles_selected=0) for one in (moved.before, moved.after))
    return before == (replace(after, poles=before.poles) if moved.scope == "pole" else after)


def heading(listed: tuple[Move, ...], found: int, tense: Tense) -> str:
    """`85 chiffres publics bougeront, dont 40 de rang ou de couverture seulement`.

    listed are the first of found, values before the rest.
    """
    n = max(found, len(listed))
    values, beside = told_apart(listed)
    if tense == "will":
        words = ngettext("{n} chiffre public bougera", "{n} chiffres publics bougeront", n)
    else:
        words = ngettext("{n} chiffre public a bougé", "{n} chiffres publics ont bougé", n)
    said = words.format(n=formats.number(n, 0))
    if not beside:
        return said
    return _("{moves}, dont {beside} de rang ou de couverture seulement").format(
        moves=said, beside=formats.number(n - len(values), 0)
    )


def following() -> str:
    """What is worked out from the figures that move, and moves with them: said once, not listed."""
    return _(
        "Suivent d'eux-mêmes\u00a0: ces chiffres pour 1\u202f000 habitants (Carte, Territoire, Comparer), "
        "la médiane et la moitié centrale d'un réseau (Comparer), le nombre d'indicateurs que chaque pôle "
        "publie (Pôles), et les totaux d'une année passée ou de plusieurs filtres à la fois."
    )


def cut(told: int, found: int) -> str:
    """Said of a list that shows only its beginning; empty where it shows all."""
    if found <= told:
        return ""
    return _(
        "Les {n} premiers\u202f; les autres dans «\u202fTous les chiffres publics qui bougent\u202f»."
    ).format(n=formats.number(told, 0))


def none(changes: Iterable[FigureChange], indicators: Indicators, tense: Tense) -> str:
    """Where no total and no last known value moves: that, and the figures of a year that do all the same."""
    figures = [one for one in changes if _is_public(one)]
    if not figures:
        return (
            _("Aucun chiffre public ne bougera.") if tense == "will" else _("Aucun chiffre public n'a bougé.")
        )
    if tense == "will":
        totals = _("Aucun total et aucune dernière valeur connue ne bougera.")
    else:
        totals = _("Aucun total et aucune dernière valeur connue n'a bougé.")
    changed = ngettext(
        "Change sur la fiche du pôle\u00a0: {figures}.",
        "Changent sur les fiches des pôles\u00a0: {figures}.",
        len(figures),
    )
    said = f"{totals} {changed.format(figures=_first(figures, indicators))}"
    if all(indicators[one.indicator].across_poles == "none" for one in figures):
        return said
    older = _("Les totaux de ces années passées suivent, et eux seuls.")
    return f"{said} {older}"


def _is_public(change: FigureChange) -> bool:
    """Whether the pages show another figure for that year."""
    return change.visibility == "public" and (
        change.kind == "gone" or (change.kept and change.kind in {"new", "changed"})
    )


def _first(figures: list[FigureChange], indicators: Indicators) -> str:
    told = "\u202f; ".join(publication.old_and_new(one, indicators) for one in figures[:FIGURES_TOLD])
    left = len(figures) - FIGURES_TOLD
    if left <= 0:
        return told
    return ngettext(
        "{figures}\u202f; et {n} autre, dans «\u202fChaque chiffre, avant et après\u202f»",
        "{figures}\u202f; et {n} autres, dans «\u202fChaque chiffre, avant et après\u202f»",
        left,
    ).format(figures=told, n=formats.number(left, 0))


def since(stood: Iterable[tuple[Move, Shown]], indicators: Indicators) -> list[str]:
    """What stood otherwise in an earlier preview, beside what would move now: values, then a count."""
    lines, beside = [], 0
    for moved, earlier in stood:
        before, now = shown(earlier, moved, indicators), shown(moved.before, moved, indicators)
        if before == now:
            beside += 1
            continue
        words = _("{figure}\u00a0: {before} à votre premier aperçu, {now} maintenant")
        lines.append(words.format(figure=_named(moved, indicators), before=before, now=now))
    if beside:
        words = ngettext(
            "Pour {n} chiffre, seuls le rang, l'année ou la couverture ont changé.",
            "Pour {n} chiffres, seuls le rang, l'année ou la couverture ont changé.",
            beside,
        )
        lines.append(words.format(n=formats.number(beside, 0)))
    return lines
