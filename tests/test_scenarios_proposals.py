"""The reference proposed for a number typed by hand: the published figure of that value."""

import pytest

from ptce_data.scenarios import checks, proposals, vocabulary
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, PageView, Step
from ptce_data.scenarios.proposals import Proposals


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 500 emplois", {12_500}),
        ("12\u202f500", {12_500}),
        ("1,8 M", {1_800_000}),
        ("2 millions", {2_000_000}),
        ("12.500", {12.5, 12_500}),
        ("91 pôles", {91}),
        ("cents", set()),
        ("1.2.3", set()),
        ("½", set()),
    ],
)
def test_a_number_is_read_as_it_is_written(text, values):
    assert proposals.values(text) == values


@pytest.mark.parametrize(
    ("subjects", "found", "reference"),
    [
        (("ajonc",), "700 personnes", "{citizen_investors of ajonc in 2013}"),
        (("ajonc",), "3 pôles", "{poles of all}"),
        (("region 53",), "39 emplois", "{jobs_created of all}"),
        (("ajonc",), "123 456", "{jobs_created of ajonc}"),
        (("region 53", "ajonc"), "cents", "{jobs_created of region 53}"),
        (("nulle-part",), "123 456", "{jobs_created of all}"),
        (("commune 56011",), "123 456", "{jobs_created of all}"),
        ((), "123 456", "{jobs_created of all}"),
    ],
)
def test_the_figure_of_this_value_is_proposed_else_one_of_the_subject(
    small_cursor, subjects, found, reference
):
    words = vocabulary.load(small_cursor)
    assert Proposals(small_cursor, words, subjects).instead(found) == reference


@pytest.mark.parametrize(
    ("sentence", "view", "subjects"),
    [
        ("{poles of region 53} et {x}", FiguresView(("{jobs_created of ajonc}",)), ("region 53", "ajonc")),
        ("Rien.", ChartView("jobs_created of ajonc"), ("ajonc",)),
        ("Rien.", ChartView("poles by sector"), ()),
        ("Rien.", MapView(highlight=("ajonc",), around="region 53"), ("ajonc", "region 53", "all")),
        ("Rien.", PageView("/pole?pole=ajonc&annee=2014"), ("ajonc",)),
        ("Rien.", PageView("/carte"), ()),
    ],
)
def test_a_step_speaks_of_those_it_names_and_shows(sentence, view, subjects):
    assert proposals.subjects(Step("Titre", sentence, view)) == subjects


def test_a_step_checked_alone_says_the_same_as_in_a_text(small_cursor):
    step = Step("Un pôle", "Il y a 700 personnes au parc A.", ChartView("jobs_created of ajonc"))
    (alone,) = checks.check_step(small_cursor, step, "chene")
    assert alone.sentence == (
        "«\u202f700 personnes\u202f» est un nombre écrit à la main\u00a0: il ne suivra pas les données. "
        "Mettez à sa place une référence, par exemple «\u202f{citizen_investors of ajonc in 2013}\u202f»."
    )
