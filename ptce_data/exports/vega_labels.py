"""Where the values of points are written: each by its own point, none over another mark or its neighbour.

A value without room beside its point is written further up, a thin line leading to it, or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

MARK_PX = 4.5  # about half a mark's width
LEVELS = 7  # heights tried for a value led to by a line
SHIFTS = (0.0, -0.5, 0.5, -1.0, 1.0)  # of the text's width
STEP_PX = 6  # between the dots that stand for a line

Spot = tuple[float, float]
Side = Literal["above", "below", "right", "left"]


@dataclass(frozen=True)
class Plot:
    """Pixels from the top left of the plot; font_px is the size of its texts."""

    wide: float
    tall: float
    font_px: int


@dataclass(frozen=True)
class Named:
    """A point's mark and how wide its text is."""

    at: Spot
    wide: float


@dataclass(frozen=True)
class Box:
    """A text's middle and half of its width and height."""

    x: float
    y: float
    wide: float
    tall: float

    def over(self, other: "Box", gap: float = 0) -> bool:
        across, down = self.wide + other.wide + gap, self.tall + other.tall + gap
        return abs(self.x - other.x) < across and abs(self.y - other.y) < down

    def holds(self, spot: Spot, gap: float) -> bool:
        return abs(self.x - spot[0]) < self.wide + gap and abs(self.y - spot[1]) < self.tall + gap


@dataclass(frozen=True)
class Label:
    """A text's place; led where a line comes from the mark to `foot`, a spot of its lower edge."""

    box: Box
    foot: Spot
    led: bool


class Labels:
    """The texts of one drawing, placed one after the other: the first have the better places."""

    def __init__(self, plot: Plot, marks: Sequence[Spot], lines: Sequence[Sequence[Spot]]) -> None:
        self._plot = plot
        self._marks = marks
        self._dots = [dot for line in lines for start, end in pairwise(line) for dot in _dots(start, end)]
        self._taken: list[Label] = []

    def place(self, named: Named) -> Label | None:
        """The best place left; None where the text would be taken for another point's."""
        near, led = list(self._near(named)), list(self._led(named))
        free = [label for label in near if self._free(label, named)]
        ways = [label for label in led if self._free(label, named) and self._leads(label, named)]
        off_lines = [label for label in (*free, *ways) if not self._crossed(label, named)]
        found = next(iter((*off_lines, *free)), None)
        self._taken += [found] if found else []
        return found

    def beside(self, named: Named, *, spoken: bool) -> Side | None:
        """The best side left for a text that must touch its mark, over a line of the chart only if spoken."""
        away = self._plot.font_px * 0.8
        free = [
            label
            for label in self._near(named)
            if self._free(label, named)
            and not any(label.box.holds(mark, away) for mark in self._marks if not _with(named, mark))
        ]
        off_lines = [label for label in free if not self._crossed(label, named)]
        found = next(iter((*off_lines, *(free if spoken else ()))), None)
        if found is None:
            return None
        self._taken.append(found)
        across, down = found.box.x - named.at[0], found.box.y - named.at[1]
        if across:
            return "right" if across > 0 else "left"
        return "below" if down > 0 else "above"

    def _near(self, named: Named) -> Iterator[Label]:
        """Above, below, right, left; below first where another mark stands just above."""
        (x, y), half, tall = named.at, named.wide / 2, self._plot.font_px * 0.5
        aside = half + MARK_PX + 4
        up, down = Box(x, y - 2 * tall, half, tall), Box(x, y + 2 * tall, half, tall)
        crowned = any(abs(x - across) < MARK_PX and 0 < y - top < 4 * tall for across, top in self._marks)
        first = (down, up) if crowned else (up, down)
        for box in (*first, Box(x + aside, y, half, tall), Box(x - aside, y, half, tall)):
            yield Label(box, named.at, led=False)

    def _led(self, named: Named) -> Iterator[Label]:
        (x, y), half, tall = named.at, named.wide / 2, self._plot.font_px * 0.5
        for level in range(2, LEVELS):
            for way in (-1, 1):
                for shift in SHIFTS:
                    box = Box(x + shift * named.wide, y + way * level * 2.2 * tall, half, tall)
                    foot = min(max(x, box.x - 0.8 * half), box.x + 0.8 * half)
                    yield Label(box, (foot, box.y - way * tall), led=True)

    def _free(self, label: Label, named: Named) -> bool:
        box, plot = label.box, self._plot
        inside = box.x - box.wide >= -MARK_PX and box.x + box.wide <= plot.wide + MARK_PX
        inside = inside and box.y - box.tall >= -plot.font_px and box.y + box.tall <= plot.tall
        covered = any(box.holds(mark, MARK_PX) for mark in self._marks)
        # A text half of its height away from another mark would be read as that mark's.
        doubtful = any(box.holds(mark, plot.font_px * 0.5) for mark in self._marks if not _with(named, mark))
        apart = not any(box.over(other.box, plot.font_px * 0.25) for other in self._taken)
        crosses = any(box.holds(dot, 2) for other in self._taken for dot in _way(other))
        return inside and apart and not (covered or doubtful or crosses)

    def _leads(self, label: Label, named: Named) -> bool:
        """Whether the line to the text passes no other mark and no text."""
        dots = _dots(named.at, label.foot)
        others = [mark for mark in self._marks if not _with(named, mark)]
        return not any(
            abs(x - across) < 2 * MARK_PX and abs(y - down) < 2 * MARK_PX
            for x, y in dots
            for across, down in others
        ) and not any(other.box.holds(dot, 2) for other in self._taken for dot in dots)

    def _crossed(self, label: Label, named: Named) -> bool:
        """Whether a line of the chart runs through the text."""
        return any(label.box.holds(dot, 1) for dot in self._dots if not _with(named, dot))


def _with(named: Named, spot: Spot) -> bool:
    """Whether a spot is the point's own, or one it cannot be told from."""
    return abs(named.at[0] - spot[0]) < 2 * MARK_PX and abs(named.at[1] - spot[1]) < 2 * MARK_PX


def _way(label: Label) -> list[Spot]:
    return [label.foot] if label.led else []


def _dots(start: Spot, end: Spot) -> list[Spot]:
    """Spots along a line, both ends among them."""
    steps = max(int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / STEP_PX), 1)
    shares = [step / steps for step in range(steps + 1)]
    return [(start[0] + s * (end[0] - start[0]), start[1] + s * (end[1] - start[1])) for s in shares]
