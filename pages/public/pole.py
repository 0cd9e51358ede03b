"""Fiche d'un pôle: who, where, its figures and their proofs, its territory, its neighbours."""

import streamlit as st

from pages._ui import data, filters, leave_behind, navigation, pole
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.queries import claims
from ptce_data.queries import pole as questions

asked = pole.asked()
found = data.answer(questions.identity, asked)
if found is None:
    st.title(navigation.titles()["pole"], anchor=False)
    if asked:
        pole.unknown(asked)
    else:
        pole.chooser()
    st.stop()

year = filters.current().year
navigation.entitle(found.name)
st.html(pole.STYLE)
st.title(markup.as_markdown(found.name), anchor=False)
pole.identity(found)

st.header(_("En un clin d'œil"), anchor=False)
if year:
    st.caption(_("Situation à fin {year}").format(year=year))
pole.glance(found, year)

if data.answer(claims.ledger, found.pole_id).claims:
    st.header(_("Au fil du temps"), anchor=False)
    if year:
        st.caption(_("Toutes les années connues, avant et après {year}.").format(year=year))
    pole.series(found)

st.header(_("Les huit spécificités d'un PTCE"), anchor=False)
pole.specificities(found, year)

st.header(_("À l'échelle de son territoire"), anchor=False)
pole.surroundings(found, year)

st.header(_("Pôles proches et semblables"), anchor=False)
pole.neighbours(found)
leave_behind.draw("pole")
