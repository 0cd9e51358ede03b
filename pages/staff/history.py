"""Historique: every import and what it changed, a figure's life, who is missing, which rival is kept."""

import streamlit as st

from pages._ui import (
    access,
    history_figures,
    history_imports,
    history_reports,
    history_rivals,
    import_file,
    navigation,
)
from ptce_data.i18n import gettext as _

member = access.require()
st.html(import_file.STYLE)
st.title(navigation.titles()["history"], anchor=False)
views = {
    "imports": (_("Imports"), history_imports.draw),
    "figures": (_("La vie d'un chiffre"), history_figures.draw),
    "missing": (_("Qui n'a pas encore répondu"), history_reports.draw),
    "rivals": (_("Chiffres à plusieurs versions"), history_rivals.draw),
}
chosen = st.pills(
    _("Voir"),
    list(views),
    format_func=lambda view: views[view][0],
    default="imports",
    required=True,
    key="vue",
    bind="query-params",
    label_visibility="collapsed",
)
views[chosen or "imports"][1](member)
