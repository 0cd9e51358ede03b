"""The pages: which there are, where they live, under which title and path."""

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from pages._ui import filters
from ptce_data.i18n import gettext as _

PUBLIC_FOLDER = Path(__file__).parents[1] / "public"
STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class Entry:
    """One page; `name` is its file in pages/public, `path` its address ("" for the home page)."""

    name: str
    path: str


# Making a page resolves its path on the disk, and a run draws many links.
_pages: ContextVar[dict[str, Page]] = ContextVar("pages")

PUBLIC = (
    Entry("overview", ""),
    Entry("map", "carte"),
    Entry("poles", "poles"),
    Entry("pole", "pole"),
    Entry("compare", "comparer"),
    Entry("territory", "territoire"),
    Entry("method", "methode"),
)


def titles() -> dict[str, str]:
    """Each page's title in the current language."""
    return {
        "overview": _("Vue d'ensemble"),
        "map": _("Carte"),
        "poles": _("Pôles"),
        "pole": _("Fiche d'un pôle"),
        "compare": _("Comparer"),
        "territory": _("Territoire"),
        "method": _("Méthode et données"),
    }


def pages() -> dict[str, Page]:
    """Every page of PUBLIC by its name, in the current language, made once a run."""
    made = {entry.name: _made(entry.name) for entry in PUBLIC}
    _pages.set(made)
    return made


def page(name: str) -> Page:
    """The Streamlit page called `name` in PUBLIC."""
    return (_pages.get(None) or pages())[name]


def _made(name: str) -> Page:
    entry = next(entry for entry in PUBLIC if entry.name == name)
    return st.Page(
        PUBLIC_FOLDER / f"{name}.py",
        title=titles()[name],
        url_path=entry.path,
        default=not entry.path,
    )


def link(name: str, label: str, **parameters: str | list[str]) -> None:
    """A link to a page that keeps the session, the filters and the language.

    `label` is Markdown: escape untrusted text with markup.as_markdown.
    """
    # A link to the page already open replaces the whole address (docs/decisions/0037).
    shared = (*filters.KEYS, "lang")
    kept = {key: st.query_params.get_all(key) for key in shared if key in st.query_params}
    st.page_link(page(name), label=label, query_params={**kept, **parameters})
