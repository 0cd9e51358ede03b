"""The map through the whole app: its words, its deck, its lists."""

import json

import pytest

from ptce_data.i18n import speaking
from tests.app import html_of, opened


def deck(app):
    (chart,) = app.get("deck_gl_json_chart")
    return json.loads(chart.proto.json)


def layer(app, name):
    return next(one for one in deck(app)["layers"] if one["id"].startswith(name))


def said(app):
    return " ".join(text.value for text in app.markdown).replace("\u202f", " ").replace("\u00a0", " ")


def test_every_placed_pole_is_a_point_and_the_others_are_beside(real_database):
    app = opened("map")
    assert not app.exception
    assert "91 pôles, dont 65 placés sur la carte" in said(app)
    assert "29 pôles l'ont publié, de 2 à ≈ 50 structures, médiane ≈ 15" in said(app)
    assert len(layer(app, "poles")["data"]) == 65
    assert "Les Amis du Bien-vieillir" in html_of(app)
    assert '<details class="ptce-beside"><summary>Voir ces 26 pôles</summary>' in html_of(app)


def test_outlines_are_addresses_and_not_sent(real_database):
    app = opened("map")
    outlines = [one["data"] for one in deck(app)["layers"] if one["@@type"] == "GeoJsonLayer"]
    assert all(address.startswith("app/static/geo/") for address in outlines)
    assert len(app.get("deck_gl_json_chart")[0].proto.json) < 40_000
    assert not deck(app).get("mapProvider")
    # pydeck's word for "no style given", which Streamlit takes off.
    assert deck(app)["mapStyle"] == "__MAP_STYLE__"


def test_circles_have_an_area_proportional_to_the_value(real_database):
    app = opened("map")
    radii = {point["pole"]: point["r"] for point in layer(app, "poles")["data"]}
    # 50 and 25 member organisations; radii are sent to a tenth of a pixel.
    ratio = radii["recycl-occ-textile"] ** 2 / radii["coursive-boutaric"] ** 2
    assert ratio == pytest.approx(2, rel=0.02)


def test_a_pole_without_figure_is_hollow(real_database):
    app = opened("map")
    points = layer(app, "poles")["data"]
    hollow = [point for point in points if point["f"][:3] == [255, 255, 253]]
    assert len(hollow) == sum("non communiqué" in point["infobulle"] for point in points)
    assert len(hollow) > 30


def test_regions_take_colour_with_the_total_written_on_them(real_database):
    app = opened("map", fond="Le total de l'indicateur")
    assert "29 pôles sur 91 l'ont publié, dans 11 régions sur 18" in said(app)
    written = [label["t"].replace("\u202f", " ") for label in layer(app, "valeurs")["data"]]
    assert "≈ 110" in written
    assert len(written) == 11
    assert "aucun chiffre communiqué" in html_of(app)


def test_a_ratio_leaves_the_territories_without_colour(real_database):
    app = opened("map", fond="Le total de l'indicateur", indicateur="Part des salariés en insertion")
    assert not app.exception
    assert "Cet indicateur ne s'additionne pas" in said(app)


def test_the_pole_of_the_address_has_its_summary_and_its_link(real_database):
    app = opened("map", indicateur="Épargne locale mobilisée", choix="Éoliennes en Pays de Vilaine")
    assert "Ce que couvre ce chiffre" in said(app)
    links = [link.proto for link in app.get("page_link") if link.proto.label == "Voir sa fiche"]
    assert [link.query_string for link in links] == ["pole=eoliennes-pays-de-vilaine"]
    assert len(layer(app, "choisi")["data"]) == 1


def test_a_region_view_comes_closer(real_database):
    far = deck(opened("map"))["initialViewState"]["zoom"]
    near = deck(opened("map", vue="Bretagne"))["initialViewState"]["zoom"]
    assert near > far + 1


def test_the_choices_are_named_in_plain_words(real_database):
    app = opened("map")
    assert "Découpage" in [box.label for box in app.selectbox]
    assert "WebGL" not in said(app) + " ".join(caption.value for caption in app.caption)


def test_filters_that_leave_nothing_say_so(real_database):
    app = opened("map", region="Corse")
    assert not app.exception
    assert "Corse" in app.info[0].value
    assert len(app.get("deck_gl_json_chart")) == 0


def test_the_map_speaks_english(real_database):
    with speaking("en"):  # AppTest reads the labels of widgets outside the run
        app = opened("map", lang="en")
    assert "91 clusters, 65 of them placed on the map" in said(app)


def test_a_hostile_name_stays_text_in_the_tooltip_and_beside_the_map(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    app = opened("map", indicateur="Épargne locale mobilisée")
    assert not app.exception
    (chart,) = app.get("deck_gl_json_chart")
    # The browser writes `text` as text; there is one placeholder, so none inside a value is filled.
    assert json.loads(chart.proto.tooltip)["text"] == "{infobulle}"
    assert "html" not in json.loads(chart.proto.tooltip)
    assert "<img" not in html_of(app)
