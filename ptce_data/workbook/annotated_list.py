"""The sheet « Contrôle » of an annotated workbook, as a part of its package: texts and links, no formula."""

from collections.abc import Iterator

from ptce_data.workbook.annotated_notes import MAIN
from ptce_data.workbook.annotated_sheet import HEADER_ROW, WIDTHS, Line, Summary
from ptce_data.workbook.annotated_styles import Styles
from ptce_data.workbook.annotated_xml import text
from ptce_data.workbook.sheets import letters

LINK_COLUMN = 2
MOST_LINKS = 65_000  # of one sheet, by Excel


def sheet(summary: Summary, styles: Styles) -> bytes:
    """The part; its formats are added to `styles`."""
    heading = styles.heading()
    rows = [
        _row(1, (summary.title,), (heading,)),
        _row(2, (summary.counts,), (0,)),
        _row(HEADER_ROW, summary.headings, (heading,) * len(summary.headings)),
        *_lines(summary, styles),
    ]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(WIDTHS, 1)
    )
    below = f"A{HEADER_ROW + 1}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{_links(summary)}</worksheet>"
    ).encode()


def _lines(summary: Summary, styles: Styles) -> Iterator[str]:
    link = styles.link() if any(line.target for line in summary.lines) else 0
    for row, line in enumerate(summary.lines, HEADER_ROW + 1):
        yield _row(row, line.texts, (styles.coloured(0, line.level), 0, link if line.target else 0, 0, 0))


def _row(row: int, texts: tuple[str, ...], formats: tuple[int, ...]) -> str:
    written = "".join(
        f'<c r="{letters(column)}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text(said)}'
        "</t></is></c>"
        for column, (said, style) in enumerate(zip(texts, formats, strict=True))
        if said
    )
    return f'<row r="{row}">{written}</row>'


def _links(summary: Summary) -> str:
    linked = [(row, line) for row, line in enumerate(summary.lines, HEADER_ROW + 1) if line.target]
    if not linked:
        return ""
    return f"<hyperlinks>{''.join(_link(row, line) for row, line in linked[:MOST_LINKS])}</hyperlinks>"


def _link(row: int, line: Line) -> str:
    cell = f"{letters(LINK_COLUMN)}{row}"
    return f'<hyperlink ref="{cell}" location="{text(line.target)}" display="{text(line.cell)}"/>'
