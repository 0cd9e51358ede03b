"""From the map's answers to what is drawn: points, shaded areas, legends and tables; pure."""

import math
from collections.abc import Callable, Sequence

from pages._ui import maps
from pages._ui.maps import Point, Shading
from pages._ui.maps_labels import Frame, Label
from pages._ui.maps_palette import Colour, Palette, ink
from ptce_data import formats, geography, markup, units
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.charts import FAMILY_LETTERS
from ptce_data.geography import Position
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflets import tables
from ptce_data.leaflets.maps import Fill, Request
from ptce_data.queries.map import AreaTotal, MapPole
from ptce_data.sentences import map as sentences

CLASSES = 4
SHADED_RADIUS = 4.5


def points(poles: Sequence[MapPole], request: Request, lists: Catalogue, frame: Frame) -> tuple[Point, ...]:
    """The placed poles, the largest first so that none hides a smaller one."""
    placed = [(pole, pole.position) for pole in poles if pole.position is not None]
    largest = max((pole.value or 0 for pole, _position in placed), default=0)
    radii = [_radius(pole, request, largest) * frame.scale for pole, _position in placed]
    spots = [geography.on_map(position, pole.region_code) for pole, position in placed]
    moved = geography.spread(spots, [(radius + 1) * frame.degrees_per_pixel for radius in radii])
    return tuple(
        Point(
            pole_id=pole.pole_id,
            position=spot,
            radius=radius,
            family=pole.family,
            hollow=request.indicator is not None and pole.value is None,
            tip=sentences.tip(pole, tables.family(pole, lists), request.indicator),
        )
        for (pole, _position), radius, spot in zip(placed, radii, moved, strict=True)
    )


def _radius(pole: MapPole, request: Request, largest: float) -> float:
    if request.fill != "aucun":
        return SHADED_RADIUS
    if request.indicator is None:
        return maps.EQUAL_RADIUS
    return maps.HOLLOW_RADIUS if pole.value is None else maps.radius(pole.value, largest)


def shaded_value(area: AreaTotal, fill: Fill) -> float | None:
    """What the colour of an area says; None where nothing was published, or where no pole stands."""
    values = {
        "poles": float(area.poles_selected) or None,
        "total": area.value,
        "habitants": area.per_thousand,
    }
    return values.get(fill)


def limits(values: Sequence[float]) -> tuple[float, ...]:
    """The highest value of each class: four classes at most, with as many areas in each as can be."""
    ordered = sorted(set(values))
    n = min(CLASSES, len(ordered))
    return tuple(ordered[math.ceil(len(ordered) * (i + 1) / n) - 1] for i in range(n))


def shading(areas: Sequence[AreaTotal], request: Request) -> Shading | None:
    """The areas in colour with their values, the highest first; None where the map is not coloured."""
    if request.fill == "aucun":
        return None
    values = [shaded_value(area, request.fill) for area in areas]
    bounds = limits([value for value in values if value is not None])
    shift = maps.CLASS_SHIFT[len(bounds)]
    over = tables.over_inhabitants(areas)
    return Shading(
        level=request.level,
        classes=tuple(None if v is None else shift[_rank(v, bounds)] for v in values),
        labels=tuple(
            Label(area_text(area, request, over), _area_position(area))
            for value, area in sorted(zip(values, areas, strict=True), key=lambda pair: -(pair[0] or 0))
            if value is not None
        ),
    )


def _rank(value: float, bounds: Sequence[float]) -> int:
    return next(i for i, high in enumerate(bounds) if value <= high)


def _area_position(area: AreaTotal) -> Position:
    return geography.on_map(Position(area.longitude, area.latitude), area.region_code)


def area_text(area: AreaTotal, request: Request, over: int) -> str:
    """The value written on an area, without the unit its legend names."""
    if request.fill == "poles" or request.indicator is None:
        return formats.number(area.poles_selected, 0)
    value, qualifier = area.value, area.qualifier
    if request.rated and area.per_thousand is not None:
        qualifier = area.whole_qualifier
        value = formats.rounded_rate(area.per_thousand * over / sentences.FEW, qualifier)
    sign = {"approx": "≈\u202f", "at_least": "> "}.get(qualifier, "")
    return sign + formats.value_only(value, request.indicator.unit, at_least=qualifier == "at_least")


# Legends ---------------------------------------------------------------------------------------


def families_legend(poles: Sequence[MapPole], lists: Catalogue, palette: Palette, *, lettered: bool) -> str:
    """The families on the map, each with its colour and letter."""
    present = {pole.family for pole in poles}
    items = [
        f"{_disc(8, palette, family, letter=lettered)}{markup.as_html(label.label)}"
        for family, label in lists.families.items()
        if family in present
    ]
    return _list(items, _("Familles de secteurs"))


def sizes_legend(poles: Sequence[MapPole], indicator: Indicator, palette: Palette, scale: float) -> str:
    """Three sizes with their value, and what a hollow circle means."""
    largest = max((pole.value or 0 for pole in poles if pole.position), default=0)
    shown = [_round(largest / share) for share in (1, 4, 16)] if largest > 0 else []
    items = [
        _disc(maps.radius(value, largest) * scale, palette)
        + markup.as_html(formats.amount(value, indicator.unit))
        for value in dict.fromkeys(shown)
    ]
    items.append(
        f"{_disc(maps.HOLLOW_RADIUS * scale, palette, hollow=True)}{markup.as_html(formats.missing())}"
    )
    return _list(items, _("La surface du cercle est proportionnelle à la valeur"))


def _round(value: float) -> float:
    """Two significant figures, one below 10, rounded down."""
    step = 10 ** (math.floor(math.log10(value)) - (value >= 10))  # noqa: PLR2004
    return float(math.floor(value / step) * step)


def _disc(
    radius: float, palette: Palette, family: str = "", *, letter: bool = False, hollow: bool = False
) -> str:
    colour = palette.of_family(family)
    fill = palette.ground if hollow else colour
    written = FAMILY_LETTERS.get(family, "") if letter else ""
    style = f"width:{2 * radius:.0f}px;background:rgb{fill};border-color:rgb{colour};color:rgb{ink(colour)}"
    return f'<span class="disc" aria-hidden="true" style="{style}">{written}</span>'


def shading_legend(areas: Sequence[AreaTotal], request: Request, palette: Palette) -> str:
    """The classes of colour in words, and what stays without colour."""
    values = [value for area in areas if (value := shaded_value(area, request.fill)) is not None]
    bounds = limits(values)
    shift = maps.CLASS_SHIFT[len(bounds)]
    items = []
    for rank in range(len(bounds)):
        held = [value for value in values if _rank(value, bounds) == rank]
        swatch = _swatch(palette.classes[shift[rank]], palette)
        items.append(f"{swatch}{markup.as_html(_class_name(held, request, tables.over_inhabitants(areas)))}")
    nothing = _("aucun pôle") if request.fill == "poles" else _("aucun chiffre communiqué")
    items.append(f"{_swatch(palette.ground, palette)}{markup.as_html(nothing)}")
    return _list(items, shading_title(request, tables.over_inhabitants(areas)))


def shading_title(request: Request, over: int) -> str:
    """What the colours measure."""
    if request.fill == "poles" or request.indicator is None:
        return _("Nombre de pôles")
    unit = units.unit_name(request.indicator.unit)
    label = request.indicator.label
    if request.fill == "total":
        return _("{label}, total ({unit})").format(label=label, unit=unit)
    return _("{label}, {per} ({unit})").format(label=label, per=sentences.per(over), unit=unit)


def _class_name(held: Sequence[float], request: Request, over: int) -> str:
    write = _value_writer(request, over)
    low, high = write(min(held)), write(max(held))
    span = low if low == high else _("{low} à {high}").format(low=low, high=high)
    n = len(held)
    count = (
        ngettext("{n} région", "{n} régions", n)
        if request.level == "region"
        else ngettext("{n} département", "{n} départements", n)
    ).format(n=formats.number(n, 0))
    return f"{span} ({count})"


def _value_writer(request: Request, over: int) -> Callable[[float], str]:
    if request.fill == "poles" or request.indicator is None:
        return lambda value: formats.number(value, 0)
    unit = request.indicator.unit
    if request.rated:
        return lambda value: formats.value_only(formats.rounded_rate(value * over / sentences.FEW), unit)
    return lambda value: formats.value_only(value, unit)


def _swatch(colour: Colour, palette: Palette) -> str:
    style = f"background:rgb{colour};border-color:rgb{palette.border}"
    return f'<span class="swatch" aria-hidden="true" style="{style}"></span>'


def _list(items: Sequence[str], title: str) -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    name = markup.as_html(title)
    return f'<ul class="ptce-legend" aria-label="{name}"><li><strong>{name}</strong></li>{lines}</ul>'


def beside(poles: Sequence[MapPole]) -> str:
    """The poles that have no place on the map, by région, folded, as HTML."""
    by_region: dict[str, list[str]] = {}
    for pole in sorted(poles, key=lambda pole: (pole.region, pole.name)):
        if pole.position is None:
            where = f" ({pole.departement})" if pole.departement and pole.departement != pole.region else ""
            by_region.setdefault(pole.region, []).append(markup.as_html(pole.name + where))
    n = sum(map(len, by_region.values()))
    opens = ngettext("Voir ce pôle", "Voir ces {n} pôles", n).format(n=formats.number(n, 0))
    groups = (
        f"<p><strong>{markup.as_html(region)}</strong><br>{'<br>'.join(names)}</p>"
        for region, names in by_region.items()
    )
    return (
        f'<details class="ptce-beside"><summary>{markup.as_html(opens)}</summary>{"".join(groups)}</details>'
    )
