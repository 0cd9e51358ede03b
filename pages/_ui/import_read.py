"""« Ce que nous avons lu »: the sheet, its shape, its columns, as understood and as corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from pages._ui import (
    compare_drawings,
    data,
    html_table,
    import_column_choices,
    import_columns,
    import_state,
)
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.tables import Column, Table
from ptce_data.workbook import past_choices
from ptce_data.workbook.decisions import Decisions, Meaning, Shape
from ptce_data.workbook.layout import Layout

MOST_HEADER_ROWS = 2
ROWS_NAMED = 12
MOST_ROWS_TYPED = 200_000
_ROWS = re.compile(r"\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7})\s*)?")


def draw(found: Brought, layout: Layout) -> None:
    """What was read in a few sentences, the columns, and every way to correct them."""
    st.markdown(markup.as_markdown(said(layout)))
    for remark in (*found.workbook.remarks, *layout.remarks):
        st.caption(markup.as_markdown(remark))
    if layout.left_out:
        _left_out(layout)
    for problem in layout.problems:
        st.error(markup.as_markdown(problem))
    if layout.pole_text and not any(column.role == "pole" for column in layout.columns):
        _pole_of_the_sheet(found, layout)
    import_columns.draw(found, layout)
    _offered(found)
    _for_every_row(found, layout)
    corrected = st.expander(
        _("Corriger la feuille, les titres ou les lignes lues"),
        key=found.key("import-correct"),
        expanded=bool(layout.problems),
    )
    with corrected:
        _sheet_and_shape(found, layout)
        _rows(found, layout)


def _pole_of_the_sheet(found: Brought, layout: Layout) -> None:
    """No column names the pole: a title, the sheet or the file does, and it can be corrected."""
    names = data.answer(compare_drawings.names, "poles")
    key = import_state.showing(found.key("import-pole"), layout.pole.code if layout.pole else None)
    st.selectbox(
        _("Aucune colonne ne nomme le pôle. Pôle de toute la feuille"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Choisir un pôle"),
        key=key,
        on_change=_name_the_pole,
        args=(key, layout.pole_text),
    )


def _name_the_pole(key: str, text: str) -> None:
    found, code = import_state.brought(), st.session_state[key]
    if found is not None and code is not None:
        others = tuple(one for one in found.decisions.meanings if (one.kind, one.text) != ("pole", text))
        import_state.settle(meanings=(*others, Meaning("pole", text, code)))


def _offered(found: Brought) -> None:
    """What the file before it, of the same shape, had for every row: said, and one click to take it."""
    offered = past_choices.left_to_take(found.past, found.decisions)
    if not offered:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="import-offered"):
        st.info(markup.as_markdown(past_choices.offered_words(offered)), icon=":material/history:")
        st.button(_("Reprendre"), key=found.key("import-take"), on_click=import_state.settle, kwargs=offered)


def _for_every_row(found: Brought, layout: Layout) -> None:
    """What stands where a row does not say it itself."""
    held = found.decisions
    undated = [one.column for one in import_columns.undated_ones(found, layout)]
    asked = st.expander(
        _("Pour les lignes qui ne le disent pas\u00a0: l'année, la source"),
        key=found.key("import-for-all"),
        expanded=bool(undated) or found.past.offered != Decisions(),
    )
    with asked:
        year, title, address = st.columns((1, 2, 2))
        key = import_state.showing(found.key("import-year"), held.year)
        year.number_input(
            _("Année des chiffres"),
            min_value=import_column_choices.FIRST_YEAR,
            max_value=import_column_choices.LAST_YEAR,
            placeholder=_("aucune"),
            key=key,
            on_change=_decide,
            args=("year", key),
        )
        texts = {
            "source_title": (title, _("Titre de la source"), _("par exemple\u00a0: rapport d'activité 2024")),
            "source_url": (address, _("Adresse de la source"), "https://"),
        }
        for field, (place, label, example) in texts.items():
            key = import_state.showing(found.key(f"import-{field}"), getattr(held, field))
            place.text_input(
                label, key=key, placeholder=example, max_chars=300, on_change=_decide, args=(field, key)
            )
        st.caption(_("Sans titre de source, le nom du fichier en tient lieu."))


def said(layout: Layout) -> str:
    """The reading in words: sheet, shape, header, rows."""
    shapes: dict[Shape, str] = {
        "long": _("une ligne par chiffre"),
        "wide": _("une ligne par pôle, une colonne par indicateur"),
    }
    header = ngettext("titres en ligne {row}", "titres en lignes {row} et {next}", layout.header_rows).format(
        row=layout.header_row, next=layout.header_row + 1
    )
    return _(
        "Feuille «\u202f{sheet}\u202f»\u00a0: {shape}, {header}, données des lignes {first} à {last}."
    ).format(
        sheet=layout.sheet,
        shape=shapes[layout.shape],
        header=header,
        first=formats.number(layout.first_row, 0),
        last=formats.number(layout.last_row, 0),
    )


def _left_out(layout: Layout) -> None:
    rows = tuple((rows_in_words(one.rows), one.reason) for one in layout.left_out)
    n = sum(len(one.rows) for one in layout.left_out)
    title = ngettext("{n} ligne laissée de côté", "{n} lignes laissées de côté", n)
    title = title.format(n=formats.number(n, 0))
    with st.expander(title):
        st.html(html_table.of(Table(title, (Column(_("Lignes")), Column(_("Pourquoi"))), rows)))


def rows_in_words(rows: Iterable[int], *, whole: bool = False) -> str:
    """`3, 7-9`; the first ones only where they are many, unless `whole`."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    words = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    if whole or len(words) <= ROWS_NAMED:
        return ", ".join(words)
    return ", ".join(words[:ROWS_NAMED]) + "…"


def _sheet_and_shape(found: Brought, layout: Layout) -> None:
    sheets = [sheet.name for sheet in found.workbook.sheets]
    hidden = {sheet.name for sheet in found.workbook.sheets if not sheet.visible}
    first, second = st.columns(2)
    key = import_state.showing(found.key("import-sheet"), layout.sheet)
    first.selectbox(
        _("Feuille à lire"),
        sheets,
        format_func=lambda name: _("{sheet} (masquée)").format(sheet=name) if name in hidden else name,
        key=key,
        on_change=_another_sheet,
        args=(key,),
    )
    shapes: dict[Shape, str] = {
        "long": _("Une ligne par chiffre"),
        "wide": _("Une ligne par pôle, une colonne par indicateur"),
    }
    key = import_state.showing(found.key("import-shape"), layout.shape)
    second.selectbox(
        _("Disposition"),
        list(shapes),
        format_func=lambda shape: shapes[shape],
        key=key,
        on_change=_decide,
        args=("shape", key),
    )


def _another_sheet(key: str) -> None:
    """Another sheet is another reading: what was settled of the former one does not hold for it."""
    import_state.settle(
        sheet=st.session_state[key],
        shape=None,
        header_row=None,
        header_rows=None,
        last_row=None,
        rows_left_out=(),
        rows_kept=(),
        columns=(),
        repairs=(),
    )


def _decide(field: str, key: str) -> None:
    value = st.session_state[key]
    import_state.settle(**{field: value.strip() if isinstance(value, str) else value})


@dataclass(frozen=True)
class _RowNumber:
    """A row as a decision: its name in Decisions, what stands now, the highest it may be."""

    field: str
    label: str
    value: int
    most: int


def _rows(found: Brought, layout: Layout) -> None:
    bottom = max(found.workbook.sheet(layout.sheet).cells.num_rows, 1)
    numbers = (
        _RowNumber("header_row", _("Ligne des titres"), layout.header_row, bottom),
        _RowNumber("header_rows", _("Nombre de lignes de titres"), layout.header_rows, MOST_HEADER_ROWS),
        _RowNumber("last_row", _("Dernière ligne à lire"), layout.last_row, bottom),
    )
    for place, number in zip(st.columns(len(numbers)), numbers, strict=True):
        key = import_state.showing(found.key(f"import-{number.field}"), number.value)
        place.number_input(
            number.label,
            min_value=1,
            max_value=max(number.most, number.value),
            key=key,
            on_change=_decide,
            args=(number.field, key),
        )
    lists = {
        "rows_left_out": _("Laisser aussi de côté les lignes"),
        "rows_kept": _("Lire quand même les lignes"),
    }
    for place, (field, label) in zip(st.columns(len(lists)), lists.items(), strict=True):
        with place:
            _row_list(found, field, label)


def _row_list(found: Brought, field: str, label: str) -> None:
    held: tuple[int, ...] = getattr(found.decisions, field)
    key = import_state.showing(found.key(f"import-{field}"), rows_in_words(held, whole=True))
    st.text_input(
        label, key=key, placeholder=_("par exemple 3, 7-9"), on_change=_decide_rows, args=(field, key)
    )
    wrong = st.session_state.pop(f"{key}-wrong", "")
    if wrong:
        st.error(
            _("«\u202f{text}\u202f» n'est pas une liste de lignes\u00a0: écrivez par exemple 3, 7-9.").format(
                text=markup.as_markdown(wrong)
            )
        )


def _decide_rows(field: str, key: str) -> None:
    rows = rows_from(st.session_state[key])
    if rows is None:
        st.session_state[f"{key}-wrong"] = st.session_state[key]
    else:
        import_state.settle(**{field: rows})


def rows_from(text: str) -> tuple[int, ...] | None:
    """The rows of `3, 7-9`; None where the text says something else or too much."""
    rows: set[int] = set()
    for part in filter(str.strip, re.split("[,;]", text)):
        match = _ROWS.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if last < first or last - first > MOST_ROWS_TYPED:
            return None
        rows.update(range(first, last + 1))
    return tuple(sorted(rows))
