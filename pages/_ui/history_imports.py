"""Every import, then one of them whole: its file, what it changed, what was done to it, taking it back."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from pages._ui import access, html_table, import_preview, import_publish, navigation
from pages._ui.import_publish import Asked
from ptce_data import database, formats, kept_files, markup
from ptce_data.changes import Restoration, Withdrawal
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import history, restoring
from ptce_data.queries.history import Batch, BatchDetail, Event, EventKind
from ptce_data.sentences import moves, publication
from ptce_data.sentences import restoring as sentences
from ptce_data.staff import Member
from ptce_data.tables import Column, Table

REASON_LENGTH = 300


def draw(member: Member) -> None:
    """The list, then the import chosen."""
    with database.reading(database.path()) as cursor:
        found = history.batches(cursor, member)
    st.html(html_table.of(table(found)))
    by_id = {batch.batch_id: batch for batch in found}
    asked = st.selectbox(
        _("Voir un import en détail"),
        list(by_id),
        format_func=lambda batch_id: named(batch_id, by_id[batch_id].file_name),
        key="import",
        bind="query-params",
        index=None,
        placeholder=_("Choisir un import"),
    )
    if asked in by_id:
        _detail(member, asked)


def named(batch_id: int, file_name: str) -> str:
    """How the list of imports, and its address, name one: `3 – enquete.xlsx`."""
    return f"{batch_id} – {markup.seen(file_name)}"


def moment(at: datetime) -> str:
    """A time kept in UTC, as a clock in Paris shows it: `24 novembre 2026, 17:42`."""
    here = formats.in_paris(at)
    return f"{formats.day(here.date())}, {here:%H:%M}"


def table(batches: tuple[Batch, ...]) -> Table:
    """Who, when, which file, how many figures, and whether it stands."""
    return Table(
        title=ngettext("{n} import", "{n} imports", len(batches)).format(n=formats.number(len(batches), 0)),
        columns=(
            Column(_("Numéro")),
            Column(_("Fichier")),
            Column(_("Date (heure de Paris)")),
            Column(_("Par")),
            Column(_("Chiffres")),
            Column(_("État")),
        ),
        rows=tuple(
            (
                str(batch.batch_id),
                markup.seen(batch.file_name),
                moment(batch.at),
                publication.who(batch.by),
                held(batch),
                state(batch),
            )
            for batch in batches
        ),
    )


def held(batch: Batch) -> str:
    """`12, dont 2 confidentiels ; 1 pôle créé ; 1 montant publié remplacé`."""
    words = formats.number(batch.claims, 0)
    if batch.confidential:
        confidential = ngettext("{n} confidentiel", "{n} confidentiels", batch.confidential)
        words = _("{claims}, dont {confidential}").format(
            claims=words, confidential=confidential.format(n=formats.number(batch.confidential, 0))
        )
    if batch.poles:
        created = ngettext("{n} pôle créé", "{n} pôles créés", batch.poles)
        words = _("{claims}\u202f; {created}").format(
            claims=words, created=created.format(n=formats.number(batch.poles, 0))
        )
    if batch.replaced:
        words = _("{claims}\u202f; {corrected}").format(claims=words, corrected=_corrected(batch.replaced))
    return words


def _corrected(n: int) -> str:
    corrected = ngettext("{n} montant publié remplacé", "{n} montants publiés remplacés", n)
    return corrected.format(n=formats.number(n, 0))


def state(batch: Batch) -> str:
    if batch.withdrawn_at is None:
        return _("publié")
    return _("retiré le {day} par {name}").format(
        day=moment(batch.withdrawn_at), name=publication.who(batch.withdrawn_by or "")
    )


def _detail(member: Member, batch_id: int) -> None:
    with database.reading(database.path()) as cursor:
        found = history.batch(cursor, member, batch_id)
    batch = found.batch
    st.header(
        _("Import {number}\u00a0: {file}").format(number=batch_id, file=markup.as_markdown(batch.file_name)),
        anchor=False,
    )
    if batch.note:
        st.markdown(markup.as_markdown(batch.note))
    _events(found.events)
    _file(member, batch)
    if batch.counts is not None:
        st.html(import_preview.counts(batch.counts))
    _created(found)
    _moved(found)
    import_preview.changes(found.changes, found.changes_found)
    _take_back(member, batch)
    _done(found)


def _moved(found: BatchDetail) -> None:
    """What its publication moved, as something past, and whether that still holds."""
    published = found.events[0] if found.events else None
    if published is None or published.counts is None:
        return
    n = len(published.moves)
    if n:
        said = moves.heading(published.moves, n, "did")
    else:
        said = _("aucun total ni aucune dernière valeur connue n'a bougé")
    day = formats.day(formats.in_paris(published.at).date())
    heading = _("À sa publication, le {day}, {moved}").format(day=day, moved=said)
    st.subheader(markup.as_markdown(heading), anchor=False)
    if found.batch.withdrawn_at is not None:
        st.warning(
            _("Cet import est retiré depuis le {moment}\u00a0: ses chiffres ne sont plus montrés.").format(
                moment=moment(found.batch.withdrawn_at)
            )
        )
    if n:
        import_preview.list_moves(published.moves, n)


def _done(found: BatchDetail) -> None:
    """Said where the button was, once what it does is done."""
    batch = found.batch
    done = import_publish.receipt(f"history-{batch.batch_id}-")
    if done is None or done.version != found.events[-1].version:
        return
    if batch.withdrawn_at is None:
        st.success(_("C'est fait\u00a0: cet import est rétabli, les pages publiques montrent ses chiffres."))
    else:
        st.success(
            _("C'est fait\u00a0: cet import est retiré, les pages publiques ne montrent plus ses chiffres.")
        )


def _events(events: tuple[Event, ...]) -> None:
    said: dict[EventKind, str] = {
        "published": _("publié par {name}, {moment}"),
        "withdrawn": _("retiré par {name}, {moment}"),
        "restored": _("rétabli par {name}, {moment}"),
    }
    lines = []
    for event in events:
        line = said[event.kind].format(name=publication.who(event.by), moment=moment(event.at))
        lines.append(f"{line} – {event.reason}" if event.reason else line)
    items = "".join(f"<li>{markup.as_html(line)}</li>" for line in lines)
    st.html(f'<ul class="import-moves">{items}</ul>')


def _file(member: Member, batch: Batch) -> None:
    """The file itself, for this session alone; the starting data has none."""
    try:
        name, _content = kept_files.kept_file(database.path(), member, batch.batch_id)
    except PtceDataError:
        st.caption(_("Le fichier de cet import n'est pas conservé ici."))
        return
    produce = partial(_kept, member, batch.batch_id)
    access.kept_file_button(_("Télécharger le fichier importé"), name, produce, key=f"kept-{batch.batch_id}")


def _kept(member: Member, batch_id: int) -> bytes:
    return kept_files.kept_file(database.path(), member, batch_id)[1]


def _created(found: BatchDetail) -> None:
    if not found.poles:
        return
    st.markdown(_("**Pôles créés par cet import**"))
    for pole in found.poles:
        if pole.standing:
            navigation.link("pole", markup.as_markdown(pole.name), pole=pole.pole_id)
        else:
            st.markdown(_("{name} (plus montré)").format(name=markup.as_markdown(pole.name)))


def _warn_of_amounts(member: Member, batch: Batch) -> None:
    """The amounts that would count beside published ones, as an import of them would ask."""
    with database.reading(database.path()) as cursor:
        said = sentences.added_beside(restoring.added_beside(cursor, member, batch.batch_id))
    if said:
        st.warning(markup.as_markdown(said))


def _take_back(member: Member, batch: Batch) -> None:
    """Withdraw an import that stands, re-establish one that does not: seen first, then confirmed."""
    stands = batch.withdrawn_at is None
    act = "withdraw" if stands else "restore"
    st.subheader(_("Retirer cet import") if stands else _("Rétablir cet import"), anchor=False)
    if stands:
        st.markdown(
            _(
                "Ses chiffres ne seront plus montrés\u202f; ceux des autres imports restent, rien n'est "
                "effacé, et il peut être rétabli."
            )
        )
        if batch.replaced:
            st.markdown(
                ngettext(
                    "Le montant qu'il a remplacé comptera de nouveau, sauf si un autre import le remplace "
                    "aussi.",
                    "Les montants qu'il a remplacés compteront de nouveau, sauf ceux qu'un autre import "
                    "remplace aussi.",
                    batch.replaced,
                )
            )
    else:
        _warn_of_amounts(member, batch)
    reason = st.text_input(
        _("Raison, pour l'historique (facultatif)"),
        max_chars=REASON_LENGTH,
        key=f"reason-{act}-{batch.batch_id}",
    ).strip()
    change = Withdrawal(batch.batch_id, reason) if stands else Restoration(batch.batch_id, reason)
    import_publish.draw(
        Asked(
            key=f"history-{batch.batch_id}-{act}",
            change=lambda _folder: change,
            look=_("Voir ce qui va changer"),
            confirm=_("Retirer cet import") if stands else _("Rétablir cet import"),
            nothing=_("Aucun chiffre montré ne changerait."),
            even_so=True,
        ),
        member,
    )
