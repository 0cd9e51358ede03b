"""The ledger of one figure, drawn the same on any page: every claim, which one is kept, and why."""

import streamlit as st

from pages._ui import data
from ptce_data import formats, markup
from ptce_data.catalogue import Indicator
from ptce_data.i18n import gettext as _
from ptce_data.queries import claims
from ptce_data.queries.claims import Claim, Ledger, Observation
from ptce_data.sentences import claims as sentences

Indicators = dict[str, Indicator]


def draw(pole_id: str, indicator: str) -> None:
    """Draw the definition of an indicator and every claim a pole has for it."""
    ledger = data.answer(claims.ledger, pole_id, indicator)
    st.html(evidence(ledger, data.lists().indicators[indicator], data.lists().indicators))


def evidence(
    ledger: Ledger,
    indicator: Indicator,
    indicators: Indicators,
    shown: int | None = None,
    preferred: str = "",
) -> str:
    """The same as one block of escaped HTML; `ledger` holds this indicator alone.

    shown is the claim_id of the figure the reader comes from, which is then pointed at; preferred
    says why that one is shown, where it is not the latest.
    """
    worked_out = [o for o in ledger.observations if sentences.is_recomputed(o, indicator)]
    lines = [_worked_out(one, indicator, indicators) for one in reversed(worked_out)]
    lines += [
        _claim(one, indicators, pointed_at=one.claim_id == shown) for one in _shown_first(ledger, shown)
    ]
    definition = _("{definition} ({nature}).").format(
        definition=indicator.definition.rstrip("."), nature=sentences.nature(indicator)
    )
    term = markup.as_html(_("Définition"))
    why = f'<p class="preferred"><b>{markup.as_html(preferred)}</b></p>' if preferred else ""
    return (
        f'<div class="ptce-proofs"><p class="definition"><b>{term}</b> — '
        f'{markup.as_html(definition)}</p>{why}<ol class="ptce-claims">{"".join(lines)}</ol></div>'
    )


def _shown_first(ledger: Ledger, shown: int | None) -> list[Claim]:
    """The claim the reader comes from, its rivals, then the others, the newest year first."""
    places = {(one.year, one.perimeter) for one in ledger.claims if one.claim_id == shown}
    return sorted(
        ledger.claims, key=lambda one: (one.claim_id != shown, (one.year, one.perimeter) not in places)
    )


def _worked_out(one: Observation, indicator: Indicator, indicators: Indicators) -> str:
    said = sentences.amount(one, indicator)
    return _item(
        "kept",
        _said(said, sentences.year(one), one.perimeter, _("recalculé")),
        [markup.as_html(sentences.recomputed(indicator, indicators))],
    )


def _claim(one: Claim, indicators: Indicators, *, pointed_at: bool) -> str:
    indicator = indicators[one.indicator]
    status = sentences.status(one)
    if pointed_at:
        status = _("{status}, affiché ici").format(status=status)
    said = formats.figure(one.value, indicator.unit, one.qualifier)
    lines = [
        _named(_("Source"), source(one)),
        markup.as_html(sentences.fate(one, indicators)),
    ]
    if one.note:
        lines.append(_named(_("Note"), markup.as_html(one.note)))
    return _item(one.fate, _said(said, sentences.year(one), one.perimeter, status), lines)


def _named(name: str, said: str) -> str:
    return f"{markup.as_html(name)} — {said}"


def source(one: Claim) -> str:
    """The source as a link, or its title alone where it has no address."""
    address = markup.safe_link(one.source_url)
    title = markup.as_html(one.source_title)
    if address is None:
        return f"<cite>{title}</cite>"
    return (
        f'<a href="{markup.as_html(address)}" target="_blank" rel="noopener noreferrer">'
        f"<cite>{title}</cite></a>"
    )


def _said(value: str, year: str, perimeter: str, status: str) -> str:
    context = f"{year} · {sentences.perimeter(perimeter)}"
    return (
        f"<strong>{markup.as_html(value)}</strong> <span>{markup.as_html(context)}</span> "
        f'<span class="fate">{markup.as_html(status)}</span>'
    )


def _item(fate: str, said: str, lines: list[str]) -> str:
    details = "".join(f"<p>{line}</p>" for line in lines)
    return f'<li class="{fate}"><p class="said">{said}</p>{details}</li>'
