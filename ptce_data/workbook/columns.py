"""What each column of a sheet holds: what was decided, else remembered, else its heading, else its cells."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from ptce_data.workbook import left_out, numbers, years
from ptce_data.workbook.decisions import ColumnDecision, Decisions, Role
from ptce_data.workbook.header_rows import Header
from ptce_data.workbook.headings import Heading
from ptce_data.workbook.layout import Column
from ptce_data.workbook.matching import key
from ptce_data.workbook.sheets import Sheet
from ptce_data.workbook.vocabulary import Vocabulary

SAMPLED = 400
DISTINCT_SAMPLED = 40
MOSTLY = 0.6
NEARLY_ALL = 0.9
BY_CONTENT = 0.8
ROLES: frozenset[str] = frozenset(get_args(Role))


def shape_key(header: Header) -> str:
    """The same for two files whose headings say the same thing, whatever their years."""
    said = "\n".join(_without_year(one.text) for one in header.headings if one.text)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _without_year(text: str) -> str:
    return re.sub(r"\b(?:19|20)[0-9]{2}\b", "0000", key(text))


def remembered_text(heading: str) -> str:
    """How a heading is kept for the next file: its years go, for they will be others."""
    return re.sub(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", "0000", heading)


def understood(
    sheet: Sheet, header: Header, vocabulary: Vocabulary, decisions: Decisions
) -> tuple[Column, ...]:
    """The columns that have a heading or a cell; one at most for a role a sheet has once."""
    shape = shape_key(header)
    first, last = header.row + header.rows, left_out.last_filled_row(sheet)
    decided = {one.column: one for one in decisions.columns}
    found = []
    for at, heading in enumerate(header.headings):
        sample = _sample(sheet, at, first, last)
        if at in decided:
            found.append(_decided(at, heading, decided[at]))
        elif at in sheet.hidden_columns:
            found.append(Column(at, heading.text, "ignored", 1.0, "exact"))
        elif heading.text or sample:
            recalled = vocabulary.recalled(shape, "column", remembered_text(heading.text))
            found.append(_proposed(at, heading, recalled, sample, vocabulary))
    return _one_of_each(tuple(found), sheet, first, last, vocabulary)


def _sample(sheet: Sheet, column: int, first: int, last: int) -> list[str]:
    """Some of the different texts of a column, in the order of the sheet."""
    if last < first:
        return []
    array = left_out.texts(sheet, column, first, min(last, first + SAMPLED - 1))
    said = [text for text in array.unique().to_pylist() if text and text.strip()]
    return said[:DISTINCT_SAMPLED]


def _decided(at: int, heading: Heading, decision: ColumnDecision) -> Column:
    """A person's word; what they did not choose of an indicator and a year stays as the heading says."""
    figure = decision.role == "figure"
    return Column(
        column=at,
        heading=heading.text,
        role=decision.role,
        certainty=1.0,
        how="decided",
        indicator=(decision.indicator or heading.indicator) if figure else None,
        year=(decision.year or heading.year) if figure else None,
        others=heading.others,
        unit_text=heading.unit_text,
    )


def _proposed(
    at: int, heading: Heading, recalled: str | None, sample: list[str], vocabulary: Vocabulary
) -> Column:
    if recalled is not None and (column := _recalled(at, heading, recalled, vocabulary)):
        return column
    if heading.role is not None:
        return Column(
            at, heading.text, heading.role, heading.certainty, heading.how,
            heading.indicator, heading.year, heading.others, heading.unit_text,
        )  # fmt: skip
    return _by_content(at, heading, sample, vocabulary)


def _recalled(at: int, heading: Heading, meaning: str, vocabulary: Vocabulary) -> Column | None:
    """`figure:jobs_created` or a role, as `meaning_of` wrote it; None where it no longer means anything."""
    role, _colon, indicator = meaning.partition(":")
    indicator = indicator.partition(":")[0]
    if role not in ROLES or (indicator and indicator not in vocabulary.indicators):
        return None
    year = heading.year if role == "figure" else None
    return Column(
        at, heading.text, role, 0.95, "remembered",  # type: ignore[arg-type]
        indicator or None, year, heading.others, heading.unit_text,
    )  # fmt: skip


def meaning_of(column: Column) -> str:
    """What is remembered of a column; never its year, which belongs to one file."""
    return f"figure:{column.indicator}" if column.role == "figure" and column.indicator else column.role


def _by_content(at: int, heading: Heading, sample: list[str], vocabulary: Vocabulary) -> Column:
    """A heading that says nothing known: its cells may."""
    role, share = _role_of_cells(sample, vocabulary)
    plain = Column(at, heading.text, role, round(share * BY_CONTENT, 2), "near", others=heading.others)
    column = replace(plain, unit_text=heading.unit_text, year=heading.year if role == "figure" else None)
    return column if role not in {"ignored", "figure"} else replace(column, certainty=0.0, how="unknown")


def _role_of_cells(sample: list[str], vocabulary: Vocabulary) -> tuple[Role, float]:
    if not sample:
        return "ignored", 0.0
    names = vocabulary.names
    for role, share, needed in (
        ("year", _share(sample, lambda text: years.understood(text).year is not None), NEARLY_ALL),
        ("pole", _share(sample, lambda text: names["pole"].exactly(text).exact), MOSTLY),
        ("indicator", _share(sample, lambda text: names["indicator"].exactly(text).exact), MOSTLY),
        ("source_url", _share(sample, lambda text: text.startswith(("http://", "https://", "www."))), MOSTLY),
        ("figure", _share(sample, _is_figure), MOSTLY),
    ):  # fmt: skip
        if share >= needed:
            return role, share  # type: ignore[return-value]
    return "ignored", 0.0


def holds_a_figure(sheet: Sheet, column: int, first: int, last: int) -> bool:
    """Whether some cell of the column states a figure, among the first ones."""
    return any(numbers.understood(text).reading == "figure" for text in _sample(sheet, column, first, last))


def _is_figure(text: str) -> bool:
    return numbers.understood(text).reading in {"figure", "missing", "error"}


def _share(sample: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, sample)) / len(sample)


# Roles of which a sheet has one; where two columns claim one, the cells or the order decide, and it is said.
_SETTLED = ("pole", "unit", "qualifier", "perimeter", "note", "visibility", "source_title", "source_url")


def _one_of_each(
    columns: tuple[Column, ...], sheet: Sheet, first: int, last: int, vocabulary: Vocabulary
) -> tuple[Column, ...]:
    crowded = {role for role, n in Counter(one.role for one in columns).items() if n > 1 and role in _SETTLED}
    kept = list(columns)
    for role in crowded:
        rivals = [at for at, one in enumerate(kept) if one.role == role]
        decided = [at for at in rivals if kept[at].how == "decided"]
        best = decided[0] if decided else _best(kept, rivals, sheet, (first, last), vocabulary)
        for at in rivals:
            if at != best and kept[at].how != "decided":
                kept[at] = replace(kept[at], role="ignored", certainty=0.0, how="unknown")
    return tuple(kept)


def _best(
    columns: list[Column], rivals: list[int], sheet: Sheet, span: tuple[int, int], vocabulary: Vocabulary
) -> int:
    """Of two columns that name poles, the one that names most known ones; else the surest, the first."""

    def worth(at: int) -> tuple[float, float, int]:
        one = columns[at]
        sample = _sample(sheet, one.column, *span) if one.role == "pole" else []
        known = (
            _share(sample, lambda text: vocabulary.names["pole"].find(text).sure is not None)
            if sample
            else 0.0
        )
        return known, one.certainty, -at

    return max(rivals, key=worth)
