"""A scene as HTML: title, sentence, figures in large, chart, and the line that never leaves the screen.

Pure: a scene in, escaped text out. What the room can see has one size at least (stage.css).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages._ui import html_bars, html_lines
from ptce_data import formats, markup
from ptce_data.charts import ACCENT, FAMILY_COLOURS, Bars, Chart
from ptce_data.i18n import Language, language
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import KeyFigure, MapView, Scene, Show
from ptce_data.sentences import drawn

MOST_FIGURES, BESIDE_A_DRAWING = 6, 3
MOST_BELOW = 5  # families of sectors named under a map
ONE_LINE = 10  # signs of a value that stays on one line


@dataclass(frozen=True)
class Place:
    """Where the show stands: a step, or the pole shown for a question, "" for none."""

    step: int
    pole: str = ""


def scene(shown: Scene, show: Show, place: Place) -> str:
    """The whole scene but its map, which has its own place in the same grid."""
    figures = shown_figures(shown)
    beside = key(shown) and not key_below(shown)
    parts = [("figures", figures), ("chart", shown.charts), ("map", shown.map), ("key", beside)]
    kinds = " ".join(f"has-{name}" for name, held in parts if held)
    return (
        f'<section class="ptce-scene {kinds}">'
        f"<h1>{markup.as_html(shown.title)}</h1>{_sentence(shown)}{_figures(figures, shown)}"
        f"{_chart(shown)}{_key(shown)}{foot(show, place)}</section>"
    )


def shown_figures(shown: Scene) -> tuple[KeyFigure, ...]:
    """As many figures as can be read from the back of a room, and all those the scene speaks of."""
    most = BESIDE_A_DRAWING if shown.charts or shown.map else MOST_FIGURES
    others = [figure for figure in shown.figures if not _is_cited(figure, shown)]
    room = max(0, most - (len(shown.figures) - len(others)))
    return tuple(figure for figure in shown.figures if figure not in others[room:])


def _is_cited(figure: KeyFigure, shown: Scene) -> bool:
    return figure.value in f"{shown.title} {shown.sentence}"


def _sentence(shown: Scene) -> str:
    said = said_of(shown)
    missing = shown.map.unplaced if shown.map else ""
    beside = f' <span class="unplaced">{markup.as_html(missing)}</span>' if missing else ""
    return f'<p class="said">{markup.as_html(said)}{beside}</p>' if said else ""


def said_of(shown: Scene) -> str:
    """The scene's sentence, else its chart's or its map's."""
    drawn = [*(chart.sentence for chart in shown.charts[:1]), shown.map.sentence if shown.map else ""]
    return next((text for text in [shown.sentence, *drawn] if text), "")


def _figures(figures: tuple[KeyFigure, ...], shown: Scene) -> str:
    items = "".join(_figure(figure, cited=_is_cited(figure, shown)) for figure in figures)
    return f'<ul class="figures">{items}</ul>' if items else ""


def _figure(figure: KeyFigure, *, cited: bool) -> str:
    missing = " missing" if figure.value == formats.missing() else ""
    where = _("voir la fiche")
    kind = ' class="cited"' if cited else ""  # what is said is never without its year and its perimeter
    return (
        f'<li{kind} style="--signs:{_widest_line(figure.value)}">'
        f'<strong class="value{missing}">{markup.as_html(figure.value)}</strong><span class="about">'
        f'<span class="label">{markup.as_html(figure.label)}</span> '
        f'<span class="context">{markup.as_html(figure.context)}</span>'
        f'<span class="brief">{markup.as_html(where)}</span></span></li>'
    )


def _widest_line(value: str) -> int:
    """The signs of the longer line, the value written on two lines at most."""
    cuts = [place for place, sign in enumerate(value) if sign == " "] if len(value) > ONE_LINE else []
    return min([len(value), *(max(cut, len(value) - cut - 1) for cut in cuts)]) or 1


def _chart(shown: Scene) -> str:
    return "".join(_drawn(chart, said_of(shown)) for chart in shown.charts[:1])


def _drawn(chart: Chart, said: str) -> str:
    inside = _bars(chart, chart.drawn, said) if isinstance(chart.drawn, Bars) else html_lines.of(chart.drawn)
    return (
        f'<figure class="chart" aria-label="{markup.as_html(chart.sentence)}">'
        f"<figcaption>{markup.as_html(chart.title)}</figcaption>{inside}</figure>"
    )


def _bars(chart: Chart, bars: Bars, said: str) -> str:
    """The bars, how many more there are (the screen may leave out others still), and their remark."""
    one, many = (markup.as_html(pattern) for pattern in drawn.others_patterns())
    remark = "" if chart.remark in said else chart.remark
    return (
        f'{html_bars.of(bars)}<p class="below"><span class="more" data-one="{one}" data-many="{many}" '
        f'data-left="{bars.left_out}"{" data-descend" if bars.descend else ""}>'
        f"{markup.as_html(drawn.others(bars.left_out))}</span> {markup.as_html(remark)}</p>"
    )


def key(shown: Scene) -> tuple[tuple[str, str], ...]:
    """The families of sectors on the scene's map, in short, with their colours; none without room."""
    if shown.map is None:
        return ()
    found = {point.family.partition(",")[0]: point.colour for point in shown.map.points if point.family}
    order = [*FAMILY_COLOURS.values()]
    named = sorted(found.items(), key=lambda one: order.index(one[1]) if one[1] in order else len(order))
    return tuple(named) if len(named) <= MOST_BELOW or _alone(shown) else ()


def key_below(shown: Scene) -> bool:
    """Whether the key of the colours is under the map, others parts being beside it."""
    return bool(key(shown)) and not _alone(shown)


def coloured(shown: Scene, view: MapView) -> MapView:
    """The scene's map; in one colour where no key says what several mean."""
    if key(shown):
        return view
    return replace(view, points=tuple(replace(point, colour=ACCENT) for point in view.points))


def _alone(shown: Scene) -> bool:
    return not shown.figures and not shown.charts


def _key(shown: Scene) -> str:
    families = key(shown)
    if not families:
        return ""
    items = "".join(
        f'<li><i class="circle" style="--mark:{markup.as_html(colour)}"></i>{markup.as_html(label)}</li>'
        for label, colour in families
    )
    place = "below" if key_below(shown) else "beside"
    head = markup.as_html(_("Premier secteur"))
    return f'<ul class="map-key {place}"><li class="head">{head}</li>{items}</ul>'


def foot(show: Show, place: Place) -> str:
    """The data's date, the story's name, and where it stands."""
    where = _("étape {n} sur {steps}").format(n=place.step, steps=len(show.scenes))
    back = _("B\u00a0: retour à l'étape {n}").format(n=place.step)
    steps = f'<span class="steps" title="{where}">{place.step}\u202f/\u202f{len(show.scenes)}</span>'
    return (
        f'<footer><span class="date">{markup.as_html(data_of(show))}</span>'
        f'<span class="name">{markup.as_html(_named(show))}</span>'
        f"{f'<span class=back>{markup.as_html(back)}</span>' if place.pole else steps}</footer>"
    )


def _named(show: Show) -> str:
    """The story's name; in another language than the page's, in which."""
    told: dict[Language, str] = {"fr": _("En français\u00a0: {title}"), "en": _("En anglais\u00a0: {title}")}
    spoken = show.stamp.language
    return show.title if spoken == language() else told[spoken].format(title=show.title)


def data_of(show: Show) -> str:
    """« Base du 24 novembre 2026 »: the day of the database, not that of the figures."""
    return _("Base du {day}").format(day=formats.day(show.stamp.published_on))


def speaker(show: Show, shown: Scene, place: Place) -> str:
    """What the presenter reads: this step, its notes, the next one."""
    # After a question, the next thing on stage is the step that was left.
    wanted = place.step if place.pole else place.step + 1
    after = next((one for one in show.scenes if one.number == wanted), None)
    parts = (
        _part("now", _("Sur la scène"), _told(shown, "h1")),
        _part("next", _("Ensuite"), _next(after)),
        _part("notes", _("Notes"), _notes(shown)),
    )
    return f'<section class="ptce-speaker">{"".join(parts)}{foot(show, place)}</section>'


def _part(name: str, heading: str, inside: str) -> str:
    return f'<div class="{name}" tabindex="0"><h2>{markup.as_html(heading)}</h2>{inside}</div>'


def _notes(shown: Scene) -> str:
    lines = [line for line in shown.notes.splitlines() if line.strip()]
    return _paragraphs(lines or [_("Aucune note pour cette étape.")])


def _next(after: Scene | None) -> str:
    return _told(after, "h3") if after else _paragraphs([_("Fin de la présentation.")])


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{markup.as_html(line)}</p>" for line in lines)


def _told(shown: Scene, heading: str) -> str:
    figures = "".join(
        f"<li><strong>{markup.as_html(one.value)}</strong> {markup.as_html(one.label)}, "
        f"{markup.as_html(one.context)}</li>"
        for one in shown_figures(shown)
    )
    drawn = [chart.title for chart in shown.charts[:1]] + ([shown.map.title] if shown.map else [])
    also = "".join(f'<p class="drawn">{markup.as_html(title)}</p>' for title in drawn)
    return (
        f"<{heading}>{markup.as_html(shown.title)}</{heading}><p>{markup.as_html(said_of(shown))}</p>"
        f"<ul>{figures}</ul>{also}"
    )
