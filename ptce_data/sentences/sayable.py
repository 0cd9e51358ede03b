"""« Ce que je peux dire »: a figure as one sentence one may say aloud, its caveat and who says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ptce_data import formats, markup
from ptce_data.catalogue import Indicator
from ptce_data.figures import PoleFigure, Total
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflet import Sayable
from ptce_data.letters import capitalised, lowered
from ptce_data.queries.claims import Claim, Ledger
from ptce_data.queries.pole import Identity
from ptce_data.sentences import claims, overview, spoken
from ptce_data.sentences.sayable_phrases import SAID

NAMED_SOURCES = 3
# Words of a note: those that say what the value is, and those that say how its year is known.
_QUALIFYING = re.compile(
    r"\b(moyennes?|ordre de grandeur|prévisions?|prévue?s?|objectifs?|revendiquée?|en projet|par an"
    r"|chaque année)\b",
    re.IGNORECASE,
)
_OF_THE_YEAR = re.compile(r"\bannée (non lue|estimée|déduite)\b", re.IGNORECASE)
Indicators = dict[str, Indicator]


@dataclass(frozen=True)
class Told:
    """A pole's figure with what it takes to say it: ledger is the whole pole's."""

    pole: Identity
    figure: PoleFigure
    ledger: Ledger
    indicators: Indicators

    @property
    def indicator(self) -> Indicator:
        return self.indicators[self.figure.indicator]

    @property
    def behind(self) -> tuple[Claim, ...]:
        """The claims the figure rests on: its own, or those of the two parts of a ratio worked out."""
        parts = [self.indicator.code]
        if claims.is_recomputed(self.figure, self.indicator):
            parts = [code for code in (self.indicator.numerator, self.indicator.denominator) if code]
        return tuple(claim for code in parts for claim in self._claims(code))

    @property
    def replaced(self) -> tuple[Claim, ...]:
        """The claims a ratio worked out here stands for; nothing for what was published as it is."""
        recomputed = claims.is_recomputed(self.figure, self.indicator)
        return self._claims(self.indicator.code) if recomputed else ()

    def _claims(self, code: str) -> tuple[Claim, ...]:
        figure = self.figure
        return self.ledger.of(code).behind(figure.first_year, figure.year, figure.perimeter)


def of_pole(told: Told) -> Sayable:
    """A pole's figure: when, who, how much, for which part of the pole."""
    what = spoken.amount(
        told.figure.value,
        told.indicator.unit,
        told.figure.qualifier,
        told.indicator.code,
    )
    said = _said(told.indicator, 1, _the_pole(told.pole), what)
    if told.figure.perimeter:
        said = _("{said}, pour le périmètre «\u202f{perimeter}\u202f»").format(
            said=said, perimeter=told.figure.perimeter
        )
    qualified = _("\u202f; ").join(_qualifying(told))
    said = f"{said} — {qualified}" if qualified else said
    title, address = _sources(told.behind)
    return Sayable(f"{_when(told)} {said}.", " ".join(_pole_caveats(told)), title, address)


def _said(indicator: Indicator, poles: int, who: str, what: str) -> str:
    phrase = SAID.get(indicator.code)
    if phrase is None:
        return _("le chiffre publié par {who} pour «\u202f{label}\u202f» s'élevait à {what}").format(
            who=who, label=indicator.label, what=what
        )
    return phrase(poles).format(who=who, what=what)


def _the_pole(pole: Identity) -> str:
    places = dict.fromkeys(place for place in (pole.commune, pole.departement or pole.region) if place)
    bare = pole.name.startswith(("Pôle ", "PTCE "))
    named = _("le {name}") if bare else _("le pôle «\u202f{name}\u202f»")
    return _("{pole} ({place})").format(pole=named.format(name=pole.name), place=", ".join(places))


def _when(told: Told) -> str:
    figure = told.figure
    if figure.first_year != figure.year:
        return _("De {first} à {last},").format(first=figure.first_year, last=figure.year)
    if figure.year_basis == "estimated":
        return _("Vers {year},").format(year=figure.year)
    if told.indicator.kind == "cumulative":
        return _("À fin {year},").format(year=figure.year)
    return _("En {year},").format(year=figure.year)


def _pole_caveats(told: Told) -> list[str]:
    figure, found = told.figure, []
    if figure.year_basis == "estimated":
        found.append(_("L'année est estimée\u00a0: la source ne la donne pas."))
    if figure.perimeter:
        found.append(
            _("Ce chiffre ne couvre qu'une partie du pôle\u00a0: {perimeter}.").format(
                perimeter=figure.perimeter
            )
        )
    # Of a ratio worked out here, no source says how precise it is: « environ » does.
    worked_out = claims.is_recomputed(figure, told.indicator)
    precision = [] if worked_out else _precision(figure.qualifier)
    return [*found, *precision, *_made(told), *_rivals(told), *_note(told)]


def _precision(qualifier: str) -> list[str]:
    said = {
        "approx": _("La source donne un ordre de grandeur."),
        "at_least": _("La source donne un minimum."),
    }
    return [said[qualifier]] if qualifier in said else []


def _made(told: Told) -> list[str]:
    """How the figure was made from several."""
    if told.indicator.kind == "event" and len(told.behind) > 1:
        text = _("Somme de {n} faits distincts, qui n'ont ni le même objet ni la même durée.")
        return [text.format(n=formats.number(len(told.behind), 0))]
    if not claims.is_recomputed(told.figure, told.indicator):
        return []
    worked_out = _("Rapport recalculé\u00a0: {formula}.").format(
        formula=claims.formula(told.indicator, told.indicators)
    )
    published = claims.published(told.replaced, told.indicator)
    return [worked_out, f"{capitalised(published)}."] if published else [worked_out]


def _rivals(told: Told) -> list[str]:
    """Other published versions of the same year and perimeter."""
    figure = told.figure
    values = tuple(
        dict.fromkeys(
            formats.figure(claim.value, told.indicator.unit, claim.qualifier)
            for claim in told.ledger.of(figure.indicator).claims
            if claim.fate == "rival" and (claim.year, claim.perimeter) == (figure.year, figure.perimeter)
        )
    )
    if not values:
        return []
    said = ngettext(
        "Une autre version a été publiée\u00a0: {values}.",
        "D'autres versions ont été publiées\u00a0: {values}.",
        len(values),
    )
    return [said.format(values=formats.listing(values))]


def _note(told: Told) -> list[str]:
    """What was noted of the only claim of the figure: by whoever wrote it down, not by its source."""
    left = [part for part in _noted(told) if part not in _qualifying(told)]
    if not left or left == [told.figure.perimeter]:
        return []
    return [_("Note du relevé\u00a0: {note}.").format(note=" ; ".join(left))]


def _noted(told: Told) -> list[str]:
    """The parts of that note."""
    (note,) = [claim.note for claim in told.behind] if len(told.behind) == 1 else [""]
    return [part for part in note.rstrip(". ").split(" ; ") if part]


def _qualifying(told: Told) -> list[str]:
    """The parts without which the value would be said for what it is not: an average, a plan."""
    return [part for part in _noted(told) if _QUALIFYING.search(part) and not _OF_THE_YEAR.search(part)]


def _sources(behind: Sequence[Claim]) -> tuple[str, str]:
    """Who says it, and the address of the only source; "" where there are several, or none on the web."""
    named = tuple(dict.fromkeys((claim.source_title, claim.source_url) for claim in behind))
    titles = tuple(dict.fromkeys(title for title, _address in named))
    text = _("\u202f; ").join(titles[:NAMED_SOURCES])
    more = len(titles) - NAMED_SOURCES
    if more > 0:
        text = ngettext("{named}, et {n} autre", "{named}, et {n} autres", more).format(named=text, n=more)
    return text, (markup.safe_link(named[0][1]) or "") if len(named) == 1 else ""


@dataclass(frozen=True)
class Scope:
    """Which poles a total is about: `kept` names the filters ("" for all), year is the one asked."""

    kept: str
    year: int | None


def of_total(total: Total, indicator: Indicator, scope: Scope) -> Sayable:
    """A total or a median over several poles, with how many it rests on."""
    source = _published_by(total.poles)
    if not total.poles:
        return Sayable(_nobody(total.poles_selected, indicator, scope), "", source, "")
    if total.value is None:
        return Sayable(_not_added(total.poles, indicator), "", source, "")
    value, qualifier = total.value, str(total.qualifier)
    if indicator.across_poles == "median" and total.poles > 1:
        middle = formats.middle(value, indicator.unit, qualifier)
        value, qualifier = middle.value, middle.qualifier
    what = spoken.amount(value, indicator.unit, qualifier, indicator.code)
    who = _the_poles(total.poles, total.poles_selected, scope)
    if indicator.across_poles == "median" and total.poles > 1:
        said = _("la valeur médiane de {who} s'élève à {what} pour «\u202f{label}\u202f»").format(
            who=who, what=what, label=indicator.label
        )
    else:
        said = _said(indicator, total.poles, who, what)
    caveat = " ".join(_total_caveats(total, indicator))
    return Sayable(f"{_when_known(total, indicator, scope)} {said}.", caveat, source, "")


def _not_added(poles: int, indicator: Indicator) -> str:
    return ngettext(
        "«\u202f{label}\u202f»\u00a0: un seul pôle a publié ce chiffre, qui ne s'additionne pas d'un pôle "
        "à l'autre.",
        "«\u202f{label}\u202f»\u00a0: {n} pôles ont publié ce chiffre, qui ne s'additionne pas d'un pôle "
        "à l'autre.",
        poles,
    ).format(label=indicator.label, n=formats.number(poles, 0))


def _published_by(poles: int) -> str:
    if not poles:
        return ""
    return ngettext("chiffre publié par {n} pôle", "chiffres publiés par {n} pôles", poles).format(
        n=formats.number(poles, 0)
    )


def census() -> str:
    """Where a number of poles comes from."""
    return _("recensement de pages publiques, un lien par pôle")


def is_a_source(title: str) -> bool:
    """Whether the text names a source, and not how many poles published a figure."""
    patterns = (ngettext("chiffre publié par {n} pôle", "chiffres publiés par {n} pôles", n) for n in (1, 2))
    counted = "|".join(re.escape(one).replace(re.escape("{n}"), r"[\d\s]+") for one in patterns)
    return title != census() and re.fullmatch(counted, title) is None


def _nobody(selected: int, indicator: Indicator, scope: Scope) -> str:
    if not selected:
        return _("Aucun pôle ne répond à ces critères\u00a0: {kept}.").format(kept=scope.kept)
    label = lowered(indicator.label)
    if selected == 1:
        text = _("{who} n'a pas publié ce chiffre\u00a0: {label}.")
        return capitalised(text.format(who=_everyone(selected, scope), label=label))
    named = {"n": formats.number(selected, 0), "kept": scope.kept, "label": label}
    if not scope.kept:
        return _("Aucun des {n} pôles recensés n'a publié ce chiffre\u00a0: {label}.").format(**named)
    return _("Aucun des {n} pôles retenus ({kept}) n'a publié ce chiffre\u00a0: {label}.").format(**named)


def _everyone(selected: int, scope: Scope) -> str:
    n = formats.number(selected, 0)
    if not scope.kept:
        return ngettext("le seul pôle recensé", "les {n} pôles recensés", selected).format(n=n)
    return ngettext("le seul pôle retenu ({kept})", "les {n} pôles retenus ({kept})", selected).format(
        n=n, kept=scope.kept
    )


def _the_poles(poles: int, selected: int, scope: Scope) -> str:
    """`12 pôles sur les 91 recensés`."""
    if poles == selected:
        return _everyone(selected, scope)
    n = {"n": formats.number(poles, 0), "all": formats.number(selected, 0), "kept": scope.kept}
    if not scope.kept:
        return ngettext("un pôle sur les {all} recensés", "{n} pôles sur les {all} recensés", poles).format(
            **n
        )
    return ngettext(
        "un pôle sur les {all} retenus ({kept})", "{n} pôles sur les {all} retenus ({kept})", poles
    ).format(**n)


def _when_known(total: Total, indicator: Indicator, scope: Scope) -> str:
    years = formats.years(total.first_year, total.last_year)
    if total.first_year == total.last_year and not total.estimated:
        at_end = indicator.kind == "cumulative"
        return (_("À fin {year},") if at_end else _("En {year},")).format(year=years)
    if indicator.kind == "event" and total.first_year != total.last_year:
        return _("De {first} à {last},").format(first=total.first_year, last=total.last_year)
    if scope.year and indicator.kind != "flow":
        return _("D'après ce qui est connu à fin {year} ({years}),").format(year=scope.year, years=years)
    return ngettext(
        "D'après son dernier chiffre connu ({years}),",
        "D'après leurs derniers chiffres connus ({years}),",
        total.poles,
    ).format(years=years)


def _total_caveats(total: Total, indicator: Indicator) -> list[str]:
    if total.poles == 1:
        return _lone_caveats(total)
    found = overview.cautions(total, indicator)
    if total.partial:
        found.append(
            ngettext(
                "Un de ces chiffres ne couvre qu'une partie de son pôle.",
                "{n} de ces chiffres ne couvrent qu'une partie de leur pôle.",
                total.partial,
            ).format(n=formats.number(total.partial, 0))
        )
    if overview.dominated(total, indicator):
        largest = formats.figure(total.largest, indicator.unit)
        found.append(_("À lui seul, un pôle compte pour {value}.").format(value=largest))
    if indicator.kind != "event" and total.first_year != total.last_year:
        found.append(_("Chaque pôle compte pour sa dernière année connue."))
    return found


def _lone_caveats(total: Total) -> list[str]:
    """The caveats of a total that is the figure of a single pole, where its ledger is not at hand."""
    others = total.poles_selected - 1
    found = [_silent(others, "")] if others else []
    if total.estimated:
        found.append(_("L'année est estimée\u00a0: la source ne la donne pas."))
    if total.partial:
        found.append(_("Ce chiffre ne couvre qu'une partie du pôle."))
    return [*found, *_precision(total.qualifier)]


def of_only(told: Told, others: int, scope: Scope) -> Sayable:
    """A total that a single pole makes: said as that pole's, with its perimeter and its source."""
    said = of_pole(told)
    silent = _silent(others, scope.kept) if others else ""
    return replace(said, caveat=" ".join(filter(None, (silent, said.caveat))))


def _silent(others: int, kept: str) -> str:
    """That the other poles of the selection published nothing of this."""
    n = formats.number(others, 0)
    if not kept:
        return ngettext(
            "L'autre pôle n'a pas publié ce chiffre.",
            "Les {n} autres pôles n'ont pas publié ce chiffre.",
            others,
        ).format(n=n)
    return ngettext(
        "L'autre pôle retenu ({kept}) n'a pas publié ce chiffre.",
        "Les {n} autres pôles retenus ({kept}) n'ont pas publié ce chiffre.",
        others,
    ).format(n=n, kept=kept)


def of_count(poles: int, everywhere: int, scope: Scope) -> Sayable:
    """How many poles the selection holds."""
    n = formats.number(poles, 0)
    if not scope.kept:
        said = ngettext(
            "{n} pôle territorial de coopération économique est recensé en France, d'après des "
            "sources publiques.",
            "{n} pôles territoriaux de coopération économique sont recensés en France, d'après des "
            "sources publiques.",
            poles,
        ).format(n=n)
    else:
        said = ngettext(
            "{n} pôle territorial de coopération économique est recensé ({kept}), sur {all} en France.",
            "{n} pôles territoriaux de coopération économique sont recensés ({kept}), sur {all} en France.",
            poles,
        ).format(n=n, all=formats.number(everywhere, 0), kept=scope.kept)
    caveat = _(
        "Ce sont les pôles retrouvés dans des sources publiques\u00a0: leur nombre réel n'est pas connu."
    )
    return Sayable(said, caveat, census(), "")
