"""A chart as every page draws it: its sentence, its table, its downloads, its source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages._ui import charts, data, filters, html_bars, html_table, language
from ptce_data import i18n, markup
from ptce_data.charts import Bars, Chart
from ptce_data.exports import tables as exports
from ptce_data.i18n import gettext as _
from ptce_data.selection import Selection
from ptce_data.tables import Table


@dataclass(frozen=True)
class Drawing:
    """What a chart shows and says.

    key is unique on the page; figure is a Plotly figure as a dict, or bars drawn in HTML; sentence is
    plain text, also the text alternative; source says where the figures come from.
    """

    key: str
    figure: dict[str, Any] | Bars
    sentence: str
    table: Table
    source: str

    @classmethod
    def of(cls, chart: Chart, figure: dict[str, Any] | None = None) -> "Drawing":
        """A chart's drawing; without a Plotly figure, its bars are drawn in HTML."""
        shown = figure if figure is not None else chart.drawn
        if not isinstance(shown, dict | Bars):
            raise TypeError("lines have no HTML")
        return cls(chart.key, shown, chart.sentence, chart.table, chart.source)


def draw(drawing: Drawing, kept: Selection | None = None) -> None:
    """Draw the sentence, the chart, and behind one click its table with CSV and XLSX.

    kept is the selection the content rests on, which the files name; by default, the page's filters.
    """
    if isinstance(drawing.figure, Bars):
        # One element for three: a page with many viewers pays for each.
        st.html(html_bars.told(drawing.sentence, drawing.figure, drawing.source))
        with_table(drawing.key, drawing.table, "", kept)
        return
    chart(drawing)
    with_table(drawing.key, drawing.table, drawing.source, kept)


def chart(drawing: Drawing) -> None:
    """Draw the sentence and the chart alone, where something stands between them and the table."""
    st.markdown(markup.as_markdown(drawing.sentence))
    if isinstance(drawing.figure, Bars):
        st.html(html_bars.of(drawing.figure))
    else:
        st.plotly_chart(
            drawing.figure,
            alt=drawing.sentence,
            config=charts.configuration(drawing.key),
            key=f"chart-{drawing.key}",
            theme="streamlit",
        )


@language.fragment
def with_table(key: str, table: Table, source: str, kept: Selection | None = None) -> None:
    """The source line and, once opened, the table and its downloads; a rerun of its own."""
    if source:
        st.caption(markup.as_markdown(source))
    behind = st.expander(_("Tableau et téléchargement"), key=f"table-{key}", on_change="rerun")
    if behind.open:
        with behind:
            st.html(html_table.of(table))
            downloads(key, table, kept)


def downloads(key: str, table: Table, kept: Selection | None = None) -> None:
    """Two buttons: the table as CSV and as XLSX, written only when asked for."""
    about = data.answer(exports.about, filters.summary(kept or filters.current()))
    with st.container(horizontal=True):
        st.download_button(
            _("Télécharger en CSV"),
            _in_this_language(lambda: exports.csv_bytes(table)),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"csv-{key}",
            on_click="ignore",
        )
        st.download_button(
            _("Télécharger en XLSX"),
            _in_this_language(lambda: exports.xlsx_bytes(table, about)),
            file_name=f"{key}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"xlsx-{key}",
            on_click="ignore",
        )


def _in_this_language(write: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file written later, in another thread, in the language of this run."""
    spoken = i18n.language()

    def written() -> bytes:
        with i18n.speaking(spoken):
            return write()

    return written
