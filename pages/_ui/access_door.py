"""The foot of the sidebar: the way in for the network, who is signed in, the way out."""

import streamlit as st

from pages._ui import access, navigation
from ptce_data import markup
from ptce_data.i18n import gettext as _


def draw() -> None:
    """A discreet link for everyone; « Connecté : … » and the way out for a member."""
    with st.container(key="network-door"):
        found = access.member()
        if found is None:
            navigation.link("importing", _("Espace du réseau"))
            return
        st.caption(_("Connecté\u00a0: {name}").format(name=markup.as_markdown(found.name)))
        st.button(_("Se déconnecter"), key="sign-out", on_click=access.sign_out, width="stretch")
