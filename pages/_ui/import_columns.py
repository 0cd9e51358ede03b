"""What each column holds: as a table to read, and lists to correct the ones that are not right."""

from __future__ import annotations

import streamlit as st

from pages._ui import data, html_table, import_column_choices
from pages._ui.import_state import Brought
from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.tables import Column as Heading
from ptce_data.tables import Table
from ptce_data.workbook import column_groups
from ptce_data.workbook.layout import Column, Layout
from ptce_data.workbook.left_out import NO_STORED_VALUE
from ptce_data.workbook.sheets import Sheet, letters

SURE = 0.9
DOUBTS_SHOWN = 8
SAMPLES = 3
ROWS_SAMPLED = 40


def draw(found: Brought, layout: Layout) -> None:
    """The columns as understood, the doubtful ones to settle, any other one to correct."""
    sheet = found.workbook.sheet(layout.sheet)
    st.html(html_table.of(table(layout, sheet)))
    _remarks(found, tuple(one for one in layout.columns if one.role == "note"))
    asked = _asked(found, layout)
    if asked:
        n = sum(map(len, asked))
        st.markdown(
            ngettext(
                "**{n} colonne à vérifier**\u00a0: dites ce qu'elle contient.",
                "**{n} colonnes à vérifier**\u00a0: dites ce qu'elles contiennent.",
                n,
            ).format(n=n)
        )
    unknown = tuple(group for group in asked if stops(group[0]))
    if len(unknown) > 1:
        import_column_choices.leave_out(found, unknown)
    for group in asked[:DOUBTS_SHOWN]:
        import_column_choices.draw(found, group, sheet.name)
    shown = {one.column for group in asked[:DOUBTS_SHOWN] for one in group}
    others = [column for column in layout.columns if column.column not in shown]
    if others:
        _any_other(found, others, sheet)


def _remarks(found: Brought, columns: tuple[Column, ...]) -> None:
    """Remarks written between colleagues would be read by all: said here, with the way out."""
    if not columns:
        return
    st.markdown(
        ngettext(
            "La colonne {letters} sera publique\u00a0: chaque remarque est publiée avec son chiffre, lisible "
            "par tous.",
            "Les colonnes {letters} seront publiques\u00a0: chaque remarque est publiée avec son chiffre, "
            "lisible par tous.",
            len(columns),
        ).format(letters=import_column_choices.in_letters(columns))
    )
    import_column_choices.leave_out(found, (columns,))


def _asked(found: Brought, layout: Layout) -> list[tuple[Column, ...]]:
    """The questions to settle, those that stop the reading first."""
    undated = undated_ones(found, layout)
    dated = [one for one in layout.columns if one.role == "figure" and one.year]
    alone = undated if dated else []
    doubtful = [column for column in layout.columns if is_doubtful(column) or column in alone]
    return sorted(column_groups.alike(doubtful), key=lambda group: not stops(group[0]))


def undated_ones(found: Brought, layout: Layout) -> list[Column]:
    """The columns of figures that nothing dates: not their heading, not a column, not the file."""
    if found.decisions.year or layout.year or any(one.role == "year" for one in layout.columns):
        return []
    return [one for one in layout.columns if one.role == "figure" and one.year is None]


def stops(column: Column) -> bool:
    """Whether nothing is read before this column is settled: figures of nobody knows what."""
    return column.role == "figure" and column.indicator is None


def is_doubtful(column: Column) -> bool:
    """Whether a person should look: a name only near, or unknown above figures."""
    if column.how in {"decided", "remembered", "exact"}:
        return False
    return column.certainty < SURE and bool(column.heading)


def table(layout: Layout, sheet: Sheet) -> Table:
    """Letter, heading, first contents, meaning and certainty of each column."""
    return Table(
        title=_("Les colonnes"),
        columns=(
            Heading(_("Colonne")),
            Heading(_("Titre")),
            Heading(_("Premiers contenus")),
            Heading(_("Compris comme")),
            Heading(_("Certitude")),
        ),
        rows=tuple(
            (
                letters(column.column),
                column.heading,
                " · ".join(samples(sheet, layout, column.column)),
                meaning(column),
                certainty(column),
            )
            for column in layout.columns
        ),
    )


def samples(sheet: Sheet, layout: Layout, column: int) -> list[str]:
    """The first texts of a column, each once."""
    rows = range(layout.first_row, min(layout.first_row + ROWS_SAMPLED, layout.last_row + 1))
    texts = dict.fromkeys(sheet.text(row, column) for row in rows)
    return [_sample(text) for text in texts if text][:SAMPLES]


def _sample(text: str) -> str:
    return _("formule sans valeur") if text == NO_STORED_VALUE else text[:40]


def meaning(column: Column) -> str:
    """`Les valeurs d'un indicateur : Emplois créés, 2023`."""
    words = import_column_choices.roles()[column.role]
    if column.indicator is None:
        return words
    parts = [data.lists().indicators[column.indicator].label, str(column.year or "")]
    return _("{role}\u00a0: {indicator}").format(role=words, indicator=", ".join(filter(None, parts)))


def certainty(column: Column) -> str:
    """How the meaning was found, in words."""
    if column.how == "decided":
        return _("votre choix")
    if column.how == "remembered":
        return _("retenu d'un import précédent")
    if column.how == "unknown":
        return _("non reconnue")
    percent = formats.figure(round(100 * column.certainty), "%")
    if column.how == "exact" or column.certainty >= SURE:
        return _("sûr, {percent}").format(percent=percent)
    return _("à vérifier, {percent}").format(percent=percent)


def _any_other(found: Brought, columns: list[Column], sheet: Sheet) -> None:
    with st.expander(_("Corriger une autre colonne"), key=found.key("import-other-column")):
        by_place = {column.column: column for column in columns}
        asked = st.selectbox(
            _("Colonne"),
            list(by_place),
            index=None,
            format_func=lambda place: import_column_choices.named(by_place[place]),
            placeholder=_("Choisir une colonne"),
            key=found.key(f"import-column-{sheet.name}"),
        )
        if asked in by_place:
            import_column_choices.draw(found, (by_place[asked],), sheet.name)
