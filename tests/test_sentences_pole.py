"""What the pages of the poles say, word for word."""

from dataclasses import replace

import pytest

from ptce_data import catalogue, database
from ptce_data.i18n import speaking
from ptce_data.queries import claims as ledgers
from ptce_data.queries import pole, poles
from ptce_data.selection import Selection
from ptce_data.sentences import claims
from ptce_data.sentences import pole as sentences
from ptce_data.sentences import poles as list_sentences
from ptce_data.similarity import Reason, SimilarPole


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


@pytest.fixture
def lists(cursor):
    return catalogue.load(cursor)


def plain(text):
    """No-break spaces as spaces, so that the sentences below can be read."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def fates(cursor, lists, pole_id, indicator):
    found = ledgers.ledger(cursor, pole_id, indicator).claims
    return [plain(claims.fate(claim, lists.indicators)) for claim in found]


def test_why_a_claim_is_kept_or_not_is_said_in_words(cursor, lists):
    assert fates(cursor, lists, "ajonc", "local_savings") == [
        "Retenu : seul chiffre publié pour cette année et ce périmètre",
        "Retenu : son année est donnée par la source, celle de l'autre est estimée",
        "Non retenu : son année est estimée, celle du chiffre retenu est donnée par la source",
    ]
    assert fates(cursor, lists, "ajonc", "member_structures") == [
        "Retenu : il vient de l'import le plus récent",
        "Non retenu : un import plus récent donne le chiffre retenu",
    ]


def test_the_reason_of_a_choice_is_quoted(cursor, lists):
    assert fates(cursor, lists, "bruyere", "member_structures") == [
        "Retenu : choisi par l'équipe, « compte aussi la coopérative »",
        "Non retenu : l'équipe en a choisi un autre",
    ]


def test_an_event_is_counted_and_a_ratio_replaced(cursor, lists):
    assert fates(cursor, lists, "bruyere", "public_support") == [
        "Compté : chaque ligne est un fait distinct, toutes s'additionnent"
    ]
    (replaced,) = fates(cursor, lists, "ajonc", "average_ticket")
    assert replaced == (
        "Publié tel quel ; la valeur affichée est recalculée "
        "(épargne locale mobilisée ÷ citoyens investisseurs)"
    )


def test_a_figure_is_never_shown_without_its_year_and_perimeter(cursor, lists):
    found = {f.indicator: f for f in pole.glance(cursor, "ajonc", None)}

    def context(code):
        return plain(claims.context(found[code], lists.indicators[code], lists.indicators))

    assert context("local_savings") == "2022 (année estimée) · trois parcs"
    assert context("public_support") == "2014–2016"
    assert context("jobs_created") == "2022"
    assert context("average_ticket") == (
        "2022 (année estimée) · trois parcs · recalculé : épargne locale mobilisée ÷ citoyens investisseurs"
    )


def test_a_ratio_worked_out_is_rounded_and_stands_beside_the_one_published(cursor, lists):
    (ticket,) = [f for f in pole.glance(cursor, "ajonc", 2013) if f.indicator == "average_ticket"]
    ledger = ledgers.ledger(cursor, "ajonc", "average_ticket")
    indicator = lists.indicators["average_ticket"]
    assert plain(claims.amount(ticket, indicator)) == "≈ 2 600 €"  # 1 800 000 over 700: 2 571,43
    assert plain(claims.context(ticket, indicator, lists.indicators, ledger)) == (
        "2013 · parc A · recalculé : épargne locale mobilisée ÷ citoyens investisseurs · publié : ≈ 2 000 €"
    )


def preferred(cursor, lists, pole_id, until=None):
    (found,) = [f for f in pole.glance(cursor, pole_id, until) if f.indicator == "local_savings"]
    ledger = ledgers.ledger(cursor, pole_id, "local_savings")
    return plain(claims.preferred(found, ledger, lists.indicators["local_savings"], until))


def test_why_an_earlier_figure_of_the_whole_pole_is_preferred_is_said(cursor, lists):
    assert preferred(cursor, lists, "chene") == (
        "Affiché : 200 000 € (2015) couvre tout le pôle, donc préféré à 90 000 € (2020, un site)."
    )
    assert preferred(cursor, lists, "chene", until=2019) == ""
    assert preferred(cursor, lists, "ajonc") == ""


def test_a_series_says_each_perimeter_apart_then_the_rivals(cursor, lists):
    ledger = ledgers.ledger(cursor, "ajonc", "local_savings")
    assert plain(sentences.series(ledger, lists.indicators["local_savings"], lists.indicators)) == (
        "Épargne locale mobilisée (parc A) : ≈ 1,8 M€ en 2013. Trois parcs : ≈ 8 M€ en 2022 (année estimée). "
        "Des périmètres différents ne se comparent pas et ne forment pas une série. "
        "En gris, une autre version publiée : 1,9 M€ en 2013 (année estimée)."
    )


def test_a_series_over_the_whole_pole_says_its_two_ends(cursor, lists):
    ledger = ledgers.ledger(cursor, "ajonc", "jobs_created")
    said = plain(sentences.series(ledger, lists.indicators["jobs_created"], lists.indicators))
    assert said == "Emplois créés : 10 emplois en 2018, puis 14 emplois en 2022."


def test_a_series_of_ratios_says_that_they_are_worked_out(cursor, lists):
    ledger = ledgers.ledger(cursor, "ajonc", "average_ticket")
    said = plain(sentences.series(ledger, lists.indicators["average_ticket"], lists.indicators))
    assert "(parc A) : ≈ 2 600 € en 2013. " in said
    assert (
        "Rapport recalculé quand ses deux termes sont connus : "
        "épargne locale mobilisée ÷ citoyens investisseurs."
    ) in said


def test_facts_that_add_up_do_not_follow_from_one_another(cursor, lists):
    ledger = ledgers.ledger(cursor, "bruyere", "public_support")
    two = (*ledger.observations, replace(ledger.observations[0], year=2022, value=7_000.0))
    said = sentences.series(
        replace(ledger, observations=two), lists.indicators["public_support"], lists.indicators
    )
    assert plain(said) == "Soutien public : 100 000 € en 2021, à quoi s'ajoutent 7 000 € en 2022."


def test_how_well_a_pole_is_placed_is_said(cursor):
    ajonc, bruyere = pole.identity(cursor, "ajonc"), pole.identity(cursor, "bruyere")
    assert ajonc is not None
    assert bruyere is not None
    assert sentences.where(ajonc) == "Béganne, Morbihan, Bretagne"
    assert sentences.position(ajonc) == "Placé sur la carte au centre de sa commune, non à son adresse."
    assert sentences.where(bruyere) == "Finistère, Bretagne"
    assert plain(sentences.position(bruyere)) == "Sa commune n'est pas connue : seul son département l'est."
    assert sentences.since(ajonc) == "Depuis 2010"
    assert sentences.since(bruyere) == "Année de création non communiquée"


def test_what_is_published_on_a_pole_is_counted(cursor):
    said = plain(sentences.published(ledgers.ledger(cursor, "ajonc")))
    assert said == "14 chiffres publiés, 3 sources, 2013–2022."
    assert sentences.published(ledgers.Ledger((), ())) == (
        "Aucun chiffre publié sur ce pôle n'est connu à ce jour."
    )


def test_the_territories_are_said_with_their_population(cursor):
    assert plain(sentences.surroundings(pole.surroundings(cursor, "bruyere"))) == (
        "Le pôle se situe dans : Finistère (149 000 habitants, 1 pôle) ; "
        "Bretagne (200 000 habitants, 2 pôles)."
    )


def rate(cursor, lists, pole_id, indicator, population):
    (found,) = [f for f in pole.glance(cursor, pole_id, None) if f.indicator == indicator]
    return plain(sentences.rate(found, lists.indicators[indicator], population))


def test_a_rate_is_for_a_thousand_inhabitants_and_keeps_its_qualifier(cursor, lists):
    assert rate(cursor, lists, "ajonc", "jobs_created", 51_000) == "0,27 emploi"  # 14 jobs
    assert rate(cursor, lists, "bruyere", "jobs_created", 149_000) == "plus de 0,033 emploi"  # 0,03356
    assert rate(cursor, lists, "bruyere", "jobs_created", 12_000_000) == "plus de 0,00041 emploi"
    assert rate(cursor, lists, "chene", "jobs_created", 300_000) == "≈ 0,067 emploi"  # about 20
    assert rate(cursor, lists, "ajonc", "public_support", 1_493) == "≈ 67 000 €"  # about 100 000: 66 979


def test_a_part_of_a_pole_is_not_set_against_inhabitants(cursor, lists):
    assert rate(cursor, lists, "ajonc", "local_savings", 1_493) == "périmètre partiel"


def test_a_resemblance_gives_its_reasons(lists):
    reasons = (
        Reason("sector", ("energie",)),
        Reason("size", ("under_10000",)),
        Reason("age", ("2011",)),
        Reason("status", ("lauréat 2014",)),
    )
    said = plain(sentences.resemblance(SimilarPole("x", "X", "Brest", reasons), lists))
    assert said == (
        "même secteur (Énergies renouvelables), commune de taille proche (2 000 à 10 000 habitants), "
        "né à la même époque (2011), même statut (Lauréat du premier appel à projets (2014))"
    )


def test_nearness_is_a_distance_or_a_place():
    def near(distance_km, *, same_departement):
        found = pole.NearbyPole("x", "X", "Brest", distance_km, same_departement, same_region=True)
        return plain(sentences.nearness(found))

    assert near(13.3, same_departement=False) == "à 13 km à vol d'oiseau"
    assert near(0.0, same_departement=True) == "même commune"
    assert near(None, same_departement=True) == "même département"
    assert near(None, same_departement=False) == "même région"


def test_the_specificities_documented_are_counted():
    assert sentences.specificities(0, 8) == (
        "Aucune des 8 spécificités d'un PTCE n'est encore documentée par un chiffre publié."
    )
    assert sentences.specificities(1, 8).startswith("1 des 8 spécificités d'un PTCE est documentée")
    assert sentences.specificities(4, 8).startswith("4 des 8 spécificités d'un PTCE sont documentées")


def test_the_list_says_how_many_poles_have_published(cursor):
    everyone = poles.listed(cursor, Selection(year=2013))
    assert list_sentences.summary(everyone, 3, 12) == (
        "3 pôles, dont 1 a publié au moins un des 12 indicateurs du socle commun."
    )
    assert list_sentences.summary(everyone[:1], 3, 12).startswith("1 pôle sur 3, dont 1 a publié")
    assert list_sentences.completeness(0, 12) == "0 indicateur sur 12"
    assert list_sentences.completeness(4, 12) == "4 indicateurs sur 12"


def test_completeness_is_said_not_to_be_a_mark():
    said = plain(list_sentences.meaning(("Emplois créés", "Soutien public")))
    assert said == (
        "Complétude : nombre d'indicateurs du socle commun pour lesquels un chiffre public est connu, "
        "sur 2 (emplois créés et soutien public). Ce n'est pas une note : un pôle peut agir beaucoup "
        "et publier peu."
    )


def test_the_same_is_said_in_english(cursor, lists):
    with speaking("en"):
        ledger = ledgers.ledger(cursor, "ajonc", "jobs_created")
        said = plain(sentences.series(ledger, lists.indicators["jobs_created"], lists.indicators))
        assert said == "Jobs created: 10 jobs in 2018, then 14 jobs in 2022."
        assert claims.fate(ledger.claims[0], lists.indicators) == (
            "Kept: the only figure published for this year and scope"
        )
