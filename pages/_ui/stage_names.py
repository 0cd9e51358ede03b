"""Where the names of poles go on the stage's map: each nearest to its own mark, on no other mark or frame.

A name that stands apart from its mark is tied to it by a thin line. All is in pixels from the map's centre.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Spot = tuple[float, float]

LETTER = 0.5  # of the size: what a bold letter takes
TALL = 1.15  # of the size
RINGS = (0.0, 0.35, 0.8, 1.3, 1.9, 2.6, 3.5, 4.6, 6.0, 8.0)  # how far from its mark, in sizes
AROUND = (
    *((1, 0), (-1, 0), (0, -1), (0, 1), (1, -0.6), (1, 0.6), (-1, -0.6), (-1, 0.6)),
    *((0.7, -1), (-0.7, -1), (0.7, 1), (-0.7, 1)),
)
CLEAR = 4.0  # pixels between two things
DOUBTFUL = 1.5  # times as far from another mark: nearer, the name is tied to its own
TIED, COVERED = 14, 9  # pixels away that a line, or a pole covered, is worth
STEP = 4.0  # pixels between two spots of a line that are looked at


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Spot:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def nearest(self, spot: Spot) -> Spot:
        x, y = spot
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def gap(self, spot: Spot) -> float:
        return math.dist(self.nearest(spot), spot)

    def over(self, other: "Box") -> bool:
        across = self.left < other.right + CLEAR and other.left < self.right + CLEAR
        return across and self.top < other.bottom + CLEAR and other.top < self.bottom + CLEAR


@dataclass(frozen=True)
class Ground:
    """What names must fit in: the map, the marks of the poles told of, the others, the frames."""

    width: float
    height: float
    size: float
    radius: float
    marks: tuple[Spot, ...]
    dots: tuple[Spot, ...] = ()
    frames: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Name:
    """A name's place; `tie` is the line from its mark, None where it touches it."""

    text: str
    box: Box
    tie: tuple[Spot, Spot] | None = None


@dataclass
class _Laid:
    ground: Ground
    names: list[Name] = field(default_factory=list)
    cost: float = 0

    def add(self, text: str, mark: Spot) -> None:
        """Write the name where it costs least; nowhere where there is no place for it."""
        found = min(self._places(text, mark), key=lambda place: place[0], default=None)
        if found:
            self.cost += found[0]
            self.names.append(found[1])

    def _places(self, text: str, mark: Spot) -> Iterator[tuple[float, Name]]:
        for ring in RINGS:
            for way in AROUND:
                box = _box(text, mark, ring, way, self.ground)
                name = Name(
                    text, box, _tie(mark, box, self.ground) if self._needs_tie(box, mark, ring) else None
                )
                if self._free(name, mark):
                    yield self._cost(name, mark), name

    def _needs_tie(self, box: Box, mark: Spot, ring: float) -> bool:
        own = box.gap(mark)
        others = [other for other in self.ground.marks if other != mark]
        return ring > 0 or any(box.gap(other) < own * DOUBTFUL + CLEAR for other in others)

    def _free(self, name: Name, mark: Spot) -> bool:
        ground, box = self.ground, name.box
        if box.top < -ground.height / 2 + CLEAR or box.bottom > ground.height / 2 - CLEAR:
            return False
        if any(box.gap(spot) < ground.radius + 2 for spot in ground.marks):
            return False
        if any(box.over(full) for full in (*ground.frames, *(other.box for other in self.names))):
            return False
        ties = [other.tie for other in self.names if other.tie]
        return not any(_near(box, tie, CLEAR) for tie in ties) and self._leads(name, mark)

    def _leads(self, name: Name, mark: Spot) -> bool:
        """Whether its line passes no other mark and no other name."""
        if name.tie is None:
            return True
        others = [Box(x, y, x, y) for x, y in self.ground.marks if (x, y) != mark]
        clear = not any(_near(one, name.tie, self.ground.radius + 2) for one in others)
        return clear and not any(_near(other.box, name.tie, CLEAR) for other in self.names)

    def _cost(self, name: Name, mark: Spot) -> float:
        covered = sum(name.box.gap(dot) < self.ground.radius / 2 for dot in self.ground.dots)
        return name.box.gap(mark) + COVERED * covered + (TIED if name.tie else 0)


def laid(names: Sequence[tuple[str, Spot]], ground: Ground) -> list[Name]:
    """The names with their places; the first to choose is the one that leaves most written, and nearest."""
    found = []
    for first in range(max(len(names), 1)):
        trial = _Laid(ground)
        for text, mark in [*names[first:], *names[:first]]:
            trial.add(text, mark)
        found.append(trial)
    return min(found, key=lambda trial: (-len(trial.names), trial.cost)).names


def wide(text: str, size: float) -> float:
    return len(text) * size * LETTER


def _box(text: str, mark: Spot, ring: float, way: tuple[float, float], ground: Ground) -> Box:
    """Beside the mark on that side, pushed inside the map where it would stick out of its left or right."""
    half, tall = wide(text, ground.size) / 2, ground.size * TALL / 2
    away = ground.radius + CLEAR + ring * ground.size
    side = ground.width / 2 - half - CLEAR
    x = min(max(mark[0] + way[0] * (half + away), -side), side)
    y = mark[1] + way[1] * (tall + away)
    return Box(x - half, y - tall, x + half, y + tall)


def _tie(mark: Spot, box: Box, ground: Ground) -> tuple[Spot, Spot]:
    """From the edge of the mark to the name."""
    end = box.nearest(mark)
    share = min(1.0, ground.radius / max(math.dist(mark, end), 0.1))
    return (mark[0] + (end[0] - mark[0]) * share, mark[1] + (end[1] - mark[1]) * share), end


def _near(box: Box, line: tuple[Spot, Spot], gap: float) -> bool:
    (x, y), (to_x, to_y) = line
    steps = math.ceil(math.dist(*line) / STEP) or 1
    shares = (step / steps for step in range(steps + 1))
    return any(box.gap((x + (to_x - x) * share, y + (to_y - y) * share)) < gap for share in shares)
