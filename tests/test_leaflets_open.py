"""The address a leaflet carries opens the page it was made of, in the real app."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from ptce_data import catalogue, i18n
from ptce_data.comparison import Comparison
from ptce_data.leaflet import Show, Stamp
from ptce_data.leaflets import views
from ptce_data.leaflets.maps import Request
from ptce_data.queries import territory as territories
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences.citation import citation
from tests.app import opened
from tests.leaflet_texts import plain

FILTERED = Selection(regions=("53",), departements=("56",), sectors=("energie",), year=2020)


@pytest.fixture(autouse=True)
def _world(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))


def page_of(leaflet):
    """The page at the leaflet's address; the small world has the labels of the real lists."""
    asked = parse_qs(urlsplit(leaflet.path).query, keep_blank_values=True)
    app = opened(leaflet.view, **asked)
    assert not app.exception
    assert not app.warning
    return app


def texts(app) -> str:
    kinds = (app.title, app.header, app.subheader, app.caption, app.markdown)
    return plain(" ".join(one.value for kind in kinds for one in kind)).replace("\\", "")


def test_the_filters_of_an_overview_are_those_of_its_page(small_cursor):
    leaflet = views.overview(small_cursor, FILTERED, "jobs_created")
    app = page_of(leaflet)
    assert plain(leaflet.subtitle) in texts(app)
    assert app.selectbox(key="chiffre").value == "jobs_created"
    assert app.multiselect(key="departement").value == ["56"]


def test_the_map_opens_with_its_choices(small_cursor):
    visitors = catalogue.load(small_cursor).indicators["visitors"]
    request = Request(indicator=visitors, fill="poles", level="departement", view="53")
    leaflet = views.map_page(small_cursor, EVERYTHING, views.MapAsked(request, ("ajonc",)))
    app = page_of(leaflet)
    assert app.selectbox(key="indicateur").value == "visitors"
    assert app.selectbox(key="fond").value == "poles"
    assert app.selectbox(key="maille").value == "departement"
    assert app.selectbox(key="vue").value == "53"
    assert app.selectbox(key="choix").value == "ajonc"


def test_the_list_opens_with_the_name_and_the_order_asked(small_cursor):
    app = page_of(views.poles(small_cursor, EVERYTHING, "ajonc", "age"))
    assert app.text_input(key="nom").value == "ajonc"
    assert app.selectbox(key="tri").value == "age"


def test_a_pole_opens_at_its_year_on_its_indicator(small_cursor):
    app = page_of(views.pole(small_cursor, "ajonc", 2014, "public_support"))
    assert app.title[0].value == "Pôle Ajonc"
    assert "Situation à fin 2014" in texts(app)
    assert app.selectbox(key="indicateur").value == "public_support"


def test_a_comparison_opens_with_its_members_and_its_indicators(small_cursor):
    asked = Comparison(
        "regions", ("53", "52"), ("jobs_created", "visitors"), per_inhabitant=True, ranked=True
    )
    app = page_of(views.comparison(small_cursor, EVERYTHING, asked))
    assert app.multiselect(key="regions").value == ["53", "52"]
    assert app.multiselect(key="indicateurs").value == ["jobs_created", "visitors"]
    assert app.toggle(key="par_habitant").value
    assert app.toggle(key="classer").value


@pytest.mark.parametrize(
    ("level", "code", "name"),
    [("region", "53", "Bretagne"), ("departement", "56", "Morbihan"), ("commune", "44990", "Nantes")],
)
def test_a_territory_opens_on_itself(small_cursor, level, code, name):
    place = territories.territory(small_cursor, level, code)
    app = page_of(views.territory(small_cursor, EVERYTHING, place))
    assert app.header[0].value == name


def test_the_address_of_a_show_opens_it_in_its_language():
    stamp = Stamp(date(2026, 11, 24), 3, "fr")
    french = Show("pole:ajonc", "Pôle Ajonc", (), (), (), stamp)
    assert french.path == "/presenter?scenario=pole%3Aajonc"
    with i18n.speaking("en"):
        assert french.path == "/presenter?scenario=pole%3Aajonc"
    english = replace(french, stamp=replace(stamp, language="en"))
    assert english.path == "/presenter?scenario=pole%3Aajonc&lang=en"
    assert citation(english, "https://ptce.exemple.fr").endswith(english.path)


def test_an_english_leaflet_opens_in_english(small_cursor):
    with i18n.speaking("en"):
        app = page_of(views.overview(small_cursor, Selection(sectors=("energie",))))
    assert app.title[0].value == "Overview"
    assert "Renewable energy" in texts(app)
