"""Verification finds each broken rule and says where it is and what was expected."""

import pytest

from ptce_data import database, verify
from ptce_data.errors import VerificationError


def problems_after(file, *changes):
    """What verification says once the database was changed behind its back."""
    with database.writing(file) as connection:
        for change in changes:
            connection.execute(change)
        with pytest.raises(VerificationError) as refused:
            verify.verify(connection)
    return refused.value.problems


def test_a_sound_database_says_how_much_was_checked(small_world):
    with database.reading(small_world) as connection:
        report = verify.verify(connection)
    assert (report.poles, report.claims, report.observations, report.situations) == (3, 31, 25, 25)
    assert report.totals > 100


def test_the_real_database_is_sound(real_file):
    with database.reading(real_file) as connection:
        report = verify.verify(connection)
    assert (report.poles, report.claims) == (91, 347)


def test_a_changed_observation_is_found(own_world):
    assert problems_after(
        own_world,
        "UPDATE observation SET value = 11 WHERE claim_id = 1",
    ) == ("observation, ajonc / jobs_created / 2018 / «  » : valeur 11 ; attendu : valeur 10.",)


def test_a_rival_kept_instead_of_the_right_one_is_found(own_world):
    assert problems_after(
        own_world,
        "UPDATE observation SET value = 1900000, qualifier = 'exact', year_basis = 'estimated', claim_id = 5 "
        "WHERE claim_id = 6",
    ) == (
        (
            "observation, ajonc / local_savings / 2013 / « parc A » : valeur 1900000, précision exact, "
            "base de l'année estimated, relevé 5 ; attendu : valeur 1800000, précision approx, "
            "base de l'année stated, relevé 6."
        ),
    )


def test_a_forgotten_observation_is_found(own_world):
    assert problems_after(own_world, "DELETE FROM observation WHERE indicator = 'integration_share'") == (
        (
            "observation, bruyere / integration_share / 2022 / «  » : aucune ligne ; "
            "attendu : valeur 60, précision exact."
        ),
    )


def test_a_batch_withdrawn_without_deriving_again_is_found(own_world):
    problems = problems_after(
        own_world, "UPDATE batch SET withdrawn_at = now()::TIMESTAMP, withdrawn_by = 'X' WHERE batch_id = 2"
    )
    assert problems[:2] == (
        "batch, 2 : état retiré ; attendu : celui de son dernier événement : published.",
        (
            "observation, ajonc / member_structures / 2019 / «  » : valeur 13, précision exact, relevé 28, "
            "nombre de relevés 2 ; attendu : valeur 12, précision approx, relevé 23, nombre de relevés 1."
        ),
    )


def test_a_confidential_claim_that_was_published_is_found(own_world):
    problems = problems_after(
        own_world,
        "INSERT INTO observation VALUES ('bruyere', 'turnover', 2022, '', 123456, 'exact', 'stated', 30, 1)",
    )
    assert problems == (
        (
            "observation, bruyere / turnover / 2022 / «  » : valeur 123456, précision exact ; "
            "attendu : aucune ligne."
        ),
    )


def test_a_changed_situation_moves_the_totals_and_all_are_found(own_world):
    problems = problems_after(
        own_world,
        "UPDATE situation SET value = 15 WHERE pole_id = 'ajonc' AND indicator = 'jobs_created' AND latest",
    )
    assert (
        "situation, ajonc / jobs_created au dernier état connu : valeur 15 ; attendu : valeur 14." in problems
    )
    assert "situation, ajonc / jobs_created à fin 2022 : valeur 15 ; attendu : valeur 14." in problems
    assert "total, jobs_created / France à fin 2022 : valeur 40 ; attendu : valeur 39." in problems
    assert (
        "total, jobs_created / région 53 au dernier état connu : valeur 20 ; attendu : valeur 19." in problems
    )
    assert not [problem for problem in problems if "région 52" in problem]


def test_a_lost_at_least_is_found_in_the_total(own_world):
    problems = problems_after(
        own_world,
        "CREATE OR REPLACE MACRO total_qualifier(qualifiers) AS "
        "(CASE WHEN list_contains(qualifiers, 'approx') THEN 'approx' ELSE 'exact' END)",
    )
    assert (
        "total, jobs_created / France au dernier état connu : précision approx ; "
        "attendu : précision at_least."
    ) in problems


def test_a_period_that_overlaps_the_next_is_found(own_world):
    problems = problems_after(
        own_world,
        "UPDATE situation SET to_year = 2030 "
        "WHERE pole_id = 'ajonc' AND indicator = 'jobs_created' AND from_year = 2018",
    )
    assert problems[0] == (
        "situation, ajonc / jobs_created / 2018 : période jusqu'à 2030, la suivante commence en 2022 ; "
        "attendu : des périodes qui ne se chevauchent pas."
    )


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            ["DELETE FROM pole_sector WHERE pole_id = 'chene'"],
            "pole, chene : aucun secteur ; attendu : au moins un secteur.",
        ),
        (
            ["DELETE FROM pole_status WHERE pole_id = 'bruyere'"],
            "pole, bruyere : aucun statut ; attendu : au moins un statut.",
        ),
        (
            ["UPDATE pole_sector SET position = 3 WHERE pole_id = 'ajonc' AND position = 2"],
            "pole_sector, ajonc : positions [1, 3] ; attendu : des positions de 1 au nombre de secteurs.",
        ),
        (
            ["UPDATE registered_pole SET website = 'javascript:alert(1)' WHERE pole_id = 'ajonc'"],
            "pole, ajonc, website : adresse « javascript:alert(1) » ; attendu : une adresse http:// ou https://.",
        ),
        (
            ["UPDATE national_figure SET source_url = 'exemple.fr' WHERE year = 2013"],
            (
                "national_figure, 2013 / ptce_count : adresse « exemple.fr » ; "
                "attendu : une adresse http:// ou https://."
            ),
        ),
        (
            ["UPDATE indicator SET maximum = 25 WHERE indicator = 'member_structures'"],
            "claim, 26 (chene / member_structures / 2019) : valeur 30.0 ; attendu : de 0.0 à 25.0.",
        ),
        (
            ["DELETE FROM claim WHERE claim_id = 12"],
            "claim : 30 relevés numérotés jusqu'à 31 ; attendu : des numéros sans trou : rien ne s'efface.",
        ),
        (
            ["INSERT INTO observation VALUES ('sapin', 'turnover', 2022, '', 1, 'exact', 'stated', 30, 1)"],
            (
                "observation, sapin / turnover / 2022 : pôle ou indicateur inconnu ; "
                "attendu : un pôle et un indicateur des listes."
            ),
        ),
        (
            ["INSERT INTO observation FROM observation WHERE claim_id = 1"],
            "observation, ajonc / jobs_created / 2018 / «  » : 2 lignes ; attendu : une seule.",
        ),
        (
            ["UPDATE situation SET latest = false WHERE pole_id = 'chene' AND indicator = 'visitors'"],
            "situation, chene / visitors : 0 lignes marquées comme dernières ; attendu : une seule.",
        ),
        (
            ["UPDATE former_commune SET commune_code = '44999'"],
            "former_commune, 44990 : la commune 44999 n'existe pas ; attendu : une commune actuelle.",
        ),
        (
            ["UPDATE region SET population = 1 WHERE region_code = '52'"],
            "region, 52 : population 1 ; attendu : 320000, la somme de ses départements.",
        ),
        (
            ["INSERT INTO data_version VALUES (9, now()::TIMESTAMP)"],
            "data_version : 2 lignes ; attendu : une seule.",
        ),
        (
            ["UPDATE indicator SET numerator = 'public_support' WHERE indicator = 'average_ticket'"],
            (
                "indicator, average_ticket : public_support / citizen_investors ; attendu : un ratio, "
                "dont les deux parties sont de nature stock, cumulative ou flow."
            ),
        ),
    ],
    ids=lambda value: value[0][:60] if isinstance(value, list) else "",
)
def test_what_the_constraints_cannot_say_is_verified(own_world, changes, problem):
    assert problem in problems_after(own_world, *changes)


def test_a_pole_outside_its_departement_or_region_is_found(own_world):
    problems = problems_after(
        own_world,
        "INSERT INTO registered_pole BY NAME "
        "SELECT 'sapin' AS pole_id, '56013' AS commune_code, '44' AS departement_code, '53' AS region_code, "
        "* EXCLUDE (pole_id, commune_code, departement_code, region_code) "
        "FROM registered_pole WHERE pole_id = 'ajonc'",
    )
    assert "pole, sapin : département 44 ; attendu : département 56, celui de la commune 56013." in problems
    assert "pole, sapin : région 53 ; attendu : région 52, celle du département 44." in problems


def test_a_long_list_of_problems_is_cut_with_their_number():
    error = VerificationError([f"règle {rank}" for rank in range(60)])
    lines = str(error).splitlines()
    assert lines[0] == "La base de données contredit son registre :"
    assert (len(lines), lines[-1]) == (52, "- et 10 autres.")
    assert len(error.problems) == 60
