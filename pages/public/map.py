"""Carte: where the poles are, and what one indicator says of each pole and each territory."""

import streamlit as st

from pages._ui import data, drawing, empty_state, filters, maps_content, maps_controls, navigation
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.queries import map as questions

selection = filters.current()
st.html(maps_controls.STYLE)
st.title(navigation.titles()["map"])
if filters.summary(selection):
    st.caption(markup.as_markdown(filters.summary(selection)))
request = maps_controls.choose()
code = request.indicator.code if request.indicator else None
poles = data.answer(questions.map_poles, selection, code)
if not poles:
    empty_state.draw(selection)
    st.stop()

drawn, beside = st.columns([3, 1], gap="medium")
with beside:  # first: the map rings the pole chosen here
    maps_controls.chosen_pole(poles, request)
    maps_controls.unplaced(poles)
with drawn:
    maps_controls.draw(poles, request, selection)

st.caption(
    _(
        "La carte a besoin de WebGL : si elle reste vide, la liste et le tableau ci-dessous "
        "disent la même chose."
    )
)
maps_controls.pole_list(poles, request)
source = maps_controls.source_line(len(poles))
if request.fill != "aucun":
    areas = data.answer(questions.area_totals, selection, code, request.level)
    by_area = _("Par territoire : totaux des pôles qui ont publié ce chiffre ; populations : Insee.")
    drawing.with_table(_("carte-territoires"), maps_content.areas_table(areas, request), by_area)
drawing.with_table(_("carte-poles"), maps_content.poles_table(poles, request, data.lists()), source)
