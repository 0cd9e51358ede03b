"""A presenter writes a scenario: the moved step stays chosen, and nothing written is lost on the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visits
from tests.browser.driving import DESKTOP, PHONE, Server, running_server, settled
from tests.browser.test_every_page import overflowing
from tests.scenario_editor import TWO
from tests.staff_pages import code_said

TITLE = "Béganne"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scenarios") / "server.log"


@pytest.fixture(scope="module")
def own_server(seed_database: Path, log: Path) -> Iterator[Server]:
    """A server on a database of its own, beside which scenarios are saved."""
    database = Path(shutil.copy(seed_database, log.parent / "ptce.duckdb"))
    with running_server(database, log) as running:
        yield running


@pytest.fixture
def visits(browser: Browser, own_server: Server) -> Iterator[Visits]:
    opened = Visits(browser, own_server)
    yield opened
    assert opened.close() == []


def editor(visits: Visits, log: Path, size: tuple[int, int] = DESKTOP) -> Page:
    """The page « Présenter », a member signed in."""
    page = visits("/importer", size=size)
    page.get_by_label("Votre nom, pour l'historique").fill("Jeanne Martin")
    page.get_by_label("Code de l'espace du réseau", exact=True).fill(code_said(log))
    page.get_by_role("button", name="S'identifier").click()
    expect(page.get_by_text("Connecté : Jeanne Martin")).to_be_attached()
    settled(page)  # its cookie has come too: leaving sooner would sign out
    page.goto(visits.address("/presenter"))
    return settled(page)


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


def chosen(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def write(page: Page, name: str, text: str) -> Page:
    box(page, name).fill(text)
    box(page, name).press("Control+Enter")
    page.wait_for_timeout(300)
    return settled(page)


def press(page: Page, name: str) -> Page:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_timeout(300)
    return settled(page)


def go(page: Page, name: str) -> Page:
    # No hand presses and lets go at once: Streamlit would send the page asked for before what was typed.
    page.get_by_test_id("stTopNavLink").filter(has_text=name).click(delay=80)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return settled(page)


def form(page: Page) -> Page:
    page.get_by_text("Ajouter ou modifier une étape en la choisissant").click()
    expect(box(page, "Titre de l'étape")).to_be_visible()
    return page


def test_the_moved_step_stays_the_one_chosen(visits, log):
    page = editor(visits, log)
    write(page, "Le texte du scénario", TWO)
    page.get_by_text("Le titre, la langue et les étapes déjà écrites").click()
    press(page, "Descendre")
    expect(chosen(page, "Étape")).to_have_value("2. Tous")
    press(page, "Retirer")
    expect(chosen(page, "Étape")).to_have_value("1. Encore")
    assert 'title = "Tous"' not in box(page, "Le texte du scénario").input_value()
    press(page, "Annuler")
    expect(chosen(page, "Étape")).to_have_value("2. Tous")


def test_two_clicks_move_the_same_step_twice(visits, log):
    page = editor(visits, log)
    write(page, "Le texte du scénario", TWO + TWO[TWO.rindex("[[steps]]") :].replace("Encore", "Enfin"))
    page.get_by_text("Le titre, la langue et les étapes déjà écrites").click()
    press(page, "Descendre")  # two clicks before the first is answered are one for Streamlit
    press(page, "Descendre")
    expect(chosen(page, "Étape")).to_have_value("3. Tous")


def test_a_page_left_at_once_loses_nothing_of_what_was_being_typed(visits, log):
    page = form(editor(visits, log))
    write(page, "Titre de l'étape", TITLE)
    for text in (TWO, f"{TWO}# encore\n"):
        box(page, "Le texte du scénario").fill(text)  # and no way out of the box but the menu
        go(go(page, "Carte"), "Présenter")
        expect(box(page, "Le texte du scénario")).to_have_value(text)
    expect(page.get_by_text("Brouillon non enregistré du")).to_be_visible()


def test_two_requests_at_once_never_shut_the_connection(visits, log):
    """Two runs cross on their way: what the browser forgot in between is not referred to (record 0144)."""
    page = editor(visits, log)
    menu = page.get_by_test_id("stTopNavLink")
    for turn in range(8):
        box(page, "Le texte du scénario").fill(f"{TWO}# {turn}\n")
        menu.filter(has_text="Carte").click()  # at once: what was typed leaves just after
        settled(page)
        menu.filter(has_text="Présenter").click()
        settled(page)
    assert visits.of(page).console_errors == []


def test_a_reload_offers_the_draft_and_a_change_of_language_keeps_it(visits, log):
    page = form(editor(visits, log))
    write(page, "Le texte du scénario", TWO)
    write(page, "Titre de l'étape", TITLE)
    page.reload()
    settled(page)
    press(page, "Reprendre ce brouillon")
    expect(box(page, "Le texte du scénario")).to_have_value(TWO)
    expect(box(page, "Titre de l'étape")).to_have_value(TITLE)
    page.get_by_text("en", exact=True).click()
    settled(page)
    expect(box(page, "The text of the scenario")).to_have_value(TWO)
    expect(box(page, "Title of the step")).to_have_value(TITLE)
    expect(chosen(page, "Start from")).to_have_value("A blank page")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_form_and_the_question_before_replacing_fit_the_screen(visits, log, size):
    mine = TWO.replace("Les nôtres", "Sur un téléphone" if size == PHONE else "Sur un écran")
    page = editor(visits, log, size)
    write(page, "Le texte du scénario", mine)
    press(page, "Enregistrer")
    expect(page.get_by_role("link", name="Ouvrir sur scène").last).to_be_visible()
    page.reload()
    form(settled(page))
    write(page, "Le texte du scénario", mine.replace("Encore", "Toujours"))
    press(page, "Enregistrer")
    expect(page.get_by_text("Un scénario enregistré ici s'appelle déjà")).to_be_visible()
    write(page, "Titre de l'étape", TITLE)
    write(page, "Phrase dite", "En France, 91 pôles et 12 500 emplois")
    press(page, "Ajouter l'étape")
    expect(page.get_by_text("est un nombre écrit à la main")).to_have_count(2)
    assert overflowing(page, size[0]) == []
