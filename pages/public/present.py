"""Présenter: the scenarios to choose from; with one in the address, the stage."""

import streamlit as st

from pages._ui import data, navigation, scenario_editor, stage, stage_list
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import library

asked = stage.asked()
if asked is not None:
    try:
        show = stage.show(asked.name)
    except PtceDataError as error:
        stage_list.unknown(error)
    else:
        if asked.step in range(1, len(show.scenes) + 1):
            stage.draw(show, asked)
            st.stop()
        stage_list.unknown_step(asked.name, len(show.scenes))

st.title(navigation.titles()["present"], anchor=False)
st.markdown(
    _(
        "Une histoire en étapes, en grand, au clavier, à la télécommande ou au doigt, sans réseau. "
        "Deux fenêtres ouvertes sur le même scénario, la scène et la vue orateur, restent à la même étape."
    )
)
with st.container(key="ways-ready"):
    navigation.link("ready", _("Vérifier que tout est prêt pour la scène"))
st.header(_("Les scénarios"), anchor=False)
stage_list.cards(data.answer_now(library.available))
stage_list.broken(library.broken())
st.header(_("À partir d'un pôle, d'un territoire, d'une comparaison"), anchor=False)
stage_list.made_on_demand()
st.header(_("Sur scène"), anchor=False)
stage_list.keys()
scenario_editor.draw()
