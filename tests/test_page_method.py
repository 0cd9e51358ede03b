"""Méthode et données, through the whole app."""

import pytest

from ptce_data.i18n import speaking
from tests.app import html_of, opened


def headings(app) -> list[str]:
    return [heading.value for heading in app.header]


def said(app) -> str:
    return " ".join(text.value for text in (*app.markdown, *app.caption))


def test_the_page_says_how_much_there_is_and_which_version(real_database):
    app = opened("method")
    assert not app.exception
    assert "347 chiffres publics sur 71 pôles" in said(app)
    assert "158 sources" in said(app)
    assert "Version 1 des données, publiée le 24 novembre 2026." in said(app)


def test_the_contents_lead_to_every_section(real_database):
    app = opened("method")
    shown = html_of(app)
    anchors = [heading.proto.anchor for heading in app.header]
    assert anchors == [
        "ptce",
        "regles",
        "indicateurs",
        "couleurs",
        "sources",
        "incertain",
        "telecharger",
        "citer",
    ]
    for anchor, title in zip(anchors, headings(app), strict=True):
        escaped = title.replace("'", "&#x27;")
        assert f'<a href="#{anchor}">{escaped}</a>' in shown


def test_the_three_aims_the_eight_specificities_and_the_five_networks_are_named(real_database):
    shown = html_of(opened("method"))
    for name in (
        "Innover face à la crise",
        "Contribuer à la reconversion écologique et sociale",
        "Renforcer le tissu économique local",
        "Ancrage territorial des activités",
        "Mobilisation de financements locaux",
        "Le Labo de l&#x27;ESS",
        "RTES",
        "CNCRES",
        "COORACE",
        "MES",
    ):
        assert f"<dt>{name}</dt>" in shown


def test_the_67_definitions_are_there_under_their_specificity(real_database):
    shown = html_of(opened("method"))
    block = shown[shown.index('<div class="ptce-folds">') :]
    assert block.count("<details>") == 8
    assert block.count('<span class="facts">') >= 67
    assert "Nombre de particuliers qui ont investi dans un projet local." in block


def test_a_search_without_accents_unfolds_what_it_finds(real_database):
    app = opened("method", definition="epargne")
    shown = html_of(app)
    assert shown.count("<details open>") == 1
    assert "Épargne locale mobilisée" in shown
    assert "Éoliennes en service" not in shown


def test_a_search_that_finds_nothing_says_so(real_database):
    app = opened("method", definition="xyzzy")
    assert "Aucun indicateur ne correspond" in said(app)
    assert "<details" not in html_of(app)


def test_what_is_not_known_is_shown_in_numbers(real_database):
    shown = html_of(opened("method"))
    assert "<dt>20 sur 91</dt><dd>pôles sans aucun chiffre publié</dd>" in shown
    assert "<dt>79 sur 347</dt><dd>chiffres dont l&#x27;année est estimée ou déduite</dd>" in shown


def test_four_formats_can_be_downloaded(real_database):
    labels = [button.proto.label for button in opened("method").get("download_button")]
    assert labels == ["Classeur XLSX", "CSV (zip)", "Parquet (zip)", "Data package"]


def test_the_credits_name_every_origin(real_database):
    shown = html_of(opened("method"))
    for name in ("IGN ADMIN EXPRESS COG", "INSEE, DGCL, La Poste", "DILA", "Natural Earth", "GeoNames"):
        assert name in shown


def test_filters_do_not_change_what_the_method_counts(real_database):
    assert "347 chiffres publics sur 71 pôles" in said(opened("method", region="Bretagne"))


def test_the_page_speaks_english_when_asked(real_database):
    with speaking("en"):  # the test's own labels, which AppTest compares with the page's
        app = opened("method", lang="en")
    assert not app.exception
    assert app.title[0].value == "Method and data"
    assert "347 public figures on 71 clusters" in said(app)
    assert "<dt>20 of 91</dt>" in html_of(app)


def test_hostile_names_stay_text(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    app = opened("method")
    assert not app.exception
    assert "<img" not in html_of(app)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_small_world_draws_without_a_call_or_a_document(small_world, monkeypatch, language):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    with speaking(language):
        app = opened("method", lang=language)
    assert not app.exception
    assert len(app.header) == 8


@pytest.mark.parametrize(
    "told",
    [
        "<dt>27 sur 91</dt><dd>pôles suivis sur deux années au moins",
        "en annonce 29\u00a0: il ne demande pas le même périmètre.",
        "<dt>97 sur 347</dt><dd>chiffres qui ne couvrent qu&#x27;une partie du pôle",
        "populations municipales de 2023 publiées par l&#x27;Insee (2017 pour Mayotte)",
        "Initiatives et Cité, par exemple, a été liquidée.",
        "le vrai total peut être un peu plus bas.",
        "Un seul grand pôle peut faire l&#x27;essentiel d&#x27;un total",
        "le ratio recalculé prend la place de celui qu&#x27;une source publie",
        "compte aussi des pôles créés plus tard",
    ],
)
def test_the_page_says_what_a_figure_does_not(real_method_page, told):
    assert told in real_method_page


@pytest.fixture(scope="module")
def real_method_page(real_file):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PTCE_DATABASE", str(real_file))
        return html_of(opened("method"))
