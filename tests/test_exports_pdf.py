"""Leaflets and shows as PDF: what they say, how they are tagged, the same bytes each time, nothing hidden."""

import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from ptce_data.charts import Bar, Bars
from ptce_data.exports import address, sheet_pdf
from ptce_data.exports.sheet_pdf import leaflet_pdf, show_pdf
from ptce_data.exports.sheet_tables import printed
from ptce_data.leaflet import Definition, KeyFigure, Leaflet, Sayable, Source
from ptce_data.tables import Column, Table
from tests import pdf_reading
from tests.drawings import BARS, BEGANNE, FIGURES, LEAFLET, LINES, MAP, SHOW, TABLE
from tests.pdf_reading import needs_poppler

SITE = "https://ptce.example.org"
CONFIDENTIAL = "QUATRE-VINGT-SEPT-MILLE-CONFIDENTIELS"
HOSTILE = '#read("/etc/passwd") $x^2$ *gras* @fin <etiquette> \\u{41} `code` // = Titre #{1+1}'

IN_A_NEW_PROCESS = """
import hashlib, json
from ptce_data.exports.sheet_pdf import leaflet_pdf, show_pdf
from tests.drawings import LEAFLET, SHOW
made = [leaflet_pdf(LEAFLET, "https://ptce.example.org"), show_pdf(SHOW, "https://ptce.example.org")]
print(json.dumps([hashlib.sha256(one).hexdigest() for one in made]))
"""

FILES: dict[str, Callable[[], bytes]] = {
    "leaflet": lambda: leaflet_pdf(LEAFLET, SITE),
    "show": lambda: show_pdf(SHOW, SITE),
    "show with notes": lambda: show_pdf(SHOW, SITE, notes=True),
    "English leaflet": lambda: leaflet_pdf(_english(LEAFLET), SITE),
    "bare leaflet": lambda: leaflet_pdf(_bare(LEAFLET), SITE),
}


def _english(leaflet: Leaflet) -> Leaflet:
    return replace(leaflet, stamp=replace(leaflet.stamp, language="en"))


def _bare(leaflet: Leaflet) -> Leaflet:
    """A pole of which nothing is known but its name."""
    bare = replace(leaflet, figures=(), paragraphs=(), subtitle="", charts=(), map=None)
    return replace(bare, tables=(), sources=(), definitions=())


@needs_poppler
def test_the_figures_are_found_with_their_values_and_their_years() -> None:
    read = pdf_reading.text(leaflet_pdf(LEAFLET, SITE))
    for found in (
        "Éoliennes en Pays de Vilaine",
        "Béganne (Morbihan, Bretagne)",
        "Épargne locale investie",
        "≈ 1,8 M€",  # pdftotext writes every space as a plain one
        "2014, chiffre du pôle",
        "plus de 700",
        "non communiqué",
        "Le site du pôle écrit aussi 2,6 M€.",
        "Ce que je peux dire",
        "L’argent que des habitants ont placé.",
        "Données publiées le 24 novembre 2026, version 3",
        "1/1",
        f"{SITE}/pole?pole=eoliennes&annee=2014",
    ):
        assert found in read, found


@needs_poppler
def test_a_leaflet_speaks_the_language_of_its_stamp() -> None:
    read = pdf_reading.text(leaflet_pdf(_english(LEAFLET), SITE))
    assert "Key figures" in read
    assert "Data published on November 24, 2026, version 3" in read
    assert "Chiffres clés" not in read


@needs_poppler
def test_a_show_has_its_steps_and_keeps_its_notes_to_the_presenter() -> None:
    read = pdf_reading.text(show_pdf(SHOW, SITE))
    for found in ("Béganne en trois étapes", "3 étapes, environ 3 minutes", "Étape 2 sur 3", "Une courbe"):
        assert found in read, found
    assert "Montrer 2014" not in read
    assert "Montrer 2014" in pdf_reading.text(show_pdf(SHOW, SITE, notes=True))


def test_notes_not_asked_for_are_not_in_the_bytes() -> None:
    assert b"Montrer" not in pdf_reading.uncompressed(show_pdf(SHOW, SITE))


@pytest.mark.parametrize("name", FILES)
def test_nothing_in_a_file_is_against_pdf_ua(name: str) -> None:
    assert pdf_reading.faults(FILES[name]()) == []


def test_the_checks_see_a_file_that_is_not_tagged() -> None:
    with pikepdf.open(io.BytesIO(leaflet_pdf(LEAFLET, SITE))) as pdf:
        del pdf.Root.MarkInfo
        del pdf.Root.Lang
        figure = next(tag for tag in pdf_reading.tags(pdf) if tag.name == "/Figure")
        del figure.element["/Alt"]
        spoilt = io.BytesIO()
        pdf.save(spoilt)
    assert pdf_reading.faults(spoilt.getvalue()) == [
        "it is not marked as tagged",
        "its language is not told",
        "/Figure without an alternative text",
    ]


def test_narrow_no_break_spaces_are_kept() -> None:
    with pikepdf.open(io.BytesIO(leaflet_pdf(LEAFLET, SITE))) as pdf:
        found = pdf_reading.signs(pdf)
    assert {"\u202f", "≈", "’", "€", "É"} <= found


def test_every_drawing_is_told_in_words() -> None:
    with pikepdf.open(io.BytesIO(leaflet_pdf(LEAFLET, SITE))) as pdf:
        told = [tag.alt for tag in pdf_reading.tags(pdf) if tag.name == "/Figure"]
    assert told == [
        f"QR code\u00a0: {SITE}/pole?pole=eoliennes&annee=2014",
        LINES.sentence,
        BARS.sentence,
        MAP.sentence,
    ]


def test_a_table_has_its_headings_and_the_language_is_told() -> None:
    with pikepdf.open(io.BytesIO(leaflet_pdf(LEAFLET, SITE))) as pdf:
        names = [tag.name for tag in pdf_reading.tags(pdf)]
        assert str(pdf.Root.Lang) == "fr-FR"
    assert names.count("/TH") == 2
    assert names.count("/TD") == 2


def test_a_show_has_one_heading_a_step() -> None:
    with pikepdf.open(io.BytesIO(show_pdf(SHOW, SITE))) as pdf:
        assert pdf_reading.headings(pdf) == [1, 2, 2, 2, 2, 2]
        assert len(pdf.pages) == 5


def test_the_same_data_gives_the_same_bytes_again_and_in_a_new_process() -> None:
    first = [hashlib.sha256(made()).hexdigest() for made in (FILES["leaflet"], FILES["show"])]
    assert [hashlib.sha256(made()).hexdigest() for made in (FILES["leaflet"], FILES["show"])] == first
    again = subprocess.run([sys.executable, "-c", IN_A_NEW_PROCESS], capture_output=True, check=True)
    assert json.loads(again.stdout) == first


def test_the_date_of_the_file_is_that_of_the_data() -> None:
    with pikepdf.open(io.BytesIO(leaflet_pdf(LEAFLET, SITE))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261124000000Z"


@needs_poppler
@pytest.mark.parametrize("name", ["leaflet", "show"])
def test_the_qr_code_says_the_exact_address(name: str, tmp_path: Path) -> None:
    first, *_others = pdf_reading.pages(FILES[name](), tmp_path, dpi=150)
    expected = {"leaflet": f"{SITE}{LEAFLET.path}", "show": f"{SITE}/presenter?scenario=beganne"}
    assert pdf_reading.qr_codes(first) == [expected[name]]


@needs_poppler
def test_the_qr_code_survives_a_black_and_white_printer(tmp_path: Path) -> None:
    (page,) = pdf_reading.pages(FILES["leaflet"](), tmp_path, dpi=150)
    black_and_white = page.convert("L").point(lambda level: 255 * (level > 127))
    assert pdf_reading.qr_codes(black_and_white.convert("RGB")) == [f"{SITE}{LEAFLET.path}"]


@needs_poppler
def test_texts_and_marks_can_be_read_in_grey(tmp_path: Path) -> None:
    """The page in grey keeps its darkest ink, and each of its five greys or more."""
    (page,) = pdf_reading.pages(FILES["leaflet"](), tmp_path)
    greys = page.convert("L").histogram()
    assert sum(greys[:70]) > 5_000
    assert sum(1 for count in greys if count > 200) > 20


@needs_poppler
def test_hostile_text_stays_text() -> None:
    read = " ".join(pdf_reading.text(leaflet_pdf(_hostile(), SITE), layout=False).split())
    assert 'read("/etc/passwd")' in read
    assert "root:" not in read
    assert "#{1+1}" in read


def test_hostile_text_breaks_no_tag_and_makes_no_link() -> None:
    content = leaflet_pdf(_hostile(), SITE)
    assert pdf_reading.faults(content) == []
    assert pdf_reading.links(content) == [f"{SITE}{LEAFLET.path}"]


def _hostile() -> Leaflet:
    said = Sayable(HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)")
    return replace(
        LEAFLET,
        title=HOSTILE,
        subtitle=HOSTILE + "\u0000\u202e",
        figures=(KeyFigure("x", HOSTILE, HOSTILE, HOSTILE, said),),
        paragraphs=(HOSTILE,),
        charts=(replace(BARS, title=HOSTILE, sentence=HOSTILE, drawn=Bars((Bar(HOSTILE, 1, HOSTILE),))),),
        map=replace(MAP, title=HOSTILE, points=(replace(BEGANNE, name=HOSTILE),)),
        tables=(replace(TABLE, title=HOSTILE, columns=TABLE.columns, rows=((HOSTILE, 1.0),)),),
        sources=(Source(HOSTILE, "file:///etc/passwd"), Source(HOSTILE, "javascript:alert(1)")),
        definitions=(Definition(HOSTILE, HOSTILE),),
    )


def test_links_are_followed_only_where_they_are_addresses_of_the_web() -> None:
    assert pdf_reading.links(leaflet_pdf(LEAFLET, SITE)) == [
        f"{SITE}/pole?pole=eoliennes&annee=2014",
        "https://www.eolien-citoyen.example/",
        "https://www.eolien-citoyen.example/chiffres?a=1&b=2",
    ]


def test_what_is_behind_a_map_or_a_chart_is_not_in_the_file() -> None:
    """The tables of drawings stay on the dashboard: what is not shown is not in the bytes."""
    hidden = replace(TABLE, title=CONFIDENTIAL, rows=((CONFIDENTIAL, 1.0),))
    leaflet = replace(
        LEAFLET,
        charts=(replace(LINES, table=hidden),),
        map=replace(MAP, table=hidden, points=(replace(BEGANNE, text=CONFIDENTIAL),)),
    )
    assert CONFIDENTIAL.encode() not in pdf_reading.uncompressed(leaflet_pdf(leaflet, SITE))


def test_the_templates_read_nothing_and_call_for_nothing() -> None:
    for template in sheet_pdf.TEMPLATES.glob("*.typ"):
        written = template.read_text(encoding="utf-8")
        assert re.findall(r'#import "([^"]+)"', written) in ([], ["parts.typ"])
        assert not re.search(r"\b(read|eval|plugin|csv|toml|yaml|xml|cbor)\(|@preview|#include", written)


def test_a_list_of_poles_goes_on_over_pages_with_its_headings_on_each() -> None:
    listed = replace(LEAFLET, view="poles", tables=(_rows(120),))
    content = leaflet_pdf(listed, SITE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 3
        assert [tag.name for tag in pdf_reading.tags(pdf)].count("/TH") == 2
    assert pdf_reading.faults(content) == []


@needs_poppler
def test_other_tables_are_cut_short_or_said_to_be_elsewhere() -> None:
    cut, long = (replace(LEAFLET, tables=(_rows(n),)) for n in (14, 40))
    assert "4 autres lignes sont dans le classeur Excel." in pdf_reading.text(leaflet_pdf(cut, SITE))
    elsewhere = "Le tableau « Épargne » (40 lignes) se trouve sur la page et dans le classeur Excel."
    assert elsewhere in pdf_reading.text(leaflet_pdf(long, SITE))


def _rows(n: int) -> Table:
    return replace(TABLE, rows=tuple((2000 + i, float(i)) for i in range(n)))


def test_an_address_is_the_link_of_the_words_before_it() -> None:
    columns = (Column("Source"), Column("Adresse", "link"))
    rows = (("Un journal", "https://journal.example/1"), ("Un autre", "javascript:alert(1)"), ("Rien", None))
    made = printed(Table("Sources", columns, rows))
    assert made["headings"] == ["Source"]
    assert made["rows"] == [
        [{"text": "Un journal", "url": "https://journal.example/1"}],
        [{"text": "Un autre", "url": ""}],
        [{"text": "Rien", "url": ""}],
    ]


def test_columns_that_do_not_fit_a_page_are_said_to_be_elsewhere() -> None:
    columns = tuple(Column(f"Colonne {i}") for i in range(9))
    made = printed(Table("Large", columns, (tuple("mot " * 12 for _ in range(9)),)))
    assert len(made["headings"]) == 5
    assert made["notes"] == ["Les autres colonnes sont dans le classeur Excel."]


def test_a_column_of_long_texts_takes_the_room_of_the_others() -> None:
    columns = (Column("Année"), Column("Note"))
    made = printed(Table("Notes", columns, (("2014", "mot " * 40), ("2015", "mot"))))
    assert made["widths"] == [7, 60]  # « Année » is in bold


def test_a_leaflet_without_a_map_or_a_chart_is_one_page() -> None:
    for leaflet in (_bare(LEAFLET), replace(LEAFLET, charts=(), map=None)):
        with pikepdf.open(io.BytesIO(leaflet_pdf(leaflet, SITE))) as pdf:
            assert len(pdf.pages) == 1


def test_a_figure_that_is_said_twice_is_written_once() -> None:
    twice = replace(LEAFLET, figures=(FIGURES[0], FIGURES[0]))
    assert len(sheet_pdf.sayable(twice.figures)) == 1


def test_a_map_says_under_it_which_poles_it_does_not_show() -> None:
    view = replace(MAP, unplaced="26 pôles ne sont pas sur la carte.", source="Source : A.")
    assert (
        sheet_pdf.drawing(view, sheet_pdf.HALF)["source"] == "26 pôles ne sont pas sur la carte. Source : A."
    )


def _page_count(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def test_a_short_comparison_leaves_no_page_to_a_table_that_its_chart_repeats() -> None:
    rows = tuple((2000 + n, n) for n in range(10))
    tables = (replace(TABLE, rows=rows), replace(TABLE, rows=rows))
    long = replace(LEAFLET, view="pole", tables=tables)
    assert _page_count(leaflet_pdf(long, SITE)) == 2
    assert _page_count(leaflet_pdf(replace(long, view="compare"), SITE)) == 1
    # Of several indicators, the table brings them together.
    several = replace(long, view="compare", charts=(*LEAFLET.charts, BARS))
    assert _page_count(leaflet_pdf(several, SITE)) == 2


def test_an_address_is_written_to_be_read() -> None:
    long = "https://exemple.fr/comparer?poles=%C3%89oliennes%20en%20Pays&poles=A%26B&lang=en"
    assert address.readable(long) == "https://exemple.fr/comparer?poles=Éoliennes en Pays&poles=A%26B&lang=en"


def test_the_key_of_a_map_tells_its_colours_and_its_sizes() -> None:
    small = replace(BEGANNE, value=None, family="Culture", colour="#aa4499", highlighted=False)
    large = replace(BEGANNE, value=52, family="Énergie", colour="#117733", highlighted=False)
    view = replace(MAP, points=(large, small), measures="Structures membres", unit="structures")
    key = sheet_pdf.drawing(view, sheet_pdf.FULL)["key"]
    assert key["colours"] == [
        {"colour": "#117733", "label": "Énergie"},
        {"colour": "#aa4499", "label": "Culture"},
    ]
    assert [one["label"].replace("\u00a0", " ") for one in key["sizes"]] == [
        "52 structures",
        "13 structures",
        "3 structures",
    ]
    # A quarter of the value, a quarter of the surface: half of the radius.
    assert key["sizes"][0]["radius"] == pytest.approx(2 * key["sizes"][1]["radius"])
    assert key["hollow"] is True
    assert sheet_pdf.drawing(replace(view, measures=""), sheet_pdf.FULL)["key"]["sizes"] == []


def test_a_year_nobody_knows_is_said_so_and_stays_on_one_line() -> None:
    made = printed(Table("Pôles", (Column("Pôle"), Column("Création", "year")), (("Ajonc", None),)))
    assert made["rows"][0][1]["text"] == "non connue"
    assert made["widths"][1] == 12
