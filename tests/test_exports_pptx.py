"""Slides: read back by python-pptx, opened by LibreOffice, nothing in them runs, the same bytes each time."""

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from defusedxml import ElementTree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from ptce_data.charts import Bar, Bars, Lines, Point, Series
from ptce_data.exports import slide_lines, slide_text
from ptce_data.exports.slides_pptx import leaflet_pptx, show_pptx
from ptce_data.i18n import speaking
from tests import leave_behinds as hand
from tests import office

ROOT = Path(__file__).parents[1]
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(content):
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def leaflet():
    return leaflet_pptx(hand.LEAFLET, hand.SITE)


@pytest.fixture(scope="module")
def show():
    return show_pptx(hand.SHOW, hand.SITE)


def titles(content):
    return [slide.shapes.title.text_frame.text for slide in opened(content).slides]


def notes(content):
    return [
        slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        for slide in opened(content).slides
    ]


def charts(content):
    return [
        (shape, shape.chart)
        for slide in opened(content).slides
        for shape in slide.shapes
        if getattr(shape, "has_chart", False)
    ]


def texts(content):
    return "\n".join(
        shape.text_frame.text
        for slide in opened(content).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def alternative(shape):
    return shape.element.xpath(".//p:cNvPr")[0].get("descr")


def test_a_view_s_slides_go_from_its_title_to_its_sources(leaflet):
    assert titles(leaflet) == [
        "Pôle Ajonc",
        "Les chiffres à retenir",
        "L'essentiel",
        "Pôles par région",
        "Épargne locale au fil des ans",
        "Où est le pôle\u202f?",
        "Pôles comparés",
        "Définitions",
        "Sources",
    ]


def test_a_scenario_has_a_slide_a_step_and_another_for_what_finds_no_room(show):
    assert titles(show) == [
        "Ajonc en trois étapes",
        "Étape 1 du récit",
        "Étape 2 du récit",
        "Étape 2 du récit (suite)",
        "Étape 3 du récit",
        "Définitions",
        "Sources",
    ]


def test_the_notes_of_a_scenario_are_the_presenter_s_and_what_may_be_said(show):
    first = notes(show)[1]
    assert first.startswith("Note privée 1.")
    assert "≈" not in first
    assert (
        "À Béganne, environ 1,8 M€ d'épargne locale ont été investis en 2013. Premier parc seulement."
        in first
    )
    assert "Source\u00a0: Rapport A https://exemple.fr/rapport" in first
    assert "Durée\u00a0: 45 secondes" in first
    assert "Page\u00a0: https://ptce.exemple.fr/pole?pole=ajonc&etape=1" in first


def test_the_notes_of_a_view_hold_what_may_be_said_of_its_figures(leaflet):
    assert "Plus de 700 personnes ont investi dans le parc A en 2013." in notes(leaflet)[1]


def test_the_page_is_wide_and_its_theme_has_the_dashboard_s_colours(leaflet):
    deck = opened(leaflet)
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    light = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]["light"]
    with zipfile.ZipFile(io.BytesIO(leaflet)) as parts:
        scheme = next(ElementTree.fromstring(parts.read("ppt/theme/theme1.xml")).iter(f"{DRAWING}clrScheme"))
    colours = {one.tag.removeprefix(DRAWING): f"#{one[0].get('val').lower()}" for one in scheme}
    assert [colours[name] for name in ("dk1", "lt1", "dk2", "lt2", "hlink")] == [
        light["textColor"],
        light["backgroundColor"],
        light["primaryColor"],
        light["secondaryBackgroundColor"],
        light["linkColor"],
    ]
    assert [colours[f"accent{n}"] for n in range(1, 7)] == light["chartCategoricalColors"][:6]


def test_every_slide_has_a_title_placeholder_the_day_of_its_data_and_its_address(show):
    slides = list(opened(show).slides)
    kinds = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
    assert all(slide.shapes.title.placeholder_format.type in kinds for slide in slides)
    feet = [
        shape.text_frame.text
        for slide in slides[1:]
        for shape in slide.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    ]
    said = (
        "Données publiées le 24 novembre 2026, version 7 · "
        "https://ptce.exemple.fr/presenter?scenario=ajonc-en-trois-etapes"
    )
    assert feet == [said] * (len(slides) - 1)


def test_bars_are_a_native_chart_a_missing_value_has_none_and_says_so(leaflet):
    (shape, chart), _line = charts(leaflet)
    assert list(chart.plots[0].categories) == ["Bretagne", "Pays de la Loire", "Corse (non communiqué)"]
    assert list(chart.plots[0].series[0].values) == [12, 7.5, None]
    assert alternative(shape) == "La Bretagne compte 12 pôles, la Corse n'a rien communiqué."
    labels = [one.text for one in chart.element.xpath(".//c:dLbl//a:t")]
    assert labels == ["12", "7,5"]


def test_lines_have_a_row_a_year_so_that_time_passes_evenly(leaflet):
    _bars, (shape, chart) = charts(leaflet)
    plot = chart.plots[0]
    assert list(plot.categories) == ["2013", "2014", "2015", "2016"]
    assert [(one.name, list(one.values)) for one in plot.series] == [
        ("Parc A", [1_800_000, None, None, None]),
        ("Trois parcs", [None, 4_000_000, None, 8_000_000]),
    ]
    assert alternative(shape) == "De 1,8 M€ en 2013 à 8 M€ en 2016."
    assert [one.text for one in chart.element.xpath(".//c:dLbl//a:t")] == [
        "≈\u202f1,8\u202fM€",
        "4\u202fM€",
        "≈\u202f8\u202fM€\u202f*",  # its year is estimated
    ]


RIVALS = Lines(
    (
        Series("parc", (Point(2013, 1_800_000, "1,8"), Point(2014, 2_300_000, "2,3"))),
        Series("autres versions publiées", (Point(2013, 1_900_000, "", said="1,9"),), joined=False),
    ),
    "euros",
)


def values_written(sentence, drawn=RIVALS):
    chart = replace(hand.OVER_TIME, drawn=drawn)
    scene = replace(hand.scene(1, charts=(chart,)), sentence=sentence)
    ((_shape, native),) = charts(show_pptx(replace(hand.SHOW, scenes=(scene,)), hand.SITE))
    labels = native.element.xpath(".//c:dLbl")
    return {one.xpath(".//a:t")[0].text: one.xpath("./c:dLblPos/@val")[0] for one in labels}


def test_another_version_is_written_where_its_year_is_spoken_of_and_on_another_side():
    assert values_written("Rien n'est dit de l'année.").keys() == {"1,8", "2,3"}
    written = values_written("En 2013, une source dit 1,8, une autre 1,9.")
    assert written.keys() == {"1,8", "2,3", "1,9"}
    assert (written["1,8"], written["1,9"]) == ("b", "t")


def test_no_value_of_crowded_points_is_written_over_another():
    crowd = Lines((Series("", tuple(Point(2000 + n, 100 + n % 2, "plus de 1 000") for n in range(20))),))
    assert len(values_written("", crowd)) < 6


def test_values_without_room_beside_their_mark_are_told_under_the_chart():
    close = tuple(Point(2013 + n, 100 + n, "plus de 1 000 personnes") for n in range(4))
    chart = replace(hand.OVER_TIME, drawn=Lines((Series("", close),)))
    scene = replace(hand.scene(1, charts=(chart, chart)), sentence="")
    made = show_pptx(replace(hand.SHOW, scenes=(scene,)), hand.SITE)
    (_shape, native), _other = charts(made)
    written = len(native.element.xpath(".//c:dLbl"))
    told = re.search(r"Sans place sur le graphique\u00a0: (.*?)\. Source", texts(made))
    assert told
    assert written + told[1].count("plus de 1 000 personnes") == 4


@pytest.mark.parametrize(
    ("values", "french"),
    [
        ((450, 2_000), "[$-40C]#,##0"),
        ((1_000_000, 8_000_000), '[$-40C]0.0,,"\u00a0M"'),
        ((0.2, 0.5), "[$-40C]#,##0.0##"),
    ],
)
def test_the_axis_has_the_separators_of_its_language(values, french):
    drawn = Lines((Series("", tuple(Point(2013 + n, one, "") for n, one in enumerate(values))),))
    assert slide_lines.number_format(drawn) == french
    with speaking("en"):
        assert slide_lines.number_format(drawn).startswith("[$-809]")


def test_a_long_source_is_written_whole_under_a_drawing_and_says_who_is_not_on_the_map():
    source = "Points au centre de la commune\u202f; " * 9 + "Licence Ouverte 2.0, généralisés."
    view = replace(hand.MAP, source=source, unplaced="26 pôles ne sont pas sur la carte.")
    scene = replace(hand.SHOW.scenes[0], figures=(hand.SAVINGS,), charts=(), map=view)
    assert f"26 pôles ne sont pas sur la carte. {source}" in texts(
        show_pptx(replace(hand.SHOW, scenes=(scene,)), hand.SITE)
    )


def test_the_source_says_how_an_estimated_year_is_marked_here():
    source = "Marque creuse\u00a0: année estimée. Source\u00a0: A."
    told = "Marque creuse ou astérisque\u00a0: année estimée. Source\u00a0: A."
    chart = replace(hand.OVER_TIME, source=source)
    assert told in texts(leaflet_pptx(replace(hand.LEAFLET, charts=(chart,)), hand.SITE))


def test_the_workbook_inside_a_chart_holds_the_same_values(leaflet):
    with zipfile.ZipFile(io.BytesIO(leaflet)) as parts:
        inside = sorted(name for name in parts.namelist() if name.endswith(".xlsx"))
        books = [openpyxl.load_workbook(io.BytesIO(parts.read(name))) for name in inside]
    assert [list(book["Sheet1"].iter_rows(values_only=True)) for book in books] == [
        [
            (None, "Pôles par région"),
            ("Bretagne", 12),
            ("Pays de la Loire", 7.5),
            ("Corse (non communiqué)", None),
        ],
        [
            (None, "Parc A", "Trois parcs"),
            ("2013", 1_800_000, None),
            ("2014", None, 4_000_000),
            ("2015", None, None),
            ("2016", None, 8_000_000),
        ],
    ]


def test_two_points_of_one_year_are_both_kept():
    twice = Lines((Series("Aides", (Point(2014, 5, "5"), Point(2014, 3, "3"), Point(2016, 1, "1"))),))
    chart = replace(hand.OVER_TIME, drawn=twice)
    ((_shape, native),) = charts(leaflet_pptx(replace(hand.LEAFLET, charts=(chart,)), hand.SITE))
    assert [list(one.values) for one in native.plots[0].series] == [[5, None, 1], [3, None, None]]


def test_many_bars_go_on_several_slides_on_one_scale():
    bars = Bars(tuple(Bar(f"Secteur {n}", 40 - n, str(40 - n)) for n in range(20)))
    chart = replace(hand.BY_REGION, drawn=bars)
    made = leaflet_pptx(replace(hand.LEAFLET, charts=(chart,)), hand.SITE)
    assert [title for title in titles(made) if "région" in title] == [
        "Pôles par région (1/2)",
        "Pôles par région (2/2)",
    ]
    assert [len(list(native.plots[0].categories)) for _shape, native in charts(made)] == [10, 10]
    assert len({round(native.value_axis.maximum_scale) for _shape, native in charts(made)}) == 1


def test_the_map_is_a_picture_read_aloud_by_its_sentence_and_the_address_a_qr_code(show):
    pictures = [
        alternative(shape)
        for slide in opened(show).slides
        for shape in slide.shapes
        if shape.shape_type is not None and shape.shape_type.name == "PICTURE"
    ]
    assert pictures == [
        "Le pôle Ajonc est à Béganne, dans le Morbihan.",
        "QR code\u00a0: https://ptce.exemple.fr/presenter?scenario=ajonc-en-trois-etapes",
    ]


def test_a_source_is_a_link_only_where_it_has_an_address(leaflet):
    last = opened(leaflet).slides[8]
    links = {
        run.text: run.hyperlink.address
        for shape in last.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert links["Rapport A"] == "https://exemple.fr/rapport"
    assert links["Article B, sans adresse"] is None


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_every_run_says_its_language(language, locale):
    stamp = replace(hand.STAMP, language=language)
    made = show_pptx(replace(hand.SHOW, stamp=stamp), hand.SITE)
    spoken = set()
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/charts/chart")):
                runs = ElementTree.fromstring(parts.read(name)).iter(f"{DRAWING}r")
                spoken |= {run.find(f"{DRAWING}rPr").get("lang") for run in runs}
    assert spoken == {locale}
    assert ("Data published on November 24, 2026, version 7" in texts(made)) == (language == "en")


def test_an_english_definition_has_an_english_colon(leaflet):
    english = replace(hand.LEAFLET, stamp=replace(hand.LEAFLET.stamp, language="en"))
    label = hand.DEFINITIONS[0].label
    assert f"{label}\u00a0: Sommes" in texts(leaflet)
    assert f"{label}: Sommes" in texts(leaflet_pptx(english, hand.SITE))


def test_the_same_view_gives_the_same_bytes_here_and_in_another_process(leaflet):
    assert leaflet_pptx(hand.LEAFLET, hand.SITE) == leaflet
    code = (
        "import hashlib; from tests import leave_behinds as hand;"
        "from ptce_data.exports.slides_pptx import leaflet_pptx;"
        "print(hashlib.sha256(leaflet_pptx(hand.LEAFLET, hand.SITE)).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert other.stdout.strip() == hashlib.sha256(leaflet).hexdigest()


def test_hostile_texts_stay_texts_and_no_workbook_runs_them():
    made = show_pptx(hand.hostile_show(hand.FORMULA), hand.SITE)
    assert hand.FORMULA in texts(made)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        links = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
        inside = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    assert not any("exemple.fr/?" in text for text in links)
    cells = [
        cell for book in inside for row in openpyxl.load_workbook(io.BytesIO(book))["Sheet1"] for cell in row
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert hand.FORMULA in {cell.value for cell in cells}
    assert opened(show_pptx(hand.hostile_show("a\x0b\x00\ufffe\ud800\u202eb"), hand.SITE))


def test_a_long_text_is_written_smaller_then_cut_and_a_short_one_large():
    room = (873.6, 72.0)
    sizes = (32, 28, 20)
    assert slide_text.fitted("Un titre", room, sizes).size == 32
    assert slide_text.fitted("Un titre assez long pour deux lignes " * 2, room, sizes) == slide_text.Fitted(
        "Un titre assez long pour deux lignes " * 2, 28, 2
    )
    cut = slide_text.fitted("mot " * 200, room, sizes)
    assert (cut.size, cut.lines, cut.text[-2:]) == (20, 3, "\u00a0…")


def test_a_table_longer_than_the_slide_says_how_many_rows_are_left():
    rows = tuple((f"Pôle {n}", n, "") for n in range(40))
    made = leaflet_pptx(replace(hand.LEAFLET, tables=(replace(hand.POLES, rows=rows),)), hand.SITE)
    table = next(
        shape.table
        for slide in opened(made).slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False)
    )
    left = 40 - (len(table.rows) - 1)
    assert f"{left} lignes de plus dans le classeur et sur la page." in texts(made)


@pytest.mark.skipif(not office.opens_slides(), reason=office.NONE_FOUND)
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here")
def test_libreoffice_opens_the_slides_without_a_warning_and_prints_their_figures(leaflet, tmp_path):
    pdf, said = office.converted(leaflet, tmp_path, "pptx", "pdf")
    assert said == []
    (tmp_path / "slides.pdf").write_bytes(pdf)
    printed = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "slides.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    words = " ".join(printed.split())
    figures = ("1,8", "plus de 700", "non communiqué", "7,5", "Épargne locale au fil des ans", "Rapport A")
    assert [figure for figure in figures if figure not in words] == []
