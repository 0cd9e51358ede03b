"""The rows of a sheet as entries: one line a figure it states, as written and as understood."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data import changes
from ptce_data.workbook import columns as columns_of
from ptce_data.workbook import figures_of_cells, left_out, years
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.entries import ENTRIES
from ptce_data.workbook.figures_of_cells import SCALED_ALONE, Figures
from ptce_data.workbook.hint_lists import joined
from ptce_data.workbook.layout import Column, Layout
from ptce_data.workbook.left_out import NO_STORED_VALUE
from ptce_data.workbook.matching import key
from ptce_data.workbook.meanings import LEFT_OUT, MOST_COMPARED, Meanings, new_pole_id, new_pole_ids
from ptce_data.workbook.measures import Measure, measure
from ptce_data.workbook.repairs import repaired
from ptce_data.workbook.sheets import Sheet, letters
from ptce_data.workbook.unit_conversion import converted
from ptce_data.workbook.unknown_texts import Unknown, unknown
from ptce_data.workbook.vocabulary import Vocabulary

__all__ = ["Unknown", "new_pole_id", "new_pole_ids", "read", "readings_to_remember", "repaired", "unknown"]


def read(sheet: Sheet, layout: Layout, vocabulary: Vocabulary, decisions: Decisions) -> pa.Table:
    """The figures of the sheet, of schema ENTRIES, by row then column; rows left out are not there.

    The sheet is the file's own: the repairs of `decisions` are made here.
    """
    rows = _Rows(repaired(sheet, decisions), layout, _kept_rows(layout))
    cells = _cells(rows)
    if not len(cells.row):
        return ENTRIES.empty_table()
    return _entries(rows, cells, Meanings(layout, vocabulary, decisions))


@dataclass(frozen=True)
class _Rows:
    """The rows that are read: `kept` says which, from the first to the last."""

    sheet: Sheet
    layout: Layout
    kept: np.ndarray

    def texts(self, column: int, *, measured: bool = False) -> pa.Array:
        """The trimmed texts of a column, one a kept row; an empty cell is "".

        A formula without a stored value says nothing beside a figure; in the place of one, it is an error.
        """
        array = left_out.texts(self.sheet, column, self.layout.first_row, self.layout.last_row)
        if measured:
            trimmed = pc.utf8_trim_whitespace(array).fill_null("")
        else:
            coded = array.dictionary_encode(null_encoding="encode")
            said = pc.utf8_trim_whitespace(coded.dictionary).fill_null("")
            trimmed = pc.if_else(pc.equal(said, NO_STORED_VALUE), "", said).take(coded.indices)
        return trimmed if self.kept.all() else trimmed.filter(pa.array(self.kept))

    def filled(self, column: Column) -> pa.Array:
        """The same, where a name written once stands for the rows under it."""
        layout, sheet = self.layout, self.sheet
        array = pc.utf8_trim_whitespace(
            left_out.texts(sheet, column.column, layout.first_row, layout.last_row)
        )
        array = pc.if_else(pc.equal(array, ""), None, array)
        everywhere = layout.filled_down and column.role == "pole"
        below = np.full(len(array), everywhere)
        for merged in sheet.merged:
            if merged.first_column <= column.column <= merged.last_column:
                start = max(merged.first_row - layout.first_row, -1)
                below[start + 1 : max(merged.last_row - layout.first_row + 1, 0)] = True
        if below.any():
            array = pc.if_else(pa.array(below), pc.fill_null_forward(array), array)
        array = array.fill_null("")
        return array if self.kept.all() else array.filter(pa.array(self.kept))

    def numbers(self) -> np.ndarray:
        return np.flatnonzero(self.kept) + self.layout.first_row


def _kept_rows(layout: Layout) -> np.ndarray:
    kept = np.ones(max(layout.last_row - layout.first_row + 1, 0), dtype=bool)
    for left in layout.left_out:
        at = np.array(left.rows, dtype=np.int64) - layout.first_row
        kept[at[(at >= 0) & (at < len(kept))]] = False
    return kept


@dataclass(frozen=True)
class _Cells:
    """The cells that state a figure: which kept row, which measured column, what is written."""

    row: np.ndarray
    column: np.ndarray
    columns: tuple[Column, ...]
    text: pa.Array


def _cells(rows: _Rows) -> _Cells:
    """The filled cells of the measured columns, by row then column."""
    measured = tuple(one for one in rows.layout.columns if one.role in {"value", "figure"})
    where, which, said = [], [], []
    for rank, one in enumerate(measured):
        texts = rows.texts(one.column, measured=True)
        filled = np.flatnonzero(pc.not_equal(texts, "").to_numpy(zero_copy_only=False))
        where.append(filled)
        which.append(np.full(len(filled), rank, dtype=np.int32))
        said.append(texts.take(pa.array(filled)))
    if not measured:
        return _Cells(
            np.array([], dtype=np.int64), np.array([], dtype=np.int32), (), pa.array([], pa.string())
        )
    row, column, text = np.concatenate(where), np.concatenate(which), pa.concat_arrays(said)
    if len(measured) > 1:
        order = np.argsort(row, kind="stable")
        row, column, text = row[order], column[order], text.take(pa.array(order))
    return _Cells(row, column, measured, text)


@dataclass(frozen=True)
class _Told:
    """A column of texts and what they mean, one line an entry; `which` of the `distinct` texts it is."""

    text: pa.Array
    code: pa.Array
    hints: np.ndarray
    hint_lists: tuple[tuple[str, ...], ...]
    distinct: tuple[str, ...] = ()
    which: pa.Array | None = None


def _entries(rows: _Rows, cells: _Cells, meanings: Meanings) -> pa.Table:
    figures = figures_of_cells.understood(cells.text)
    at = pa.array(cells.row)
    pole = _poles(rows, cells, meanings)
    indicator, heading_units = _indicators(rows, cells, meanings)
    year = _years(rows, cells, meanings)
    qualifier = _qualifiers(rows, cells, meanings, figures)
    unit_text = _unit_texts(rows, cells, figures, heading_units)
    units = converted(figures, indicator.code, unit_text, meanings)
    visible = _told(rows, "visibility", cells, lambda text, heading: (meanings.visibility(text, heading), ()))
    hints = [(figures.hints, figures.hint_lists), (units.hints, units.hint_lists)]
    hints += [_own_units(rows, cells, figures, heading_units)]
    hints += [(one.hints, one.hint_lists) for one in (pole, indicator, year.told, qualifier)]
    source_title, source_url = _sources(rows, at)
    table = pa.table(
        {
            "entry": pa.array(np.arange(1, len(cells.row) + 1, dtype=np.int32)),
            "row": pa.array(rows.numbers()[cells.row].astype(np.int32)),
            "cell": _addresses(rows, cells),
            "reading": figures.reading,
            "pole_text": pole.text,
            "pole_id": pole.code,
            "indicator_text": indicator.text,
            "indicator": indicator.code,
            "year_text": year.told.text,
            "year": year.year,
            "year_basis": year.basis,
            "value_text": cells.text,
            "value": units.value,
            "qualifier": qualifier.code,
            "unit_text": units.text,
            "unit": units.unit,
            "perimeter": _plain(rows, "perimeter", at),
            "note": _plain(rows, "note", at),
            "visibility_text": visible.text,
            "visibility": visible.code,
            "source_title": source_title,
            "source_url": source_url,
            "qualifier_text": qualifier.text,
            "hints": joined(hints),
        }
    ).cast(ENTRIES)
    return _without_left_out(table)


def _without_left_out(table: pa.Table) -> pa.Table:
    """Rows whose pole or indicator a person chose to leave out are dropped."""
    left = pc.or_(
        pc.fill_null(pc.equal(table["pole_id"], LEFT_OUT), fill_value=False),
        pc.fill_null(pc.equal(table["indicator"], LEFT_OUT), fill_value=False),
    )
    return table if not pc.any(left).as_py() else table.filter(pc.invert(left))


def _addresses(rows: _Rows, cells: _Cells) -> pa.Array:
    names = pa.array([letters(one.column) for one in cells.columns], pa.string()).take(pa.array(cells.column))
    return pc.binary_join_element_wise(names, pc.cast(pa.array(rows.numbers()[cells.row]), pa.string()), "")


def _of_role(rows: _Rows, role: str) -> Column | None:
    return next((one for one in rows.layout.columns if one.role == role), None)


def _plain(rows: _Rows, role: str, at: pa.Array) -> pa.Array:
    column = _of_role(rows, role)
    return rows.texts(column.column).take(at) if column else _empty(len(at))


def _empty(n: int, text: str = "") -> pa.Array:
    return pa.repeat(pa.scalar(text, pa.string()), n)


def _sources(rows: _Rows, at: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Title and address; an address written as the source is taken for both."""
    title, url = _plain(rows, "source_title", at), _plain(rows, "source_url", at)
    if _of_role(rows, "source_title") and pc.any(pc.starts_with(title, "http")).as_py():
        linked = pc.and_(pc.match_substring_regex(title, r"^https?://\S+$"), pc.equal(url, ""))
        url = pc.if_else(linked, title, url)
    return title, url


Explained = Callable[[str], tuple[str | None, tuple[str, ...]]]


def _explained(texts: pa.Array, at: pa.Array, explain: Explained) -> _Told:
    """Each distinct text of the rows explained once, then given to the entries."""
    coded = texts.dictionary_encode()
    distinct = tuple(coded.dictionary.to_pylist())
    answers = [explain(text) if text else (None, ()) for text in distinct]
    lists: dict[tuple[str, ...], int] = {(): 0}
    numbers_of_lists = np.array(
        [lists.setdefault(hints, len(lists)) for _code, hints in answers], dtype=np.int64
    )
    indices = coded.indices.take(at)
    return _Told(
        coded.dictionary.take(indices),
        pa.array([code for code, _hints in answers], pa.string()).take(indices),
        numbers_of_lists[indices.to_numpy()],
        tuple(lists),
        distinct,
        indices,
    )


def _told(
    rows: _Rows, role: str, cells: _Cells, explain: Callable[[str, str], tuple[str | None, tuple[str, ...]]]
) -> _Told:
    column = _of_role(rows, role)
    texts = rows.texts(column.column) if column else _empty(int(rows.kept.sum()))
    heading = column.heading if column else ""
    return _explained(texts, pa.array(cells.row), lambda text: explain(text, heading))


def _poles(rows: _Rows, cells: _Cells, meanings: Meanings) -> _Told:
    column, layout = _of_role(rows, "pole"), rows.layout
    if column is None:
        pole = layout.pole
        n = len(cells.row)
        code = pa.repeat(pa.scalar(pole.code if pole else None, pa.string()), n)
        return _Told(_empty(n, layout.pole_text if pole else ""), code, np.zeros(n, dtype=np.int64), ((),))
    compared = _Compared()

    def explain(text: str) -> tuple[str | None, tuple[str, ...]]:
        found = meanings.of("pole", text, compared=compared.more())
        return found.code, (f"pole_{found.how}",) if found.how in {"near", "remembered"} else ()

    return _explained(rows.filled(column), pa.array(cells.row), explain)


class _Compared:
    """Counts the texts compared with every name: past the most, a file is not a list of poles."""

    def __init__(self) -> None:
        self.texts = 0

    def more(self) -> bool:
        self.texts += 1
        return self.texts <= MOST_COMPARED


def _indicators(rows: _Rows, cells: _Cells, meanings: Meanings) -> tuple[_Told, pa.Array]:
    """The indicator of each entry, and the unit its text or its column's heading gives."""
    column_units = pa.array([one.unit_text for one in cells.columns], pa.string()).take(
        pa.array(cells.column)
    )
    column = _of_role(rows, "indicator")
    if column is None:
        said = [one.heading for one in cells.columns]
        codes = [one.indicator for one in cells.columns]
        which = pa.array(cells.column)
        zeros = np.zeros(len(cells.row), dtype=np.int64)
        return _Told(
            pa.array(said, pa.string()).take(which), pa.array(codes, pa.string()).take(which), zeros, ((),)
        ), column_units
    texts, at, compared = rows.filled(column), pa.array(cells.row), _Compared()
    units: dict[str, str] = {}

    def explain(text: str) -> tuple[str | None, tuple[str, ...]]:
        found = meanings.indicator(text, compared=compared.more())
        units[text] = found.unit_text
        return found.code, ("indicator_near",) if found.how == "near" else ()

    told = _explained(texts, at, explain)
    own = _explained(texts, at, lambda text: (units.get(text) or None, ())).code
    return told, pc.coalesce(own, column_units)


@dataclass(frozen=True)
class _Years:
    told: _Told
    year: pa.Array
    basis: pa.Array


def _years(rows: _Rows, cells: _Cells, meanings: Meanings) -> _Years:
    """The year of the figure's column, else of its row, else of the file, else of a title."""
    fallback = meanings.decisions.year or rows.layout.year
    column_years = pa.array([one.year for one in cells.columns], pa.int32()).take(pa.array(cells.column))
    told = _told(rows, "year", cells, lambda text, _heading: (None, years.understood(text).hints))
    said = [years.understood(text) for text in told.distinct]
    row_years = [one.year if text else fallback for text, one in zip(told.distinct, said, strict=True)]
    texts = [text or str(fallback or "") for text in told.distinct]
    year, text = (
        pa.array(row_years, pa.int32()).take(told.which),
        pa.array(texts, pa.string()).take(told.which),
    )
    basis = pa.array([one.basis for one in said], pa.string()).take(told.which)
    if column_years.null_count < len(column_years):
        dated = pc.is_valid(column_years)
        year, basis = pc.coalesce(column_years, year), pc.if_else(dated, "stated", basis)
        text = pc.if_else(dated, pc.cast(year, pa.string()), text)
    return _Years(replace(told, text=text), year, basis)


def _qualifiers(rows: _Rows, cells: _Cells, meanings: Meanings, figures: Figures) -> _Told:
    """What the cell says of its number, else what the row's own column says."""
    compared = _Compared()

    def explain(text: str, _heading: str) -> tuple[str | None, tuple[str, ...]]:
        code = meanings.of("qualifier", text, compared=compared.more()).code
        known = code if code in {"exact", "approx", "at_least"} else None
        return known, () if known else ("unknown_qualifier",)

    told = _told(rows, "qualifier", cells, explain)
    column = told.code.fill_null("exact")
    code = pc.if_else(pc.equal(figures.qualifier, "exact"), column, figures.qualifier)
    return replace(told, code=code)


def _outside_units(rows: _Rows, cells: _Cells, heading_units: pa.Array) -> pa.Array:
    """The unit the row gives, else the one of a heading."""
    row_units = _plain(rows, "unit", pa.array(cells.row))
    return pc.if_else(pc.equal(row_units, ""), heading_units, row_units)


def _unit_texts(rows: _Rows, cells: _Cells, figures: Figures, heading_units: pa.Array) -> pa.Array:
    """The unit beside the number, else the row's, else the one of a heading; "" where nobody gives one."""
    outside = _outside_units(rows, cells, heading_units)
    own = figures.unit_text
    stated = pc.if_else(pc.equal(own, ""), outside, own)
    return pc.if_else(pc.equal(own, SCALED_ALONE), "", stated)


def _own_units(
    rows: _Rows, cells: _Cells, figures: Figures, heading_units: pa.Array
) -> tuple[np.ndarray, tuple[tuple[str, ...], ...]]:
    """A hint where the cell's own unit is not worth the one its row or its column gives."""
    outside, own = _outside_units(rows, cells, heading_units), figures.unit_text
    both = pc.and_(pc.not_equal(own, ""), pc.not_equal(outside, "")).to_numpy(zero_copy_only=False)
    hints, at = np.zeros(len(own), dtype=np.int64), np.flatnonzero(both)
    said = [column.take(pa.array(at)).to_pylist() for column in (own, outside)]
    hints[at] = [_overrides(*one) for one in zip(*said, figures.scale[at], strict=True)]
    return hints, ((), ("own_unit",))


def _overrides(mine: str, theirs: str, scale: float) -> bool:
    """`4,2 M€` or `1,8 M` in a column of k€; another unit altogether is a fault, said elsewhere."""
    due = measure(theirs)
    own = due and Measure(due.unit) if mine == SCALED_ALONE else measure(mine)
    return due is not None and own is not None and own.unit == due.unit and own.factor * scale != due.factor


def readings_to_remember(
    layout: Layout, vocabulary: Vocabulary, decisions: Decisions
) -> tuple[changes.Reading, ...]:
    """What a person decided of columns and texts, for the next file of the same shape."""
    decided = [
        (columns_of.remembered_text(one.heading), columns_of.meaning_of(one))
        for one in layout.columns
        if one.how == "decided" and one.heading
    ]
    found = [
        changes.Reading(layout.shape_key, "column", text, meaning) for text, meaning in dict(decided).items()
    ]
    # Rows left out once are asked about again: dropped in silence next year, nobody would know.
    meanings = {(one.kind, key(one.text)): one for one in decisions.meanings if one.code != LEFT_OUT}
    found += [changes.Reading(layout.shape_key, one.kind, one.text, one.code) for one in meanings.values()]
    created = new_pole_ids(decisions, vocabulary)
    found += [changes.Reading(layout.shape_key, "pole", text, code) for text, code in created.items()]
    return tuple(found)
