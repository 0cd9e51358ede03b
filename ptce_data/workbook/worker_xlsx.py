"""A .xlsx: calamine's cells, and what its XML says beside them."""

from concurrent.futures import Future

import pyarrow as pa

from ptce_data.workbook import container, container_xlsx, worker_cells
from ptce_data.workbook.container import Container
from ptce_data.workbook.container_xlsx import Entry, Facts
from ptce_data.workbook.worker_answer import Answer, Read, about, cleaned_sheet, long_enough
from ptce_data.workbook.worker_parse import Parsed
from ptce_data.workbook.worker_refusal import Refusal


def xlsx(found: Container, parsing: Future[list[Parsed | None]]) -> Answer:
    """The workbook, once `parsing` is over. Raises Refusal."""
    parts = container.checked_parts(found)
    listed = container_xlsx.entries(parts)
    sheets = [entry for entry in listed if entry.kind == "worksheet"]
    if not sheets:
        raise Refusal("charts_only" if listed else "no_cells")
    for entry in sheets:
        if container_xlsx.beyond_bounds(_part(parts, entry)):
            container_xlsx.check_extent(entry.name, _part(parts, entry))
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
    parsed = dict(zip(listed, parsing.result(), strict=True))
    read = [_sheet(entry, parsed[entry], seen) for entry, seen in zip(sheets, facts, strict=True)]
    return Answer(found.kind, read, remarks)


def _part(parts: dict[str, bytes], entry: Entry) -> bytes:
    if entry.part not in parts:
        raise Refusal("damaged")
    return parts[entry.part]


def _sheet(entry: Entry, parsed: Parsed | None, facts: Facts) -> Read:
    if parsed is None:
        raise Refusal("damaged")
    leading = [pa.nulls(parsed.batch.num_rows, pa.string()) for _column in range(parsed.start)]
    columns = leading + [column.cast(pa.string()) for column in parsed.batch.columns]
    columns = long_enough(entry.name, columns, facts.valueless)
    errors = worker_cells.error_names(parsed.errors, parsed.start)
    columns = worker_cells.patched(columns, facts, errors)
    return cleaned_sheet(entry.name, columns, visible=entry.visible, facts=facts)
