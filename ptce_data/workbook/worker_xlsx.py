"""A .xlsx: calamine's cells, and what its XML says beside them."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future

import pyarrow as pa

from ptce_data.workbook import container_xlsx, sheet_halves, worker_cells, worker_parse
from ptce_data.workbook.container import Container
from ptce_data.workbook.container_xlsx import Entry, Facts
from ptce_data.workbook.worker_answer import Answer, Read, about, cleaned_sheet, long_enough
from ptce_data.workbook.worker_parse import Parsed
from ptce_data.workbook.worker_refusal import Refusal

Sheets = list[Parsed | None]


def xlsx(
    found: Container, parts: Mapping[str, bytes], pool: Executor, begun: Future[Sheets] | None
) -> Answer:
    """The workbook, once it is parsed; `begun` where its parsing is. Raises Refusal."""
    listed = container_xlsx.entries(parts)
    sheets = [entry for entry in listed if entry.kind == "worksheet"]
    if not sheets:
        raise Refusal("charts_only" if listed else "no_cells")
    for entry in sheets:
        if container_xlsx.beyond_bounds(_part(parts, entry)):
            container_xlsx.check_extent(entry.name, _part(parts, entry))
    parsed_sheets = begun.result if begun else _parsing(found, parts, listed, pool)
    percents = container_xlsx.percent_styles(parts.get("xl/styles.xml", b"<styles/>"))
    facts = [container_xlsx.facts(_part(parts, entry), percents) for entry in sheets]
    remarks = about(found)
    if len(sheets) < len(listed):
        names = ", ".join(entry.name for entry in listed if entry.kind != "worksheet")
        remarks.append(("sheets_left_out", {"sheets": names}))
    if any(seen.zero_formulas for seen in facts) and container_xlsx.CALCULATE_ON_LOAD.search(
        parts["xl/workbook.xml"]
    ):
        remarks.append(("calculated_on_load", {}))
    parsed = dict(zip(listed, parsed_sheets(), strict=True))
    read = [_sheet(entry, parsed[entry], seen) for entry, seen in zip(sheets, facts, strict=True)]
    return Answer(found.kind, read, remarks)


def _parsing(
    found: Container, parts: Mapping[str, bytes], listed: Sequence[Entry], pool: Executor
) -> Callable[[], Sheets]:
    """Begins to parse a large workbook, in halves where it can be cut."""
    halves = sheet_halves.cut(parts, listed)
    if halves is None:
        return pool.submit(worker_parse.parsed, found.content).result
    first = pool.submit(worker_parse.parsed_first, halves)
    second = pool.submit(worker_parse.parsed_second, halves)

    def sheets() -> Sheets:
        ordered = sheet_halves.first_row(halves.second) > halves.above
        read, below = first.result(), second.result()
        whole = _joined(read[halves.at], below, halves.above) if ordered else None
        if whole is None:
            return worker_parse.parsed(found.content)
        return [*read[: halves.at], whole, *read[halves.at + 1 :]]

    return sheets


def _joined(first: Parsed | None, second: Parsed | None, above: int) -> Parsed | None:
    """A sheet from its halves; None where they are not what was cut."""
    if first is None or second is None or first.rows > above:
        return None
    width = max(first.start + len(first.columns), second.start + len(second.columns))
    halves = zip(_columns(first, width, above), _columns(second, width, second.rows), strict=True)
    columns = [pa.concat_arrays(both) for both in halves]
    return Parsed(0, columns, above + second.rows, {**first.errors, **second.errors})


def _columns(parsed: Parsed, width: int, rows: int) -> list[pa.Array]:
    """The columns of a sheet from its first one on, as texts, filled with empty cells."""
    empty = pa.nulls(rows, pa.string())
    below = pa.nulls(rows - parsed.rows, pa.string())
    texts = [column if column.type == pa.string() else column.cast(pa.string()) for column in parsed.columns]
    filled = [pa.concat_arrays([column, below]) if len(below) else column for column in texts]
    return [empty] * parsed.start + filled + [empty] * (width - parsed.start - len(filled))


def _part(parts: Mapping[str, bytes], entry: Entry) -> bytes:
    if entry.part not in parts:
        raise Refusal("damaged")
    return parts[entry.part]


def _sheet(entry: Entry, parsed: Parsed | None, facts: Facts) -> Read:
    if parsed is None:
        raise Refusal("damaged")
    columns = _columns(parsed, parsed.start + len(parsed.columns), parsed.rows)
    columns = long_enough(entry.name, columns, facts.valueless)
    errors = {cell: worker_cells.error_name(detail) for cell, detail in parsed.errors.items()}
    columns = worker_cells.patched(columns, facts, errors)
    return cleaned_sheet(entry.name, columns, visible=entry.visible, facts=facts)
