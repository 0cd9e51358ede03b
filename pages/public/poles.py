"""Pôles: every pole of the selection, found by name, sorted, with how much each has published."""

import streamlit as st

from pages._ui import data, empty_state, filters, leave_behind, navigation, poles_list
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import tables
from ptce_data.queries import poles
from ptce_data.sentences import poles as sentences

selection = filters.current()
lists = data.lists()
st.html(poles_list.STYLE)
st.title(navigation.titles()["poles"], anchor=False)
if filters.summary(selection):
    st.caption(markup.as_markdown(filters.summary(selection)))
selected = data.answer(poles.listed, selection)
if not selected:
    empty_state.draw(selection)
    st.stop()

asked, order = poles_list.wishes()
shown = poles.ordered(poles.matching(selected, asked), order)
if not shown:
    st.info(markup.as_markdown(sentences.nothing_named(asked)))
    st.stop()

core = sum(indicator.core for indicator in lists.indicators.values())
st.markdown(markup.as_markdown(sentences.summary(shown, len(selected), core)))
poles_list.draw(shown)
with st.expander(_("Que veut dire « indicateurs sur {total} » ?").format(total=core)):
    st.markdown(markup.as_markdown(tables.completeness(lists)))
poles_list.behind(shown)
leave_behind.draw("poles")
