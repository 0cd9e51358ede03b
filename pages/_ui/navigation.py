"""The pages: which there are, where they live, under which title and path."""

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st
from streamlit.navigation.page import Page

from pages._ui import filters
from ptce_data.i18n import gettext as _

PUBLIC_FOLDER = Path(__file__).parents[1] / "public"
STAFF_FOLDER = PUBLIC_FOLDER.with_name("staff")
STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class Entry:
    """One page; `name` is its file in pages/public or staff, `path` its address ("" for the home page)."""

    name: str
    path: str
    in_menu: bool = True


# Making a page resolves its path on the disk, and a run draws many links.
_pages: ContextVar[dict[str, Page]] = ContextVar("pages")

PUBLIC = (
    Entry("overview", ""),
    Entry("map", "carte"),
    Entry("poles", "poles"),
    Entry("pole", "pole"),
    Entry("compare", "comparer"),
    Entry("territory", "territoire"),
    Entry("present", "presenter"),
    Entry("ready", "pret", in_menu=False),
    Entry("method", "methode"),
)
# Each asks for a member on its first line (access.require): hiding it from the menu protects nothing.
STAFF = (
    Entry("importing", "importer"),
    Entry("history", "historique"),
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
        "present": _("Présenter"),
        "ready": _("Prêt pour la scène"),
        "method": _("Méthode et données"),
        "importing": _("Importer"),
        "history": _("Historique"),
    }


def pages(*, signed_in: bool = False) -> dict[str, Page]:
    """Every page by its name, in the current language, made once a run; the menu shows staff's to staff."""
    made = {entry.name: _made(entry, PUBLIC_FOLDER, shown=entry.in_menu) for entry in PUBLIC}
    made |= {entry.name: _made(entry, STAFF_FOLDER, shown=signed_in) for entry in STAFF}
    _pages.set(made)
    return made


def page(name: str) -> Page:
    """The Streamlit page called `name` in PUBLIC or STAFF."""
    return (_pages.get(None) or pages())[name]


def entitle(*names: str) -> None:
    """Name the page in the browser's tabs, bookmarks and history, the closest first, then the dashboard."""
    st.set_page_config(page_title=" · ".join([*names, _("Les PTCE en chiffres")]))


def fills_the_screen(page: Page) -> bool:
    """Whether the page is the stage, which has neither filters nor search around it."""
    return page.url_path == "presenter" and bool(st.query_params.get("scenario"))


def _made(entry: Entry, folder: Path, *, shown: bool = True) -> Page:
    return st.Page(
        folder / f"{entry.name}.py",
        title=titles()[entry.name],
        url_path=entry.path,
        default=not entry.path,
        visibility="visible" if shown else "hidden",
    )


def address(name: str) -> str:
    """The address of the page now drawn, from the dashboard's root, with all it is bound to."""
    return address_at(next(entry.path for entry in (*PUBLIC, *STAFF) if entry.name == name))


def address_at(path: str) -> str:
    """The same of the page that lives at `path`."""
    asked = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    return f"/{path}?{urlencode(asked, quote_via=quote)}" if asked else f"/{path}"


def link(name: str, label: str, **parameters: str | list[str]) -> None:
    """A link to a page that keeps the session, the filters and the language.

    `label` is Markdown: escape untrusted text with markup.as_markdown.
    """
    # A link to the page already open replaces the whole address (docs/decisions/0037).
    shared = (*filters.KEYS, "lang")
    kept = {key: st.query_params.get_all(key) for key in shared if key in st.query_params}
    st.page_link(page(name), label=label, query_params={**kept, **parameters})
