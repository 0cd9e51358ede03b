"""What a person chooses from to write a step: whom, which figure, which year; no reference typed."""

from dataclasses import dataclass

import duckdb

from ptce_data.errors import UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.leaflets.importance import by_importance
from ptce_data.queries import claims, overview
from ptce_data.queries import pole as poles
from ptce_data.scenarios import addresses, references, vocabulary
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, PageView, StepView
from ptce_data.scenarios.reading import MOST_FIGURES
from ptce_data.scenarios.references import POLES
from ptce_data.scenarios.resolving import told_text
from ptce_data.scenarios.vocabulary import Form


@dataclass(frozen=True)
class Offer:
    """One figure that can be told: its code, its label, its years (none where it is asked of several)."""

    code: str
    label: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Chosen:
    """A figure chosen: of whom (as a reference writes it), which, when (None: the last known)."""

    of: str
    code: str
    year: int | None = None

    def reference(self, form: Form = "value") -> str:
        """`{jobs_created of ajonc in 2022 | with unit}`."""
        dated = f" in {self.year}" if self.year else ""
        shaped = "" if form == "value" else f" | {form}"
        return "{" + f"{self.code} of {self.of}{dated}{shaped}" + "}"


def whom(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Everyone a figure may be asked of, by what the reference writes, with a label to choose by."""
    words = vocabulary.load(cursor)
    lists = words.lists
    named = {"all": _("Tous les pôles")}
    named |= dict(sorted(words.poles.items(), key=lambda pair: pair[1].casefold()))
    named |= {
        f"region {code}": _("{name} (région)").format(name=place.name)
        for code, place in lists.regions.items()
    }
    named |= {f"departement {code}": f"{place.name} ({code})" for code, place in lists.departements.items()}
    return named | {
        f"sector {code}": _("Secteur\u00a0: {name}").format(name=sector.label)
        for code, sector in lists.sectors.items()
    }


def figures(cursor: duckdb.DuckDBPyConnection, of: str) -> tuple[Offer, ...]:
    """What can be told of them: what a pole published, or the totals known of several poles."""
    words = vocabulary.load(cursor)
    scope = words.scope(cursor, of)
    if scope.kind == "pole":
        years = _years(cursor, scope.code)
        return tuple(
            Offer(code, words.lists.indicators[code].label, tuple(years[code]))
            for code in by_importance(years, words.lists)
        )
    adding = tuple(code for code, one in words.lists.indicators.items() if one.across_poles != "none")
    totals = overview.totals(cursor, scope.selection(None), adding)
    known = by_importance((one.indicator for one in totals if one.value is not None), words.lists)
    offered = [Offer(code, words.lists.indicators[code].label, ()) for code in known]
    return (Offer(POLES, _("Nombre de pôles"), ()), *offered)


def _years(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> dict[str, list[int]]:
    """By indicator, the years a reference answers for: an older figure does not stand for a year."""
    shown = claims.ledger(cursor, pole_id).observations
    found: dict[str, list[int]] = {}
    for year in sorted({one.year for one in shown}):
        for figure in poles.glance(cursor, pole_id, year):
            if figure.year == year:
                found.setdefault(figure.indicator, []).append(year)
    return found


def preview(cursor: duckdb.DuckDBPyConnection, text: str) -> str | None:
    """The text with its references in words, None where one of them answers nothing."""
    try:
        return told_text(cursor, vocabulary.load(cursor), text)
    except UnresolvedReferenceError:
        return None


def view(cursor: duckdb.DuckDBPyConnection, kind: str, chosen: Chosen, sentence: str) -> StepView:
    """What the step shows: of the kind chosen, on the figure chosen and those of the sentence."""
    words = vocabulary.load(cursor)
    scope = words.scope(cursor, chosen.of)
    if kind == "chart":
        counted = (
            f"poles by sector of {chosen.of}" if chosen.code == POLES else f"{chosen.code} of {chosen.of}"
        )
        return ChartView(counted)
    if kind == "map":
        if scope.kind == "pole":
            return MapView(highlight=(scope.code,), around=scope.code)
        around = chosen.of if scope.kind in {"region", "departement"} else ""
        return MapView(of=chosen.of, around=around)
    if kind == "page":
        return PageView(addresses.of_scope(words, scope, chosen.year))
    return FiguresView(cited(sentence)[:MOST_FIGURES] or (chosen.reference(),))


def cited(sentence: str) -> tuple[str, ...]:
    """The figures a sentence cites, each once, as the step shows them."""
    said = [
        part.text.split("|")[0].rstrip(" }") + "}"
        for part in references.segments(sentence)
        if part.is_reference
    ]
    return tuple(dict.fromkeys(one for one in said if _is_figure(one)))


def _is_figure(written: str) -> bool:
    try:
        return references.parse(written).subject not in references.FACTS
    except UnresolvedReferenceError:
        return False
