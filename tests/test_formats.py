"""Figures as a reader of each language expects them; U+202F and U+00A0 are written out."""

from datetime import date

import pytest

from ptce_data import formats
from ptce_data.i18n import speaking


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "expected"),
    [
        (1_800_000, "EUR", "approx", "≈\u00a01,8\u202fM€"),
        (700, "personnes", "at_least", "plus de 700\u00a0personnes"),
        (121_555, "EUR", "exact", "121\u202f555\u202f€"),
        (2_500_000_000, "EUR", "exact", "2,5\u202fMd€"),
        (0, "EUR", "exact", "0\u202f€"),
        (1, "structures", "exact", "1\u00a0structure"),
        (1.5, "emplois", "exact", "1,5\u00a0emploi"),
        (0, "emplois", "exact", "0\u00a0emploi"),
        (2, "emplois", "exact", "2\u00a0emplois"),
        (64, "%", "exact", "64\u202f%"),
        (12.34, "%", "approx", "≈\u00a012,3\u202f%"),
        (0.25, "MW", "exact", "0,25\u00a0MW"),
        (1234.5, "m²", "exact", "1\u202f235\u00a0m²"),
        (None, "EUR", "exact", "non communiqué"),
        (None, "emplois", "at_least", "non communiqué"),
    ],
)
def test_a_figure_in_french(value, unit, qualifier, expected):
    assert formats.figure(value, unit, qualifier) == expected


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "expected"),
    [
        (1_800_000, "EUR", "approx", "≈\u00a0€1.8M"),
        (700, "personnes", "at_least", "more than 700\u00a0people"),
        (121_555, "EUR", "exact", "€121,555"),
        (2_500_000_000, "EUR", "exact", "€2.5bn"),
        (1, "structures", "exact", "1\u00a0organisation"),
        (1.5, "emplois", "exact", "1.5\u00a0jobs"),
        (0, "emplois", "exact", "0\u00a0jobs"),
        (64, "%", "exact", "64%"),
        (None, "EUR", "exact", "not published"),
    ],
)
def test_a_figure_in_english(value, unit, qualifier, expected):
    with speaking("en"):
        assert formats.figure(value, unit, qualifier) == expected


def test_a_minimum_is_never_rounded_up():
    assert formats.figure(18_277_000, "EUR", "at_least") == "plus de 18,2\u202fM€"
    assert formats.figure(99.99, "emplois", "at_least") == "plus de 99,9\u00a0emplois"
    assert formats.figure(1999.9, "tonnes", "at_least") == "plus de 1\u202f999\u00a0tonnes"


def test_a_whole_minimum_survives_binary_arithmetic():
    assert formats.figure(0.1 + 0.2, "MW", "at_least") == "plus de 0,3\u00a0MW"
    assert formats.figure(1_800_000, "EUR", "at_least") == "plus de 1,8\u202fM€"


def test_another_figure_is_rounded_to_the_nearest():
    assert formats.figure(18_277_000, "EUR") == "18,3\u202fM€"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (0.5, "0,5"),
        (0.123, "0,12"),
        (0.0049, "0,0049"),
        (9.87, "9,9"),
        (99.96, "100"),
        (100.4, "100"),
        (12_345, "12\u202f345"),
        (1_234_567.8, "1\u202f234\u202f568"),
        (-12.34, "-12,3"),
    ],
)
def test_a_short_number_keeps_what_matters(value, expected):
    assert formats.short(value) == expected


def test_euros_change_scale_at_a_million():
    assert formats.euros(999_999) == "999\u202f999\u202f€"
    assert formats.euros(1_000_000) == "1\u202fM€"
    assert formats.euros(-1_500_000) == "-1,5\u202fM€"


def test_a_rate_of_a_few_cents_is_not_read_as_nothing():
    assert formats.euros(0.29) == "0,29\u202f€"
    assert formats.euros(0) == "0\u202f€"


def test_a_value_under_a_heading_that_names_its_unit_goes_without_the_word():
    assert formats.value_only(700, "personnes") == "700"
    assert formats.value_only(1_800_000, "EUR") == "1,8\u202fM€"
    assert formats.value_only(60, "%") == "60\u202f%"
    assert formats.value_only(None, "personnes") == "non communiqué"


def test_a_minimum_under_a_heading_is_rounded_down():
    assert formats.value_only(18.27, "personnes", at_least=True) == "18,2"
    assert formats.value_only(18.27, "personnes") == "18,3"
    assert formats.value_only(1_259_999, "EUR", at_least=True) == "1,25\u202fM€"


def test_the_qualifier_in_words():
    assert formats.qualifier_name("exact") == "chiffre exact"
    assert formats.qualifier_name("approx") == "environ"
    assert formats.qualifier_name("at_least") == "minimum («\u202fplus de\u202f»)"


def test_an_unknown_qualifier_is_a_bug_that_surfaces():
    with pytest.raises(KeyError):
        formats.qualifier_name("perhaps")


def test_years_of_one_year_and_of_several():
    assert formats.years(2014, 2014) == "2014"
    assert formats.years(2009, 2025) == "2009–2025"
    assert formats.years(None, None) == ""


def test_coverage_says_how_many_out_of_how_many():
    assert formats.coverage(12, 91) == "12 pôles sur 91"
    assert formats.coverage(1, 91) == "1 pôle sur 91"
    assert formats.coverage(0, 1_234) == "0 pôle sur 1\u202f234"
    with speaking("en"):
        assert formats.coverage(1, 91) == "1 cluster out of 91"
        assert formats.coverage(0, 91) == "0 clusters out of 91"


def test_a_number_of_poles():
    assert formats.poles(1) == "1 pôle"
    assert formats.poles(2_000) == "2\u202f000 pôles"


def test_a_date_in_words():
    assert formats.day(date(2026, 11, 24)) == "24 novembre 2026"
    assert formats.day(date(2024, 6, 1)) == "1er juin 2024"
    assert formats.day(date(2024, 6, 11)) == "11 juin 2024"
    with speaking("en"):
        assert formats.day(date(2024, 6, 1)) == "June 1, 2024"


def test_the_separators_of_charts():
    assert formats.separators() == ",\u202f"
    with speaking("en"):
        assert formats.separators() == ".,"


def test_a_listing():
    assert formats.listing([]) == ""
    assert formats.listing(("a",)) == "a"
    assert formats.listing(["a", "b"]) == "a et b"
    assert formats.listing(["a", "b", "c"]) == "a, b et c"
    with speaking("en"):
        assert formats.listing(["a", "b", "c"]) == "a, b and c"


def test_a_rate_is_as_precise_as_its_parts():
    assert formats.rounded_rate(5_358.34, "approx") == 5_400
    assert formats.rounded_rate(5_399.9, "at_least") == 5_300
    assert formats.rounded_rate(11.386, "exact") == 11.4
    assert formats.rounded_rate(0.2745, "exact") == 0.27
    assert formats.rounded_rate(0.033557, "approx") == 0.034
    assert formats.rounded_rate(1_800_000 / 700, "approx") == 2_600
    assert formats.rounded_rate(0.0, "exact") == 0


def test_half_goes_up_as_people_round():
    assert formats.number(156.5, 0) == "157"
    assert formats.number(2.25, 1) == "2,3"
    assert formats.number(0.285, 2) == "0,29"  # a hair below in binary
    assert formats.number(-2.5, 0) == "-3"
    assert formats.figure(156.5, "emplois") == "157\u00a0emplois"
    assert formats.figure(2_125_000, "EUR") == "2,13\u202fM€"
    assert formats.figure(156.5, "emplois", "at_least") == "plus de 156\u00a0emplois"
    assert formats.rounded_rate(4_250, "approx") == 4_300
    assert formats.rounded_rate(4_150, "approx") == 4_200
    assert formats.rounded_rate(-4_150, "approx") == -4_200
    assert formats.rounded_rate(-4_150, "at_least") == -4_200
    assert formats.median(-156.5, "emplois", "exact", 2) == "≈\u00a0-157\u00a0emplois"


def test_a_number_of_any_size_is_written():
    assert formats.number(1e29, 1).replace("\u202f", "") == "1" + "0" * 29


def test_a_median_of_several_is_written_one_way():
    assert formats.median(156.5, "emplois", "exact", 2) == "≈\u00a0157\u00a0emplois"
    assert formats.median(156.5, "emplois", "exact", 1) == "157\u00a0emplois"
    assert formats.median(4_150, "EUR", "approx", 2) == "≈\u00a04\u202f200\u202f€"
    assert formats.median(64.5, "%", "exact", 2) == "64,5\u202f%"
    assert formats.median(180, "personnes", "at_least", 1) == "plus de 180\u00a0personnes"
    assert formats.median(None, "emplois", "exact", 0) == "non communiqué"


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "text"),
    [
        (1_250_500, "EUR", "exact", "1 250 500 €"),
        (1_250_000, "EUR", "exact", "1,25 M€"),
        (8_300_000, "EUR", "approx", "≈ 8,3 M€"),
        (12.5, "EUR", "exact", "12,5 €"),
        (1234.25, "m²", "exact", "1 234,25 m²"),
        (1200, "m²", "exact", "1 200 m²"),
        (12.34, "%", "exact", "12,34 %"),
        (0.5, "EUR", "exact", "0,5 €"),
        (-1_250_500, "EUR", "exact", "-1 250 500 €"),
        (2100, "personnes", "at_least", "plus de 2 100 personnes"),
        (None, "EUR", "exact", "non communiqué"),
    ],
)
def test_a_figure_to_be_checked_is_said_to_its_last_digit(value, unit, qualifier, text):
    said = formats.exact(value, unit, qualifier)
    assert said.replace("\u202f", " ").replace("\u00a0", " ") == text
