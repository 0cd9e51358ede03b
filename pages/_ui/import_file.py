"""The file a member of staff brings, and the template they may start from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from pages._ui import compare_drawings, data, import_state
from pages._ui.import_kept import Open
from pages._ui.import_state import Brought
from ptce_data import database, formats, i18n, markup
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.workbook import issues, past_choices, reader_bounds, template
from ptce_data.workbook.studies import Study

STYLE = Path(__file__).with_name("import.css")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEGABYTE = 1_000_000


def choose() -> Brought | None:
    """Draw the uploader; the file in hand, None where none was ever read."""
    st.html(_french_uploader())
    with st.container(key="import-uploader"):
        uploaded = st.file_uploader(_("Votre classeur"), key=_uploader(), label_visibility="collapsed")
    st.caption(
        _(
            "Excel (.xlsx, .xlsm, .xls, .xlsb), LibreOffice (.ods) ou texte (.csv, .tsv), {size}\u202fMo au "
            "plus. Rien n'est publié avant que vous le demandiez, à la fin de cette page."
        ).format(size=formats.number(reader_bounds.FILE_BYTES / MEGABYTE, 0))
    )
    if uploaded is not None and st.session_state.get("import-upload") != uploaded.file_id:
        _read(uploaded.file_id, uploaded.getvalue(), uploaded.name)
    refused = st.session_state.get("import-refused")
    if refused:
        st.error(markup.as_markdown(refused))
    found = import_state.brought()
    if found is not None:
        _in_hand(found, refused=bool(refused))
    else:
        _offer_left_open()
    return found


def _read(file_id: str, content: bytes, name: str) -> None:
    st.session_state["import-upload"] = file_id
    st.session_state["import-refused"] = ""
    try:
        with st.spinner(_("Lecture du classeur…")):
            import_state.take(content, name)
    except PtceDataError as problem:
        st.session_state["import-refused"] = str(problem)


def _offer_left_open() -> None:
    """The workbook that was open here before the page was reloaded, in another tab, or before signing in."""
    left = import_state.left_open()
    if left is None:
        return
    name = markup.as_markdown(issues.quoted(left.file_name))
    with st.container(horizontal=True, vertical_alignment="center", key="import-left-open"):
        st.info(
            _(
                "{name} était ouvert dans ce navigateur le {moment}. Vos choix et vos corrections sont "
                "gardés\u202f; rien n'en est publié."
            ).format(name=name, moment=formats.moment(left.at)),
            icon=":material/history:",
        )
        st.button(_("Reprendre ce classeur"), on_click=_take_again, args=(left,), key="import-again")


def _take_again(left: Open) -> None:
    try:
        import_state.take_again(left)
    except PtceDataError as problem:
        st.session_state["import-refused"] = str(problem)


def _uploader() -> str:
    """A new key empties the uploader.

    Emptied by its own cross, or by a file it refuses, it leaves the workbook open: only « Fermer » closes it.
    """
    return f"classeur-{st.session_state.get('import-uploader', 0)}"


def close() -> None:
    """Let the file go and empty the uploader; meant as a button's callback."""
    import_state.forget()
    st.session_state["import-refused"] = ""
    st.session_state["import-uploader"] = st.session_state.get("import-uploader", 0) + 1


def _in_hand(found: Brought, *, refused: bool) -> None:
    workbook = found.workbook
    name = markup.as_markdown(issues.quoted(workbook.file_name))
    if refused:
        words = _("Le classeur précédent, {name}, reste ouvert ci-dessous.").format(name=name)
    elif found.resumed:
        words = _(
            "Classeur ouvert\u00a0: {name}. Vos choix pour le classeur précédent, de même forme, sont repris."
        )
        words = words.format(name=name)
    else:
        words = _("Classeur ouvert\u00a0: {name}.").format(name=name)
    with st.container(horizontal=True, vertical_alignment="center", key="import-in-hand"):
        st.markdown(words)
        st.button(_("Fermer ce classeur"), on_click=close, key="import-close", type="tertiary")
    if already := past_choices.already_sent(found.past):
        st.info(markup.as_markdown(already), icon=":material/content_copy:")
    if import_state.lasting():
        words = _("Si la page se recharge, elle proposera de le reprendre avec vos corrections.")
    else:
        words = _("Recharger la page le ferme aussi\u00a0: ce qui n'est pas publié serait à reprendre.")
    st.caption(words)


def _french_uploader() -> str:
    """Streamlit's own words in the uploader are English whatever the page: these stand in their place.

    Its browser part refuses by itself a file too big; any other reaches the reader, whatever its name.
    """
    words = {
        "--import-browse": _("Choisir un fichier"),
        "--import-drop": _("ou déposez-le ici"),
        "--import-replace": _("Remplacer"),
        "--import-too-big": _("Fichier non reçu\u00a0: réessayez, ou allégez-le."),
    }
    said = "".join(f"{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    return f"<style>.st-key-import-uploader {{{said}}}</style>"


@dataclass(frozen=True)
class _Template:
    """A template written when it is asked for, in another thread, in the language of this run."""

    pole_id: str | None
    spoken: i18n.Language

    def __call__(self) -> bytes:
        with i18n.speaking(self.spoken), database.reading(database.path()) as cursor:
            return template.template(cursor, self.pole_id)


def offer_template() -> None:
    """The template, for every pole or with one pole's last known values already in."""
    names = data.answer(compare_drawings.names, "poles")
    with st.expander(_("Pas encore de classeur\u202f? Partez du modèle"), icon=":material/table_view:"):
        st.markdown(
            _(
                "Le modèle Excel a des listes déroulantes, une colonne où l'unité de chaque indicateur "
                "s'affiche seule, les définitions, un exemple, et les dernières valeurs connues du pôle "
                "choisi."
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            pole_id = st.selectbox(
                _("Pôle"),
                list(names),
                index=None,
                format_func=names.__getitem__,
                placeholder=_("Tous les pôles"),
                key="import-template-pole",
            )
            st.download_button(
                _("Télécharger le modèle"),
                _Template(pole_id, i18n.language()),
                file_name=template.file_name(pole_id),
                mime=XLSX,
                on_click="ignore",
                key="import-template",
            )


def study(found: Brought) -> Study:
    """What the file says, with a bar while a long one is checked."""
    bar = st.empty()

    def progress(part: float) -> None:
        bar.progress(min(max(part, 0.0), 1.0), _("Contrôle du classeur…"))

    made = import_state.study(found, progress)
    bar.empty()
    return made
