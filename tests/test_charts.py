"""Plotly figures as dicts: values, texts and escaping."""

from pages._ui import charts
from ptce_data import i18n
from ptce_data.charts import FAMILY_COLOURS, MUTED, Bar, Point, Series, family_colour


def test_two_bars_of_one_name_stay_two_bars():
    figure = charts.bars([Bar("2017 · exemple.fr", 150, "150"), Bar("2017 · exemple.fr", 160, "160")])
    (trace,) = figure["data"]
    assert len(set(trace["y"])) == 2
    assert [name.strip("\u200b") for name in trace["y"]] == ["2017 · exemple.fr"] * 2


def test_bars_read_from_the_top_and_write_their_values():
    figure = charts.bars([Bar("Culture", 15, "15"), Bar("Sport", None, "non communiqué")])
    (trace,) = figure["data"]
    assert trace["y"] == ["Sport", "Culture"]
    assert trace["text"] == ["non communiqué", "15"]
    assert figure["layout"]["separators"] == ",\u202f"


def test_a_label_can_carry_neither_a_tag_nor_a_template_nor_a_formula():
    hostile = "<img src=x onerror=alert(1)> %{y} ${1+1} $x$"
    shown = charts.plain(hostile)
    assert "<" not in shown
    assert "%{" not in shown
    assert "$" not in shown


def test_long_labels_go_on_several_lines_between_words():
    assert charts.wrapped("Activités multiples ou non précisées") == "Activités multiples ou non<br>précisées"


def test_an_estimated_year_is_an_open_mark():
    series = Series("Parc A", (Point(2013, 1.8, "1,8"), Point(2022, 8, "8", open=True)))
    (trace,) = charts.lines([series])["data"]
    assert trace["marker"]["symbol"] == ["circle", "circle-open"]
    assert trace["x"] == [2013, 2022]


def test_plotly_speaks_the_language_of_the_page():
    with i18n.speaking("fr"):
        french = charts.configuration()
    with i18n.speaking("en"):
        english = charts.configuration()
    assert french["locales"]["fr"]["format"]["months"][7] == "août"
    assert french["locales"]["fr"]["dictionary"]["Download plot as a png"] == "Télécharger l'image (PNG)"
    assert english["locales"]["en"]["format"]["months"][7] == "August"
    assert french["displaylogo"] is False


def test_a_family_keeps_one_colour_and_no_two_families_share_it():
    assert len(set(FAMILY_COLOURS.values())) == len(FAMILY_COLOURS) == 9
    assert family_colour("unheard-of") == MUTED
