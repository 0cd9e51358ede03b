"""What each column holds: as a table to read, and lists to correct the ones that are not right."""

from __future__ import annotations

import streamlit as st

from pages._ui import data, html_table, import_state
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.tables import Column as Heading
from ptce_data.tables import Table
from ptce_data.workbook.decisions import ColumnDecision, Role
from ptce_data.workbook.layout import Column, Layout
from ptce_data.workbook.sheets import Sheet, letters

SURE = 0.9
DOUBTS_SHOWN = 8
SAMPLES = 3
ROWS_SAMPLED = 40
FIRST_YEAR, LAST_YEAR = 1900, 2100


def roles() -> dict[Role, str]:
    """What a column may hold, in the order the list offers it."""
    return {
        "figure": _("Les valeurs d'un indicateur"),
        "pole": _("Le pôle"),
        "indicator": _("L'indicateur"),
        "year": _("L'année"),
        "value": _("La valeur"),
        "unit": _("L'unité"),
        "qualifier": _("La précision (environ, plus de…)"),
        "perimeter": _("Ce qui est couvert (périmètre)"),
        "note": _("Une remarque"),
        "visibility": _("Public ou confidentiel"),
        "source_title": _("Le titre de la source"),
        "source_url": _("L'adresse de la source"),
        "ignored": _("Rien à importer"),
    }


def draw(found: Brought, layout: Layout) -> None:
    """The columns as understood, the doubtful ones to settle, any other one to correct."""
    sheet = found.workbook.sheet(layout.sheet)
    st.html(html_table.of(table(layout, sheet)))
    doubtful = [column for column in layout.columns if is_doubtful(column)]
    if doubtful:
        n = len(doubtful)
        st.markdown(
            ngettext(
                "**{n} colonne à vérifier**\u00a0: dites ce qu'elle contient.",
                "**{n} colonnes à vérifier**\u00a0: dites ce qu'elles contiennent.",
                n,
            ).format(n=n)
        )
    for column in doubtful[:DOUBTS_SHOWN]:
        _choices(found, column, sheet)
    others = [column for column in layout.columns if column not in doubtful[:DOUBTS_SHOWN]]
    if others:
        _any_other(found, others, sheet)


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
    return [text[:40] for text in texts if text][:SAMPLES]


def meaning(column: Column) -> str:
    """`Les valeurs d'un indicateur : Emplois créés, 2023`."""
    words = roles()[column.role]
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
            format_func=lambda place: _named(by_place[place]),
            placeholder=_("Choisir une colonne"),
            key=found.key(f"import-column-{sheet.name}"),
        )
        if asked in by_place:
            _choices(found, by_place[asked], sheet)


def _named(column: Column) -> str:
    return f"{letters(column.column)} – {column.heading}" if column.heading else letters(column.column)


def _choices(found: Brought, column: Column, sheet: Sheet) -> None:
    """Role, and for a column of figures its indicator and its year."""
    named = found.key(f"import-{sheet.name}-{column.column}")
    role, indicator, year = st.columns((3, 4, 2), vertical_alignment="bottom")
    labels, chosen = roles(), (named, column.column)
    heading = _named(column)
    role.selectbox(
        _("Colonne {heading}").format(heading=markup.as_markdown(heading)),
        list(labels),
        format_func=lambda one: labels[one],
        key=import_state.showing(f"{named}-role", column.role),
        on_change=_decide,
        args=chosen,
    )
    if column.role != "figure":
        return
    indicators = _indicators(column)
    indicator.selectbox(
        _("Indicateur de la colonne {letter}").format(letter=letters(column.column)),
        list(indicators),
        format_func=indicators.__getitem__,
        placeholder=_("Choisir un indicateur"),
        key=import_state.showing(f"{named}-indicator", column.indicator),
        on_change=_decide,
        args=chosen,
    )
    year.number_input(
        _("Année"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        placeholder=_("d'une autre colonne"),
        key=import_state.showing(f"{named}-year", column.year),
        on_change=_decide,
        args=chosen,
    )


def _indicators(column: Column) -> dict[str, str]:
    """Every indicator, the proposals first with their certainty."""
    everyone = data.lists().indicators
    near = {other.code: other for other in column.others}
    proposed = {
        code: _("{label} ({percent})").format(
            label=everyone[code].label, percent=formats.figure(round(100 * other.certainty), "%")
        )
        for code, other in near.items()
        if code in everyone
    }
    return proposed | {code: one.label for code, one in everyone.items() if code not in proposed}


def _decide(named: str, place: int) -> None:
    """Hold what the lists of a column now say."""
    found = import_state.brought()
    if found is None:
        return
    state = st.session_state
    role: Role = state[f"{named}-role"]
    figure = role == "figure"
    decided = ColumnDecision(
        column=place,
        role=role,
        indicator=state.get(f"{named}-indicator") if figure else None,
        year=state.get(f"{named}-year") if figure else None,
    )
    others = tuple(one for one in found.decisions.columns if one.column != place)
    import_state.settle(columns=(*others, decided))
