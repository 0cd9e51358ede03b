"""Any view of the dashboard as something to take away: complete, quotable, nothing confidential in it."""

import re

import pytest

from ptce_data import catalogue, database, i18n
from ptce_data.comparison import Comparison
from ptce_data.errors import UnknownViewError
from ptce_data.leaflets import address, figures, views
from ptce_data.queries import territory as territories
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences.citation import citation
from tests.leaflet_texts import plain, said

BEGANNE = "eoliennes-pays-de-vilaine"


def words(leaflet) -> str:
    return plain(" ".join(said(leaflet)))


def test_the_overview_has_its_key_figures_its_counts_and_its_map(small_cursor):
    leaflet = views.overview(small_cursor, EVERYTHING)
    assert (leaflet.view, leaflet.name, leaflet.path) == ("overview", "vue-d-ensemble", "/")
    assert [plain(figure.value) for figure in leaflet.figures] == [
        "3",
        "non communiqué",
        "plus de 39 emplois",
        "non communiqué",
        "≈ 52 structures",
        "≈ 200 000 €",
        "≈ 8,2 M€",
        "≈ 2 100 personnes",
    ]
    assert [chart.key for chart in leaflet.charts] == [
        "poles-par-secteur",
        "poles-par-region",
        "total-par-annee-public-support",
    ]
    assert leaflet.map is not None
    assert len(leaflet.map.points) == 2
    assert "Citoyens investisseurs" in {definition.label for definition in leaflet.definitions}
    (annex,) = [table for table in leaflet.annexes if table.title == "Citoyens investisseurs"]
    assert [(row[0], plain(str(row[1])), row[5]) for row in annex.rows] == [
        ("Pôle Ajonc", "≈ 2 000 personnes", "Site C"),
        ("Pôle Chêne", "100 personnes", "Rapport A"),
    ]


def test_filters_are_said_and_kept_in_the_address(small_cursor):
    leaflet = views.overview(small_cursor, Selection(regions=("53",), sectors=("culture",), year=2020))
    assert plain(leaflet.subtitle) == "Bretagne · Culture · situation à fin 2020"
    assert leaflet.name == "vue-d-ensemble-bretagne-culture-situation-a-fin-2020"
    assert leaflet.path == "/?region=Bretagne&secteur=Culture&annee=2020"


def test_filters_that_leave_no_pole_are_said_and_nothing_is_drawn(small_cursor):
    leaflet = views.overview(small_cursor, Selection(regions=("52",), sectors=("culture",)))
    assert [figure.value for figure in leaflet.figures] == ["0"]
    assert (leaflet.charts, leaflet.map, leaflet.tables) == ((), None, ())
    listed = views.poles(small_cursor, Selection(regions=("52",)), "brest")
    assert plain(listed.paragraphs[0]) == (
        "Aucun pôle de la liste ne porte « brest » dans son nom ou sa commune."
    )


def test_the_leaflet_of_beganne_tells_its_story(real_cursor):
    leaflet = views.pole(real_cursor, BEGANNE, 2013)
    found = {figure.code: plain(figure.value) for figure in leaflet.figures}
    assert found["local_savings"] == "≈ 1,8 M€"
    assert found["citizen_investors"] == "plus de 700 personnes"
    assert leaflet.title == "Éoliennes en Pays de Vilaine"
    assert leaflet.subtitle == "Béganne, Morbihan, Bretagne · situation à fin 2013"
    assert leaflet.path == f"/pole?pole={BEGANNE}&annee=2013"
    assert leaflet.charts[0].key == f"{BEGANNE}-local_savings"
    assert leaflet.map is not None
    assert [point.pole_id for point in leaflet.map.points if point.highlighted] == [BEGANNE]
    assert all(source.title for source in leaflet.sources)
    assert all(source.url.startswith("http") or not source.url for source in leaflet.sources)
    assert len(leaflet.definitions) == len(leaflet.figures)


def test_a_pole_without_a_figure_says_so(real_cursor):
    leaflet = views.pole(real_cursor, "batiments-durables-bretagne")
    assert (leaflet.figures, leaflet.charts, leaflet.tables, leaflet.sources) == ((), (), (), ())
    assert "Aucun chiffre publié sur ce pôle n'est connu à ce jour." in words(leaflet)


def test_a_pole_without_a_known_commune_has_no_map_and_says_why(small_cursor):
    leaflet = views.pole(small_cursor, "bruyere")
    assert leaflet.map is None
    assert "Sa commune n'est pas connue : seul son département l'est." in words(leaflet)


def test_an_overseas_pole_is_shown_in_its_region(real_cursor):
    leaflet = views.pole(real_cursor, "bois-d-olives")
    assert leaflet.map is not None
    assert [point.highlighted for point in leaflet.map.points].count(True) == 1


def test_a_territory_tells_its_poles_its_totals_and_what_is_missing(small_cursor):
    here = territories.territory(small_cursor, "region", "53")
    leaflet = views.territory(small_cursor, EVERYTHING, here)
    assert (leaflet.title, leaflet.path) == ("Bretagne", "/territoire?lieu=Bretagne%20%28r%C3%A9gion%29")
    assert [(figure.code, plain(figure.value)) for figure in leaflet.figures[:3]] == [
        ("poles", "2"),
        ("jobs_created", "plus de 19 emplois"),
        ("local_savings", "≈ 8 M€"),
    ]
    assert [row[0] for row in leaflet.tables[0].rows] == ["Pôle Ajonc", "Pôle Bruyère"]
    assert ("Site C", "https://www.exemple.org/site") in {(one.title, one.url) for one in leaflet.sources}
    assert "Indicateurs du socle commun que personne n'a publiés ici" in words(leaflet)


def test_a_commune_counts_its_own_poles_only(small_cursor):
    beganne = territories.territory(small_cursor, "commune", "56013")
    leaflet = views.territory(small_cursor, EVERYTHING, beganne)
    count, jobs = leaflet.figures[:2]
    assert count.value == "1"
    assert (
        plain(jobs.sayable.sentence) == "À fin 2022, le Pôle Ajonc (Béganne, Morbihan) avait créé 14 emplois."
    )
    assert leaflet.path == "/territoire?commune=56013"


def test_a_comparison_has_its_bars_its_guard_and_its_table(small_cursor):
    asked = Comparison("poles", ("ajonc", "chene"), ("jobs_created", "local_savings"))
    leaflet = views.comparison(small_cursor, EVERYTHING, asked)
    assert leaflet.title == "Pôle Ajonc et Pôle Chêne"
    assert leaflet.subtitle == "Emplois créés · Épargne locale mobilisée"
    assert leaflet.charts[0].key == "comparer-jobs_created"
    assert [plain(figure.label) for figure in leaflet.figures] == [
        "Emplois créés, Pôle Ajonc",
        "Emplois créés, Pôle Chêne",
    ]
    assert "Emplois créés. Ces chiffres ne se comparent pas sans réserve." in words(leaflet)
    assert "Périmètres différents – Pôle Ajonc : trois parcs ; Pôle Chêne : pôle entier" in words(leaflet)
    assert leaflet.tables[0].rows[0][0] == "Pôle Ajonc"
    assert {one.title for one in leaflet.sources} == {"Rapport A", "Site C"}


def test_groups_are_compared_by_their_totals(small_cursor):
    asked = Comparison("regions", ("53", "52"), ("jobs_created",))
    leaflet = views.comparison(small_cursor, EVERYTHING, asked)
    assert [plain(figure.value) for figure in leaflet.figures] == ["plus de 19 emplois", "≈ 20 emplois"]
    assert plain(leaflet.figures[1].sayable.sentence) == (
        "Vers 2021, le Pôle Chêne (Nantes, Loire-Atlantique) avait créé environ 20 emplois."
    )
    assert leaflet.map is None


def test_a_group_is_said_as_its_territory_says_it_with_every_caveat(real_cursor):
    codes = ("turnover_members", "jobs_members", "public_support", "jobs_fte")  # the last of one pole
    here = Selection(regions=("11",))
    for code in codes:
        asked = Comparison("regions", ("11", "53"), (code,))
        side_by_side = views.comparison(real_cursor, EVERYTHING, asked).figures
        assert side_by_side[0].sayable == figures.total_figure(real_cursor, here, code).sayable
    turnover = figures.total_figure(real_cursor, here, "turnover_members")
    assert plain(turnover.sayable.caveat) == (
        "Les autres pôles n'ont rien publié : le total réel est inconnu. 1 valeur est approximative, le "
        "total l'est donc aussi. À lui seul, un pôle compte pour 22 M€. Chaque pôle compte pour sa "
        "dernière année connue."
    )


def test_a_commune_says_every_caveat_of_its_totals(real_cursor):
    montpellier = territories.territory(real_cursor, "commune", "34172")
    leaflet = views.territory(real_cursor, EVERYTHING, montpellier)
    (support,) = [figure for figure in leaflet.figures if figure.code == "public_support"]
    assert plain(support.value) == "≈ 10,6 M€"
    assert plain(support.sayable.caveat) == (
        "2 valeurs sont approximatives, le total l'est donc aussi. À lui seul, un pôle compte pour 10,5 M€."
    )


def test_one_member_makes_no_comparison(small_cursor):
    with pytest.raises(UnknownViewError, match="il en faut au moins deux"):
        views.comparison(small_cursor, EVERYTHING, Comparison("poles", ("ajonc",), ("jobs_created",)))


ADDRESSES = (
    "/",
    "/?region=Bretagne&annee=2020&chiffre=Emplois%20cr%C3%A9%C3%A9s",
    "/carte",
    "/carte?fond=Le%20nombre%20de%20p%C3%B4les&vue=Bretagne",
    "/carte?indicateur=Emplois%20cr%C3%A9%C3%A9s&fond=Le%20total%20de%20l%27indicateur&choix=P%C3%B4le%20Ajonc",
    "/poles?nom=ajonc&tri=Les%20plus%20anciens%20d%27abord",
    "/pole?pole=ajonc",
    "/pole?pole=ajonc&annee=2014",
    "/pole?pole=ajonc&indicateur=Emplois%20cr%C3%A9%C3%A9s",
    "/pole?pole=bruyere",
    "/pole?pole=chene",
    "/comparer?poles=P%C3%B4le%20Ajonc&poles=P%C3%B4le%20Ch%C3%AAne",
    "/comparer?poles=P%C3%B4le%20Ajonc&poles=P%C3%B4le%20Ch%C3%AAne&indicateurs=Emplois%20cr%C3%A9%C3%A9s&classer=true",
    "/comparer?niveau=Des%20r%C3%A9gions&regions=Bretagne&regions=Pays%20de%20la%20Loire&par_habitant=true",
    "/comparer?niveau=Des%20secteurs",
    "/territoire",
    "/territoire?region=Bretagne",
    "/territoire?lieu=Morbihan%20(56)",
    "/territoire?commune=44109",
    "/territoire?commune=44990",
    "/territoire?commune=29019",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_address_of_a_leaflet_opens_the_same_leaflet(small_cursor, path):
    leaflet = views.of_address(small_cursor, path)
    assert views.of_address(small_cursor, leaflet.path) == leaflet
    english = views.of_address(small_cursor, f"{path}{'&' if '?' in path else '?'}lang=en")
    assert english.stamp.language == "en"
    assert views.of_address(small_cursor, english.path) == english


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_confidential_or_withdrawn_is_in_a_leaflet(small_cursor, path):
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            found = words(views.of_address(small_cursor, path))
        for never in ("secret", r"\b999\b", r"\b777\b", r"123[ ,]?456"):
            assert not re.search(never, found), never


@pytest.mark.parametrize("path", ADDRESSES)
def test_texts_of_a_leaflet_are_clean_in_both_languages(small_cursor, path):
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            leaflet = views.of_address(small_cursor, path)
        for text in said(leaflet):
            assert "  " not in text
            assert not re.search(r"[{}]", text), text


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/methode", "Aucune page à emporter à cette adresse : « /methode »."),
        ("/pole", "Cette adresse ne nomme aucun pôle : choisissez-en un."),
        ("/pole?pole=nobody", "Aucun pôle ne porte l'identifiant « nobody »."),
        ("/?region=Atlantide", "Cette adresse demande un filtre inconnu : « Atlantide »."),
        ("/?annee=1999", "Aucun chiffre n'est connu pour l'année « 1999 »."),
        ("/?chiffre=Bonheur", "Cette page n'a pas d'indicateur de ce nom : « Bonheur »."),
        ("/carte?fond=Rose", "Cette page n'a pas de choix de ce nom : « Rose »."),
        ("/territoire?commune=00000", "« 00000 » n'est pas un code connu."),
        (
            "/comparer?poles=P%C3%B4le%20Ajonc",
            "Un seul pôle est choisi : il en faut au moins deux pour comparer.",
        ),
        ("/comparer?poles=Personne&poles=Rien", "Rien à comparer ne porte ce nom : « Personne »."),
    ],
)
def test_an_address_that_opens_nothing_is_said(small_cursor, path, sentence):
    with pytest.raises(UnknownViewError) as raised:
        views.of_address(small_cursor, path)
    assert plain(str(raised.value)) == sentence


def test_an_address_may_hold_anything(small_cursor):
    for path in ("//[", "/pole?pole=" + "x" * 5000, "?" + "&".join(["a=b"] * 500), "/pole?pole=%00%1b"):
        with pytest.raises(UnknownViewError) as raised:
            views.of_address(small_cursor, path)
        assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("path", "same"),
    [
        ("/?x=1", "/"),
        ("/?annee=2020&utm=2&region=Bretagne", "/?region=Bretagne&annee=2020"),
        ("/comparer?poles=B&x=1&poles=A&classer=true", "/comparer?poles=B&poles=A&classer=true"),
        ("/pole?lang=en&chiffre=1&pole=ajonc", "/pole?pole=ajonc&lang=en"),
        ("/methode?x=1", "/methode"),
    ],
)
def test_an_address_keeps_only_what_its_page_reads(path, same):
    assert views.meant(path) == same


def test_filters_written_in_either_language_are_understood(small_cursor):
    lists = catalogue.load(small_cursor)
    for label in ("Énergies renouvelables", "Renewable energy"):
        found = address.selection_of(address.read(f"/?secteur={label}"), lists)
        assert found.sectors == ("energie",)


def test_hostile_names_stay_text_and_hostile_links_are_left_out(hostile_world):
    with database.Reader(hostile_world).cursor() as cursor:
        leaflet = views.pole(cursor, "ajonc")
    assert all(not source.url or source.url.startswith("https://") for source in leaflet.sources)
    assert all(figure.sayable.source_url[:4] in {"", "http"} for figure in leaflet.figures)


def test_a_leaflet_is_quoted_with_its_data_and_its_address(real_cursor):
    leaflet = views.pole(real_cursor, BEGANNE)
    assert plain(citation(leaflet, "https://ptce.example.org")) == (
        "« Les PTCE en chiffres », « Éoliennes en Pays de Vilaine, Béganne, Morbihan, Bretagne », "
        "données publiées le 24 novembre 2026 (version 1), "
        "https://ptce.example.org/pole?pole=eoliennes-pays-de-vilaine"
    )
    with i18n.speaking("en"):
        english = views.pole(real_cursor, BEGANNE)
    assert citation(english, "https://ptce.example.org").endswith(
        "data published on November 24, 2026 (version 1), "
        "https://ptce.example.org/pole?pole=eoliennes-pays-de-vilaine&lang=en"
    )


def test_poles_of_the_real_data_make_clean_leaflets(real_cursor):
    ids = [one for (one,) in real_cursor.execute("SELECT pole_id FROM pole ORDER BY 1").fetchall()]
    for pole_id in ids[::6]:
        leaflet = views.pole(real_cursor, pole_id)
        assert leaflet.title
        assert len(leaflet.figures) <= 6
        assert "  " not in " ".join([leaflet.subtitle, *leaflet.paragraphs])


def test_an_address_that_compares_more_than_six_says_whom_it_leaves_out(real_cursor):
    names = ["Ardaines", "Brie'Nov", "Coopaxis", "EDENN", "Figeacteurs", "Florange e2i", "InnoVales"]
    path = address.joined("comparer", [("poles", name) for name in names])
    leaflet = views.of_address(real_cursor, path)
    assert plain(leaflet.paragraphs[0]) == "Six pôles au plus ; laissé de côté : InnoVales."
    assert leaflet.title == "6 pôles côte à côte"
    assert "InnoVales" not in leaflet.path


def test_a_place_nobody_knows_is_said_so_in_the_list(real_cursor):
    (table,) = views.of_address(real_cursor, "/poles?nom=Auton").tables
    assert table.rows[0][:4] == ("Auton'Homme", "non connue", "non connu", "Hauts-de-France")
