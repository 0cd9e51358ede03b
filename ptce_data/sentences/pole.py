"""What the page of one pole says, written from its data."""

from collections.abc import Iterable

from ptce_data import formats
from ptce_data.catalogue import Catalogue, Indicator
from ptce_data.figures import PoleFigure
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.letters import capitalised
from ptce_data.queries.claims import Claim, Ledger, Observation
from ptce_data.queries.pole import Identity, NearbyPole, Territory
from ptce_data.sentences import claims, course, drawn
from ptce_data.similarity import Reason, SimilarPole

MOST_RIVALS, RIVALS_NAMED = 40, 6  # of one picture: drawn, said


def where(pole: Identity) -> str:
    """`Béganne, Morbihan, Bretagne`: the places known, the finest first."""
    places = [pole.commune, pole.departement, pole.region]
    return ", ".join(dict.fromkeys(place for place in places if place))


def position(pole: Identity) -> str:
    """How well the pole is placed: never better than its commune's centre."""
    if pole.latitude is not None:
        return _("Placé sur la carte au centre de sa commune, non à son adresse.")
    if pole.departement:
        return _("Sa commune n'est pas connue : seul son département l'est.")
    return _("Ni sa commune ni son département ne sont connus : seule sa région l'est.")


def since(pole: Identity) -> str:
    """`Depuis 2003`: founded, or first recognised, according to the source."""
    if pole.founded_year is None:
        return _("Année de création non communiquée")
    return _("Depuis {year}").format(year=pole.founded_year)


def published(ledger: Ledger) -> str:
    """How much is published on the pole, and by how many sources."""
    n = len(ledger.claims)
    if not n:
        return _("Aucun chiffre publié sur ce pôle n'est connu à ce jour.")
    sources = len({(claim.source_title, claim.source_url) for claim in ledger.claims})
    first, last = min(c.year for c in ledger.claims), max(c.year for c in ledger.claims)
    figures = ngettext("{n} chiffre publié", "{n} chiffres publiés", n).format(n=formats.number(n, 0))
    named = ngettext("{n} source", "{n} sources", sources).format(n=formats.number(sources, 0))
    return _("{figures}, {sources}, {years}.").format(
        figures=figures, sources=named, years=formats.years(first, last)
    )


def nothing_at(year: int) -> str:
    """What the glance says when everything known is later than the year asked."""
    return _("Rien n'est connu de ce pôle à fin {year}.").format(year=year)


def unknown(asked: str) -> str:
    """An address that names no pole."""
    return _("Aucun pôle ne porte l'identifiant « {asked} ». Cherchiez-vous l'un de ceux-ci ?").format(
        asked=asked
    )


def specificities(documented: int, total: int) -> str:
    """How many of the eight specificities at least one figure documents."""
    if not documented:
        return _(
            "Aucune des {total} spécificités d'un PTCE n'est encore documentée par un chiffre publié."
        ).format(total=total)
    return ngettext(
        "{n} des {total} spécificités d'un PTCE est documentée par au moins un chiffre publié.",
        "{n} des {total} spécificités d'un PTCE sont documentées par au moins un chiffre publié.",
        documented,
    ).format(n=documented, total=total)


def pictured(ledger: Ledger) -> Ledger:
    """The part a picture can show: a few perimeters, and the MOST_RIVALS newest rival claims on these."""
    kept = drawn.perimeters((shown.perimeter, shown.year) for shown in ledger.observations)
    claimed = [claim for claim in ledger.claims if claim.perimeter in kept]
    rivals = [claim.claim_id for claim in claimed if claim.fate == "rival"]
    left = set(rivals[MOST_RIVALS:])
    return Ledger(
        tuple(claim for claim in claimed if claim.claim_id not in left),
        tuple(shown for shown in ledger.observations if shown.perimeter in kept),
    )


def series(whole: Ledger, indicator: Indicator, indicators: claims.Indicators) -> str:
    """The sentence of an indicator's chart: each perimeter drawn, how many are not, the rival claims."""
    ledger, several = pictured(whole), len(perimeters(whole))
    names = perimeters(ledger)
    first, *others = names
    subject = f"{indicator.label} ({first})" if first else indicator.label
    sentences = [_perimeter_series(ledger, indicator, first, subject)]
    sentences += [_perimeter_series(ledger, indicator, name, capitalised(name)) for name in others]
    sentences += drawn.left(several - len(names))
    sources = [
        [_point(one, ledger) for one in ledger.observations if one.perimeter == name] for name in names
    ]
    if any(claims.is_recomputed(one, indicator) for one in ledger.observations):
        sentences.append(claims.all_recomputed(indicator, indicators))
    sentences += course.sources(sources, indicator)
    if several > 1:
        sentences.append(_("Des périmètres différents ne se comparent pas et ne forment pas une série."))
    return " ".join([*sentences, *_rivals(ledger, indicator)])


def _rivals(ledger: Ledger, indicator: Indicator) -> list[str]:
    """The rival claims drawn, the oldest first; the newest alone are named where they are many."""
    rivals = [claim for claim in ledger.claims if claim.fate == "rival"]
    if not rivals:
        return []
    values = ", ".join(_in_year(one, indicator) for one in reversed(rivals[:RIVALS_NAMED]))
    more = len(rivals) - RIVALS_NAMED
    if more > 0:
        values = ngettext("{named}, et {n} autre", "{named}, et {n} autres", more).format(
            named=values, n=more
        )
    said = ngettext(
        "En gris, une autre version publiée\u00a0: {values}.",
        "En gris, d'autres versions publiées\u00a0: {values}.",
        len(rivals),
    )
    return [said.format(values=values)]


def perimeters(ledger: Ledger) -> tuple[str, ...]:
    """The perimeters something is shown for: the whole pole first, then by first year."""
    first: dict[str, int] = {}
    for shown in ledger.observations:
        first[shown.perimeter] = min(shown.year, first.get(shown.perimeter, shown.year))
    return tuple(sorted(first, key=lambda name: (name != "", first[name], name)))


def _perimeter_series(ledger: Ledger, indicator: Indicator, name: str, subject: str) -> str:
    shown = [one for one in ledger.observations if one.perimeter == name]
    values = course.told([_point(one, ledger) for one in shown], indicator)
    return _("{subject}\u00a0: {values}.").format(subject=subject, values=values)


def _point(one: Observation, ledger: Ledger) -> course.Point:
    titles = [claim.source_title for claim in ledger.claims if claim.claim_id == one.claim_id]
    return course.Point(one.year, one.value, one.qualifier, one.year_basis == "estimated", "".join(titles))


def surroundings(places: Iterable[Territory]) -> str:
    """How large each territory around the pole is, and how many known poles it holds."""
    parts = [
        _("{name} ({inhabitants}, {poles})").format(
            name=place.name.replace("  ", " "),
            inhabitants=formats.inhabitants(place.population),
            poles=formats.poles(place.poles),
        )
        for place in places
    ]
    return _("Le pôle se situe dans : {places}.").format(places=_(" ; ").join(parts))


def _in_year(one: Claim, indicator: Indicator) -> str:
    amount = formats.figure(one.value, indicator.unit, one.qualifier)
    return _("{amount} en {year}").format(amount=amount, year=claims.year(one))


def rate(figure: PoleFigure, indicator: Indicator, population: int) -> str:
    """The figure for a thousand of these inhabitants, or why a part of the pole is not divided."""
    if figure.perimeter:
        return claims.partial()
    value = formats.rounded_rate(figure.value * 1000 / population, figure.qualifier)
    return formats.figure(value, indicator.unit, figure.qualifier)


def nearness(pole: NearbyPole) -> str:
    """Why a pole is said to be nearby."""
    if pole.distance_km is None:
        return _("même département") if pole.same_departement else _("même région")
    if pole.distance_km < 1:
        return _("même commune")
    return _("à {distance} km à vol d'oiseau").format(distance=formats.number(pole.distance_km, 0))


def resemblance(pole: SimilarPole, lists: Catalogue) -> str:
    """The reasons two poles resemble each other: `même secteur (Culture), même taille de commune (…)`."""
    return ", ".join(_reason(reason, lists) for reason in pole.reasons)


def _reason(reason: Reason, lists: Catalogue) -> str:
    if reason.ground == "sector":
        names = [lists.sectors[code].label for code in reason.codes]
        return ngettext("même secteur ({names})", "mêmes secteurs ({names})", len(names)).format(
            names=formats.listing(names)
        )
    if reason.ground == "status":
        names = [lists.statuses[code].label for code in reason.codes]
        return ngettext("même statut ({names})", "mêmes statuts ({names})", len(names)).format(
            names=formats.listing(names)
        )
    if reason.ground == "size":
        return _("commune de taille proche ({size})").format(size=_size(reason.codes[0]))
    return _("né à la même époque ({year})").format(year=reason.codes[0])


def _size(code: str) -> str:
    bounds: dict[str, tuple[int, int]] = {
        "under_10000": (2_000, 10_000),
        "under_50000": (10_000, 50_000),
        "under_200000": (50_000, 200_000),
    }
    if code == "under_2000":
        return _("moins de {n} habitants").format(n=formats.number(2_000, 0))
    if code == "from_200000":
        return _("{n} habitants et plus").format(n=formats.number(200_000, 0))
    low, high = (formats.number(bound, 0) for bound in bounds[code])
    return _("{low} à {high} habitants").format(low=low, high=high)
