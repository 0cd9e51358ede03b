"""What a visitor reads when a page fails: a sentence, in their language, and nothing of the code."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ptce_data.i18n import gettext as _

LOGGER = logging.getLogger(__name__)
LOGGED = "A page failed."


@contextmanager
def told() -> Iterator[None]:
    """Log a bug of the page whole, and say on screen that it failed and what to do.

    Streamlit's own sentence is in English and sends the visitor to a hosting service.
    """
    try:
        yield
    except Exception:
        LOGGER.exception(LOGGED)
        with st.container(key="failure"):
            st.error(
                _(
                    "Cette page n'a pas pu être affichée. Rechargez-la\u202f; si cela se reproduit, "
                    "effacez les filtres ou passez par une autre page."
                )
            )
