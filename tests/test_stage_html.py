"""What the stage writes of a scene, as HTML."""

from dataclasses import replace

from pages._ui import stage_html
from pages._ui.stage_html import Place
from ptce_data.charts import Bar, Bars
from tests import leave_behinds as hand
from tests.drawings import BARS

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
