"""What becomes of a checked file: refused until mended or said to be partial, seen, published, told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from pages._ui import history_imports, import_file, import_publish, import_state, navigation
from pages._ui.import_publish import Asked
from pages._ui.import_state import Brought
from ptce_data import formats, markup
from ptce_data.changes import Import
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.staff import Member
from ptce_data.workbook import public_notes
from ptce_data.workbook.checks import Report
from ptce_data.workbook.studies import Study

KEPT_AS = "classeur"


def draw(found: Brought, study: Study, member: Member) -> None:
    """What stands in the way, or what would change and the button that publishes."""
    counts, partial = study.report.counts, found.decisions.partial
    if counts.refused and (counts.accepted or partial):
        _partial(found, study.report)
    if study.report.refused(partial=partial):
        st.warning(_("Rien ne peut être publié tant qu'il reste des erreurs\u00a0: corrigez-les ci-dessus."))
        return
    if not counts.accepted:
        st.info(_("Ce classeur ne contient aucun chiffre à publier."))
        return
    notes = study.report.notes
    if notes.num_rows:
        letter = public_notes.letter_of(study.layout)
        st.info(markup.as_markdown(public_notes.sentence(notes, letter)), icon=":material/public:")
    import_publish.draw(asked(found, study), member)


def _partial(found: Brought, report: Report) -> None:
    """Partial acceptance is never the default: it is asked for, and says how many lines it leaves out."""
    refused, accepted = report.counts.refused, report.counts.accepted
    without = ngettext("Publier sans le chiffre refusé", "Publier sans les {n} chiffres refusés", refused)
    left = ngettext("{n} chiffre reste", "{n} chiffres restent", accepted)
    words = _("{without}\u00a0: {left}").format(
        without=without.format(n=formats.number(refused, 0)), left=left.format(n=formats.number(accepted, 0))
    )
    key = import_state.showing(found.key("import-partial"), found.decisions.partial)
    st.toggle(words, key=key, on_change=_decide, args=(key,))
    if len(report.errors) < refused:
        st.caption(
            _(
                "Une même erreur peut refuser plusieurs chiffres\u00a0: les deux qui se contredisent, "
                "par exemple."
            )
        )


def _decide(key: str) -> None:
    import_state.settle(partial=st.session_state[key])


def asked(found: Brought, study: Study) -> Asked:
    """The import as a change to preview and publish; its key changes with every decision."""

    def change(folder: Path | None) -> Import:
        made = study.claims()
        if folder is None:
            return made
        stored = folder / KEPT_AS
        stored.write_bytes(found.content)
        return replace(made, stored=stored)

    digest = import_publish.digest(repr(found.decisions))
    return Asked(
        key=f"import-{found.taken}-{digest}",
        change=change,
        look=_("Voir ce qui va changer"),
        confirm=_("Publier"),
        nothing=_("Rien ne changerait\u00a0: tout ce que dit ce classeur est déjà publié."),
    )


def published(found: Brought) -> bool:
    """Draw the receipt of the file in hand, if it was just published; whether there is one."""
    done = import_publish.receipt(f"import-{found.taken}-")
    if done is None:
        return False
    import_state.published()
    import_publish.draw_receipt(done, found.workbook.file_name)
    with st.container(horizontal=True, vertical_alignment="center", key="import-after"):
        st.button(
            _("Importer un autre classeur"), on_click=import_file.close, key="import-next", type="primary"
        )
        navigation.link(
            "history", _("Voir cet import dans l'historique"), **_of(done.batch_id, found.workbook.file_name)
        )
    return True


def _of(batch_id: int | None, file_name: str) -> dict[str, str]:
    """The address of an import in the history, which holds its label."""
    return {} if batch_id is None else {"import": history_imports.named(batch_id, file_name)}
