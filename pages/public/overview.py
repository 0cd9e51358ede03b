"""Vue d'ensemble: what the poles bring to their territories, in one page."""

import streamlit as st

from pages._ui import (
    cards,
    charts_overview,
    data,
    drawing,
    empty_state,
    filters,
    leave_behind,
    navigation,
)
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.queries import overview
from ptce_data.selection import EVERYTHING
from ptce_data.sentences import overview as sentences

selection = filters.current()
st.title(navigation.titles()["overview"])
st.markdown(sentences.intro())
if filters.summary(selection):
    st.caption(markup.as_markdown(filters.summary(selection)))
if not data.answer(overview.key_figures, selection).poles:
    empty_state.draw(selection)
    st.stop()

cards.key_figures(selection)
st.caption(sentences.added_up())

examples = data.answer(overview.examples, selection)
if examples:
    st.header(sentences.examples(len(examples)))
    cards.examples(selection)

sectors, regions = st.columns(2, gap="large")
with sectors:
    st.header(_("Par secteur"))
    drawing.draw(data.answer(charts_overview.by_sector, selection))
with regions:
    st.header(_("Par région"))
    drawing.draw(data.answer(charts_overview.by_region, selection))

st.header(_("Au fil du temps"))
indicators = data.lists().indicators
code = st.selectbox(
    _("Indicateur"),
    overview.KEY_INDICATORS,
    index=overview.KEY_INDICATORS.index(overview.FOLLOWED),
    format_func=lambda code: indicators[code].label,
    key="chiffre",
    bind="query-params",
)
over_time = data.answer(charts_overview.over_time, selection, code)
if over_time:
    drawing.draw(over_time)
else:
    st.info(_("Aucun des pôles retenus n'a publié ce chiffre."))

st.header(_("Repères nationaux"))
drawing.draw(data.answer(charts_overview.national_counts), EVERYTHING)
leave_behind.draw("overview")
