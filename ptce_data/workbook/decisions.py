"""What a person decided about a file; empty means that the proposals stand."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["long", "wide"]
# `figure`: the cells of a wide sheet's column, one indicator (and one year) for all of them.
Role = Literal[
    "pole",
    "indicator",
    "year",
    "value",
    "unit",
    "qualifier",
    "perimeter",
    "note",
    "visibility",
    "source_title",
    "source_url",
    "figure",
    "ignored",
]
MeaningKind = Literal["pole", "indicator", "unit", "qualifier", "visibility"]


@dataclass(frozen=True)
class ColumnDecision:
    """The role of a column (from 0); indicator and year say what a `figure` column measures."""

    column: int
    role: Role
    indicator: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Meaning:
    """What a text of the file stands for: a pole_id, an indicator code, a unit…"""

    kind: MeaningKind
    text: str
    code: str


@dataclass(frozen=True)
class NewPole:
    """A pole to create with the import; `text` is how the file names it.

    commune_code is None where only the département (or only the région) is known.
    """

    text: str
    name: str
    region_code: str
    departement_code: str | None
    commune_code: str | None
    sectors: tuple[str, ...]
    statuses: tuple[str, ...]
    description_fr: str
    description_en: str = ""
    founded_year: int | None = None
    website: str | None = None
    siren: str | None = None


@dataclass(frozen=True)
class Repair:
    """A cell typed again in the page: `cell` is `D14`; the file itself is left as it was."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class AmountAnswer:
    """What an amount is that would be added to published ones: a correction of those claims, or another fact.

    replaces is empty for another fact; `cell` is `D14`.
    """

    sheet: str
    cell: str
    replaces: tuple[int, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """Everything a person settled; each part left empty is proposed by the program.

    header_row is the Excel row of the header's first line, header_rows how many lines it has (1 or 2),
    last_row the last row read. rows_left_out and rows_kept correct what is left out (totals, hidden rows).
    source_title, source_url and year stand where a row has none of its own. reason justifies the jumps
    and contradictions that need one, where the row's own note does not, and the amounts said to be other
    facts. partial publishes the good rows alone and leaves the refused ones out.
    """

    sheet: str | None = None
    shape: Shape | None = None
    header_row: int | None = None
    header_rows: int | None = None
    last_row: int | None = None
    rows_left_out: tuple[int, ...] = ()
    rows_kept: tuple[int, ...] = ()
    columns: tuple[ColumnDecision, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    new_poles: tuple[NewPole, ...] = ()
    repairs: tuple[Repair, ...] = ()
    amounts: tuple[AmountAnswer, ...] = ()
    source_title: str = ""
    source_url: str = ""
    year: int | None = None
    reason: str = ""
    partial: bool = False
