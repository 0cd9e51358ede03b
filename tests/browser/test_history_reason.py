"""The reason of a withdrawal, typed in a real browser: the click that ends the typing counts."""

import shutil
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.driving import running_server, settled
from tests.browser.test_sign_in_code import identify
from tests.staff_pages import code_said


def test_one_click_after_typing_the_reason_shows_what_will_change(browser, small_world, tmp_path):
    database, log = shutil.copy(small_world, tmp_path / "ptce.duckdb"), tmp_path / "server.log"
    with running_server(database, log) as served:
        visits = Visits(browser, served)
        asked: dict[str, Any] = {"import": "2 – printemps.xlsx"}  # a word of the language, so not written =
        page = identify(visits("/historique", **asked), code_said(log))
        reason = settled(page).get_by_label("Raison, pour l'historique (facultatif)")
        reason.fill("mauvais fichier")
        page.get_by_role("button", name="Voir ce qui va changer").click(delay=400)
        expect(page.get_by_text("Structures membres, Pôle Ajonc").first).to_be_visible(timeout=20_000)
        reason.fill("mauvais fichier, vu avec Paul")
        page.get_by_role("button", name="Retirer cet import").click(delay=400)
        done = page.get_by_text("C'est fait\u00a0: cet import est retiré")
        expect(done).to_be_visible(timeout=20_000)
        expect(page.get_by_text("mauvais fichier, vu avec Paul").first).to_be_visible()
        assert visits.close() == []
