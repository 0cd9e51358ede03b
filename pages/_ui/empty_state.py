"""What a page says when its filters leave nothing to show."""

import streamlit as st

from pages._ui import filters
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.selection import Selection


def draw(selection: Selection) -> None:
    """Name the filters that leave nothing, and offer to take them off."""
    words = filters.summary(selection)
    st.info(
        _("Aucun pôle ne correspond à ces filtres : {filters}.").format(filters=markup.as_markdown(words))
    )
    st.button(_("Voir tous les pôles"), on_click=filters.clear, key="clear-from-page", type="primary")
