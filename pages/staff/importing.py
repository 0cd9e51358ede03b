"""A workbook of the network, from the file to the figures it publishes."""

import streamlit as st

from pages._ui import access, navigation

member = access.require()
st.title(navigation.titles()["importing"])
