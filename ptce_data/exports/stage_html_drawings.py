"""Charts and maps of a scenario's file, as Vega-Lite a browser draws: large type, tooltips, outlines once."""

import json
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ptce_data.charts import Bars, Chart, Lines
from ptce_data.exports.vega import chart_spec, map_spec
from ptce_data.exports.vega_look import Look, Spec, plain, text_px
from ptce_data.leaflet import MapView

Room = Literal["full", "beside", "pair"]

# Sizes of a drawing at 1024 × 768, where its text has 28 pixels or more; larger screens enlarge it.
WIDE: dict[Room, Look] = {
    "full": Look(960, font_px=30),
    "beside": Look(580, font_px=29),
    "pair": Look(465, font_px=29),
}
NARROW = Look(350, font_px=15)
MAP_TEXT = 35  # names of towns are smaller by a tenth
MAP_HEIGHT, NARROW_MAP_HEIGHT = 430, 330
FEW_BARS, SOME_BARS = 4, 7  # fewer bars are drawn on a smaller sheet, and so larger
FEW_WIDTH, SOME_WIDTH = 0.6, 0.78
TEXT_SHARE = 0.45  # of a sheet, at most, for the longest value
BAR = 0.85  # of the text's height
POINT = 2.2  # times the area of a point on paper
SHARED_FROM = 300  # signs of JSON


@dataclass
class Drawings:
    """The drawings of a file by their number; lists that are long or come twice are kept once, aside."""

    specs: dict[str, dict[str, Spec]] = field(default_factory=dict)
    shared: list[Any] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def add_chart(self, chart: Chart, room: Room) -> str:
        """The drawing's number, to be put where it goes."""
        wide = _narrowed(WIDE[room], chart)
        return self._add(_chart(chart, wide), _chart(chart, NARROW))

    def add_map(self, view: MapView, room: Room) -> str:
        """The same for a map."""
        wide = replace(WIDE[room], height=MAP_HEIGHT, font_px=MAP_TEXT)
        return self._add(_map(view, wide), _map(view, replace(NARROW, height=NARROW_MAP_HEIGHT)))

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


def _narrowed(look: Look, chart: Chart) -> Look:
    """A smaller sheet where there are few bars, but never too small for their names and values."""
    if not isinstance(chart.drawn, Bars) or len(chart.drawn.items) > SOME_BARS:
        return look
    share = FEW_WIDTH if len(chart.drawn.items) <= FEW_BARS else SOME_WIDTH
    texts = max((text_px(item.text, look) for item in chart.drawn.items), default=0)
    return replace(look, width=round(min(look.width, max(look.width * share, texts / TEXT_SHARE))))


def _chart(chart: Chart, look: Look) -> Spec:
    spec = chart_spec(chart, look)
    tips = _bar_tips(chart.drawn) if isinstance(chart.drawn, Bars) else _line_tips(chart.drawn)
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
        _said(" ".join(filter(None, (one.name, str(point.year)))), point.text)
        for one in drawn.series
        for point in one.points
    ]


def _said(name: str, value: str) -> str:
    return f"{plain(name)}\u00a0: {plain(value)}"


def _map(view: MapView, look: Look) -> Spec:
    spec = map_spec(view, look)
    # As the map draws them: the highlighted poles last.
    points = sorted(view.points, key=lambda point: point.highlighted)
    for layer in spec["layer"]:
        if layer["mark"]["type"] == "point":
            for row, point in zip(layer["data"]["values"], points, strict=True):
                row["area"] *= POINT if look.font_px > NARROW.font_px else 1
                row["tip"] = plain(point.text)
            _tell(layer)
    return spec
