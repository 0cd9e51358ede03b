"""The page of one pole through the whole app."""

from urllib.parse import parse_qs

import pytest

from ptce_data.i18n import speaking
from tests import worlds
from tests.app import html_of, opened

BEGANNE = "eoliennes-pays-de-vilaine"


def plain(text):
    """No-break spaces as spaces, so that the figures below can be read."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def card(shown, label):
    """The HTML of the glance card under `label`."""
    glance = shown.split('class="ptce-glance"')[1].split("</section>")[0]
    return next(part for part in glance.split("<article>") if f"<dt>{label}</dt>" in part)


def claim_of(card_html, value):
    """The fate and the text of each claim that says `value`."""
    items = card_html.split('<li class="')[1:]
    return [item for item in items if f"<strong>{value}</strong>" in item]


@pytest.fixture
def beganne_in_2013(real_database):
    app = opened("pole", pole=BEGANNE, annee="2013")
    assert not app.exception
    return plain(html_of(app))


def test_the_savings_of_beganne_in_2013_are_about_1_8_million(beganne_in_2013):
    savings = card(beganne_in_2013, "Épargne locale mobilisée")
    assert '<dd class="value">≈ 1,8 M€</dd>' in savings
    assert '<dd class="context">2013 · parc de Béganne</dd>' in savings
    kept = next(item for item in claim_of(savings, "≈ 1,8 M€") if "2013 · parc de Béganne" in item)
    assert kept.startswith("kept")
    assert "retenu, affiché ici" in kept
    # The founding article has no address: its title stands alone.
    assert "<cite>Les pôles territoriaux de coopération économique, article du 19 juin 2013" in kept
    assert "<a " not in kept


def test_the_investors_of_beganne_in_2013_are_more_than_700(beganne_in_2013):
    investors = card(beganne_in_2013, "Citoyens investisseurs")
    assert '<dd class="value">plus de 700 personnes</dd>' in investors
    (kept,) = claim_of(investors, "plus de 700 personnes")
    assert kept.startswith("kept")
    assert "article du 19 juin 2013" in kept


@pytest.mark.parametrize(
    ("label", "value", "context", "fate"),
    [
        ("Épargne locale mobilisée", "1,9 M€", "2013 (année estimée) · parc de Béganne", "rival"),
        ("Épargne locale mobilisée", "≈ 1 M€", "2012 (année estimée) · clubs du parc de Béganne", "kept"),
        ("Épargne locale mobilisée", "≈ 2,3 M€", "2014 · parc de Béganne", "kept"),
        ("Épargne locale mobilisée", "≈ 8 M€", "2022 (année estimée) · trois parcs", "kept"),
        ("Citoyens investisseurs", "700 personnes", "2013 (année estimée) · parc de Béganne", "rival"),
        ("Citoyens investisseurs", "450 personnes", "2012 (année estimée) · parc de Béganne", "kept"),
        ("Citoyens investisseurs", "≈ 1 000 personnes", "2014 · parc de Béganne", "kept"),
        ("Citoyens investisseurs", "≈ 2 000 personnes", "2022 (année estimée) · trois parcs", "kept"),
    ],
)
def test_the_rival_versions_stay_visible_behind(beganne_in_2013, label, value, context, fate):
    found = claim_of(card(beganne_in_2013, label), value if "450" not in value else "≈ 450 personnes")
    assert [item.split('"')[0] for item in found if f"<span>{context}</span>" in item] == [fate]


def test_without_a_year_the_glance_gives_the_last_values_known(real_database):
    shown = plain(html_of(opened("pole", pole=BEGANNE)))
    savings = card(shown, "Épargne locale mobilisée")
    assert '<dd class="value">≈ 8 M€</dd>' in savings
    assert '<dd class="context">2022 (année estimée) · trois parcs</dd>' in savings


def test_a_ratio_worked_out_says_from_what(real_database):
    shown = plain(html_of(opened("pole", pole=BEGANNE)))
    assert "recalculé : épargne locale mobilisée ÷ citoyens investisseurs" in shown


def test_the_proofs_say_why_an_earlier_figure_of_the_whole_pole_is_shown(real_database):
    shown = plain(html_of(opened("pole", pole="neo56")))
    assert (
        "Affiché : 600 personnes (2017) couvre tout le pôle, donc préféré à ≈ 455 personnes "
        "(2021, volet emploi)."
    ) in card(shown, "Salariés en insertion")


def test_the_other_filters_do_not_hide_a_pole_asked_by_its_address(real_database):
    app = opened("pole", pole=BEGANNE, region="Occitanie")
    assert app.title[0].value == "Éoliennes en Pays de Vilaine"


def test_the_specificities_say_where_nothing_is_published(real_database):
    shown = plain(html_of(opened("pole", pole=BEGANNE)))
    sections = shown.split('class="ptce-specificities"')[1].split("<section")[1:]
    assert len(sections) == 8
    assert "6. Diversité sectorielle" in sections[5]
    assert "Rien de publié." in sections[5]
    assert "8. Mobilisation de financements locaux" in sections[7]
    assert "≈ 8 M€" in sections[7]


def test_the_figures_of_the_whole_pole_are_divided_by_the_population_around(real_database):
    app = opened("pole", pole=BEGANNE)
    shown = plain(html_of(app))
    table = shown.split("Le pôle rapporté à la population, pour 1 000 habitants</caption>")[1]
    jobs = table.split("Emplois créés</th>")[1].split("</tr>")[0]
    # 17 jobs over 1 493, 67 666 and 783 390 inhabitants.
    assert [cell in jobs for cell in (">11,4 emplois<", ">0,25 emploi<", ">0,022 emploi<")] == [True] * 3
    savings = table.split("Épargne locale mobilisée</th>")[1].split("</tr>")[0]
    assert savings.count(">périmètre partiel<") == 3
    assert "ne donnent qu'un ordre de grandeur" in "".join(one.value for one in app.caption)


def test_a_pole_without_any_figure_says_so(real_database):
    app = opened("pole", pole="pays-d-ancenis")
    assert not app.exception
    shown = html_of(app)
    assert "Aucun chiffre publié sur ce pôle n&#x27;est connu à ce jour." in shown
    assert shown.count("Rien de publié.") == 8
    assert "Au fil du temps" not in [header.value for header in app.header]


def test_a_pole_known_by_its_region_only_says_so(real_database):
    shown = plain(html_of(opened("pole", pole="ordi-grand-ouest")))
    assert "Ni sa commune ni son département ne sont connus : seule sa région l&#x27;est." in shown


def test_an_unknown_pole_gets_a_sentence_and_the_nearest_names(real_database):
    app = opened("pole", pole="archer")
    assert "Aucun pôle ne porte l'identifiant" in app.warning[0].value
    links = [link.proto.label for link in app.get("page_link")]
    assert links[0] == "Pôle Sud Archer"


def test_without_a_pole_the_page_offers_some(real_database):
    app = opened("pole")
    assert not app.exception
    assert "Éoliennes en Pays de Vilaine" in [link.proto.label for link in app.get("page_link")]


def test_the_pole_opens_beside_its_three_look_alikes(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    app = opened("pole", pole="ajonc", annee="2022")
    (link,) = (one.proto for one in app.get("page_link") if one.proto.label.startswith("Comparer"))
    assert link.label == "Comparer ce pôle aux 2 plus semblables"
    compared = parse_qs(link.query_string)
    assert compared == {"annee": ["2022"], "poles": ["Pôle Ajonc", "Pôle Chêne", "Pôle Bruyère"]}
    there = opened("compare", **compared)
    assert not there.exception
    assert there.multiselect("poles").value == ["ajonc", "chene", "bruyere"]


def test_at_a_past_date_the_specificities_say_what_was_known_then(beganne_in_2013):
    sections = beganne_in_2013.split('class="ptce-specificities"')[1]
    assert "<strong>≈ 1,8 M€</strong>" in sections.split("8. Mobilisation de financements locaux")[1]
    assert '<strong>≈ 8 M€</strong> <span class="context">' not in sections


def test_without_a_pole_the_filters_restrict_those_offered(real_database):
    app = opened("pole", region="Corse")
    assert app.info[0].value == "Aucun pôle ne correspond à ces filtres\u00a0: Corse."


def test_another_indicator_is_drawn_with_its_sentence(real_database):
    app = opened("pole", pole=BEGANNE)
    app.selectbox(key="indicateur").select("citizen_investors").run()
    assert not app.exception
    assert any(
        "Citoyens investisseurs" in said.value and "plus de 1 000 personnes en 2018" in plain(said.value)
        for said in app.markdown
    )


def test_the_page_speaks_english(real_database):
    with speaking("en"):  # AppTest formats the options of its widgets in the test's own thread
        app = opened("pole", pole=BEGANNE, lang="en", annee="2013")
    savings = card(plain(html_of(app)), "Local savings mobilised")
    assert '<dd class="value">≈ €1.8M</dd>' in savings
    assert "Kept: its source gives its year" in savings


def test_hostile_texts_are_drawn_as_texts(hostile_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(hostile_world))
    app = opened("pole", pole="ajonc")
    assert not app.exception
    shown = html_of(app)
    assert "<img" not in shown
    assert "&lt;img src=x" in shown
    assert 'href="javascript' not in shown
    assert worlds.HOSTILE_NAME not in app.title[0].value
