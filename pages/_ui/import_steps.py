"""Where the file stands: four steps, each done or with what it asks for, and the way to the next one."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages._ui import import_checks
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook.studies import Study

# The anchors of the headings of the page, one a step.
READ, NAMES, CHECKED, PUBLISHED = "lecture", "noms", "controle", "publication"


@dataclass(frozen=True)
class Step:
    """One step: its name, what is said of it, whether it is done, where it is on the page.

    todo is what the person has to do there, said when it is the next step.
    """

    name: str
    said: str
    done: bool
    anchor: str
    todo: str = ""


def draw(study: Study) -> None:
    """The steps as an ordered list, each a link to its part of the page, and the next thing to do."""
    found = steps(study)
    following = next(step for step in found if not step.done)
    items = "".join(_item(step, following) for step in found)
    goes = f'<a href="#{following.anchor}">{markup.as_html(following.todo)}</a>'
    following_words = _("Étape suivante\u00a0: {step}").format(step=goes)
    st.html(f'<ol class="import-steps">{items}</ol><p class="import-next">{following_words}</p>')


def _item(step: Step, following: Step) -> str:
    state = "done" if step.done else "next" if step is following else "open"
    current = ' aria-current="step"' if step is following else ""
    name = f"<b>{markup.as_html(step.name)}</b>"
    if state != "open":
        name = f'<a href="#{step.anchor}">{name}</a>'
    return f'<li class="{state}"{current}>{name}<span>{markup.as_html(step.said)}</span></li>'


def steps(study: Study) -> tuple[Step, ...]:
    """Reading, names, checks, publication; the last is never done here."""
    if study.layout.problems:
        return (_reading(study), *_later())
    ready = not study.report.refused(partial=study.decisions.partial)
    return (
        _reading(study),
        _names(len(study.unknown), ready=ready),
        _checks(study, ready=ready),
        Step(
            _("Publication"),
            _("à confirmer") if ready else _("quand tout sera corrigé"),
            done=False,
            anchor=PUBLISHED,
            todo=_("voir ce qui va changer, puis publier"),
        ),
    )


def _later() -> tuple[Step, ...]:
    named = ((_("Noms"), NAMES), (_("Contrôle"), CHECKED), (_("Publication"), PUBLISHED))
    return tuple(Step(name, _("ensuite"), done=False, anchor=anchor) for name, anchor in named)


def _reading(study: Study) -> Step:
    problems, figures = len(study.layout.problems), study.report.counts.read
    if problems:
        said = ngettext("{n} point à régler", "{n} points à régler", problems).format(n=problems)
        todo = _("dire ce que contiennent les colonnes")
        return Step(_("Lecture"), said, done=False, anchor=READ, todo=todo)
    said = ngettext("{n} chiffre lu", "{n} chiffres lus", figures).format(n=formats.number(figures, 0))
    return Step(_("Lecture"), said, done=True, anchor=READ)


def _names(unknown: int, *, ready: bool) -> Step:
    said = ngettext("{n} nom inconnu", "{n} noms inconnus", unknown).format(n=unknown)
    return Step(
        _("Noms"),
        said if unknown else _("tous reconnus"),
        done=ready or not unknown,
        anchor=NAMES if unknown else READ,
        todo=_("dire à quoi correspondent les noms inconnus"),
    )


def _checks(study: Study, *, ready: bool) -> Step:
    """What stands in the way, in the words of « Contrôle »."""
    errors = study.report.errors
    only_asked = bool(errors) and all(one.asks for one in errors)
    return Step(
        _("Contrôle"),
        import_checks.levels(study.report.issues).get("error") or _("aucune erreur"),
        done=ready,
        anchor=CHECKED,
        todo=_("dire ce qui est une correction et ce qui est une autre aide")
        if only_asked
        else _("corriger ou justifier ce que le contrôle a trouvé"),
    )
