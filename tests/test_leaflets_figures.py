"""Figures ready to be read and said: a pole's, several poles', a number of poles."""

import pytest

from ptce_data import database, i18n
from ptce_data.errors import UnknownCodeError
from ptce_data.leaflets import figures
from ptce_data.selection import EVERYTHING, Selection
from tests.leaflet_texts import plain


def sentence(figure) -> str:
    return plain(figure.sayable.sentence)


def caveat(figure) -> str:
    return plain(figure.sayable.caveat)


def test_a_poles_figure_is_written_as_its_page_writes_it_and_said_in_one_sentence(small_cursor):
    found = figures.pole_figure(small_cursor, "ajonc", "jobs_created")
    assert found is not None
    assert (found.code, found.label) == ("jobs_created", "Emplois créés")
    assert (plain(found.value), found.context) == ("14 emplois", "2022")
    assert sentence(found) == "À fin 2022, le Pôle Ajonc (Béganne, Morbihan) avait créé 14 emplois."
    assert (found.sayable.caveat, found.sayable.source) == ("", "Rapport A")
    assert found.sayable.source_url == "https://exemple.fr/rapport"


def test_a_figure_at_the_end_of_a_year_has_its_own_year(small_cursor):
    found = figures.pole_figure(small_cursor, "ajonc", "jobs_created", 2020)
    assert found is not None
    assert sentence(found) == "À fin 2018, le Pôle Ajonc (Béganne, Morbihan) avait créé 10 emplois."


def test_an_estimated_year_and_an_order_of_magnitude_are_said(small_cursor):
    found = figures.pole_figure(small_cursor, "chene", "jobs_created")
    assert found is not None
    assert (
        sentence(found)
        == "Vers 2021, le Pôle Chêne (Nantes, Loire-Atlantique) avait créé environ 20 emplois."
    )
    assert caveat(found) == (
        "L'année est estimée : la source ne la donne pas. La source donne un ordre de grandeur. "
        "Note du relevé : année déduite."
    )


def test_a_note_that_says_what_the_value_is_is_in_the_sentence(real_cursor):
    found = figures.pole_figure(real_cursor, "eoliennes-pays-de-vilaine", "energy_produced")
    assert found is not None
    assert sentence(found).endswith(
        "d'électricité renouvelable, pour le périmètre « parc de Béganne » — Béganne : moyenne annuelle "
        "indiquée en 2022 (ordre de grandeur, pas un relevé)."
    )
    assert "Note du relevé" not in caveat(found)


def test_a_note_on_how_the_year_is_known_stays_a_caveat(real_cursor):
    found = figures.pole_figure(real_cursor, "eoliennes-pays-de-vilaine", "jobs_created")
    assert found is not None
    assert "—" not in sentence(found)
    assert caveat(found).endswith("Note du relevé : année déduite de « vingt ans plus tard ».")


def test_a_part_of_the_pole_a_minimum_and_a_rival_version_are_said(small_cursor):
    found = figures.pole_figure(small_cursor, "ajonc", "citizen_investors", 2013)
    assert found is not None
    assert plain(found.value) == "plus de 700 personnes"
    assert sentence(found) == (
        "En 2013, le Pôle Ajonc (Béganne, Morbihan) comptait plus de 700 citoyens investisseurs, "
        "pour le périmètre « parc A »."
    )
    assert caveat(found) == (
        "Ce chiffre ne couvre qu'une partie du pôle : parc A. La source donne un minimum. "
        "Une autre version a été publiée : 700 personnes."
    )
    assert (found.sayable.source, found.sayable.source_url) == ("Article B, sans adresse", "")


def test_distinct_facts_are_said_to_be_added(small_cursor):
    found = figures.pole_figure(small_cursor, "ajonc", "public_support")
    assert found is not None
    assert sentence(found).startswith(
        "De 2014 à 2016, le Pôle Ajonc (Béganne, Morbihan) s'est vu annoncer ou verser environ 100 000 euros "
        "de soutien public"
    )
    assert "Somme de 3 faits distincts, qui n'ont ni le même objet ni la même durée." in caveat(found)
    assert plain(found.sayable.source) == "Rapport A ; Site C"
    assert found.sayable.source_url == ""


def test_a_ratio_worked_out_again_says_from_what_and_what_was_published(small_cursor):
    found = figures.pole_figure(small_cursor, "ajonc", "average_ticket", 2013)
    assert found is not None
    assert sentence(found) == (
        "En 2013, dans le Pôle Ajonc (Béganne, Morbihan), l'investissement moyen par personne "
        "s'élevait à environ 2 600 euros, pour le périmètre « parc A »."
    )
    assert caveat(found) == (
        "Ce chiffre ne couvre qu'une partie du pôle : parc A. "
        "Rapport recalculé : épargne locale mobilisée ÷ citoyens investisseurs. Publié : ≈ 2 000 €."
    )


def test_what_a_pole_never_published_is_no_figure(small_cursor):
    assert figures.pole_figure(small_cursor, "ajonc", "turnover") is None
    assert figures.pole_figure(small_cursor, "nobody", "jobs_created") is None


def test_an_indicator_that_does_not_exist_is_an_error(small_cursor):
    with pytest.raises(UnknownCodeError):
        figures.pole_figure(small_cursor, "ajonc", "happiness")
    with pytest.raises(UnknownCodeError):
        figures.total_figure(small_cursor, EVERYTHING, "happiness")


def test_a_total_says_how_many_poles_it_rests_on(small_cursor):
    found = figures.total_figure(small_cursor, EVERYTHING, "jobs_created")
    assert plain(found.value) == "plus de 39 emplois"
    assert plain(found.context).startswith("3 pôles sur 3 · 2020–2022")
    assert sentence(found) == (
        "D'après leurs derniers chiffres connus (2020–2022), les 3 pôles recensés avaient créé "
        "plus de 39 emplois."
    )
    assert caveat(found) == (
        "Au moins un pôle donne un minimum, le total en est donc un aussi. "
        "1 valeur est approximative, le total l'est donc aussi. L'année d'un pôle est estimée. "
        "À lui seul, un pôle compte pour 20 emplois. Chaque pôle compte pour sa dernière année connue."
    )
    assert plain(found.sayable.source) == "chiffres publiés par 3 pôles"


def test_poles_that_say_nothing_are_named_as_a_limit(small_cursor):
    found = figures.total_figure(small_cursor, EVERYTHING, "visitors")
    assert sentence(found) == "En 2021, 2 pôles sur les 3 recensés ont accueilli plus de 1 800 visiteurs."
    assert caveat(found).startswith("Les autres pôles n'ont rien publié : le total réel est inconnu.")


def test_a_total_over_filters_names_them(small_cursor):
    found = figures.total_figure(small_cursor, Selection(regions=("53",), year=2018), "jobs_created")
    assert sentence(found) == "À fin 2018, le Pôle Ajonc (Béganne, Morbihan) avait créé 10 emplois."
    assert caveat(found) == "L'autre pôle retenu (Bretagne) n'a pas publié ce chiffre."
    assert (found.sayable.source, found.sayable.source_url) == ("Rapport A", "https://exemple.fr/rapport")


def test_a_total_a_part_of_one_pole_makes_says_which_part(small_cursor):
    found = figures.total_figure(small_cursor, Selection(regions=("53",)), "citizen_investors")
    assert "le Pôle Ajonc (Béganne, Morbihan)" in sentence(found)
    assert "pour le périmètre «" in sentence(found)
    assert "Ce chiffre ne couvre qu'une partie du pôle" in caveat(found)


def test_a_median_is_said_to_be_one(small_cursor):
    found = figures.total_figure(small_cursor, EVERYTHING, "average_ticket")
    assert sentence(found) == (
        "D'après leurs derniers chiffres connus (2019–2022), la valeur médiane de 2 pôles sur les 3 recensés "
        "s'élève à environ 2 800 euros pour « Investissement moyen par personne »."
    )
    assert "total" not in caveat(found)


def test_a_figure_nobody_published_is_said_missing_never_zero(small_cursor):
    found = figures.total_figure(small_cursor, EVERYTHING, "volunteers")
    assert found.value == "non communiqué"
    assert sentence(found) == "Aucun des 3 pôles recensés n'a publié ce chiffre : bénévoles."


def test_the_number_of_poles_says_of_how_many(small_cursor):
    found = figures.pole_count(small_cursor, Selection(regions=("53",)))
    assert (found.code, found.value, plain(found.context)) == ("poles", "2", "sur 3 au total")
    assert sentence(found) == (
        "2 pôles territoriaux de coopération économique sont recensés (Bretagne), sur 3 en France."
    )


def test_what_beganne_published_can_be_said_aloud(real_cursor):
    beganne = "eoliennes-pays-de-vilaine"
    savings = figures.pole_figure(real_cursor, beganne, "local_savings", 2013)
    investors = figures.pole_figure(real_cursor, beganne, "citizen_investors", 2013)
    assert savings is not None
    assert investors is not None
    assert plain(savings.value) == "≈ 1,8 M€"
    assert sentence(savings) == (
        "En 2013, le pôle « Éoliennes en Pays de Vilaine » (Béganne, Morbihan) avait mobilisé "
        "environ 1,8 million d'euros d'épargne locale, pour le périmètre « parc de Béganne »."
    )
    assert "comptait plus de 700 citoyens investisseurs" in sentence(investors)
    assert "une autre version" in caveat(savings).lower() or "d'autres versions" in caveat(savings).lower()


def test_in_english_the_same_figure_is_said_in_english(real_cursor):
    with i18n.speaking("en"):
        found = figures.pole_figure(real_cursor, "eoliennes-pays-de-vilaine", "local_savings", 2013)
    assert found is not None
    assert found.sayable.sentence == (
        "In 2013, the “Éoliennes en Pays de Vilaine” cluster (Béganne, Morbihan) had mobilised "
        "about 1.8 million euros of local savings, for the perimeter “parc de Béganne”."
    )


@pytest.fixture(scope="module", params=i18n.LANGUAGES)
def every_sayable(request, real_file):
    """All that every pole of the real data may be quoted for, in one language."""
    with i18n.speaking(request.param), database.Reader(real_file).cursor() as cursor:
        ids = [pole_id for (pole_id,) in cursor.execute("SELECT pole_id FROM pole ORDER BY 1").fetchall()]
        told = [one for pole_id in ids for one in figures.told_of(cursor, pole_id, None)]
        return [(one, figures.of_told(one).sayable) for one in told]


def test_every_figure_of_every_pole_makes_a_short_clean_sentence(every_sayable):
    assert len(every_sayable) > 200
    for told, sayable in every_sayable:
        assert len(sayable.sentence) <= 300, sayable.sentence
        for text in (sayable.sentence, sayable.caveat, sayable.source):
            assert "  " not in text
            assert not set("{}_") & set(text), text
        assert sayable.sentence.endswith(".")
        assert str(told.figure.year) in sayable.sentence
        assert told.pole.name in sayable.sentence
        assert sayable.source


def test_no_preposition_or_article_is_left_without_its_elision(every_sayable):
    for _told, sayable in every_sayable:
        for wrong in (" de environ", " le environ", " que environ", " le plus de", " à le ", " de le "):
            assert wrong not in sayable.sentence
