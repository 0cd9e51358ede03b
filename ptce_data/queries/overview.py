"""What the overview asks: totals with what they rest on, counts, totals over time, examples, context."""

from dataclasses import dataclass

import duckdb

from ptce_data import database
from ptce_data.figures import PoleFigure, Qualifier, Total
from ptce_data.i18n import in_language
from ptce_data.selection import Selection

KEY_INDICATORS = (
    "jobs_members",
    "jobs_created",
    "integration_employees",
    "member_structures",
    "public_support",
    "local_savings",
    "citizen_investors",
)
# Of these, the one followed over time where nothing else is asked.
FOLLOWED = "public_support"
# The four poles told in the founding article of 19 June 2013, and the figures that tell them.
EXAMPLES = {
    "pole-sud-archer": ("jobs_members", "member_structures", "employees_year"),
    "eoliennes-pays-de-vilaine": ("local_savings", "citizen_investors", "installed_power"),
    "culture-et-cooperation": ("member_structures", "members", "intermittent_workers"),
    "eco-domaine-bouquetot": ("activity_themes", "member_structures", "land_area"),
}


@dataclass(frozen=True)
class KeyFigures:
    """How many poles the selection holds, and one Total per key indicator, in KEY_INDICATORS' order."""

    poles: int
    totals: tuple[Total, ...]


@dataclass(frozen=True)
class Contribution:
    """One claim's part of a total; source_url is None where the source has no address."""

    pole_id: str
    name: str
    value: float
    qualifier: Qualifier
    year: int
    year_basis: str
    perimeter: str
    note: str
    source_title: str
    source_url: str | None


@dataclass(frozen=True)
class SectorCount:
    sector: str
    label_fr: str
    label_en: str
    family: str
    poles: int

    @property
    def label(self) -> str:
        return in_language(self.label_fr, self.label_en)


@dataclass(frozen=True)
class RegionCount:
    region_code: str
    name: str
    poles: int


@dataclass(frozen=True)
class YearTotal:
    """A total at the end of a year; poles is how many it rests on, estimated those of an estimated year.

    parts names what is covered by the values that cover a part of their pole only.
    """

    year: int
    value: float
    qualifier: Qualifier
    poles: int
    estimated: int
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(self.parts or ()))  # DuckDB gives a list, or nothing


@dataclass(frozen=True)
class ExamplePole:
    pole_id: str
    name: str
    place: str
    description_fr: str
    description_en: str

    @property
    def description(self) -> str:
        return in_language(self.description_fr, self.description_en)


@dataclass(frozen=True)
class Example:
    """A founding example with the figures that are known of it, in the order of EXAMPLES."""

    pole: ExamplePole
    figures: tuple[PoleFigure, ...]


@dataclass(frozen=True)
class NationalFigure:
    year: int
    metric: str
    label_fr: str
    label_en: str
    topic: str
    value: float
    unit: str
    qualifier: Qualifier
    source_url: str | None
    note: str

    @property
    def label(self) -> str:
        return in_language(self.label_fr, self.label_en)


def key_figures(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> KeyFigures:
    """The overview's first answer: the number of poles and the key totals."""
    found = totals(cursor, selection, KEY_INDICATORS)
    return KeyFigures(poles=found[0].poles_selected, totals=found)


def totals(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, indicators: tuple[str, ...]
) -> tuple[Total, ...]:
    """One Total per indicator asked, in the order asked."""
    found = database.ask(cursor, "totals", Total, {**selection.parameters(), "indicators": list(indicators)})
    by_code = {total.indicator: total for total in found}
    return tuple(by_code[code] for code in indicators)


def contributions(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, indicator: str
) -> tuple[Contribution, ...]:
    """The claims a total is made of, the largest first, each with its source."""
    return database.ask(
        cursor, "contributions", Contribution, {**selection.parameters(), "indicator": indicator}
    )


def poles_by_sector(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[SectorCount, ...]:
    """Number of poles per sector; a pole with several sectors counts in each."""
    return database.ask(cursor, "poles_by_sector", SectorCount, selection.parameters())


def poles_by_region(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[RegionCount, ...]:
    """Number of poles per région."""
    return database.ask(cursor, "poles_by_region", RegionCount, selection.parameters())


def totals_by_year(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, indicator: str
) -> tuple[YearTotal, ...]:
    """The total "à fin" each year in which a figure changed."""
    return database.ask(
        cursor, "totals_by_year", YearTotal, {**selection.parameters(), "indicator": indicator}
    )


def examples(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[Example, ...]:
    """The founding examples the selection holds, with their known figures."""
    wanted = {
        "poles": list(EXAMPLES),
        "indicators": sorted({code for codes in EXAMPLES.values() for code in codes}),
    }
    parameters = {**selection.parameters(), **wanted}
    poles = database.ask(cursor, "example_poles", ExamplePole, parameters)
    figures = {
        (figure.pole_id, figure.indicator): figure
        for figure in database.ask(cursor, "example_figures", PoleFigure, parameters)
    }
    return tuple(
        Example(
            pole=pole,
            figures=tuple(
                figures[pole.pole_id, code]
                for code in EXAMPLES[pole.pole_id]
                if (pole.pole_id, code) in figures
            ),
        )
        for pole in poles
    )


def national_figures(cursor: duckdb.DuckDBPyConnection) -> tuple[NationalFigure, ...]:
    """What others published for the whole country; counts are not comparable with one another."""
    return database.ask(cursor, "national_figures", NationalFigure, {})
