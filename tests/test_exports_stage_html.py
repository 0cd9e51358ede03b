"""A scenario as one HTML file: what is in it, what is not; a text of the data stays a text."""

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ptce_data.charts import ACCENT, FAMILY_COLOURS, SECOND, Bar, Bars
from ptce_data.exports.named_sources import named_sources
from ptce_data.exports.stage_html import DARK_COLOURS, show_html
from ptce_data.exports.vega_look import PAPER
from ptce_data.geography import Bounds
from ptce_data.leaflet import Source
from tests import leave_behinds as hand
from tests.drawings import BARS

ROOT = Path(__file__).parents[1]
HEAVIEST = 3_000_000


class Tags(HTMLParser):
    """Tags with their attributes, and the text outside scripts and styles."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.text, self._raw = [], [], ""
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._raw = tag if tag in {"script", "style"} else ""

    def handle_endtag(self, _tag):
        self._raw = ""

    def handle_data(self, data):
        if not self._raw:
            self.text.append(data)


def read(content):
    return Tags(content.decode())


def data(content):
    held = content.decode().split('<script type="application/json" id="donnees">')[1].split("</script>")[0]
    return json.loads(held)


def drawing(content, number):
    """The drawing as the page puts it together, from the lists kept aside."""
    held = data(content)

    def whole(value):
        if isinstance(value, list):
            return [whole(one) for one in value]
        if not isinstance(value, dict):
            return value
        return (
            whole(held["shared"][value["$shared"]])
            if "$shared" in value
            else {key: whole(one) for key, one in value.items()}
        )

    return whole(held["drawings"][number]["wide"])


@pytest.fixture(scope="module")
def file():
    return show_html(hand.SHOW, hand.SITE)


def test_the_file_has_a_page_a_step_and_one_for_the_sources(file):
    page = read(file)
    assert [attrs.get("aria-labelledby") for tag, attrs in page.tags if tag == "section"] == [
        "t1",
        "t2",
        "t3",
        "fin",
    ]
    words = " ".join("".join(page.text).split())
    said = ("≈ 1,8 M€", "plus de 700", "La phrase de l'étape 2.", "Base du 24 novembre 2026", "Rapport A")
    assert [one for one in said if one not in words] == []


def test_it_says_its_language(file):
    english = show_html(replace(hand.SHOW, stamp=replace(hand.STAMP, language="en")), hand.SITE)
    assert [read(content).tags[0] for content in (file, english)] == [
        ("html", {"lang": "fr-FR"}),
        ("html", {"lang": "en-GB"}),
    ]


def test_it_forbids_itself_every_connection_and_knows_its_scripts_by_their_digest(file):
    policy = next(attrs["content"] for tag, attrs in read(file).tags if "http-equiv" in attrs)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert re.fullmatch(r"'sha256-[\w+/=]+' 'sha256-[\w+/=]+'", rules["script-src"])
    assert rules.keys() == {
        "default-src",
        "script-src",
        "style-src",
        "style-src-attr",
        "img-src",
        "base-uri",
        "form-action",
    }


def test_nothing_in_it_is_asked_elsewhere(file):
    asking = {"src", "srcset", "href", "data", "action", "poster"}
    asked = [
        (tag, value)
        for tag, attrs in read(file).tags
        for name, value in attrs.items()
        if name in asking and tag != "a"
    ]
    assert asked == [("link", "data:,")]


def test_the_tables_behind_the_drawings_are_in_it(file):
    captions = re.findall(r"<caption>(.*?)</caption>", file.decode())
    assert captions == ["Pôles par région", "Épargne locale", "Pôles"]
    assert '<td class="number">non communiqué</td>' in file.decode()


def test_drawings_hold_the_values_and_what_the_pointer_reads(file):
    bars = drawing(file, "d1")["data"]["values"]
    assert [(row["value"], row["tip"]) for row in bars] == [
        (12, "Bretagne\u00a0: 12"),
        (7.5, "Pays de la Loire\u00a0: 7,5"),
        (0, "Corse\u00a0: non communiqué"),
    ]
    layers = drawing(file, "d3")["layer"]
    dots = next(layer["data"]["values"] for layer in layers if layer["mark"]["type"] == "point")
    assert [dot["tip"] for dot in dots] == [
        "Pôle Chêne, Nantes\u00a0: Pôle Chêne",
        "Pôle Ajonc, Béganne\u00a0: Pôle Ajonc",
    ]


def test_what_the_pointer_reads_in_english_has_an_english_colon():
    english = replace(hand.SHOW, stamp=replace(hand.SHOW.stamp, language="en"))
    content = show_html(english, hand.SITE).decode()
    assert "Bretagne: 12" in content
    assert "Bretagne\u00a0: 12" not in content


def test_eight_maps_of_different_places_stay_under_three_megabytes():
    places = [Bounds(west, west / 4 + 45, west + 4, west / 4 + 47) for west in (-5, -3, -1, 0, 1, 2, 3, 5)]
    views = [replace(hand.MAP, bounds=place) for place in places]
    scenes = tuple(hand.scene(n, map=view, charts=(hand.BY_REGION,)) for n, view in enumerate(views, 1))
    assert len(show_html(replace(hand.SHOW, scenes=scenes), hand.SITE)) < HEAVIEST


def test_the_presenter_s_notes_are_in_it_only_when_asked_for(file):
    assert b"Note priv" not in file
    assert "Note privée 2." in show_html(hand.SHOW, hand.SITE, notes=True).decode()


def test_the_same_show_gives_the_same_bytes_here_and_in_another_process(file):
    assert show_html(hand.SHOW, hand.SITE) == file
    code = (
        "import hashlib; from tests import leave_behinds as hand;"
        "from ptce_data.exports.stage_html import show_html;"
        "print(hashlib.sha256(show_html(hand.SHOW, hand.SITE)).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert other.stdout.strip() == hashlib.sha256(file).hexdigest()


@pytest.mark.parametrize("text", [hand.HOSTILE, "</style><script>alert(1)</script>", "a\x00\ud800\ufffeb"])
def test_a_hostile_text_is_neither_a_tag_nor_an_attribute(file, text):
    made = show_html(hand.hostile_show(text), hand.SITE, notes=True)
    page = read(made)
    plain_tags = {tag for tag, _attrs in read(file).tags} | {"aside"}
    assert {tag for tag, _attrs in page.tags} <= plain_tags
    assert [attrs for _tag, attrs in page.tags if any(name.startswith("on") for name in attrs)] == []
    assert [tag for tag, _attrs in page.tags].count("script") == 3
    assert drawing(made, "d1")["data"]["values"][0]["text"]


def test_a_source_that_is_no_address_is_no_link():
    sources = (replace(hand.SOURCES[0], url="javascript:alert(1)"), hand.SOURCES[0])
    links = [
        attrs["href"]
        for tag, attrs in read(show_html(replace(hand.SHOW, sources=sources), hand.SITE)).tags
        if tag == "a"
    ]
    assert links == [hand.REPORT, f"{hand.SITE}/presenter?scenario=ajonc-en-trois-etapes"]


def test_every_colour_of_a_drawing_has_its_own_on_a_dark_ground():
    marks = {ACCENT, SECOND, *FAMILY_COLOURS.values(), *vars(PAPER).values()}
    assert marks - DARK_COLOURS.keys() == {"#5aa9dd"}  # light enough on both


def test_what_a_drawing_leaves_out_is_seen_with_it():
    scene = hand.SHOW.scenes[0]
    drawn = Bars((Bar("Culture", 7, "7 pôles"),), left_out=11)
    bars = replace(BARS, drawn=drawn, remark="Un pôle compte plusieurs fois.")
    view = replace(hand.MAP, unplaced="26 pôles ne sont pas sur la carte.")
    scenes = (replace(scene, charts=(bars,), map=None), replace(scene, charts=(), map=view))
    page = show_html(replace(hand.SHOW, scenes=scenes), hand.SITE).decode()
    assert '<p class="below">Et 11 autres. Un pôle compte plusieurs fois.</p><details>' in page
    assert '<p class="below">26 pôles ne sont pas sur la carte.</p><details>' in page


def test_circles_that_measure_something_say_what():
    view = replace(hand.MAP, measures="Structures membres", unit="structures")
    page = show_html(replace(hand.SHOW, scenes=(hand.scene(1, map=view),)), hand.SITE).decode()
    told = "Surface des cercles\u00a0: structures membres\u202f; creux\u00a0: non communiqué."
    assert f'<p class="below">{told}</p>' in page
    assert hand.MAP.sizes == ""


def endings(show):
    sections = re.findall(
        r'data-ending="([^"]*)">(.*?)</section>', show_html(show, hand.SITE).decode(), re.DOTALL
    )
    return [(title, body.count("<li>") + body.count("<dt>"), "Touches" in body) for title, body in sections]


def test_many_sources_take_several_pages_that_are_not_steps(file):
    assert endings(hand.SHOW) == [("Sources et définitions", 3, True)]
    sources = tuple(
        Source(f"Article {n}, d'un journal au nom assez long pour une ligne", "") for n in range(12)
    )
    pages = endings(replace(hand.SHOW, sources=sources))
    assert [title for title, _n, _keys in pages] == ["Sources", "Sources", "Définitions"]
    assert sum(n for _title, n, _keys in pages) == 13
    assert [keys for _title, _n, keys in pages] == [False, False, True]


def test_what_only_counts_poles_is_one_line_of_the_sources():
    said = ("chiffres publiés par 10 pôles", "recensement de pages publiques, un lien par pôle")
    sources = (
        Source(said[0], ""),
        hand.SOURCES[0],
        Source(said[1], ""),
        Source("chiffre publié par 1 pôle", ""),
    )
    assert [one.title for one in named_sources(sources)] == [
        "Rapport A",
        (
            "Totaux et comptages\u00a0: ce que chaque pôle a publié, cité dans sa fiche, et le "
            "recensement de pages publiques (page Méthode et données)"
        ),
    ]
    assert named_sources(hand.SOURCES) == hand.SOURCES


def test_names_of_many_bars_are_whole_where_there_is_room():
    names = ("Agriculture et alimentation", "Appui à l'entrepreneuriat", *(f"Secteur {n}" for n in range(9)))
    bars = Bars(tuple(Bar(name, 40 - n, str(40 - n)) for n, name in enumerate(names)))
    scene = replace(hand.SHOW.scenes[0], figures=(), charts=(replace(BARS, drawn=bars),))
    made = drawing(show_html(replace(hand.SHOW, scenes=(scene,)), hand.SITE), "d1")
    assert [line for (line,) in made["params"][0]["value"]] == [*names]
