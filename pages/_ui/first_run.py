"""The first visit by deep link to a server started with `streamlit run dashboard.py`."""

from __future__ import annotations

import json

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages._ui import navigation


def settle() -> None:
    """Ask for the page again when Streamlit looked for it in the folder named pages/.

    Until it has met st.navigation once, Streamlit takes that folder for a list of pages, and tells
    a visitor who comes by deep link « Page not found » (docs/decisions/0011). `server.py` settles
    the question at start; here the answer can only come after the wrong one.
    """
    run = get_script_run_ctx()
    if run is None or not PagesManager.uses_pages_directory:
        return
    asked = run.pages_manager.intended_page_name
    if asked in {entry.path for entry in (*navigation.PUBLIC, *navigation.STAFF) if entry.path}:
        PagesManager.uses_pages_directory = False
        again = f"<script>location.replace({json.dumps(asked)} + location.search)</script>"
        st.html(again, unsafe_allow_javascript=True)
        st.stop()
