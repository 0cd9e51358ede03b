"""The workbook to import and the database it meets: invented rows that say they are, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import xlsxwriter

from benchmarks.networks import RANDOM_SEED
from ptce_data import build, catalogue, changes, database, ledger, seed, units
from ptce_data.catalogue import Indicator

SHEET = "Chiffres synthétiques"
HEADINGS = ("Pôle", "Indicateur", "Année", "Valeur", "Unité", "Périmètre", "Source", "Note")
NOTE = "donnée synthétique"
FIRST_YEAR, YEARS, SITES, SOURCES = 2013, 12, 4, 40
STANDING_EVERY, CHANGED_EVERY, FAULTY_EVERY = 2, 20, 100
# Indicators that no rule compares with another one.
MEASURED = (
    "member_structures",
    "hosted_structures",
    "members",
    "partners",
    "partner_farmers",
    "merchants",
    "participants",
    "volunteers",
    "clients",
    "event_participants",
    "people_supported",
    "families",
    "floor_area",
    "land_area",
    "workstations",
    "workshops",
    "sites",
    "food_donated",
    "waste_collected",
    "bottles_reused",
    "project_budget",
    "bank_loans",
    "equity",
)


@dataclass(frozen=True)
class Row:
    """One line of the workbook; value is a text where it cannot be read."""

    pole: str
    indicator: str
    year: int
    value: float | str
    unit: str
    perimeter: str
    source: str


@dataclass(frozen=True)
class Figure:
    """What a line says, before it is spoilt."""

    pole_id: str
    pole: str
    indicator: Indicator
    year: int
    value: float
    perimeter: str
    source: str


def make(folder: Path, rows: int) -> tuple[Path, Path]:
    """The workbook and a database where half of its figures are already published, one in ten otherwise."""
    base = build.build(folder / "ptce.duckdb")
    with database.Reader(base).cursor() as cursor:
        figures = list(_figures(cursor, rows))
    file = folder / "import-synthetique.xlsx"
    _write_workbook(file, figures)
    _publish_half(base, figures)
    return file, base


def _figures(cursor: duckdb.DuckDBPyConnection, rows: int) -> Iterator[Figure]:
    chance = random.Random(RANDOM_SEED)  # noqa: S311 (invented figures, the same each time)
    indicators = catalogue.load(cursor).indicators
    poles = cursor.execute("SELECT pole_id, name FROM pole ORDER BY pole_id").fetchall()
    made = 0
    for pole_id, name in poles:
        for code in MEASURED:
            for site in range(1, SITES + 1):
                level, source = chance.randint(200, 2_000), f"Source synthétique {chance.randint(1, SOURCES)}"
                for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
                    if made == rows:
                        return
                    level += chance.randint(1, 20)
                    yield Figure(pole_id, name, indicators[code], year, level, f"site {site}", source)
                    made += 1


def _write_workbook(file: Path, figures: list[Figure]) -> None:
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, HEADINGS)
        for number, figure in enumerate(figures):
            row = _spoilt(_row(figure), number)
            cells = (row.pole, row.indicator, row.year, row.value, row.unit, row.perimeter, row.source, NOTE)
            sheet.write_row(number + 1, 0, cells)


def _row(figure: Figure) -> Row:
    unit = units.unit_name(figure.indicator.unit)
    return Row(
        figure.pole,
        figure.indicator.label_fr,
        figure.year,
        figure.value,
        unit,
        figure.perimeter,
        figure.source,
    )


def _spoilt(row: Row, number: int) -> Row:
    """One line in a hundred is wrong, in one of five ways, always the same lines."""
    if number % FAULTY_EVERY != FAULTY_EVERY - 1:
        return row
    faults = (
        replace(row, pole="Collectif introuvable"),
        replace(row, indicator="Bonheur intérieur"),
        replace(row, year=2099),
        replace(row, value="beaucoup"),
        replace(row, value=-5),
    )
    return faults[number // FAULTY_EVERY % len(faults)]


def _publish_half(base: Path, figures: list[Figure]) -> None:
    published = [_claim(rank, one) for rank, one in enumerate(figures) if rank % STANDING_EVERY == 0]
    claims = pa.Table.from_pylist(published, schema=changes.CLAIMS)
    at = datetime.fromisoformat("2026-01-15 09:00:00")
    with database.writing(base) as connection, database.transaction(connection):
        ledger.open_batch(connection, ledger.Batch(2, "synthetique.xlsx", "0" * 64, at, "banc d'essai"))
        ledger.append_table(connection, 2, claims)
        ledger.publish(connection, at)


def _claim(rank: int, figure: Figure) -> dict[str, object]:
    value = figure.value + 1 if rank % CHANGED_EVERY == 0 else figure.value
    return {
        "rank": rank,
        "pole_id": figure.pole_id,
        "indicator": figure.indicator.code,
        "year": figure.year,
        "year_basis": "stated",
        "value": float(value),
        "qualifier": "exact",
        "perimeter": figure.perimeter,
        "note": NOTE,
        "visibility": "public",
        "source_id": seed.source_id(figure.source, None),
        "title": figure.source,
        "url": None,
        "publisher": None,
        "sheet": SHEET,
        "cell": f"D{rank + 2}",
    }
