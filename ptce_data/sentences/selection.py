"""The filters in words."""

from ptce_data.catalogue import Catalogue
from ptce_data.i18n import gettext as _
from ptce_data.selection import Selection


def summary(selection: Selection, lists: Catalogue) -> str:
    """`Bretagne · Culture · situation à fin 2014`; empty where there is no filter."""
    return " · ".join(words(selection, lists))


def words(selection: Selection, lists: Catalogue) -> list[str]:
    """The same, one by one."""
    names = [
        *(lists.regions[code].name for code in selection.regions),
        *(lists.departements[code].name for code in selection.departements),
        *(lists.sectors[code].label for code in selection.sectors),
        *(lists.statuses[code].label for code in selection.statuses),
    ]
    if selection.year:
        names.append(_("situation à fin {year}").format(year=selection.year))
    return names
