"""Charts and maps as Vega-Lite: values beside the marks, texts kept as data, series told apart in grey."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from ptce_data.charts import Bar, Bars, Chart, Lines, Point, Series
from ptce_data.exports.vega import Look, chart_spec, map_spec
from ptce_data.geography import Bounds
from tests.drawings import BARS, BEGANNE, LINES, MAP, NBSP, TABLE

HOSTILE = "\"]; alert(1) // datum.value {{x}} <script> #read('/etc/passwd')"


def bars(*items: Bar) -> Chart:
    return replace(BARS, drawn=Bars(items))


def lines(*series: Series) -> Chart:
    return Chart("c", "C", "C.", Lines(series), TABLE, "")


def found(node: Any, key: str) -> list[Any]:
    """Every value under this key, anywhere in the specification."""
    if isinstance(node, list):
        return [value for one in node for value in found(one, key)]
    if not isinstance(node, dict):
        return []
    here = [node[key]] if key in node else []
    return here + [value for one in node.values() for value in found(one, key)]


def expressions(spec: dict[str, Any]) -> set[str]:
    keys = ("expr", "labelExpr", "test", "filter", "calculate", "signal")
    return {str(value) for key in keys for value in found(spec, key)}


def texts(spec: dict[str, Any]) -> set[str]:
    rows = [row for values in found(spec, "values") for row in values if isinstance(row, dict)]
    return {row["text"] for row in rows if "text" in row}


def test_each_bar_has_its_value_written_and_a_missing_one_says_so() -> None:
    spec = chart_spec(BARS)
    assert [row["text"] for row in spec["data"]["values"]] == ["12 pôles", "7 pôles", "non communiqué"]
    assert [row["known"] for row in spec["data"]["values"]] == [True, True, False]


def test_a_missing_value_has_no_length() -> None:
    assert chart_spec(BARS)["data"]["values"][2]["value"] == 0


def test_a_chart_is_described_by_its_sentence() -> None:
    assert chart_spec(BARS)["description"] == "L’énergie compte 12 pôles, l’alimentation 7."


def test_two_bars_of_one_name_stay_two_rows() -> None:
    spec = chart_spec(bars(Bar("Lyon", 1, "1"), Bar("Lyon", 2, "2")))
    assert [row["row"] for row in spec["data"]["values"]] == [0, 1]
    assert spec["params"][0]["value"] == [["Lyon"], ["Lyon"]]


def test_a_long_name_goes_on_several_lines() -> None:
    spec = chart_spec(bars(Bar("Services aux entreprises et aux associations du territoire", 1, "1")))
    assert spec["params"][0]["value"] == [["Services aux entreprises et aux associations", "du territoire"]]


def test_the_axis_leaves_room_for_the_text_of_the_longest_bar() -> None:
    spec = chart_spec(bars(Bar("a", 100, "cent"), Bar("b", 90, "quatre-vingt-dix mille éoliennes")))
    low, high = spec["encoding"]["x"]["scale"]["domain"]
    assert low == 0
    assert high > 120


def test_a_negative_value_has_its_room() -> None:
    spec = chart_spec(bars(Bar("a", -5, "−5"), Bar("b", 10, "10")))
    assert spec["encoding"]["x"]["scale"]["domain"][0] == -5


def test_bars_without_any_value_can_still_be_drawn() -> None:
    spec = chart_spec(bars(Bar("a", None, "non communiqué")))
    assert spec["encoding"]["x"]["scale"]["domain"] == [0, 1]


def test_series_differ_by_symbol_as_well_as_by_colour_and_no_line_means_something_unsaid() -> None:
    spec = chart_spec(LINES)
    shapes = found(spec, "shape")[0]["scale"]["range"]
    assert len({str(shape) for shape in shapes}) == 3
    assert found(spec, "strokeDash") == []


def test_a_series_of_distinct_facts_has_no_line() -> None:
    drawn = [layer for layer in chart_spec(LINES)["layer"] if layer["mark"]["type"] == "line"]
    assert [layer["transform"][0]["filter"]["equal"] for layer in drawn] == [0, 1]


def test_series_with_names_have_a_legend_and_a_lone_nameless_one_has_none() -> None:
    assert found(chart_spec(LINES), "shape")[0]["legend"]["labelExpr"] == "names[datum.value]"
    alone = lines(Series("", (Point(2014, 700, "700"),)))
    assert found(chart_spec(alone), "shape")[0]["legend"] is None


def test_an_estimated_year_is_marked_open() -> None:
    opened = {row["year"] for row in chart_spec(LINES)["data"]["values"] if row["open"]}
    assert opened == {2021}


def test_values_of_one_year_are_not_written_over_one_another() -> None:
    near = lines(
        Series("a", (Point(2014, 100, "100 personnes"), Point(2015, 100, "100"))),
        Series("b", (Point(2014, 98, "98 personnes"),)),
    )
    above = {row["text"]: row["ly"] > row["value"] for row in chart_spec(near)["data"]["values"]}
    assert above == {"100 personnes": True, "100": True, "98 personnes": False}


# As many clubs' savings stand near a park's: three points in three years, and a version not kept.
CROWDED = lines(
    Series("clubs", (Point(2012, 1e6, "≈ 1 M€"),)),
    Series(
        "parc", (Point(2013, 1.8e6, "≈ 1,8 M€"), Point(2014, 2.3e6, "≈ 2,3 M€"), Point(2018, 1.8e6, "1,8 M€"))
    ),
    Series("trois parcs", (Point(2022, 8e6, "≈ 8 M€"),)),
    Series("autres", (Point(2013, 1.9e6, "", said="1,9 M€"),), joined=False),
)


@pytest.mark.parametrize("look", [Look(580, 480, 31, stretch=1.2), Look(640), Look(350, font_px=15)])
def test_a_value_stands_nearest_its_own_point_or_a_line_leads_to_it(look: Look) -> None:
    rows = chart_spec(CROWDED, look)["data"]["values"]
    for row in rows:
        if row["text"] and not row["led"]:
            others = [
                other for other in rows if other["value"] != row["value"] or other["year"] != row["year"]
            ]
            own = abs(row["lx"] - row["year"]) / 10 + abs(row["ly"] - row["value"]) / 8e6
            assert all(
                own <= abs(row["lx"] - other["year"]) / 10 + abs(row["ly"] - other["value"]) / 8e6
                for other in others
                if abs(other["value"] - row["value"]) > 2e5
            )


def test_the_years_spoken_of_have_their_values_and_their_place_on_the_axis() -> None:
    spec = chart_spec(CROWDED, Look(580, 480, 31, stretch=1.2, years=frozenset({2013})))
    assert "≈ 1,8 M€" in texts(spec)
    assert 2013 in spec["encoding"]["x"]["axis"]["values"]


def test_a_version_that_is_not_kept_is_under_the_one_that_is() -> None:
    years = [(row["series"], row["year"]) for row in chart_spec(CROWDED)["data"]["values"]]
    assert years.index((3, 2013)) < years.index((1, 2013))


def test_a_long_series_writes_its_ends_and_its_highest_point() -> None:
    points = tuple(Point(2000 + i, 10 if i == 5 else i, f"v{i}") for i in range(10))
    assert texts(chart_spec(lines(Series("", points)))) == {"", "v0", "v5", "v9"}


def test_ticks_are_round_and_written_as_french_amounts() -> None:
    ticks = {param["name"]: param["value"] for param in chart_spec(LINES)["params"]}["ticks"]
    assert ticks == {
        "0": f"0{NBSP}€",
        "1000000": f"1{NBSP}M€",
        "2000000": f"2{NBSP}M€",
        "3000000": f"3{NBSP}M€",
    }


def test_the_years_of_the_axis_are_those_of_points_far_enough_to_be_read() -> None:
    years = chart_spec(LINES)["encoding"]["x"]["axis"]["values"]
    assert years == [2009, 2012, 2014, 2021]
    every = lines(Series("", tuple(Point(year, 1, "1") for year in range(1950, 2021))))
    assert len(chart_spec(every)["encoding"]["x"]["axis"]["values"]) < 15


def test_a_chart_without_a_point_can_still_be_drawn() -> None:
    assert chart_spec(lines())["data"]["values"] == []


@pytest.mark.parametrize("chart", [BARS, LINES])
def test_the_look_is_obeyed(chart: Chart) -> None:
    spec = chart_spec(chart, Look(width=300, height=200, font_px=9))
    assert (spec["width"], spec["height"]) == (300, 200)
    assert spec["config"]["axis"]["labelFontSize"] == 9


def test_untrusted_text_is_data_and_never_an_expression() -> None:
    hostile_bars = replace(bars(Bar(HOSTILE, 1, HOSTILE)), title=HOSTILE, sentence=HOSTILE)
    hostile_lines = lines(Series(HOSTILE, (Point(2014, 1, HOSTILE),)))
    hostile_map = replace(MAP, points=(replace(BEGANNE, name=HOSTILE, place=HOSTILE, text=HOSTILE),))
    harmless = [chart_spec(BARS), chart_spec(LINES), map_spec(MAP)]
    specs = [chart_spec(hostile_bars), chart_spec(hostile_lines), map_spec(hostile_map)]
    known = set().union(*(expressions(spec) for spec in harmless))
    assert set().union(*(expressions(spec) for spec in specs)) <= known


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    spec = chart_spec(bars(Bar("a\u0000b\u000bc\ufffe\u202ed", 1, "1\u0001")))
    assert spec["params"][0]["value"] == [["ab cd"]]
    assert spec["data"]["values"][0]["text"] == "1"


def test_nothing_is_fetched_by_a_specification() -> None:
    for spec in (chart_spec(BARS), chart_spec(LINES), map_spec(MAP)):
        addresses = re.findall(r"https?://[^\"]+", json.dumps(spec))
        assert addresses == ["https://vega.github.io/schema/vega-lite/v6.json"]
        assert not found(spec, "url")


def test_a_highlighted_pole_is_larger_drawn_last_and_named() -> None:
    spec = map_spec(MAP)
    dots = next(values for values in found(spec, "values") if values and "area" in values[0])
    assert [dot["area"] for dot in dots] == [60, 60, 170]
    assert "Éoliennes en Pays de Vilaine" in texts(spec)


def test_overseas_frames_and_large_cities_are_named() -> None:
    written = texts(map_spec(MAP))
    assert {"Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte", "Paris", "Marseille"} <= written


def test_a_close_view_has_its_own_outlines_and_smaller_cities() -> None:
    spec = map_spec(replace(MAP, bounds=Bounds(-5, 47, -1, 49)))
    assert "datasets" not in spec
    assert "Quimper" in texts(spec)


def test_a_far_view_shares_its_outlines_with_every_other_one() -> None:
    other = map_spec(replace(MAP, points=()))
    assert other["datasets"] is not None
    assert other["datasets"] == map_spec(MAP)["datasets"]


def test_names_that_would_cover_each_other_are_left_out() -> None:
    crowd = tuple(replace(BEGANNE, pole_id=f"p{i}", name=f"Pôle numéro {i}") for i in range(12))
    named = [text for text in texts(map_spec(replace(MAP, points=crowd))) if text.startswith("Pôle")]
    assert 1 <= len(named) <= 4


def test_the_surface_of_a_circle_is_in_proportion_to_what_is_measured_and_a_missing_value_is_hollow():
    large, quarter, missing = (
        replace(MAP.points[0], value=value, highlighted=False, colour="#117733") for value in (200, 50, None)
    )
    view = replace(MAP, points=(large, quarter, missing), measures="Structures membres")
    (points,) = (layer for layer in map_spec(view)["layer"] if layer["mark"]["type"] == "point")
    one, other, hollow = points["data"]["values"]
    assert one["area"] == pytest.approx(4 * other["area"], rel=0.001)
    assert (one["colour"], hollow["colour"], hollow["ring"]) == ("#117733", "#ffffff", "#117733")
