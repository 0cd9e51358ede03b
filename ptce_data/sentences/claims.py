"""What became of a claim, and why, in words."""

from collections.abc import Iterable
from typing import Protocol

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.figures import PoleFigure, Qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.letters import lowered
from ptce_data.queries.claims import Claim, Ground, Ledger, Observation

MAYOTTE = "06"

Indicators = dict[str, Indicator]


def fate(claim: Claim, indicators: Indicators) -> str:
    """Why a claim is kept, set aside, added or replaced: a sentence without its full stop."""
    if claim.fate == "added":
        return _("Compté : chaque ligne est un fait distinct, toutes s'additionnent")
    if claim.fate == "replaced":
        return _("Publié tel quel ; la valeur affichée est recalculée ({formula})").format(
            formula=formula(indicators[claim.indicator], indicators)
        )
    if claim.fate == "kept":
        return _("Retenu : {why}").format(why=_(" ; ").join(_why_kept(claim)))
    return _("Non retenu : {why}").format(why=_why_not(claim.grounds[0]))


def _why_kept(claim: Claim) -> list[str]:
    words: dict[Ground, str] = {
        "only": _("seul chiffre publié pour cette année et ce périmètre"),
        "stated_year": _("son année est donnée par la source, celle de l'autre est estimée"),
        "newest_batch": _("il vient de l'import le plus récent"),
        "precision": _("sa formulation est plus précise (exact, puis environ, puis « plus de »)"),
        "first": _("à égalité, c'est le premier enregistré"),
    }
    chosen = _("choisi par l'équipe, « {reason} »").format(reason=claim.choice_reason)
    return [chosen if ground == "chosen" else words[ground] for ground in claim.grounds]


def _why_not(ground: Ground) -> str:
    words: dict[Ground, str] = {
        "chosen": _("l'équipe en a choisi un autre"),
        "stated_year": _("son année est estimée, celle du chiffre retenu est donnée par la source"),
        "newest_batch": _("un import plus récent donne le chiffre retenu"),
        "precision": _("sa formulation est moins précise que celle du chiffre retenu"),
        "first": _("à égalité, il a été enregistré après le chiffre retenu"),
    }
    return words[ground]


def status(claim: Claim) -> str:
    """What became of the claim in one or two words."""
    names = {
        "kept": _("retenu"),
        "rival": _("autre version"),
        "added": _("compté"),
        "replaced": _("publié"),
    }
    return names[claim.fate]


def formula(indicator: Indicator, indicators: Indicators) -> str:
    """`épargne locale mobilisée ÷ citoyens investisseurs`; empty for what is not a recomputed ratio."""
    if indicator.numerator is None or indicator.denominator is None:
        return ""
    top, bottom = indicators[indicator.numerator], indicators[indicator.denominator]
    return f"{lowered(top.label)} ÷ {lowered(bottom.label)}"


def recomputed(indicator: Indicator, indicators: Indicators) -> str:
    """Says that a ratio was worked out here, from what."""
    return _("recalculé : {formula}").format(formula=formula(indicator, indicators))


def all_recomputed(indicator: Indicator, indicators: Indicators) -> str:
    """The same of the values of a series, as a sentence."""
    return _("Rapport recalculé quand ses deux termes sont connus : {formula}.").format(
        formula=formula(indicator, indicators)
    )


def is_recomputed(figure: PoleFigure | Observation, indicator: Indicator) -> bool:
    """Whether the figure was worked out from two others instead of published."""
    return figure.claim_id is None and indicator.numerator is not None


class Said(Protocol):
    """A value as a source gives it."""

    @property
    def value(self) -> float: ...
    @property
    def qualifier(self) -> Qualifier: ...


def amount(figure: PoleFigure | Observation, indicator: Indicator) -> str:
    """A figure as shown, with its unit and its qualifier."""
    return formats.figure(figure.value, indicator.unit, figure.qualifier)


def published(values: Iterable[Said], indicator: Indicator) -> str:
    """`publié : ≈ 1 600 €`: what the source gives where a ratio was worked out again; "" where nothing."""
    said = [formats.figure(one.value, indicator.unit, one.qualifier) for one in values]
    return _("publié : {values}").format(values=formats.listing(said)) if said else ""


def basis(*, estimated: bool) -> str:
    """How the year of a figure is known, for a table."""
    return _("estimée") if estimated else _("donnée par la source")


class Dated(Protocol):
    """A figure of one year."""

    @property
    def year(self) -> int: ...
    @property
    def year_basis(self) -> str: ...


def year(claim: Dated) -> str:
    """`2013`, or `2013 (année estimée)`."""
    if claim.year_basis == "estimated":
        return _("{year} (année estimée)").format(year=claim.year)
    return str(claim.year)


def perimeter(text: str) -> str:
    """The part of the pole a figure covers; « pôle entier » where nothing restricts it."""
    return text or _("pôle entier")


def partial() -> str:
    """Why a figure is not set against inhabitants: it covers a part of the pole only."""
    return _("périmètre partiel")


def populations() -> str:
    """Where the inhabitants a figure is set against come from."""
    return _("Populations municipales de l'Insee, 2023 (Mayotte : 2017).")


def populations_of(region_code: str) -> str:
    """Who counted the inhabitants of a territory, and when: `Insee, 2023`."""
    return _("Insee, {year}").format(year=2017 if region_code == MAYOTTE else 2023)


def beyond_its_commune() -> str:
    """How to read a figure set against inhabitants."""
    return _(
        "L'activité d'un pôle dépasse le plus souvent sa commune : ces rapports ne donnent "
        "qu'un ordre de grandeur. Un chiffre qui ne couvre qu'une partie du pôle n'est pas "
        "rapporté aux habitants."
    )


def reservations(partial: int, estimated: int, poles: int = 0) -> list[str]:
    """What weakens a total: `dont 2 sur une partie du pôle`, `dont 1 année estimée`.

    The total of a single pole says it of the pole itself.
    """
    if poles == 1:
        return [_("sur une partie du pôle")] * bool(partial) + [_("année estimée")] * bool(estimated)
    said = []
    if partial:
        said.append(_("dont {n} sur une partie du pôle").format(n=formats.number(partial, 0)))
    if estimated:
        said.append(
            ngettext("dont {n} année estimée", "dont {n} années estimées", estimated).format(
                n=formats.number(estimated, 0)
            )
        )
    return said


def context(
    figure: PoleFigure, indicator: Indicator, indicators: Indicators, ledger: Ledger | None = None
) -> str:
    """What must be said beside a pole's figure: its years, its perimeter, how it was worked out.

    ledger, of this indicator, tells the ratio a source published where another was worked out.
    """
    parts = [formats.years(figure.first_year, figure.year)]
    if figure.year_basis == "estimated":
        parts[0] = _("{year} (année estimée)").format(year=parts[0])
    if figure.perimeter:
        parts.append(figure.perimeter)
    if is_recomputed(figure, indicator):
        parts.append(recomputed(indicator, indicators))
        replaced = ledger.behind(figure.first_year, figure.year, figure.perimeter) if ledger else ()
        parts.append(published(replaced, indicator))
    return " · ".join(part for part in parts if part)


def preferred(figure: PoleFigure, ledger: Ledger, indicator: Indicator, until: int | None = None) -> str:
    """Why the whole pole's figure of an earlier year is shown rather than a later part; "" where it is not.

    until: the last year looked at, where one was asked.
    """
    parts = [
        _("{amount} ({year}, {perimeter})").format(
            amount=amount(one, indicator), year=year(one), perimeter=one.perimeter
        )
        for one in ledger.observations
        if one.perimeter and one.year > figure.year and (until is None or one.year <= until)
    ]
    if figure.perimeter or indicator.kind == "event" or not parts:
        return ""
    return _("Affiché : {amount} ({year}) couvre tout le pôle, donc préféré à {others}.").format(
        amount=amount(figure, indicator), year=year(figure), others=formats.listing(parts)
    )


def proofs(ledger: Ledger) -> str:
    """The words that open a ledger, with how many claims stand in it."""
    n = len(ledger.claims)
    if n == 0:
        return _("Voir le calcul")
    return ngettext(
        "Voir les preuves ({n} chiffre publié)", "Voir les preuves ({n} chiffres publiés)", n
    ).format(n=formats.number(n, 0))


def nature(indicator: Indicator) -> str:
    """How the indicator lives in time, in words."""
    names = {
        "stock": _("valeur à une date"),
        "cumulative": _("cumul depuis l'origine"),
        "flow": _("quantité de l'année"),
        "event": _("faits distincts, qui s'additionnent"),
        "ratio": _("rapport, jamais additionné"),
    }
    return names[indicator.kind]
