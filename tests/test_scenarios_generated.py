"""A show from any pole, territory or comparison: its figures are references, its sentences hold."""

import re

import pytest

from ptce_data import catalogue, database, i18n, ledger
from ptce_data.errors import UnknownScenarioError
from ptce_data.scenarios import generated, library, resolving, typed, vocabulary
from ptce_data.scenarios.references import segments
from tests.worlds import AT, batch, claim, claim_id


def typed_by_hand(scenario) -> list[str]:
    """Amounts of the titles and sentences that no reference brings."""
    texts = [scenario.title, *(text for step in scenario.steps for text in (step.title, step.sentence))]
    words = [part.text for text in texts for part in segments(text) if not part.is_reference]
    return [one.found for text in words for one in typed.amounts(text, frozenset())]


def test_every_pole_makes_a_good_show(real_cursor):
    words = vocabulary.load(real_cursor)  # shared: what the shows have in common is asked once
    with catalogue.held(real_cursor, words.lists):
        for pole_id, name in words.poles.items():
            scenario = generated.of_pole(real_cursor, pole_id)
            show = resolving.retold(real_cursor, words, scenario)
            assert show.title == name
            assert 4 <= len(show.scenes) <= 9, pole_id
            assert all(scene.figures or scene.charts or scene.map for scene in show.scenes), pole_id
            assert typed_by_hand(scenario) == [], pole_id
            assert not re.search(r"[{}]|None", "".join(s.title + s.sentence + s.notes for s in show.scenes))


def test_every_region_makes_a_show(real_cursor):
    for code in vocabulary.load(real_cursor).lists.regions:
        show = library.find(real_cursor, f"territoire:region:{code}")
        assert len(show.scenes) >= 3
        assert show.scenes[0].map is not None


TOLD_OF_AJONC = {
    "Où nous sommes": "Pôle Ajonc\u00a0: Béganne, Morbihan, Bretagne. Le pôle existe depuis 2010.",
    "Ce que fait le pôle": "Énergie citoyenne.",
    "Au fil du temps\u00a0: emplois créés": (
        "Dernier chiffre publié (pôle entier)\u00a0: 14\u00a0emplois en 2022."
    ),
    "Au fil du temps\u00a0: épargne locale mobilisée": (
        "Dernier chiffre publié (trois parcs)\u00a0: ≈\u00a08\u202fM€ en 2022 (année estimée)."
    ),
    "Au fil du temps\u00a0: citoyens investisseurs": (
        "Dernier chiffre publié (trois parcs)\u00a0: ≈\u00a02\u202f000\u00a0personnes en 2022 "
        "(année estimée)."
    ),
    "Un chiffre, plusieurs versions": (
        "Épargne locale mobilisée\u00a0: ≈\u00a01,8\u202fM€ en 2013 est retenu\u202f; une autre source dit "
        "1,9\u202fM€."
    ),
    "Bretagne": "Bretagne\u00a0: 2 pôles recensés dans la région.",
    "Et tous ensemble": (
        "En France, 3 pôles sont recensés\u202f; additionnés, leurs chiffres disent déjà ceci."
    ),
}


def test_a_pole_of_the_countable_world_is_told_step_by_step(small_cursor):
    show = library.find(small_cursor, "pole:ajonc")
    assert {scene.title: scene.sentence for scene in show.scenes} == TOLD_OF_AJONC
    assert [scene.number for scene in show.scenes] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_pole_without_a_figure_says_so_and_shows_where_it_is(own_world):
    with database.writing(own_world) as connection:
        connection.execute("DELETE FROM situation WHERE pole_id = 'chene'")
        connection.execute("DELETE FROM observation WHERE pole_id = 'chene'")
    with database.Reader(own_world).cursor() as cursor:
        show = library.find(cursor, "pole:chene")
    assert "Aucun chiffre publié à ce jour" in [scene.title for scene in show.scenes]
    assert show.scenes[2].sentence == (
        "Pôle Chêne n'a encore publié aucun chiffre\u00a0: rien n'est estimé à sa place, et c'est l'occasion "
        "d'en demander."
    )


def test_a_pole_whose_commune_is_unknown_says_it_has_no_point_and_no_map_pretends_to_show_it(small_cursor):
    show = library.find(small_cursor, "pole:bruyere")
    assert show.scenes[0].sentence.endswith(
        "Sa commune n'est pas connue\u00a0: ce pôle n'a pas de point sur la carte."
    )
    assert not any(point.highlighted for scene in show.scenes if scene.map for point in scene.map.points)
    assert sum(scene.map is not None for scene in show.scenes) == 1
    compared = library.find(small_cursor, "comparaison:ajonc,bruyere").scenes[0]
    assert compared.sentence == (
        "Pôle Ajonc et Pôle Bruyère. Sans point sur la carte, leur commune n'étant pas connue\u00a0: "
        "Pôle Bruyère."
    )


def test_a_last_figure_says_when_another_perimeter_has_a_later_one(real_cursor):
    (jobs,) = [
        one for one in library.find(real_cursor, "pole:neo56").scenes if "600" in one.sentence and one.charts
    ]
    assert jobs.sentence == (
        "Dernier chiffre publié sur ce périmètre (pôle entier)\u00a0: 600\u00a0personnes en 2017. Le "
        "graphique en montre un plus récent sur un autre périmètre\u00a0: l'un ne prolonge pas l'autre."
    )


def test_the_map_of_a_territory_says_how_many_of_its_poles_have_no_point(small_cursor):
    assert (
        "1 pôle n'est connu que" in library.find(small_cursor, "territoire:region:53").scenes[0].map.unplaced
    )


def test_a_territory_is_told_and_an_empty_one_names_its_neighbours(small_cursor):
    region = library.find(small_cursor, "territoire:region:53")
    assert region.title == "Bretagne"
    assert region.scenes[0].sentence == "Bretagne\u00a0: 2 pôles."
    commune = library.find(small_cursor, "territoire:commune:44069")
    assert commune.scenes[0].sentence == (
        "Guérande\u00a0: aucun pôle recensé ici. Les plus proches\u00a0: Pôle Ajonc et Pôle Chêne."
    )


def test_a_comparison_shows_what_is_shared_and_what_does_not_compare(small_cursor):
    show = library.find(small_cursor, "comparaison:ajonc,chene")
    assert show.title == "Pôle Ajonc et Pôle Chêne"
    found = {scene.title: scene for scene in show.scenes}
    jobs = found["Emplois créés"]
    assert jobs.sentence == (
        "Pôle Ajonc\u00a0: 14\u00a0emplois en 2022\u202f; Pôle Chêne\u00a0: ≈\u00a020\u00a0emplois en 2021 "
        "(année estimée). Ces chiffres ne se comparent pas sans réserve\u00a0: année donnée par la source "
        "contre année estimée."
    )
    assert [figure.value for figure in jobs.figures] == ["14\u00a0emplois", "≈\u00a020\u00a0emplois"]
    assert [figure.label for figure in jobs.figures] == [
        "Emplois créés, Pôle Ajonc",
        "Emplois créés, Pôle Chêne",
    ]
    assert "estimée" in jobs.notes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "pole:ajoncs",
            "Aucun pôle n'a l'identifiant «\u202fajoncs\u202f». Vouliez-vous dire «\u202fajonc\u202f»\u202f?",
        ),
        ("pole:../../etc", "Aucun pôle n'a l'identifiant «\u202f../../etc\u202f»."),
        ("comparaison:ajonc", "Une comparaison réunit de deux à six pôles."),
        ("territoire:pays:fr", "Aucun scénario ne s'appelle «\u202fterritoire:pays:fr\u202f»."),
        ("territoire:region:99", "«\u202f99\u202f» n'est pas un code connu."),
        ("territoire:region:" + "1" * 50_000, f"«\u202f{'1' * 60}\u202f» n'est pas un code connu."),
        ("autre:chose", "Aucun scénario ne s'appelle «\u202fautre:chose\u202f»."),
    ],
)
def test_a_name_that_makes_nothing_says_why(small_cursor, name, said):
    with pytest.raises(UnknownScenarioError) as refused:
        library.find(small_cursor, name)
    assert str(refused.value) == said


def test_a_show_is_made_in_the_language_of_the_page(small_cursor):
    with i18n.speaking("en"):
        show = library.find(small_cursor, "pole:ajonc")
    assert show.stamp.language == "en"
    assert show.scenes[2].sentence == "Last figure published (whole cluster): 14\u00a0jobs in 2022."


def test_a_hostile_pole_makes_a_show_of_plain_text(hostile_world):
    with database.Reader(hostile_world).cursor() as cursor:
        show = library.find(cursor, "pole:ajonc")
    assert show.title.startswith("<img src=x")


def test_nothing_confidential_or_withdrawn_is_in_any_show(small_cursor):
    for name in ("pole:ajonc", "pole:bruyere", "pole:chene", "comparaison:ajonc,bruyere,chene"):
        show = repr(library.find(small_cursor, name))
        for hidden in ("999\u00a0emplois", "=999.0", "123\u202f456", "123456", "777", "secret"):
            assert hidden not in show


def test_several_other_versions_are_told_in_the_plural(own_world):
    again = [
        claim("ajonc", "local_savings", 2013, n, perimeter="parc A", note="relu") for n in (1.7e6, 1.6e6)
    ]
    with database.writing(own_world) as connection, database.transaction(connection):
        ledger.open_batch(connection, batch(4, "ete.xlsx"))
        ledger.append(connection, 4, again)
        kept = claim_id(connection, "ajonc", "local_savings", 1_800_000)
        ledger.choose(connection, kept, AT, "Camille", "source la plus proche")
    with database.Reader(own_world).cursor() as cursor:
        show = resolving.show(cursor, generated.of_pole(cursor, "ajonc"))
    (said,) = [scene.sentence for scene in show.scenes if scene.title == "Un chiffre, plusieurs versions"]
    assert said == (
        "Épargne locale mobilisée\u00a0: ≈\u00a01,8\u202fM€ en 2013 est retenu\u202f; d'autres versions "
        "disent 1,7\u202fM€, 1,6\u202fM€ et 1,9\u202fM€."
    )


def test_lists_held_are_those_of_their_cursor_alone_and_for_a_time(small_cursor, real_cursor):
    lists = catalogue.load(small_cursor)
    with catalogue.held(small_cursor, lists):
        assert catalogue.load(small_cursor) is lists
        assert catalogue.load(real_cursor) is not lists
    assert catalogue.load(small_cursor) is not lists
