"""The receipt of a publication as a workbook to keep: who, when, what changed, which public figures moved."""

from ptce_data import formats, units
from ptce_data.books import Book, Line, SheetColumn
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.cells import Cell
from ptce_data.i18n import gettext as _
from ptce_data.publication import Counts, FigureChange, Move, Receipt, Scope, Shown
from ptce_data.sentences import claims, moves


def receipt_file(receipt: Receipt, file_name: str, lists: Catalogue) -> bytes:
    """An .xlsx in the current language: a summary, each figure old → new, each public figure that moved.

    It holds confidential figures where the import does: it is for the network's staff.
    """
    title = _("Reçu de publication\u00a0: {file}").format(file=file_name)
    with Book(title, receipt.at.replace(tzinfo=None)) as book:
        book.write_readme(title, _summary(receipt, file_name), _("Résumé"))
        book.write_sheet(_("Chiffres"), _change_columns(), [_change(one, lists) for one in receipt.changes])
        book.write_sheet(_("Chiffres publics"), _move_columns(), [_move(one, lists) for one in receipt.moves])
    return book.content


def receipt_name(receipt: Receipt) -> str:
    """`recu-version-12.xlsx`."""
    return _("recu-version-{version}").format(version=receipt.version) + ".xlsx"


def _summary(receipt: Receipt, file_name: str) -> list[Line]:
    number = _("aucun") if receipt.batch_id is None else str(receipt.batch_id)
    lines = [
        Line(_("Fichier"), file_name),
        Line(_("Publié par"), receipt.by),
        Line(_("Date"), formats.moment(receipt.at)),
        Line(_("Version des données"), str(receipt.version)),
        Line(_("Numéro de l'import"), number),
        *_counted(receipt.counts),
    ]
    if receipt.moves_found > len(receipt.moves):
        cut = _("les {shown} premiers sur {found}").format(
            shown=formats.number(len(receipt.moves), 0), found=formats.number(receipt.moves_found, 0)
        )
        lines.append(Line(_("Chiffres publics"), cut))
    if receipt.counts.lines > len(receipt.changes):
        cut = _("les {shown} premiers sur {found}").format(
            shown=formats.number(len(receipt.changes), 0), found=formats.number(receipt.counts.lines, 0)
        )
        lines.append(Line(_("Chiffres"), cut))
    if receipt.counts.nothing:
        lines.append(Line(_("Résultat"), _("Rien n'a changé\u00a0: tout était déjà publié.")))
    elif receipt.batch_id is not None:
        undo = _("Page «\u202fHistorique\u202f», import {number}\u00a0: «\u202fRetirer cet import\u202f».")
        lines.append(Line(_("Pour revenir en arrière"), undo.format(number=receipt.batch_id)))
    return lines


def _counted(counts: Counts) -> list[Line]:
    said = (
        (_("Chiffres nouveaux"), counts.new),
        (_("Chiffres modifiés"), counts.changed),
        (_("Même valeur, autre source"), counts.confirmed),
        (_("Déjà publiés, inchangés"), counts.unchanged),
        (_("Chiffres retirés"), counts.gone),
        (_("Chiffres refusés"), counts.refused),
        (_("Pôles créés"), counts.poles),
        (_("Pôles retirés"), counts.poles_gone),
    )
    return [Line(label, formats.number(n, 0)) for label, n in said]


def _change_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Effet")),
        SheetColumn(_("Pôle")),
        SheetColumn(_("Indicateur")),
        SheetColumn(_("Année"), "year"),
        SheetColumn(_("Périmètre")),
        SheetColumn(_("Valeur avant")),
        SheetColumn(_("Valeur après")),
        SheetColumn(_("Nombre avant"), "count"),
        SheetColumn(_("Nombre après"), "count"),
        SheetColumn(_("Unité")),
        SheetColumn(_("Confidentiel")),
        SheetColumn(_("Montré sur les pages")),
        SheetColumn(_("Base de l'année")),
        SheetColumn(_("Source")),
        SheetColumn(_("Adresse")),
        SheetColumn(_("Note")),
        SheetColumn(_("Feuille")),
        SheetColumn(_("Cellule")),
    )


def _change(change: FigureChange, lists: Catalogue) -> tuple[Cell, ...]:
    indicator = lists.indicators[change.indicator]
    confidential = change.visibility == "confidential"
    return (
        _effect(change),
        change.pole,
        indicator.label,
        change.year,
        change.perimeter,
        _said(change.before, change.before_qualifier, indicator),
        _said(change.after, change.after_qualifier, indicator),
        change.before,
        change.after,
        units.unit_name(indicator.unit),
        _("oui") if confidential else _("non"),
        _("oui") if change.kept and not confidential else _("non"),
        claims.basis(estimated=change.estimated),
        change.source,
        change.source_url or "",
        change.note,
        change.sheet,
        change.cell,
    )


def _effect(change: FigureChange) -> str:
    words = {
        "new": _("nouveau"),
        "changed": _("modifié"),
        "confirmed": _("même valeur, autre source"),
        "unchanged": _("inchangé"),
        "gone": _("retiré"),
    }
    return words[change.kind]


def _said(value: float | None, qualifier: str | None, indicator: Indicator) -> str:
    """The figure in words; empty where there was, or is, none."""
    return "" if value is None else formats.figure(value, indicator.unit, qualifier or "exact")


def _move_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Où")),
        SheetColumn(_("Nom")),
        SheetColumn(_("Indicateur")),
        SheetColumn(_("Avant")),
        SheetColumn(_("Après")),
        SheetColumn(_("Pôles avant")),
        SheetColumn(_("Pôles après")),
        SheetColumn(_("Rang avant"), "count"),
        SheetColumn(_("Rang après"), "count"),
    )


def _move(move: Move, lists: Catalogue) -> tuple[Cell, ...]:
    return (
        _scope(move.scope),
        move.name or _("France"),
        _measure(move, lists),
        _shown(move.before, move, lists),
        _shown(move.after, move, lists),
        _coverage(move, move.before),
        _coverage(move, move.after),
        move.before.rank,
        move.after.rank,
    )


def _measure(move: Move, lists: Catalogue) -> str:
    if not move.indicator:
        return _("Nombre de pôles")
    label = lists.indicators[move.indicator].label
    return _("{label} (médiane)").format(label=label) if move.measure == "median" else label


def _scope(scope: Scope) -> str:
    names = {
        "france": _("France"),
        "region": _("région"),
        "departement": _("département"),
        "commune": _("commune"),
        "sector": _("secteur"),
        "status": _("statut"),
        "pole": _("pôle"),
    }
    return names[scope]


def _shown(shown: Shown, move: Move, lists: Catalogue) -> str:
    """`plus de 6 205 emplois (2009–2025)`."""
    figure = moves.shown(shown, move, lists.indicators) if move.indicator else _poles(shown)
    years = moves.years(shown)
    return f"{figure} ({years})" if years and shown.value is not None else figure


def _poles(shown: Shown) -> str:
    return formats.figure(shown.value, "pôles", shown.qualifier)


def _coverage(move: Move, shown: Shown) -> str:
    return (
        ""
        if move.scope == "pole" or not move.indicator
        else formats.coverage(shown.poles, shown.poles_selected)
    )
