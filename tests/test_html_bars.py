"""Bars as HTML: lengths, values and escaping."""

from pages._ui import html_bars
from ptce_data.charts import Bar, Bars


def test_the_widest_bar_is_whole_and_the_others_in_proportion():
    shown = html_bars.of(Bars((Bar("Culture", 32, "32"), Bar("Sport", 8, "8", "#117733"))))
    assert '<b>Culture</b><span><i style="width:100.0%;background:#2a7f8e"></i><em>32</em></span>' in shown
    assert '<b>Sport</b><span><i style="width:25.0%;background:#117733"></i><em>8</em></span>' in shown


def test_a_missing_value_has_words_and_no_bar():
    shown = html_bars.of(Bars((Bar("Sport", None, "non communiqué"),)))
    assert "<b>Sport</b><span><em>non communiqué</em></span>" in shown


def test_neither_label_nor_text_becomes_an_element():
    shown = html_bars.of(Bars((Bar("<img src=x>", 1, "<b>1</b>"),)))
    assert "<img" not in shown
    assert "<em>&lt;b&gt;1&lt;/b&gt;</em>" in shown


def test_the_sentence_and_the_source_around_the_bars_are_escaped():
    shown = html_bars.told("<i>Phrase</i>", Bars((Bar("Sport", 1, "1"),)), "Source & co")
    assert "<p>&lt;i&gt;Phrase&lt;/i&gt;</p>" in shown
    assert '<p class="source">Source &amp; co</p>' in shown


def test_names_with_a_long_word_are_told_from_the_others():
    assert '<ul class="ptce-bars" ' in html_bars.of(Bars((Bar("2017 · banque.fr", 1, "1"),)))
    long = html_bars.of(Bars((Bar("2017 · associationmodeemploi.fr", 1, "1"),)))
    assert '<ul class="ptce-bars long-words" ' in long
