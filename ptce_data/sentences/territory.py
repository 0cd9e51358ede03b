"""The territory's sentences."""

from collections.abc import Mapping, Sequence

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.map import AreaTotal
from ptce_data.queries.territory import NearPole, Portrait, Territory, TerritoryTotal
from ptce_data.sentences import claims
from ptce_data.sentences.map import rate

NAMED_POLES = 3


def situated(territory: Territory) -> str:
    """What the territory is and in what it lies, with its inhabitants."""
    people = (
        _("{inhabitants} ({source})").format(
            inhabitants=formats.inhabitants(territory.population),
            source=claims.populations_of(territory.region_code),
        )
        if territory.population is not None
        else _("population non communiquée")
    )
    if territory.level == "region":
        return _("Région, {people}.").format(people=people)
    if territory.level == "departement":
        return _("Département ({code}) de la région {region}, {people}.").format(
            code=territory.code, region=territory.region, people=people
        )
    place = _("Commune ({departement}, {region}), {people}.").format(
        departement=territory.departement, region=territory.region, people=people
    )
    if territory.epci:
        place += " " + _("Intercommunalité : {epci}.").format(epci=territory.epci)
    if territory.former_name:
        place += " " + _("{former} en fait aujourd'hui partie.").format(former=territory.former_name)
    return place


def counted(portrait: Portrait) -> str:
    """How many poles stand there, per million inhabitants too where that means something."""
    n, territory = len(portrait.poles), portrait.territory
    if not n:
        return _("Aucun pôle recensé ici.")
    text = ngettext("{n} pôle recensé ici", "{n} pôles recensés ici", n).format(n=formats.number(n, 0))
    if territory.level == "commune" or not territory.population:
        return f"{text}."
    per_million = rate(n / territory.population * 1_000_000)
    return _("{text}, soit {rate} par million d'habitants.").format(text=text, rate=per_million)


def unplaced(portrait: Portrait) -> str:
    """What introduces the poles that may stand here; empty where there are none."""
    n = len(portrait.unplaced)
    if not n:
        return ""
    return ngettext(
        "{n} autre pôle des environs n'a pas de lieu plus précis : il est peut-être ici.",
        "{n} autres pôles des environs n'ont pas de lieu plus précis : ils sont peut-être ici.",
        n,
    ).format(n=formats.number(n, 0))


def nearest(poles: Sequence[NearPole], level: str) -> str:
    """The nearest poles with their distance."""
    if not poles:
        return _("Aucun pôle placé sur la carte ne correspond à ces filtres.")
    named = [
        _("{name} à {km}").format(name=pole.name, km=distance(pole.distance_km))
        for pole in poles[:NAMED_POLES]
    ]
    if level != "commune":
        return _("Les plus proches : {poles}. Distances à vol d'oiseau depuis son centre.").format(
            poles=formats.listing(named)
        )
    return _("Les plus proches : {poles}. Distances à vol d'oiseau entre centres de communes.").format(
        poles=formats.listing(named)
    )


def distance(km: float) -> str:
    """`moins d'un km`, `8 km`."""
    if km < 1:
        return _("moins d'un km")
    return f"{formats.number(km, 0)}\u202fkm"


def published(portrait: Portrait, indicators: Mapping[str, Indicator]) -> str:
    """The best documented totals, each with what it rests on."""
    told = [total for total in portrait.totals if total.total is not None][:NAMED_POLES]
    if not told:
        return _("Aucun chiffre additionnable n'a été publié par ces pôles.")
    parts = [_told(total, indicators[total.indicator], len(portrait.poles)) for total in told]
    said = ngettext(
        "Ce pôle a publié : {totals}.",
        "Ensemble, ces pôles ont publié : {totals}.",
        len(portrait.poles),
    )
    return said.format(totals=" ; ".join(parts))


def _told(total: TerritoryTotal, indicator: Indicator, poles: int) -> str:
    # One pole's figure is told with what it covers; of several, how many cover a part is.
    named = total.parts if total.poles == 1 else ()
    about = [
        indicator.label.lower(),
        formats.coverage(total.poles, poles),
        formats.years(total.first_year, total.last_year),
        *named,
        *claims.reservations(0 if named else total.partial, total.estimated, total.poles),
    ]
    figure = formats.figure(total.total, indicator.unit, total.qualifier)
    return _("{figure} ({about})").format(figure=figure, about=", ".join(about))


def missing(portrait: Portrait, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """What nobody published here: core indicators, and poles without any figure."""
    sentences = []
    absent = [indicators[t.indicator].label for t in portrait.totals if not t.poles]
    if absent and portrait.poles:
        sentences.append(
            _("Indicateurs du socle commun que personne n'a publiés ici : {labels}.").format(
                labels=formats.listing(absent)
            )
        )
    silent = [pole.name for pole in portrait.poles if not pole.figures]
    if silent:
        sentences.append(
            ngettext(
                "{n} pôle n'a publié aucun chiffre : {names}.",
                "{n} pôles n'ont publié aucun chiffre : {names}.",
                len(silent),
            ).format(n=formats.number(len(silent), 0), names=formats.listing(silent))
        )
    return tuple(sentences)


def density(areas: Sequence[AreaTotal]) -> str:
    """Poles per million inhabitants: the range over the régions that have some."""
    held = [(area.poles_per_million, area) for area in areas if area.poles_selected]
    known = sorted(((value, area) for value, area in held if value is not None), key=lambda pair: pair[0])
    if not known:
        return _("Aucun pôle ne correspond à ces filtres.")
    ends = [f"{rate(value)} ({area.name})" for value, area in (known[0], known[-1])]
    without = len(areas) - len(held)
    return _("Pôles recensés par million d'habitants : {ends} ; {without} sans pôle recensé.").format(
        ends=ends[0] if len(known) == 1 else _("de {low} à {high}").format(low=ends[0], high=ends[1]),
        without=ngettext("{n} région", "{n} régions", without).format(n=formats.number(without, 0)),
    )
