"""Parts of a scenario's file as HTML: figures, drawings with the table behind each, the last page.

Every text of the data is escaped: none becomes a tag, an attribute or a link that is not http(s).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ptce_data import formats, markup
from ptce_data.charts import Bars, Chart
from ptce_data.exports.address import qr_svg, qr_told
from ptce_data.exports.named_sources import named_sources
from ptce_data.exports.slide_text import digits_and_unit
from ptce_data.exports.stage_html_drawings import Drawings, Room, room_of
from ptce_data.exports.tables import heading
from ptce_data.exports.vega_look import plain, years_in
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import KeyFigure, MapView, Scene, Show
from ptce_data.sentences.drawn import others
from ptce_data.tables import Column, Table, written

LETTERS = 44  # on a line beside the code, where the screen is a small projector's
LINES_OF_AN_ENDING, KEYS_LINES = 17, 5
_HEDGE = re.compile(r"([^\W\d]{2,}(?:\s[^\W\d]+)*)\s+(?=\d)")


@dataclass(frozen=True)
class Options:
    """notes says whether the presenter's are in the file; day is the stamp as short as the bar needs."""

    site: str
    notes: bool
    stamp: str
    day: str


def text(value: str) -> str:
    """The text as HTML shows it."""
    return markup.as_html(plain(value))


def step(scene: Scene, drawings: Drawings, options: Options) -> str:
    """A step of the scenario as a section: what the room sees, and the notes if they are wanted."""
    said = f'<p class="said">{text(scene.sentence)}</p>' if scene.sentence else "<span></span>"
    return (
        f'<section class="step {_layout(scene)}" aria-labelledby="t{scene.number}">'
        f'<h1 id="t{scene.number}" tabindex="-1">{text(scene.title)}</h1>{said}'
        f"{_shown(scene, drawings)}{_notes(scene, options)}"
        f'<p class="stamp">{text(options.stamp)}</p></section>'
    )


def _layout(scene: Scene) -> str:
    """One drawing at the right of what is said, several under it side by side, or figures alone."""
    drawn = len(scene.charts) + bool(scene.map)
    if drawn == 1:
        return "aside tall" if _room(scene) == "tall" else "aside"
    return "several" if drawn else "alone"


def _room(scene: Scene) -> Room:
    if len(scene.charts) + bool(scene.map) > 1:
        return "pair"
    return room_of(scene.charts[0]) if scene.charts else "beside"


def _shown(scene: Scene, drawings: Drawings) -> str:
    room = _room(scene)
    years = years_in(scene.title, scene.sentence)
    drawn = [_chart(chart, drawings.add_chart(chart, room, years)) for chart in scene.charts]
    drawn += [_map(scene.map, drawings, room)] if scene.map else []
    return f'<div class="shown">{_figures(scene.figures)}{"".join(drawn)}</div>'


def _figures(figures: Sequence[KeyFigure]) -> str:
    """All of one size, which the longest sets: `--n` is how many signs its digits have."""
    known = [one.value for one in figures if _is_known(one)]
    longest = max((len(_parted(value)[1] or plain(value)) for value in known), default=1)
    items = "".join(_figure(figure) for figure in figures)
    across = 2 if len(figures) == 4 else min(3, len(figures))  # noqa: PLR2004 (two by two)
    style = f"--n:{max(longest, 4)};--across:{across}"
    return f'<ul class="figures" style="{style}">{items}</ul>' if items else ""


def _figure(figure: KeyFigure) -> str:
    hedge, digits, unit = _parted(figure.value)
    value = text(digits)
    value = f"<small>{text(hedge)}</small> {value}" if hedge else value
    value = f"{value} <small>{text(unit)}</small>" if unit else value
    about = f'<span class="about">{text(figure.context)}</span>' if figure.context else ""
    missing = "" if _is_known(figure) else ' class="missing"'
    return f"<li><span>{text(figure.label)}</span><b{missing}>{value}</b>{about}</li>"


def _parted(value: str) -> tuple[str, str, str]:
    """« plus de », « 18 000 », « MWh »: the words around are smaller, the digits all the larger."""
    digits, unit = digits_and_unit(value)
    hedge = _HEDGE.match(digits)
    if not unit:
        digits = value
    return (hedge[1], digits[hedge.end() :], unit) if hedge else ("", digits, unit)


def _is_known(figure: KeyFigure) -> bool:
    return figure.value != formats.missing()


def _chart(chart: Chart, number: str) -> str:
    place = _drawing(number, chart.sentence)
    left_out = others(chart.drawn.left_out) if isinstance(chart.drawn, Bars) else ""
    below = " ".join(filter(None, (left_out, chart.remark)))
    return f"<figure><h2>{text(chart.title)}</h2>{place}{_under(chart.source, chart.table, below)}</figure>"


def _map(view: MapView, drawings: Drawings, room: Room) -> str:
    place = _drawing(drawings.add_map(view, room), view.sentence)
    below = " ".join(filter(None, (view.sizes, view.unplaced)))
    buttons = "".join(
        f'<button type="button" data-zoom="{factor}" aria-label="{text(label)}">{sign}</button>'
        for factor, label, sign in (("1.5", _("Agrandir"), "+"), ("0.667", _("Réduire"), "−"))
    )
    return (
        f'<figure class="map"><h2>{text(view.title)}</h2>'
        f'<div class="zoom" hidden>{buttons}</div>{place}'
        f"{_under(view.source, view.table, below)}</figure>"
    )


def _drawing(number: str, sentence: str) -> str:
    """The sentence is read aloud in place of the drawing, and shown where scripts do not run."""
    return (
        f'<div class="drawing" data-drawing="{number}" role="img" aria-label="{text(sentence)}">'
        f'<p class="no-js-only">{text(sentence)}</p></div>'
    )


def _under(source: str, table: Table, below: str) -> str:
    """What is seen with the drawing, then what opens over it."""
    label = text(_("Source et tableau"))
    said = f'<p class="below">{text(below)}</p>' if below else ""
    return (
        f"<figcaption>{said}<details><summary>{label}</summary>"
        f'<div class="table" tabindex="0"><p>{text(source)}</p>{_table(table)}</div></details></figcaption>'
    )


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col"{_side(one)}>{text(heading(one))}</th>' for one in table.columns)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{_side(column)}>{text(written(cell, column))}</td>"
            for cell, column in zip(row, table.columns, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    notes = "".join(f"<p>{text(note)}</p>" for note in table.notes)
    return (
        f"<table><caption>{text(table.title)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{notes}"
    )


def _side(column: Column) -> str:
    return ' class="number"' if column.kind in {"number", "year"} else ""


def _notes(scene: Scene, options: Options) -> str:
    if not options.notes or not scene.notes:
        return ""
    lines = "<br>".join(text(line) for line in scene.notes.splitlines())
    label = text(_("Notes"))
    return f'<aside class="notes" hidden aria-label="{label}">{lines}</aside>'


@dataclass(frozen=True)
class _Told:
    """A source or a definition, and about how many lines it takes beside the code."""

    html: str
    lines: float


def endings(show: Show, options: Options) -> list[str]:
    """The last pages: sources, definitions, keys, and the address of the live show with its QR code."""
    sources = [
        _Told(f"<li>{_link(one.title, one.url)}</li>", _lines(one.title))
        for one in named_sources(show.sources)
    ]
    told = [
        _Told(f"<dt>{text(one.label)}</dt><dd>{text(one.text)}</dd>", _lines(one.label) + _lines(one.text))
        for one in show.definitions
    ]
    pages = [(_("Sources"), _listed("", "ul", some)) for some in _pages(sources, keys=not told)]
    pages += [(_("Définitions"), _listed("", "dl", some)) for some in _pages(told, keys=True)]
    if sum(one.lines for one in (*sources, *told)) + 2 <= LINES_OF_AN_ENDING - KEYS_LINES:
        both = _listed(_("Sources"), "ul", sources) + _listed(_("Définitions"), "dl", told)
        pages = [(_("Sources et définitions"), both)]
    return [
        _ending(show, options, f"fin{place or ''}", page, last=place == len(pages) - 1)
        for place, page in enumerate(pages)
    ]


def _ending(show: Show, options: Options, name: str, page: tuple[str, str], *, last: bool = True) -> str:
    title, inside = page
    address = options.site + show.path
    keys = f'<p class="keys">{text(_keys())}</p>' if last else ""
    return (
        f'<section class="step" aria-labelledby="{name}" data-ending="{text(title)}">'
        f'<h1 id="{name}" tabindex="-1">{text(title)}</h1>'
        f'<p class="said">{text(show.title)}</p><div class="ending"><div>{inside}{keys}</div>'
        f'<div class="qr">{_qr_code(address)}<p>{_link(address, address)}</p></div></div>'
        f'<p class="stamp">{text(options.stamp)}</p></section>'
    )


def _lines(said: str) -> float:
    return -(-len(said) // LETTERS) + 0.3


def _pages(parts: Sequence[_Told], *, keys: bool) -> list[list[_Told]]:
    """The parts in pages that each fit a small projector, the last with room for the keys if they come."""
    pages: list[list[_Told]] = []
    for part in parts:
        if not pages or sum(one.lines for one in pages[-1]) + part.lines > LINES_OF_AN_ENDING:
            pages.append([])
        pages[-1].append(part)
    used = sum(one.lines for one in pages[-1]) if pages else 0
    if keys and used > LINES_OF_AN_ENDING - KEYS_LINES and len(pages[-1]) > 1:
        pages.append([pages[-1].pop()])
    return pages


def _keys() -> str:
    return _(
        "Touches\u00a0: flèches, espace ou page suivante pour avancer, Début et Fin, F pour le plein écran, "
        "+ et − pour la carte. La recherche d'un pôle (/) n'est que sur la scène en ligne."
    )


def _listed(title: str, tag: str, parts: Iterable[_Told]) -> str:
    items = "".join(one.html for one in parts)
    heading = f"<h2>{text(title)}</h2>" if title else ""
    return f"{heading}<{tag}>{items}</{tag}>" if items else ""


def _link(label: str, address: str) -> str:
    link = markup.safe_link(address)
    if link is None:
        return text(label)
    return f'<a href="{text(link)}" target="_blank" rel="noopener noreferrer">{text(label)}</a>'


def _qr_code(address: str) -> str:
    label = text(qr_told(address))
    return qr_svg(address).strip().replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
