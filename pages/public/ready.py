"""Prêt pour la scène: all that presenting without a network needs, checked here; and its plan B."""

import streamlit as st

from pages._ui import leave_behind, navigation, ready
from ptce_data.i18n import gettext as _

st.html(ready.STYLE)
st.title(navigation.titles()["ready"], anchor=False)
st.markdown(
    _(
        "À faire sur l'ordinateur de la présentation, avant de partir\u00a0: sur scène, rien ne doit venir "
        "du réseau."
    )
)
show = ready.scenario()
if show is None:
    st.stop()

st.header(_("Tout est là\u202f?"), anchor=False)
ready.verification(show)

st.header(_("Le plan B"), anchor=False)
st.markdown(
    _(
        "Le même scénario en fichiers, à mettre sur une clé USB. La page HTML s'ouvre dans tout navigateur, "
        "sans réseau et sans le tableau de bord. Seul le fichier PPTX contient vos notes\u00a0: ne le donnez "
        "pas tel quel."
    )
)
ready.files(show)
ready.stage_link(show)
leave_behind.draw_of_show(show)
