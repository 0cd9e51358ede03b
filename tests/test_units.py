"""Units agree with their number, and every unit of the seed is known."""

import csv
from pathlib import Path

import pytest

from ptce_data import units
from ptce_data.i18n import speaking

SEED = Path(__file__).parents[1] / "data" / "seed"


def seed_units() -> set[str]:
    found = set()
    for name in ("indicators.csv", "national.csv"):
        with (SEED / name).open(encoding="utf-8") as file:
            found |= {row["unit"] for row in csv.DictReader(file)}
    return found


def test_every_unit_of_the_seed_is_a_symbol_or_agrees_with_its_number():
    with speaking("en"):
        unknown = {code for code in seed_units() - set(units.SYMBOLS) if units.unit(code, 2) == code}
    # These words are spelt alike in both languages.
    assert unknown <= {"clients", "clubs", "points", "restaurants", "sites", "tonnes"}


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "pôle"), (1, "pôle"), (1.9, "pôle"), (2, "pôles"), (91, "pôles")]
)
def test_french_takes_the_singular_below_two(n, expected):
    assert units.unit("pôles", n) == expected


@pytest.mark.parametrize(("n", "expected"), [(0, "clusters"), (1, "cluster"), (1.5, "clusters")])
def test_english_takes_the_singular_for_one_alone(n, expected):
    with speaking("en"):
        assert units.unit("pôles", n) == expected


def test_a_symbol_does_not_change():
    assert units.unit("EUR", 2) == "€"
    assert [units.unit(code, 2) for code in ("%", "m²", "ha", "MW", "MWh")] == ["%", "m²", "ha", "MW", "MWh"]


def test_a_unit_nobody_listed_stays_as_it_is():
    assert units.unit("chevaux", 1) == "chevaux"


def test_a_heading_takes_the_plural_and_euros_in_full():
    assert units.unit_name("personnes") == "personnes"
    assert units.unit_name("EUR") == "euros"
    with speaking("en"):
        assert units.unit_name("éoliennes") == "wind turbines"
