"""« Prêt pour la scène »: the checks as a list with words, and the plan B as files."""

import threading
import time
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.config import get_option

from pages._ui import data, navigation, stage
from pages._ui.file_offer import File, offer, site
from ptce_data import database, i18n, markup
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflet import Show
from ptce_data.preflight import checklist, plan_b
from ptce_data.preflight.check import Check, State
from ptce_data.scenarios import library

STYLE = Path(__file__).with_name("ready.css")
SIGNS: dict[State, str] = {"ok": "✓", "warning": "!", "failed": "✗"}
LONGEST_NAME = 200
KEPT_SECONDS = 15
_one_at_a_time = threading.Lock()
_kept: dict[tuple[checklist.Asked, int, i18n.Language], tuple[float, tuple[Check, ...]]] = {}


def scenario() -> Show | None:
    """The scenario to present, chosen here or asked for by the address; None where it cannot be shown."""
    titles = {one.name: one.title for one in data.answer_now(library.available)}
    asked = st.query_params.get("scenario", "")[:LONGEST_NAME]
    names = [*titles] if asked in titles or not asked else [*titles, asked]
    name = st.selectbox(
        _("Scénario"),
        names,
        index=names.index(asked) if asked else 0,
        format_func=lambda name: titles.get(name) or _title(name),
        key="ready-scenario",
    )
    if asked or name != names[0]:
        st.query_params["scenario"] = name
    try:
        return stage.show(name)
    except PtceDataError as error:
        st.error(markup.as_markdown(str(error)))
        return None


def _title(name: str) -> str:
    """The title of a scenario made from a view; its name where there is none such."""
    try:
        return stage.show(name).title
    except PtceDataError:
        return name


def verification(show: Show) -> None:
    """The button, and what the checks found once it is pressed."""
    if not st.button(_("Vérifier"), type="primary", key="ready-check"):
        return
    asked = checklist.Asked(
        file=database.path(),
        today=date.today(),
        port=int(get_option("server.port")),
        site=site(),
        scenario=show.name,
    )
    with st.spinner(_("Vérification en cours…")):
        found = checked(asked)
    st.markdown(f"**{verdict(found)}**")
    st.html(as_html(found))


def checked(asked: checklist.Asked) -> tuple[Check, ...]:
    """What the checks find, one visitor at a time: each takes seconds of processor.

    An answer serves KEPT_SECONDS: what was mended since is soon seen.
    """
    key = (asked, data.version(), i18n.language())
    with _one_at_a_time:
        kept = _kept.get(key)
        if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
            _kept.clear()  # of the others, the last one alone is worth its memory
            _kept[key] = kept = (time.monotonic(), tuple(checklist.checks(asked)))
        return kept[1]


def verdict(checks: tuple[Check, ...]) -> str:
    """Whether one may go on stage, in one sentence."""
    failed = sum(check.state == "failed" for check in checks)
    if not failed:
        return _("Tout est prêt pour la scène.")
    said = ngettext("Il reste {n} point à régler.", "Il reste {n} points à régler.", failed)
    return said.format(n=failed)


def as_html(checks: tuple[Check, ...]) -> str:
    """A list: a sign and a word, the name, what was found, what to do."""
    return f'<ul class="ptce-checks">{"".join(map(_item, checks))}</ul>'


def _item(check: Check) -> str:
    words: dict[State, str] = {"ok": _("Prêt"), "warning": _("À savoir"), "failed": _("À régler")}
    advice = f'<p class="advice">{markup.as_html(check.what_to_do)}</p>' if check.what_to_do else ""
    return (
        f'<li class="{check.state}"><span class="state"><span aria-hidden="true">{SIGNS[check.state]}</span> '
        f"{markup.as_html(words[check.state])}</span><div><strong>{markup.as_html(check.name)}</strong>"
        f"<p>{markup.as_html(check.found)}</p>{advice}</div></li>"
    )


def files(show: Show) -> None:
    """The scenario as files that need no dashboard, each written when it is asked for."""
    purposes = {
        "html": _("Page HTML, pour présenter"),
        "pptx": _("PPTX, avec vos notes"),
        "pdf": _("PDF, à donner"),
    }
    address = site()
    offer(
        show.name,
        tuple(
            File(
                purposes[form.code],
                plan_b.file_name(show, form),
                form.media_type,
                partial(plan_b.content, show, address, form),
            )
            for form in plan_b.FORMATS
        ),
    )


def stage_link(show: Show) -> None:
    """The way on stage."""
    navigation.link("present", _("Monter sur scène"), scenario=show.name, etape="1")
