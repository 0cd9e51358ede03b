"""The map's sentences, and the words of its tooltips and legends."""

import math
from collections.abc import Iterable, Sequence
from statistics import median

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.figures import median_qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.map import AreaTotal, MapPole
from ptce_data.sentences import claims

FEW, MANY, SMALL_RATE = 1_000, 100_000, 0.1  # inhabitants; a rate per FEW that reads better per MANY


def poles_on_map(poles: Sequence[MapPole], indicator: Indicator | None) -> str:
    """How many poles there are, how many have a place, and what is known of the indicator."""
    placed = sum(pole.position is not None for pole in poles)
    if len(poles) == 1:
        where = _("1 pôle, placé sur la carte.") if placed else _("1 pôle, qui n'est pas sur la carte.")
        return f"{where} {_published(poles, indicator)}" if indicator else where
    counted = ngettext(
        "{poles}, dont {placed} placé sur la carte.", "{poles}, dont {placed} placés sur la carte.", placed
    ).format(poles=formats.poles(len(poles)), placed=formats.number(placed, 0))
    return f"{counted} {_published(poles, indicator)}" if indicator else counted


def _published(poles: Sequence[MapPole], indicator: Indicator) -> str:
    known = sorted((pole for pole in poles if pole.value is not None), key=lambda pole: -(pole.value or 0))
    if not known and len(poles) == 1:
        return _("Il n'a pas publié « {label} ».").format(label=indicator.label)
    if len(poles) == 1:
        return _("Il a publié « {label} » : {figure} ({when}).").format(
            label=indicator.label, figure=figure(known[0], indicator), when=when(known[0])
        )
    if not known:
        return _("Aucun n'a publié « {label} ».").format(label=indicator.label)
    least = known[-1]
    middle = formats.middle(
        median(pole.value for pole in known if pole.value is not None),
        indicator.unit,
        median_qualifier([pole.qualifier for pole in known]),
    )
    first = min(pole.first_year for pole in known if pole.first_year is not None)
    last = max(pole.year for pole in known if pole.year is not None)
    if len(known) == 1:
        return _("Un seul a publié « {label} » : {figure} ({years}).").format(
            label=indicator.label, figure=figure(known[0], indicator), years=formats.years(first, last)
        )
    return _("« {label} » : {n} l'ont publié, de {low} à {high}, médiane {middle} ({years}).").format(
        label=indicator.label,
        n=formats.poles(len(known)),
        low=formats.qualified(
            formats.value_only(least.value, indicator.unit, at_least=least.qualifier == "at_least"),
            least.qualifier,
        ),
        high=figure(known[0], indicator),
        middle=formats.qualified(formats.value_only(middle.value, indicator.unit), middle.qualifier),
        years=formats.years(first, last),
    )


def figure(pole: MapPole, indicator: Indicator) -> str:
    """`≈ 1,8 M€`; « non communiqué » where it published nothing."""
    return formats.figure(pole.value, indicator.unit, pole.qualifier)


def when(pole: MapPole) -> str:
    """The year of a figure: `2022`, `2014–2021`, `2022, année estimée`; empty where there is none."""
    return formats.dated(pole.first_year, pole.year, estimated=pole.estimated)


def tip(pole: MapPole, family: str, indicator: Indicator | None) -> str:
    """What the pointer reads on a pole: plain text on three or four lines."""
    lines = [pole.name, f"{pole.place} · {family}"]
    if indicator:
        dated = f" ({when(pole)})" if pole.value is not None else ""
        lines.append(
            _("{label} : {figure}").format(label=indicator.label, figure=figure(pole, indicator)) + dated
        )
    if pole.perimeter:
        lines.append(_("Ce que couvre ce chiffre : {perimeter}").format(perimeter=pole.perimeter))
    return "\n".join(lines)


def rate(value: float, *, at_least: bool = False) -> str:
    """A number per 1,000 inhabitants with two significant figures: `0,0088`, `12`."""
    if value <= 0:
        return "0"
    decimals = max(0, 1 - math.floor(math.log10(value)))
    return formats.number(value, min(decimals, 6), at_least=at_least)


def inhabitants(rates: Iterable[float]) -> int:
    """Over how many inhabitants rates per 1,000 read well: 1,000, or 100,000 where all are small."""
    return FEW if max(rates, default=0) >= SMALL_RATE else MANY


def per_inhabitants(value: float, unit: str, qualifier: str, over: int) -> str:
    """A rate per 1,000 inhabitants said over `over` of them: `≈ 2 300 €`; a minimum is rounded down."""
    return formats.figure(formats.rounded_rate(value * over / FEW, qualifier), unit, qualifier)


def per(over: int) -> str:
    """`pour 1 000 habitants`."""
    return _("pour {n} habitants").format(n=formats.number(over, 0))


def poles_by_area(areas: Sequence[AreaTotal], level: str) -> str:
    """Where the poles are: the areas that have some, the most and where none is known."""
    held = [area for area in areas if area.poles_selected]
    if not held:
        return _("Aucun pôle ne correspond à ces filtres.")
    most = max(area.poles_selected for area in held)
    names = [area.name for area in held if area.poles_selected == most]
    said = ngettext(
        "{held} sur {all} a au moins un pôle ; le plus grand nombre est de {most} ({where}).",
        "{held} sur {all} ont au moins un pôle ; le plus grand nombre est de {most} ({where}).",
        len(held),
    )
    return said.format(
        held=_counted(len(held), level),
        all=formats.number(len(areas), 0),
        most=formats.poles(most),
        where=_some(names),
    )


def totals_by_area(areas: Sequence[AreaTotal], indicator: Indicator, level: str, *, rated: bool) -> str:
    """What the colours of the areas say: coverage, lowest and highest, and what a rate rests on."""
    shown = [area for area in areas if (area.per_thousand if rated else area.value) is not None]
    if not shown:
        return _("Aucun pôle placé n'a publié « {label} ».").format(label=indicator.label)
    over = inhabitants(area.per_thousand for area in shown if area.per_thousand) if rated else None
    publishing = sum(area.poles - (area.partial if rated else 0) for area in shown)
    selected = sum(area.poles_selected for area in areas)
    ordered = sorted(shown, key=lambda area: (area.per_thousand if rated else area.value) or 0)
    said = ngettext(
        "« {label} » : {coverage} l'a publié, dans {held} sur {all} ; {ends}.",
        "« {label} » : {coverage} l'ont publié, dans {held} sur {all} ; {ends}.",
        publishing,
    )
    text = said.format(
        label=indicator.label,
        coverage=formats.coverage(publishing, selected),
        held=_counted(len(shown), level),
        all=formats.number(len(areas), 0),
        ends=_ends(ordered, indicator, over),
    )
    return f"{text} {_per_inhabitant(over)}" if over else text


def _ends(ordered: Sequence[AreaTotal], indicator: Indicator, over: int | None) -> str:
    """The lowest and the highest of the areas, or the only one."""
    named = [f"{area_value(area, indicator, over)} ({area.name})" for area in (ordered[0], ordered[-1])]
    if len(ordered) == 1:
        return named[0]
    return _("de {low} à {high}").format(low=named[0], high=named[1])


def _per_inhabitant(over: int) -> str:
    said = _(
        "Valeurs {per} du territoire entier ; elles ne comptent que les pôles qui ont publié ce chiffre "
        "pour leur périmètre entier."
    ).format(per=per(over))
    return f"{said} {claims.populations()}"


def area_value(area: AreaTotal, indicator: Indicator, over: int | None = None) -> str:
    """An area's total, or what its whole poles published over so many inhabitants, qualified."""
    if over is None:
        return formats.figure(area.value, indicator.unit, area.qualifier)
    if area.per_thousand is None:
        return formats.missing()
    return per_inhabitants(area.per_thousand, indicator.unit, area.whole_qualifier, over)


def _counted(n: int, level: str) -> str:
    if level == "region":
        return ngettext("{n} région", "{n} régions", n).format(n=formats.number(n, 0))
    return ngettext("{n} département", "{n} départements", n).format(n=formats.number(n, 0))


def _some(names: Sequence[str]) -> str:
    """At most three names, then how many others."""
    if len(names) <= 3:  # noqa: PLR2004
        return formats.listing(list(names))
    more = len(names) - 2
    return _("{names} et {n} autres").format(names=", ".join(names[:2]), n=formats.number(more, 0))


def unplaced(poles: Sequence[MapPole]) -> str:
    """Why some poles are beside the map and not on it."""
    n = sum(pole.position is None for pole in poles)
    if not n:
        return ""
    return ngettext(
        "{n} pôle n'est connu que par son département ou sa région : il n'est pas sur la carte.",
        "{n} pôles ne sont connus que par leur département ou leur région : ils ne sont pas sur la carte.",
        n,
    ).format(n=formats.number(n, 0))
