"""What a step shows, resolved: figures, a chart, a map, or the main parts of a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import duckdb

from ptce_data import geography, outlines
from ptce_data.charts import Chart
from ptce_data.errors import PtceDataError, UnresolvedReferenceError
from ptce_data.geography import Bounds, Position
from ptce_data.i18n import gettext as _
from ptce_data.i18n import language
from ptce_data.leaflet import KeyFigure, MapView, Source
from ptce_data.leaflets import charts, figures, maps, views
from ptce_data.queries import claims, compare
from ptce_data.queries import pole as poles
from ptce_data.queries import territory as territories
from ptce_data.scenarios import addresses, model, references
from ptce_data.scenarios.references import POLES
from ptce_data.scenarios.saying import Asked, said
from ptce_data.scenarios.vocabulary import Scope, Vocabulary, quoted
from ptce_data.selection import Selection

AROUND_POLE = 0.7  # degrees of longitude on each side: a pole among its neighbours
_COUNTS = re.compile(
    r"poles\s+by\s+(?P<by>\S+)(?:\s+of\s+(?P<of>.+?))?(?:\s+in\s+(?P<year>\d{4}))?", re.ASCII
)


@dataclass(frozen=True)
class Seen:
    """What a step shows, the address of the live view, and what it rests on.

    codes are those of the indicators seen; sources those of its chart (a figure has its own).
    """

    path: str
    figures: tuple[KeyFigure, ...] = ()
    charts: tuple[Chart, ...] = ()
    map: MapView | None = None
    codes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def seen(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, view: model.StepView) -> Seen:
    """What the view shows of the published data. Raises UnresolvedReferenceError."""
    return vocabulary.once((view, language()), lambda: _seen(cursor, vocabulary, view))


def _seen(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, view: model.StepView) -> Seen:
    if isinstance(view, model.FiguresView):
        return _figures(cursor, vocabulary, view)
    if isinstance(view, model.ChartView):
        return _chart(cursor, vocabulary, view.asked)
    if isinstance(view, model.MapView):
        return _map(cursor, vocabulary, view)
    return _page(cursor, view.path)


def key_figure(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, asked: Asked) -> KeyFigure:
    """The figure behind a reference, with the year, the perimeter and the source it needs."""
    return vocabulary.once((asked, language()), lambda: _key_figure(cursor, vocabulary, asked))


def _key_figure(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, asked: Asked) -> KeyFigure:
    scope = asked.scope
    if scope.kind != "pole":
        selection = scope.selection(asked.year)
        if asked.code == POLES:
            return figures.pole_count(cursor, selection)
        return figures.total_figure(cursor, selection, asked.code)
    told = vocabulary.once(
        ("told", scope.code, asked.year, language()),
        lambda: figures.told_of(cursor, scope.code, asked.year),
    )
    for one in told:
        if one.figure.indicator == asked.code:
            return figures.of_told(one)
    raise UnresolvedReferenceError(asked.code, _("ce chiffre n'est plus publié."))


def _figures(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, view: model.FiguresView) -> Seen:
    shown: list[KeyFigure] = []
    asked: list[Asked] = []
    for written in view.references:
        reference = references.parse(written)
        figure = said(cursor, vocabulary, reference).figure
        if figure is None:
            raise UnresolvedReferenceError(
                written,
                _("{found} n'est pas un chiffre\u00a0: il ne se montre pas ainsi.").format(
                    found=quoted(written)
                ),
            )
        asked.append(figure)
        shown.append(key_figure(cursor, vocabulary, figure))
    if len({one.scope for one in asked}) > 1:
        shown = [_named(figure, one.scope) for figure, one in zip(shown, asked, strict=True)]
    path = addresses.of_scope(vocabulary, asked[0].scope, asked[0].year) if asked else "/"
    codes = tuple(dict.fromkeys(one.code for one in asked if one.code != POLES))
    return Seen(path, figures=tuple(dict.fromkeys(shown)), codes=codes)


def _named(figure: KeyFigure, scope: Scope) -> KeyFigure:
    """Beside those of others, a pole's figure says whose it is."""
    if scope.kind != "pole":
        return figure
    return replace(figure, label=_("{label}, {name}").format(label=figure.label, name=scope.name))


def _chart(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, asked: str) -> Seen:
    text = " ".join(asked.strip().removeprefix("{").removesuffix("}").split())
    if found := _COUNTS.fullmatch(text):
        year = int(found["year"]) if found["year"] else None
        scope = vocabulary.scope(cursor, found["of"] or "all")
        return _counts(cursor, vocabulary, asked, _Counted(found["by"], scope, year))
    reference = references.parse(text)
    if reference.form in {"name", "label"}:  # a word, whether or not there are figures to draw
        message = _("un graphique montre des chiffres\u00a0: retirez {form}.")
        raise UnresolvedReferenceError(asked, message.format(form=quoted(f"| {reference.form}")))
    scope = vocabulary.scope(cursor, reference.of)
    said(cursor, vocabulary, reference)  # refused as it would be in a sentence
    indicator = vocabulary.indicator(reference.subject)
    path = addresses.of_scope(vocabulary, scope, reference.year)
    if scope.kind == "pole":
        chart = charts.pole_series(cursor, scope.code, indicator.code)
        return Seen(
            path, charts=(chart,), codes=(indicator.code,), sources=_sources(cursor, scope, indicator.code)
        )
    series = charts.over_time(cursor, scope.selection(reference.year), indicator.code)
    return Seen(path, charts=(series,) if series else (), codes=(indicator.code,))


@dataclass(frozen=True)
class _Counted:
    by: str
    scope: Scope
    year: int | None


def _counts(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, asked: str, counted: _Counted) -> Seen:
    drawings: dict[str, Callable[[duckdb.DuckDBPyConnection, Selection], Chart]] = {
        "sector": charts.by_sector,
        "region": charts.by_region,
    }
    if counted.by not in drawings or counted.scope.kind in {"pole", "commune"}:
        raise UnresolvedReferenceError(
            asked,
            _("le graphique {found} n'existe pas\u202f; écrivez par exemple {first} ou {second}.").format(
                found=quoted(asked),
                first=quoted("poles by sector of region Bretagne"),
                second=quoted("poles by region"),
            ),
        )
    selection = counted.scope.selection(counted.year)
    if not compare.network_size(cursor, selection):
        raise UnresolvedReferenceError(
            asked, _("{found}\u00a0: aucun pôle à compter.").format(found=quoted(asked))
        )
    path = addresses.of_scope(vocabulary, counted.scope, counted.year)
    return Seen(path, charts=(drawings[counted.by](cursor, selection),))


def _sources(cursor: duckdb.DuckDBPyConnection, scope: Scope, code: str) -> tuple[Source, ...]:
    found = claims.ledger(cursor, scope.code, code).claims
    return figures.sources_named((one.source_title, one.source_url) for one in found)


def _map(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, view: model.MapView) -> Seen:
    scope = vocabulary.scope(cursor, view.of)
    if scope.kind in {"pole", "commune"}:
        raise UnresolvedReferenceError(
            view.of,
            _(
                "{of} dit quels pôles la carte montre\u00a0: {all}, une région, un secteur… "
                "Pour un pôle, {highlight}."
            ).format(of=quoted("of"), all=quoted("all"), highlight=quoted("highlight")),
        )
    code = vocabulary.indicator(view.indicator).code if view.indicator else None
    highlighted = tuple(vocabulary.pole(one).code for one in view.highlight)
    bounds = _bounds(cursor, vocabulary, view.around) if view.around else None
    drawn = maps.map_view(cursor, scope.selection(None), code, highlighted, bounds)
    path = addresses.of_map(vocabulary, scope)
    return Seen(path, map=drawn, codes=(code,) if code else ())


def _bounds(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, around: str) -> Bounds:
    """What is seen around a place or a pole; all of France otherwise."""
    scope = vocabulary.scope(cursor, around)
    if scope.kind in {"region", "departement"}:
        return outlines.area_bounds(scope.kind)[scope.code]
    if scope.kind == "commune":
        place = territories.territory(cursor, "commune", scope.code)
        return geography.around([geography.on_map(place.position, place.region_code)], AROUND_POLE)
    identity = poles.identity(cursor, scope.code) if scope.kind == "pole" else None
    if identity is None:
        return geography.whole_france()
    if identity.longitude is None or identity.latitude is None:
        return outlines.area_bounds("region")[identity.region_code]
    spot = Position(identity.longitude, identity.latitude)
    return geography.around([geography.on_map(spot, identity.region_code)], AROUND_POLE)


def _page(cursor: duckdb.DuckDBPyConnection, path: str) -> Seen:
    try:
        leaflet = views.of_address(cursor, path)
    except UnresolvedReferenceError:
        raise
    except PtceDataError as problem:
        said_of_it = str(problem)
        raise UnresolvedReferenceError(
            path,
            _("l'adresse {found} ne mène à rien\u00a0: {reason}").format(
                found=quoted(path), reason=said_of_it
            ),
        ) from problem
    codes = tuple(dict.fromkeys(one.code for one in leaflet.figures if one.code != POLES))
    return Seen(leaflet.path, leaflet.figures, leaflet.charts[:1], leaflet.map, codes)
