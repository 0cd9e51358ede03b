"""Charts and maps as values, for whoever draws them: a page, a stage, a PDF, a slide."""

import pytest

from pages._ui import charts_overview, charts_pole, charts_territory
from ptce_data import catalogue, geography
from ptce_data.charts import Bars, Lines
from ptce_data.comparison import Comparison
from ptce_data.leaflets import charts, compare_charts, maps, stamp
from ptce_data.queries import compare, territory
from ptce_data.selection import EVERYTHING, Selection
from tests.leaflet_texts import plain


def bars(chart):
    assert isinstance(chart.drawn, Bars)
    return {plain(one.label): plain(one.text) for one in chart.drawn.items}


def lines(chart):
    assert isinstance(chart.drawn, Lines)
    return {one.name: [(p.year, p.value, p.open) for p in one.points] for one in chart.drawn.series}


def test_poles_are_counted_by_sector_and_by_region(small_cursor):
    by_sector = charts.by_sector(small_cursor, EVERYTHING)
    assert bars(by_sector) == {"Culture": "2", "Énergies renouvelables": "2"}
    assert by_sector.title == "Nombre de pôles par secteur"
    assert bars(charts.by_region(small_cursor, EVERYTHING)) == {"Bretagne": "2", "Pays de la Loire": "1"}


def test_sectors_of_as_many_poles_are_drawn_or_left_out_together_and_all_are_counted(real_cursor):
    chart = charts.by_sector(real_cursor, EVERYTHING)
    drawn = bars(chart)
    # Seven poles are in tourism; six each in industry and in textiles, the twelfth and the thirteenth.
    assert len(drawn) == 11
    assert [*drawn][-1] == "Tourisme"
    assert isinstance(chart.drawn, Bars)
    assert chart.drawn.left_out == len(chart.table.rows) - 11 == 11
    assert plain(chart.source).startswith(
        "11 autres secteurs, de 6 pôles au plus, ne sont pas dessinés. "
        "Un pôle compte dans chacun de ses secteurs. Source :"
    )


def test_the_page_draws_the_chart_and_nothing_else(small_cursor):
    chart = charts.by_region(small_cursor, EVERYTHING)
    drawing = charts_overview.by_region(small_cursor, EVERYTHING)
    assert (drawing.figure, drawing.sentence, drawing.table) == (chart.drawn, chart.sentence, chart.table)
    lined = charts.pole_series(small_cursor, "ajonc", "jobs_created")
    drawn = charts_pole.series(small_cursor, "ajonc", "jobs_created")
    assert (drawn.key, drawn.sentence, drawn.source) == (lined.key, lined.sentence, lined.source)
    dense = charts_territory.density(small_cursor, EVERYTHING)
    assert isinstance(dense.figure, dict)
    assert dense.figure["layout"]["xaxis"]["title"] == {"text": "Pôles recensés par million d'habitants"}


def test_a_total_over_time_says_how_many_poles_each_year_rests_on(small_cursor):
    chart = charts.over_time(small_cursor, EVERYTHING, "jobs_created")
    assert chart is not None
    assert bars(chart) == {
        "2018 · 1 pôle": "10 emplois",
        "2020 · 2 pôles": "plus de 15 emplois",
        "2021 · 3 pôles": "plus de 35 emplois",
        "2022 · 3 pôles": "plus de 39 emplois",
    }
    assert plain(chart.source).startswith("Pas de barre pour 2019 : aucun chiffre nouveau cette année-là. ")
    assert charts.over_time(small_cursor, EVERYTHING, "turnover") is None


def test_a_series_keeps_perimeters_apart_with_rivals_behind(small_cursor):
    chart = charts.pole_series(small_cursor, "ajonc", "local_savings")
    assert chart.title == "Épargne locale mobilisée, Pôle Ajonc"
    assert lines(chart) == {
        "parc A": [(2013, 1_800_000, False)],
        "trois parcs": [(2022, 8_000_000, True)],
        "autres versions publiées": [(2013, 1_900_000, True)],
    }
    assert "Croix grise : autre version publiée, non retenue." in plain(chart.source)


def test_families_of_a_territory_keep_their_colours(small_cursor):
    here = territory.territory(small_cursor, "region", "53")
    chart = charts.families(small_cursor, territory.portrait(small_cursor, EVERYTHING, here))
    assert [row[1] for row in chart.table.rows] == [1, 1]
    assert chart.title == "Pôles de Bretagne par famille de secteurs"


def test_compared_members_are_bars_with_their_year_and_a_missing_value_is_said(small_cursor):
    asked = Comparison("poles", ("ajonc", "bruyere"), ("local_savings",))
    (side,) = compare.sides(small_cursor, EVERYTHING, asked)
    lists = catalogue.load(small_cursor)
    words, marks = compare_charts.wording(small_cursor, lists, asked), compare_charts.marks(lists, asked)
    chart = compare_charts.bars(side, words, marks, ranked=False)
    assert bars(chart) == {
        "Pôle Ajonc · 2022, année estimée · trois parcs": "≈ 8 M€",
        "Pôle Bruyère": "non communiqué",
    }
    assert isinstance(chart.drawn, Bars)
    assert [one.value for one in chart.drawn.items] == [8_000_000, None]


def test_a_map_shows_the_placed_poles_with_a_letter_beside_the_colour(small_cursor):
    view = maps.map_view(small_cursor, EVERYTHING, highlighted=("ajonc",))
    assert {point.pole_id for point in view.points} == {"ajonc", "chene"}
    assert view.points[-1].pole_id == "ajonc"
    assert [point.highlighted for point in view.points] == [False, True]
    assert {point.letter for point in view.points} == {"É"}
    assert view.bounds == geography.whole_france()
    assert view.measures == ""
    assert len(view.table.rows) == 3
    assert plain(view.unplaced) == (
        "1 pôle n'est connu que par son département ou sa région : il n'est pas sur la carte."
    )


def test_a_map_of_placed_poles_has_nothing_to_say_of_the_others(small_cursor):
    here = Selection(departements=("56",))
    assert maps.map_view(small_cursor, here).unplaced == ""


def test_a_map_of_an_indicator_writes_each_figure(small_cursor):
    view = maps.map_view(small_cursor, EVERYTHING, "visitors")
    found = {point.pole_id: (plain(point.text), point.value) for point in view.points}
    assert found == {"chene": ("300 visiteurs (2021)", 300), "ajonc": ("non communiqué", None)}
    assert view.measures == view.title == "Visiteurs"


def test_what_is_out_of_sight_is_not_drawn(small_cursor):
    around_nantes = geography.Bounds(west=-1.7, south=47.1, east=-1.4, north=47.3)
    view = maps.map_view(small_cursor, EVERYTHING, bounds=around_nantes)
    assert [point.pole_id for point in view.points] == ["chene"]


def test_overseas_poles_are_drawn_in_their_frame(real_cursor):
    view = maps.map_view(real_cursor, Selection(regions=("04",)), bounds=geography.whole_france())
    frame = geography.insets()["04"].bounds
    assert len(view.points) == 3
    assert all(frame.holds(point.position) for point in view.points)


@pytest.mark.parametrize("region", ["01", "02", "03", "04", "06"])
def test_an_overseas_region_fills_its_own_map(real_cursor, region):
    here = Selection(regions=(region,))
    view = maps.map_view(real_cursor, here)
    assert geography.insets()[region].bounds.holds(
        geography.Position(
            (view.bounds.west + view.bounds.east) / 2, (view.bounds.south + view.bounds.north) / 2
        )
    )


def test_the_stamp_is_that_of_the_data_not_of_today(real_cursor):
    found = stamp.stamp(real_cursor)
    assert (found.published_on.isoformat(), found.version, found.language) == ("2026-11-24", 1, "fr")
