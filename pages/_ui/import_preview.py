"""What a change would do, before it is made: counts, the public figures that move, each line old → new."""

from __future__ import annotations

import streamlit as st

from pages._ui import data, html_table
from ptce_data import database, formats, markup, publication
from ptce_data.announcement import ChangeKind, Counts, FigureChange, Move, Preview, Receipt, Scope, Shown
from ptce_data.catalogue import Indicator
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.tables import Column, Table

MOVES_TOLD = 10
ROWS_SHOWN = 200


def draw(shown: Preview | Receipt, *, done: bool = False) -> None:
    """Counts, moves and changes; `done` says them of what was published."""
    st.html(counts(shown.counts))
    moves(shown.moves, shown.moves_found, done=done)
    changes(shown.changes)


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


def moves(listed: tuple[Move, ...], found: int = 0, *, done: bool) -> None:
    """The first public figures that move, each in a line; all of them behind one click."""
    if not listed:
        words = _("Aucun chiffre public n'a bougé.") if done else _("Aucun chiffre public ne bougera.")
        st.markdown(words)
        return
    n = max(found, len(listed))
    if done:
        title = ngettext("{n} chiffre public a bougé", "{n} chiffres publics ont bougé", n)
    else:
        title = ngettext("{n} chiffre public bougera", "{n} chiffres publics bougeront", n)
    st.subheader(title.format(n=formats.number(n, 0)), anchor=False)
    told = "".join(f"<li>{markup.as_html(sentence(move))}</li>" for move in listed[:MOVES_TOLD])
    st.html(f'<ul class="import-moves">{told}</ul>')
    with st.expander(_("Tous les chiffres publics qui bougent, avec leur couverture et leur rang")):
        st.html(html_table.of(moves_table(listed)))
        _cut(n)


def sentence(move: Move) -> str:
    """`Épargne locale mobilisée, Bretagne : 8,0 M€ → 8,3 M€`."""
    before, after = _shown(move.before, move), _shown(move.after, move)
    if before == after:
        before, after = _beside(move.before, move), _beside(move.after, move)
    return _("{indicator}, {name}\u00a0: {before} → {after}").format(
        indicator=_label(move), name=_name(move), before=before, after=after
    )


def _label(move: Move) -> str:
    return data.lists().indicators[move.indicator].label if move.indicator else _("Nombre de pôles")


def _name(move: Move) -> str:
    return move.name or _("France")


def _shown(shown: Shown, move: Move) -> str:
    unit = data.lists().indicators[move.indicator].unit if move.indicator else ""
    if not unit:
        return formats.missing() if shown.value is None else formats.number(shown.value, 0)
    return formats.figure(shown.value, unit, shown.qualifier)


def _beside(shown: Shown, move: Move) -> str:
    """Where the value stays, what moves beside it: the years, the poles that publish it, the rank."""
    parts = [_shown(shown, move), formats.years(shown.first_year, shown.last_year)]
    if move.scope != "pole":
        parts.append(formats.coverage(shown.poles, shown.poles_selected))
    elif shown.rank is not None:
        parts.append(_("rang {rank}").format(rank=shown.rank))
    return ", ".join(filter(None, parts))


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
        "sector": _("secteur"),
        "pole": _("pôle"),
    }


def _move(move: Move) -> tuple[str, ...]:
    name = _name(move)
    return (
        name if move.scope == "france" else f"{name} ({scopes()[move.scope]})",
        _label(move),
        _dated(move.before, move),
        _dated(move.after, move),
        _coverage(move),
        _rank(move),
    )


def _dated(shown: Shown, move: Move) -> str:
    years = formats.years(shown.first_year, shown.last_year)
    value = _shown(shown, move)
    return f"{value} ({years})" if years and shown.value is not None else value


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
        str(change.year),
        _value(change.before, change.before_qualifier, indicator),
        _value(change.after, change.after_qualifier, indicator),
        _effect(change),
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
    said = {
        "published": _("{by} a publié «\u202f{file}\u202f»"),
        "withdrawn": _("{by} a retiré «\u202f{file}\u202f»"),
        "restored": _("{by} a rétabli «\u202f{file}\u202f»"),
        "kept": _("{by} a choisi un chiffre de «\u202f{file}\u202f»"),
    }
    lines = [
        said[one.kind].format(by=one.by, file=one.file_name)
        for one in publication.changes_since(database.path(), version)
    ]
    items = "".join(f"<li>{markup.as_html(line)}</li>" for line in lines[-MOVES_TOLD:])
    return f'<ul class="import-moves">{items}</ul>' if items else ""


def moved_since(outdated: Preview, now: Preview) -> str:
    """What stands now and stood otherwise in an earlier preview, as HTML; empty where nothing shows."""
    stood = {(move.scope, move.code, move.indicator): move.before for move in outdated.moves}
    lines = [
        _("{indicator}, {name}\u00a0: {before} à votre premier aperçu, {now} maintenant").format(
            indicator=_label(move),
            name=_name(move),
            before=_shown(stood[key], move),
            now=_shown(move.before, move),
        )
        for move in now.moves
        if (key := (move.scope, move.code, move.indicator)) in stood and stood[key] != move.before
    ]
    items = "".join(f"<li>{markup.as_html(line)}</li>" for line in lines[:MOVES_TOLD])
    return f'<ul class="import-moves">{items}</ul>' if items else ""
