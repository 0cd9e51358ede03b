"""Signing in with the staff code of a machine where no provider is configured."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect

from pages._ui import navigation
from tests.browser.conftest import Visits
from tests.browser.driving import PHONE, Server, running_server, settled
from tests.staff_pages import KEPT, RESERVED, code_said, project

NAME, CODE = "Votre nom, pour l'historique", "Code de l'espace du réseau"
A_FILE: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"1;2"}
STAFF = [(entry.path, navigation.titles()[entry.name]) for entry in navigation.STAFF]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sign-in") / "server.log"


@contextmanager
def started(seed: Path, log: Path) -> Iterator[Server]:
    """A server that has never been started here before: it makes its code, and says it."""
    database = Path(shutil.copy(seed, log.parent / "ptce.duckdb"))
    with running_server(database, log, folder=project(log.parent / "project")) as running:
        yield running


@pytest.fixture(scope="module")
def fresh(seed_database: Path, log: Path) -> Iterator[Server]:
    with started(seed_database, log) as running:
        yield running


@pytest.fixture
def visits(browser: Browser, fresh: Server) -> Iterator[Visits]:
    visits = Visits(browser, fresh)
    yield visits
    assert visits.close() == []


def identify(page: Page, code: str, name: str = "Jeanne") -> Page:
    page.get_by_label(NAME).fill(name)
    page.get_by_label(CODE, exact=True).fill(code)
    page.get_by_role("button", name="S'identifier").click()
    page.wait_for_timeout(300)
    return settled(page)


def test_the_code_of_the_terminal_opens_the_network_s_pages_until_one_signs_out(visits, log):
    page = visits("/historique")
    expect(page.get_by_role("heading", name="Espace du réseau")).to_be_visible()
    expect(page.get_by_role("link", name="Historique", exact=True)).to_have_count(0)
    identify(page, code_said(log).lower().replace("-", " "), "Jeanne <b>Martin</b>")
    expect(page.get_by_text(RESERVED)).to_be_visible()
    expect(page.get_by_text("Connecté : Jeanne <b>Martin</b>")).to_be_visible()
    expect(page.get_by_role("link", name="Historique", exact=True)).to_be_visible()
    page.locator("input[type=file]").set_input_files(A_FILE)
    expect(page.get_by_text("Reçu : 3 octets")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger").click()
    assert download.value.path().read_bytes() == KEPT
    page.get_by_role("link", name="Carte", exact=True).click()
    settled(page).get_by_role("link", name="Historique", exact=True).click()
    expect(page.get_by_text(RESERVED)).to_be_visible()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_label(CODE, exact=True)).to_be_visible()
    expect(page.get_by_text(RESERVED)).to_have_count(0)
    assert visits.of(page).console_errors == []


def test_a_reload_or_another_tab_stays_signed_in_until_one_signs_out(visits, log):
    page = visits("/")
    settled(page).get_by_role("link", name="Espace du réseau").first.click()
    page = identify(settled(page), code_said(log))
    settled(page).get_by_role("link", name="Historique", exact=True).click()
    expect(page.get_by_text(RESERVED)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(settled(page).get_by_text(RESERVED)).to_be_visible()
    tab = page.context.new_page()
    tab.goto(page.url)
    expect(settled(tab).get_by_text(RESERVED)).to_be_visible()
    tab.get_by_role("button", name="Se déconnecter").click()
    expect(tab.get_by_label(CODE, exact=True)).to_be_visible()
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_label(CODE, exact=True)).to_be_visible()
    page.reload()
    expect(settled(page).get_by_label(CODE, exact=True)).to_be_visible()
    assert page.get_by_text(RESERVED).count() == 0


def test_another_browser_with_the_cookie_or_with_the_word_alone_is_refused(visits, log):
    page = identify(visits("/historique"), code_said(log))
    expect(page.get_by_text(RESERVED)).to_be_visible()
    page.wait_for_load_state("networkidle")
    word = page.evaluate("localStorage.getItem('ptce-browser')")
    cookies = page.context.cookies()
    assert "ptce_network" in [cookie["name"] for cookie in cookies]
    assert "ptce_network" not in page.evaluate("document.cookie")
    for stolen in ("cookie", "word"):
        thief = visits.blank()
        if stolen == "cookie":
            thief.context.add_cookies(cookies)
        else:
            thief.add_init_script(f"localStorage.setItem('ptce-browser', '{word}')")
        thief.goto(page.url)
        expect(settled(thief).get_by_label(CODE, exact=True)).to_be_visible()
        assert thief.get_by_text(RESERVED).count() == 0


def test_a_reader_s_browser_keeps_nothing(visits):
    page = visits("/carte")
    assert page.evaluate("localStorage.getItem('ptce-browser')") is None


def test_wrong_codes_are_refused_then_made_to_wait_even_before_the_right_one(
    browser, seed_database, tmp_path
):
    log = tmp_path / "server.log"
    with started(seed_database, log) as server:
        visits = Visits(browser, server)
        page = visits("/historique")
        refused = "Ce code n'est pas le bon. Rien n'a été ouvert."
        for _ in range(2):
            identify(page, "AAAA-AAAA-AAAA-AAAA")
            assert page.get_by_role("alert").all_inner_texts() == [refused]
            assert page.get_by_label(NAME).input_value() == "Jeanne"
            assert page.get_by_label(CODE, exact=True).input_value() == ""
        page.get_by_label(CODE, exact=True).fill("AAAA-AAAA-AAAA-AAAA")
        page.get_by_role("button", name="S'identifier").click()
        waiting = page.get_by_text(
            "Trop d'essais manqués\u00a0: attendez encore 5 secondes avant le suivant."
        )
        expect(waiting).to_be_visible()
        page.get_by_label(CODE, exact=True).fill(code_said(log))
        page.get_by_role("button", name="S'identifier").click()
        expect(page.get_by_text("attendez encore")).to_be_visible()
        expect(page.get_by_text(refused)).to_have_count(0)
        assert page.get_by_text(RESERVED).count() == 0
        page.wait_for_timeout(6000)
        identify(page, code_said(log))
        expect(page.get_by_text(RESERVED)).to_be_visible()
        written = log.read_text()
        assert written.count("Staff code refused.") == 3
        assert "AAAA" not in written
        assert visits.close() == []


def test_the_history_needs_a_name(visits, log):
    page = identify(visits("/historique"), code_said(log), name="  \u200b ")
    assert page.get_by_role("alert").all_inner_texts() == [
        "Votre nom manque\u00a0: l'historique dit qui a publié quoi."
    ]
    assert page.get_by_text(RESERVED).count() == 0


def test_the_sign_in_speaks_english_too(visits, log):
    page = visits("/historique", lang="en")
    expect(page.get_by_role("heading", name="Network area")).to_be_visible()
    page.get_by_label("Your name, for the history").fill("Jeanne")
    page.get_by_label("Code of the network area", exact=True).fill("AAAA")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("This is not the right code. Nothing was opened.")


@pytest.mark.parametrize(("path", "title"), STAFF)
@pytest.mark.parametrize("entry", ["server.py", "dashboard.py"])
def test_a_first_visit_by_deep_link_to_a_fresh_server_meets_the_sign_in(
    browser, seed_database, tmp_path, log, path, title, entry
):
    database = Path(shutil.copy(seed_database, tmp_path / "ptce.duckdb"))
    with running_server(database, log, entry=entry) as fresh:
        visits = Visits(browser, fresh)
        page = visits.blank()
        page.goto(fresh.address(f"/{path}"))
        expect(page.get_by_label(CODE, exact=True)).to_be_visible()
        assert page.get_by_text("Page not found").count() == 0
        assert page.get_by_role("link", name=title, exact=True).count() == 0
        assert page.url == fresh.address(f"/{path}")
        assert visits.close() == []
    assert code_said(log)


def test_under_streamlit_run_dashboard_alone_the_code_works_too(browser, seed_database, tmp_path, log):
    database = Path(shutil.copy(seed_database, tmp_path / "ptce.duckdb"))
    own = project(tmp_path / "project")
    with running_server(database, log, entry="dashboard.py", folder=own) as fresh:
        visits = Visits(browser, fresh)
        visits("/")
        page = identify(visits("/historique"), code_said(log))
        expect(page.get_by_text(RESERVED)).to_be_visible()
        page.locator("input[type=file]").set_input_files(A_FILE)
        expect(page.get_by_text("Reçu : 3 octets")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Télécharger").click()
        assert download.value.path().read_bytes() == KEPT
        assert visits.close() == []


def test_the_code_is_said_at_the_first_start_only(seed_database, tmp_path):
    database = Path(shutil.copy(seed_database, tmp_path / "ptce.duckdb"))
    said = []
    for log in (tmp_path / "first.log", tmp_path / "second.log"):
        with running_server(database, log):
            pass
        said.append(log.read_text(encoding="utf-8"))
    code = code_said(tmp_path / "first.log")
    assert code not in said[1]
    assert "le code est celui qui s'est affiché au premier démarrage" in said[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing_to_say_of_the_sign_in(visits, scheme, lang):
    page = visits("/importer", scheme=scheme, lang=lang)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []


def test_on_a_phone_everything_of_the_sign_in_is_on_the_screen(visits):
    page = visits("/importer", size=PHONE)
    for field in (page.get_by_label(NAME), page.get_by_label(CODE, exact=True)):
        box = field.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
