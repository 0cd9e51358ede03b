"""Territoire: a région, a département or a commune, its poles, their figures, what is missing."""

import streamlit as st

from pages._ui import (
    charts_territory,
    data,
    drawing,
    filters,
    leave_behind,
    maps_controls,
    navigation,
    territory_panels,
    territory_place,
)
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.queries import territory as questions
from ptce_data.sentences import territory as sentences

selection = filters.current()
st.html(maps_controls.STYLE)
st.title(navigation.titles()["territory"])
territory = territory_place.choose(selection)
if territory is None:
    st.markdown(_("Choisissez un territoire pour voir ses pôles, leurs chiffres et ce qui manque."))
    drawing.draw(data.answer(charts_territory.density, selection))
    leave_behind.draw("territory")
    st.stop()

navigation.entitle(territory.name, navigation.titles()["territory"])
portrait = data.answer(questions.portrait, selection, territory)
st.header(markup.as_markdown(territory.name))
st.markdown(markup.as_markdown(sentences.situated(territory)))
st.markdown(markup.as_markdown(sentences.counted(portrait)))
kept = territory.within(selection)
if kept.sectors or kept.statuses or kept.year:
    st.caption(markup.as_markdown(filters.summary(kept)))

listed, mapped = st.columns([1, 1], gap="medium")
with listed:
    if portrait.poles:
        st.subheader(_("Ses pôles"))
        territory_panels.pole_list(portrait.poles)
    if portrait.nearest:
        st.subheader(_("Les pôles les plus proches"))
        territory_panels.nearest(portrait.nearest, territory.level)
    if portrait.unplaced:
        st.subheader(_("Peut-être ici"))
        territory_panels.maybe_here(portrait)
with mapped:
    territory_panels.territory_map(portrait, selection)
    territory_panels.empty_note(portrait)

if portrait.poles:
    territory_panels.figures(portrait, kept)
    st.subheader(_("Par famille de secteurs"))
    drawing.draw(data.answer(charts_territory.families, portrait), kept)
leave_behind.draw("territory")
