"""PDFs of the real network and of the countable one: every view compiles, nothing confidential is in them."""

import io

import pikepdf
import pytest

from ptce_data.exports.sheet_pdf import leaflet_pdf, show_pdf
from ptce_data.leaflets import views
from ptce_data.scenarios import library
from tests import pdf_reading
from tests.pdf_reading import needs_poppler

SITE = "https://ptce.example.org"
BEGANNE = "/pole?pole=eoliennes-pays-de-vilaine"
VIEWS = ("/", "/?lang=en", "/carte", "/poles", "/comparer", "/territoire?region=Bretagne", BEGANNE)
SECRETS = ("123 456", "123456", "secret", "999")


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("path", VIEWS)
def test_a_real_view_is_two_pages_at_most_and_nothing_is_against_pdf_ua(real_cursor, path):
    content = leaflet_pdf(views.of_address(real_cursor, path), SITE)
    assert pdf_reading.faults(content) == []
    assert pages(content) <= 2


def test_every_tenth_pole_compiles(real_cursor):
    poles = [pole for (pole,) in real_cursor.execute("SELECT pole_id FROM pole ORDER BY pole_id").fetchall()]
    for pole in poles[::10]:
        content = leaflet_pdf(views.of_address(real_cursor, f"/pole?pole={pole}"), SITE)
        assert pdf_reading.faults(content) == [], pole
        assert pages(content) <= 3, pole


@needs_poppler
def test_the_figures_of_beganne_are_found(real_cursor):
    read = pdf_reading.text(leaflet_pdf(views.of_address(real_cursor, f"{BEGANNE}&annee=2014"), SITE))
    for found in ("Épargne locale mobilisée", "≈ 2,3 M€", "≈ 1 000 personnes", "2014 · parc de Béganne"):
        assert found in read, found


@needs_poppler
@pytest.mark.parametrize("name", ["beganne-en-huit-etapes", "les-ptce-en-cinq-minutes"])
def test_a_shipped_scenario_is_a_page_a_step_between_its_cover_and_its_sources(real_cursor, name):
    show = library.find(real_cursor, name)
    content = show_pdf(show, SITE)
    assert pdf_reading.faults(content) == []
    assert pages(content) == len(show.scenes) + 2
    assert f"Étape {len(show.scenes)} sur {len(show.scenes)}" in pdf_reading.text(content)


@needs_poppler
@pytest.mark.parametrize("path", ["/", "/carte", "/poles", "/pole?pole=chene", "/pole?pole=bruyere"])
def test_no_confidential_figure_is_in_the_bytes_of_a_pdf(small_cursor, path):
    content = leaflet_pdf(views.of_address(small_cursor, path), SITE)
    read, inside = pdf_reading.text(content), pdf_reading.uncompressed(content)
    for secret in SECRETS:
        assert secret not in read, secret
    assert b"secret" not in inside
