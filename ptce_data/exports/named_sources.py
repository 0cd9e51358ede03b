"""The sources that a show's files list: those one can read, then one line on how totals are made."""

from collections.abc import Iterable

from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Source
from ptce_data.sentences import sayable


def named_sources(found: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in their order; what only counts the poles behind a total is told once, at the end."""
    listed = tuple(found)
    named = tuple(one for one in listed if sayable.is_a_source(one.title))
    if len(named) == len(listed):
        return named
    totals = _(
        "Totaux et comptages\u00a0: ce que chaque pôle a publié, cité dans sa fiche, et le recensement "
        "de pages publiques (page Méthode et données)"
    )
    return (*named, Source(totals, ""))
