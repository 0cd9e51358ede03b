"""What the stage writes of a scene, as HTML."""

from dataclasses import replace

from pages._ui import stage_html
from pages._ui.stage_html import Place
from ptce_data.charts import ACCENT, FAMILY_COLOURS, Bar, Bars
from tests import leave_behinds as hand
from tests.drawings import BARS

PLACE = Place(1)
REMARK = "Un pôle compte dans chacun de ses secteurs."


def stage(drawn, sentence="", remark=REMARK):
    chart = replace(BARS, drawn=drawn, remark=remark)
    shown = replace(hand.SHOW.scenes[0], sentence=sentence, figures=(), charts=(chart,), map=None)
    return stage_html.scene(shown, hand.SHOW, Place(1))


def test_bars_left_out_before_the_stage_are_counted_and_the_remark_is_under_the_bars():
    bars = (Bar("Culture", 7, "7"), Bar("Sport", 6, "6"))
    shown = stage(Bars(bars, left_out=11), "Une phrase.")
    assert f'data-left="11" data-descend>Et 11 autres.</span> {REMARK}</p>' in shown
    assert 'data-one="Et {n} autre." data-many="Et {n} autres."' in shown
    assert 'data-left="1" data-descend>Et 1 autre.</span>' in stage(Bars(bars, left_out=1))


def test_bars_that_are_all_drawn_leave_nothing_out():
    shown = stage(Bars((Bar("2013", 6, "6"), Bar("2014", 7, "7"))), remark="")
    assert 'data-left="0"></span> </p>' in shown


def test_what_the_sentence_says_already_is_not_said_again_under_the_bars():
    shown = stage(Bars((Bar("Culture", 7, "7"),)), f"Sept pôles. {REMARK}")
    assert shown.count(REMARK) == 1


def seen(*families, figures=()):
    point = hand.MAP.points[0]
    colours = [*FAMILY_COLOURS.values()]
    points = tuple(
        replace(point, family=name, colour=colour) for name, colour in zip(families, colours, strict=False)
    )
    view = replace(hand.MAP, points=points)
    return replace(hand.SHOW.scenes[0], figures=figures, charts=(), map=view)


def test_the_colours_of_a_map_are_told_beside_it_or_under_it():
    alone = stage_html.scene(seen("Énergie, déchets et mobilité", "Habitat"), hand.SHOW, PLACE)
    assert '<ul class="map-key beside"><li class="head">Premier secteur</li>' in alone
    assert '<li><i class="circle" style="--mark:#117733"></i>Énergie</li>' in alone
    with_figures = stage_html.scene(seen("Énergie", figures=(hand.SAVINGS,)), hand.SHOW, PLACE)
    assert '<ul class="map-key below">' in with_figures


def test_points_have_one_colour_where_there_is_no_room_to_tell_several():
    many = seen(*"ABCDEF", figures=(hand.SAVINGS,))
    assert many.map
    assert "map-key" not in stage_html.scene(many, hand.SHOW, PLACE)
    assert {point.colour for point in stage_html.coloured(many, many.map).points} == {ACCENT}
    few = seen(*"ABCDE", figures=(hand.SAVINGS,))
    assert few.map
    assert stage_html.coloured(few, few.map) == few.map
