"""What is told of a step being written: each way to say a figure once, its part of the pole, what is seen."""

import pytest

from ptce_data.scenarios import previews
from ptce_data.scenarios.choices import Chosen

PART = Chosen("ajonc", "citizen_investors", 2013)
ELSEWHERE = "Pour la centrer ailleurs, changez « De qui »."


def told(cursor, chosen, sentence=""):
    return [
        one.told.replace("\u202f", " ").replace("\u00a0", " ")
        for one in previews.ways(cursor, chosen, sentence)
    ]


def test_each_way_to_say_a_figure_is_offered_once(small_cursor):
    assert told(small_cursor, Chosen("all", "poles")) == ["3 pôles", "3"]
    found = told(small_cursor, Chosen("chene", "local_savings"))
    assert len(found) == len(set(found))


def test_a_figure_of_a_part_says_which(small_cursor):
    first = previews.ways(small_cursor, PART, "Ils sont")[0]
    assert first.written == (
        "{citizen_investors of ajonc in 2013 | with unit} ({citizen_investors of ajonc in 2013 | perimeter})"
    )
    assert first.told == "plus de 700\u00a0personnes (parc A)"


def test_a_part_already_named_is_not_said_twice(small_cursor):
    assert told(small_cursor, PART, "Au parc A, ils sont")[0] == "plus de 700 personnes"


@pytest.mark.parametrize(
    ("kind", "chosen", "sentence", "seen"),
    [
        (
            "figures",
            Chosen("all", "poles"),
            "",
            "La phrase ne cite encore aucun chiffre : il n'y a rien à montrer.",
        ),
        ("figures", Chosen("all", "poles"), "{poles of all}", "La salle verra : Pôles (3)."),
        (
            "map",
            Chosen("ajonc", "jobs_created"),
            "",
            f"La carte, centrée sur « Pôle Ajonc », qui ressort parmi ses voisins. {ELSEWHERE}",
        ),
        (
            "map",
            Chosen("region 53", "poles"),
            "",
            f"La carte, centrée sur « Bretagne », avec les pôles qui s'y trouvent. {ELSEWHERE}",
        ),
        (
            "map",
            Chosen("all", "poles"),
            "",
            f"La carte de toute la France, avec tous les pôles. {ELSEWHERE}",
        ),
        (
            "chart",
            Chosen("all", "poles"),
            "",
            "La salle verra : le graphique « Nombre de pôles par secteur ».",
        ),
    ],
)
def test_what_the_room_will_see_is_told(small_cursor, kind, chosen, sentence, seen):
    found = previews.view_told(small_cursor, kind, chosen, sentence)
    assert found.replace("\u202f", " ").replace("\u00a0", " ") == seen


def test_the_main_parts_of_a_page_are_named(small_cursor):
    found = previews.view_told(small_cursor, "page", Chosen("ajonc", "jobs_created"), "")
    assert found.startswith("La salle verra l'essentiel de la fiche de «\u202fPôle Ajonc\u202f»\u00a0: ")
    assert "Emplois créés" in found
    assert found.endswith("et la carte.")


def test_a_reference_that_answers_nothing_is_said(small_cursor):
    found = previews.view_told(
        small_cursor, "figures", Chosen("all", "poles"), "{jobs_created of nulle-part}"
    )
    assert found.startswith("Aucun pôle n'a l'identifiant")
