"""What a printed page says of itself; not on screen."""

import streamlit as st
from streamlit.navigation.page import Page

from pages._ui import data, navigation
from pages._ui.file_offer import site
from ptce_data import formats, markup
from ptce_data.i18n import gettext as _


def draw(page: Page) -> None:
    """Whose page it is, which data it shows, where it can be read again."""
    said = _("Les PTCE en chiffres · données publiées le {day} (version {version}) · {address}").format(
        day=formats.day(formats.in_paris(data.published_at()).date()),
        version=data.version(),
        address=site() + navigation.address_at(page.url_path),
    )
    st.html(f'<p class="ptce-printed">{markup.as_html(said)}</p>')
