"""The comparison's sentences, word for word, on the small world of tests/worlds.py."""

from dataclasses import replace

import duckdb
import pytest

from ptce_data import catalogue, comparison, i18n
from ptce_data.comparison import Comparison, Offer, Rank, Said
from ptce_data.queries import compare
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import compare as sentences
from ptce_data.sentences import compare_choice as choice
from ptce_data.sentences import compare_guard as guard
from ptce_data.sentences.compare import Wording

NAMES = {
    "ajonc": "Pôle Ajonc",
    "bruyere": "Pôle Bruyère",
    "chene": "Pôle Chêne",
    "53": "Bretagne",
    "52": "Pays de la Loire",
}
THREE = ("ajonc", "bruyere", "chene")


def spaced(text: str) -> str:
    """No-break spaces as plain ones, so that a test can be read and typed."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture(scope="module")
def cursor(small_world):
    with duckdb.connect(str(small_world), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def indicators(cursor):
    return catalogue.load(cursor).indicators


def side_of(cursor, members, indicator, selection=EVERYTHING, *, level="poles", per_inhabitant=False):
    asked = Comparison(level, members, (indicator,), per_inhabitant)
    (side,) = compare.sides(cursor, selection, asked)
    return side


def test_a_dot_plot_names_the_lowest_the_highest_and_a_network_too_small(cursor, indicators):
    side = side_of(cursor, THREE, "jobs_created")
    assert spaced(sentences.dots(side, Wording("poles", NAMES, indicators))) == (
        "Emplois créés : au plus bas plus de 5 emplois, Pôle Bruyère (2020) ; au plus haut ≈ 20 emplois, "
        "Pôle Chêne (2021, année estimée). Réseau trop petit pour une médiane : ce chiffre n'est connu que "
        "pour 3 pôles."
    )


def test_a_dot_plot_says_who_publishes_nothing_and_names_the_perimeter(cursor, indicators):
    side = side_of(cursor, THREE, "local_savings")
    text = spaced(sentences.dots(side, Wording("poles", NAMES, indicators)))
    assert text.startswith(
        "Épargne locale mobilisée : au plus bas 200 000 €, Pôle Chêne (2015) ; au plus haut ≈ 8 M€, "
        "Pôle Ajonc (2022, année estimée, trois parcs)."
    )
    assert text.endswith("Non communiqué : Pôle Bruyère.")


def test_one_figure_alone_is_not_called_lowest(cursor, indicators):
    side = side_of(cursor, ("ajonc", "bruyere"), "integration_share")
    text = spaced(sentences.dots(side, Wording("poles", NAMES, indicators)))
    assert "60 % pour Pôle Bruyère (2022), le seul chiffre publié." in text


def test_nobody_publishing_is_said(cursor, indicators):
    side = side_of(cursor, ("ajonc", "chene"), "integration_share")
    text = spaced(sentences.dots(side, Wording("poles", NAMES, indicators)))
    assert "aucun des membres choisis ne publie ce chiffre." in text


def test_a_pole_without_commune_is_not_said_to_publish_nothing(cursor, indicators):
    side = side_of(cursor, THREE, "jobs_created", per_inhabitant=True)
    words = Wording("poles", NAMES, indicators, per_inhabitant=True)
    text = spaced(sentences.dots(side, words))
    assert text.startswith("Emplois créés pour 1 000 habitants : au plus bas ≈ 0,067 emploi, Pôle Chêne")
    assert text.endswith("Population inconnue : Pôle Bruyère.")
    assert spaced(sentences.figure(side.measures[1], words)) == "non calculable : population inconnue"


def test_the_network_is_said_with_its_median_its_middle_half_and_its_years(indicators):
    spread = comparison.Spread(29, 15, "exact", 8, 20, 2004, 2024)
    words = Wording("poles", NAMES, indicators)
    assert [spaced(line) for line in sentences.legend(spread, "member_structures", words)] == [
        "Trait : médiane du réseau, 15 structures (29 pôles, 2004–2024).",
        "Bande : la moitié centrale, de 8 à 20 structures.",
    ]
    assert spaced(sentences.median(spread, "member_structures", words)) == (
        "Médiane du réseau : 15 structures (29 pôles, 2004–2024)."
    )


def test_a_network_where_some_figures_are_minimums_has_an_approximate_median(indicators):
    spread = comparison.Spread(29, 15, "approx", 8, 20, 2004, 2024)
    words = Wording("poles", NAMES, indicators)
    assert [spaced(line) for line in sentences.legend(spread, "member_structures", words)] == [
        "Trait : médiane du réseau, ≈ 15 structures (29 pôles, 2004–2024).",
        "Bande : la moitié centrale, de ≈ 8 à ≈ 20 structures.",
    ]


def test_a_median_of_counted_things_is_a_whole_number(indicators):
    spread = comparison.Spread(6, 65.5, "exact", 12.2, 90, 2004, 2024)
    words = Wording("poles", NAMES, indicators)
    assert [spaced(line) for line in sentences.legend(spread, "members", words)] == [
        "Trait : médiane du réseau, ≈ 66 membres (6 pôles, 2004–2024).",
        "Bande : la moitié centrale, de ≈ 12 à 90 membres.",
    ]
    assert "64,5 %" in spaced(
        sentences.median(comparison.Spread(6, 64.5, "exact", 1, 2, 2004, 2024), "integration_share", words)
    )


def test_a_part_of_a_pole_is_not_set_against_inhabitants(cursor, indicators):
    side = side_of(cursor, ("ajonc", "chene"), "local_savings", per_inhabitant=True)
    words = Wording("poles", NAMES, indicators, per_inhabitant=True)
    assert [spaced(sentences.figure(m, words)) for m in side.measures] == ["périmètre partiel", "667 €"]
    text = spaced(sentences.dots(side, words))
    assert "667 € pour Pôle Chêne (2015), le seul chiffre rapporté aux habitants." in text
    assert text.endswith("Périmètre partiel, non rapporté aux habitants : Pôle Ajonc.")
    assert "Insee, 2023 (Mayotte : 2017)" in spaced(sentences.denominator("poles"))
    assert "ordre de grandeur" in sentences.denominator("poles")


def test_a_ratio_worked_out_is_said_to_be_with_the_one_published(cursor, indicators):
    side = side_of(cursor, ("ajonc", "chene"), "average_ticket", Selection(year=2013))
    words = Wording("poles", NAMES, indicators)
    assert spaced(sentences.figure(side.measures[0], words)) == "≈ 2 600 €"
    assert spaced(sentences.context(side.measures[0], words)) == (
        "2013 · parc A · recalculé : épargne locale mobilisée ÷ citoyens investisseurs · publié : ≈ 2 000 €"
    )


def test_the_guard_never_says_without_reservation_and_quotes_the_notes(cursor, indicators):
    words = Wording("poles", NAMES, indicators)
    side = side_of(cursor, THREE, "member_structures")
    nothing = "L'année, le périmètre et la précision permettent de les comparer."
    assert guard.heading(side, words) == f"{nothing} Aucune source ne précise davantage ce qu'elle compte."
    said = Said("Rapport A", None, "embauches par an", 13, "exact")
    noted = replace(side, measures=(replace(side.measures[0], said=(said,)), *side.measures[1:]))
    assert spaced(guard.heading(noted, words)) == f"{nothing} Lisez ce que précise chaque source :"
    assert guard.details(noted, words) == (guard.Reservation("Pôle Ajonc", "embauches par an"),)


def test_facts_added_up_are_always_said_not_to_compare(cursor, indicators):
    words = Wording("poles", NAMES, indicators)
    grants = side_of(cursor, ("ajonc", "bruyere"), "public_support", Selection(year=2021))
    assert grants.conflicts  # seven years apart
    assert guard.details(grants, words)[-1].detail == guard.added()
    alone = replace(grants, conflicts=())
    assert spaced(guard.heading(alone, words)).startswith("Ce sont des aides distinctes, additionnées :")
    assert guard.details(alone, words) == (
        guard.Reservation("Pôle Ajonc", "aide de l'État\u202f; aide de la région"),
    )


def test_a_groups_context_says_what_its_total_rests_on(cursor, indicators):
    words = Wording("regions", NAMES, indicators)
    side = side_of(cursor, ("53", "52"), "local_savings", level="regions")
    assert [spaced(sentences.context(m, words)) for m in side.measures] == [
        "1 pôle sur 2 · 2022 · dont 1 sur une partie du pôle · dont 1 année estimée",
        "1 pôle sur 1 · 2015",
    ]
    empty = side_of(cursor, ("53", "52"), "local_savings", Selection(regions=("52",)), level="regions")
    assert sentences.context(empty.measures[0], words) == "aucun pôle retenu par les filtres"


def test_the_guard_names_who_and_what_and_counts_the_years_in_words(cursor, indicators):
    words = Wording("poles", NAMES, indicators)
    side = side_of(cursor, ("ajonc", "chene"), "local_savings")
    said = [guard.conflict(conflict, words) for conflict in side.conflicts]
    assert [(one.title, spaced(one.detail)) for one in said] == [
        ("Années éloignées", "Pôle Chêne : 2015 ; Pôle Ajonc : 2022 — sept ans d'écart"),
        ("Périmètres différents", "Pôle Ajonc : trois parcs ; Pôle Chêne : pôle entier"),
        (
            "Année donnée par la source contre année estimée",
            "Pôle Ajonc : 2022, estimée ; Pôle Chêne : 2015, donnée",
        ),
    ]


def test_the_guard_names_a_minimum_against_a_figure(cursor, indicators):
    side = side_of(cursor, ("bruyere", "chene"), "visitors")
    (conflict,) = side.conflicts
    said = guard.conflict(conflict, Wording("poles", NAMES, indicators))
    assert (said.title, spaced(said.detail)) == (
        "Chiffre contre minimum",
        "Pôle Bruyère : plus de 1 500 visiteurs ; Pôle Chêne : 300 visiteurs",
    )


def test_the_guard_counts_the_parts_and_the_estimated_years_of_groups(cursor, indicators):
    words = Wording("regions", NAMES, indicators)
    side = side_of(cursor, ("53", "52"), "local_savings", level="regions")
    details = [spaced(guard.conflict(conflict, words).detail) for conflict in side.conflicts]
    assert "Bretagne : 1 pôle sur 1 pour une partie seulement ; Pays de la Loire : pôles entiers" in details
    assert "Bretagne : 1 année estimée sur 1 ; Pays de la Loire : 0 année estimée sur 1" in details


@pytest.mark.parametrize(
    ("offer", "narrows", "label"),
    [
        (
            Offer(THREE, (), "jobs_created", 2014, changes_year=True),
            False,
            "Comparer la situation à fin 2014",
        ),
        (
            Offer(THREE, (), "jobs_created", 2014, changes_year=True),
            True,
            "Comparer à fin 2014, sur « Emplois créés » seulement",
        ),
        (Offer(("ajonc", "chene"), ("bruyere",), "jobs_created", None), False, "Comparer sans Pôle Bruyère"),
        (
            Offer(("ajonc", "chene"), ("bruyere",), "jobs_created", 2018, changes_year=True),
            False,
            "Comparer sans Pôle Bruyère, à fin 2018",
        ),
        (
            Offer(THREE, (), "member_structures", None, changes_indicator=True),
            True,
            "Comparer sur « Structures membres »",
        ),
        (
            Offer(THREE, (), "jobs_created", None, joined=("bruyere", "chene")),
            True,
            "Comparer plutôt Pôle Ajonc à Pôle Bruyère et Pôle Chêne",
        ),
    ],
)
def test_an_offer_says_what_it_changes(indicators, offer, narrows, label):
    words = Wording("poles", NAMES, indicators)
    assert spaced(guard.offer(offer, words, narrows=narrows)) == label


def test_series_are_told_perimeter_by_perimeter(cursor, indicators):
    asked = Comparison("poles", ("ajonc", "bruyere"), ())
    words = Wording("poles", NAMES, indicators)
    points = compare.compare_series(cursor, EVERYTHING, asked, "local_savings")
    assert spaced(sentences.series(points, "local_savings", words)) == (
        "Épargne locale mobilisée : Pôle Ajonc (parc A), ≈ 1,8 M€ en 2013 ; "
        "Pôle Ajonc (trois parcs), ≈ 8 M€ en 2022 (année estimée)."
    )
    jobs = compare.compare_series(cursor, EVERYTHING, asked, "jobs_created")
    assert spaced(sentences.series(jobs, "jobs_created", words)) == (
        "Emplois créés : Pôle Ajonc, 10 emplois en 2018, puis 14 emplois en 2022 ; "
        "Pôle Bruyère, plus de 5 emplois en 2020."
    )


def test_a_scatter_names_the_chosen_and_counts_the_years_far_apart(cursor, indicators):
    asked = Comparison("poles", ("ajonc",), ("jobs_created", "member_structures"))
    found = compare.pairs(cursor, EVERYTHING, asked)
    text = sentences.scatter(found, asked.members, Wording("poles", NAMES, indicators))
    assert spaced(text) == (
        "Emplois créés et Structures membres : 3 pôles pour les deux chiffres. "
        "En couleur : Pôle Ajonc (14 emplois et 13 structures). "
        "Pour 1 pôle, les deux chiffres sont distants de plus de deux ans."
    )


def test_too_few_points_are_counted(indicators):
    text = sentences.too_few_points((), "jobs_created", "visitors", Wording("poles", NAMES, indicators))
    assert "0 pôle seulement pour les deux chiffres. Il en faut trois" in spaced(text)


def test_ranks_are_ordinals_and_ties_are_said():
    assert sentences.rank(Rank(1, tied=False)) == "1er"
    assert sentences.rank(Rank(2, tied=True)) == "2e ex æquo"
    assert sentences.ranked_name("Pôle Ajonc", None) == "Pôle Ajonc"
    with i18n.speaking("en"):
        assert [sentences.rank(Rank(n, tied=False)) for n in (1, 2, 3, 6)] == ["1st", "2nd", "3rd", "6th"]


def test_the_filters_are_said_to_restrict_the_network_and_not_the_poles_chosen():
    text = spaced(sentences.network_scope("poles", "Bretagne · Culture"))
    assert text.endswith("Les filtres restreignent ce réseau, non les pôles choisis : Bretagne · Culture.")
    assert "compte dans chacun" in sentences.network_scope("sectors", "")


def test_who_stands_outside_the_filters_is_named(cursor, indicators):
    words = Wording("poles", NAMES, indicators)
    side = side_of(cursor, THREE, "jobs_created", Selection(regions=("52",)))
    assert sentences.outside(side, words) == (
        "Pôle Ajonc et Pôle Bruyère ne font pas partie du réseau que les filtres retiennent."
    )
    assert sentences.outside(side_of(cursor, THREE, "jobs_created"), words) == ""


def test_the_shared_indicators_are_listed_with_how_many_publish_each(cursor, indicators):
    asked = Comparison("poles", THREE, ("visitors", "jobs_created"))
    found = compare.shared(cursor, EVERYTHING, asked)
    assert spaced(choice.shared(found, asked, indicators)) == (
        "Publiés par au moins deux d'entre eux, en tête de liste : Emplois créés (3 sur 3) ; "
        "Visiteurs (2 sur 3)."
    )
    assert choice.shared((), asked, indicators) == (
        "Aucun indicateur n'est publié par au moins deux d'entre eux."
    )


def test_english_speaks_english(cursor, indicators):
    side = side_of(cursor, ("ajonc", "chene"), "local_savings")
    with i18n.speaking("en"):
        said = guard.conflict(side.conflicts[0], Wording("poles", NAMES, indicators))
    assert (said.title, said.detail) == (
        "Distant years",
        "Pôle Chêne: 2015; Pôle Ajonc: 2022 — seven years apart",
    )
