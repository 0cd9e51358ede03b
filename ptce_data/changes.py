"""What a member of staff may do to what is published: a change that can be previewed, then published."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

# Grain: claim to append, in the order of the file. The columns of `claim`, its source in full.
CLAIMS = pa.schema(
    [
        pa.field("rank", pa.int32(), nullable=False),
        pa.field("pole_id", pa.string(), nullable=False),
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("year", pa.int32(), nullable=False),
        pa.field("year_basis", pa.string(), nullable=False),
        pa.field("value", pa.float64(), nullable=False),
        pa.field("qualifier", pa.string(), nullable=False),
        pa.field("perimeter", pa.string(), nullable=False),
        pa.field("note", pa.string(), nullable=False),
        pa.field("visibility", pa.string(), nullable=False),
        pa.field("source_id", pa.string(), nullable=False),
        pa.field("title", pa.string(), nullable=False),
        pa.field("url", pa.string()),
        pa.field("publisher", pa.string()),
        pa.field("sheet", pa.string(), nullable=False),
        pa.field("cell", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True)
class ImportedPole:
    """A pole that does not exist yet; its place in the largest territories down to the one known."""

    pole_id: str
    name: str
    region_code: str
    departement_code: str | None
    commune_code: str | None
    sectors: tuple[str, ...]
    statuses: tuple[str, ...]
    description_fr: str
    description_en: str
    founded_year: int | None = None
    website: str | None = None
    siren: str | None = None


@dataclass(frozen=True)
class Reading:
    """A decision on how to read files of one shape, kept for the next one.

    kind is that of decisions.Meaning, or `column`: text is then the heading, meaning its role
    (`figure:jobs_created:2024`, `pole`, `ignored`).
    """

    shape_key: str
    kind: str
    text: str
    meaning: str


@dataclass(frozen=True)
class Correction:
    """The claim of that rank takes the place of one that stands, with all that tell the same fact."""

    rank: int
    claim_id: int


@dataclass(frozen=True)
class Import:
    """Append the claims of a file. `stored` is the file itself, on disk until it is kept for good."""

    file_name: str
    sha256: str
    stored: Path | None
    claims: pa.Table
    refused: int = 0
    note: str = ""
    new_poles: tuple[ImportedPole, ...] = ()
    readings: tuple[Reading, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Withdrawal:
    """Take an import back; later ones stand."""

    batch_id: int
    reason: str = ""


@dataclass(frozen=True)
class Restoration:
    """Re-establish a withdrawn import."""

    batch_id: int
    reason: str = ""


@dataclass(frozen=True)
class Keeping:
    """Choose which of several rival claims is kept; the reason is required."""

    claim_id: int
    reason: str


Change = Import | Withdrawal | Restoration | Keeping
