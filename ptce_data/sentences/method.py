"""How the figures are made, in sentences."""

from ptce_data.i18n import gettext as _


def kind(code: str) -> str:
    """How an indicator lives in time."""
    return {
        "stock": _("valeur à une date"),
        "cumulative": _("cumul depuis l'origine"),
        "flow": _("quantité de l'année"),
        "event": _("faits distincts, additionnés"),
        "ratio": _("ratio, jamais additionné"),
    }[code]


def aggregation(code: str) -> str:
    """How the values of several poles make one."""
    return {"sum": _("somme"), "median": _("médiane"), "none": _("pas d'agrégation")}[code]
