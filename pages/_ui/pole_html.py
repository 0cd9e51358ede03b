"""The still parts of a pole's page, each one block of escaped HTML: who it is, its figures, its proofs."""

from pages._ui import claims as ledgers
from ptce_data import markup
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.figures import PoleFigure
from ptce_data.i18n import gettext as _
from ptce_data.leaflets.importance import MAIN, by_importance
from ptce_data.queries.claims import Ledger
from ptce_data.queries.pole import Identity
from ptce_data.sentences import claims as claim_sentences
from ptce_data.sentences import pole as sentences

# A reader in a hurry asks for jobs, then money, then people.
# The status of a pole no source gives a status to.
NOT_SAID = "autre"


def identity(pole: Identity, lists: Catalogue) -> str:
    """Where, since when, what it does, its sectors and statuses."""
    sectors = [lists.sectors[code].label for code in pole.sectors]
    statuses = [lists.statuses[code].label for code in pole.statuses if code != NOT_SAID]
    tags = _tags(_("Secteurs"), "sectors", sectors) + _tags(_("Statuts"), "statuses", statuses)
    return (
        f'<section class="ptce-identity"><p class="place">{markup.as_html(sentences.where(pole))} · '
        f"{markup.as_html(sentences.since(pole))}</p>"
        f'<p class="lead">{markup.as_html(pole.description)}</p>'
        f"{tags}</section>"
    )


def _tags(name: str, kind: str, labels: list[str]) -> str:
    items = "".join(f"<li>{markup.as_html(label)}</li>" for label in labels)
    return f'<ul class="tags {kind}" aria-label="{markup.as_html(name)}">{items}</ul>' if labels else ""


def about(pole: Identity, ledger: Ledger) -> str:
    """How much is published on the pole, how well it is placed, and where to read more."""
    said = f"{sentences.published(ledger)} {sentences.position(pole)}"
    links = _links(pole)
    return f'<p class="ptce-about">{markup.as_html(said)}{f"<br>{links}" if links else ""}</p>'


def _links(pole: Identity) -> str:
    named = ((pole.website, _("Site du pôle")), (pole.source_url, _("Page qui le présente")))
    addresses = [(markup.safe_link(address), words) for address, words in named]
    links = [
        f'<a href="{markup.as_html(address)}" target="_blank" rel="noopener noreferrer">'
        f"{markup.as_html(words)}</a>"
        for address, words in addresses
        if address
    ]
    return " · ".join(links)


def glance(
    figures: tuple[PoleFigure, ...], ledger: Ledger, lists: Catalogue, until: int | None = None
) -> str:
    """At most six figures at the end of `until` as cards, each opening on its definition and its claims."""
    known = {figure.indicator: figure for figure in figures}
    shown = by_importance(known, lists)[:MAIN]
    cards = "".join(_card(known[code], ledger.of(code), lists.indicators, until) for code in shown)
    return f'<section class="ptce-glance">{cards}</section>'


def _card(figure: PoleFigure, ledger: Ledger, indicators: dict[str, Indicator], until: int | None) -> str:
    indicator = indicators[figure.indicator]
    value = claim_sentences.amount(figure, indicator)
    context = claim_sentences.context(figure, indicator, indicators, ledger)
    preferred = claim_sentences.preferred(figure, ledger, indicator, until)
    return (
        f'<article><dl class="ptce-figure"><dt>{markup.as_html(indicator.label)}</dt>'
        f'<dd class="value">{markup.as_html(value)}</dd>'
        f'<dd class="context">{markup.as_html(context)}</dd></dl>'
        f"<details><summary>{markup.as_html(claim_sentences.proofs(ledger))}"
        f'<span class="ptce-unseen"> — {markup.as_html(indicator.label)}</span></summary>'
        f"{ledgers.evidence(ledger, indicator, indicators, figure.claim_id, preferred)}</details></article>"
    )


def specificities(
    figures: tuple[PoleFigure, ...], ledger: Ledger, lists: Catalogue, until: int | None = None
) -> str:
    """The eight specificities in their order, with the figures that document each."""
    known = {figure.indicator: figure for figure in figures}
    ordered = by_importance(known, lists)
    nothing = markup.as_html(_("Rien de publié."))
    absent = f'<p class="missing">{nothing}</p>'
    parts = []
    for rank, specificity in enumerate(lists.specificities.values(), start=1):
        codes = [code for code in ordered if lists.indicators[code].specificity == specificity.code]
        lines = "".join(_line(known[code], ledger.of(code), lists.indicators, until) for code in codes)
        parts.append(
            f'<section class="{"documented" if codes else "undocumented"}">'
            f"<h3>{rank}. {markup.as_html(specificity.label)}</h3>{lines or absent}</section>"
        )
    return f'<div class="ptce-specificities">{"".join(parts)}</div>'


def _line(figure: PoleFigure, ledger: Ledger, indicators: dict[str, Indicator], until: int | None) -> str:
    indicator = indicators[figure.indicator]
    value = claim_sentences.amount(figure, indicator)
    context = claim_sentences.context(figure, indicator, indicators, ledger)
    preferred = claim_sentences.preferred(figure, ledger, indicator, until)
    return (
        f"<details><summary><span>{markup.as_html(indicator.label)}</span> "
        f'<strong>{markup.as_html(value)}</strong> <span class="context">{markup.as_html(context)}</span>'
        f"</summary>{ledgers.evidence(ledger, indicator, indicators, figure.claim_id, preferred)}</details>"
    )
