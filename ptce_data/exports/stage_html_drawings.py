"""Charts and maps of a scenario's file, as Vega-Lite a browser draws: large type, tooltips, outlines once."""

import json
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ptce_data.charts import Bars, Chart, Lines
from ptce_data.exports.vega import chart_spec, map_spec
from ptce_data.exports.vega_lines import rows
from ptce_data.exports.vega_look import Look, Spec, plain, text_px
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import MapView

Room = Literal["beside", "pair", "tall"]

# Sizes of a drawing at 1024 × 768, where its text has 28 pixels or more; larger screens enlarge it.
WIDE: dict[Room, Look] = {
    "beside": Look(580, font_px=31),
    "pair": Look(465, font_px=29),
    "tall": Look(790, font_px=31),
}
HEIGHT: dict[Room, int] = {"beside": 480, "pair": 380, "tall": 540}
NARROW, NARROW_MAP_HEIGHT = Look(350, font_px=15), 330
MAP_TEXT = 32  # names of towns are smaller by a tenth
SOME_BARS, SOME_SIGNS = 6, 22  # more bars, or longer names and values, want the tall place
MOST_ROW = 2.9  # of the text's size, where bars are few and names take two lines
ROW = 1.25  # of the text's size, for a bar's row where there are many
NAME_SHARE = 0.66  # of the width, for the names of many bars
BAR = 0.85  # of the text's height
POINT = 2.2  # times the area of a point on paper
OTHER_TYPEFACE = 1.2  # how much wider than ours a device's own may be
BOLD = 1.22  # the same of the names of poles
SHARED_FROM = 300  # signs of JSON


@dataclass
class Drawings:
    """The drawings of a file by their number; lists that are long or come twice are kept once, aside."""

    specs: dict[str, dict[str, Spec]] = field(default_factory=dict)
    shared: list[Any] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def add_chart(self, chart: Chart, room: Room, years: frozenset[int] = frozenset()) -> str:
        """The drawing's number, to be put where it goes; years are those its step speaks of."""
        wide, narrow = (replace(look, years=years) for look in (_look(room, chart), NARROW))
        return self._add(_chart(chart, wide), _chart(chart, narrow))

    def add_map(self, view: MapView, room: Room) -> str:
        """The same for a map."""
        wide = replace(WIDE[room], height=HEIGHT[room], font_px=MAP_TEXT, stretch=BOLD)
        narrow = replace(NARROW, height=NARROW_MAP_HEIGHT, stretch=BOLD)
        return self._add(_map(view, wide), _map(view, narrow))

    def as_json(self) -> str:
        """What the page reads; `$shared` is the place of a list among those kept aside."""
        content = {"drawings": self.specs, "shared": self.shared}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    def _add(self, wide: Spec, narrow: Spec) -> str:
        number = f"d{len(self.specs) + 1}"
        self.specs[number] = {"wide": self._lightened(wide), "narrow": self._lightened(narrow)}
        return number

    def _lightened(self, value: Any) -> Any:
        """From the inside out: two maps of neighbouring places share the outlines both show."""
        if isinstance(value, dict):
            return {key: self._lightened(held) for key, held in value.items()}
        if not isinstance(value, list):
            return value
        lighter = [self._lightened(held) for held in value]
        text = json.dumps(lighter, ensure_ascii=False, separators=(",", ":"))
        if len(text) < SHARED_FROM:
            return lighter
        if text not in self._places:
            self._places[text] = len(self.shared)
            self.shared.append(lighter)
        return {"$shared": self._places[text]}


def room_of(chart: Chart) -> Room:
    """The place a chart that stands alone wants."""
    if not isinstance(chart.drawn, Bars):
        return "beside"
    signs = max((len(item.label) + len(item.text) for item in chart.drawn.items), default=0)
    return "tall" if len(chart.drawn.items) > SOME_BARS or signs > SOME_SIGNS else "beside"


def _look(room: Room, chart: Chart) -> Look:
    """Drawings fill their place; the text of many bars is as large as their rows allow."""
    look = replace(WIDE[room], height=HEIGHT[room])
    if not isinstance(chart.drawn, Bars):
        return look
    rows = max(len(chart.drawn.items), 1)
    return replace(
        look,
        height=min(look.height, round(rows * look.font_px * MOST_ROW)),
        font_px=min(look.font_px, int(look.height / rows / ROW)),
    )


def _on_one_line(look: Look, drawn: Bars) -> Look:
    """Names of many bars take one line each, and more of the width."""
    many = look.height and len(drawn.items) > SOME_BARS
    return replace(look, name_share=NAME_SHARE) if many else look


def _cut(chart: Chart, drawn: Bars, look: Look) -> Chart:
    """Those too long are whole under the pointer and in the table."""
    if look.name_share != NAME_SHARE:
        return chart
    most = int(NAME_SHARE * look.width / text_px("0", look))
    items = tuple(replace(item, label=_short(plain(item.label), most)) for item in drawn.items)
    return replace(chart, drawn=replace(drawn, items=items))


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _chart(chart: Chart, look: Look) -> Spec:
    if isinstance(chart.drawn, Lines):
        spec, tips = chart_spec(chart, replace(look, stretch=OTHER_TYPEFACE)), _line_tips(chart.drawn)
    else:
        look = _on_one_line(look, chart.drawn)
        spec, tips = chart_spec(_cut(chart, chart.drawn, look), look), _bar_tips(chart.drawn)
    for row, tip in zip(spec["data"]["values"], tips, strict=True):
        row["tip"] = tip
    for layer in spec["layer"]:
        mark = layer["mark"]["type"]
        if mark == "bar":
            layer["mark"]["size"] = round(look.font_px * BAR)
        if mark in {"bar", "point"}:
            _tell(layer)
    return spec


def _tell(layer: Spec) -> None:
    layer["encoding"]["tooltip"] = {"field": "tip", "type": "nominal"}


def _bar_tips(drawn: Bars) -> list[str]:
    return [_said(item.label, item.text) for item in drawn.items]


def _line_tips(drawn: Lines) -> list[str]:
    return [
        _said(" ".join(filter(None, (one.name, str(point.year)))), point.text or point.said)
        for _rank, one, point in rows(drawn)
    ]


def _said(name: str, value: str) -> str:
    return _("{name}\u00a0: {value}").format(name=plain(name), value=plain(value))


def _map(view: MapView, look: Look) -> Spec:
    spec = map_spec(view, look)
    # As the map draws them: the highlighted poles last.
    points = sorted(view.points, key=lambda point: point.highlighted)
    for layer in spec["layer"]:
        if layer["mark"]["type"] == "point":
            for row, point in zip(layer["data"]["values"], points, strict=True):
                row["area"] *= POINT if look.font_px > NARROW.font_px else 1
                row["tip"] = _said(", ".join(filter(None, (point.name, point.place))), point.text)
            _tell(layer)
    return spec
