"""What is written as TOML reads back as it was; what is offered to choose from always answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptce_data.scenarios import choices, generated, library, reading, writing
from ptce_data.scenarios.choices import Chosen
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, PageView, Scenario, Step

printable = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="{}"), min_size=1)
views = st.one_of(
    st.builds(FiguresView, st.lists(printable, min_size=1, max_size=8).map(tuple)),
    st.builds(ChartView, printable),
    st.builds(MapView, printable, printable, st.lists(printable, max_size=3).map(tuple), printable),
    st.builds(PageView, printable.map(lambda text: f"/p{text}")),
)
steps = st.builds(
    Step,
    printable,
    printable,
    views,
    st.lists(printable, max_size=4).map("\n".join),
    st.integers(5, 900),
)


@settings(max_examples=60, deadline=None)
@given(printable, st.sampled_from(["fr", "en"]), st.lists(steps, min_size=1, max_size=3))
def test_any_scenario_reads_back_as_it_was(title, language, several):
    scenario = Scenario("essai", title[:100], language, tuple(several))
    assert reading.read(writing.toml(scenario), "essai", "").written == scenario


@pytest.mark.parametrize(
    "notes", ['trois """ guillemets', "une barre \\ et \\n", "des\nlignes\n\nvides", "'''"]
)
def test_notes_that_look_like_toml_stay_notes(notes):
    scenario = Scenario("essai", "Essai", "fr", (Step("Un", "Deux.", ChartView("poles by sector"), notes),))
    assert reading.read(writing.toml(scenario), "essai", "").scenario == scenario


@pytest.mark.parametrize("name", ["pole:ajonc", "territoire:region:53", "comparaison:ajonc,chene"])
def test_a_scenario_made_on_demand_can_be_written_changed_and_checked(small_cursor, name):
    from ptce_data.scenarios import checks

    text = library.text_of(small_cursor, name)
    report = checks.check(small_cursor, text, name)
    assert [issue.sentence for issue in report.issues if issue.level == "error"] == []
    assert report.scenario == generated.of_name(small_cursor, name)


def test_a_pole_offers_what_it_published_with_the_years_that_answer(small_cursor):
    offers = {one.code: one.years for one in choices.figures(small_cursor, "chene")}
    assert offers["local_savings"] == (2015,)  # 2020 covers one site: the whole pole comes first
    assert offers["jobs_created"] == (2021,)
    assert "turnover" not in {one.code for one in choices.figures(small_cursor, "bruyere")}


def test_several_poles_offer_their_number_and_the_totals_known(small_cursor):
    offered = [one.code for one in choices.figures(small_cursor, "region 53")]
    assert offered[0] == "poles"
    assert "jobs_created" in offered
    assert "bank_loans" not in offered
    assert "installed_power" not in offered


def test_everything_offered_answers(small_cursor):
    for of in choices.whom(small_cursor):
        for offer in choices.figures(small_cursor, of):
            for year in (None, *offer.years):
                assert choices.preview(small_cursor, Chosen(of, offer.code, year).reference()), (of, offer)


@pytest.mark.parametrize(
    ("kind", "chosen", "sentence", "view"),
    [
        ("figures", Chosen("ajonc", "jobs_created"), "Rien.", FiguresView(("{jobs_created of ajonc}",))),
        (
            "figures",
            Chosen("ajonc", "jobs_created"),
            "De {name of ajonc} : {poles of all | with unit} et {poles of all}.",
            FiguresView(("{poles of all}",)),
        ),
        ("chart", Chosen("ajonc", "jobs_created", 2022), "", ChartView("jobs_created of ajonc")),
        ("chart", Chosen("region 53", "poles"), "", ChartView("poles by sector of region 53")),
        ("map", Chosen("ajonc", "jobs_created"), "", MapView(highlight=("ajonc",), around="ajonc")),
        ("map", Chosen("region 53", "poles"), "", MapView(of="region 53", around="region 53")),
        ("map", Chosen("sector culture", "poles"), "", MapView(of="sector culture")),
        ("page", Chosen("ajonc", "jobs_created", 2022), "", PageView("/pole?pole=ajonc&annee=2022")),
    ],
)
def test_a_choice_makes_a_view(small_cursor, kind, chosen, sentence, view):
    assert choices.view(small_cursor, kind, chosen, sentence) == view
