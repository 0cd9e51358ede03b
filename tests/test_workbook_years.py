"""The years people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_data.workbook.years import UnderstoodYear, understood


@pytest.mark.parametrize(
    "text",
    [
        "2013",
        " 2013 ",
        "2013.0",
        "exercice 2013",
        "fin 2013",
        "Année 2013",
        "au 31 décembre 2013",
        "juin 2013",
        "2013-06",
        "06/2013",
        "FY2013",
    ],
)
def test_a_year_said_plainly_is_that_year(text):
    assert understood(text) == UnderstoodYear(2013)


@pytest.mark.parametrize(
    "text",
    ["2013-2014", "2013/2014", "2013–2014", "2013 - 2014", "2013/14", "saison 2013-2014", "de 2013 à 2014"],
)
def test_the_last_year_of_a_range_is_taken_and_told(text):
    assert understood(text) == UnderstoodYear(2014, hints=("year_range",))


@pytest.mark.parametrize("text", ["31/12/2013", "2013-06-19", "2013-06-19 00:00:00", "01.02.2013"])
def test_a_day_gives_its_year(text):
    assert understood(text) == UnderstoodYear(2013, hints=("from_date",))


@pytest.mark.parametrize(
    "text", ["année 2013 (est.)", "2013 (estimée)", "2013 (estimated)", "~2013", "2013 ?", "2013 environ"]
)
def test_an_estimated_year_is_known_as_such(text):
    assert understood(text) == UnderstoodYear(2013, "estimated")


def test_the_number_a_spreadsheet_keeps_for_a_day_gives_its_year():
    assert understood("41640") == UnderstoodYear(2014, hints=("from_serial",))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("13", "two_digit_year"),
        ("'13", "two_digit_year"),
        ("31/12/13", "two_digit_year"),
        ("2014-2013", "several_years"),
        ("2013, 2015, 2016", "several_years"),
        ("jadis", "no_year"),
        ("20133", "no_year"),
        ("0", "year_out_of_bounds"),
    ],
)
def test_what_is_no_year_says_why(text, why):
    assert understood(text) == UnderstoodYear(None, hints=(why,))


def test_a_year_of_another_age_is_given_for_what_it_is():
    assert understood("1850") == UnderstoodYear(1850, hints=("year_out_of_bounds",))


def test_an_empty_cell_has_no_year_and_nothing_to_say():
    assert understood("  ") == UnderstoodYear()


@given(st.text(max_size=100))
def test_no_text_makes_the_reader_fail(text):
    year = understood(text).year
    assert year is None or 0 <= year <= 9999
