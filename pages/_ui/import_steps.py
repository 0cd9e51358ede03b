"""Where the file stands: four steps, each done or with what it still asks for."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook.studies import Study


@dataclass(frozen=True)
class Step:
    """One step: its name, what is said of it, and whether it lets the next one begin."""

    name: str
    said: str
    done: bool


def draw(study: Study) -> None:
    """The steps as an ordered list."""
    items = "".join(
        f'<li class="{"done" if step.done else "open"}"><b>{markup.as_html(step.name)}</b>'
        f"<span>{markup.as_html(step.said)}</span></li>"
        for step in steps(study)
    )
    st.html(f'<ol class="import-steps">{items}</ol>')


def steps(study: Study) -> tuple[Step, ...]:
    """Reading, names, checks, publication."""
    problems, counts = len(study.layout.problems), study.report.counts
    stuck = ngettext("{n} point à régler", "{n} points à régler", problems).format(n=problems)
    if problems:
        then = _("ensuite")
        return (
            Step(_("Lecture"), stuck, done=False),
            Step(_("Noms"), then, done=False),
            Step(_("Contrôle"), then, done=False),
            Step(_("Publication"), then, done=False),
        )
    unknown = len(study.unknown)
    read = ngettext("{n} chiffre lu", "{n} chiffres lus", counts.figures).format(
        n=formats.number(counts.figures, 0)
    )
    names = ngettext("{n} nom inconnu", "{n} noms inconnus", unknown).format(n=unknown)
    errors = ngettext("{n} erreur", "{n} erreurs", counts.errors).format(n=formats.number(counts.errors, 0))
    ready = not counts.errors
    return (
        Step(_("Lecture"), read, done=True),
        Step(_("Noms"), names if unknown else _("tous reconnus"), done=not unknown),
        Step(_("Contrôle"), _("aucune erreur") if ready else errors, done=ready),
        Step(_("Publication"), _("à confirmer") if ready else _("quand tout sera corrigé"), done=False),
    )
