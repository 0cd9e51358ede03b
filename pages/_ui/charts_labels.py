"""Where the values of a chart over the years are written, so that nothing covers anything on a phone.

A wider screen only spreads the marks further apart.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Of a phone's chart, in pixels: its plot, a sign of a label, a line of it, half a mark.
PLOT_WIDTH, PLOT_HEIGHT = 250, 190
SIGN, LINE, HALF_MARK = 7.5, 18, 8
YEAR_WIDTH = 36
MOST_ROWS = 3
PLACES = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
}


@dataclass(frozen=True)
class Frame:
    """The years and the values that the plot spans."""

    first: float
    last: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Mark:
    year: float
    value: float
    text: str


@dataclass(frozen=True)
class _Box:
    left: float
    bottom: float
    width: float
    height: float

    def shared(self, other: "_Box") -> float:
        """The area both cover."""
        width = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        height = min(self.bottom + self.height, other.bottom + other.height) - max(self.bottom, other.bottom)
        return max(width, 0) * max(height, 0)

    @property
    def outside(self) -> float:
        """How far it goes out of the plot on the left or on the right, as an area."""
        return self.height * (max(-self.left, 0) + max(self.left + self.width - PLOT_WIDTH - 4, 0))


def places(marks: Sequence[Mark], frame: Frame) -> list[str]:
    """Plotly's textposition of each mark's text."""
    spots = [_spot(mark, frame) for mark in marks]
    taken = [_Box(x - HALF_MARK, y - HALF_MARK, 2 * HALF_MARK, 2 * HALF_MARK) for x, y in spots]
    found = []
    for mark, spot in zip(marks, spots, strict=True):
        boxes = {place: _label(mark.text, spot, sides) for place, sides in PLACES.items()}
        best = min(boxes, key=lambda place: round(_cost(boxes[place], taken)))
        found.append(best)
        if mark.text:
            taken.append(boxes[best])
    return found


def _spot(mark: Mark, frame: Frame) -> tuple[float, float]:
    across = (mark.year - frame.first) / (frame.last - frame.first)
    up = (mark.value - frame.lowest) / (frame.highest - frame.lowest)
    return across * PLOT_WIDTH, up * PLOT_HEIGHT


def _label(text: str, spot: tuple[float, float], sides: tuple[int, int]) -> _Box:
    """The box of a text put on these sides of its mark: -1 left or under, 1 right or over."""
    width = SIGN * len(text)
    across, up = sides
    left = spot[0] - width / 2 if not across else spot[0] + (HALF_MARK if across > 0 else -HALF_MARK - width)
    bottom = spot[1] - LINE / 2 if not up else spot[1] + (HALF_MARK if up > 0 else -HALF_MARK - LINE)
    return _Box(left, bottom, width, LINE)


def _cost(box: _Box, taken: Iterable[_Box]) -> float:
    return sum(box.shared(other) for other in taken) + box.outside


def year_rows(years: Sequence[int], span: float) -> list[str]:
    """The text of each year under the axis: close ones go on a second and a third row, not on each other."""
    apart = span * YEAR_WIDTH / PLOT_WIDTH
    ends = [float("-inf")] * MOST_ROWS
    texts = []
    for year in years:
        row = next((row for row, end in enumerate(ends) if year - end >= apart), None)
        if row is None:
            texts.append("")
        else:
            ends[row] = year
            texts.append("<br>" * row + str(year))
    return texts


def round_steps(highest: float, most: int = 5) -> list[float]:
    """From 0 to about `highest`, round values an equal step apart, at most `most` after 0."""
    magnitude = 10.0 ** math.floor(math.log10(highest / most))
    step = next(size * magnitude for size in (1, 2, 5, 10) if highest / (size * magnitude) <= most)
    return [step * n for n in range(math.floor(highest / step + 1e-9) + 1)]
