"""A file that cannot be written: a sentence in the visitor's language, its name in the log."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visits
from tests.browser.driving import ROOT, running_server, settled

APP = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import streamlit as st
from pages._ui import file_offer, navigation

def fails():
    raise ValueError("PDF/UA-1 error")

st.html(navigation.STYLE)
file_offer.offer("trial", (file_offer.File("PDF", "essai.pdf", "application/pdf", fails),))
"""
SAID = {
    "fr": "Le fichier n'a pas pu être préparé : rechargez la page, puis recommencez.",
    "en": "The file could not be prepared: reload the page, then try again.",
}
SHOWN = "shown => [getComputedStyle(shown, '::after').content, shown.getBoundingClientRect().height]"


def test_the_visitor_reads_what_to_do_and_the_log_which_file(visit: Visits, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    log, options = tmp_path / "log.txt", ("--browser.gatherUsageStats=false",)
    with running_server(
        tmp_path / "none.duckdb", log, entry="app.py", folder=tmp_path, options=options
    ) as server:
        page = visit.blank()
        page.goto(server.address("/"))
        settled(page).get_by_role("button", name="PDF").click()
        told = page.get_by_test_id("stDownloadButtonError")
        expect(told).to_be_visible()
        for language, said in SAID.items():
            page.evaluate("language => { document.documentElement.lang = language }", language)
            text, height = told.evaluate(SHOWN)
            assert text.replace("\u00a0", " ") == f'"{said}"'
            assert height > 10
    assert "The file 'essai.pdf' could not be written." in log.read_text(encoding="utf-8")
