"""A scenario as it is written, its references not yet resolved; and what is wrong in one."""

from dataclasses import dataclass, field
from typing import Literal

from ptce_data.i18n import Language

Level = Literal["error", "warning"]

MOST_STEPS = 60
DEFAULT_SECONDS = 45
SHORTEST, LONGEST = 5, 900


@dataclass(frozen=True)
class FiguresView:
    """Figures in large, each a reference."""

    references: tuple[str, ...]


@dataclass(frozen=True)
class ChartView:
    """One chart: `local_savings of POLE`, `jobs_members of all`, `poles by sector of region Bretagne`."""

    asked: str


@dataclass(frozen=True)
class MapView:
    """The map: whose poles, coloured by which indicator ("" for none), which stand out, what is seen.

    of and around are scopes (`all`, `region Bretagne`…) or a pole; highlight holds poles.
    """

    of: str = "all"
    indicator: str = ""
    highlight: tuple[str, ...] = ()
    around: str = ""


@dataclass(frozen=True)
class PageView:
    """A page of the dashboard by its address: `/pole?pole=…&annee=2014`."""

    path: str


StepView = FiguresView | ChartView | MapView | PageView


@dataclass(frozen=True)
class Step:
    """What is shown, said and noted in one step; line is where it starts in its file, 0 for none."""

    title: str
    sentence: str
    view: StepView
    notes: str = ""
    seconds: int = DEFAULT_SECONDS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Scenario:
    """A story in steps; name is its file's slug, or how it was made (`pole:<id>`)."""

    name: str
    title: str
    language: Language
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Issue:
    """One thing to mend: `sentence` is whole, with the file, the line and the step.

    line is 0 where it cannot be told; step is 0 for what concerns the whole file.
    """

    level: Level
    line: int
    step: int
    found: str
    sentence: str
