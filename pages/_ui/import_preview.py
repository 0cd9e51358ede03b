"""What a change would do, before it is made: counts, the public figures that move, each line old → new."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages._ui import data, html_table
from ptce_data import database, formats, markup, publication
from ptce_data.announcement import ChangeKind, Counts, FigureChange, Move, Preview, Receipt, Scope, Shown
from ptce_data.catalogue import Indicator
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.sentences import moves
from ptce_data.sentences import publication as wording
from ptce_data.sentences.moves import Tense
from ptce_data.tables import Column, Table

MOVES_TOLD = 10
ROWS_SHOWN = 200


def draw(shown: Preview | Receipt, *, done: bool = False) -> None:
    """Counts, moves and changes; `done` says them of what was published."""
    st.html(counts(shown.counts))
    draw_moves(shown, "did" if done else "will")
    changes(shown.changes, shown.counts.lines)


def counts(found: Counts) -> str:
    """The counts as a list of definitions; what an import may bring is said even where it is nothing."""
    brings = not (found.gone or found.poles_gone)
    listed = (
        (found.new, ngettext("chiffre nouveau", "chiffres nouveaux", found.new), brings),
        (found.changed, ngettext("chiffre modifié", "chiffres modifiés", found.changed), brings),
        (
            found.confirmed,
            ngettext("même valeur, autre source", "mêmes valeurs, autre source", found.confirmed),
            False,
        ),
        (
            found.unchanged,
            ngettext("déjà publié, inchangé", "déjà publiés, inchangés", found.unchanged),
            True,
        ),
        (found.gone, ngettext("chiffre retiré", "chiffres retirés", found.gone), False),
        (found.refused, ngettext("ligne refusée", "lignes refusées", found.refused), brings),
        (found.poles, ngettext("pôle créé", "pôles créés", found.poles), False),
        (found.poles_gone, ngettext("pôle retiré", "pôles retirés", found.poles_gone), False),
    )
    shown = [(n, label) for n, label, always in listed if n or always]
    items = "".join(
        f"<div><dt>{markup.as_html(formats.number(n, 0))}</dt><dd>{markup.as_html(label)}</dd></div>"
        for n, label in shown
    )
    return f'<dl class="ptce-counts import-counts">{items}</dl>'


def draw_moves(shown: Preview | Receipt, tense: Tense) -> None:
    """The first public figures that move, or that no total does."""
    if shown.moves:
        st.subheader(moves.heading(shown.moves, shown.moves_found, tense), anchor=False)
        list_moves(shown.moves, shown.moves_found)
    else:
        said = moves.none(shown.changes, data.lists().indicators, tense)
        st.markdown(markup.as_markdown(said))


def list_moves(listed: tuple[Move, ...], found: int) -> None:
    """The first values that move; behind a click each, what moves beside its value, and all of them."""
    values, beside = moves.told_apart(listed)
    n = max(found, len(listed))
    st.html(_bullets(values[:MOVES_TOLD]))
    left_out = moves.cut(MOVES_TOLD, len(values))
    if left_out:
        st.caption(left_out)
    if values:
        st.caption(moves.following())
    if beside:
        with st.expander(_("Ce qui ne bouge que de rang ou de couverture")):
            st.html(_bullets(beside[:ROWS_SHOWN]))
            _cut(n - len(values))
    with st.expander(_("Tous les chiffres publics qui bougent, avec leur couverture et leur rang")):
        st.html(html_table.of(moves_table(listed)))
        _cut(n)


def _bullets(listed: tuple[Move, ...]) -> str:
    return bullets(moves.move(one, data.lists().indicators) for one in listed)


def bullets(lines: Iterable[str]) -> str:
    """A list of sentences as HTML; empty where there is none."""
    items = "".join(f"<li>{markup.as_html(line)}</li>" for line in lines)
    return f'<ul class="import-moves">{items}</ul>' if items else ""


def _label(move: Move) -> str:
    label = data.lists().indicators[move.indicator].label if move.indicator else _("Nombre de pôles")
    return _("{label} (médiane)").format(label=label) if move.measure == "median" else label


def _name(move: Move) -> str:
    return move.name or _("France")


def moves_table(listed: tuple[Move, ...]) -> Table:
    """Each public figure that moves: value, years, coverage and rank, before and after."""
    return Table(
        title=_("Les chiffres publics, avant et après"),
        columns=(
            Column(_("Où")),
            Column(_("Indicateur")),
            Column(_("Avant")),
            Column(_("Après")),
            Column(_("Pôles qui publient")),
            Column(_("Rang")),
        ),
        rows=tuple(_move(move) for move in listed[:ROWS_SHOWN]),
    )


def scopes() -> dict[Scope, str]:
    return {
        "france": _("France"),
        "region": _("région"),
        "departement": _("département"),
        "commune": _("commune"),
        "sector": _("secteur"),
        "status": _("statut"),
        "pole": _("pôle"),
    }


def _move(move: Move) -> tuple[str, ...]:
    name = _name(move)
    return (
        name if move.scope == "france" else f"{name} ({scopes()[move.scope]})",
        _label(move),
        _dated(move.before, move),
        _after(move),
        _coverage(move),
        _rank(move),
    )


def _dated(shown: Shown, move: Move) -> str:
    years = moves.years(shown)
    value = moves.shown(shown, move, data.lists().indicators)
    return f"{value} ({years})" if years and shown.value is not None else value


def _after(move: Move) -> str:
    """The figure after the change; a rank that moves alone does not repeat it."""
    beside = moves.told_apart((move,))[1]
    return _("inchangé") if beside else _dated(move.after, move)


def _coverage(move: Move) -> str:
    if move.scope == "pole":
        return ""
    before = formats.coverage(move.before.poles, move.before.poles_selected)
    after = formats.coverage(move.after.poles, move.after.poles_selected)
    return after if before == after else f"{before} → {after}"


def _rank(move: Move) -> str:
    before, after = move.before.rank, move.after.rank
    if before is None and after is None:
        return ""
    if before == after:
        return str(after)
    return f"{before or '–'} → {after or '–'}"


def kinds() -> dict[ChangeKind, str]:
    return {
        "new": _("nouveau"),
        "changed": _("modifié"),
        "confirmed": _("même valeur, autre source"),
        "unchanged": _("inchangé"),
        "gone": _("retiré"),
    }


def changes(listed: tuple[FigureChange, ...], found: int = 0) -> None:
    """Each figure of the change behind one click."""
    if not listed:
        return
    with st.expander(_("Chaque chiffre, avant et après")):
        st.html(html_table.of(changes_table(listed)))
        _cut(max(found, len(listed)))


def changes_table(listed: tuple[FigureChange, ...]) -> Table:
    """Each line of the change, old → new, and whether the pages will show it."""
    return Table(
        title=_("Les chiffres, avant et après"),
        columns=(
            Column(_("Pôle")),
            Column(_("Indicateur")),
            Column(_("Année")),
            Column(_("Avant")),
            Column(_("Après")),
            Column(_("Effet")),
            Column(_("Source et note")),
            Column(_("Cellule")),
        ),
        rows=tuple(_change(change) for change in listed[:ROWS_SHOWN]),
    )


def _change(change: FigureChange) -> tuple[str, ...]:
    indicator = data.lists().indicators[change.indicator]
    perimeter = f" ({change.perimeter})" if change.perimeter else ""
    return (
        change.pole,
        f"{indicator.label}{perimeter}",
        wording.year(change),
        _value(change.before, change.before_qualifier, indicator),
        _value(change.after, change.after_qualifier, indicator),
        _effect(change),
        wording.published_with(change),
        f"{change.sheet}\u00a0{change.cell}".strip(),
    )


def _value(value: float | None, qualifier: Qualifier | None, indicator: Indicator) -> str:
    return "–" if value is None else formats.figure(value, indicator.unit, qualifier or "exact")


def _effect(change: FigureChange) -> str:
    words = kinds()[change.kind]
    if change.visibility == "confidential":
        return _("{kind}, confidentiel\u00a0: jamais montré au public").format(kind=words)
    if change.kind in {"new", "changed"} and not change.kept:
        return _("{kind}, mais un autre chiffre reste montré").format(kind=words)
    return words


def _cut(n: int) -> None:
    if n > ROWS_SHOWN:
        st.caption(
            _("Les {shown} premières lignes sur {n}.").format(
                shown=formats.number(ROWS_SHOWN, 0), n=formats.number(n, 0)
            )
        )


def published_since(version: int) -> str:
    """What was published after a version, as HTML; empty where nothing was."""
    lines = [wording.since(one) for one in publication.changes_since(database.path(), version)]
    return bullets(lines[-MOVES_TOLD:])


def _figure(move: Move) -> tuple[str, ...]:
    return move.scope, move.code, move.indicator, move.measure


def moved_since(outdated: Preview, now: Preview) -> str:
    """What stands now and stood otherwise in an earlier preview, as HTML; empty where nothing shows."""
    stood = {_figure(move): move.before for move in outdated.moves}
    compared = [
        (move, stood[key])
        for move in now.moves
        if (key := _figure(move)) in stood and stood[key] != move.before
    ]
    return bullets(moves.since(compared, data.lists().indicators))
