"""The method page's parts that answer to the reader: definitions to search, files to take away."""

from collections.abc import Callable

import streamlit as st

from pages._ui import data, drawing, language, method_html
from ptce_data import i18n
from ptce_data.exports import whole
from ptce_data.i18n import gettext as _
from ptce_data.queries import method
from ptce_data.selection import EVERYTHING
from ptce_data.tables import Column, Table


def sections() -> dict[str, str]:
    """The page's sections by anchor, in order."""
    return {
        "ptce": _("Ce qu'est un PTCE"),
        "regles": _("Comment les chiffres sont retenus et additionnés"),
        "indicateurs": _("Les indicateurs"),
        "couleurs": _("Les couleurs"),
        "sources": _("Les sources"),
        "incertain": _("Ce qu'on ne sait pas"),
        "telecharger": _("Télécharger les données"),
        "citer": _("Licence, crédits et citation"),
    }


def header(anchor: str) -> None:
    """The heading of a section."""
    st.header(sections()[anchor], anchor=anchor)


@language.fragment
def definitions() -> None:
    """A search box and the definitions it finds, unfolded; all of them, folded, without a search."""
    lists = data.lists()
    asked = st.text_input(
        _("Chercher un indicateur"),
        key="definition",
        bind="query-params",
        placeholder=_("emploi, épargne…"),
        max_chars=80,
    )
    found = method_html.found_definitions(lists, asked or "")
    if not found:
        st.caption(_("Aucun indicateur ne correspond : essayez un mot plus court."))
        return
    st.html(method_html.definitions(lists, found, unfolded=bool((asked or "").strip())))


def sources() -> None:
    """The sources, folded, with their number of figures."""
    drawing.with_table(
        "sources",
        source_table(data.answer(method.sources)),
        _("Les plus citées viennent en premier."),
        EVERYTHING,
    )


def source_table(found: tuple[method.SourceUse, ...]) -> Table:
    """One row a source; the address is drawn as a link only where it is http(s)."""
    return Table(
        title=_("Sources des chiffres publics"),
        columns=(
            Column(_("Source")),
            Column(_("Chiffres"), "number"),
            Column(_("Pôles"), "number"),
            Column(_("Domaine")),
            Column(_("Adresse"), "link"),
        ),
        rows=tuple((one.title, one.claims, one.poles, one.publisher, one.url) for one in found),
    )


def winner_table(found: tuple[method.CallWinners, ...]) -> Table:
    """One row a national call."""
    return Table(
        title=_("Lauréats des appels de l'État"),
        columns=(
            Column(_("Année"), "year"),
            Column(_("Annoncés"), "number"),
            Column(_("Dans la base"), "number"),
        ),
        rows=tuple((call.year, call.announced, call.found) for call in found),
    )


def downloads() -> None:
    """One button a format; a file is written when asked for, then kept for this published state."""
    offers = {
        "xlsx": (_("Classeur XLSX"), _("Pour lire et trier dans un tableur : noms en clair, mode d'emploi.")),
        "csv": (_("CSV (zip)"), _("Pour un programme : une table par fichier, valeurs exactes.")),
        "parquet": (_("Parquet (zip)"), _("Pour l'analyse : colonnes typées et décrites.")),
        "datapackage": (_("Data package"), _("Pour un catalogue : Frictionless, avec un schéma par table.")),
    }
    with st.container(key="method-downloads"):
        for code, (label, purpose) in offers.items():
            file_format = whole.FORMATS[code]
            with st.container(border=True, key=f"method-{code}"):
                st.download_button(
                    label,
                    _when_asked(file_format),
                    file_name=file_format.file_name,
                    mime=file_format.media_type,
                    key=f"export-{code}",
                    icon=":material/download:",
                    on_click="ignore",
                    width="stretch",
                )
                st.caption(purpose)


def _when_asked(file_format: whole.Format) -> Callable[[], bytes]:
    """The file of the state published when it is asked for, in the language of this run."""
    spoken = i18n.language()

    def content() -> bytes:
        with i18n.speaking(spoken):
            data.begin()
            return data.answer(file_format.write)

    return content
