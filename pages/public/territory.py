"""Page."""

import streamlit as st

from pages._ui import navigation

st.title(navigation.titles()["territory"])
