"""A member of staff brings a messy workbook: understood, mended, published, seen, withdrawn, as before."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Download, FilePayload, Page, expect

from tests import messy_workbooks as messy
from tests.browser.conftest import Visits
from tests.browser.driving import DESKTOP, PHONE, Server, running_server, settled
from tests.browser.test_every_page import overflowing, violations
from tests.staff_pages import code_said

TWICE_ITS_SIZE = (683, 384)
NEW_POLE = "La Fabrique du Bocage normand"
POLES = ["Eoliennes pays de Vilaine", "Figeacteurs", NEW_POLE]
SIZES = ((PHONE, "light"), (TWICE_ITS_SIZE, "light"), (DESKTOP, "dark"))
# Streamlit's own dropzone, which we can neither write nor configure.
DROPZONE = re.compile('presentation-role-conflict.*data-testid="stFileUploaderDropzone"')
# What a person reads: texts that have a size, and those of the style sheet.
WORDS_SEEN = """(zone) => [...zone.querySelectorAll("*")].map((one) => {
    const own = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
    const seen = parseFloat(getComputedStyle(one).fontSize) > 0 && !one.closest('[aria-hidden="true"]');
    const styled = getComputedStyle(one, "::after").content.replace(/^(none|normal)$/, "");
    return (seen ? own.join("") : "") + styled;
}).join(" ")"""
CORRECTION = (265, 52)  # from the grid's corner, inside the first cell of « Votre correction »


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("import") / "server.log"


@pytest.fixture(scope="module")
def own_server(seed_database: Path, log: Path) -> Iterator[Server]:
    """A server on a database of its own, which these journeys change and put back."""
    database = Path(shutil.copy(seed_database, log.parent / "ptce.duckdb"))
    with running_server(database, log) as running:
        yield running


@pytest.fixture
def visits(browser: Browser, own_server: Server) -> Iterator[Visits]:
    opened = Visits(browser, own_server)
    yield opened
    assert opened.close() == []


def sign_in(page: Page, log: Path) -> Page:
    page.get_by_label("Votre nom, pour l'historique").fill("Jeanne Martin")
    page.get_by_label("Code de l'espace du réseau", exact=True).fill(code_said(log))
    page.get_by_role("button", name="S'identifier").click()
    expect(page.get_by_text("Connecté : Jeanne Martin")).to_be_attached()
    return settled(page)


def bring(page: Page, content: bytes, name: str = "enquete.xlsx") -> Page:
    payload: FilePayload = {"name": name, "mimeType": messy.XLSX, "buffer": content}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(payload)
    page.wait_for_timeout(500)
    return settled(page)


def press(page: Page, name: str) -> Page:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_timeout(300)
    return settled(page)


def pick(page: Page, label: str, option: str) -> Page:
    """Choose in the list called `label`, by keyboard."""
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label)
    box.focus()
    box.press("ArrowDown")
    box.press_sequentially(option)
    page.get_by_role("option", name=option).first.click()
    page.wait_for_timeout(300)
    return settled(page)


def create_the_pole(page: Page) -> None:
    pick(
        page,
        f"Que faire de « {NEW_POLE} »".replace("« ", "«\u202f").replace(" »", "\u202f»"),
        "Créer ce pôle",
    )
    form = page.locator('[class*="st-key-new-pole-0"]').first
    expect(form.get_by_label("Nom du pôle")).to_have_value(NEW_POLE)
    pick(page, "Département", "Calvados (14)")
    pick(page, "Commune", "Lisieux")
    pick(page, "Secteurs, le principal d'abord", "Culture")
    form.get_by_label("Ce que fait le pôle").fill("Ateliers partagés.")
    form.get_by_label("Ce que fait le pôle").press("Tab")
    settled(page)
    press(page, "Créer ce pôle avec l'import")


def mend_first_cell(page: Page, text: str) -> Page:
    grid = page.locator(".st-key-import-editor canvas").first
    grid.scroll_into_view_if_needed()
    across, down = CORRECTION
    grid.dblclick(position={"x": across, "y": down}, force=True)  # a transparent scroller lies over it
    editor = page.locator(".gdg-input")
    editor.fill(text)
    editor.press("Enter")
    page.wait_for_timeout(700)
    return settled(page)


def opened_workbook(download: Download) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(download.path().read_bytes()))


def jobs_in_public(visits: Visits) -> str:
    page = visits("/")
    return (
        page.locator(".st-key-card-jobs_created").inner_text().replace("\u202f", " ").replace("\u00a0", " ")
    )


def test_a_messy_sheet_is_mended_published_seen_and_withdrawn(visits, log):
    before = jobs_in_public(visits)
    page = sign_in(visits("/importer"), log)
    workbook = messy.messy(POLES, investors="une poignée")
    bring(page, workbook)
    expect(page.get_by_text("titres en lignes 3 et 4, données des lignes 5 à 8")).to_be_visible()
    create_the_pole(page)
    expect(page.locator(".import-issues")).to_contain_text("une poignée")
    mend_first_cell(page, "45")
    expect(page.locator(".import-issues .error")).to_have_count(0)
    press(page, "Voir ce qui va changer")
    expect(page.get_by_text("Nombre de pôles, France : 91 → 92")).to_be_visible()
    assert jobs_in_public(visits) == before
    press(page, "Publier")
    expect(page.get_by_text("Import 2 publié par Jeanne Martin.")).to_be_in_viewport()
    assert jobs_in_public(visits) != before
    with page.expect_download() as receipt:
        page.get_by_role("button", name="Télécharger le reçu").click()
    assert "Chiffres publics" in opened_workbook(receipt.value).sheetnames
    page.get_by_role("link", name="Voir cet import dans l'historique").click()
    expect(page.get_by_role("heading", name="Import 2 : enquete.xlsx")).to_be_visible()
    settled(page)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Télécharger le fichier importé").click()
    assert kept.value.path().read_bytes() == workbook
    press(page, "Voir ce qui va changer")
    expect(page.get_by_text("Nombre de pôles, France : 92 → 91")).to_be_visible()
    press(page, "Retirer cet import")
    expect(page.get_by_role("heading", name="Rétablir cet import")).to_be_visible()
    assert jobs_in_public(visits) == before
    assert visits.of(page).console_errors == []


def test_the_annotated_workbook_is_the_person_s_own_with_its_cells_commented(visits, log):
    page = sign_in(visits("/importer"), log)
    bring(page, messy.messy([*POLES[:2], "Ardaines"], investors="une poignée"))
    with page.expect_download() as annotated:
        page.get_by_role("button", name="Télécharger le classeur annoté").click()
    assert annotated.value.suggested_filename == "enquete-controle.xlsx"
    sheet = opened_workbook(annotated.value)["Enquête 2023"]
    assert sheet["A5"].value == "Eoliennes pays de Vilaine"
    assert "une poignée" in sheet["E6"].comment.text


def test_a_reload_offers_the_open_workbook_again_with_its_corrections(visits, log):
    page = sign_in(visits("/importer"), log)
    bring(page, messy.messy([*POLES[:2], "Ardaines"], investors="une poignée"))
    mend_first_cell(page, "45")
    expect(page.locator(".import-issues .error")).to_have_count(0)
    page.reload()
    settled(page)
    expect(page.get_by_text("« enquete.xlsx » était ouvert dans ce navigateur")).to_be_visible()
    press(page, "Reprendre ce classeur")
    expect(page.get_by_text("Classeur ouvert : « enquete.xlsx ».")).to_be_visible()
    expect(page.locator(".import-issues .error")).to_have_count(0)
    expect(page.get_by_role("button", name="Voir ce qui va changer")).to_be_visible()
    elsewhere = sign_in(visits("/importer"), log)  # the same name and code, another browser
    expect(elsewhere.get_by_text("Pas encore de classeur")).to_be_visible()
    expect(elsewhere.get_by_text("était ouvert dans ce navigateur")).to_have_count(0)
    press(page, "Fermer ce classeur")
    page.reload()
    settled(page)
    expect(page.get_by_text("Pas encore de classeur")).to_be_visible()
    expect(page.get_by_text("était ouvert dans ce navigateur")).to_have_count(0)


def test_a_bad_file_gets_its_sentence_and_the_open_one_stays(visits, log):
    page = sign_in(visits("/importer"), log)
    bring(page, messy.messy(POLES))
    bring(page, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.xlsx")
    expect(page.get_by_text("« photo.xlsx » n'est pas un classeur")).to_be_visible()
    expect(
        page.get_by_text("Le classeur précédent, « enquete.xlsx », reste ouvert ci-dessous.")
    ).to_be_visible()
    bring(page, b"", "vide.xlsx")
    expect(page.get_by_text("« vide.xlsx »").first).to_be_visible()
    assert visits.of(page).console_errors == []


def test_the_uploader_speaks_the_language_of_the_page(visits, log):
    page = sign_in(visits("/importer"), log)
    said = page.get_by_test_id("stFileUploaderDropzone").evaluate(WORDS_SEEN)
    assert "Choisir un fichier" in said
    assert "ou déposez-le ici" in said
    assert not re.search("Upload|Drag|Browse|Limit|per file", said)


@pytest.mark.parametrize(("size", "scheme"), SIZES)
def test_the_import_is_accessible_and_holds_on_a_small_screen(visits, log, size, scheme):
    page = sign_in(visits("/importer", size=size, scheme=scheme), log)
    bring(page, messy.messy(POLES, investors="une poignée"))
    assert overflowing(page, size[0]) == []
    assert [found for found in violations(page) if not DROPZONE.search(found)] == []


def test_a_cell_is_corrected_on_a_phone_in_a_plain_list(visits, log):
    page = sign_in(visits("/importer", size=PHONE), log)
    bring(page, messy.messy(POLES, investors="une poignée"))
    page.get_by_text("Corriger une cellule à la fois").click()
    page.wait_for_timeout(300)
    settled(page)
    assert page.locator(".st-key-import-editor canvas").count() == 0
    field = page.get_by_label("Votre correction pour E6")
    problem = page.get_by_text(
        re.compile("« une poignée » n'est pas un nombre lisible".replace(" ", r"\s"))
    ).last
    above, below = problem.bounding_box(), field.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"]
    field.click()
    expect(field).to_be_focused()
    field.fill("5")
    field.press("Enter")
    page.wait_for_timeout(500)
    settled(page)
    expect(page.get_by_text("✓ corrigé")).to_be_visible()
    assert overflowing(page, PHONE[0]) == []
    assert [found for found in violations(page) if not DROPZONE.search(found)] == []


@pytest.mark.parametrize(("size", "scheme"), SIZES)
def test_the_history_is_accessible_and_holds_on_a_small_screen(visits, log, size, scheme):
    page = sign_in(visits("/historique", size=size, scheme=scheme), log)
    for view in (
        "Imports",
        "La vie d'un chiffre",
        "Qui n'a pas encore répondu",
        "Chiffres à plusieurs versions",
    ):
        page.get_by_role("radio", name=view).click()
        page.wait_for_timeout(300)
        settled(page)
        assert overflowing(page, size[0]) == []
        assert violations(page) == []
