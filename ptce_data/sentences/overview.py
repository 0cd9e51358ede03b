"""The overview's sentences."""

from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.figures import Total
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.overview import EXAMPLES, NationalFigure, RegionCount, SectorCount, YearTotal
from ptce_data.sentences import claims

NAMED_TOGETHER = 3


def intro() -> str:
    """What a PTCE is and what the overview shows."""
    return _(
        "Un pôle territorial de coopération économique (PTCE) réunit des associations, des coopératives, "
        "des entreprises, des collectivités et des chercheurs autour de projets communs sur un territoire. "
        "Voici ce que ces pôles disent y apporter."
    )


def added_up() -> str:
    """How the key totals are made."""
    return _(
        "Chaque chiffre est la somme de ce que les pôles ont publié, sans rien extrapoler : "
        "ceux qui n'ont rien publié n'y comptent pas."
    )


def pole_context(everywhere: int | None) -> str:
    """What a number of poles is out of, where filters leave some out."""
    if everywhere is None:
        return _("retrouvés dans des sources publiques")
    return _("sur {n} au total").format(n=formats.number(everywhere, 0))


def total_context(total: Total, indicator: Indicator) -> str:
    """What a total rests on: `12 pôles sur 91 · 2013–2022 · dont 1 année estimée`."""
    if total.value is None and total.poles_selected == 1:
        return _("ce pôle ne l'a pas publié")
    if total.value is None:
        return _("aucun pôle sur {selected} ne l'a publié").format(
            selected=formats.number(total.poles_selected, 0)
        )
    parts = [
        formats.coverage(total.poles, total.poles_selected),
        formats.years(total.first_year, total.last_year),
    ]
    parts += claims.reservations(total.partial, total.estimated, total.poles)
    if dominated(total, indicator):
        parts.append(
            _("dont {value} pour un seul pôle").format(value=formats.figure(total.largest, indicator.unit))
        )
    return " · ".join(parts)


def dominated(total: Total, indicator: Indicator) -> bool:
    """Whether one pole alone makes more than half of a sum of several."""
    if indicator.across_poles != "sum" or total.poles == 1 or not total.value or not total.largest:
        return False
    return total.largest > total.value / 2


def written(total: Total, indicator: Indicator) -> str:
    """A total, or a median, as every page writes it."""
    if indicator.across_poles == "median":
        return formats.median(total.value, indicator.unit, total.qualifier, total.poles)
    return formats.figure(total.value, indicator.unit, total.qualifier)


def total_detail(total: Total, indicator: Indicator) -> str:
    """One sentence on how a total was made, to be quoted with it."""
    figure = written(total, indicator)
    if total.value is None:
        return _("Aucun des pôles retenus n'a publié ce chiffre.")
    made = _how(indicator, total.poles).format(
        coverage=formats.coverage(total.poles, total.poles_selected),
        years=formats.years(total.first_year, total.last_year),
    )
    stated = _("{label} : {figure}.").format(label=indicator.label, figure=figure)
    return f"{stated} {made} {' '.join(cautions(total, indicator))}".strip()


def _how(indicator: Indicator, poles: int) -> str:
    if indicator.kind != "event" and poles == 1:
        return _("C'est la dernière valeur connue de {coverage} ({years}).")
    if indicator.kind == "event":
        return _("C'est la somme de tous les montants publiés pour {coverage} ({years}).")
    if indicator.across_poles == "sum":
        return _("C'est la somme des dernières valeurs connues de {coverage} ({years}).")
    return _("C'est la valeur médiane de {coverage} ({years}).")


def cautions(total: Total, indicator: Indicator) -> list[str]:
    """Why a figure of several poles is not the whole truth, a sentence a reason."""
    added = indicator.across_poles == "sum"
    said = [_silent(added=added)] if total.poles < total.poles_selected else []
    if added:
        said += _imprecise(total)
    if total.estimated:
        said.append(
            ngettext(
                "L'année d'un pôle est estimée.", "L'année de {n} pôles est estimée.", total.estimated
            ).format(n=formats.number(total.estimated, 0))
        )
    return said


def _silent(*, added: bool) -> str:
    if added:
        return _("Les autres pôles n'ont rien publié\u00a0: le total réel est inconnu.")
    return _("Les autres pôles n'ont rien publié.")


def _imprecise(total: Total) -> list[str]:
    said = []
    if total.qualifier == "at_least":
        said.append(_("Au moins un pôle donne un minimum, le total en est donc un aussi."))
    if total.approximate and total.poles > 1:
        said.append(
            ngettext(
                "{n} valeur est approximative, le total l'est donc aussi.",
                "{n} valeurs sont approximatives, le total l'est donc aussi.",
                total.approximate,
            ).format(n=formats.number(total.approximate, 0))
        )
    return said


def examples(n: int) -> str:
    """The heading over the founding examples that the filters leave."""
    if n == len(EXAMPLES):
        return _("Les quatre exemples fondateurs")
    return ngettext("Un des quatre exemples fondateurs", "{n} des quatre exemples fondateurs", n).format(n=n)


def by_sector(counts: tuple[SectorCount, ...], poles: int) -> str:
    """The leading sectors, those that share a place named together."""
    places = [tuple(one) for _n, one in groupby(counts, key=lambda count: count.poles)]
    sentence = _leading(places[0], poles)
    following = [*takewhile(lambda tied: len(tied) <= NAMED_TOGETHER, places[1:3])]
    if following:
        said = ngettext(
            "Vient ensuite {sectors}.", "Viennent ensuite {sectors}.", sum(len(tied) for tied in following)
        )
        sentence += " " + said.format(sectors=formats.listing([_sectors(tied) for tied in following]))
    return f"{sentence} {several_sectors()}"


def several_sectors() -> str:
    """Why the counts of the sectors do not add up to the number of poles."""
    return _("Un pôle compte dans chacun de ses secteurs.")


def sectors_left(counts: Sequence[SectorCount]) -> list[str]:
    """How many sectors have no bar, and how large they are at most; nothing where all have one."""
    if not counts:
        return []
    said = ngettext(
        "{n} autre secteur, de {poles}, n'est pas dessiné.",
        "{n} autres secteurs, de {poles} au plus, ne sont pas dessinés.",
        len(counts),
    )
    return [said.format(n=formats.number(len(counts), 0), poles=formats.poles(counts[0].poles))]


def _leading(tied: tuple[SectorCount, ...], poles: int) -> str:
    count, selected = formats.poles(tied[0].poles), formats.number(poles, 0)
    if len(tied) == 1:
        return _("{label} est le secteur le plus représenté : {poles} sur {selected}.").format(
            label=tied[0].label, poles=count, selected=selected
        )
    if len(tied) > NAMED_TOGETHER:
        return _("{n} secteurs sont à égalité en tête, avec {poles} sur {selected} chacun.").format(
            n=formats.number(len(tied), 0), poles=count, selected=selected
        )
    labels = formats.listing([tied[0].label, *(_lower(one.label) for one in tied[1:])])
    return _("{labels} sont à égalité en tête, avec {poles} sur {selected} chacun.").format(
        labels=labels, poles=count, selected=selected
    )


def _sectors(tied: tuple[SectorCount, ...]) -> str:
    """`culture (15)`, `culture et sport (15 chacun)`."""
    labels = formats.listing([_lower(one.label) for one in tied])
    n = formats.number(tied[0].poles, 0)
    return f"{labels} ({n})" if len(tied) == 1 else _("{labels} ({n} chacun)").format(labels=labels, n=n)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def by_region(counts: tuple[RegionCount, ...], poles: int) -> str:
    """Where the poles are."""
    if len(counts) == 1:
        return _("Tous les pôles retenus ({n}) sont dans une seule région : {name}.").format(
            n=formats.number(poles, 0), name=counts[0].name
        )
    leading = [c.name for c in counts if c.poles == counts[0].poles]
    said = ngettext(
        "{poles} dans {regions} régions ; {names} en compte le plus ({n}).",
        "{poles} dans {regions} régions ; {names} en comptent le plus ({n} chacune).",
        len(leading),
    )
    return said.format(
        poles=formats.poles(poles),
        regions=formats.number(len(counts), 0),
        names=formats.listing(leading),
        n=formats.number(counts[0].poles, 0),
    )


def over_time(totals: tuple[YearTotal, ...], indicator: Indicator) -> str:
    """From the first to the last total, and why the rise may be no growth."""
    first, last = totals[0], totals[-1]
    if len(totals) == 1:
        return _("{label} : {value} à fin {year}, {poles}.").format(
            label=indicator.label,
            value=formats.figure(last.value, indicator.unit, last.qualifier),
            year=last.year,
            poles=formats.poles(last.poles),
        )
    said = _(
        "{label} : de {first} à fin {first_year} ({first_poles}) à {last} à fin {last_year} ({last_poles})."
    ).format(
        label=indicator.label,
        first=formats.figure(first.value, indicator.unit, first.qualifier),
        first_year=first.year,
        first_poles=formats.poles(first.poles),
        last=formats.figure(last.value, indicator.unit, last.qualifier),
        last_year=last.year,
        last_poles=formats.poles(last.poles),
    )
    return " ".join([said, *_no_series(totals, indicator)])


def years_left(totals: Sequence[YearTotal]) -> list[str]:
    """Which years between the first and the last have no bar, and why; nothing where all have one."""
    gaps = [(a.year + 1, b.year - 1) for a, b in pairwise(totals) if b.year - a.year > 1]
    if not gaps:
        return []
    said = ngettext(
        "Pas de barre pour {years}\u00a0: aucun chiffre nouveau cette année-là.",
        "Pas de barre pour {years}\u00a0: aucun chiffre nouveau ces années-là.",
        sum(last - first + 1 for first, last in gaps),
    )
    return [said.format(years=formats.listing([formats.years(*gap) for gap in gaps]))]


def _no_series(totals: tuple[YearTotal, ...], indicator: Indicator) -> list[str]:
    """Why the rise is not one: other poles, or other parts of them."""
    reasons = []
    if len({total.poles for total in totals}) > 1:
        reasons.append(
            _(
                "Le nombre de pôles qui publient change d'une année à l'autre : "
                "ce n'est pas une évolution à pôles constants."
            )
        )
    if indicator.kind != "event" and len({total.parts for total in totals}) > 1:
        parts = tuple(dict.fromkeys(part for total in totals for part in total.parts))
        reasons.append(
            _(
                "Certaines valeurs ne portent que sur une partie d'un pôle, qui n'est pas toujours la même "
                "({parts}) : elles ne forment pas une série."
            ).format(parts=formats.listing(parts))
        )
    return reasons


def national_counts(counts: Sequence[NationalFigure]) -> str:
    """The published counts of PTCE, with the warning that they do not compare."""
    values = [count.value for count in counts]
    return _(
        "Attention, ces comptages ne se comparent pas : de {low} à {high} PTCE selon la source et l'année, "
        "les uns comptant les pôles émergents et les autres non."
    ).format(low=formats.number(min(values), 0), high=formats.number(max(values), 0))
