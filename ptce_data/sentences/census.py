"""What the number of poles counts, and since when."""

from datetime import date

from ptce_data import formats
from ptce_data.i18n import gettext as _


def context(everywhere: int | None, day: date) -> str:
    """What a number of poles is out of where filters leave some out, and the day they were counted."""
    counted = _("recensés dans des pages publiques au {day}").format(day=formats.day(day))
    if everywhere is None:
        return counted
    return _("sur {n} {counted}").format(n=formats.number(everywhere, 0), counted=counted)


def detail(poles: int, day: date) -> str:
    """Two sentences on how the poles were counted, to be quoted with their number."""
    return _(
        "Pôles\u00a0: {n}, au {day}. Chacun a été retrouvé dans une page publique\u00a0: presse, sites des "
        "pôles et des collectivités, réseaux, services de l'État. Le nombre réel est inconnu\u00a0: les "
        "listes officielles n'ont été retrouvées qu'en partie, et un pôle ancien peut avoir cessé sans que "
        "ce soit dit."
    ).format(n=formats.number(poles, 0), day=formats.day(day))
