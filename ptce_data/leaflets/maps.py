"""Maps as values: which poles, where they are drawn, what is seen and what is said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import duckdb

from ptce_data import catalogue, formats, geography, outlines
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.charts import FAMILY_LETTERS, family_colour
from ptce_data.geography import Bounds, Position
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import MapPoint, MapView
from ptce_data.leaflets import tables
from ptce_data.queries import map as questions
from ptce_data.queries.map import MapPole
from ptce_data.queries.territory import Portrait
from ptce_data.selection import Selection
from ptce_data.sentences import map as sentences
from ptce_data.sentences import territory as territory_sentences

AROUND_COMMUNE = 0.15  # degrees of longitude on each side
# Poles of one commune are set apart for circles of this radius, as a share of the width seen.
SHARE_OF_WIDTH = 0.011

USUAL = "member_structures"

Fill = Literal["aucun", "poles", "total", "habitants"]


@dataclass(frozen=True)
class Request:
    """What the viewer asks of the map, beside the shared filters."""

    indicator: Indicator | None
    fill: Fill
    level: questions.Level
    view: str  # "selection", "france" or a région's code

    @property
    def filling(self) -> Indicator | None:
        """The indicator that colours the territories, None where something else does, or nothing."""
        return self.indicator if self.fill in {"total", "habitants"} else None

    @property
    def rated(self) -> bool:
        return self.fill == "habitants"


PLAIN = Request(indicator=None, fill="aucun", level="region", view="selection")


def fills() -> dict[Fill, str]:
    """What may colour the territories, as the choice and the address name it."""
    return {
        "aucun": _("Rien"),
        "poles": _("Le nombre de pôles"),
        "total": _("Le total de l'indicateur"),
        "habitants": _("Le total rapporté aux habitants"),
    }


def levels() -> dict[questions.Level, str]:
    return {"region": _("Par région"), "departement": _("Par département")}


def views(lists: Catalogue) -> dict[str, str]:
    """What may be seen: the places filtered, all of France, or a région by its code."""
    return {
        "selection": _("Selon les filtres"),
        "france": _("France entière"),
        **{code: region.name for code, region in lists.regions.items()},
    }


def usual(offered: Sequence[str]) -> str | None:
    """The indicator shown where the address says nothing of one."""
    return USUAL if USUAL in offered else None


def said(poles: Sequence[MapPole], areas: Sequence[questions.AreaTotal], request: Request) -> str:
    text = sentences.poles_on_map(poles, request.indicator)
    if request.fill == "aucun":
        return text
    if request.fill == "poles" or request.indicator is None:
        return f"{text} {sentences.poles_by_area(areas, request.level)}"
    if request.indicator.across_poles != "sum":
        return text + " " + _("Cet indicateur ne s'additionne pas : les territoires restent sans couleur.")
    return f"{text} " + sentences.totals_by_area(areas, request.indicator, request.level, rated=request.rated)


def map_view(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    code: str | None = None,
    highlighted: Iterable[str] = (),
    bounds: Bounds | None = None,
) -> MapView:
    """The poles of the selection, with what they published of an indicator where one is asked.

    bounds is what is seen, the places of the selection by default.
    """
    lists = catalogue.load(cursor)
    indicator = lists.indicators[code] if code else None
    poles = questions.map_poles(cursor, selection, code)
    shown = bounds or box("selection", selection)
    return MapView(
        key=_("carte-poles"),
        title=indicator.label if indicator else _("Les pôles sur la carte"),
        sentence=sentences.poles_on_map(poles, indicator),
        bounds=shown,
        points=_points(poles, indicator, lists, shown, frozenset(highlighted)),
        table=tables.map_poles(poles, indicator, lists),
        source=source(len(poles)),
        measures=indicator.label if indicator else "",
        unplaced=sentences.unplaced(poles),
        unit=indicator.unit if indicator else "",
    )


def shown(view: MapView) -> MapView | None:
    """The map, or None where no pole would be seen on it."""
    return view if view.points else None


def territory_view(cursor: duckdb.DuckDBPyConnection, selection: Selection, portrait: Portrait) -> MapView:
    """The poles of a territory and those around it; its own are highlighted."""
    lists = catalogue.load(cursor)
    country = replace(selection, regions=(), departements=())
    poles = questions.map_poles(cursor, country, None)
    shown = around(portrait, poles)
    here = frozenset(pole.pole_id for pole in portrait.poles)
    points = _points(poles, None, lists, shown, here)
    seen = {point.pole_id for point in points}
    drawn = tuple(pole for pole in poles if pole.pole_id in seen)
    return MapView(
        key=_("carte-poles"),
        title=_("Carte des pôles\u00a0: {name}").format(name=portrait.territory.name),
        sentence=territory_sentences.counted(portrait),
        bounds=shown,
        points=points,
        table=tables.map_poles(drawn, None, lists),
        source=source(len(drawn)),
        unplaced=sentences.unplaced([pole for pole in poles if pole.pole_id in here]),
    )


def _points(
    poles: Sequence[MapPole],
    indicator: Indicator | None,
    lists: Catalogue,
    shown: Bounds,
    highlighted: frozenset[str],
) -> tuple[MapPoint, ...]:
    """The poles seen, the largest value first, the highlighted last: what comes last hides nothing."""
    placed = [(pole, pole.position) for pole in poles if pole.position is not None]
    spots = [geography.on_map(position, pole.region_code) for pole, position in placed]
    radius = (shown.east - shown.west) * SHARE_OF_WIDTH
    moved = geography.spread(spots, [radius] * len(spots))
    points = [
        _point(pole, spot, indicator, lists, highlighted)
        for (pole, _position), spot in zip(placed, moved, strict=True)
        if shown.holds(spot)
    ]
    return tuple(sorted(points, key=lambda point: point.highlighted))


def _point(
    pole: MapPole, spot: Position, indicator: Indicator | None, lists: Catalogue, highlighted: frozenset[str]
) -> MapPoint:
    family = tables.family(pole, lists)
    return MapPoint(
        pole_id=pole.pole_id,
        name=pole.name,
        place=pole.place,
        position=spot,
        colour=family_colour(pole.family),
        text=_text(pole, indicator) if indicator else family,
        highlighted=pole.pole_id in highlighted,
        value=pole.value,
        family=family,
        letter=FAMILY_LETTERS.get(pole.family, "·"),
    )


def _text(pole: MapPole, indicator: Indicator) -> str:
    """`≈ 8 M€ (2022, année estimée)`; « non communiqué »."""
    figure = sentences.figure(pole, indicator)
    return figure if pole.value is None else f"{figure} ({sentences.when(pole)})"


def box(view: str, selection: Selection) -> Bounds:
    """What the view shows: France, a région, or the places of the selection."""
    if view not in {"france", "selection"}:
        return outlines.area_bounds("region")[view]
    departements, regions = outlines.area_bounds("departement"), outlines.area_bounds("region")
    boxes = [departements[code] for code in selection.departements if code in departements]
    boxes = boxes or [regions[code] for code in selection.regions if code in regions]
    if view == "france" or not boxes:
        return geography.whole_france()
    return geography.around([corner for one in boxes for corner in one.corners])


def around(portrait: Portrait, poles: Sequence[MapPole]) -> Bounds:
    """The région or the département; where it has no pole, and for a commune, the three nearest too."""
    territory = portrait.territory
    corners: Sequence[Position] = ()
    if territory.level != "commune":
        area = outlines.area_bounds(territory.level)[territory.code]
        if portrait.poles or territory.region_code in geography.insets():
            return area
        corners = area.corners
    near = {pole.pole_id for pole in portrait.nearest[: territory_sentences.NAMED_POLES]}
    spots = [
        geography.on_map(pole.position, pole.region_code)
        for pole in poles
        if pole.pole_id in near and pole.position
    ]
    centre = geography.on_map(territory.position, territory.region_code)
    return geography.around([centre, *corners, *spots], AROUND_COMMUNE)


def source(poles: int) -> str:
    """Where the map's content comes from, and how the points are placed."""
    return _(
        "Source : {poles}, pages publiques citées dans chaque fiche. Points au centre de la commune ; "
        "ceux d'une même commune sont écartés en cercle. Outre-mer : autre place, autre échelle. "
        "Contours : IGN ADMIN EXPRESS COG, Licence Ouverte 2.0, généralisés ; "
        "populations : Insee, 2023 (Mayotte : 2017) ; pays voisins : Natural Earth."
    ).format(poles=formats.poles(poles))
