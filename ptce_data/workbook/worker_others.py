"""A .xls, .xlsb, .ods, .csv or .tsv."""

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import fastexcel
import python_calamine

from ptce_data.workbook import (
    container,
    container_ods,
    container_xls,
    container_xlsb,
    container_xlsx,
    worker_cells,
)
from ptce_data.workbook.container import Container
from ptce_data.workbook.container_xlsx import Cell, Facts
from ptce_data.workbook.delimited import delimited
from ptce_data.workbook.worker_answer import Answer, Read, Remark, about, cleaned_sheet, long_enough
from ptce_data.workbook.worker_parse import refused
from ptce_data.workbook.worker_refusal import Refusal


def text(content: bytes) -> Answer:
    found = delimited(content)
    width = max(len(row) for row in found.rows)
    container_xlsx.check_size("", len(found.rows), width)
    remarks: list[Remark] = [
        ("encoding", {"encoding": found.encoding}),
        ("separator", {"separator": found.separator}),
    ]
    if found.declared:
        remarks.append(("declared_separator", {}))
    if found.uneven_row is not None:
        remarks.append(("uneven_rows", {"row": found.uneven_row}))
    columns = worker_cells.from_rows(found.rows, width)
    return Answer("tsv" if found.separator == "\t" else "csv", [cleaned_sheet("", columns)], remarks)


@dataclass(frozen=True)
class Told:
    """What the file's own records say of a sheet; `texts` are cells that calamine gives wrong."""

    facts: Facts
    texts: Mapping[Cell, str] | None = None


def other(found: Container) -> Answer:
    """A .xls, .xlsb or .ods: typed cells from python-calamine, errors' places from fastexcel."""
    parts = container.checked_parts(found)
    content, told = _told(found, parts)
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        errors_of = fastexcel.read_excel(content)
        listed = workbook.sheets_metadata
        worksheet = python_calamine.SheetTypeEnum.WorkSheet
        sheets = [(at, meta) for at, meta in enumerate(listed) if meta.typ == worksheet]
        told = told if len(told) == len(listed) else []
        read = [
            _other_sheet(workbook.get_sheet_by_index(at), (errors_of, at), meta, told[at] if told else None)
            for at, meta in sheets
        ]
    except (python_calamine.CalamineError, fastexcel.FastExcelError) as problem:
        raise refused(problem) from problem
    if not sheets:
        raise Refusal("charts_only" if listed else "no_cells")
    remarks = about(found)
    if len(sheets) < len(listed):
        kept = {at for at, _meta in sheets}
        names = ", ".join(meta.name for at, meta in enumerate(listed) if at not in kept)
        remarks.append(("sheets_left_out", {"sheets": names}))
    if not told and found.kind != "ods":
        remarks.append(("percentages_unknown", {"kind": found.kind}))
    return Answer(found.kind, read, remarks)


def _told(found: Container, parts: dict[str, bytes]) -> tuple[bytes, list[Told]]:
    """What calamine is given to parse, and what each sheet's own records say; nothing where they are odd."""
    try:
        if found.kind == "ods":
            tables = container_ods.tables(parts["content.xml"])
            return found.content, [Told(table.facts(), table.texts) for table in tables]
        if found.kind == "xls":
            return found.content, [Told(facts) for facts in container_xls.facts(found.content)]
        return _xlsb(found, parts)
    except (LookupError, ValueError, struct.error, StopIteration) as problem:
        if found.kind == "xlsb":
            # Its short cells would be lost without a word.
            raise Refusal("damaged") from problem
        return found.content, []


def _xlsb(found: Container, parts: dict[str, bytes]) -> tuple[bytes, list[Told]]:
    entries = [entry for entry in container_xlsb.entries(parts) if entry.part in parts]
    styles = container_xlsb.percent_styles(parts.get("xl/styles.bin", b""))
    short = [entry.part for entry in entries if container_xlsb.has_short_cells(parts[entry.part])]
    full = {**parts, **{part: container_xlsb.lengthened(parts[part]) for part in short}}
    told = [Told(container_xlsb.facts(full[entry.part], styles)) for entry in entries]
    return container_xlsb.rezipped(full) if short else found.content, told


def _other_sheet(
    sheet: python_calamine.CalamineSheet,
    errors_of: tuple[fastexcel.ExcelReader, int],
    meta: python_calamine.SheetMetadata,
    told: Told | None,
) -> Read:
    visible = meta.visible == python_calamine.SheetVisibleEnum.Visible
    if sheet.start is None:
        return Read(meta.name, [], visible)
    container_xlsx.check_size(meta.name, sheet.total_height, sheet.total_width)
    columns = worker_cells.from_rows(sheet.to_python(skip_empty_area=False), sheet.total_width)
    facts = told.facts if told else Facts()
    if told and told.texts is not None:
        texts = told.texts
        columns = long_enough(meta.name, columns, list(texts))
    else:
        reader, at = errors_of
        found = reader.load_sheet(at, header_row=None, skip_rows=0, dtypes="string")
        errors = found.to_arrow_with_errors()[1]
        texts = worker_cells.error_names(errors.errors if errors else (), sheet.start[1])
        facts = replace(facts, merged=facts.merged or tuple(_merged(sheet)))
    return cleaned_sheet(meta.name, worker_cells.patched(columns, facts, texts), visible=visible, facts=facts)


def _merged(sheet: python_calamine.CalamineSheet) -> Iterator[tuple[int, int, int, int]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top + 1, left, bottom + 1, right
