"""What the list of poles says, written from its data."""

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.poles import ListedPole, Order


def completeness(core: int, total: int) -> str:
    """`4 indicateurs sur 12`: how much of the common base a pole has published."""
    return ngettext("{n} indicateur sur {total}", "{n} indicateurs sur {total}", core).format(
        n=core, total=total
    )


def meaning(labels: tuple[str, ...]) -> str:
    """What completeness means, and what it does not."""
    return _(
        "Complétude : nombre d'indicateurs du socle commun pour lesquels un chiffre public est connu, "
        "sur {total} ({names}). Ce n'est pas une note : un pôle peut agir beaucoup et publier peu."
    ).format(total=len(labels), names=formats.listing([label[:1].lower() + label[1:] for label in labels]))


def summary(shown: tuple[ListedPole, ...], selected: int, total: int) -> str:
    """How many poles the list holds, and how many of them have published something."""
    with_figures = sum(pole.core > 0 for pole in shown)
    found = formats.poles(len(shown))
    if len(shown) < selected:
        found = formats.coverage(len(shown), selected)
    return ngettext(
        "{found}, dont {n} a publié au moins un des {total} indicateurs du socle commun.",
        "{found}, dont {n} ont publié au moins un des {total} indicateurs du socle commun.",
        with_figures,
    ).format(found=found, n=formats.number(with_figures, 0), total=total)


def where(pole: ListedPole) -> str:
    """The finest place known and what it lies in: `Béganne, Morbihan`, or the région alone."""
    places = [pole.commune, pole.departement or pole.region]
    return ", ".join(dict.fromkeys(place for place in places if place))


def orders() -> dict[Order, str]:
    """The ways to sort the list, in words."""
    return {
        "name": _("Nom (de A à Z)"),
        "completeness": _("Les plus documentés d'abord"),
        "place": _("Région, département, commune"),
        "age": _("Les plus anciens d'abord"),
        "freshness": _("Les chiffres les plus récents d'abord"),
    }


def nothing_named(asked: str) -> str:
    return _("Aucun pôle de la liste ne porte « {asked} » dans son nom ou sa commune.").format(asked=asked)
