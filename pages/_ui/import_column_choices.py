"""What a column holds, settled: its role, its indicator, its year; or not read, in one click."""

from __future__ import annotations

import streamlit as st

from pages._ui import data, import_state
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import column_groups, matching
from ptce_data.workbook.decisions import ColumnDecision, Role
from ptce_data.workbook.layout import Column
from ptce_data.workbook.sheets import letters

FIRST_YEAR, LAST_YEAR = 1900, 2100
Group = tuple[Column, ...]


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
        "note": _("Une remarque, publiée avec le chiffre"),
        "visibility": _("Public ou confidentiel"),
        "source_title": _("Le titre de la source"),
        "source_url": _("L'adresse de la source"),
        "ignored": _("Rien\u00a0: ne pas la lire"),
    }


def named(column: Column) -> str:
    """`C – Emplois`, or the letter alone."""
    return f"{letters(column.column)} – {column.heading}" if column.heading else letters(column.column)


def in_letters(group: Group) -> str:
    """`B, C et D`."""
    return formats.listing([letters(one.column) for one in group])


def draw(found: Brought, group: Group, sheet: str) -> None:
    """One question for columns that differ by their year alone; a column alone says its year too."""
    column = group[0]
    key = found.key(f"import-{sheet}-{column.column}")
    if column.heading:
        st.markdown(_title(group))
    parts = st.columns((3, 4, 2) if column.role == "figure" else (3, 6), vertical_alignment="bottom")
    labels = roles()
    with parts[0]:
        st.selectbox(
            ngettext("Colonne {letters}", "Colonnes {letters}", len(group)).format(letters=in_letters(group)),
            list(labels),
            format_func=labels.__getitem__,
            key=import_state.showing(f"{key}-role", column.role),
            on_change=_decide,
            args=(key, group),
        )
    if column.role != "figure":
        return
    with parts[1]:
        _indicator(key, group)
    with parts[2]:
        if len(group) == 1:
            _year(key, group)
    leave_out(found, (group,))


def _title(group: Group) -> str:
    """The heading, drawn once above its lists, with the years it stands over."""
    heading = markup.as_markdown(column_groups.shared_heading(group))
    title = ngettext("Colonne {letters}", "Colonnes {letters}", len(group)).format(letters=in_letters(group))
    years = f" ({formats.listing([str(one.year) for one in group])})" if len(group) > 1 else ""
    return f"{title}\u00a0: **{heading}**{years}"


def _indicator(key: str, group: Group) -> None:
    indicators = _indicators(group[0])
    label = ngettext(
        "Indicateur de la colonne {letters}", "Indicateur des colonnes {letters}", len(group)
    ).format(letters=in_letters(group))
    st.selectbox(
        label,
        list(indicators),
        format_func=indicators.__getitem__,
        placeholder=_("Choisir un indicateur"),
        key=import_state.showing(f"{key}-indicator", group[0].indicator),
        on_change=_decide,
        args=(key, group),
    )


def _year(key: str, group: Group) -> None:
    st.number_input(
        _("Année"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        placeholder=_("d'une autre colonne"),
        key=import_state.showing(f"{key}-year", group[0].year),
        on_change=_decide,
        args=(key, group),
    )


def _indicators(column: Column) -> dict[str, str]:
    """Every indicator, the likely ones first with their certainty."""
    everyone = data.lists().indicators
    near = {other.code: other for other in matching.likely(column.others)}
    proposed = {
        code: _("{label} ({percent})").format(
            label=everyone[code].label, percent=formats.figure(round(100 * other.certainty), "%")
        )
        for code, other in near.items()
        if code in everyone
    }
    return proposed | {code: one.label for code, one in everyone.items() if code not in proposed}


def leave_out(found: Brought, groups: tuple[Group, ...]) -> None:
    """The button that reads none of these columns."""
    columns = tuple(one for group in groups for one in group)
    label = ngettext("Ne pas lire la colonne {letters}", "Ne pas lire les colonnes {letters}", len(columns))
    st.button(
        label.format(letters=in_letters(columns)),
        on_click=_settle,
        args=(tuple(ColumnDecision(one.column, "ignored") for one in columns),),
        icon=":material/visibility_off:",
        key=found.key(f"import-leave-{'-'.join(str(one.column) for one in columns)}"),
    )


def _decide(key: str, group: Group) -> None:
    """Hold what the lists now say; the columns of a group keep each its own year."""
    state = st.session_state
    role: Role = state[f"{key}-role"]
    figure = role == "figure"
    _settle(
        tuple(
            ColumnDecision(
                column=one.column,
                role=role,
                indicator=state.get(f"{key}-indicator") if figure else None,
                year=state.get(f"{key}-year", one.year) if figure else None,
            )
            for one in group
        )
    )


def _settle(decided: tuple[ColumnDecision, ...]) -> None:
    found = import_state.brought()
    if found is not None:
        places = {one.column for one in decided}
        kept = tuple(one for one in found.decisions.columns if one.column not in places)
        import_state.settle(columns=(*kept, *decided))
