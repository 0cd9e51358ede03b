"""Each form of a reference says exactly what was published, in both languages."""

import pytest

from ptce_data import i18n
from ptce_data.errors import UnresolvedReferenceError
from ptce_data.scenarios import references, vocabulary
from ptce_data.scenarios.resolving import told_text
from ptce_data.scenarios.saying import said

COUNTED = {
    # An exact, a minimal and an approximate figure, alone, with their unit, with their year.
    "{jobs_created of ajonc}": "14",
    "{jobs_created of ajonc | value}": "14",
    "{jobs_created of ajonc | with unit}": "14\u00a0emplois",
    "{jobs_created of ajonc | with year}": "14 en 2022",
    "{jobs_created of ajonc in 2018 | with unit and year}": "10\u00a0emplois en 2018",
    "{jobs_created of ajonc | year}": "2022",
    "{jobs_created of ajonc | name}": "Pôle Ajonc",
    "{jobs_created of ajonc | label}": "Emplois créés",
    "{jobs_created of bruyere}": "plus de 5",
    "{jobs_created of chene}": "≈\u00a020",
    "{jobs_created of chene | with unit and year}": "≈\u00a020\u00a0emplois en 2021 (année estimée)",
    "{jobs_created of chene | year}": "2021 (année estimée)",
    # The whole pole comes before a part of it; what part is said when asked.
    "{local_savings of ajonc in 2013}": "≈\u00a01,8\u202fM€",
    "{local_savings of ajonc in 2013 | perimeter}": "parc A",
    "{local_savings of chene}": "200\u202f000\u202f€",
    "{local_savings of chene | perimeter}": "pôle entier",
    # Rivals, and how many versions there are.
    "{local_savings of ajonc in 2013 | others}": "1,9\u202fM€",
    "{citizen_investors of ajonc in 2013 | others}": "700\u00a0personnes",
    "{local_savings of ajonc | versions}": "3",
    "{local_savings of ajonc in 2013 | versions}": "2",
    # Facts that add up over years, and a ratio worked out again.
    "{public_support of ajonc}": "≈\u00a0100\u202f000\u202f€",
    "{public_support of ajonc | with year}": "≈\u00a0100\u202f000\u202f€ (2014–2016)",
    "{public_support of ajonc in 2014}": "≈\u00a080\u202f000\u202f€",
    "{average_ticket of ajonc}": "≈\u00a04\u202f000\u202f€",
    "{integration_share of bruyere}": "60\u202f%",
    # Several poles.
    "{jobs_created of all}": "plus de 39",
    "{jobs_created of all in 2020 | with year}": "plus de 15 en 2020",
    "{jobs_created of all | with unit and year}": "plus de 39\u00a0emplois (2020–2022)",
    "{jobs_created of region Bretagne}": "plus de 19",
    "{jobs_created of region 52}": "≈\u00a020",
    "{jobs_created of departement Morbihan}": "14",
    "{jobs_created of département loire-atlantique}": "≈\u00a020",
    "{jobs_created of sector culture}": "plus de 19",
    "{average_ticket of all}": "≈\u00a02\u202f800\u202f€",
    "{poles of all}": "3",
    "{poles of region bretagne | with unit}": "2 pôles",
    "{poles of departement 56}": "1",
    "{poles of sector energie}": "2",
    "{poles of status témoin 2013}": "2",
    "{poles of region Bretagne | name}": "Bretagne",
    # Facts.
    "{name of ajonc}": "Pôle Ajonc",
    "{name of sector culture}": "Culture",
    "{name of commune 56013}": "Béganne",
    "{place of ajonc}": "Béganne, Morbihan, Bretagne",
    "{place of bruyere}": "Finistère, Bretagne",
    "{region of chene}": "Pays de la Loire",
    "{founded of ajonc}": "2010",
    "{sectors of bruyere}": "culture",
    "{description of ajonc}": "Énergie citoyenne.",
    # Blanks do not count.
    "{  jobs_created   of ajonc|with unit }": "14\u00a0emplois",
}

ENGLISH = {
    "{local_savings of ajonc in 2013 | with year}": "≈\u00a0€1.8M in 2013",
    "{jobs_created of bruyere | with unit}": "more than 5\u00a0jobs",
    "{name of sector culture}": "Culture",
}

REAL = {
    "{citizen_investors of eoliennes-pays-de-vilaine in 2013 | with unit}": "plus de 700\u00a0personnes",
    "{local_savings of eoliennes-pays-de-vilaine in 2013}": "≈\u00a01,8\u202fM€",
    "{local_savings of eoliennes-pays-de-vilaine in 2013 | with year}": "≈\u00a01,8\u202fM€ en 2013",
    "{local_savings of eoliennes-pays-de-vilaine in 2013 | others}": "1,9\u202fM€",
    "{local_savings of eoliennes-pays-de-vilaine | versions}": "6",
    "{energy_produced of eoliennes-pays-de-vilaine in 2020 | with unit}": "21\u202f538\u00a0MWh",
    "{member_structures of culture-et-cooperation in 2013}": "≈\u00a020",
    "{activity_themes of eco-domaine-bouquetot | with unit}": "5\u00a0thématiques",
    "{poles of all}": "91",
    "{poles of region Bretagne | with unit}": "5 pôles",
    "{founded of pole-sud-archer}": "2007",
}

# What is asked in vain, and the exact answer.
REFUSED = {
    "{}": "«\u202f{}\u202f» n'est pas une référence\u202f; écrivez par exemple "
    "«\u202f{local_savings of eoliennes-pays-de-vilaine in 2013}\u202f».",
    "{jobs_created}": "«\u202f{jobs_created}\u202f» n'est pas une référence\u202f; écrivez par exemple "
    "«\u202f{local_savings of eoliennes-pays-de-vilaine in 2013}\u202f».",
    "{job_created of ajonc}": "«\u202fjob_created\u202f» n'est ni le code d'un indicateur, ni "
    "«\u202fpoles\u202f», ni un fait (name, place, region, founded, sectors, description). "
    "Vouliez-vous dire «\u202fjobs_created\u202f»\u202f?",
    "{jobs_created of ajoncs}": "aucun pôle n'a l'identifiant «\u202fajoncs\u202f». "
    "Vouliez-vous dire «\u202fajonc\u202f»\u202f?",
    "{jobs_created of region Bretagn}": "region\u00a0: «\u202fBretagn\u202f» n'est ni un code ni un nom "
    "connu. Vouliez-vous dire «\u202fBretagne\u202f»\u202f?",
    "{jobs_created of ajonc in 2019}": "«\u202f{jobs_created of ajonc in 2019}\u202f»\u00a0: rien n'est "
    "publié pour 2019\u202f; années connues\u00a0: 2018 et 2022.",
    "{jobs_created of ajonc | en gras}": "la forme «\u202fen gras\u202f» n'existe pas. Formes "
    "possibles\u00a0: value, with unit, with year, with unit and year, year, perimeter, name, label, "
    "versions, others.",
    "{jobs_created of ajonc | with units}": "la forme «\u202fwith units\u202f» n'existe pas. Vouliez-vous "
    "dire «\u202fwith unit\u202f»\u202f? Formes possibles\u00a0: value, with unit, with year, with unit and "
    "year, year, perimeter, name, label, versions, others.",
    "{jobs_created of ajonc | others}": "«\u202f{jobs_created of ajonc | others}\u202f»\u00a0: aucune autre "
    "version n'est publiée\u202f; retirez cette référence.",
    "{installed_power of all}": "«\u202f{installed_power of all}\u202f»\u00a0: aucun de ces pôles ne l'a "
    "publié\u202f; retirez cette référence.",
    "{turnover of all}": "«\u202f{turnover of all}\u202f»\u00a0: ce chiffre ne s'additionne pas d'un pôle à "
    "l'autre\u202f; demandez-le d'un pôle.",
    "{poles of ajonc}": "«\u202f{poles of ajonc}\u202f»\u00a0: un nombre de pôles se demande de all, region "
    "…, departement …, sector …, status ….",
    "{founded of bruyere}": "«\u202f{founded of bruyere}\u202f»\u00a0: ce pôle ne l'a pas publié\u202f; "
    "retirez la référence.",
    "{founded of all}": "«\u202f{founded of all}\u202f»\u00a0: ce fait ne se dit que d'un pôle.",
    "{jobs_created of Pôle Ajonc}": "«\u202fPôle Ajonc\u202f» ne dit pas de qui est le chiffre\u00a0: "
    "écrivez l'identifiant d'un pôle, «\u202fall\u202f», ou region, departement, sector, status suivi d'un "
    "nom.",
    "{name of commune 99999}": "aucune commune n'a le code Insee «\u202f99999\u202f».",
}

# Claims that are confidential or withdrawn: they answer nothing.
HIDDEN = ("{turnover of bruyere}", "{turnover of bruyere in 2022}")


def told(cursor, written: str) -> str:
    return told_text(cursor, vocabulary.load(cursor), written)


@pytest.mark.parametrize("written", COUNTED)
def test_a_reference_says_what_the_countable_world_holds(small_cursor, written):
    assert told(small_cursor, written) == COUNTED[written]


@pytest.mark.parametrize("written", REAL)
def test_a_reference_says_what_was_published(real_cursor, written):
    assert told(real_cursor, written) == REAL[written]


@pytest.mark.parametrize("written", ENGLISH)
def test_a_reference_is_said_in_english(small_cursor, written):
    with i18n.speaking("en"):
        assert told(small_cursor, written) == ENGLISH[written]


@pytest.mark.parametrize("written", REFUSED)
def test_a_reference_that_answers_nothing_says_why(small_cursor, written):
    with pytest.raises(UnresolvedReferenceError) as refused:
        told(small_cursor, written)
    assert str(refused.value).strip() == REFUSED[written]


@pytest.mark.parametrize("written", HIDDEN)
def test_a_confidential_claim_answers_nothing(small_cursor, written):
    with pytest.raises(UnresolvedReferenceError, match="n'a pas publié"):
        told(small_cursor, written)


def test_neither_a_confidential_nor_a_withdrawn_claim_moves_a_figure(small_cursor):
    """999 would be kept for chene in 2021, 777 for bruyere in 2020."""
    assert told(small_cursor, "{jobs_created of chene in 2021}") == "≈\u00a020"
    assert told(small_cursor, "{jobs_created of bruyere in 2020}") == "plus de 5"
    assert told(small_cursor, "{jobs_created of chene in 2021 | versions}") == "1"


def test_a_sentence_keeps_its_words_and_reads_right(real_cursor):
    sentence = (
        "Béganne, c'est l'épargne de {citizen_investors of eoliennes-pays-de-vilaine in 2013} citoyens, soit "
        "{local_savings of eoliennes-pays-de-vilaine in 2013 | with year}."
    )
    assert told(real_cursor, sentence) == (
        "Béganne, c'est l'épargne de plus de 700 citoyens, soit ≈\u00a01,8\u202fM€ en 2013."
    )


def test_a_label_that_starts_a_sentence_takes_a_capital(small_cursor):
    assert told(small_cursor, "{jobs_created of ajonc | label}\u00a0: {jobs_created of ajonc}") == (
        "Emplois créés\u00a0: 14"
    )


def test_a_reference_tells_its_years_its_part_and_its_figure(small_cursor):
    found = said(
        small_cursor, vocabulary.load(small_cursor), references.parse("{local_savings of ajonc in 2013}")
    )
    assert found.years == {2013}
    assert found.perimeter == "parc A"
    assert (found.figure.code, found.figure.scope.code, found.figure.year) == ("local_savings", "ajonc", 2013)


def test_a_hostile_name_is_told_as_it_is_and_never_obeyed(hostile_world):
    from ptce_data import database
    from tests.worlds import HOSTILE_NAME

    with database.Reader(hostile_world).cursor() as cursor:
        assert told(cursor, "{name of ajonc}") == HOSTILE_NAME


def test_an_address_that_hides_something_is_not_the_link_of_a_source(own_world):
    from ptce_data import database
    from ptce_data.scenarios import seeing
    from ptce_data.scenarios.model import ChartView

    with database.writing(own_world) as connection:
        connection.execute("UPDATE source SET url = 'https://exemple.fr/\u202egpj.exe'")
    with database.Reader(own_world).cursor() as cursor:
        seen = seeing.seen(cursor, vocabulary.load(cursor), ChartView("jobs_created of ajonc"))
    assert [(source.title, source.url) for source in seen.sources] == [("Rapport A", "")]
