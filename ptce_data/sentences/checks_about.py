"""What a rule looks at, where it says the numbers of limits.py."""

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.workbook import limits


def jumps() -> str:
    factors = {kind: formats.number(factor, 0) for kind, factor in limits.JUMPS.items()}
    return _(
        "Saut : un stock ou un cumul multiplié ou divisé par plus de {stock} en un an ({flow} pour un "
        "chiffre annuel), à partir de {floor} ou de {euros} ; à justifier."
    ).format(
        stock=factors["stock"],
        flow=factors["flow"],
        floor=formats.number(limits.FLOOR, 0),
        euros=formats.euros(limits.FLOORS["EUR"]),
    )


def parts() -> str:
    return _(
        "Une partie dépasse son total (salariés en insertion, permanents, du noyau, ou ETP et emplois du "
        "pôle ; nouveaux adhérents et adhérents cumulés ; visiteurs et cumul ; chiffre "
        "d'affaires principal et total) ; à justifier."
    )


def ceilings() -> str:
    return _("La valeur n'est pas démesurée pour son unité (plus de {people} personnes, {euros}…).").format(
        people=formats.number(limits.CEILINGS["personnes"], 0), euros=formats.euros(limits.CEILINGS["EUR"])
    )


def per_investor() -> str:
    return _("L'épargne locale par citoyen investisseur est entre {least} et {most} ; à justifier.").format(
        least=formats.euros(limits.LEAST_PER_INVESTOR), most=formats.euros(limits.MOST_PER_INVESTOR)
    )
