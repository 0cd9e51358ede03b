"""What moves in public, said: values first, ranks as ranks, never « nothing » where a figure changes."""

from dataclasses import replace

import pytest

from ptce_data import catalogue, database
from ptce_data.announcement import FigureChange, Move, Shown
from ptce_data.sentences import moves

AT_13 = Shown(100_000, "exact", 2022, 2022, 41, 91, rank=13)
IN_2022 = FigureChange(
    "changed",
    "ajonc",
    "Pôle Ajonc",
    "jobs_created",
    2022,
    "",
    "public",
    19,
    "exact",
    17,
    "exact",
    True,
    "",
    "",
)


@pytest.fixture
def indicators(small_world):
    with database.Reader(small_world).cursor() as cursor:
        return catalogue.load(cursor).indicators


def of_a_pole(before: Shown, after: Shown) -> Move:
    return Move("pole", "ajonc", "Pôle Ajonc", "local_savings", before, after)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"value": 120_000, "rank": 9}, "100 000 € → 120 000 €"),
        ({"qualifier": "approx"}, "100 000 € → ≈ 100 000 €"),
        ({"rank": 15}, "rang 13 → 15 sur 41"),
        ({"rank": 13, "poles": 42}, "rang 13 sur 41 → 13 sur 42"),
        ({"rank": 14, "poles": 42}, "rang 13 sur 41 → 14 sur 42"),
        ({"last_year": 2023, "first_year": 2023}, "même valeur, 2022 → 2023"),
        (
            {"last_year": 2023, "first_year": 2023, "rank": 12},
            "même valeur, 2022 → 2023, rang 13 → 12 sur 41",
        ),
        ({}, "même valeur, qui ne couvre plus la même chose"),
    ],
)
def test_a_move_says_only_what_moves(indicators, after, said):
    move = of_a_pole(AT_13, replace(AT_13, **after))
    assert plain(moves.move(move, indicators)) == f"Épargne locale mobilisée, Pôle Ajonc : {said}"


def test_a_value_that_rounds_alike_is_said_in_full(indicators):
    before, after = replace(AT_13, value=1_800_000), replace(AT_13, value=1_801_000)
    said = plain(moves.move(of_a_pole(before, after), indicators))
    assert said == "Épargne locale mobilisée, Pôle Ajonc : 1 800 000 → 1 801 000"


def test_a_median_is_said_to_be_one_as_the_pages_write_it(indicators):
    before = Shown(250, "exact", 2022, 2022, 1, 7)
    alone = Move(
        "region", "84", "Ailleurs", "intermittent_workers", before, replace(before, value=180), "median"
    )
    assert plain(moves.move(alone, indicators)) == (
        "Intermittents du spectacle, médiane, Ailleurs : 250 personnes → 180 personnes"
    )
    several = replace(before, value=156.5, poles=2)
    moved = replace(alone, before=several, after=replace(several, value=150))
    assert plain(moves.move(moved, indicators)).endswith(" : ≈ 157 personnes → 150 personnes")


def test_a_status_is_said_to_be_one(indicators):
    before = Shown(34, "exact", 2022, 2022, 2, 2)
    move = Move("status", "témoin 2013", "Pôle témoin", "jobs_created", before, replace(before, value=36))
    assert plain(moves.move(move, indicators)) == (
        "Emplois créés, statut « Pôle témoin » : 34 emplois → 36 emplois"
    )


def test_a_year_no_longer_estimated_is_said(indicators):
    before = replace(AT_13, estimated=True)
    said = plain(moves.move(of_a_pole(before, AT_13), indicators))
    assert said.endswith(" : même valeur, 2022, année estimée → 2022")


def test_a_total_says_how_many_poles_publish_it(indicators):
    before = Shown(39, "at_least", 2020, 2022, 3, 3)
    move = Move("france", "", "", "jobs_created", before, replace(before, poles_selected=4))
    said = plain(moves.move(move, indicators))
    assert said == "Emplois créés, France : même valeur, 3 pôles sur 3 → 3 pôles sur 4"


def test_what_moves_in_rank_or_coverage_alone_is_told_apart():
    value = of_a_pole(AT_13, replace(AT_13, value=1))
    rank = of_a_pole(AT_13, replace(AT_13, rank=15))
    perimeter = of_a_pole(AT_13, AT_13)
    before = Shown(39, "at_least", 2020, 2022, 3, 3)
    coverage = Move("france", "", "", "jobs_created", before, replace(before, poles_selected=4))
    poles = Move("france", "", "", "jobs_created", before, replace(before, poles=4))
    assert moves.told_apart((rank, value, coverage, perimeter, poles)) == (
        (value, perimeter, poles),
        (rank, coverage),
    )


def test_the_heading_counts_both_and_ranks_left_out_of_the_list_too():
    value, rank = of_a_pole(AT_13, replace(AT_13, value=1)), of_a_pole(AT_13, replace(AT_13, rank=15))
    assert moves.heading((value,), 1, "will") == "1 chiffre public bougera"
    assert moves.heading((value,) * 2, 85, "did") == "85 chiffres publics ont bougé"
    said = plain(moves.heading((*(value,) * 45, rank), 85, "will"))
    assert said == "85 chiffres publics bougeront, dont 40 de rang ou de couverture seulement"


def test_nothing_moves_at_all(indicators):
    assert moves.none((), indicators, "will") == "Aucun chiffre public ne bougera."
    assert moves.none((), indicators, "did") == "Aucun chiffre public n'a bougé."
    hidden = replace(IN_2022, visibility="confidential", kept=False)
    behind = replace(IN_2022, kept=False)
    same = replace(IN_2022, kind="confirmed", after=19)
    assert moves.none((hidden, behind, same), indicators, "will") == "Aucun chiffre public ne bougera."


def test_the_figure_of_a_year_moves_where_no_total_does(indicators):
    assert plain(moves.none((IN_2022,), indicators, "will")) == (
        "Aucun total et aucune dernière valeur connue ne bougera. Change sur la fiche du pôle : "
        "Pôle Ajonc, Emplois créés, 2022 : 19 emplois → 17 emplois. "
        "Les totaux de ces années passées suivent, et eux seuls."
    )
    new, gone = (
        replace(IN_2022, kind="new", before=None),
        replace(IN_2022, kind="gone", after=None, kept=False),
    )
    assert plain(moves.none((new, gone), indicators, "did")) == (
        "Aucun total et aucune dernière valeur connue n'a bougé. Changent sur les fiches des pôles : "
        "Pôle Ajonc, Emplois créés, 2022 : – → 17 emplois ; Pôle Ajonc, Emplois créés, 2022 : "
        "19 emplois → –. Les totaux de ces années passées suivent, et eux seuls."
    )
    shareholders = replace(IN_2022, indicator="shareholders")
    assert plain(moves.none((shareholders,), indicators, "will")).endswith(
        "19 actionnaires → 17 actionnaires."
    )


def test_many_figures_of_years_are_counted(indicators):
    said = plain(moves.none((IN_2022,) * 5, indicators, "will"))
    assert "19 emplois → 17 emplois ; et 2 autres, dans « Chaque chiffre, avant et après »." in said


def test_a_list_that_is_cut_says_so():
    assert moves.cut(10, 10) == ""
    assert plain(moves.cut(10, 45)) == (
        "Les 10 premiers ; les autres dans « Tous les chiffres publics qui bougent »."
    )


def test_what_stood_otherwise_in_an_earlier_preview_leaves_ranks_to_a_count(indicators):
    value = (of_a_pole(AT_13, AT_13), replace(AT_13, value=90_000))
    rank = (of_a_pole(AT_13, AT_13), replace(AT_13, rank=12))
    assert [plain(line) for line in moves.since((value, rank, rank), indicators)] == [
        "Épargne locale mobilisée, Pôle Ajonc : 90 000 € à votre premier aperçu, 100 000 € maintenant",
        "Pour 2 chiffres, seuls le rang, l'année ou la couverture ont changé.",
    ]
