"""Carte: where the poles are, and what one indicator says of each pole and each territory."""

import streamlit as st

from pages._ui import data, drawing, empty_state, filters, leave_behind, maps_controls, navigation
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.leaflets import maps as leaflet_maps
from ptce_data.leaflets import tables
from ptce_data.queries import map as questions

selection = filters.current()
st.html(maps_controls.STYLE)
with st.container(key="carte-titre"):
    st.title(navigation.titles()["map"])
if filters.summary(selection):
    st.caption(markup.as_markdown(filters.summary(selection)))
request = maps_controls.choose()
code = request.indicator.code if request.indicator else None
poles = data.answer(questions.map_poles, selection, code)
if not poles:
    empty_state.draw(selection)
    st.stop()

# Their order is a phone's; a wide screen sets the second and the last beside the map (maps.css).
with st.container(key="carte-page"):
    drawn, chosen, under, beside = (
        st.container(key=f"carte-{part}") for part in ("dessin", "choisi", "legendes", "hors")
    )
with chosen:  # first: the map rings the pole chosen here
    maps_controls.chosen_pole(poles, request)
with drawn:
    maps_controls.draw(poles, request, selection)
with under:
    maps_controls.legends(poles, request, selection)
with beside:
    maps_controls.unplaced(poles)

st.caption(
    _("Si la carte reste vide sur votre navigateur, la liste et le tableau ci-dessous disent la même chose.")
)
maps_controls.pole_list(poles, request)
source = leaflet_maps.source(len(poles))
if request.fill != "aucun":
    areas = data.answer(questions.area_totals, selection, code, request.level)
    by_area = _(
        "Par territoire : totaux des pôles qui ont publié ce chiffre ; "
        "populations : Insee, 2023 (Mayotte : 2017)."
    )
    drawing.with_table(_("carte-territoires"), tables.areas(areas, request.level, request.filling), by_area)
drawing.with_table(_("carte-poles"), tables.map_poles(poles, request.indicator, data.lists()), source)
leave_behind.draw("map")
