"""A view or a scenario as slides that PowerPoint and LibreOffice edit: figures, charts, map, notes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pptx.slide import Slide

from ptce_data import formats
from ptce_data.charts import Lines
from ptce_data.exports import slide_blocks as blocks
from ptce_data.exports import slide_lines
from ptce_data.exports.named_sources import named_sources
from ptce_data.exports.pictures import map_png
from ptce_data.exports.slide_chart import Part, add_chart, parts
from ptce_data.exports.slide_deck import Box, Deck, Identity, Run, add_picture, add_text
from ptce_data.exports.slide_table import add_table
from ptce_data.exports.vega_look import Look, years_in
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext, speaking
from ptce_data.leaflet import Definition, KeyFigure, Leaflet, MapView, Sayable, Scene, Show, Source
from ptce_data.tables import Table

FIGURES_BESIDE = 4  # figures that stand in a column beside a chart or a map
FIGURES_ALONE = 6
BESIDE = 2  # charts and maps that stand side by side
COLUMN = 0.34  # share of the width of a column of figures
FIGURES_UNDER = 2  # figures that stand under the sentence, beside a map
MAP_TEXT, MAP_SCALE = 14, 2.0  # points; pixels a point, enough for a projector
WIDEST_MAP = 1.5  # times its height: wider, the frames of overseas départements come in by halves

Item = TypeVar("Item")
_Drawing = Callable[[Slide, Box], None]


@dataclass(frozen=True)
class _Visual:
    """A chart or a map: its title, where it comes from, how it is drawn in a box."""

    title: str
    source: str
    draw: _Drawing
    unwritten: Callable[[Box], str] = lambda _box: ""


def leaflet_pptx(leaflet: Leaflet, site: str) -> bytes:
    """A view's slides; their notes hold what may be said of each figure, and who says it."""
    with speaking(leaflet.stamp.language):
        deck = Deck(Identity(leaflet.title, site + leaflet.path, leaflet.stamp))
        opening = deck.opening(leaflet.subtitle)
        deck.notes(opening, leaflet.paragraphs)
        for group in _groups(leaflet.figures, FIGURES_ALONE):
            slide, room = deck.step(_("Les chiffres à retenir"))
            blocks.add_figures(slide, group, room)
            deck.notes(slide, [line for figure in group for line in _sayable(figure.sayable)])
        blocks.add_text_slides(
            deck, _("L'essentiel"), [(Run(text),) for text in leaflet.paragraphs], blocks.READING_SIZES
        )
        for chart in leaflet.charts:
            for part in parts(chart):
                slide, room = deck.step(part.title, chart.sentence)
                _draw(slide, _of_chart(part, years_in(chart.sentence)), room)
                deck.notes(slide, (chart.sentence, chart.source))
        if leaflet.map:
            slide, _left, room = deck.step_beside(leaflet.map.title, leaflet.map.sentence, COLUMN)
            _draw(slide, _of_map(leaflet.map), room)
            deck.notes(slide, (leaflet.map.sentence, leaflet.map.source))
        for table in leaflet.tables:
            _table_slide(deck, table)
        _close(deck, leaflet.definitions, leaflet.sources, site + leaflet.path)
        return deck.content()


def show_pptx(show: Show, site: str) -> bytes:
    """A scenario's slides, one a step or more; the step's private notes are the slides' notes."""
    with speaking(show.stamp.language):
        deck = Deck(Identity(show.title, site + show.path, show.stamp))
        deck.opening(_steps(len(show.scenes)))
        for scene in show.scenes:
            _scene(deck, scene, site)
        _close(deck, show.definitions, named_sources(show.sources), site + show.path)
        return deck.content()


def _steps(count: int) -> str:
    return ngettext("{n} étape", "{n} étapes", count).format(n=formats.number(count, 0))


def _scene(deck: Deck, scene: Scene, site: str) -> None:
    """The step's slide; what does not fit beside its figures goes on slides of the same title."""
    notes = _scene_notes(scene, site)
    if scene.map and not scene.charts and len(scene.figures) <= FIGURES_UNDER:
        slide, left, room = deck.step_beside(scene.title, scene.sentence, COLUMN)
        blocks.add_figures(slide, scene.figures, left, columns=1)
        _draw(slide, _of_map(scene.map), room)
        deck.notes(slide, notes)
        return
    spoken = years_in(scene.title, scene.sentence)
    visuals = [_of_chart(part, spoken) for chart in scene.charts for part in parts(chart)]
    visuals += [_of_map(scene.map)] if scene.map else []
    slide, room = deck.step(scene.title, scene.sentence)
    deck.notes(slide, notes)
    for number, (figures, shown) in enumerate(_shared(scene.figures, visuals)):
        if number:
            slide, room = deck.step(_("{title} (suite)").format(title=scene.title))
        _compose(slide, figures, shown, room)


def _shared(
    figures: Sequence[KeyFigure], visuals: Sequence[_Visual]
) -> list[tuple[Sequence[KeyFigure], Sequence[_Visual]]]:
    """What each slide of a step shows: its figures beside one drawing, or alone where they are many."""
    if len(figures) > FIGURES_BESIDE or not visuals:
        return [(figures, ()), *(((), shown) for shown in _groups(visuals, BESIDE))]
    if not figures:
        return [((), shown) for shown in _groups(visuals, BESIDE)]
    return [(figures, visuals[:1]), *(((), shown) for shown in _groups(visuals[1:], BESIDE))]


def _compose(slide: Slide, figures: Sequence[KeyFigure], visuals: Sequence[_Visual], room: Box) -> None:
    """Figures in a column at the left, charts and maps in the rest."""
    if figures and not visuals:
        blocks.add_figures(slide, figures, room)
        return
    if figures:
        left, room = room.split(COLUMN)
        blocks.add_figures(slide, figures, left, columns=1)
    for visual, box in zip(visuals, room.columns(max(1, len(visuals))), strict=False):
        _draw(slide, visual, box, titled=True)


def _draw(slide: Slide, visual: _Visual, box: Box, *, titled: bool = False) -> None:
    """The drawing, its source under it, its title above where the slide's own does not say it."""
    head = 0.0
    if titled:
        head = 22.0
        add_text(
            slide,
            Box(box.left, box.top, box.width, head),
            [blocks.one_line(visual.title, (box.width, head), (14, 13, 12, 11), bold=True)],
        )
    noted = blocks.note(visual.source, box)
    room = box.without(top=head, bottom=noted.height + 4)
    for _again in range(2):  # the note takes from the drawing, which may then write less
        noted = blocks.note(" ".join(filter(None, (visual.unwritten(room), visual.source))), box)
        room = box.without(top=head, bottom=noted.height + 4)
    visual.draw(slide, room)
    blocks.add_note(slide, noted, box)


def _of_chart(part: Part, spoken: frozenset[int]) -> _Visual:
    source = slide_lines.source_told(part.chart.source)
    drawn = part.chart.drawn

    def unwritten(box: Box) -> str:
        return slide_lines.unwritten(drawn, box, spoken) if isinstance(drawn, Lines) else ""

    return _Visual(part.title, source, lambda slide, box: add_chart(slide, part, box, spoken), unwritten)


def _of_map(view: MapView) -> _Visual:
    return _Visual(
        view.title,
        " ".join(filter(None, (view.sizes, view.below))),
        lambda slide, box: add_picture(slide, _map(view, box), box, view.sentence),
    )


def _map(view: MapView, box: Box) -> bytes:
    """Drawn for its place on the slide, so that it fills it and its names are read from afar."""
    wide = min(box.width, box.height * WIDEST_MAP)
    return map_png(view, Look(round(wide), round(box.height), font_px=MAP_TEXT), scale=MAP_SCALE)


def _table_slide(deck: Deck, table: Table) -> None:
    slide, room = deck.step(table.title)
    told = blocks.note(" ".join(table.notes), room)
    left_out = add_table(slide, table, room.without(bottom=max(told.height, blocks.NOTE_ROOM) + 4))
    more = ngettext(
        "{n} ligne de plus dans le classeur et sur la page.",
        "{n} lignes de plus dans le classeur et sur la page.",
        left_out,
    ).format(n=formats.number(left_out, 0))
    notes = (*table.notes, *((more,) if left_out else ()))
    if notes:
        blocks.add_note(slide, blocks.note(" ".join(notes), room), room)
    deck.notes(slide, notes)


def _close(deck: Deck, definitions: Iterable[Definition], sources: Sequence[Source], address: str) -> None:
    """What the figures count, then where they come from, with the address of the live view."""
    label = _("{label}\u00a0: ")
    told = [(Run(label.format(label=one.label), bold=True), Run(one.text)) for one in definitions]
    blocks.add_text_slides(deck, _("Définitions"), told, blocks.NOTE_SIZES)
    blocks.add_sources(deck, sources, address)


def _sayable(said: Sayable) -> tuple[str, ...]:
    """The sentence with its caveat, then who says it and where."""
    source = _("Source\u00a0: {source}").format(source=" ".join(filter(None, (said.source, said.source_url))))
    return (" ".join(filter(None, (said.sentence, said.caveat))), *((source, "") if said.source else ("",)))


def _scene_notes(scene: Scene, site: str) -> tuple[str, ...]:
    """The presenter's notes, then what may be said of each figure, and the live view."""
    said = [line for figure in scene.figures for line in _sayable(figure.sayable)]
    seconds = ngettext("{n} seconde", "{n} secondes", scene.seconds).format(
        n=formats.number(scene.seconds, 0)
    )
    return (
        *scene.notes.splitlines(),
        "",
        *said,
        _("Durée\u00a0: {seconds}").format(seconds=seconds),
        _("Page\u00a0: {address}").format(address=site + scene.path),
    )


def _groups(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """The items in groups as even as can be, none larger than `most`."""
    if not items:
        return []
    count = -(-len(items) // most)
    each = -(-len(items) // count)
    return [items[start : start + each] for start in range(0, len(items), each)]
