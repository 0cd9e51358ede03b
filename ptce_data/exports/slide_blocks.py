"""What slides hold beside charts: large figures, tables, texts over several slides, sources."""

from collections.abc import Sequence

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from ptce_data import formats
from ptce_data.exports.slide_deck import (
    OTHER_TYPEFACE,
    PAGE,
    Box,
    Deck,
    Paragraph,
    Run,
    add_qr_code,
    add_text,
    fill,
)
from ptce_data.exports.slide_text import (
    LINE,
    UNIT_SHARE,
    Fitted,
    digits_and_unit,
    fitted,
    lines,
    measured,
    plain,
    width,
)
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflet import KeyFigure, Source

GREY = "FOLLOWED_HYPERLINK"  # the theme's quiet text
INSET = 12.0
NOTE_ROOM = 26.0  # what a source or a note of two lines takes under a drawing
NOTE_SMALL, NOTE_SHARE = (11, 10, 9, 8), 0.3  # sizes; what a long one may take of the height
VALUE_SIZES = (72, 66, 60, 54, 48, 44, 40, 36, 32, 28, 24, 20)
LABEL_SIZES = (20, 18, 16, 15, 14, 13, 12)
CONTEXT_SIZES = (16, 15, 14, 13, 12, 11, 10)
QR_SIDE = 190.0
MOST_SOURCE_SLIDES = 3
VALUE_SHARE = 0.52  # of a card's height
READING_SIZES = (26, 24, 22, 20, 18)
NOTE_SIZES = (18, 16, 15, 14, 13)
LONGEST_ADDRESS = 90


def one_line(
    text: str, room: tuple[float, float], sizes: Sequence[int], *, bold: bool = False, colour: str = ""
) -> Paragraph:
    """The text as large as one line of the room allows."""
    made = fitted(plain(text), room, sizes, bold=bold)
    return Paragraph((Run(made.text, bold=bold),), made.size, colour)


def note(text: str, box: Box) -> Fitted:
    """A source or a remark in small, whole: smaller still where it is long."""
    room = box.width * OTHER_TYPEFACE
    short = fitted(plain(text), (room, NOTE_ROOM), NOTE_SMALL)
    if short.text == plain(text):
        return short
    return fitted(plain(text), (room, max(NOTE_ROOM, box.height * NOTE_SHARE)), NOTE_SMALL)


def add_note(slide: Slide, made: Fitted, box: Box) -> None:
    """The note at the bottom of the box."""
    foot = Box(box.left, box.top + box.height - made.height, box.width, made.height)
    add_text(slide, foot, [Paragraph((Run(made.text),), made.size, GREY)])


def add_figures(slide: Slide, figures: Sequence[KeyFigure], box: Box, columns: int = 0) -> None:
    """The figures as cards of one size, their values as large as the widest allows."""
    if not figures:
        return
    across = columns or (2 if len(figures) == 4 else min(3, len(figures)))  # noqa: PLR2004 (two by two)
    down = -(-len(figures) // across)
    most = 230.0 if down == 1 else 170.0
    tall = min(box.height, down * most + (down - 1) * 12)
    cells = [
        cell for row in Box(box.left, box.top, box.width, tall).rows(down) for cell in row.columns(across)
    ]
    known = [measured(figure.value) for figure in figures if figure.value != formats.missing()]
    size = _value_size(known, cells[0])
    for figure, cell in zip(figures, cells, strict=False):
        _card(slide, figure, cell, size)


def _value_size(values: Sequence[str], cell: Box) -> int:
    """The largest size at which every value holds in two lines, none of its words broken."""
    room, tall = cell.width - 2 * INSET, cell.height * VALUE_SHARE
    for size in VALUE_SIZES:
        longest = max((word for value in values for word in value.split(" ")), key=len, default="")
        if width(longest, size, bold=True) <= room and all(
            lines(value, size, room, bold=True) * size * LINE <= tall for value in values
        ):
            return size
    return VALUE_SIZES[-1]


def _card(slide: Slide, figure: KeyFigure, cell: Box, size: int) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *cell.emus)
    shape.name = plain(figure.label)[:100]
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    shape.line.fill.background()
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Pt(INSET)
    frame.margin_top = frame.margin_bottom = Pt(6)
    fill(frame, _card_text(figure, cell, size))
    for paragraph in shape.element.iter(qn("a:p")):
        paragraph.get_or_add_pPr().set("algn", "l")


def _card_text(figure: KeyFigure, cell: Box, size: int) -> list[Paragraph]:
    """Label, value, context: what the value leaves is shared between the two others."""
    room = cell.width - 2 * INSET
    smaller = [one for one in (*VALUE_SIZES, 18, 16, 14) if one <= size]
    digits, unit = digits_and_unit(figure.value)
    value = fitted(measured(figure.value), (room, cell.height * VALUE_SHARE), smaller, bold=True)
    unit_size = max(12, round(value.size * UNIT_SHARE))
    left = cell.height - 12 - value.height
    label = fitted(plain(figure.label), (room, left * 0.55), LABEL_SIZES, bold=True)
    context = fitted(plain(figure.context), (room, left - label.height), CONTEXT_SIZES)
    found = [
        Paragraph((Run(label.text, bold=True),), label.size, "TEXT_1"),
        Paragraph(
            (Run(digits or value.text, bold=True), *([Run(f" {unit}", size=unit_size)] if unit else [])),
            value.size,
            "TEXT_2",
        ),
    ]
    return found + ([Paragraph((Run(context.text),), context.size, "TEXT_1")] if context.text else [])


def add_text_slides(deck: Deck, title: str, texts: Sequence[tuple[Run, ...]], sizes: Sequence[int]) -> None:
    """The texts on one slide, as large as it allows; over several at the smallest size, none split."""
    for group in _largest(texts, PAGE, sizes):
        slide, room = deck.step(title)
        add_text(slide, room, group, title)


def _largest(texts: Sequence[tuple[Run, ...]], box: Box, sizes: Sequence[int]) -> list[list[Paragraph]]:
    """Pages of the texts: one page at the largest size that allows it, else several at the smallest."""
    written = (
        _pages([Paragraph(runs, size, space_after=size // 2) for runs in texts], box) for size in sizes
    )
    *larger, smallest = written
    return next((pages for pages in larger if len(pages) <= 1), smallest)


def add_sources(deck: Deck, sources: Sequence[Source], address: str) -> None:
    """Where the figures come from, with links; the QR code of the live view beside the first of them."""
    narrow = Box(PAGE.left, PAGE.top, PAGE.width - QR_SIDE - 36, PAGE.height - 30)
    pages = _largest([_source(source) for source in sources], narrow, NOTE_SIZES) or [[]]
    shown = pages[:MOST_SOURCE_SLIDES]
    left_out = sum(len(page) for page in pages[MOST_SOURCE_SLIDES:])
    for place, page in enumerate(shown):
        slide, _room = deck.step(_("Sources"))
        add_text(slide, narrow, page, _("Sources"))
        if place == 0:
            _address(slide, address)
        if left_out and place == len(shown) - 1:
            more = ngettext(
                "{n} autre source sur la page.", "{n} autres sources sur la page.", left_out
            ).format(n=formats.number(left_out, 0))
            foot = Box(PAGE.left, PAGE.top + PAGE.height - 24, PAGE.width, 20)
            add_text(slide, foot, [Paragraph((Run(more),), 12, GREY)])


def _source(source: Source) -> tuple[Run, ...]:
    """Its title, which opens its address; the address too, short enough to be typed."""
    title = Run(source.title, link=source.url)
    return (title, Run(f" — {source.url}")) if 0 < len(source.url) <= LONGEST_ADDRESS else (title,)


def _address(slide: Slide, address: str) -> None:
    left = PAGE.left + PAGE.width - QR_SIDE
    add_qr_code(slide, address, Box(left, PAGE.top, QR_SIDE, QR_SIDE))
    made = fitted(plain(address), (QR_SIDE, 120), (12, 11, 10))
    below = Box(left, PAGE.top + QR_SIDE + 8, QR_SIDE, 140)
    add_text(
        slide,
        below,
        [
            Paragraph((Run(_("Retrouver ces chiffres en ligne\u00a0:"), bold=True),), 12, space_after=4),
            Paragraph((Run(made.text, link=address),), made.size),
        ],
    )


def _pages(paragraphs: Sequence[Paragraph], box: Box) -> list[list[Paragraph]]:
    pages: list[list[Paragraph]] = []
    used = box.height + 1
    for paragraph in paragraphs:
        text = plain("".join(run.text for run in paragraph.runs))
        tall = lines(text, paragraph.size, box.width) * paragraph.size * LINE + paragraph.space_after
        if used + tall > box.height:
            pages.append([])
            used = 0.0
        pages[-1].append(paragraph)
        used += tall
    return pages
