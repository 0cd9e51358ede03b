"""The project with a staff page of the tests: a sentence, a file to bring, a kept file to fetch."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.browser.driving import ROOT

RESERVED = "Seul un membre du réseau lit cette phrase."
KEPT = b"le classeur tel qu'il fut import\xc3\xa9"
PAGE = f"""
import streamlit as st

from pages._ui import access

member = access.require()
st.title("Historique")
st.write("{RESERVED}")
brought = st.file_uploader("Classeur", key="workbook")
if brought:
    st.write("Reçu : " + str(len(brought.getvalue())) + " octets")
if st.button("Publier", key="publish"):
    st.write("Publié par " + member.name)
access.kept_file_button("Télécharger", "../relevé.xlsx", lambda: {KEPT!r}, key="kept-1")
"""


def project(folder: Path) -> Path:
    """A copy of the project whose page /historique is PAGE, whatever the real one becomes."""
    for name in ("pages", "ptce_data", "static", "locales", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("dashboard.py", "server.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "data").symlink_to(ROOT / "data")
    (folder / "pages" / "staff" / "history.py").write_text(PAGE, encoding="utf-8")
    return folder


def code_said(log: Path) -> str:
    """The staff code a server said when it started."""
    said = re.search(r" : ([A-Z2-9]{4}(?:-[A-Z2-9]{4}){3})$", log.read_text(encoding="utf-8"), re.MULTILINE)
    assert said is not None
    return said[1]
