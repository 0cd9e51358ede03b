"""Comparer: two to six poles, régions, départements or sectors side by side, and whether that holds."""

from itertools import combinations

import streamlit as st

from pages._ui import (
    compare_choice,
    compare_drawings,
    compare_guard,
    data,
    drawing,
    filters,
    html_table,
    leave_behind,
    navigation,
)
from ptce_data import markup
from ptce_data.i18n import gettext as _
from ptce_data.sentences import compare as sentences

st.title(navigation.titles()["compare"], anchor=False)
choice = compare_choice.draw()
if choice.drawn is None:
    compare_choice.comparable(choice.asked)
    st.stop()

board = data.answer(compare_drawings.board, filters.current(), choice.drawn)
scope = sentences.network_scope(choice.drawn.level, filters.summary(filters.current()))
st.caption(markup.as_markdown(scope))

st.header(_("Indicateur par indicateur"), anchor=False)
for one in board.sides:
    st.subheader(markup.as_markdown(one.title), anchor=False)
    st.caption(markup.as_markdown(one.definition))
    if one.drawing is None:
        st.info(markup.as_markdown(one.sentence))
        continue
    drawing.chart(one.drawing)
    compare_guard.draw(one.side, board.words, narrows=len(board.sides) > 1)
    if one.outside:
        st.caption(markup.as_markdown(one.outside))
    drawing.with_table(one.drawing.key, one.drawing.table, one.drawing.source)

st.header(_("Le tableau de la comparaison"), anchor=False)
st.html(html_table.of(board.table))
drawing.downloads("comparaison", board.table)

st.header(_("Au fil des années"), anchor=False)
for one_series in board.series:
    drawing.draw(one_series)
if not board.series:
    st.caption(sentences.no_series(choice.drawn.level))

if len(choice.drawn.indicators) > 1:
    st.header(_("Deux indicateurs l'un par l'autre"), anchor=False)
    pairs = list(combinations(choice.drawn.indicators, 2))
    crossed = compare_choice.crossed(pairs) if len(pairs) > 1 else pairs[0]
    cloud = data.answer(compare_drawings.cloud, filters.current(), compare_choice.on(choice.drawn, crossed))
    if cloud.drawing is None:
        st.info(markup.as_markdown(cloud.sentence))
    else:
        drawing.draw(cloud.drawing)
        st.caption(markup.as_markdown(" · ".join(cloud.numbered)))

compare_choice.comparable(choice.drawn)
leave_behind.draw("compare")
