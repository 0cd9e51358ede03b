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
        data.begin()
        return draw(*args, **named)

    return st.fragment(begun)
