"""Rivals: figures several sources give; which one is kept, why, and choosing another with a reason."""

from __future__ import annotations

import streamlit as st

from pages._ui import data, history_figures, history_imports, html_table, import_publish
from pages._ui.import_publish import Asked
from ptce_data import database, formats, markup
from ptce_data.changes import Keeping
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import history
from ptce_data.queries.history import Choice, LifeClaim, Rivalry, Why
from ptce_data.sentences import publication
from ptce_data.staff import Member
from ptce_data.tables import Column, Table

REASON_LENGTH = 300


def draw(member: Member) -> None:
    """The figures with rivals, the one opened with its claims, then the choices already made."""
    with database.reading(database.path()) as cursor:
        found, made = history.rivals(cursor, member), history.choices(cursor, member)
    if not found:
        st.info(_("Aucun chiffre n'est donné par plusieurs sources à la fois."))
    else:
        _choose(member, found)
    if made:
        st.subheader(_("Choix déjà faits"), anchor=False)
        st.html(html_table.of(choices(made)))


def _choose(member: Member, found: tuple[Rivalry, ...]) -> None:
    n = len(found)
    st.markdown(
        ngettext(
            "**{n} chiffre** a plusieurs versions. Choisissez-le pour voir laquelle est montrée et pourquoi.",
            "**{n} chiffres** ont plusieurs versions. Choisissez-en un pour voir laquelle est montrée et "
            "pourquoi.",
            n,
        ).format(n=formats.number(n, 0))
    )
    labels = [named(rivalry) for rivalry in found]
    place = st.selectbox(
        _("Chiffre à plusieurs versions"),
        range(n),
        format_func=labels.__getitem__,
        index=None,
        placeholder=_("Choisir un chiffre"),
        key="rival",
        bind="query-params",
    )
    if place is not None and place < n:
        _one(member, found[place])


def named(rivalry: Rivalry) -> str:
    """`Pôle Ajonc – Emplois créés, 2022 (atelier)`."""
    label = data.lists().indicators[rivalry.indicator].label
    perimeter = f" ({rivalry.perimeter})" if rivalry.perimeter else ""
    return markup.seen(f"{rivalry.pole} – {label}, {rivalry.year}{perimeter}")


def reasons() -> dict[Why, str]:
    """Why the first of rivals is kept."""
    return {
        "only": _("c'est le seul qui soit public"),
        "chosen": _("un membre du réseau l'a choisi"),
        "stated_year": _("sa source dit l'année, l'autre non"),
        "newest_batch": _("il vient de l'import le plus récent"),
        "precision": _("il est le plus précis"),
        "first": _("il est arrivé le premier"),
    }


def _one(member: Member, rivalry: Rivalry) -> None:
    indicator = data.lists().indicators[rivalry.indicator]
    st.html(html_table.of(history_figures.table(rivalry.claims, indicator)))
    kept = next((claim for claim in rivalry.claims if claim.kept), None)
    if kept is not None:
        st.markdown(
            _("{value} est montré parce que\u00a0: {why}.").format(
                value=markup.as_markdown(value(kept)), why=reasons()[rivalry.why]
            )
        )
    others = [claim for claim in rivalry.claims if claim.visibility == "public" and not claim.kept]
    if others:
        _keep(member, others)


def value(claim: LifeClaim) -> str:
    """`14 emplois (Rapport A)`."""
    unit = data.lists().indicators[claim.indicator].unit
    return f"{formats.figure(claim.value, unit, claim.qualifier)} ({markup.seen(claim.source_title)})"


def _keep(member: Member, others: list[LifeClaim]) -> None:
    labels = {claim.claim_id: markup.as_markdown(value(claim)) for claim in others}
    st.subheader(_("Montrer un autre chiffre"), anchor=False)
    claim_id = st.radio(
        _("Chiffre à montrer"),
        list(labels),
        format_func=labels.__getitem__,
        key=f"keep-{others[0].pole_id}-{others[0].indicator}-{others[0].year}",
    )
    reason = st.text_input(
        _("Raison du choix, publiée avec le chiffre"), max_chars=REASON_LENGTH, key="keep-reason"
    ).strip()
    st.caption(
        _(
            "Une raison est demandée\u00a0: tout le monde la lira sur la page du pôle, derrière ce chiffre, "
            "et elle reste dans l'historique."
        )
    )
    import_publish.draw(
        Asked(
            key=f"keep-{claim_id}",
            change=lambda _folder: Keeping(claim_id, reason),
            look=_("Voir ce qui va changer"),
            confirm=_("Montrer ce chiffre"),
            nothing=_("Aucun chiffre montré ne changerait."),
            even_so=True,
        ),
        member,
    )


def choices(made: tuple[Choice, ...]) -> Table:
    """Each choice: when, by whom, what and why, and whether it still holds."""
    indicators = data.lists().indicators
    return Table(
        title=_("Choix"),
        columns=(
            Column(_("Chiffre")),
            Column(_("Gardé")),
            Column(_("Par")),
            Column(_("Date")),
            Column(_("Raison")),
            Column(_("État")),
        ),
        rows=tuple(
            (
                f"{one.pole} – {indicators[one.indicator].label}, {one.year}",
                formats.figure(one.value, indicators[one.indicator].unit, one.qualifier),
                publication.who(one.by),
                history_imports.moment(one.at),
                one.reason,
                _("en vigueur") if one.effective else _("remplacé ou sans effet"),
            )
            for one in made
        ),
    )
