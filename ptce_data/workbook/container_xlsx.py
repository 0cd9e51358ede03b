"""What calamine does not say of a .xlsx: hidden rows, percentages, exact numbers, formulas never computed.

Each sheet's XML is searched with a few regular expressions, 0.01 to 0.1 s for 800,000 cells, while
calamine parses the same bytes in another thread.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from posixpath import join, normpath
from xml.parsers import expat

from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.worker_refusal import Refusal

PERCENT_FORMATS = {9, 10}
QUOTED_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
SHEET_PREFIX = re.compile(rb"<(\w+):worksheet\b")
ROW_HIDDEN = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
COLUMN_HIDDEN = re.compile(rb'<col\b(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")[^>]*\bmax="(\d+)"')
MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
DIMENSION = re.compile(rb'<dimension\b[^>]*\bref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
CALCULATE_ON_LOAD = re.compile(rb'<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad="(?:1|true)"')

# From here on the XML is `regular`: `<c r="D14"` opens each cell.
REFERENCE = re.compile(rb'<c\b([^>]*?)\s+r="([A-Z]+\d+)"')
CELL = rb'<c r="([A-Z]+)(\d+)"'
FORMULA = rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)"
FILLED = re.compile(CELL + rb"(?:[^>]*[^/>])?>(?=<(?:v|is|f)\b)")
TRUTH = re.compile(CELL + rb'(?=[^>]*\bt="b")')
# No stored value; a formula whose value is an empty text (t="str") has one.
VALUELESS = re.compile(
    CELL + rb'(?![^>]*\bt="(?:str|s|inlineStr)")[^>]*>' + FORMULA + rb"(?:<v></v>|<v\s*/>)?</c>"
)
# fastexcel's texts keep nine decimals, the last ones noisy from ten million on.
PRECISE_NUMBER = rb"-?\d*\.\d{9,}(?:[eE][+-]?\d{1,3})?|-?\d{7,}\.\d+|-?\d+(?:\.\d*)?[eE]-\d{1,3}"
PRECISE = re.compile(CELL + rb"[^>]*>(?:" + FORMULA + rb")?<v>(" + PRECISE_NUMBER + rb")</v>")
# What every such number has, found ten times faster: most sheets have none.
MAY_BE_PRECISE = {
    b".": re.compile(rb"\.(?:\d{9}|(?<=\d{7}\.)\d)"),
    b"-": re.compile(rb"-(?<=[eE]-)\d"),
}
HEAD_LOOKED_AT = 200_000
ZERO_FORMULA = b"</f><v>0</v>"

Cell = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """A sheet as the workbook lists it; `part` is its XML, `kind` worksheets, chartsheets…"""

    name: str
    visible: bool
    kind: str
    part: str


@dataclass(frozen=True)
class Precise:
    """The numbers of a column that need more than fastexcel's decimals, with their rows from 0."""

    rows: list[int]
    texts: list[str]


@dataclass(frozen=True)
class Facts:
    """What was seen in a sheet's XML; cells are (column from 0, row from 0)."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    percents: frozenset[Cell] = frozenset()
    truths: frozenset[Cell] = frozenset()
    valueless: tuple[Cell, ...] = ()
    precise: Mapping[int, Precise] = field(default_factory=dict)
    zero_formulas: bool = False


def elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part, by its local name. Raises Refusal."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()

    def element(name: str, attributes: dict[str, str]) -> None:
        found.append((name.rpartition(":")[2], attributes))

    def document_type(*_declaration: object) -> None:
        raise Refusal("declares_entities")

    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as problem:
        raise Refusal("damaged") from problem
    return found


def entries(parts: Mapping[str, bytes]) -> tuple[Entry, ...]:
    """The sheets in the order of the workbook, charts and macros included."""
    parts = {name.replace("\\", "/"): content for name, content in parts.items()}
    relations = {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            attributes.get("Target", ""),
        )
        for name, attributes in elements(_needed(parts, "xl/_rels/workbook.xml.rels"))
        if name == "Relationship"
    }
    listed = [
        attributes for name, attributes in elements(_needed(parts, "xl/workbook.xml")) if name == "sheet"
    ]
    return tuple(_entry(attributes, relations) for attributes in listed)


def _needed(parts: Mapping[str, bytes], name: str) -> bytes:
    if name not in parts:
        raise Refusal("damaged")
    return parts[name]


def _entry(attributes: dict[str, str], relations: Mapping[str, tuple[str, str]]) -> Entry:
    relation = next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")
    kind, target = relations.get(relation, ("", ""))
    visible = attributes.get("state", "visible") == "visible"
    return Entry(attributes.get("name", ""), visible, kind, sheet_part(target))


def sheet_part(target: str) -> str:
    """The part a relation of the workbook leads to."""
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target.replace("\\", "/")))


def percent_styles(styles: bytes) -> tuple[int, ...]:
    """The cell styles (`s` of a cell) that show a number as a percentage."""
    found = elements(styles)
    formats = {
        int(attributes["numFmtId"]): attributes.get("formatCode", "")
        for name, attributes in found
        if name == "numFmt" and attributes.get("numFmtId", "").isdigit()
    }
    percent = PERCENT_FORMATS | {code for code, text in formats.items() if is_percent(text)}
    return tuple(style for style, code in enumerate(_cell_formats(styles)) if code in percent)


def is_percent(format_code: str) -> bool:
    """Whether a number format multiplies by 100: a % outside quotes, escapes and brackets."""
    return "%" in QUOTED_IN_FORMAT.sub("", format_code)


def _cell_formats(styles: bytes) -> Iterator[int]:
    """NumFmtId of each style of cellXfs, in order."""
    block = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    if block is None:
        return
    for style in re.finditer(rb"<(?:\w+:)?xf\b([^>]*)>", block[0]):
        number_format = re.search(rb'\bnumFmtId="(\d+)"', style[1])
        yield int(number_format[1]) if number_format else 0


def facts(xml: bytes, percents: tuple[int, ...]) -> Facts:
    """What a sheet's XML says beside its values."""
    xml = regular(xml)
    rows = rows_of(xml)
    formulas = written(xml, rows, b"<f")
    hidden = ROW_HIDDEN.finditer(xml, *rows) if written(xml, rows, b"hidden=") else ()
    return Facts(
        merged=tuple(
            (int(match[2]), column(match[1]), int(match[4]), column(match[3]))
            for match in MERGED.finditer(xml, max(xml.rfind(b"</sheetData>"), 0))
        ),
        hidden_rows=tuple(int(match[1]) for match in hidden),
        hidden_columns=tuple(_hidden_columns(xml)),
        percents=frozenset(_places(_percent(percents), xml)) if percents else frozenset(),
        truths=frozenset(_places(TRUTH, xml)) if written(xml, rows, b't="b"') else frozenset(),
        valueless=tuple(_places(VALUELESS, xml)) if formulas else (),
        precise=_precise(xml) if _may_be_precise(xml, rows) else {},
        zero_formulas=formulas and ZERO_FORMULA in xml,
    )


def rows_of(xml: bytes) -> tuple[int, int]:
    """Where the rows of a sheet begin and end in its XML."""
    start, end = xml.find(b">", max(xml.find(b"<sheetData"), 0)) + 1, xml.rfind(b"</sheetData>")
    return start, end if end >= 0 else len(xml)


# A letter of each mark that plain cells do not have: one byte is looked for ten times faster than several.
RARE = {b"<f": b"f", b"hidden=": b"h", b't="b"': b"b", b"<!": b"!", b"<?": b"?"}


def written(xml: bytes, rows: tuple[int, int], mark: bytes) -> bool:
    """Whether a mark of RARE stands among the rows."""
    return xml.find(RARE[mark], *rows) >= 0 and xml.find(mark, *rows) >= 0


def _may_be_precise(xml: bytes, rows: tuple[int, int]) -> bool:
    return any(
        xml.find(mark, *rows) >= 0 and pattern.search(xml, *rows) for mark, pattern in MAY_BE_PRECISE.items()
    )


def without_prefix(xml: bytes) -> bytes:
    """`<x:c>` as `<c>`: some programs name the spreadsheet's namespace."""
    prefix = SHEET_PREFIX.search(xml, 0, 4096)
    if prefix is None:
        return xml
    return xml.replace(b"<" + prefix[1] + b":", b"<").replace(b"</" + prefix[1] + b":", b"</")


def regular(xml: bytes) -> bytes:
    """The sheet with `r` as the first attribute of each cell and no namespace prefix, as nearly all are."""
    xml = without_prefix(xml)
    head = xml[:HEAD_LOOKED_AT]
    # A program writes all its cells alike.
    if head.count(b"<c ") == head.count(b'<c r="'):
        return xml
    return REFERENCE.sub(rb'<c r="\2"\1', xml)


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for match in COLUMN_HIDDEN.finditer(xml, 0, max(xml.find(b"<sheetData"), 0)):
        yield from range(int(match[1]) - 1, min(int(match[2]), bounds.COLUMNS))


def _percent(styles: tuple[int, ...]) -> re.Pattern[bytes]:
    """The numbers (no `t`, or `n`) that have one of these styles."""
    numbers = "|".join(str(style) for style in styles).encode()
    return re.compile(CELL + rb'(?=[^>]*\bs="(?:' + numbers + rb')")(?![^>]*\bt="(?!n"))')


def _places(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[Cell]:
    known: dict[bytes, int] = {}
    for letters, row in pattern.findall(xml):
        if letters not in known:
            known[letters] = column(letters)
        yield known[letters], int(row) - 1


def _precise(xml: bytes) -> dict[int, Precise]:
    found: dict[bytes, tuple[list[bytes], list[bytes]]] = {}
    for letters, row, value in PRECISE.findall(xml):
        rows, values = found.setdefault(letters, ([], []))
        rows.append(row)
        values.append(value)
    return {
        column(letters): Precise([row - 1 for row in map(int, rows)], list(map(shortest, map(float, values))))
        for letters, (rows, values) in found.items()
    }


def shortest(value: float) -> str:
    """The shortest writing that is exactly this number, without an exponent: `0.1`, `1800000`."""
    text = repr(value)
    if "e" in text:
        return format(Decimal(text), "f")
    return text.removesuffix(".0")


def column(letters: bytes) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def check_extent(name: str, xml: bytes) -> None:
    """Refuses a sheet with a filled cell out of bounds; asked where its dimension says so or says nothing."""
    xml = regular(xml)
    last_row, last_column = 0, 0
    for letters, row in FILLED.findall(xml):
        last_row, last_column = max(last_row, int(row)), max(last_column, column(letters) + 1)
    check_size(name, last_row, last_column)


def check_size(name: str, rows: int, columns: int) -> None:
    if rows > bounds.ROWS:
        raise Refusal("too_many_rows", sheet=name, rows=rows, limit=bounds.ROWS)
    if columns > bounds.COLUMNS:
        raise Refusal("too_many_columns", sheet=name, columns=columns, limit=bounds.COLUMNS)
    if rows * columns > bounds.CELLS:
        raise Refusal("too_many_cells", sheet=name, cells=rows * columns, limit=bounds.CELLS)


def beyond_bounds(xml: bytes) -> bool:
    """Whether a sheet says, or may hide, that it passes the bounds: its real cells are then looked at."""
    dimension = DIMENSION.search(xml, 0, max(xml.find(b"<sheetData"), 0))
    if dimension is None:
        return True
    return column(dimension[1]) >= bounds.COLUMNS or int(dimension[2]) > bounds.ROWS
