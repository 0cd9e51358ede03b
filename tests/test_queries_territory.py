"""A territory's answers on the world of tests/worlds.py."""

import duckdb
import pytest

from ptce_data import database, geography
from ptce_data.errors import UnknownCodeError
from ptce_data.geography import Position
from ptce_data.queries import territory as questions
from ptce_data.queries.territory import Level
from ptce_data.selection import EVERYTHING, Selection

NANTES = Position(-1.554, 47.218)
BEGANNE = Position(-2.239, 47.598)


@pytest.fixture
def cursor(small_world):
    with database.Reader(small_world).cursor() as opened:
        yield opened


def portrait(
    cursor: duckdb.DuckDBPyConnection, level: Level, code: str, selection: Selection = EVERYTHING
) -> questions.Portrait:
    return questions.portrait(cursor, selection, questions.territory(cursor, level, code))


def test_a_region_holds_its_poles_even_those_without_commune(cursor):
    found = portrait(cursor, "region", "53")
    assert [pole.pole_id for pole in found.poles] == ["ajonc", "bruyere"]
    assert found.territory.population == 200_000


def test_a_commune_knows_its_departement_its_region_and_its_epci(cursor):
    begane = questions.territory(cursor, "commune", "56013")
    assert (begane.name, begane.departement, begane.region, begane.epci) == (
        "Béganne",
        "Morbihan",
        "Bretagne",
        "GMVA",
    )


def test_a_former_commune_leads_to_the_one_that_took_it_over(cursor):
    found = questions.territory(cursor, "commune", "44990")
    assert (found.code, found.name, found.former_name) == ("44109", "Nantes", "Ancien-Bourg")


def test_an_unknown_code_is_said_as_such(cursor):
    with pytest.raises(UnknownCodeError, match="«\u202f99999\u202f» n'est pas un code connu"):
        questions.territory(cursor, "commune", "99999")


def test_a_commune_without_pole_has_the_nearest_ones_with_their_distance(cursor):
    found = portrait(cursor, "commune", "44069")  # Guérande
    assert found.poles == ()
    assert [pole.pole_id for pole in found.nearest] == ["ajonc", "chene"]
    guerande = Position(-2.43, 47.33)
    assert found.nearest[0].distance_km == pytest.approx(geography.distance_km(guerande, BEGANNE))
    assert found.nearest[1].distance_km == pytest.approx(67.3, abs=0.5)


def test_a_distance_is_between_communes_wherever_the_pole_has_its_office(own_world):
    with database.writing(own_world) as connection:
        connection.execute("UPDATE registered_pole SET longitude = -2.0 WHERE pole_id = 'ajonc'")
    with database.Reader(own_world).cursor() as cursor:
        found = portrait(cursor, "commune", "44069")
    guerande = Position(-2.43, 47.33)
    assert found.nearest[0].distance_km == pytest.approx(geography.distance_km(guerande, BEGANNE))


def test_the_poles_of_the_commune_are_not_among_its_nearest(cursor):
    found = portrait(cursor, "commune", "44109")
    assert [pole.pole_id for pole in found.poles] == ["chene"]
    assert [pole.pole_id for pole in found.nearest] == ["ajonc"]


def test_poles_whose_commune_is_not_known_are_named_apart(cursor):
    assert portrait(cursor, "commune", "29019").unplaced[0].pole_id == "bruyere"
    assert portrait(cursor, "commune", "56013").unplaced == ()
    assert portrait(cursor, "departement", "56").unplaced == ()


def test_totals_and_medians_stand_beside_those_of_the_country(cursor):
    totals = {total.indicator: total for total in portrait(cursor, "region", "53").totals}
    jobs = totals["jobs_created"]
    assert (jobs.total, jobs.qualifier, jobs.poles, jobs.country_poles) == (19, "at_least", 2, 3)
    assert (jobs.median_here, jobs.qualifier_here) == (9.5, "approx")  # 14 and more than 5
    assert (jobs.median_country, jobs.qualifier_country) == (14, "approx")
    assert (jobs.first_year, jobs.last_year) == (2020, 2022)


def test_a_figure_on_a_part_of_a_pole_is_counted_out_of_what_is_set_against_inhabitants(cursor):
    def savings(level, code):
        totals = portrait(cursor, level, code).totals
        return next(total for total in totals if total.indicator == "local_savings")

    loire, bretagne = savings("region", "52"), savings("region", "53")
    assert (loire.whole, loire.whole_qualifier) == (200_000, "exact")
    assert (bretagne.total, bretagne.whole, bretagne.partial) == (8_000_000, None, 1)


def test_a_ratio_has_medians_but_no_total(cursor):
    totals = {total.indicator: total for total in portrait(cursor, "region", "53").totals}
    ticket = totals["average_ticket"]
    assert (ticket.total, ticket.median_here, ticket.median_country) == (None, 4000, 2750)


def test_one_figure_alone_keeps_its_qualifier_as_a_median(cursor):
    totals = {total.indicator: total for total in portrait(cursor, "departement", "29").totals}
    jobs = totals["jobs_created"]
    assert (jobs.median_here, jobs.qualifier_here) == (5, "at_least")
    assert totals["integration_share"].qualifier_country == "exact"


def test_a_core_indicator_nobody_here_published_is_listed_without_value(cursor):
    totals = {total.indicator: total for total in portrait(cursor, "departement", "29").totals}
    savings = totals["local_savings"]
    assert (savings.total, savings.poles, savings.country_poles) == (None, 0, 2)
    assert "turnover" not in totals


def test_sectors_and_year_still_narrow_a_territory_but_places_do_not(cursor):
    asked = Selection(regions=("52",), sectors=("culture",), year=2019)
    found = portrait(cursor, "region", "53", asked)
    assert [pole.pole_id for pole in found.poles] == ["ajonc", "bruyere"]
    jobs = next(total for total in found.totals if total.indicator == "jobs_created")
    assert (jobs.total, jobs.country_poles) == (10, 1)


def test_a_pole_says_how_many_indicators_it_published(cursor):
    poles = {pole.pole_id: pole.figures for pole in portrait(cursor, "region", "52").poles}
    # jobs_created, local_savings, citizen_investors, average_ticket, visitors, member_structures
    assert poles == {"chene": 6}


def test_paris_holds_the_poles_of_its_arrondissements(own_world):
    with database.writing(own_world) as connection:
        connection.execute("INSERT INTO departement VALUES ('75', 'Paris', '52', 2, 2.3, 48.8)")
        for code, kind in (("75056", "commune-actuelle"), ("75111", "arrondissement-municipal")):
            connection.execute(
                "INSERT INTO commune VALUES (?, 'Paris', ?, '75', NULL, NULL, 2, 2.3, 48.8, '', '')",
                [code, kind],
            )
        connection.execute(
            "INSERT INTO registered_pole BY NAME "
            "SELECT * REPLACE ('saule' AS pole_id, '75111' AS commune_code, "
            "'75' AS departement_code) FROM registered_pole WHERE pole_id = 'chene'"
        )
    with database.Reader(own_world).cursor() as cursor:
        found = portrait(cursor, "commune", "75056")
    assert found.territory.communes == ("75056", "75111")
    assert [pole.pole_id for pole in found.poles] == ["saule"]


def test_a_departement_without_pole_is_told_the_nearest_from_its_centre(cursor):
    found = portrait(cursor, "departement", "29", Selection(sectors=("energie",)))
    assert found.poles == ()
    assert [pole.pole_id for pole in found.nearest] == ["ajonc", "chene"]
