"""What is said before an import is re-established."""

from collections.abc import Sequence

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.restoring import Beside

MOST_NAMED = 5


def added_beside(found: Sequence[Beside]) -> str:
    """A warning in one paragraph; "" where nothing would be added to what is published."""
    if not found:
        return ""
    named = [_named(one) for one in found[:MOST_NAMED]]
    left = len(found) - MOST_NAMED
    if left > 0:
        named.append(ngettext("{n} autre", "{n} autres", left).format(n=formats.number(left, 0)))
    said = ngettext(
        "Un montant s'ajouterait à ce qui est déjà publié pour le même pôle et la même année\u00a0: {named}. "
        "Si l'un corrige l'autre, l'aide compterait deux fois\u00a0: ne rétablissez pas cet import, ou "
        "retirez d'abord l'autre.",
        "{n} montants s'ajouteraient à ce qui est déjà publié pour les mêmes pôles et les mêmes "
        "années\u00a0: {named}. Si les uns corrigent les autres, ces aides compteraient deux fois\u00a0: ne "
        "rétablissez pas cet import, ou retirez d'abord l'autre.",
        len(found),
    )
    return said.format(n=formats.number(len(found), 0), named=formats.listing(named))


def _named(one: Beside) -> str:
    return _("{pole}, {label} {year}, {amount} en plus de {beside}").format(
        pole=one.pole,
        label=one.label,
        year=one.year,
        amount=formats.figure(one.value, one.unit, one.qualifier),
        beside=formats.figure(one.beside, one.unit, one.beside_qualifier),
    )
