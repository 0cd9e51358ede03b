"""The parsing itself, run in a process of its own: bytes in, sheets out, or a Refusal.

calamine (fastexcel for .xlsx, python-calamine for the typed cells of the others) releases the
interpreter: a .xlsx is parsed in a thread while this one reads what calamine does not say.
"""

import io
import json
import struct
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

import fastexcel
import pyarrow as pa
import python_calamine

from ptce_data.workbook import (
    container,
    container_ods,
    container_xls,
    container_xlsb,
    container_xlsx,
    worker_cells,
)
from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.container import Container
from ptce_data.workbook.container_xlsx import Cell, Entry, Facts
from ptce_data.workbook.delimited import delimited
from ptce_data.workbook.worker_refusal import Refusal

PASSWORD_WORDS = ("password", "Password", "encrypted")
Remark = tuple[str, dict[str, str | int]]


@dataclass
class Read:
    """A sheet on its way out."""

    name: str
    columns: list[object]
    visible: bool = True
    facts: Facts = field(default_factory=Facts)
    controls: Sequence[Cell] = ()
    directions: Sequence[Cell] = ()


@dataclass
class Answer:
    kind: str
    sheets: list[Read]
    remarks: list[Remark] = field(default_factory=list)


def answer(content: bytes) -> Answer:
    """What the file holds. Raises Refusal."""
    found = container.recognised(content)
    if found.kind == "text":
        return _text(content)
    if found.kind in {"xlsx", "xlsm"}:
        return _xlsx(found)
    return _other(found)


def explanation(content: bytes) -> None:
    """Raises the Refusal that says why a parse ended badly, where the bytes tell; parses nothing."""
    found = container.recognised(content)
    parts = container.checked_parts(found)
    if found.kind in {"xlsx", "xlsm"}:
        for entry in container_xlsx.entries(parts):
            if entry.kind == "worksheet" and entry.part in parts:
                container_xlsx.check_extent(entry.name, parts[entry.part])


def _text(content: bytes) -> Answer:
    text = delimited(content)
    width = max(len(row) for row in text.rows)
    container_xlsx.check_size("", len(text.rows), width)
    remarks: list[Remark] = [
        ("encoding", {"encoding": text.encoding}),
        ("separator", {"separator": text.separator}),
    ]
    if text.declared:
        remarks.append(("declared_separator", {}))
    if text.uneven_row is not None:
        remarks.append(("uneven_rows", {"row": text.uneven_row}))
    columns = worker_cells.from_rows(text.rows, width)
    return Answer("tsv" if text.separator == "\t" else "csv", [_sheet("", columns)], remarks)


def _sheet(name: str, columns: Sequence[object], *, visible: bool = True, facts: Facts | None = None) -> Read:
    clean = worker_cells.cleaned(columns)
    return Read(name, list(clean.columns), visible, facts or Facts(), clean.controls, clean.directions)


def _about(found: Container) -> list[Remark]:
    remarks: list[Remark] = []
    if found.macros:
        remarks.append(("macros", {}))
    if found.external_links:
        remarks.append(("external_links", {}))
    return remarks


def _xlsx(found: Container) -> Answer:
    parsing = ThreadPoolExecutor(1).submit(_parsed, found.content)
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
    remarks = _about(found)
    if len(sheets) < len(listed):
        names = ", ".join(entry.name for entry in listed if entry.kind != "worksheet")
        remarks.append(("sheets_left_out", {"sheets": names}))
    if any(seen.zero_formulas for seen in facts) and container_xlsx.CALCULATE_ON_LOAD.search(
        parts["xl/workbook.xml"]
    ):
        remarks.append(("calculated_on_load", {}))
    parsed = dict(zip(listed, parsing.result(), strict=True))
    read = [_xlsx_sheet(entry, parsed[entry], seen) for entry, seen in zip(sheets, facts, strict=True)]
    return Answer(found.kind, read, remarks)


def _part(parts: dict[str, bytes], entry: Entry) -> bytes:
    if entry.part not in parts:
        raise Refusal("damaged")
    return parts[entry.part]


def _parsed(content: bytes) -> list[fastexcel.ExcelSheet | None]:
    """Each sheet in the order of the workbook; None for one that has no cells to load (charts)."""
    try:
        workbook = fastexcel.read_excel(content)
    except fastexcel.FastExcelError as problem:
        raise _refused(problem) from problem
    return [_loaded(workbook, at) for at in range(len(workbook.sheet_names))]


def _loaded(workbook: fastexcel.ExcelReader, at: int) -> fastexcel.ExcelSheet | None:
    try:
        return workbook.load_sheet(at, header_row=None, skip_rows=0, dtypes="string", whitespace_as_null=True)
    except fastexcel.FastExcelError:
        return None


def _refused(problem: Exception) -> Refusal:
    return Refusal("password" if any(word in str(problem) for word in PASSWORD_WORDS) else "damaged")


def _xlsx_sheet(entry: Entry, sheet: fastexcel.ExcelSheet | None, facts: Facts) -> Read:
    if sheet is None:
        raise Refusal("damaged")
    available = sheet.available_columns()
    if not available:
        return Read(entry.name, [], entry.visible, facts)
    start = available[0].absolute_index
    container_xlsx.check_size(entry.name, sheet.total_height, start + len(available))
    batch, cell_errors = sheet.to_arrow_with_errors()
    leading = [pa.nulls(batch.num_rows, pa.string()) for _column in range(start)]
    columns = leading + [column.cast(pa.string()) for column in batch.columns]
    errors = _errors(cell_errors, start)
    columns = _long_enough(entry.name, columns, facts.valueless)
    return _sheet(
        entry.name, worker_cells.patched(columns, facts, errors), visible=entry.visible, facts=facts
    )


def _errors(found: fastexcel.CellErrors | None, start: int) -> dict[Cell, str]:
    """The cells that hold an error value, with its name; `start` is the first column of the used range."""
    if found is None:
        return {}
    return {
        (start + error.position[1], error.position[0]): worker_cells.error_name(error.detail)
        for error in found.errors
    }


def _long_enough(name: str, columns: list[Any], valueless: Sequence[Cell]) -> list[Any]:
    """Formulas never computed may stand below or beside everything that has a value."""
    height = max((row + 1 for _column, row in valueless), default=0)
    width = max((column + 1 for column, _row in valueless), default=0)
    container_xlsx.check_size(name, height, width)
    rows = len(columns[0]) if columns else 0
    more = pa.nulls(max(height - rows, 0), pa.string())
    columns = [pa.concat_arrays([column, more]) for column in columns] if len(more) else columns
    return columns + [pa.nulls(max(rows, height), pa.string()) for _column in range(width - len(columns))]


@dataclass(frozen=True)
class Told:
    """What the file's own records say of a sheet; `texts` are cells that calamine gives wrong."""

    facts: Facts
    texts: Mapping[Cell, str] | None = None


def _other(found: Container) -> Answer:
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
        raise _refused(problem) from problem
    if not sheets:
        raise Refusal("charts_only" if listed else "no_cells")
    remarks = _about(found)
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
        columns = _long_enough(meta.name, columns, list(texts))
    else:
        reader, at = errors_of
        found = reader.load_sheet(at, header_row=None, skip_rows=0, dtypes="string")
        texts = _errors(found.to_arrow_with_errors()[1], sheet.start[1])
        facts = replace(facts, merged=facts.merged or tuple(_merged(sheet)))
    return _sheet(meta.name, worker_cells.patched(columns, facts, texts), visible=visible, facts=facts)


def _merged(sheet: python_calamine.CalamineSheet) -> Iterator[tuple[int, int, int, int]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top + 1, left, bottom + 1, right


def write(answered: Answer, out: BinaryIO) -> None:
    """One line of JSON, then each sheet's cells as an Arrow stream."""
    if not any(sheet.columns for sheet in answered.sheets):
        raise Refusal("no_cells")
    tables = [worker_cells.sheet_table(sheet.columns) for sheet in answered.sheets]
    if sum(table.nbytes for table in tables) > bounds.TEXT_BYTES:
        raise Refusal("too_much_text", most=bounds.TEXT_BYTES)
    if sum(table.num_rows * table.num_columns for table in tables) > bounds.CELLS:
        cells = sum(table.num_rows * table.num_columns for table in tables)
        raise Refusal("too_many_cells", sheet="", cells=cells, limit=bounds.CELLS)
    head = {"kind": answered.kind, "remarks": answered.remarks, "sheets": [_head(s) for s in answered.sheets]}
    out.write(json.dumps(head).encode() + b"\n")
    for table in tables:
        with pa.ipc.new_stream(out, table.schema) as stream:
            stream.write_table(table)


def _head(sheet: Read) -> dict[str, object]:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "merged": sheet.facts.merged,
        "hidden_rows": sheet.facts.hidden_rows,
        "hidden_columns": sheet.facts.hidden_columns,
        "controls": _places(sheet.controls),
        "directions": _places(sheet.directions),
    }


def _places(cells: Sequence[Cell]) -> list[int]:
    """How many, then the row and the column of the first one read from top to bottom."""
    if not cells:
        return []
    column, row = min(cells, key=lambda cell: (cell[1], cell[0]))
    return [len(cells), row + 1, column]


def run(content: bytes, out: BinaryIO, *, explain: bool) -> None:
    """The answer or the refusal, written to `out`; nothing where there is nothing to explain."""
    try:
        if explain:
            explanation(content)
        else:
            write(answer(content), out)
    except Refusal as refusal:
        head = {"refusal": refusal.code, "details": refusal.details}
        out.write(json.dumps(head).encode() + b"\n")
    except Exception as fault:  # noqa: BLE001 - named to the calling process, which logs it
        out.write(json.dumps({"refusal": "damaged", "fault": _fault(fault)}).encode() + b"\n")


def _fault(fault: Exception) -> str:
    """The kind of a fault of ours and its line, without a word of the file."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}, {frame.name}, line {frame.lineno}"
