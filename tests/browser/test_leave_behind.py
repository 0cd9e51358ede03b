"""« Emporter cette page » and « Prêt pour la scène » in a real browser: real files, opened again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import Visits
from tests.browser.driving import PHONE, settled
from tests.browser.test_every_page import overflowing, violations
from tests.browser.test_journey_import import pick

BEGANNE = "/pole?pole=eoliennes-pays-de-vilaine"
PNG = b"\x89PNG\r\n\x1a\n"
PATIENT = 60_000
VIEWS = [
    (BEGANNE, "eoliennes-pays-de-vilaine-2026-11-24", "Éoliennes en Pays de Vilaine"),
    ("/territoire?lieu=Bretagne (région)", "territoire-bretagne-2026-11-24", "Bretagne"),
    (
        "/comparer?poles=Domb'Innov&poles=Paris Mix",
        "comparaison-domb-innov-paris-mix-2026-11-24",
        "Paris Mix",
    ),
    (
        "/?region=Bretagne&annee=2014",
        "vue-d-ensemble-bretagne-situation-a-fin-2014-2026-11-24",
        "Les PTCE, vue d'ensemble",
    ),
]


def unfolded(page: Page) -> Page:
    page.locator(".st-key-take-away summary").click()
    expect(page.locator(".st-key-files-leaflet")).to_be_visible(timeout=PATIENT)
    return settled(page)


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """The name and the content of the file a button gives."""
    with page.expect_download(timeout=PATIENT) as download:
        page.get_by_role("button", name=label).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def said_in_pdf(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as document:
        return str(document.docinfo["/Title"])


def said_in_pptx(content: bytes) -> str:
    slides = Presentation(io.BytesIO(content)).slides
    return " ".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )


def said_in_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "pdf": ("PDF, format A4", said_in_pdf),
    "pptx": ("PPTX, diapositives", said_in_pptx),
    "xlsx": ("XLSX, tableaux", said_in_xlsx),
}


@pytest.mark.parametrize(("address", "name", "title"), VIEWS)
def test_a_view_leaves_as_three_files_that_open(visit: Visits, address: str, name: str, title: str) -> None:
    page = unfolded(visit(address))
    for suffix, (label, said) in READERS.items():
        file_name, content = taken(page, label)
        assert file_name == f"{name}.{suffix}"
        assert title in said(content)
    assert visit.of(page).console_errors == []


def test_the_pictures_are_those_of_the_chart_chosen(visit: Visits) -> None:
    page = unfolded(visit(BEGANNE))
    name, content = taken(page, "PNG, pour un document")
    assert name == "eoliennes-pays-de-vilaine-local_savings-2026-11-24.png"
    assert content.startswith(PNG)
    name, content = taken(page, "SVG, pour l'impression")
    assert name == "eoliennes-pays-de-vilaine-local_savings-2026-11-24.svg"
    assert content.decode().startswith("<svg")
    assert "aria-label" in content.decode()


def test_one_click_copies_a_sentence_with_its_caveat_and_its_source(visit: Visits) -> None:
    page = visit(BEGANNE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    unfolded(page)
    first = page.locator(".st-key-take-sayables").get_by_test_id("stCode").first
    button = first.get_by_role("button")
    expect(button).to_be_visible()
    button.click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.length > 0)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        "Vers 2022, le pôle «\u202fÉoliennes en Pays de Vilaine\u202f» (Béganne, Morbihan) avait créé "
        "17\u00a0emplois. L'année est estimée\u00a0: la source ne la donne pas. Note du relevé\u00a0: "
        "année déduite de « vingt ans plus tard ».\n"
        "Source\u00a0: Fondation Heinrich Böll, « Énergies citoyennes en pays de Vilaine » (vingt ans après "
        "2002)\n"
        "https://fr.boell.org/fr/node/1961"
    )


def test_the_address_given_opens_the_same_view(visit: Visits) -> None:
    page = unfolded(visit("/", region="Bretagne", annee="2014"))
    address = page.locator(".st-key-leave-behind").get_by_test_id("stCode").last.inner_text().strip()
    assert address == page.url
    page.goto(address)
    settled(page)
    assert page.get_by_text("Bretagne · situation à fin 2014").first.is_visible()


def test_a_filter_chosen_after_opening_is_in_what_is_taken_away(visit: Visits) -> None:
    page = unfolded(visit("/"))
    pick(page, "Graphique", "Les pôles sur la carte")
    page.get_by_role("combobox", name="Région").click()
    page.get_by_role("option", name="Bretagne").click()
    page.keyboard.press("Escape")
    address = page.locator(".st-key-leave-behind").get_by_test_id("stCode").last
    expect(address).to_contain_text("region=Bretagne", timeout=PATIENT)
    settled(page)
    assert taken(page, "XLSX, tableaux")[0] == "vue-d-ensemble-bretagne-2026-11-24.xlsx"
    assert taken(page, "PNG, pour un document")[1].startswith(PNG)


def test_a_pole_leads_to_its_own_show(visit: Visits) -> None:
    page = unfolded(visit(BEGANNE))
    page.get_by_role("link", name="Présenter cette page sur scène").click()
    expect(page.locator(".st-key-stage").get_by_role("heading", level=1)).to_have_text(
        "Où nous sommes", timeout=PATIENT
    )
    assert "scenario=pole%3Aeoliennes-pays-de-vilaine" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_say_of_the_open_area(visit: Visits, scheme: str) -> None:
    assert violations(unfolded(visit(BEGANNE, scheme=scheme))) == []


def test_the_open_area_fits_a_phone(visit: Visits) -> None:
    page = unfolded(visit(BEGANNE, size=PHONE))
    assert overflowing(page, PHONE[0]) == []


def test_a_presenter_checks_everything_and_takes_the_plan_b(visit: Visits) -> None:
    page = visit("/pret")
    page.get_by_role("button", name="Vérifier").click()
    checks = page.locator(".ptce-checks li")
    expect(checks.first).to_be_visible(timeout=PATIENT)
    settled(page)
    assert [text.split("\n")[0].strip() for text in checks.all_inner_texts()] == ["✓ Prêt"] * 8
    assert page.get_by_text("Tout est prêt pour la scène.").is_visible()
    assert violations(page) == []
    name, content = taken(page, "Page HTML, pour présenter")
    assert (name, content[:15].lower()) == ("beganne-en-huit-etapes.html", b"<!doctype html>")
    name, content = taken(page, "PPTX, avec vos notes")
    assert (name, zipfile.ZipFile(io.BytesIO(content)).testzip()) == ("beganne-en-huit-etapes.pptx", None)
    name, content = taken(page, "PDF, à donner")
    assert name == "beganne-en-huit-etapes.pdf"
    assert "Béganne en huit étapes" in said_in_pdf(content)
