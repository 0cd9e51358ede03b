"""A .csv or .tsv: its encoding and its separator found from its bytes."""

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice

from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.worker_refusal import Refusal

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
SEPARATORS = (";", "\t", ",")
DECLARED_SEPARATOR = re.compile(r'\A"?sep=([;,\t])"?\r?\n', re.IGNORECASE)
SAMPLE_CHARACTERS = 100_000
SAMPLE_ROWS = 200
LONGEST_CELL = 1_000_000
# A line both longer and of more columns than this is no line of a table, whatever its quotes say.
ENDLESS = 50_000
# Beyond this share of control characters or NUL bytes it is no text.
CONTROLS_TOLERATED, FEW_CONTROLS = 0.02, 8
CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r")


@dataclass(frozen=True)
class Delimited:
    """The rows as written; `declared` where a first line « sep=; » named the separator (it is no row)."""

    rows: list[list[str]]
    encoding: str
    separator: str
    declared: bool
    uneven_row: int | None


def delimited(content: bytes) -> Delimited:
    """The rows of a text file. Raises Refusal."""
    encoding = _encoding(content)
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    if not text.strip():
        raise Refusal("no_cells")
    declared = DECLARED_SEPARATOR.match(text)
    separator = declared[1] if declared else _separator(text[:SAMPLE_CHARACTERS])
    _refuse_endless_lines(text, separator)
    rows = _rows(text[declared.end() :] if declared else text, separator)
    width = max(len(row) for row in rows)
    return Delimited(rows, encoding, separator, declared is not None, _uneven(rows, width))


def _encoding(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    head = content[:65_536]
    zeros_even, zeros_odd = head[::2].count(0), head[1::2].count(0)
    if max(zeros_even, zeros_odd) > len(head) * 0.2:
        return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"
    controls = len(head) - len(head.translate(None, CONTROL_BYTES))
    if controls > max(FEW_CONTROLS, len(head) * CONTROLS_TOLERATED):
        raise Refusal("unknown_kind")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(sample: str) -> str:
    """The separator that gives the most rows of one same width; `;` where none is in the file."""
    scores = {separator: _regularity(sample, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: scores[separator])


def _regularity(sample: str, separator: str) -> float:
    reader = csv.reader(islice(io.StringIO(sample, newline=""), SAMPLE_ROWS), delimiter=separator)
    try:
        widths = [len(row) for row in reader if row]
    except csv.Error:
        return 0
    usual = max(set(widths), key=widths.count, default=0)
    if max(widths, default=0) < 2:  # noqa: PLR2004 - one column: nothing is separated
        return 0
    several = sum(1 for width in widths if width > 1)
    return widths.count(usual) / len(widths) * (usual > 1) + several / len(widths)


def _refuse_endless_lines(text: str, separator: str) -> None:
    """A line of more separators than any table has columns is refused before its cells are made."""
    ending = "\n" if "\n" in text else "\r"
    start = 0
    while start < len(text):
        end = text.rfind(ending, start, start + ENDLESS)
        if end < 0:
            end = text.find(ending, start + ENDLESS)
            end = len(text) if end < 0 else end
            columns = text.count(separator, start, end) + 1
            if columns > ENDLESS:
                raise _too_wide(text.count(ending, 0, start) + 1, columns)
        start = end + 1


def _too_wide(row: int, columns: int) -> Refusal:
    return Refusal("too_wide", row=row, columns=columns, limit=bounds.COLUMNS)


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        return _read(text, separator, strict=True)
    except csv.Error as problem:
        _refuse(str(problem))
    try:
        return _read(text, separator, strict=False)
    except csv.Error as problem:
        _refuse(str(problem))
        raise Refusal("unknown_kind") from problem


def _refuse(problem: str) -> None:
    """Raises the Refusal of what a laxer reading would not cure."""
    if "unexpected end of data" in problem:
        raise Refusal("open_quote")
    if "field larger" in problem:
        raise Refusal("long_cell", limit=LONGEST_CELL)


def _read(text: str, separator: str, *, strict: bool) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict):
        rows.append(row)
        if len(row) > bounds.COLUMNS:
            raise _too_wide(len(rows), len(row))
        if len(rows) > bounds.ROWS and any(row):
            raise Refusal("too_many_rows", sheet="", rows=len(rows), limit=bounds.ROWS)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _uneven(rows: list[list[str]], width: int) -> int | None:
    """The first row that is longer than the first one filled: its cells stand under no heading."""
    first = next((len(row) for row in rows if len(row) > 1), width)
    return next((at for at, row in enumerate(rows, start=1) if len(row) > first and any(row[first:])), None)
