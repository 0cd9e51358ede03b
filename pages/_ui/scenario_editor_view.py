"""What the room will see with a step being written: chosen, told, and drawn on demand."""

import base64

import duckdb
import streamlit as st

from pages._ui import data
from ptce_data import markup
from ptce_data.errors import UnresolvedReferenceError
from ptce_data.exports import pictures
from ptce_data.i18n import gettext as _
from ptce_data.scenarios import previews
from ptce_data.scenarios.choices import Chosen

KINDS = ("figures", "chart", "map", "page")
_KIND = "step-kind"
SIZE = "max-width: 100%; max-height: 24rem"


def choose(chosen: Chosen, sentence: str) -> str:
    """The kind of view asked for; what it shows is said, since part of it comes from whom the figure is."""
    labels = {
        "figures": _("Les chiffres de la phrase"),
        "chart": _("Un graphique"),
        "map": _("La carte"),
        "page": _("L'essentiel de la page"),
    }
    st.session_state.setdefault(_KIND, KINDS[0])
    asked = st.segmented_control(
        _("Ce que la salle voit"), KINDS, format_func=labels.__getitem__, required=True, key=_KIND
    )
    kind = asked or KINDS[0]
    with st.container():
        st.caption(markup.as_markdown(data.answer(previews.view_told, kind, chosen, sentence)))
        if kind != "figures" and st.toggle(_("Voir le dessin"), key="step-drawn"):
            _draw(kind, chosen, sentence)
    return kind


def _draw(kind: str, chosen: Chosen, sentence: str) -> None:
    for drawing, told in data.large_answer(_drawings, kind, chosen, sentence):
        picture = base64.b64encode(drawing).decode()
        st.html(f'<img style="{SIZE}" alt="{markup.as_html(told)}" src="data:image/png;base64,{picture}">')


def _drawings(
    cursor: duckdb.DuckDBPyConnection, kind: str, chosen: Chosen, sentence: str
) -> tuple[tuple[bytes, str], ...]:
    """The charts and the map of the view as pictures, each with what it says."""
    try:
        seen = previews.seen(cursor, kind, chosen, sentence)
    except UnresolvedReferenceError:  # told above
        return ()
    charts = tuple((pictures.chart_png(chart), chart.sentence) for chart in seen.charts)
    return (*charts, *(((pictures.map_png(seen.map), seen.map.sentence),) if seen.map else ()))
