"""Who has not reported yet, by pole and by family of sectors."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages._ui import data, drawing, history_imports, html_table
from ptce_data import database, formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import history
from ptce_data.queries.history import PoleReport, Reports
from ptce_data.selection import EVERYTHING
from ptce_data.staff import Member
from ptce_data.tables import Column, Table

YEARS_OFFERED = 12


def draw(member: Member) -> None:
    """For a year, the families with how many of their poles reported, then the poles that did not."""
    this_year = date.today().year
    years = list(range(this_year, this_year - YEARS_OFFERED, -1))
    year = st.selectbox(
        _("Ont publié au moins un chiffre pour cette année, ou une suivante"),
        years,
        index=1,
        key="pour",
        bind="query-params",
        width=320,
    )
    with database.reading(database.path()) as cursor:
        found = history.reports(cursor, member, year)
    missing = found.missing
    reported = len(found.poles) - len(missing)
    st.markdown(
        ngettext(
            "**{n} pôle sur {all}** a publié un chiffre pour {year} ou après.",
            "**{n} pôles sur {all}** ont publié un chiffre pour {year} ou après.",
            reported,
        ).format(n=formats.number(reported, 0), all=formats.number(len(found.poles), 0), year=year)
    )
    st.html(html_table.of(families(found)))
    absent = poles(found)
    st.html(html_table.of(absent))
    st.caption(
        _(
            "Le socle commun\u00a0: les indicateurs demandés à tous les pôles, listés dans "
            "«\u202fMéthode et données\u202f»."
        )
    )
    drawing.downloads(_("poles-sans-reponse"), absent, EVERYTHING)


def families(found: Reports) -> Table:
    """How many poles of each family reported."""
    labels = data.lists().families
    return Table(
        title=_("Par famille de secteurs"),
        columns=(Column(_("Famille")), Column(_("Ont publié")), Column(_("N'ont pas publié"))),
        rows=tuple(
            (
                labels[one.family].label if one.family in labels else one.family,
                formats.coverage(one.reported, one.poles),
                formats.number(one.poles - one.reported, 0),
            )
            for one in found.families
        ),
    )


def poles(found: Reports) -> Table:
    """The poles that have not reported, the longest silent first."""
    n = len(found.missing)
    title = ngettext(
        "{n} pôle n'a rien publié pour {year} ni après", "{n} pôles n'ont rien publié pour {year} ni après", n
    )
    return Table(
        title=title.format(n=formats.number(n, 0), year=found.year),
        columns=(
            Column(_("Pôle")),
            Column(_("Famille")),
            Column(_("Dernière année connue")),
            Column(_("Dernier import")),
            Column(_("Indicateurs du socle commun")),
        ),
        rows=tuple(_pole(one) for one in found.missing),
    )


def _pole(one: PoleReport) -> tuple[str, ...]:
    labels = data.lists().families
    known = sum(core.last_year is not None for core in one.core)
    return (
        one.pole,
        labels[one.family].label if one.family in labels else one.family,
        str(one.last_year) if one.last_year else _("jamais"),
        history_imports.moment(one.last_import) if one.last_import else _("jamais"),
        _("{known} sur {all}").format(known=known, all=len(one.core)),
    )
