"""The app: language, navigation, search and filters, then the page asked for."""

import streamlit as st

from pages._ui import (
    access,
    access_door,
    data,
    failure,
    filters,
    first_run,
    language,
    navigation,
    printed,
    search,
    sent_lately,
)

sent_lately.begin()
first_run.settle()
language.begin()
data.begin()
access.begin()
st.set_page_config(page_icon="static/icon.svg", layout="wide")
st.html(navigation.STYLE)
pages = navigation.pages(signed_in=access.member() is not None)
page = st.navigation(list(pages.values()), position="top")
navigation.entitle(page.title)
if not navigation.fills_the_screen(page):
    with st.sidebar:
        filters.draw()
        access_door.draw()
    with st.container(key="top-bar"):
        search.draw(page.url_path)
    filters.warn()
    printed.draw(page)
with failure.told():
    page.run()
