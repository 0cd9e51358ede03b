"""Sheets of any text at all: a sign the typeface has not is replaced, left out, and never breaks a file."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data.charts import Bar, Bars, Lines, Point, Series
from ptce_data.exports import sheet_letters
from ptce_data.exports.sheet_letters import writable
from ptce_data.exports.sheet_pdf import leaflet_pdf, show_pdf
from ptce_data.leaflet import Definition, KeyFigure, Leaflet, Sayable, Show, Source
from ptce_data.tables import Column, Table
from tests import pdf_reading
from tests.drawings import BARS, BEGANNE, LEAFLET, LINES, MAP, SHOW
from tests.pdf_reading import needs_poppler

SITE = "https://ptce.example.org"
TOLD = "□ : un signe que la police de caractères de cette fiche n'a pas."
STRANGE = "✅ 🌱 中 ع א ☎ ① ₿ \ufffd हिन्दी ไทย 1️⃣ 👩‍🌾 \ue000 \u0000 \ud800 a\u0489 ＜b＞ ﷺ \u2028 \U0010ffff"
ANY_TEXT = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from("\x00\ud800\u202eעא\u0301\u20e3\ufe0f✅①中<&'\"")),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bilan 2024 ✅", "Bilan 2024"),
        ("Pôle des Semeurs 🌱", "Pôle des Semeurs"),
        ("Un 👩‍🌾 deux", "Un deux"),
        ("1️⃣ étape ①", "1 étape 1"),
        ("e\u0301toile", "étoile"),
        ("Ａ\u00a0½ ≈ 1,8\u202fM€", "A\u00a0½ ≈ 1,8\u202fM€"),
        ("中文 (Chine)", "□□ (Chine)"),
        ("10 ₿", "10 □"),
        ("✅", "□"),
        ("\ud800\u0000", ""),
        ("", ""),
    ],
)
def test_a_text_keeps_what_the_typeface_can_write(text: str, written: str) -> None:
    assert writable(text) == written


@given(ANY_TEXT)
def test_only_signs_of_the_four_fonts_are_left(text: str) -> None:
    assert {ord(sign) for sign in writable(text)} <= sheet_letters.covered()
    assert writable(writable(text)) == writable(text)


def test_the_signs_of_a_font_are_those_of_its_table() -> None:
    found = [sheet_letters.signs_of(path) for path in sorted(sheet_letters.FONTS_FOLDER.glob("*.otf"))]
    assert [{"é", "\u202f", "≈", "□"} <= set(map(chr, one)) for one in found] == [True] * 4
    assert [ord("中") in one for one in found] == [False] * 4


def _leaflet_of(text: str) -> Leaflet:
    """Every text of it is this one."""
    said = Sayable(text, text, text, "https://exemple.fr/é?a=中")
    bars = replace(BARS, title=text, sentence=text, source=text, drawn=Bars((Bar(text, 1, text),)))
    series = (Series(text, (Point(2014, 1, text),)), Series(text, (Point(2014, 1, text),)))
    lines = replace(LINES, title=text, sentence=text, source=text, drawn=Lines(series, text))
    return replace(
        LEAFLET,
        title=text,
        subtitle=text,
        figures=(KeyFigure("x", text, text, text, said),),
        paragraphs=(text,),
        charts=(bars, lines),
        map=replace(MAP, title=text, sentence=text, points=(replace(BEGANNE, name=text, text=text),)),
        tables=(Table(text, (Column(text), Column(text, "number", text)), ((text, 1.0),), (text,)),),
        sources=(Source(text, ""), Source(text, "https://exemple.fr/中")),
        definitions=(Definition(text, text),),
    )


def _show_of(text: str) -> Show:
    told = _leaflet_of(text)
    scenes = [
        replace(SHOW.scenes[0], title=text, sentence=text, notes=text, figures=told.figures),
        replace(SHOW.scenes[1], title=text, sentence=text, notes=text, charts=told.charts),
        replace(SHOW.scenes[2], title=text, sentence=text, notes=text, map=told.map),
    ]
    return replace(SHOW, title=text, scenes=tuple(scenes), sources=told.sources, definitions=told.definitions)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(ANY_TEXT)
def test_any_text_at_all_gives_a_file_that_pdf_ua_accepts(text: str) -> None:
    assert pdf_reading.faults(leaflet_pdf(_leaflet_of(text), SITE)) == []
    assert pdf_reading.faults(show_pdf(_show_of(text), SITE, notes=True)) == []


@pytest.mark.parametrize("text", [*STRANGE.split(" "), STRANGE, "", " ", "\u00ad", "\u0301", "(א≤ב)"])
def test_a_strange_sign_anywhere_gives_a_file_that_pdf_ua_accepts(text: str) -> None:
    assert pdf_reading.faults(leaflet_pdf(_leaflet_of(text), SITE)) == []
    assert pdf_reading.faults(show_pdf(_show_of(text), SITE, notes=True)) == []


def test_an_address_with_any_letter_still_leads_there() -> None:
    leaflet = replace(LEAFLET, path="/poles?recherche=中文", sources=(Source("x", "https://exemple.fr/中"),))
    content = leaflet_pdf(leaflet, SITE)
    assert pdf_reading.faults(content) == []
    assert f"{SITE}/poles?recherche=%E4%B8%AD%E6%96%87" in pdf_reading.links(content)


@needs_poppler
def test_a_replaced_letter_is_told_and_an_emoji_left_out_is_not() -> None:
    chinese, emoji = (replace(LEAFLET, title=f"Bilan {sign}") for sign in ("中", "✅"))
    assert TOLD in pdf_reading.text(leaflet_pdf(chinese, SITE))
    assert TOLD not in pdf_reading.text(leaflet_pdf(emoji, SITE))
    assert TOLD in pdf_reading.text(show_pdf(replace(SHOW, title="中"), SITE))


def test_the_title_of_the_file_is_never_empty() -> None:
    for title, told in (("✅", "□"), ("", "Les PTCE en chiffres"), ("Bilan ✅", "Bilan")):
        with pikepdf.open(io.BytesIO(leaflet_pdf(replace(LEAFLET, title=title), SITE))) as pdf:
            assert str(pdf.docinfo["/Title"]) == told
