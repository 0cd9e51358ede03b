"""Confidential and withdrawn figures are in no file to take away, wherever one looks in its bytes."""

import io
import re
import zipfile

import openpyxl
import pytest
from defusedxml import ElementTree

from ptce_data import database
from ptce_data.exports.leaflet_xlsx import leaflet_xlsx, show_xlsx
from ptce_data.exports.slides_pptx import leaflet_pptx, show_pptx
from ptce_data.exports.stage_html import show_html
from ptce_data.leaflets import views
from ptce_data.scenarios import library

SITE = "https://ptce.exemple.fr"
ADDRESSES = ("/", "/carte", "/poles", "/pole?pole=ajonc", "/pole?pole=bruyere", "/pole?pole=chene")
SHOWS = ("pole:bruyere", "pole:chene", "territoire:region:53")
# The small world's figures that nobody may see, in digits and as French and English write them.
NUMBERS = re.compile(r"(?<![\d.,\-])(?:999|777|123[\u202f\u00a0 ,]?456)(?![\d.,])")
SECRET = b"secret"


@pytest.fixture(scope="module")
def cursor(small_world):
    with database.Reader(small_world).cursor() as cursor:
        yield cursor


def parts(content):
    """The file, or each file inside it and inside those."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [part for name in archive.namelist() for part in parts(archive.read(name))]


def slide_texts(content):
    """Every text and every value of slides, notes and charts."""
    tags = {"t", "v"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        roots = [ElementTree.fromstring(archive.read(name)) for name in names]
    return [one.text or "" for root in roots for one in root.iter() if one.tag.split("}")[-1] in tags]


def cells(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]


def hidden(content):
    return not any(SECRET in part.lower() for part in parts(content))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_s_files_hold_no_confidential_figure(cursor, address):
    leaflet = views.of_address(cursor, address)
    slides, book = leaflet_pptx(leaflet, SITE), leaflet_xlsx(leaflet, SITE)
    assert [text for text in (*slide_texts(slides), *cells(book)) if NUMBERS.search(text)] == []
    assert hidden(slides)
    assert hidden(book)


@pytest.mark.parametrize("name", SHOWS)
def test_a_scenario_s_files_hold_no_confidential_figure(cursor, name):
    show = library.find(cursor, name)
    slides, book, page = show_pptx(show, SITE), show_xlsx(show, SITE), show_html(show, SITE, notes=True)
    said = page.decode().split("<script")[0].split("</style>")[1]
    assert [text for text in (*slide_texts(slides), *cells(book)) if NUMBERS.search(text)] == []
    assert NUMBERS.findall(said) == []
    values = re.findall(r'"(?:value|text|tip)":"?([^",}]*)', page.decode())
    assert [value for value in values if NUMBERS.search(value)] == []
    assert hidden(slides)
    assert hidden(book)
    assert SECRET not in said.lower().encode()


def test_the_search_sees_them_where_they_are():
    assert [bool(NUMBERS.search(text)) for text in ("999", "123\u202f456 €", "777 emplois")] == [True] * 3
    assert not NUMBERS.search("1 999,5")
