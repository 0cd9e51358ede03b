"""The comparison page, run whole by Streamlit on the small world."""

import pytest
from streamlit.testing.v1 import AppTest

from ptce_data import i18n


@pytest.fixture
def visit(small_world, monkeypatch):
    def visited(world=small_world, **query):
        monkeypatch.setenv("PTCE_DATABASE", str(world))
        app = AppTest.from_file("../dashboard.py", default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        app.switch_page("pages/public/compare.py").run()
        assert not app.exception
        return app

    return visited


def texts(app) -> str:
    """Everything the page says, with plain spaces."""
    found = [
        one.value for kind in (app.markdown, app.caption, app.info, app.header, app.subheader) for one in kind
    ]
    return "\n".join(found).replace("\u202f", " ").replace("\u00a0", " ").replace("\\", "")


def chart(app, place=0):
    return app.get("plotly_chart")[place].proto.spec


THREE = ["Pôle Ajonc", "Pôle Bruyère", "Pôle Chêne"]


def test_nothing_chosen_shows_a_sound_example_and_how_to_choose(visit):
    app = visit()
    assert "Choisissez de deux à six pôles, puis jusqu'à quatre indicateurs." in texts(app)
    assert "Structures membres : au plus bas 13 structures, Pôle Ajonc (2019)" in texts(app)
    app.button("prendre-exemple").click().run()
    assert app.multiselect("poles").value == ["ajonc", "chene"]
    assert app.multiselect("indicateurs").value == ["member_structures"]


def test_one_pole_is_not_enough_and_look_alikes_are_proposed(visit):
    app = visit(poles=["Pôle Ajonc"])
    assert "Un seul pôle est choisi : il en faut au moins deux pour comparer." in texts(app)
    app.button("ajouter-chene").click().run()
    assert app.multiselect("poles").value == ["ajonc", "chene"]
    assert len(app.get("plotly_chart")) == 1


def test_the_address_alone_brings_back_the_comparison_its_figures_and_its_guard(visit):
    app = visit(poles=THREE, indicateurs=["Emplois créés"])
    said = texts(app)
    assert "au plus bas plus de 5 emplois, Pôle Bruyère (2020)" in said
    assert "Chiffre contre minimum" in said
    for figure in ("14 emplois", "plus de 5 emplois", "20 emplois"):
        assert figure in chart(app).replace("\\u00a0", " ")


def test_following_the_offer_leads_to_a_comparison_without_reservation(visit):
    app = visit(poles=THREE, indicateurs=["Emplois créés"])
    app.button("offre-jobs_created").click().run()
    assert not app.exception
    assert app.multiselect("indicateurs").value == ["member_structures"]
    assert "L'année, le périmètre et la précision permettent de les comparer." in texts(app)


def test_a_member_without_value_keeps_its_row(visit):
    app = visit(poles=THREE, indicateurs=["Épargne locale mobilisée"])
    assert "non communiqu" in chart(app)
    assert "Pôle Bruyère" in chart(app).encode().decode("unicode_escape")


def test_nothing_is_ranked_unless_asked(visit):
    app = visit(poles=THREE, indicateurs=["Structures membres"])
    assert "1er" not in chart(app)
    app.toggle("classer").set_value(True).run()
    ranked = chart(app).encode().decode("unicode_escape")
    assert "1er – Pôle Chêne" in ranked
    assert "Un rang ne dit pas qui travaille le mieux" in texts(app)


def test_inhabitants_are_those_of_the_commune_and_it_is_said(visit):
    app = visit(poles=THREE, indicateurs=["Emplois créés"], par_habitant="true")
    assert "Pour 1 000 habitants de la commune du pôle" in texts(app)
    assert "Population inconnue : Pôle Bruyère." in texts(app)


def test_regions_say_how_many_of_their_poles_publish(visit):
    app = visit(niveau="Des régions", regions=["Bretagne", "Pays de la Loire"], indicateurs=["Emplois créés"])
    spec = chart(app).encode().decode("unicode_escape")
    assert "2 pôles sur 2" in spec
    assert "plus de 19" in spec


def test_sectors_have_no_inhabitants_and_a_pole_counts_in_each(visit):
    app = visit(niveau="Des secteurs", secteurs=["Culture", "Énergies renouvelables"])
    assert "Un secteur n'a pas d'habitants" in texts(app)
    assert "Un pôle qui a plusieurs secteurs compte dans chacun." in texts(app)
    assert app.toggle("par_habitant").disabled


def test_filters_that_keep_no_pole_are_named(visit):
    app = visit(region=["Bretagne"], departement=["Loire-Atlantique (44)"])
    assert "Aucun pôle ne correspond à ces filtres" in texts(app)


def test_filters_without_a_sound_comparison_show_one_with_its_reservations(visit):
    app = visit(region=["Bretagne"])
    assert "le chiffre que publient le plus de pôles parmi ceux des filtres." in texts(app)
    assert len(app.get("plotly_chart")) == 1
    assert "Pôle Chêne" not in chart(app).encode().decode("unicode_escape")


def test_filters_that_leave_one_publishing_pole_are_named_with_a_way_out(visit):
    app = visit(region=["Pays de la Loire"])
    assert (
        "Aucun chiffre n'est publié par deux des pôles retenus. Filtres : Pays de la Loire. "
        "Retirez-les, ou choisissez vous-même dans la liste ci-dessus."
    ) in texts(app)
    app.button("clear-from-page").click().run()
    assert "Structures membres : au plus bas 13 structures" in texts(app)


def test_one_region_alone_is_not_said_to_be_poles(visit):
    app = visit(niveau="Des régions", region=["Bretagne"])
    assert "Aucun chiffre n'est publié dans deux des régions retenues." in texts(app)


def test_poles_with_nothing_in_common_are_told_so(visit):
    app = visit(annee="2018", poles=["Pôle Ajonc", "Pôle Bruyère"])
    assert "Aucun chiffre n'est publié par au moins deux des membres choisis." in texts(app)


def test_english_is_served_in_english(visit):
    with i18n.speaking("en"):  # AppTest labels the options in this thread, not in the app's
        app = visit(lang="en", poles=THREE, indicateurs=["Jobs created"])
    assert "lowest more than 5 jobs, Pôle Bruyère (2020)" in texts(app)
    assert "Figure against minimum" in texts(app)


def test_a_hostile_name_stays_text(visit, hostile_world):
    app = visit(hostile_world, indicateurs=["Emplois créés", "Épargne locale mobilisée"])
    app.multiselect("poles").set_value(["ajonc", "bruyere", "chene"]).run()
    assert not app.exception
    assert "&lt;img src=x" in chart(app).encode().decode("unicode_escape")
    assert all("<img src=x" not in one.value for one in app.markdown)


def test_an_empty_level_in_the_address_is_the_default_one(visit):
    app = visit(niveau="")
    assert not app.error
    assert app.multiselect(key="poles").value == []


def test_an_address_of_more_than_six_says_whom_it_leaves_out(visit, real_file):
    names = [
        "Ardaines",
        "Brie'Nov",
        "Coopaxis",
        "EDENN",
        "Figeacteurs",
        "Florange e2i",
        "InnoVales",
        "LabSport",
    ]
    app = visit(real_file, poles=names)
    assert len(app.multiselect("poles").value) == 6
    (said,) = (one.value.replace("\\", "") for one in app.warning)
    assert said == "Six pôles au plus\u202f; laissés de côté\u00a0: InnoVales et LabSport."
    app.multiselect("poles").set_value(app.multiselect("poles").value[:2]).run()
    assert not app.warning
