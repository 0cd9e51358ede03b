"""The three scenarios shipped, over the real data."""

import pytest

from ptce_data.scenarios import checks, library

NAMES = ("beganne-en-huit-etapes", "les-ptce-en-cinq-minutes", "quatre-poles-quatre-histoires")


@pytest.fixture
def shows(real_cursor):
    return {name: library.find(real_cursor, name) for name in NAMES}


def test_exactly_these_are_shipped():
    assert sorted(file.stem for file in library.SHIPPED.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scenario_passes_the_check_without_a_warning(real_cursor, name):
    report = checks.check(real_cursor, library.text(name), name, f"{name}.toml")
    assert [issue.sentence for issue in report.issues] == []
    assert report.scenes


def test_they_have_their_titles_and_their_steps(shows):
    assert [show.title for show in shows.values()] == [
        "Béganne en huit étapes",
        "Les PTCE en cinq minutes",
        "Quatre pôles, quatre histoires",
    ]
    assert [len(show.scenes) for show in shows.values()] == [8, 7, 6]
    assert sum(scene.seconds for scene in shows["les-ptce-en-cinq-minutes"].scenes) == 300


def test_each_step_is_said_in_half_a_minute_to_a_minute_with_notes(shows):
    for show in shows.values():
        for scene in show.scenes:
            assert 30 <= scene.seconds <= 60
            assert scene.sentence.endswith(".")
            assert scene.notes


def test_beganne_is_told_with_its_figures_as_they_were_published(shows):
    show = shows["beganne-en-huit-etapes"]
    assert show.scenes[2].sentence == (
        "Au parc de Béganne, en 2013, plus de 700\u00a0personnes ont réuni ≈\u00a01,8\u202fM€."
    )
    assert [figure.value for figure in show.scenes[2].figures] == [
        "plus de 700\u00a0personnes",
        "≈\u00a01,8\u202fM€",
    ]
    assert show.scenes[3].sentence == (
        "Sur l'épargne du parc de Béganne en 2013, une source dit ≈\u00a01,8\u202fM€, une autre "
        "1,9\u202fM€\u00a0: les deux sont gardées, une seule est retenue."
    )


def test_beganne_has_its_map_its_figures_its_series_its_rivals_and_its_territory(shows):
    scenes = shows["beganne-en-huit-etapes"].scenes
    assert [bool(scene.map) for scene in scenes] == [True, False, False, False, False, False, True, False]
    assert [len(scene.charts) for scene in scenes] == [0, 0, 0, 1, 0, 1, 0, 0]
    ringed = [point.name for point in scenes[0].map.points if point.highlighted]
    assert ringed == ["Éoliennes en Pays de Vilaine"]


def test_what_a_sentence_says_of_a_part_of_a_pole_is_shown_with_that_part(shows):
    """The chart of step four covers every year: the figure said is shown beside it, with its perimeter."""
    (figure,) = shows["beganne-en-huit-etapes"].scenes[3].figures
    assert figure.value == "≈\u00a01,8\u202fM€"
    assert "parc de Béganne" in figure.context


def test_no_scenario_says_that_the_map_shows_poles_that_have_no_dot(shows):
    first = shows["les-ptce-en-cinq-minutes"].scenes[0]
    assert first.sentence.endswith("qui mènent ensemble des projets utiles\u00a0: 91 pôles sont recensés.")
    assert first.map.unplaced == (
        "26 pôles ne sont connus que par leur département ou leur région\u00a0: ils ne sont pas sur la carte."
    )
    bretagne = shows["beganne-en-huit-etapes"].scenes[6]
    assert [figure.value for figure in bretagne.figures] == ["5"]
    assert len(bretagne.map.points) == 3
    assert bretagne.map.unplaced == (
        "2 pôles ne sont connus que par leur département ou leur région\u00a0: ils ne sont pas sur la carte."
    )


def test_jobs_are_not_set_beside_intermittent_workers(shows):
    saint_etienne = shows["quatre-poles-quatre-histoires"].scenes[3]
    assert [figure.code for figure in saint_etienne.figures] == ["member_structures", "intermittent_workers"]
    assert "50\u00a0emplois en 2015" in saint_etienne.notes


def test_a_show_names_its_sources_and_its_definitions_once(shows):
    for show in shows.values():
        assert len(set(show.sources)) == len(show.sources) > 0
        labels = [definition.label for definition in show.definitions]
        assert len(set(labels)) == len(labels) > 0


def test_the_four_stories_are_those_of_the_founding_article(shows):
    from ptce_data.queries.overview import EXAMPLES

    paths = {scene.path.split("pole=")[-1].split("&")[0] for scene in shows[NAMES[2]].scenes[1:5]}
    assert paths == set(EXAMPLES)


def test_the_same_data_give_the_same_show(real_cursor, shows):
    assert library.find(real_cursor, NAMES[0]) == shows[NAMES[0]]
