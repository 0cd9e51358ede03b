"""« Contrôle »: what is wrong, each sentence once, and every figure as it was understood."""

from __future__ import annotations

import streamlit as st

from pages._ui import compare_drawings, data, html_table
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.tables import Cell, Column, Table
from ptce_data.workbook.issues import LEVELS, Issue, Level
from ptce_data.workbook.studies import Study

ISSUES_SHOWN = 60
FIGURES_A_PAGE = 25
MARKS: dict[Level, str] = {"error": "✕", "warning": "!", "remark": "i"}
JUSTIFY = "?"


def draw(found: Brought, study: Study) -> None:
    """The verdict in a sentence, the lines of a level, and the figures as understood."""
    issues = study.report.issues
    if not issues:
        st.success(_("Rien à redire\u00a0: chaque chiffre a été compris."))
    else:
        _issues(found, issues)
    with st.expander(_("Chaque chiffre comme nous l'avons compris"), key=found.key("import-understood")):
        _understood(found, study)


def levels(issues: tuple[Issue, ...]) -> dict[Level, str]:
    """`3 erreurs, 2 à justifier, 1 à décider`, `1 avertissement`… for the levels there are."""
    count = {level: sum(one.level == level for one in issues) for level in LEVELS}
    lifted = sum(one.level == "error" and one.justifiable for one in issues)
    asked = sum(one.asks for one in issues)
    wrong = count["error"] - lifted - asked
    words: dict[Level, str] = {
        "warning": ngettext("{n} avertissement", "{n} avertissements", count["warning"]),
        "remark": ngettext("{n} remarque", "{n} remarques", count["remark"]),
    }
    errors = ngettext("{n} erreur", "{n} erreurs", wrong).format(n=formats.number(wrong, 0)) if wrong else ""
    reasons = _("{n} à justifier").format(n=formats.number(lifted, 0)) if lifted else ""
    answers = _("{n} à décider").format(n=formats.number(asked, 0)) if asked else ""
    said: dict[Level, str] = {"error": ", ".join(filter(None, (errors, reasons, answers)))}
    for level, word in words.items():
        said[level] = word.format(n=formats.number(count[level], 0)) if count[level] else ""
    return {level: text for level, text in said.items() if text}


def _issues(found: Brought, issues: tuple[Issue, ...]) -> None:
    named = levels(issues)
    offered = list(named)
    key = found.key("import-level")
    if st.session_state.get(key) not in offered:
        st.session_state[key] = offered[0]
    level = st.segmented_control(
        _("Ce que le contrôle a trouvé"),
        offered,
        format_func=named.__getitem__,
        key=key,
        required=True,
    )
    shown = [issue for issue in issues if issue.level == level]
    st.html(as_list(shown[:ISSUES_SHOWN]))
    if len(shown) > ISSUES_SHOWN:
        st.caption(
            _(
                "Les {shown} premières lignes sur {n}\u00a0: le classeur annoté, plus bas, les montre toutes."
            ).format(shown=formats.number(ISSUES_SHOWN, 0), n=formats.number(len(shown), 0))
        )


def as_list(issues: list[Issue]) -> str:
    """The sentences as a list; the level is a sign and a word, never a colour alone."""
    items = "".join(
        f'<li class="{issue.level}"><span class="mark" aria-hidden="true">{_mark(issue)}</span>'
        f'<span><b class="level">{markup.as_html(issue.word)}</b> '
        f"{markup.as_html(issue.sentence)}</span></li>"
        for issue in issues
    )
    name = markup.as_html(_("Ce que le contrôle a trouvé"))
    return f'<div class="import-issues" tabindex="0" role="region" aria-label="{name}"><ul>{items}</ul></div>'


def _mark(issue: Issue) -> str:
    return JUSTIFY if issue.level == "error" and (issue.justifiable or issue.asks) else MARKS[issue.level]


def _understood(found: Brought, study: Study) -> None:
    entries = study.entries
    pages = max(-(-entries.num_rows // FIGURES_A_PAGE), 1)
    page = 1
    if pages > 1:
        page = st.number_input(
            _("Page (sur {n})").format(n=formats.number(pages, 0)),
            min_value=1,
            max_value=pages,
            key=found.key("import-page"),
            width=160,
        )
    st.html(html_table.of(figures(study, (page - 1) * FIGURES_A_PAGE)))


def figures(study: Study, first: int) -> Table:
    """FIGURES_A_PAGE figures from `first` on: as written, then as understood."""
    lines = study.understood.slice(first, FIGURES_A_PAGE).to_pylist()
    names = data.answer(compare_drawings.names, "poles") | {
        pole.pole_id: pole.name for pole in study.new_poles
    }
    return Table(
        title=_read(study),
        columns=(
            Column(_("Cellule")),
            Column(_("Écrit")),
            Column(_("Compris")),
            Column(_("Pôle")),
            Column(_("Indicateur")),
            Column(_("Année")),
            Column(_("Visibilité")),
        ),
        rows=tuple(_figure(line, names) for line in lines),
    )


def _read(study: Study) -> str:
    """`17 chiffres lus, 2 valeurs non communiquées`."""
    read, missing = study.report.counts.read, study.report.counts.missing
    said = ngettext("{n} chiffre lu", "{n} chiffres lus", read).format(n=formats.number(read, 0))
    if not missing:
        return said
    unknown = ngettext("{n} valeur non communiquée", "{n} valeurs non communiquées", missing)
    return f"{said}, {unknown.format(n=formats.number(missing, 0))}"


def _figure(line: dict[str, object], names: dict[str, str]) -> tuple[Cell, ...]:
    indicators = data.lists().indicators
    indicator = indicators.get(str(line["indicator"]))
    pole_id, visibility = str(line["pole_id"]), line["visibility"]
    confidential = visibility == "confidential"
    return (
        str(line["cell"]),
        _as_written(str(line["value_text"]), str(line["unit_text"])),
        _value(line, indicator.unit if indicator else str(line["unit"] or line["unit_text"])),
        names.get(pole_id) or _("«\u202f{text}\u202f», non reconnu").format(text=line["pole_text"]),
        indicator.label
        if indicator
        else _("«\u202f{text}\u202f», non reconnu").format(text=line["indicator_text"]),
        _year(line),
        _("confidentiel") if confidential else _("public"),
    )


def _as_written(value: str, unit: str) -> str:
    """The cell, with the unit given beside it where it has none of its own: `12 personnes`, `1,8 M€`."""
    return f"{value} {unit}" if unit and value[-1:].isdecimal() else value


def _value(line: dict[str, object], unit: str) -> str:
    """`≈ 700 personnes`, to the last digit, or why there is no figure."""
    value = line["value"]
    if line["reading"] == "figure" and isinstance(value, float):
        return formats.exact(value, unit, str(line["qualifier"]))
    words = {
        "missing": formats.missing(),
        "error": _("erreur de calcul"),
        "unreadable": _("pas un nombre"),
    }
    return words.get(str(line["reading"]), "")


def _year(line: dict[str, object]) -> str:
    if line["year"] is None:
        text = str(line["year_text"])
        return _("«\u202f{text}\u202f», non reconnue").format(text=text) if text else _("manque")
    year = str(line["year"])
    return _("{year}, année estimée").format(year=year) if line["year_basis"] == "estimated" else year
