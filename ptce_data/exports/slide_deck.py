"""A deck of slides being written: the master in the dashboard's colours, titles, texts, pictures, notes.

Everything is placed in points on a page of 960 × 540. The same calls give the same bytes.
"""

import copy
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from string import Template
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from ptce_data import markup
from ptce_data.exports import address, archive
from ptce_data.exports.slide_text import Fitted, fitted, plain
from ptce_data.i18n import Language
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Stamp

MASTER_FOLDER = Path(__file__).parent / "slide_master"
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
OPENING, STEP = 0, 1  # the master's layouts
FOOTER, NUMBER = 11, 12  # placeholders of a layout, by their index
TITLE_SIZES = (32, 30, 28, 26, 24, 22, 20)
SENTENCE_SIZES = (20, 18, 17, 16, 15, 14, 13)
COLUMN_SIZES = (26, 24, 22, *SENTENCE_SIZES)
OPENING_SIZES = (48, 44, 40, 36, 32, 28)
OTHER_TYPEFACE = 0.86  # of a line, what our letters may take of it

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
# Where each part goes, and what it is.
_PARTS = {
    "presentation": ("ppt/presentation.xml", f"{_TYPES}.presentationml.presentation.main+xml"),
    "master": ("ppt/slideMasters/slideMaster1.xml", f"{_TYPES}.presentationml.slideMaster+xml"),
    "opening": ("ppt/slideLayouts/slideLayout1.xml", f"{_TYPES}.presentationml.slideLayout+xml"),
    "step": ("ppt/slideLayouts/slideLayout2.xml", f"{_TYPES}.presentationml.slideLayout+xml"),
    "theme": ("ppt/theme/theme1.xml", f"{_TYPES}.theme+xml"),
}
_RELATED = {
    "_rels/.rels": (("officeDocument", "ppt/presentation.xml"),),
    "ppt/_rels/presentation.xml.rels": (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("theme", "theme/theme1.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("slideLayout", "../slideLayouts/slideLayout2.xml"),
        ("theme", "../theme/theme1.xml"),
    ),
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": (("slideMaster", "../slideMasters/slideMaster1.xml"),),
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": (("slideMaster", "../slideMasters/slideMaster1.xml"),),
}


@dataclass(frozen=True)
class Box:
    """A place on the page, in points."""

    left: float
    top: float
    width: float
    height: float

    def columns(self, count: int, gap: float = 18) -> tuple["Box", ...]:
        wide = (self.width - gap * (count - 1)) / count
        return tuple(Box(self.left + i * (wide + gap), self.top, wide, self.height) for i in range(count))

    def rows(self, count: int, gap: float = 12) -> tuple["Box", ...]:
        tall = (self.height - gap * (count - 1)) / count
        return tuple(Box(self.left, self.top + i * (tall + gap), self.width, tall) for i in range(count))

    def split(self, share: float, gap: float = 24) -> tuple["Box", "Box"]:
        """Left and right, the left one taking `share` of the width."""
        wide = (self.width - gap) * share
        right = self.left + wide + gap
        return (
            Box(self.left, self.top, wide, self.height),
            Box(right, self.top, self.width - wide - gap, self.height),
        )

    def without(self, top: float = 0, bottom: float = 0) -> "Box":
        return Box(self.left, self.top + top, self.width, self.height - top - bottom)

    @property
    def emus(self) -> tuple[Pt, Pt, Pt, Pt]:
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


PAGE = Box(43.2, 99.4, 873.6, 400)  # under the title, above the footer
TITLE_ROOM = (873.6, 72.0)


@dataclass(frozen=True)
class Run:
    """Signs of one look; link is an address, kept only if it is http(s); size 0 is the paragraph's."""

    text: str
    bold: bool = False
    link: str = ""
    size: int = 0


@dataclass(frozen=True)
class Paragraph:
    """colour is a theme colour's name or "" for the box's own; size in points."""

    runs: tuple[Run, ...]
    size: int
    colour: str = ""
    space_after: int = 0


@dataclass(frozen=True)
class Identity:
    """What a deck says of itself: its address is that of the live view."""

    title: str
    address: str
    stamp: Stamp


class Deck:
    """Slides being written; `content` gives the bytes once they all are."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._deck: PresentationType = Presentation(io.BytesIO(_template(identity.stamp.language)))

    def opening(self, subtitle: str) -> Slide:
        """The first slide: the deck's title, a line, the day of its data."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[OPENING])
        made = fitted(plain(self._identity.title), (823.2, 180), OPENING_SIZES, bold=True)
        _fill(slide.placeholders[0].text_frame, made)
        said = (line for line in (subtitle, address.data_line(self._identity.stamp)) if line)
        texts = [fitted(plain(line), (823.2, 60), (24, 22, 20, 18, 16)) for line in said]
        fill(
            slide.placeholders[1].text_frame,
            [Paragraph((Run(t.text),), t.size, space_after=6) for t in texts],
        )
        self._foot(slide, OPENING)
        return slide

    def step(self, title: str, sentence: str = "") -> tuple[Slide, Box]:
        """A slide with its title and, under it, its sentence; the place left for what it shows."""
        tall = self._said(slide := self._titled(title), sentence, PAGE.without(bottom=PAGE.height - 90))
        return slide, PAGE.without(top=tall)

    def step_beside(self, title: str, sentence: str, share: float) -> tuple[Slide, Box, Box]:
        """The same with the sentence in a column at the left; what is left under it, and at its right."""
        left, right = PAGE.split(share)
        slide = self._titled(title)
        tall = self._said(slide, sentence, left.without(bottom=left.height * 0.4), COLUMN_SIZES)
        return slide, left.without(top=tall), right

    def _titled(self, title: str) -> Slide:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[STEP])
        _fill(slide.placeholders[0].text_frame, fitted(plain(title), TITLE_ROOM, TITLE_SIZES, bold=True))
        self._foot(slide, STEP)
        return slide

    def _said(self, slide: Slide, sentence: str, box: Box, sizes: Sequence[int] = SENTENCE_SIZES) -> float:
        """Write the sentence in its placeholder; how tall it is with the room after it."""
        body = slide.placeholders[1]
        if not sentence:
            body.element.getparent().remove(body.element)
            return 0.0
        # A device's own typeface is wider than Arial: a line nearly full there takes two.
        made = fitted(plain(sentence), (box.width * OTHER_TYPEFACE, box.height), sizes)
        placed = Box(box.left, box.top, box.width, made.height + 4)
        body.left, body.top, body.width, body.height = placed.emus
        _fill(body.text_frame, made)
        return made.height + 16

    def notes(self, slide: Slide, lines: Sequence[str]) -> None:
        """What only the presenter reads, a paragraph a line."""
        said = [plain(line) for line in lines]
        frame = slide.notes_slide.notes_text_frame
        if frame is not None and any(said):
            frame.text = "\n".join(said).strip("\n")

    def content(self) -> bytes:
        """The file."""
        self._describe()
        locale = LOCALES[self._identity.stamp.language]
        for slide in self._deck.slides:
            _footers_last(slide)
            _in_language(slide.element, locale)
            if slide.has_notes_slide:
                _in_language(slide.notes_slide.element, locale)
            for shape in slide.shapes:
                if getattr(shape, "has_chart", False):
                    _in_language(shape.chart.element, locale)
        saved = io.BytesIO()
        self._deck.save(saved)
        with zipfile.ZipFile(saved) as parts:
            return archive.zipped({name: parts.read(name) for name in sorted(parts.namelist(), key=_first)})

    def _describe(self) -> None:
        about, stamp = self._deck.core_properties, self._identity.stamp
        day = datetime.combine(stamp.published_on, time(), UTC)
        about.title = plain(self._identity.title)[:255]
        about.subject = plain(address.data_line(stamp))
        about.comments = plain(self._identity.address)[:255]
        about.language = LOCALES[stamp.language]
        about.author = about.last_modified_by = ""
        about.created = about.modified = day
        about.revision = 1

    def _foot(self, slide: Slide, layout: int) -> None:
        """The footer and the slide's number, which a layout does not pass on by itself."""
        for placeholder in self._deck.slide_layouts[layout].placeholders:
            if placeholder.placeholder_format.idx in {FOOTER, NUMBER}:
                copied = copy.deepcopy(placeholder.element)
                copied.nvSpPr.cNvPr.set("id", str(_next_id(slide)))
                slide.shapes.element.append(copied)
        stamp, live = address.data_line(self._identity.stamp), plain(self._identity.address)
        # No link on the opening: its colour would not be read on that ground.
        runs = (Run(live),) if layout == OPENING else (Run(f"{stamp} · "), Run(live, link=live))
        fill(slide.placeholders[FOOTER].text_frame, [Paragraph(runs, 12 if layout == OPENING else 10)])


def add_text(slide: Slide, box: Box, paragraphs: Sequence[Paragraph], name: str = "") -> None:
    """A text box without a frame."""
    shape = slide.shapes.add_textbox(*box.emus)
    if name:
        shape.name = plain(name)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, paragraphs)


def add_picture(slide: Slide, content: bytes, box: Box, alternative: str) -> None:
    """A picture as large as the box allows, in its middle; `alternative` is what is read aloud."""
    picture = slide.shapes.add_picture(io.BytesIO(content), 0, 0)
    scale = min(Pt(box.width) / picture.width, Pt(box.height) / picture.height)
    wide, tall = int(picture.width * scale), int(picture.height * scale)
    picture.left, picture.top = (
        Pt(box.left) + (Pt(box.width) - wide) // 2,
        Pt(box.top) + (Pt(box.height) - tall) // 2,
    )
    picture.width, picture.height = wide, tall
    describe(picture.element, alternative)


def add_qr_code(slide: Slide, live: str, box: Box) -> None:
    """The address as a QR code."""
    add_picture(slide, address.qr_png(live), box, address.qr_told(live))


def describe(element: Any, alternative: str) -> None:
    """Give a picture, chart or table its text alternative."""
    for properties in element.iter(qn("p:cNvPr")):
        properties.set("descr", plain(alternative))
        return


def fill(frame: TextFrame, paragraphs: Sequence[Paragraph]) -> None:
    """Write the paragraphs in place of what the frame holds."""
    frame.clear()
    for place, paragraph in enumerate(paragraphs):
        written = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        written.space_after = Pt(paragraph.space_after)
        for run in paragraph.runs:
            signs = written.add_run()
            signs.text = plain_run(run.text)
            signs.font.size = Pt(run.size or paragraph.size)
            if run.bold:
                signs.font.bold = True
            if paragraph.colour:
                _colour(signs, paragraph.colour)
            link = markup.safe_link(run.link)
            if link:
                signs.hyperlink.address = link


def plain_run(text: str) -> str:
    """`plain`, but a space at either end stays: other signs come before or after."""
    before, after = text[:1] == " ", text[-1:] == " "
    return " " * before + plain(text) + " " * after


def _colour(run: Any, name: str) -> None:
    run.font.color.theme_color = MSO_THEME_COLOR[name]


def _fill(frame: TextFrame, made: Fitted) -> None:
    fill(frame, [Paragraph((Run(made.text),), made.size)])


def _next_id(slide: Slide) -> int:
    return 1 + max(int(one.get("id")) for one in slide.shapes.element.iter(qn("p:cNvPr")))


def _footers_last(slide: Slide) -> None:
    """A screen reader reads shapes in their order: what the slide shows comes before its foot."""
    for placeholder in slide.placeholders:
        if placeholder.placeholder_format.idx in {FOOTER, NUMBER}:
            slide.shapes.element.append(placeholder.element)


def _in_language(element: Any, locale: str) -> None:
    """Say of each run which language it is in: a screen reader reads it aloud with that voice."""
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", locale)


def _first(name: str) -> tuple[bool, str]:
    """[Content_Types].xml before all others, as readers of a stream expect."""
    return (name != "[Content_Types].xml", name)


@cache
def _template(language: Language) -> bytes:
    """An empty deck: the master, its layouts and theme."""
    words = {"lang": LOCALES[language], **{key: escape(text) for key, text in _words().items()}}
    files = {"[Content_Types].xml": _content_types()}
    for name, related in _RELATED.items():
        files[name] = _relationships(related)
    for name, (target, _type) in _PARTS.items():
        text = (MASTER_FOLDER / f"{name}.xml").read_text(encoding="utf-8")
        files[target] = Template(text).substitute(words).encode()
    return archive.zipped(files)


def _words() -> dict[str, str]:
    """What a person who edits the deck reads in its master."""
    return {
        "title": _("Titre"),
        "subtitle": _("Sous-titre"),
        "text": _("Texte"),
        "footer": _("Pied de page"),
        "number": _("Numéro"),
        "band": _("Bandeau"),
        "title_prompt": _("Le titre"),
        "text_prompt": _("Le texte"),
        "opening": _("Ouverture"),
        "step": _("Étape"),
    }


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/{target}" ContentType="{kind}"/>' for target, kind in _PARTS.values()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relationships(related: Sequence[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(related, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{lines}</Relationships>"
    ).encode()
