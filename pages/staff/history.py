"""What was imported, by whom, and what it changed."""

import streamlit as st

from pages._ui import access, navigation

member = access.require()
st.title(navigation.titles()["history"])
