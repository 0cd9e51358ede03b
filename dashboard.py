"""The app: language, navigation, search and filters, then the page asked for."""

import streamlit as st

from pages._ui import data, failure, filters, first_run, language, navigation, search
from ptce_data.i18n import gettext as _

first_run.settle()
language.begin()
data.begin()
st.set_page_config(page_title=_("Les PTCE en chiffres"), page_icon="static/icon.svg", layout="wide")
st.html(navigation.STYLE)
page = st.navigation(list(navigation.pages().values()), position="top")
with st.sidebar:
    filters.draw()
with st.container(key="top-bar"):
    search.draw()
filters.warn()
with failure.told():
    page.run()
