"""« Emporter cette page », through the whole app."""

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui import file_offer, leave_behind
from ptce_data import catalogue, database
from ptce_data.errors import AddressTooLongError
from ptce_data.exports import address
from ptce_data.i18n import speaking
from ptce_data.leaflet import Sayable
from ptce_data.leaflets import views
from tests.app import opened

NARROW = "\u202f"
BEGANNE = {"pole": "eoliennes-pays-de-vilaine"}


def unfolded(page: str, **parameters: str | list[str]) -> AppTest:
    """The page with its area opened, as a click on it does."""
    app = opened(page, **parameters)
    app.session_state["take-away"] = True
    app.run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button") if "file-" in button.proto.id]


def quoted(app: AppTest) -> list[str]:
    return [block.value for block in app.code]


def test_nothing_is_made_until_the_area_is_opened(real_database):
    app = opened("pole", **BEGANNE)
    assert (
        app.expander[-1].label == "Emporter cette page\u00a0: fiche, diapositives, tableaux, phrases à citer"
    )
    assert labels(app) == []
    assert quoted(app) == []


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("", {}),
        ("", {"region": "Bretagne", "annee": "2014"}),
        ("map", {}),
        ("poles", {}),
        ("pole", BEGANNE),
        ("compare", {}),
        ("territory", {}),
        ("territory", {"lieu": "Bretagne (région)"}),
        ("territory", {"commune": "56013"}),
    ],
)
def test_every_public_view_is_offered_as_files(real_database, page, parameters):
    offered = labels(unfolded(page, **parameters))
    assert offered[:3] == ["PDF, format A4", "PPTX, diapositives", "XLSX, tableaux"]
    assert offered[3:] == ["PNG, pour un document", "SVG, pour l'impression"]


def test_the_pictures_offered_are_those_of_the_chart_chosen(real_database):
    app = unfolded("pole", **BEGANNE)
    choice = app.selectbox(key="take-chart")
    assert choice.options[0] == "Épargne locale mobilisée, Éoliennes en Pays de Vilaine"
    assert len(choice.options) == 3
    choice.select_index(2).run()
    assert not app.exception


def test_each_figure_has_its_sentence_its_caveat_and_its_source(real_database):
    said = quoted(unfolded("pole", pole="eoliennes-pays-de-vilaine", annee="2013"))
    (clubs,) = [text for text in said if "clubs d'investisseurs" in text]
    assert clubs == (
        f"Vers 2013, le pôle «{NARROW}Éoliennes en Pays de Vilaine{NARROW}» (Béganne, Morbihan) réunissait "
        f"53\u00a0clubs d'investisseurs, pour le périmètre «{NARROW}parc de Béganne{NARROW}». L'année est "
        "estimée\u00a0: la source ne la donne pas. Ce chiffre ne couvre qu'une partie du pôle\u00a0: parc de "
        "Béganne. Note du relevé\u00a0: clubs Cigales et CIERC du parc de Béganne ; année déduite.\n"
        "Source\u00a0: Défi énergies 17, « Un parc éolien citoyen en Bretagne »\n"
        "http://defi-energies17.fr/?p=887"
    )


def test_the_page_is_quoted_with_its_title_its_date_and_its_exact_address(real_database):
    said = quoted(unfolded("", region="Bretagne", annee="2014"))
    assert said[-2] == (
        f"«{NARROW}Les PTCE en chiffres{NARROW}», «{NARROW}Les PTCE, vue d'ensemble, Bretagne · situation à "
        f"fin 2014{NARROW}», données publiées le 24 novembre 2026 (version 1), {said[-1]}"
    )
    assert said[-1].endswith("/?region=Bretagne&annee=2014")


def test_the_area_speaks_english_when_asked(real_database):
    with speaking("en"):  # the test's own labels, which AppTest compares with the page's
        app = unfolded("pole", lang="en", **BEGANNE)
    assert labels(app)[0] == "PDF, A4"
    assert quoted(app)[-1].endswith("/pole?pole=eoliennes-pays-de-vilaine&lang=en")


def test_a_view_that_cannot_be_taken_away_is_said_in_a_sentence(real_database):
    app = unfolded("territory", commune="99999")
    assert labels(app) == []
    assert [info.value for info in app.info] == [f"«{NARROW}99999{NARROW}» n'est pas un code connu\\."]


def departements(file, many: int) -> list[str]:
    with database.Reader(file).cursor() as cursor:
        listed = catalogue.load(cursor).departements.items()
    return [f"{place.name} ({code})" for code, place in listed][:many]


def test_an_address_too_long_for_a_link_is_refused_not_cut(real_database):
    app = unfolded("", departement=departements(real_database, 101), annee="2014")
    assert labels(app) == []
    assert quoted(app) == []
    (told,) = [info.value for info in app.info]
    assert told == (
        "L'adresse de cette page serait trop longue pour un lien ou un code QR\u00a0\\: 3\u202f510 "
        "caractères, 2\u202f000 au plus\\. Retirez des filtres ou des choix, puis reprenez\\."
    )


def test_the_longest_address_accepted_still_makes_a_qr_code():
    longest = address.fitting("https://ptce.exemple.fr", "/?region=" + "x" * 1_968)
    assert len(longest) == 2_000
    assert address.qr_svg(longest).startswith("<svg")
    with pytest.raises(AddressTooLongError):
        address.fitting("https://ptce.exemple.fr", "/?region=" + "x" * 1_969)


def test_many_filters_keep_the_year_in_the_files_and_in_the_address(real_database):
    app = unfolded("", departement=departements(real_database, 40), annee="2014")
    assert len(labels(app)) == 5
    assert quoted(app)[-1].endswith("&annee=2014")


def test_a_scenario_is_taken_away_too(real_database):
    app = unfolded("ready", scenario="beganne-en-huit-etapes")
    assert labels(app)[-3:] == ["XLSX, tableaux", "PNG, pour un document", "SVG, pour l'impression"]
    said = quoted(app)
    assert any("1,8 million d'euros d'épargne locale" in text for text in said)
    assert len(said) == len(set(said))
    assert said[-1].endswith("/presenter?scenario=beganne-en-huit-etapes")


def test_a_french_scenario_is_offered_in_english_words_and_quoted_in_french(real_database):
    with speaking("en"):  # the test's own labels, which AppTest compares with the page's
        app = unfolded("ready", scenario="beganne-en-huit-etapes", lang="en")
    subheadings = [one.value for one in app.subheader]
    assert subheadings == ["As a file", "The picture of a chart", "What I can say", "Quote this page"]
    said = quoted(app)
    assert any("Source\u00a0: " in text for text in said)
    assert any("données publiées le 24 novembre 2026" in text for text in said)


def test_parameters_no_page_reads_make_no_answer_of_their_own(real_database, monkeypatch):
    unfolded("", region="Bretagne", x="1")
    made = []
    monkeypatch.setattr(views, "of_address", lambda _cursor, path: made.append(path))
    app = unfolded("", region="Bretagne", x="2", y="3")
    assert made == []
    assert quoted(app)[-1].endswith("/?region=Bretagne")


def test_what_is_copied_holds_no_address_that_is_not_one():
    said = leave_behind.sayable_text(Sayable("Dix emplois.", "", "Rapport A", "javascript:alert(1)"))
    assert said == "Dix emplois.\nSource\u00a0: Rapport A"


def test_a_caveat_follows_its_sentence():
    said = leave_behind.sayable_text(
        Sayable("Dix emplois.", "Année estimée.", "Rapport A", "https://exemple.fr")
    )
    assert said == "Dix emplois. Année estimée.\nSource\u00a0: Rapport A\nhttps://exemple.fr"


@pytest.mark.parametrize(
    ("seen", "kept"),
    [
        ("https://ptce.exemple.fr/pole", "https://ptce.exemple.fr"),
        ("http://127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("https://moi:secret@ptce.exemple.fr/", "https://ptce.exemple.fr"),
        ("javascript:alert(1)", "http://localhost:8501"),
        ("https://", "http://localhost:8501"),
        (None, "http://localhost:8501"),
    ],
)
def test_the_address_files_lead_to_is_the_one_the_visitor_sees(seen, kept):
    assert file_offer.base_of(seen, port=8501, folder="") == kept


def test_a_dashboard_served_in_a_folder_keeps_it():
    seen = "https://exemple.fr/chiffres/pole"
    assert file_offer.base_of(seen, port=8501, folder="/chiffres/") == "https://exemple.fr/chiffres"
