"""How the comparison page explains what to choose and what it draws meanwhile."""

from collections.abc import Mapping, Sequence

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.comparison import Comparison, Level
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.compare import Shared

NAMED = 8  # indicators named under the list; more would not be read


def levels() -> dict[Level, str]:
    """The names of the levels, as chosen and as kept in the address."""
    return {
        "poles": _("Des pôles"),
        "regions": _("Des régions"),
        "departements": _("Des départements"),
        "sectors": _("Des secteurs"),
    }


def choose_members(level: Level) -> str:
    """The label of the list of members."""
    texts: dict[Level, str] = {
        "poles": _("Pôles à comparer"),
        "regions": _("Régions à comparer"),
        "departements": _("Départements à comparer"),
        "sectors": _("Secteurs à comparer"),
    }
    return texts[level]


def how_to_choose(level: Level, chosen: int) -> str:
    """What is missing for a comparison."""
    if chosen:
        return _one_more()[level]
    texts: dict[Level, str] = {
        "poles": _("Choisissez de deux à six pôles, puis jusqu'à quatre indicateurs."),
        "regions": _("Choisissez de deux à six régions, puis jusqu'à quatre indicateurs."),
        "departements": _("Choisissez de deux à six départements, puis jusqu'à quatre indicateurs."),
        "sectors": _("Choisissez de deux à six secteurs, puis jusqu'à quatre indicateurs."),
    }
    return texts[level]


def _one_more() -> dict[Level, str]:
    return {
        "poles": _("Un seul pôle est choisi : il en faut au moins deux pour comparer."),
        "regions": _("Une seule région est choisie : il en faut au moins deux pour comparer."),
        "departements": _("Un seul département est choisi : il en faut au moins deux pour comparer."),
        "sectors": _("Un seul secteur est choisi : il en faut au moins deux pour comparer."),
    }


def left_out(level: Level, names: tuple[str, ...] | list[str]) -> str:
    """Which of those an address asks for are not compared."""
    n = len(names)
    texts: dict[Level, str] = {
        "poles": ngettext(
            "Six pôles au plus\u202f; laissé de côté\u00a0: {names}.",
            "Six pôles au plus\u202f; laissés de côté\u00a0: {names}.",
            n,
        ),
        "regions": ngettext(
            "Six régions au plus\u202f; laissée de côté\u00a0: {names}.",
            "Six régions au plus\u202f; laissées de côté\u00a0: {names}.",
            n,
        ),
        "departements": ngettext(
            "Six départements au plus\u202f; laissé de côté\u00a0: {names}.",
            "Six départements au plus\u202f; laissés de côté\u00a0: {names}.",
            n,
        ),
        "sectors": ngettext(
            "Six secteurs au plus\u202f; laissé de côté\u00a0: {names}.",
            "Six secteurs au plus\u202f; laissés de côté\u00a0: {names}.",
            n,
        ),
    }
    return texts[level].format(names=formats.listing(names))


def shared(found: Sequence[Shared], asked: Comparison, indicators: Mapping[str, Indicator]) -> str:
    """Which indicators at least two members publish, and how many publish each."""
    if not found:
        return _("Aucun indicateur n'est publié par au moins deux d'entre eux.")
    of = len(asked.members)
    named = [
        _("{label} ({n} sur {of})").format(label=indicators[one.indicator].label, n=one.members, of=of)
        for one in found[:NAMED]
    ]
    more = len(found) - len(named)
    rest = (
        ngettext(" ; et {n} autre", " ; et {n} autres", more).format(n=formats.number(more, 0))
        if more
        else ""
    )
    return _("Publiés par au moins deux d'entre eux, en tête de liste : {names}{rest}.").format(
        names=_(" ; ").join(named), rest=rest
    )


def this_is_an_example(shown: Comparison, *, sound: bool) -> str:
    """Why these members were taken as an example."""
    if sound:
        return _(
            "En attendant, un exemple : des pôles qui publient le même chiffre, exact, pour tout le pôle "
            "et à deux ans près au plus."
        )
    if shown.level == "poles":
        return _(
            "En attendant, un exemple : le chiffre que publient le plus de pôles parmi ceux des filtres. "
            "Les réserves, s'il y en a, sont dites sous le graphique."
        )
    return _("En attendant, un exemple : là où le plus de pôles publient le même chiffre.")


def indicator_by_default(*, sound: bool) -> str:
    """Which indicator was taken where none was chosen."""
    if sound:
        return _(
            "Aucun indicateur n'est choisi : voici, de ceux dont l'année, le périmètre et la précision "
            "s'accordent, celui que le plus d'entre eux publient."
        )
    return _("Aucun indicateur n'est choisi : voici celui que le plus d'entre eux publient.")


def nothing_shared() -> str:
    """Said where the chosen members have no indicator in common."""
    return _(
        "Aucun chiffre n'est publié par au moins deux des membres choisis. Choisissez un "
        "indicateur pour voir ce que chacun communique, ou un autre membre."
    )


def nothing_to_compare(level: Level, filters: str) -> str:
    """Said where no two members of the level publish the same figure; `filters` in words, "" where none."""
    texts: dict[Level, str] = {
        "poles": _("Aucun chiffre n'est publié par deux des pôles retenus."),
        "regions": _("Aucun chiffre n'est publié dans deux des régions retenues."),
        "departements": _("Aucun chiffre n'est publié dans deux des départements retenus."),
        "sectors": _("Aucun chiffre n'est publié dans deux des secteurs retenus."),
    }
    if not filters:
        return texts[level]
    ways_out = _("Filtres : {filters}. Retirez-les, ou choisissez vous-même dans la liste ci-dessus.")
    return f"{texts[level]} {ways_out.format(filters=filters)}"
