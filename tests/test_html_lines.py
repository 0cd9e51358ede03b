"""Series over the years as HTML: marks in their place, values written, nothing unescaped."""

import base64
import re

from pages._ui import html_lines
from ptce_data.charts import Lines, Point, Series

PARK = Series("parc", (Point(2012, 50.0, "50"), Point(2014, 100.0, "plus de 100", open=True)))


def places(html: str) -> list[tuple[str, str]]:
    """The left and the top of each mark, in percent."""
    return re.findall(r'<i class="[^"]*" style="left:([\d.]+)%;top:([\d.]+)%', html)


def picture(html: str) -> str:
    (encoded,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    return base64.b64decode(encoded).decode()


def test_the_first_year_is_at_the_left_the_last_at_the_right_and_the_highest_on_top():
    # 9 % beside each end; the axis starts at 0 and ends 22 % over the highest value.
    assert places(html_lines.of(Lines((PARK,)))) == [("9.00", "59.02"), ("91.00", "18.03")]


def test_each_value_is_written_and_an_estimated_year_is_open():
    html = html_lines.of(Lines((PARK,), unit="personnes"))
    assert '<p class="unit">personnes</p>' in html
    assert ">50</b>" in html
    assert ">plus de 100</b>" in html
    assert html.count('class="circle open"') == 1
    assert re.findall(r">(\d{4})</li>", html) == ["2012", "2014"]


def test_a_version_not_kept_has_its_value_in_its_own_colour():
    rival = Series("autres", (Point(2013, 1.9, "", said="1,9\u202fM€ {x}"),), "#8a8f98", "x", joined=False)
    html = html_lines.of(Lines((PARK, rival)))
    assert re.findall(
        r'<b class="\w+ rival" style="[^"]*--mark:(#\w+)" data-year="(\d+)">([^<]*)</b>', html
    ) == [("#8a8f98", "2013", "1,9\u202fM€ {x}")]
    assert html.count('data-line="0"') == 2
    assert 'data-line="1"' not in html


def test_a_year_alone_stands_in_the_middle():
    alone = Series("parc", (Point(2014, 0.0, "0"),))
    assert places(html_lines.of(Lines((alone,)))) == [("50.00", "100.00")]


def test_points_that_are_not_joined_have_no_line():
    rivals = Series("autres", (Point(2012, 1.0, ""), Point(2013, 2.0, "")), symbol="x", joined=False)
    assert picture(html_lines.of(Lines((PARK, rivals)))).count("<polyline") == 1


def test_several_series_are_named_one_is_not():
    assert "ptce-line-names" not in html_lines.of(Lines((PARK,)))
    both = html_lines.of(Lines((PARK, Series("trois parcs", (Point(2022, 9.0, "9"),), symbol="square"))))
    assert '<li><i class="square" style="--mark:#2a7f8e"></i>trois parcs</li>' in both


def test_hostile_names_and_colours_are_texts():
    hostile = Series("<img src=x>", (Point(2012, 1.0, "<b>1</b>"),), colour='"><script>')
    html = html_lines.of(Lines((hostile, hostile)))
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "<script" not in picture(html)


def test_a_series_without_a_point_is_an_empty_box():
    assert places(html_lines.of(Lines((Series("rien", ()),)))) == []
