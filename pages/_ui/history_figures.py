"""A figure's whole life: every claim ever made on a pole's indicator, standing or withdrawn."""

from __future__ import annotations

import streamlit as st

from pages._ui import compare_drawings, data, history_imports, html_table
from ptce_data import database, formats, markup
from ptce_data.catalogue import Indicator
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import history
from ptce_data.queries.history import LifeClaim
from ptce_data.sentences import publication
from ptce_data.staff import Member
from ptce_data.tables import Cell, Column, Table


def draw(member: Member) -> None:
    """Choose a pole and an indicator, then read all that was ever said of it."""
    poles, indicators = data.answer(compare_drawings.names, "poles"), data.lists().indicators
    left, right = st.columns(2)
    pole_id = left.selectbox(
        _("Pôle"),
        list(poles),
        format_func=poles.__getitem__,
        index=None,
        placeholder=_("Choisir un pôle"),
        key="du-pole",
        bind="query-params",
    )
    code = right.selectbox(
        _("Indicateur"),
        list(indicators),
        format_func=lambda code: indicators[code].label,
        index=None,
        placeholder=_("Choisir un indicateur"),
        key="chiffre",
        bind="query-params",
    )
    if pole_id is None or code is None:
        st.info(_("Choisissez un pôle et un indicateur pour lire tout ce qui en a été dit, et par qui."))
        return
    with database.reading(database.path()) as cursor:
        found = history.life(cursor, member, pole_id, code)
    if not found:
        st.info(_("Aucun import n'a jamais donné ce chiffre pour ce pôle."))
        return
    st.caption(_("Un relevé est ce qu'une source dit d'un chiffre, pour une année et ce qu'elle couvre."))
    st.html(html_table.of(table(found, indicators[code])))


def table(found: tuple[LifeClaim, ...], indicator: Indicator) -> Table:
    """Each claim: its year, its value, its source, its import, and what became of it."""
    title = ngettext("{n} relevé", "{n} relevés", len(found)).format(n=formats.number(len(found), 0))
    return Table(
        title=_("{indicator}\u00a0: {claims}").format(indicator=indicator.label, claims=title),
        columns=(
            Column(_("Année")),
            Column(_("Valeur")),
            Column(_("Ce qui est couvert")),
            Column(_("Devenir")),
            Column(_("Source")),
            Column(_("Import")),
            Column(_("Remarque")),
        ),
        rows=tuple(_row(claim, indicator) for claim in found),
    )


def _row(claim: LifeClaim, indicator: Indicator) -> tuple[Cell, ...]:
    return (
        _("{year}, année estimée").format(year=claim.year)
        if claim.year_basis == "estimated"
        else str(claim.year),
        formats.figure(claim.value, indicator.unit, claim.qualifier),
        claim.perimeter or _("ensemble du pôle"),
        became(claim),
        claim.source_title,
        came_with(claim),
        claim.note,
    )


def came_with(claim: LifeClaim) -> str:
    """`3 – enquete.xlsx, Feuil1 D14, Jeanne Martin, 24 novembre 2026, 17:42`."""
    place = " ".join(filter(None, (claim.sheet, claim.cell)))
    told = (
        f"{claim.batch_id} – {markup.seen(claim.file_name)}",
        place,
        publication.who(claim.by),
        history_imports.moment(claim.at),
    )
    return ", ".join(filter(None, told))


def became(claim: LifeClaim) -> str:
    """Whether the pages show it, and why not."""
    if claim.withdrawn_at is not None:
        words = _("retiré le {day} par {name}").format(
            day=history_imports.moment(claim.withdrawn_at), name=publication.who(claim.withdrawn_by or "")
        )
    elif claim.replaced_by_batch is not None and claim.replaced_at is not None:
        words = _("remplacé le {day} par {name}\u00a0: import {batch}").format(
            day=history_imports.moment(claim.replaced_at),
            name=publication.who(claim.replaced_by or ""),
            batch=history_imports.named(claim.replaced_by_batch, claim.replaced_by_file or ""),
        )
    elif claim.visibility == "confidential":
        words = _("confidentiel, jamais montré")
    elif claim.kept:
        words = _("montré")
    else:
        words = _("pas montré\u00a0: un autre l'est")
    if claim.chosen_reason:
        words += _("\u202f; choisi par {name}\u00a0: {reason}").format(
            name=publication.who(claim.chosen_by or ""), reason=claim.chosen_reason
        )
    return words
