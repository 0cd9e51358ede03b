"""The territory's page through the whole app."""

from ptce_data.i18n import speaking
from tests.app import html_of, opened


def said(app):
    return " ".join(text.value for text in app.markdown).replace("\u202f", " ").replace("\u00a0", " ")


def links(app):
    return [link.proto.label for link in app.get("page_link") if "**" in link.proto.label]


def test_a_region_lists_its_poles_and_their_totals(real_database):
    app = opened("territory", lieu="Bretagne (région)")
    assert not app.exception
    assert "5 pôles recensés ici, soit 1,4 par million d'habitants" in said(app).replace("\\", "")
    assert len(links(app)) == 5
    assert "17 structures" in html_of(app).replace("\u00a0", " ")
    assert "Indicateurs du socle commun que personne n'a publiés ici" in said(app)


def test_a_commune_without_pole_leads_to_the_nearest(real_database):
    app = opened("territory", commune="44069")
    assert not app.exception
    assert "Guérande" in app.header[0].value
    assert "Aucun pôle recensé ici" in said(app)
    assert "LabSport" in links(app)[0]
    assert "17 km" in links(app)[0].replace("\u202f", " ")


def test_a_former_commune_leads_to_its_successor(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    app = opened("territory", commune="44990")
    assert app.header[0].value == "Nantes"
    assert "Ancien\\-Bourg en fait aujourd'hui partie" in said(app)


def test_an_unknown_commune_is_said_and_the_page_goes_on(real_database):
    app = opened("territory", commune="99999")
    assert not app.exception
    assert "Aucune commune ne porte le code de cette adresse" in app.warning[0].value


def test_an_unknown_place_of_the_address_is_said(real_database):
    app = opened("territory", lieu="Atlantide")
    assert not app.exception
    assert "Atlantide" in app.warning[0].value


def test_a_commune_has_no_figure_per_inhabitant_and_its_only_pole_speaks_alone(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    app = opened("territory", commune="56013")
    shown = html_of(app)
    assert "habitants" not in shown
    assert "Médiane des pôles d&#x27;ici" not in shown
    assert "Médiane en France" in shown
    assert "Ce pôle a publié" in said(app)
    assert "Ce que ce pôle a publié" in [heading.value for heading in app.subheader]


def test_a_region_counts_partial_figures_out_of_its_rates(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    shown = (
        html_of(opened("territory", lieu="Bretagne (région)")).replace("\u202f", " ").replace("\u00a0", " ")
    )
    assert "périmètre partiel" in shown
    assert "plus de 9,5 emplois pour 100 000 habitants" in shown


def test_a_figure_only_one_pole_of_the_country_published_has_no_median(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    app = opened("territory", lieu="Bretagne (région)", annee="2013")
    shown = html_of(app).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Épargne locale mobilisée" in shown
    assert "pas de médiane : aucun autre pôle ne le publie" in shown
    assert "(1 pôle)" not in shown
    assert "Insee, 2023" in said(app)


def test_poles_that_may_stand_here_are_named_and_linked(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    app = opened("territory", commune="29019")
    assert "1 autre pôle des environs" in said(app)
    assert any("Pôle Bruyère" in label for label in links(app))


def test_one_can_go_up_from_a_commune_to_its_region(real_database):
    app = opened("territory", commune="44069")
    app.button(key="vers-region").click().run()
    assert app.header[0].value == "Pays de la Loire"
    assert "commune" not in app.query_params


def test_a_filter_on_one_region_is_the_territory_shown(real_database):
    assert opened("territory", region="Corse").header[0].value == "Corse"


def test_a_territory_without_pole_says_so(real_database):
    app = opened("territory", lieu="Corse (région)")
    assert not app.exception
    assert "Aucun pôle recensé ici" in said(app)
    assert len(links(app)) == 5  # the nearest, from its centre


def test_without_place_the_page_compares_the_regions(real_database):
    app = opened("territory")
    assert not app.exception
    assert "de 0,77 (Centre-Val de Loire) à 5,6 (La Réunion)" in said(app).replace("\\", "")


def test_the_page_speaks_english(real_database):
    with speaking("en"):  # AppTest reads the labels of widgets outside the run
        app = opened("territory", lieu="Bretagne (région)", lang="en")
    assert "5 known clusters here" in said(app)


def test_a_hostile_name_is_drawn_as_text(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    app = opened("territory", commune="56013")
    assert not app.exception
    assert "<img" not in html_of(app)
    assert all(r"\<img" in label for label in links(app) if "img" in label)
