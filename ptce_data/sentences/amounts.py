"""An amount that would be added to published ones: what it is, and what each answer does."""

import math
from collections.abc import Iterable, Sequence

from ptce_data import formats
from ptce_data.figures import Qualifier
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook.amounts import Amount, Published
from ptce_data.workbook.issues import quoted

CELLS_NAMED = 5
_WEAKEST_FIRST: tuple[Qualifier, ...] = ("at_least", "approx")


def told(amount: Amount) -> str:
    """`D2 : 130 000 €, « Pôle Chêne », « Soutien public », 2023`."""
    said = _("{cell}\u00a0: {figure}, {pole}, {label}, {year}").format(
        cell=amount.cell,
        figure=formats.exact(amount.value, amount.unit, amount.qualifier),
        pole=quoted(amount.pole),
        label=quoted(amount.label),
        year=amount.year,
    )
    beside = [quoted(text) for text in (amount.perimeter, amount.note) if text]
    return f"{said} ({', '.join(beside)})" if beside else said


def choice(amount: Amount, claims: tuple[int, ...]) -> str:
    """What an answer does: the claims replaced, or none."""
    replaced = amount.replaced(claims)
    if not replaced:
        return _("C'est une autre aide\u00a0: ajouter")
    if len(replaced) > 1:
        said = _("C'est une correction\u00a0: remplacer ensemble les {n} montants publiés ({total} en tout)")
        together = total([(one.value, one.qualifier) for one in replaced], amount.unit)
        return said.format(n=formats.number(len(replaced), 0), total=together)
    (one,) = replaced
    if not one.same_source:
        return _("C'est la même aide, mieux sourcée\u00a0: remplacer le montant publié ({published})").format(
            published=_published(amount, one)
        )
    return _("C'est une correction\u00a0: remplacer le montant publié ({published})").format(
        published=_published(amount, one)
    )


def total(figures: Sequence[tuple[float, Qualifier]], unit: str) -> str:
    """Amounts added up, to the last digit; `≈` or `plus de` where one of them is."""
    qualifiers = {qualifier for _value, qualifier in figures}
    weakest = next((one for one in _WEAKEST_FIRST if one in qualifiers), "exact")
    return formats.exact(math.fsum(value for value, _qualifier in figures), unit, weakest)


def untold(asked: Iterable[Amount]) -> str:
    """Said of other aids that nothing will tell from published ones in public; empty where there is none."""
    alike = [one.cell for one in asked if one.answer == () and _alike(one)]
    if not alike:
        return ""
    return ngettext(
        "En public, rien ne distinguera l'aide de {cells} de celles déjà publiées\u00a0: pour dire laquelle "
        "c'est, remplissez la colonne «\u202fRemarque\u202f» de sa ligne («\u202faide de la région\u202f»), "
        "publiée avec le montant, et rapportez le classeur.",
        "En public, rien ne distinguera les aides de {cells} de celles déjà publiées\u00a0: pour dire "
        "lesquelles ce sont, remplissez la colonne «\u202fRemarque\u202f» de leurs lignes («\u202faide de la "
        "région\u202f»), publiée avec les montants, et rapportez le classeur.",
        len(alike),
    ).format(cells=_named(alike))


def _alike(amount: Amount) -> bool:
    """Whether its remark says nothing that a published one does not."""
    return not amount.note or amount.note in {one.note for one in amount.published}


def _named(cells: list[str]) -> str:
    left = len(cells) - CELLS_NAMED
    if left <= 0:
        return formats.listing(cells)
    others = ngettext("{n} autre", "{n} autres", left).format(n=formats.number(left, 0))
    return formats.listing([*cells[:CELLS_NAMED], others])


def _published(amount: Amount, one: Published) -> str:
    """`100 000 €, import 2 « x.xlsx »`, with its note or its other source."""
    said = _("{figure}, import {batch} {file}").format(
        figure=formats.exact(one.value, amount.unit, one.qualifier),
        batch=one.batch_id,
        file=quoted(one.file_name),
    )
    beside = one.note if one.same_source else one.source
    return f"{said}, {quoted(beside)}" if beside else said
