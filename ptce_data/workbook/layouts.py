"""How a workbook is understood before its rows are read: which sheet, which lines, which columns."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ptce_data.i18n import ngettext
from ptce_data.search_text import normalised
from ptce_data.workbook import columns as columns_of
from ptce_data.workbook import footnotes, header_rows, headings, left_out, sentences_of_structure, years
from ptce_data.workbook.decisions import Decisions, Shape
from ptce_data.workbook.header_rows import Header
from ptce_data.workbook.layout import Column, Layout, LeftOut, Match
from ptce_data.workbook.matching import telling_words
from ptce_data.workbook.repairs import repaired
from ptce_data.workbook.sheets import Sheet, Workbook
from ptce_data.workbook.vocabulary import Vocabulary

TITLES_READ = 12
CELLS_OF_TITLE = 6
# Pole, indicator and value, say: such headings make a table even with nothing under them (a blank template).
MOST_CERTAIN = 3


def propose(workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions) -> Layout:
    """The sheet to read and what it holds; what a person decided prevails, the rest is proposed."""
    sheet = repaired(_sheet(workbook, vocabulary, decisions), decisions)
    header = _header(sheet, vocabulary, decisions)
    columns = columns_of.understood(sheet, header, vocabulary, decisions)
    shape = decisions.shape or _shape(columns)
    columns = _fitted(columns, shape)
    first = header.row + header.rows
    last = min(decisions.last_row or left_out.last_filled_row(sheet), sheet.cells.num_rows)
    other = None if decisions.last_row else header_rows.next_table(sheet, vocabulary, header, last)
    last = other - 1 if other else last
    layout = Layout(
        sheet=sheet.name,
        shape=shape,
        header_row=header.row or 1,
        header_rows=header.rows,
        first_row=first,
        last_row=max(last, first - 1),
        columns=columns,
        left_out=(*_titles(sheet, header), *left_out.rows(sheet, columns, (first, last), decisions)),
        shape_key=columns_of.shape_key(header),
        next_table=other,
        filled_down=left_out.written_once(sheet, columns, (first, last)),
    )
    layout = _with_titles(layout, sheet, workbook, vocabulary, decisions)
    return replace(
        layout,
        footnotes=footnotes.found(sheet, layout.left_out),
        problems=tuple(sentences_of_structure.problems(layout, sheet, header, vocabulary, decisions)),
        remarks=tuple(sentences_of_structure.remarks(layout, sheet, workbook, vocabulary)),
    )


def _sheet(workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions) -> Sheet:
    """The one chosen; else the first visible one that holds figures; else the first that is not empty."""
    named = [sheet for sheet in workbook.sheets if sheet.name == decisions.sheet]
    visible = [sheet for sheet in workbook.sheets if sheet.visible] or list(workbook.sheets)
    filled = [sheet for sheet in visible if left_out.last_filled_row(sheet)]
    if named or len(filled) < 2:  # noqa: PLR2004 (no choice)
        return (named or filled or visible)[0]
    return next((sheet for sheet in filled if _holds_figures(sheet, vocabulary)), filled[0])


def _holds_figures(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    header = header_rows.found(sheet, vocabulary)
    if not header.row:
        return False
    columns = columns_of.understood(sheet, header, vocabulary, Decisions())
    measured = [one for one in columns if one.role in {"value", "figure"}]
    roles = {one.role for one in columns} & {"pole", "indicator", "year", "value", "figure"}
    if len(roles) >= MOST_CERTAIN and measured:
        return True
    last = left_out.last_filled_row(sheet)
    return any(
        columns_of.holds_a_figure(sheet, one.column, header.row + header.rows, last) for one in measured
    )


def _header(sheet: Sheet, vocabulary: Vocabulary, decisions: Decisions) -> Header:
    if decisions.header_row:
        row = min(decisions.header_row, max(sheet.cells.num_rows, 1))
        return header_rows.at(sheet, vocabulary, row, decisions.header_rows or 1)
    found = header_rows.found(sheet, vocabulary)
    if found.row and decisions.header_rows:
        return header_rows.at(sheet, vocabulary, found.row, decisions.header_rows)
    return found


def _shape(columns: tuple[Column, ...]) -> Shape:
    """Long where one column gives the values; wide where columns are indicators or years."""
    roles = Counter(one.role for one in columns)
    known = sum(1 for one in columns if one.role == "figure" and (one.indicator or one.year or one.others))
    if roles["value"] and (roles["indicator"] or not known):
        return "long"
    return "wide" if known or roles["figure"] > 1 or (not roles["indicator"] and roles["figure"]) else "long"


_TOTALS = {"total", "cumul", "moyenne", "ensemble", "totaux"}


def _fitted(columns: tuple[Column, ...], shape: Shape) -> tuple[Column, ...]:
    """A long sheet has no figure column, a wide one no value column."""
    valued = any(one.role == "value" for one in columns)
    years_across = any(one.role == "figure" and one.year for one in columns)
    return tuple(_fit(one, shape, valued=valued, years_across=years_across) for one in columns)


def _fit(one: Column, shape: Shape, *, valued: bool, years_across: bool) -> Column:
    if one.how == "decided":
        return one
    if shape == "long" and one.role == "figure":
        lone_figures = not valued and one.indicator is None
        return replace(one, role="value" if lone_figures else "ignored", indicator=None, year=None)
    if shape == "wide" and one.role == "value":
        total = normalised(one.heading).split(" ")[0] in _TOTALS
        return replace(one, role="ignored" if total else "figure")
    if shape == "wide" and one.role == "year" and years_across:
        return replace(one, role="ignored", how="near")
    return one


def _titles(sheet: Sheet, header: Header) -> tuple[LeftOut, ...]:
    above = [
        row
        for row in range(1, header.row)
        if any(
            sheet.text(row, column)
            for column in range(min(sheet.cells.num_columns, header_rows.MOST_COLUMNS))
        )
    ]
    reason = ngettext("titre au-dessus du tableau", "titres au-dessus du tableau", len(above))
    return (LeftOut(tuple(above), reason),) if above else ()


def _with_titles(
    layout: Layout, sheet: Sheet, workbook: Workbook, vocabulary: Vocabulary, decisions: Decisions
) -> Layout:
    """What titles, the sheet's name and the file's say for every row: the pole, the year, the indicator."""
    said = list(_said(sheet, layout, workbook))
    roles = {one.role for one in layout.columns}
    if "pole" not in roles:
        layout = _with_pole(layout, said, vocabulary, decisions)
    undated = layout.shape == "long" or any(one.role == "figure" and not one.year for one in layout.columns)
    if "year" not in roles and undated and not decisions.year:
        layout = replace(layout, year=_year_of(said))
    if layout.shape == "wide" and "indicator" not in roles:
        layout = _with_indicator(layout, said, vocabulary)
    return layout


def _said(sheet: Sheet, layout: Layout, workbook: Workbook) -> Iterable[str]:
    for row in range(1, min(layout.header_row, TITLES_READ + 1)):
        for column in range(min(sheet.cells.num_columns, CELLS_OF_TITLE)):
            if text := sheet.text(row, column).strip():
                yield text
    yield sheet.name
    yield re.sub(r"\.[A-Za-z]{2,4}$", "", workbook.file_name).replace("_", " ")


def _with_pole(layout: Layout, said: list[str], vocabulary: Vocabulary, decisions: Decisions) -> Layout:
    meanings = {one.text: one.code for one in decisions.meanings if one.kind == "pole"}
    texts = [*said, layout.sheet]
    for text in texts:
        if meanings.get(text) in vocabulary.poles:
            code = meanings[text]
            return replace(layout, pole_text=text, pole=Match(code, vocabulary.poles[code].name, 1.0))
    for text in texts:
        if match := pole_named_in(text, vocabulary):
            return replace(layout, pole_text=text, pole=match)
    return replace(layout, pole_text=layout.sheet)


NAMED_INSIDE = 0.9


def pole_named_in(text: str, vocabulary: Vocabulary) -> Match | None:
    """The only pole whose name stands inside a longer text (« Bilan 2022 – Les Ecossolies »)."""
    whole = vocabulary.find("pole", text).sure
    if whole:
        return whole
    flat = f" {normalised(text)} "
    inside = {
        alias.code: len(alias.flat)
        for alias in vocabulary.names["pole"].aliases
        if f" {alias.flat} " in flat and sum(map(len, telling_words(alias.flat))) > 3  # noqa: PLR2004 (« Tera » at least)
    }
    longest = [code for code, length in inside.items() if length == max(inside.values())]
    return Match(longest[0], vocabulary.poles[longest[0]].name, NAMED_INSIDE) if len(longest) == 1 else None


def _year_of(said: list[str]) -> int | None:
    """The year of the first text that states one alone; a day (« reçu le… ») dates the file, not them."""
    for text in said:
        found = years.understood(text)
        if len(text) <= headings.LONGEST and found.year and "from_date" not in found.hints:
            return found.year
    return None


def _with_indicator(layout: Layout, said: list[str], vocabulary: Vocabulary) -> Layout:
    """Years across and nothing else: the indicator they measure is in a title."""
    bare = [one for one in layout.columns if one.role == "figure" and not one.indicator and one.year]
    if not bare or any(one.others for one in bare):
        return layout
    for text in said:
        heading = headings.heading(text, vocabulary)
        if heading.role == "figure" and heading.indicator:
            columns = tuple(
                replace(one, indicator=heading.indicator, how="near", certainty=NAMED_INSIDE,
                        unit_text=one.unit_text or heading.unit_text)
                if one in bare
                else one
                for one in layout.columns
            )  # fmt: skip
            return replace(layout, columns=columns)
    return layout
