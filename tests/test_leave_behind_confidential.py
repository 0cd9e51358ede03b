"""A confidential figure is in nothing one takes away: files, pictures, sentences, citation, plan B."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from pages._ui import leave_behind
from ptce_data import database
from ptce_data.exports import pictures
from ptce_data.exports.leaflet_xlsx import leaflet_xlsx, show_xlsx
from ptce_data.exports.sheet_pdf import leaflet_pdf
from ptce_data.exports.slides_pptx import leaflet_pptx
from ptce_data.leaflet import Leaflet
from ptce_data.leaflets import views
from ptce_data.preflight import plan_b
from ptce_data.scenarios import library
from ptce_data.sentences.citation import citation
from tests import pdf_reading, worlds

SITE = "https://ptce.exemple.fr"
MARKED = worlds.claim(
    "bruyere",
    "jobs_created",
    2023,
    8_642_753,
    perimeter="site Zzmarque",
    note="Zzmarque",
    visibility="confidential",
    source=worlds.ledger.Source("Zzmarque", "https://zzmarque.exemple.fr"),
)
MARKS = ("zzmarque", "8642753", "8 642 753", "8,642,753", "8,6 million", "8.6 million")
VIEWS = (
    "/",
    "/?region=Bretagne",
    "/carte?indicateur=Emplois créés",
    "/poles",
    "/pole?pole=bruyere",
    "/comparer?poles=Pôle Ajonc&poles=Pôle Bruyère",
    "/territoire?lieu=Finistère (29)",
)
STORIES = ("pole:bruyere", "territoire:departement:29", "comparaison:ajonc,bruyere")


@pytest.fixture(scope="module")
def cursor(tmp_path_factory):
    """The small world with one more confidential claim, marked in all that it says."""
    file = worlds.small(tmp_path_factory.mktemp("marked"))
    with database.writing(file) as connection, database.transaction(connection):
        worlds.ledger.open_batch(connection, worlds.batch(4, "marque.xlsx"))
        worlds.ledger.append(connection, 4, [MARKED])
        worlds.ledger.derive(connection)
    with database.Reader(file).cursor() as cursor:
        yield cursor


def read(content: bytes) -> str:
    """All that a file says, unzipped and uncompressed, in small letters and with plain spaces."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts = [read(archive.read(name)) for name in archive.namelist()]
        return " ".join(texts)
    if content.startswith(b"%PDF"):
        said = pdf_reading.text(content) + pdf_reading.uncompressed(content).decode("latin-1")
    else:
        said = content.decode("utf-8", errors="replace")
    return said.lower().replace("\u202f", " ").replace("\u00a0", " ")


def taken(leaflet: Leaflet) -> Iterator[bytes]:
    yield leaflet_pdf(leaflet, SITE)
    yield leaflet_pptx(leaflet, SITE)
    yield leaflet_xlsx(leaflet, SITE)
    yield from (pictures.chart_svg(chart).encode() for chart in leaflet.charts)
    if leaflet.map:
        yield pictures.map_svg(leaflet.map).encode()
    yield from (leave_behind.sayable_text(figure.sayable).encode() for figure in leaflet.figures)
    yield citation(leaflet, SITE).encode()


@pdf_reading.needs_poppler
@pytest.mark.parametrize("path", VIEWS)
def test_nothing_taken_from_a_view_says_it(cursor, path):
    for content in taken(views.of_address(cursor, path)):
        said = read(content)
        assert [mark for mark in MARKS if mark in said] == []


@pdf_reading.needs_poppler
@pytest.mark.parametrize("name", STORIES)
def test_no_file_of_a_scenario_says_it(cursor, name):
    show = library.find(cursor, name)
    written = [plan_b.content(show, SITE, form) for form in plan_b.FORMATS]
    for content in (*written, show_xlsx(show, SITE)):
        said = read(content)
        assert [mark for mark in MARKS if mark in said] == []


@pdf_reading.needs_poppler
def test_the_search_sees_what_the_files_do_say(cursor):
    leaflet = views.of_address(cursor, "/pole?pole=bruyere")
    for write in (leaflet_pdf, leaflet_pptx, leaflet_xlsx):
        assert "100 000" in read(write(leaflet, SITE))
