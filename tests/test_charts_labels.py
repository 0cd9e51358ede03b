"""Where values are written on a chart over the years, worked out on a plot of 250 by 190 pixels."""

import pytest

from pages._ui import charts_labels
from pages._ui.charts_labels import Frame, Mark

TEN_YEARS = Frame(2010, 2020, 0, 190)  # a year is 25 pixels wide, a unit one pixel high


def test_a_value_alone_is_written_over_its_mark():
    assert charts_labels.places([Mark(2015, 50, "50")], TEN_YEARS) == ["top center"]


def test_a_value_goes_under_its_mark_where_another_stands_over_it():
    marks = [Mark(2015, 50, "50"), Mark(2015, 70, "70")]
    assert charts_labels.places(marks, TEN_YEARS) == ["bottom center", "top center"]


def test_a_value_goes_aside_between_two_marks():
    marks = [Mark(2015, 50, "50"), Mark(2015, 70, ""), Mark(2015, 30, "")]
    assert charts_labels.places(marks, TEN_YEARS)[0] == "top right"


def test_a_value_does_not_cover_the_mark_of_the_year_before():
    # On the right of 2013 is 2014, 11 pixels higher; on its left 2012, 15 pixels lower.
    marks = [Mark(2012, 30, "≈ 1 M€"), Mark(2013, 45, "≈ 1,8 M€"), Mark(2014, 56, "≈ 2,3 M€")]
    assert charts_labels.places(marks, TEN_YEARS)[1] == "top left"


def test_a_value_stays_on_the_screen():
    assert charts_labels.places([Mark(2020, 50, "≈ 8 M€")], TEN_YEARS) == ["top left"]


def test_close_years_go_on_rows_of_their_own():
    # 36 pixels are one year and a half of ten.
    assert charts_labels.year_rows([2012, 2013, 2014, 2018], 10) == ["2012", "<br>2013", "2014", "2018"]


def test_years_without_room_are_left_out():
    assert charts_labels.year_rows([2001, 2002, 2003, 2004], 40) == [
        "2001",
        "<br>2002",
        "<br><br>2003",
        "",
    ]


def test_steps_of_an_axis_are_round():
    assert charts_labels.round_steps(8_000_000) == [0, 2_000_000, 4_000_000, 6_000_000, 8_000_000]
    assert charts_labels.round_steps(121_555) == [0, 50_000, 100_000]
    assert charts_labels.round_steps(4) == [0, 1, 2, 3, 4]
    assert charts_labels.round_steps(0.25) == pytest.approx([0, 0.05, 0.1, 0.15, 0.2, 0.25])
