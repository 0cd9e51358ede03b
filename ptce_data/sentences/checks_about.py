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


def far() -> str:
    factors = {kind: formats.number(factor, 0) for kind, factor in limits.JUMPS.items()}
    return _(
        "La valeur est {stock} fois ({flow} pour un chiffre annuel) plus grande ou plus petite que celle "
        "déjà publiée pour la même année et le même périmètre\u202f; à justifier."
    ).format(stock=factors["stock"], flow=factors["flow"])


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


def footnotes() -> str:
    return _("Le renvoi d'un nombre à une note (60*) est montré\u00a0: la note n'est pas reprise.")


def few_people() -> str:
    return _(
        "Un effectif de moins de {n} est confidentiel, sauf si la ligne dit «\u202fpublic\u202f»."
    ).format(n=limits.FEW_PEOPLE)


def long_texts() -> str:
    return _("Les textes ont une longueur raisonnable (note\u00a0: {note} caractères).").format(
        note=formats.number(limits.LENGTHS["note"], 0)
    )


def per_investor() -> str:
    return _("L'épargne locale par citoyen investisseur est entre {least} et {most} ; à justifier.").format(
        least=formats.euros(limits.LEAST_PER_INVESTOR), most=formats.euros(limits.MOST_PER_INVESTOR)
    )
