"""The language of this run, from the address: `?lang=en` for English."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from pages._ui import data
from ptce_data import i18n
from ptce_data.i18n import gettext as _

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def begin() -> None:
    """Write texts in the language of the address for the rest of this run."""
    asked = st.session_state.get("lang") or st.query_params.get("lang")
    i18n.use("en" if asked == "en" else "fr")
    _hand_over_labels()


def _hand_over_labels() -> None:
    """After a change of language, send the browser its choices again, under their new labels.

    A bound list keeps and sends back the labels it was shown; those of the other language would be
    dropped. The address names every bound widget by its key.
    """
    state, spoken = st.session_state, i18n.language()
    if state.get("language-drawn", spoken) != spoken:
        for key in st.query_params:
            if key != "lang" and key in state:
                state[key] = state[key]
    state["language-drawn"] = spoken


def switch() -> None:
    """Draw the choice of language, bound to the address."""
    st.segmented_control(
        _("Langue"),
        i18n.LANGUAGES,
        default="fr",
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def fragment(draw: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """A Streamlit fragment that keeps the language and the published state of its page.

    A fragment reruns alone, in a new thread: what the entry script set for the run is lost there.
    """

    @functools.wraps(draw)
    def begun(*args: Arguments.args, **named: Arguments.kwargs) -> Result:
        begin()
        data.hold()
        return draw(*args, **named)

    return st.fragment(begun)


def kept(write: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """What is called later, in another thread, speaks the language of this run."""
    spoken = i18n.language()

    @functools.wraps(write)
    def called(*args: Arguments.args, **named: Arguments.kwargs) -> Result:
        with i18n.speaking(spoken):
            return write(*args, **named)

    return called
