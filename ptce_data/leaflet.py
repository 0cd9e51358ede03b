"""A leave-behind as a value: what a sheet, slides, a workbook or a stage show of a view."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ptce_data import formats
from ptce_data.charts import Chart
from ptce_data.geography import Bounds, Position
from ptce_data.i18n import Language, speaking
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import address
from ptce_data.letters import lowered
from ptce_data.tables import Table


@dataclass(frozen=True)
class Sayable:
    """What may be said of a figure in public: one sentence, its caveat ("" for none), who says it.

    source_url is "" where the source has no address.
    """

    sentence: str
    caveat: str
    source: str
    source_url: str


@dataclass(frozen=True)
class KeyFigure:
    """A figure ready to be read: « ≈ 1,8 M€ », with the year, perimeter and coverage it needs.

    code is its indicator's, or "poles" for a number of poles; value is « non communiqué » where
    nobody published it.
    """

    code: str
    label: str
    value: str
    context: str
    sayable: Sayable


@dataclass(frozen=True)
class MapPoint:
    """A pole on the map, where it is drawn (overseas départements are moved into insets).

    text is its figure, or its family where the map has no indicator. value is None where it published
    nothing. letter tells its family without colour.
    """

    pole_id: str
    name: str
    place: str
    position: Position
    colour: str
    text: str
    highlighted: bool = False
    value: float | None = None
    family: str = ""
    letter: str = ""


@dataclass(frozen=True)
class MapView:
    """Poles over the outlines of the régions: `bounds` is what is seen, `table` what stands behind.

    measures is what the surface of the circles stands for; "" where they are all equal. A pole without
    a value is then hollow. The largest comes first and the highlighted last. unplaced says how many
    poles have no place to be drawn at, "" where all have one. unit is that of what is measured.
    """

    key: str
    title: str
    sentence: str
    bounds: Bounds
    points: tuple[MapPoint, ...]
    table: Table
    source: str
    measures: str = ""
    unplaced: str = ""
    unit: str = ""

    @property
    def sizes(self) -> str:
        """What the circles measure, for a file that has no key of them; "" where they are all equal."""
        if not self.measures:
            return ""
        return _("Surface des cercles\u00a0: {label}\u202f; creux\u00a0: {missing}.").format(
            label=lowered(self.measures), missing=formats.missing()
        )

    @property
    def below(self) -> str:
        """What is written under the map: whom it leaves out, then where it comes from."""
        return " ".join(filter(None, (self.unplaced, self.source)))


@dataclass(frozen=True)
class Source:
    """Where figures come from; url is "" where there is none."""

    title: str
    url: str


@dataclass(frozen=True)
class Definition:
    """What an indicator counts, in the words of the method."""

    label: str
    text: str


@dataclass(frozen=True)
class Stamp:
    """Which data: the day it was published, its version, the language it is told in."""

    published_on: date
    version: int
    language: Language


View = Literal["overview", "map", "poles", "pole", "compare", "territory"]


@dataclass(frozen=True)
class Leaflet:
    """A view to take away.

    name is a slug for its files; subtitle says the filters or the place ("" for none); path is the
    address of the live view on the dashboard, from its root: "/pole?pole=eoliennes-…". annexes are
    tables for a workbook, too long for a sheet: what each total is made of, source by source.
    """

    view: View
    name: str
    title: str
    subtitle: str
    path: str
    figures: tuple[KeyFigure, ...]
    paragraphs: tuple[str, ...]
    charts: tuple[Chart, ...]
    map: MapView | None
    tables: tuple[Table, ...]
    sources: tuple[Source, ...]
    definitions: tuple[Definition, ...]
    stamp: Stamp
    annexes: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Scene:
    """One step of a show, its references resolved: what the room sees, what the presenter reads.

    number starts at 1; notes are for the presenter alone; path is the live view it comes from.
    """

    number: int
    title: str
    sentence: str
    notes: str
    seconds: int
    path: str
    figures: tuple[KeyFigure, ...] = ()
    charts: tuple[Chart, ...] = ()
    map: MapView | None = None


@dataclass(frozen=True)
class Show:
    """A scenario over the published data, ready for the stage or for a file.

    name is the scenario's: /presenter?scenario=<name>.
    """

    name: str
    title: str
    scenes: tuple[Scene, ...]
    sources: tuple[Source, ...]
    definitions: tuple[Definition, ...]
    stamp: Stamp

    @property
    def path(self) -> str:
        """The address of the show on the dashboard, from its root, in the language it is told in."""
        with speaking(self.stamp.language):
            return address.written("presenter", [("scenario", self.name)])
