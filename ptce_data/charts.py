"""A chart as a value: what is drawn and said, before any library draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ptce_data.tables import Table

ACCENT = "#2a7f8e"
SECOND = "#c8553d"
MUTED = "#8a8f98"

# Paul Tol's "muted" scheme, distinct for colour-blind readers; a family has one colour everywhere.
FAMILY_COLOURS = {
    "ecologie": "#117733",
    "alimentation": "#999933",
    "culture": "#aa4499",
    "emploi": "#4b5bb5",
    "habitat": "#cc6677",
    "soin": "#882255",
    "production": "#44aa99",
    "appui": "#5aa9dd",
    "divers": "#8a8f98",
}
# On a map, families are told apart by letter as well as by colour.
FAMILY_LETTERS = {
    "ecologie": "É",
    "alimentation": "A",
    "culture": "C",
    "emploi": "I",
    "habitat": "H",
    "soin": "S",
    "production": "P",
    "appui": "F",
    "divers": "M",
}


@dataclass(frozen=True)
class Bar:
    """One bar: value None draws nothing and its text says « non communiqué »."""

    label: str
    value: float | None
    text: str
    colour: str = ACCENT


@dataclass(frozen=True)
class Point:
    """One point of a series; open marks an estimated year.

    text is its value as it is written beside it, "" where only the mark is drawn: said is then its value.
    """

    year: int
    value: float
    text: str
    open: bool = False
    said: str = ""


@dataclass(frozen=True)
class Series:
    """Points of one perimeter; `joined` draws a line through them."""

    name: str
    points: tuple[Point, ...]
    colour: str = ACCENT
    symbol: str = "circle"
    joined: bool = True


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, first item at the top, each with its value written after it.

    left_out counts those that are in the table alone.
    """

    items: tuple[Bar, ...]
    left_out: int = 0

    @property
    def descend(self) -> bool:
        """Whether each bar is at most as long as the one above it."""
        values = [item.value or 0 for item in self.items]
        return values == sorted(values, reverse=True)


@dataclass(frozen=True)
class Lines:
    """Series over the years on one axis; `unit` is its title, "" for a plain count."""

    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart that can be drawn on a page, on stage, in a PDF, on a slide.

    key names its files; sentence is plain text, also the text alternative; table is what stands
    behind it; source says where the figures come from; remark is what its bars cannot be read without,
    for whoever shows neither.
    """

    key: str
    title: str
    sentence: str
    drawn: Bars | Lines
    table: Table
    source: str
    remark: str = ""


def family_colour(family: str) -> str:
    """The colour of a sector family, grey for a family not listed."""
    return FAMILY_COLOURS.get(family, MUTED)


def widest(items: Sequence[Bar]) -> float:
    """The value a bar of full width stands for, never 0."""
    return max((item.value or 0 for item in items), default=0) or 1
