"""Units in words that agree with their number, in the current language."""

from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext

SYMBOLS = ("%", "EUR", "m²", "ha", "MW", "MWh")


def unit(code: str, n: float) -> str:
    """The unit after the number `n`: `structure`, `structures`, `€`; a code not listed stays as it is."""
    if code == "EUR":
        return "€"
    return _counted(n).get(code, code)


def unit_name(code: str) -> str:
    """The unit alone, as in a column heading."""
    return _("euros") if code == "EUR" else unit(code, 2)


def _counted(n: float) -> dict[str, str]:
    return {
        "ETP": _("ETP"),
        "abonnés": ngettext("abonné", "abonnés", n),
        "actionnaires": ngettext("actionnaire", "actionnaires", n),
        "agriculteurs": ngettext("agriculteur", "agriculteurs", n),
        "ateliers": ngettext("atelier", "ateliers", n),
        "boulangeries": ngettext("boulangerie", "boulangeries", n),
        "bouteilles": ngettext("bouteille", "bouteilles", n),
        "clients": ngettext("client", "clients", n),
        "clubs": ngettext("club", "clubs", n),
        "commerces": ngettext("commerce", "commerces", n),
        "couverts": ngettext("couvert", "couverts", n),
        "dossiers": ngettext("dossier", "dossiers", n),
        "emplois": ngettext("emploi", "emplois", n),
        "familles": ngettext("famille", "familles", n),
        "idées": ngettext("idée", "idées", n),
        "membres": ngettext("membre", "membres", n),
        "paniers": ngettext("panier", "paniers", n),
        "partenaires": ngettext("partenaire", "partenaires", n),
        "personnes": ngettext("personne", "personnes", n),
        "points": ngettext("point", "points", n),
        "postes": ngettext("poste", "postes", n),
        "projets": ngettext("projet", "projets", n),
        "pôles": ngettext("pôle", "pôles", n),
        "repas par jour": _("repas par jour"),
        "restaurants": ngettext("restaurant", "restaurants", n),
        "sites": ngettext("site", "sites", n),
        "structures": ngettext("structure", "structures", n),
        "thématiques": ngettext("thématique", "thématiques", n),
        "tonnes": ngettext("tonne", "tonnes", n),
        "visiteurs": ngettext("visiteur", "visiteurs", n),
        "éoliennes": ngettext("éolienne", "éoliennes", n),
    }
