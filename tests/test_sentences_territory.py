"""The map's and the territory's sentences, from answers written by hand."""

import pytest

from ptce_data import catalogue, database
from ptce_data.i18n import speaking
from ptce_data.queries import map as map_questions
from ptce_data.queries import territory as questions
from ptce_data.queries.territory import NearPole
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import map as map_sentences
from ptce_data.sentences import territory as sentences


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


@pytest.fixture
def indicators(cursor):
    return catalogue.load(cursor).indicators


def spaced(text: str) -> str:
    """The sentence with plain spaces, easier to write out."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def portrait(cursor, level, code):
    return questions.portrait(cursor, EVERYTHING, questions.territory(cursor, level, code))


def test_the_map_says_how_many_poles_have_a_place_and_a_figure(cursor, indicators):
    poles = map_questions.map_poles(cursor, EVERYTHING, "member_structures")
    assert spaced(map_sentences.poles_on_map(poles, indicators["member_structures"])) == (
        "3 pôles, dont 2 placés sur la carte. « Structures membres » : 3 pôles l'ont publié, "
        "de ≈ 9 à 30 structures, médiane ≈ 13 (2019)."
    )


def test_one_pole_is_not_counted_among_itself(cursor, indicators):
    chene, bruyere = (
        map_questions.map_poles(cursor, Selection(departements=(code,)), "local_savings")
        for code in ("44", "29")
    )
    savings = indicators["local_savings"]
    assert spaced(map_sentences.poles_on_map(chene, savings)) == (
        "1 pôle, placé sur la carte. Il a publié « Épargne locale mobilisée » : 200 000 € (2015)."
    )
    assert spaced(map_sentences.poles_on_map(bruyere, savings)) == (
        "1 pôle, qui n'est pas sur la carte. Il n'a pas publié « Épargne locale mobilisée »."
    )


def test_a_figure_only_one_pole_published_is_given_alone(cursor, indicators):
    poles = map_questions.map_poles(cursor, EVERYTHING, "integration_share")
    assert spaced(map_sentences.poles_on_map(poles, indicators["integration_share"])).endswith(
        "Un seul a publié « Part des salariés en insertion » : 60 % (2022)."
    )


def test_a_figure_nobody_published_is_said_as_such(cursor, indicators):
    poles = map_questions.map_poles(cursor, Selection(year=2013), "jobs_created")
    assert spaced(map_sentences.poles_on_map(poles, indicators["jobs_created"])).endswith(
        "Aucun n'a publié « Emplois créés »."
    )


def test_the_sentence_of_the_map_exists_in_english(cursor, indicators):
    poles = map_questions.map_poles(cursor, EVERYTHING, "member_structures")
    with speaking("en"):
        said = spaced(map_sentences.poles_on_map(poles, indicators["member_structures"]))
    assert said == (
        "3 clusters, 2 of them placed on the map. “Member organisations”: 3 clusters have published it, "
        "from ≈ 9 to 30 organisations, median ≈ 13 (2019)."
    )


def test_a_tooltip_says_the_figure_its_year_and_what_it_covers(cursor, indicators):
    ajonc = map_questions.map_poles(cursor, EVERYTHING, "local_savings")[0]
    assert spaced(map_sentences.tip(ajonc, "Énergie", indicators["local_savings"])).split("\n") == [
        "Pôle Ajonc",
        "Béganne (Morbihan) · Énergie",
        "Épargne locale mobilisée : ≈ 8 M€ (2022, année estimée)",
        "Ce que couvre ce chiffre : trois parcs",
    ]


def test_colours_by_total_say_their_coverage_and_their_extremes(cursor, indicators):
    areas = map_questions.area_totals(cursor, EVERYTHING, "jobs_created", "region")
    said = map_sentences.totals_by_area(areas, indicators["jobs_created"], "region", rated=False)
    assert spaced(said) == (
        "« Emplois créés » : 3 pôles sur 3 l'ont publié, dans 2 régions sur 2 ; "
        "de plus de 19 emplois (Bretagne) à ≈ 20 emplois (Pays de la Loire)."
    )


def test_colours_per_inhabitant_say_what_they_rest_on(cursor, indicators):
    areas = map_questions.area_totals(cursor, EVERYTHING, "jobs_created", "region")
    said = spaced(map_sentences.totals_by_area(areas, indicators["jobs_created"], "region", rated=True))
    assert "de ≈ 6,3 emplois (Pays de la Loire) à plus de 9,5 emplois (Bretagne)." in said
    assert "Valeurs pour 100 000 habitants du territoire entier" in said
    assert said.endswith("Populations municipales de l'Insee, 2023 (Mayotte : 2017).")


def test_counts_by_area_name_the_most_without_calling_zero_a_value(cursor):
    areas = map_questions.area_totals(cursor, Selection(regions=("53",)), None, "region")
    assert spaced(map_sentences.poles_by_area(areas, "region")) == (
        "1 région sur 2 a au moins un pôle ; le plus grand nombre est de 2 pôles (Bretagne)."
    )


@pytest.mark.parametrize(
    ("value", "written"), [(0.00883, "0,0088"), (0.063, "0,063"), (1.45, "1,5"), (12.3, "12"), (0, "0")]
)
def test_a_rate_keeps_two_significant_figures(value, written):
    assert map_sentences.rate(value) == written


def test_a_minimum_per_inhabitant_is_rounded_down():
    def said(value, unit, qualifier, over):
        return spaced(map_sentences.per_inhabitants(value, unit, qualifier, over))

    assert said(0.0168, "emplois", "at_least", 100_000) == "plus de 1,6 emploi"
    assert said(0.0168, "emplois", "approx", 100_000) == "≈ 1,7 emploi"
    assert said(257.9, "EUR", "at_least", 1_000) == "plus de 250 €"


def test_small_rates_are_said_over_more_inhabitants():
    assert map_sentences.inhabitants([0.015, 0.09]) == 100_000
    assert map_sentences.inhabitants([0.015, 0.1]) == 1_000
    assert spaced(map_sentences.per(100_000)) == "pour 100 000 habitants"


def test_a_region_is_situated_and_its_poles_are_counted(cursor):
    bretagne = portrait(cursor, "region", "53")
    assert spaced(sentences.situated(bretagne.territory)) == "Région, 200 000 habitants (Insee, 2023)."
    assert spaced(sentences.counted(bretagne)) == "2 pôles recensés ici, soit 10 par million d'habitants."


def test_a_former_commune_is_named(cursor):
    nantes = questions.territory(cursor, "commune", "44990")
    assert spaced(sentences.situated(nantes)) == (
        "Commune (Loire-Atlantique, Pays de la Loire), 300 000 habitants (Insee, 2023). "
        "Intercommunalité : Nantes M.. Ancien-Bourg en fait aujourd'hui partie."
    )


def test_a_commune_without_pole_says_so_and_names_the_nearest(cursor):
    guerande = portrait(cursor, "commune", "44069")
    assert spaced(sentences.counted(guerande)) == "Aucun pôle recensé ici."
    assert spaced(sentences.nearest(guerande.nearest, "commune")) == (
        "Les plus proches : Pôle Ajonc à 33 km et Pôle Chêne à 67 km. "
        "Distances à vol d'oiseau entre centres de communes."
    )


def test_a_pole_at_the_door_is_less_than_a_kilometre_away():
    near = (NearPole("a", "Pôle A", "Nantes", "divers", 0.4),)
    assert "Pôle A à moins d'un km" in spaced(sentences.nearest(near, "commune"))


def test_no_nearest_pole_is_said():
    assert sentences.nearest((), "commune").startswith("Aucun pôle placé sur la carte")


def test_poles_that_may_stand_in_the_commune_are_counted(cursor):
    brest = portrait(cursor, "commune", "29019")
    assert spaced(sentences.unplaced(brest)) == (
        "1 autre pôle des environs n'a pas de lieu plus précis : il est peut-être ici."
    )
    assert sentences.unplaced(portrait(cursor, "region", "53")) == ""


def test_totals_are_told_with_their_coverage_and_years(cursor, indicators):
    said = spaced(sentences.published(portrait(cursor, "departement", "29"), indicators))
    assert said == (
        "Ce pôle a publié : plus de 5 emplois (emplois créés, 1 pôle sur 1, 2020) ; "
        "≈ 9 structures (structures membres, 1 pôle sur 1, 2019) ; "
        "100 000 € (soutien public, 1 pôle sur 1, 2021)."
    )


def test_what_one_pole_published_of_a_part_of_it_is_told_with_that_part_and_its_estimated_year(real_cursor):
    said = spaced(
        sentences.published(portrait(real_cursor, "commune", "56011"), catalogue.load(real_cursor).indicators)
    )
    assert said.startswith(
        "Ce pôle a publié : ≈ 2 000 personnes (citoyens investisseurs, 1 pôle sur 1, 2022, trois parcs, "
        "année estimée)"
    )
    assert "≈ 8 M€ (épargne locale mobilisée, 1 pôle sur 1, 2022, trois parcs, année estimée)" in said


def test_what_nobody_published_is_listed(cursor, indicators):
    (absent,) = sentences.missing(portrait(cursor, "departement", "29"), indicators)
    assert "Épargne locale mobilisée" in absent
    assert "Emplois créés" not in absent


def test_density_names_the_two_ends_and_the_regions_without_pole(cursor):
    areas = map_questions.area_totals(cursor, Selection(sectors=("culture",)), None, "region")
    assert spaced(sentences.density(areas)) == (
        "Pôles recensés par million d'habitants : 10 (Bretagne) ; 1 région sans pôle recensé."
    )
