"""The overview's sentences, word for word."""

from dataclasses import replace

import pytest

from ptce_data import i18n
from ptce_data.catalogue import Indicator
from ptce_data.figures import Total
from ptce_data.queries.overview import NationalFigure, RegionCount, SectorCount, YearTotal
from ptce_data.sentences import overview as sentences

SUPPORT = Indicator(
    "public_support", "Soutien public", "Public support", "EUR", "event", "sum", "économie",
    "financements_locaux", "tissu", True, None, None, "Montant.", "Amount.",
)  # fmt: skip
TOTAL = Total("public_support", 18_265_562, "at_least", 2009, 2025, 40, 91, 1, 3)
NOTHING = Total("public_support", None, "exact", None, None, 0, 91, 0, 0)


@pytest.fixture(autouse=True)
def _french():
    with i18n.speaking("fr"):
        yield


def test_the_context_of_a_total_says_coverage_years_and_parts():
    assert sentences.total_context(TOTAL, SUPPORT) == (
        "40 pôles sur 91 · 2009–2025 · dont 1 sur une partie du pôle · dont 3 années estimées"
    )


def test_what_nobody_published_is_said_so():
    assert sentences.total_context(NOTHING, SUPPORT) == "aucun pôle sur 91 ne l'a publié"
    assert sentences.total_detail(NOTHING, SUPPORT) == "Aucun des pôles retenus n'a publié ce chiffre."


def test_one_pole_that_makes_most_of_a_total_is_said_with_it():
    total = Total("public_support", 1_000_000, "approx", 2012, 2014, 3, 3, 0, 0, 1, 600_000)
    assert sentences.total_context(total, SUPPORT) == (
        "3 pôles sur 3 · 2012–2014 · dont 600\u202f000\u202f€ pour un seul pôle"
    )


def test_the_total_of_one_pole_speaks_of_that_pole():
    total = Total("public_support", 8_000_000, "approx", 2022, 2022, 1, 91, 1, 1, 1, 8_000_000)
    assert sentences.total_context(total, SUPPORT) == (
        "1 pôle sur 91 · 2022 · sur une partie du pôle · année estimée"
    )


def test_a_minimum_is_rounded_down_and_explained():
    assert sentences.total_detail(TOTAL, SUPPORT) == (
        "Soutien public\u00a0: plus de 18,2\u202fM€. C'est la somme de tous les montants publiés pour "
        "40 pôles sur 91 (2009–2025). Les autres pôles n'ont rien publié\u00a0: le total réel est inconnu. "
        "Au moins un pôle donne un minimum, le total en est donc un aussi. L'année de 3 pôles est estimée."
    )


def test_the_leading_sectors_are_named():
    counts = (
        SectorCount("a", "Insertion et emploi", "Integration", "emploi", 32),
        SectorCount("b", "Culture", "Culture", "culture", 15),
        SectorCount("c", "Santé", "Health", "soin", 5),
    )
    assert sentences.by_sector(counts, 91) == (
        "Insertion et emploi est le secteur le plus représenté\u00a0: 32 pôles sur 91. "
        "Viennent ensuite culture (15) et santé (5). Un pôle compte dans chacun de ses secteurs."
    )


def test_sectors_that_share_the_first_place_are_both_named():
    counts = (
        SectorCount("a", "Insertion et emploi", "Integration", "emploi", 2),
        SectorCount("b", "Numérique", "Digital", "production", 2),
        *(SectorCount(code, code, code, "divers", 1) for code in ("C", "D", "E", "F")),
    )
    assert sentences.by_sector(counts, 5) == (
        "Insertion et emploi et numérique sont à égalité en tête, avec 2 pôles sur 5 chacun. "
        "Un pôle compte dans chacun de ses secteurs."
    )


def test_a_second_place_that_is_shared_is_said_so():
    counts = (
        SectorCount("a", "Culture", "Culture", "culture", 3),
        SectorCount("b", "Sport", "Sport", "culture", 1),
        SectorCount("c", "Santé", "Health", "soin", 1),
    )
    assert sentences.by_sector(counts, 3).split(". ")[1] == "Viennent ensuite sport et santé (1 chacun)"
    assert sentences.by_sector(counts[:2], 3).split(". ")[1] == "Vient ensuite sport (1)"


def test_many_sectors_in_the_first_place_are_counted():
    counts = tuple(SectorCount(code, code, code, "divers", 1) for code in ("A", "B", "C", "D"))
    assert sentences.by_sector(counts, 2).startswith(
        "4 secteurs sont à égalité en tête, avec 1 pôle sur 2 chacun."
    )


def test_regions_that_share_the_first_place_are_both_named():
    counts = (
        RegionCount("76", "Occitanie", 3),
        RegionCount("53", "Bretagne", 3),
        RegionCount("28", "Normandie", 1),
    )
    assert sentences.by_region(counts, 7) == (
        "7 pôles dans 3 régions\u202f; Occitanie et Bretagne en comptent le plus (3 chacune)."
    )


def test_a_rise_over_time_is_not_sold_as_growth():
    totals = (YearTotal(2009, 160_000, "exact", 1, 0), YearTotal(2025, 18_265_562, "at_least", 40, 0))
    assert sentences.over_time(totals, SUPPORT) == (
        "Soutien public\u00a0: de 160\u202f000\u202f€ à fin 2009 (1 pôle) à plus de 18,2\u202fM€ à fin 2025 "
        "(40 pôles). Le nombre de pôles qui publient change d'une année à l'autre\u00a0: "
        "ce n'est pas une évolution à pôles constants."
    )


def test_two_parts_of_one_pole_are_not_sold_as_a_series():
    savings = replace(SUPPORT, label_fr="Épargne locale mobilisée", kind="stock")
    totals = (
        YearTotal(2013, 1_800_000, "approx", 1, 0, ("parc A",)),
        YearTotal(2022, 8_000_000, "approx", 1, 1, ("trois parcs",)),
    )
    assert sentences.over_time(totals, savings) == (
        "Épargne locale mobilisée\u00a0: de ≈\u00a01,8\u202fM€ à fin 2013 (1 pôle) à ≈\u00a08\u202fM€ "
        "à fin 2022 (1 pôle). Certaines valeurs ne portent que sur une partie d'un pôle, qui n'est pas "
        "toujours la même (parc A et trois parcs)\u00a0: elles ne forment pas une série."
    )


def test_national_counts_come_with_their_warning():
    counts = [
        NationalFigure(2020, "ptce_count", "PTCE", "PTCE", "count", 56, "pôles", "exact", None, ""),
        NationalFigure(2023, "ptce_count", "PTCE", "PTCE", "count", 218, "pôles", "exact", None, ""),
    ]
    assert sentences.national_counts(counts) == (
        "Attention, ces comptages ne se comparent pas\u00a0: de 56 à 218 PTCE selon la source et l'année, "
        "les uns comptant les pôles émergents et les autres non."
    )
