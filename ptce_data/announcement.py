"""What a change does, in the words of the pages: counts, lines old → new, public figures that move."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ptce_data.figures import Qualifier

ChangeKind = Literal["new", "changed", "confirmed", "unchanged", "gone"]
Scope = Literal["france", "region", "departement", "commune", "sector", "status", "pole"]
# What is shown of several poles: their sum, or their median.
Aggregate = Literal["total", "median"]


@dataclass(frozen=True)
class Counts:
    """Lines of the change: new figures, changed ones, same value said by another source, already
    published as they are, refused before; poles created; figures, then poles, that go (a withdrawal).
    """

    new: int = 0
    changed: int = 0
    confirmed: int = 0
    unchanged: int = 0
    refused: int = 0
    gone: int = 0
    poles: int = 0
    poles_gone: int = 0

    @property
    def lines(self) -> int:
        """How many figures the change lists, those refused apart."""
        return self.new + self.changed + self.confirmed + self.unchanged + self.gone

    @property
    def nothing(self) -> bool:
        """Whether publishing would change nothing at all."""
        figures = self.new or self.changed or self.confirmed or self.gone
        return not (figures or self.poles or self.poles_gone)


@dataclass(frozen=True)
class FigureChange:
    """One line, old → new. before is None for a new figure, after for one that goes.

    estimated, source, source_url and note are what the line is published with.

    For a public figure, `kept` says whether the pages will show the new one (a rival may stay in front).
    """

    kind: ChangeKind
    pole_id: str
    pole: str
    indicator: str
    year: int
    perimeter: str
    visibility: str
    before: float | None
    before_qualifier: Qualifier | None
    after: float | None
    after_qualifier: Qualifier | None
    kept: bool
    sheet: str
    cell: str
    estimated: bool = False
    source: str = ""
    source_url: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Shown:
    """A public figure as the pages show it: value None where nothing is published.

    poles of poles_selected published it; rank (from 1) is a pole's among those that published it,
    the highest value first, None elsewhere. estimated: a pole's year is not its source's.
    """

    value: float | None
    qualifier: Qualifier
    first_year: int | None
    last_year: int | None
    poles: int
    poles_selected: int
    rank: int | None = None
    estimated: bool = False


@dataclass(frozen=True)
class Move:
    """A public figure that moves: name is the place's, sector's, status's or pole's, "" for France.

    indicator "" is the number of poles itself. measure is "median" for that of an area's poles.
    """

    scope: Scope
    code: str
    name: str
    indicator: str
    before: Shown
    after: Shown
    measure: Aggregate = "total"


@dataclass(frozen=True)
class Preview:
    """What a change would do to the state numbered `version`.

    changes are the first CHANGES_LISTED lines, what moves first; moves are the totals (France, then
    régions, départements, communes, sectors), then the poles' own figures, the totals of statuses and the
    medians, and what only moves in coverage or in rank; the first MOVES_LISTED of moves_found.
    """

    version: int
    counts: Counts
    changes: tuple[FigureChange, ...]
    moves: tuple[Move, ...]
    moves_found: int = 0


@dataclass(frozen=True)
class Receipt:
    """What was published, by whom, as which version; batch_id is None where nothing had to change.

    For a Keeping, batch_id is that of the claim kept.
    """

    version: int
    batch_id: int | None
    at: datetime
    by: str
    counts: Counts
    changes: tuple[FigureChange, ...]
    moves: tuple[Move, ...]
    moves_found: int = 0


@dataclass(frozen=True)
class Since:
    """Something published after a version: kind is published, withdrawn, restored or kept (a choice)."""

    version: int
    batch_id: int
    kind: Literal["published", "withdrawn", "restored", "kept"]
    at: datetime
    by: str
    file_name: str
    reason: str
