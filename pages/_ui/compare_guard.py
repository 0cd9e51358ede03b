"""The guard under a chart: what is at odds, for whom, and a button to the nearest sound comparison."""

import streamlit as st

from pages._ui import compare_choice
from ptce_data import markup
from ptce_data.queries.compare import Side
from ptce_data.sentences import compare_guard as sentences
from ptce_data.sentences.compare import Wording

FITS_A_BUTTON = 36  # characters: Streamlit cuts a longer label on a phone


def draw(side: Side, words: Wording, *, narrows: bool) -> None:
    """Nothing for fewer than two known figures: there is then nothing to compare."""
    if sum(measure.known for measure in side.measures) < 2:  # noqa: PLR2004 (a comparison takes two)
        return
    found = sentences.details(side, words)
    lines = [f"- **{markup.as_markdown(one.title)}** – {markup.as_markdown(one.detail)}" for one in found]
    at_odds = bool(side.conflicts) or sentences.is_added(side, words)
    icon = ":material/warning:" if at_odds else ":material/check:"
    with st.container(border=True, key=f"reserve-{side.indicator}"):
        st.markdown("\n".join([f"{icon} **{sentences.heading(side, words)}**", "", *lines]))
        if not at_odds:
            return
        if side.offer is None:
            st.markdown(sentences.none_offered())
            return
        label = sentences.offer(side.offer, words, narrows=narrows)
        fits = len(label) <= FITS_A_BUTTON
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(markup.as_markdown(sentences.offered_why("" if fits else label)), width="content")
            st.button(
                markup.as_markdown(label if fits else sentences.follow()),
                on_click=compare_choice.follow,
                args=(side.offer, words.level),
                key=f"offre-{side.indicator}",
                type="primary",
            )
