"""What is said of a sheet's structure: problems that stop the reading, remarks that do not."""

from collections.abc import Iterator

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.letters import capitalised
from ptce_data.workbook import column_groups, matching
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.header_rows import MOST_COLUMNS, Header
from ptce_data.workbook.layout import Column, Layout
from ptce_data.workbook.matching import key
from ptce_data.workbook.sheets import Sheet, Workbook, letters
from ptce_data.workbook.vocabulary import Vocabulary

MOST_NAMED = 6
MOST_LISTED = 12


def problems(
    layout: Layout, sheet: Sheet, header: Header, vocabulary: Vocabulary, decisions: Decisions
) -> Iterator[str]:
    """What must be settled before rows are read, each with what to do."""
    if not sheet.cells.num_rows or not sheet.cells.num_columns:
        yield _("Cette feuille est vide : choisissez-en une autre.")
        return
    if not header.row:
        yield _(
            "Aucune ligne ne ressemble à des titres de colonnes (Pôle, Indicateur, Année, Valeur…). Indiquez "
            "la ligne des titres, ou ajoutez-la au classeur."
        )
        return
    yield from _without_pole(layout, vocabulary)
    yield from _crowded(layout)
    yield from _long(layout) if layout.shape == "long" else _wide(layout, vocabulary)
    yield from _without_year(layout, decisions)
    if layout.last_row < layout.first_row:
        yield _("Il n'y a aucune ligne sous les titres (ligne {row}).").format(row=layout.header_row)


def named(column: Column) -> str:
    """« colonne C « Emplois » », as the person sees it."""
    if not column.heading:
        return _("colonne {letters} (sans titre)").format(letters=letters(column.column))
    return _("colonne {letters} « {heading} »").format(letters=letters(column.column), heading=column.heading)


def named_together(group: tuple[Column, ...]) -> str:
    """« colonnes B, C et D « CA » (2021, 2022 et 2023) » for columns that differ by their year alone."""
    if len(group) == 1:
        return named(group[0])
    return _("colonnes {letters} « {heading} » ({years})").format(
        letters=formats.listing([letters(one.column) for one in group]),
        heading=column_groups.shared_heading(group),
        years=formats.listing([str(one.year) for one in group]),
    )


def _with_role(layout: Layout, role: str) -> list[Column]:
    return [one for one in layout.columns if one.role == role]


def _without_pole(layout: Layout, vocabulary: Vocabulary) -> Iterator[str]:
    """No column names the pole; or each column is one."""
    if _with_role(layout, "pole") or layout.pole:
        return
    poles = [one for one in layout.columns if vocabulary.find("pole", one.heading, compared=False).exact]
    if len(poles) > 1:
        yield _(
            "Ces colonnes portent des noms de pôles : {columns}. Mettez un pôle par ligne (dans Excel : "
            "copier, puis collage spécial, transposé)."
        ).format(columns=_briefly(poles))
    else:
        yield _(
            "Aucune colonne ne nomme le pôle. Dites laquelle le fait ; si toute la feuille parle d'un seul "
            "pôle, choisissez-le."
        )


def _crowded(layout: Layout) -> Iterator[str]:
    """Two columns for a role a sheet has once."""
    for role, asked in (
        ("pole", _("Deux colonnes nomment le pôle : {columns}. Gardez-en une et ne lisez pas l'autre.")),
        (
            "indicator",
            _("Deux colonnes nomment l'indicateur : {columns}. Gardez-en une et ne lisez pas l'autre."),
        ),
        ("year", _("Deux colonnes donnent l'année : {columns}. Gardez-en une et ne lisez pas l'autre.")),
        ("value", _("Deux colonnes donnent la valeur : {columns}. Gardez-en une et ne lisez pas l'autre.")),
    ):
        columns = _with_role(layout, role)
        if len(columns) > 1:
            yield asked.format(columns=formats.listing([named(one) for one in columns]))


def _long(layout: Layout) -> Iterator[str]:
    if not _with_role(layout, "value"):
        yield _("Aucune colonne ne donne la valeur. Dites laquelle porte les chiffres.")
    if not _with_role(layout, "indicator"):
        yield _(
            "Aucune colonne ne nomme l'indicateur. Dites laquelle le fait ; si chaque colonne est un "
            "indicateur, choisissez la forme « large »."
        )


def _wide(layout: Layout, vocabulary: Vocabulary) -> Iterator[str]:
    figures = _with_role(layout, "figure")
    if not figures:
        yield _("Aucune colonne ne porte de chiffres. Dites lesquelles, et ce qu'elles mesurent.")
    if not _with_role(layout, "indicator"):
        yield from _unknown_figures([one for one in figures if one.indicator is None])
    yield from _repeated(layout, figures, vocabulary)


def _unknown_figures(columns: list[Column]) -> Iterator[str]:
    """A sentence a question, but one for all where a whole sheet is unknown."""
    groups = column_groups.alike(columns)
    if len(groups) <= MOST_NAMED:
        yield from map(_unknown_figure, groups)
        return
    yield _(
        "On ne sait pas ce que mesurent ces colonnes : {columns}. Choisissez leur indicateur, ou ne les "
        "lisez pas."
    ).format(columns=formats.listing([brief(one) for one in columns]))


def _unknown_figure(group: tuple[Column, ...]) -> str:
    """Every indicator the heading may be; the choice is the same for all the years of a group."""
    n = len(group)
    likely = [match.label for match in matching.likely(group[0].others)]
    if likely:
        said = ngettext(
            "{column} : on ne sait pas lequel de ces indicateurs elle mesure : {indicators}. Choisissez-le, "
            "ou ne la lisez pas.",
            "{column} : on ne sait pas lequel de ces indicateurs elles mesurent : {indicators}. "
            "Choisissez-le, ou ne les lisez pas.",
            n,
        )
    else:
        said = ngettext(
            "{column} : on ne sait pas ce qu'elle mesure. Choisissez son indicateur, ou ne la lisez pas.",
            "{column} : on ne sait pas ce qu'elles mesurent. Choisissez leur indicateur, ou ne les "
            "lisez pas.",
            n,
        )
    return said.format(column=capitalised(named_together(group)), indicators=", ".join(likely))


def _repeated(layout: Layout, figures: list[Column], vocabulary: Vocabulary) -> Iterator[str]:
    """Two columns for one indicator and one year; two same headings, where nobody knows what they measure."""
    across = bool(_with_role(layout, "indicator"))
    groups: dict[tuple[str, int | None], list[Column]] = {}
    for one in figures:
        if one.indicator or (one.year and across):
            groups.setdefault((one.indicator or "", one.year), []).append(one)
        elif one.heading and not across:
            groups.setdefault((f"\0{key(one.heading)}", one.year), []).append(one)
    for (said, year), columns in groups.items():
        if len(columns) > 1:
            label = vocabulary.indicators[said].label if said in vocabulary.indicators else ""
            yield _one_too_many(columns, " ".join(part for part in (label, str(year or "")) if part))


def _one_too_many(columns: list[Column], what: str) -> str:
    left = len(columns) - 1
    if columns[0].indicator is None and key(columns[0].heading) == key(columns[1].heading):
        said = ngettext(
            "{columns} portent le même titre. Gardez-en une et ne lisez pas l'autre.",
            "{columns} portent le même titre. Gardez-en une et ne lisez pas les autres.",
            left,
        )
    else:
        said = ngettext(
            "{columns} disent la même chose ({what}). Gardez-en une et ne lisez pas l'autre.",
            "{columns} disent la même chose ({what}). Gardez-en une et ne lisez pas les autres.",
            left,
        )
    return said.format(columns=capitalised(formats.listing([named(one) for one in columns])), what=what)


def _without_year(layout: Layout, decisions: Decisions) -> Iterator[str]:
    if _with_role(layout, "year") or decisions.year or layout.year:
        return
    figures = _with_role(layout, "figure")
    undated = [one for one in figures if one.year is None]
    if layout.shape == "long" or len(undated) == len(figures):
        yield _(
            "Rien ne donne l'année des chiffres. Dites quelle colonne le fait, ou donnez l'année du fichier."
        )
    elif undated:
        yield _("Ces colonnes n'ont pas d'année : {columns}. Donnez la leur, ou l'année du fichier.").format(
            columns=_columns(undated)
        )


def _columns(columns: list[Column]) -> str:
    return _some([named(one) for one in columns], MOST_NAMED)


def remarks(layout: Layout, sheet: Sheet, workbook: Workbook, vocabulary: Vocabulary) -> Iterator[str]:
    """What was set aside or taken from elsewhere than a row."""
    yield from _other_sheets(sheet, workbook)
    if layout.pole:
        yield _(
            "Aucune colonne ne nomme le pôle : tous les chiffres sont pris pour ceux de « {pole} », "
            "à cause de « {text} »."
        ).format(pole=vocabulary.poles[layout.pole.code].name, text=layout.pole_text)
    if layout.year:
        yield _("Les chiffres sans année sont datés de {year}, l'année que donne un titre.").format(
            year=layout.year
        )
    if layout.next_table:
        yield _(
            "Un autre tableau commence à la ligne {row} : il n'est pas lu. Pour lire celui-là, indiquez sa "
            "ligne de titres."
        ).format(row=layout.next_table)
    if layout.filled_down:
        yield _("Le nom d'un pôle vaut pour les lignes sans nom qui le suivent.")
    hidden = [one for one in layout.columns if one.column in sheet.hidden_columns and one.role == "ignored"]
    if hidden:
        yield _("Colonnes masquées, non lues : {columns}.").format(columns=_briefly(hidden))
    ignored = [
        one for one in layout.columns if one.role == "ignored" and one.how != "decided" and one not in hidden
    ]
    if ignored:
        yield _("Colonnes non lues : {columns}.").format(columns=_briefly(ignored))
    if sheet.cells.num_columns > MOST_COLUMNS:
        yield _("Seules les {n} premières colonnes sont lues.").format(n=formats.number(MOST_COLUMNS, 0))


def _other_sheets(sheet: Sheet, workbook: Workbook) -> Iterator[str]:
    others = [one for one in workbook.sheets if one.name != sheet.name]
    visible = [one.name for one in others if one.visible]
    if visible:
        yield ngettext(
            "{n} autre feuille n'est pas lue : {names}.",
            "{n} autres feuilles ne sont pas lues : {names}.",
            len(visible),
        ).format(n=formats.number(len(visible), 0), names=_quoted(visible))
    hidden = [one.name for one in others if not one.visible]
    if hidden:
        yield ngettext(
            "{n} feuille masquée n'est pas lue : {names}.",
            "{n} feuilles masquées ne sont pas lues : {names}.",
            len(hidden),
        ).format(n=formats.number(len(hidden), 0), names=_quoted(hidden))


def _briefly(columns: list[Column]) -> str:
    """`B « Commune » et G « Contact »`; the first ones, and how many more."""
    return _some([brief(one) for one in columns], MOST_LISTED)


def brief(column: Column) -> str:
    """`B « Commune »`, or the letter alone."""
    letter = letters(column.column)
    return f"{letter} {_in_quotes(column.heading)}" if column.heading else letter


def _in_quotes(text: str) -> str:
    return _("« {text} »").format(text=text)


def _some(said: list[str], most: int) -> str:
    more = len(said) - most
    if more <= 0:
        return formats.listing(said)
    rest = ngettext("{n} autre", "{n} autres", more).format(n=formats.number(more, 0))
    return formats.listing([*said[:most], rest])


def _quoted(names: list[str]) -> str:
    return _some([_in_quotes(name) for name in names], MOST_NAMED)
