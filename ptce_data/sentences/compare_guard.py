"""The guard in words: what sets members at odds, and the sound comparison offered instead."""

from collections.abc import Callable
from dataclasses import dataclass

from ptce_data import formats
from ptce_data.comparison import Conflict, ConflictKind, Measure, Offer
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.compare import Side
from ptce_data.sentences import claims, compare
from ptce_data.sentences.compare import Wording


@dataclass(frozen=True)
class Reservation:
    """A conflict: what it is, then who is concerned and by what."""

    title: str
    detail: str


def conflict(at_odds: Conflict, words: Wording) -> Reservation:
    """`Années différentes`, then `Pôle Sud Archer : 2014 ; Éoliennes : 2022 — huit ans d'écart`."""
    titles: dict[ConflictKind, str] = {
        "years": _("Années éloignées"),
        "perimeters": _("Périmètres différents"),
        "bases": _("Année donnée par la source contre année estimée"),
        "qualifiers": _("Chiffre contre minimum"),
    }
    said: dict[ConflictKind, Callable[[Measure, Wording], str]] = {
        "years": _years,
        "perimeters": _perimeter,
        "bases": _basis,
        "qualifiers": compare.figure,
    }
    each = [
        _("{name} : {what}").format(name=words.names[measure.member], what=said[at_odds.kind](measure, words))
        for measure in at_odds.measures
    ]
    detail = _(" ; ").join(each)
    if at_odds.kind == "years":
        detail = f"{detail} — {_apart(at_odds.gap)}"
    return Reservation(titles[at_odds.kind], detail)


def _years(measure: Measure, words: Wording) -> str:
    del words
    return formats.years(measure.oldest_year, measure.last_year)


def _perimeter(measure: Measure, words: Wording) -> str:
    if words.level == "poles":
        return claims.perimeter(measure.perimeter)
    if not measure.partial:
        return _("pôles entiers")
    return ngettext(
        "{n} pôle sur {poles} pour une partie seulement",
        "{n} pôles sur {poles} pour une partie seulement",
        measure.partial,
    ).format(n=formats.number(measure.partial, 0), poles=formats.number(measure.poles, 0))


def _basis(measure: Measure, words: Wording) -> str:
    known = formats.years(measure.oldest_year, measure.last_year)
    if words.level == "poles":
        text = _("{years}, estimée") if measure.estimated else _("{years}, donnée")
        return text.format(years=known)
    return ngettext(
        "{n} année estimée sur {poles}", "{n} années estimées sur {poles}", measure.estimated
    ).format(n=formats.number(measure.estimated, 0), poles=formats.number(measure.poles, 0))


def _apart(gap: int) -> str:
    words = {
        3: _("trois"),
        4: _("quatre"),
        5: _("cinq"),
        6: _("six"),
        7: _("sept"),
        8: _("huit"),
        9: _("neuf"),
        10: _("dix"),
        11: _("onze"),
        12: _("douze"),
    }
    return _("{n} ans d'écart").format(n=words.get(gap, formats.number(gap, 0)))


def offer(offered: Offer, words: Wording, *, narrows: bool) -> str:
    """The label of the button that leads to the sound comparison; `narrows`: other indicators are dropped."""
    if offered.joined:
        return _("Comparer plutôt {name} à {others}").format(
            name=words.names[offered.members[0]],
            others=formats.listing([words.names[member] for member in offered.joined]),
        )
    changes = []
    if offered.changes_indicator:
        changes.append(_("sur « {label} »").format(label=words.title(offered.indicator)))
    if offered.without:
        names = formats.listing([words.names[member] for member in offered.without])
        changes.append(_("sans {names}").format(names=names))
    if offered.changes_year:
        changes.append(_("à fin {year}").format(year=offered.year))
    if narrows and not offered.changes_indicator:
        changes.append(_("sur « {label} » seulement").format(label=words.title(offered.indicator)))
    if offered.changes_year and len(changes) == 1:
        return _("Comparer la situation à fin {year}").format(year=offered.year)
    return _("Comparer {changes}").format(changes=", ".join(changes))


def offered_why(offered: str = "") -> str:
    """What the button below or beside leads to, in full where the button is too small for it."""
    intro = _("La comparaison la plus proche qui tient :")
    return f"{intro} {offered}".strip()


def follow() -> str:
    """The label of the button where the offer itself is too long for one."""
    return _("Faire cette comparaison")


def none_offered() -> str:
    """Said where no year, indicator or member at all makes the comparison sound."""
    return _(
        "Aucune autre année, aucun autre indicateur et aucun autre membre du réseau "
        "ne permet de comparer ces chiffres à armes égales."
    )


def heading(side: Side, words: Wording) -> str:
    """What the guard says first: figures at odds, facts added up, or nothing in the way."""
    if side.conflicts:
        return _("Ces chiffres ne se comparent pas sans réserve.")
    if is_added(side, words):
        return added()
    nothing = _("L'année, le périmètre et la précision permettent de les comparer.")
    return f"{nothing} {_what_to_read(side, words)}"


def _what_to_read(side: Side, words: Wording) -> str:
    if words.level != "poles":
        return _("Le détail de chaque chiffre se lit dans la fiche de chaque pôle.")
    if notes(side, words):
        return _("Lisez ce que précise chaque source :")
    return _("Aucune source ne précise davantage ce qu'elle compte.")


def is_added(side: Side, words: Wording) -> bool:
    """Whether the figures are distinct facts added up."""
    return words.indicators[side.indicator].kind == "event"


def added() -> str:
    """Why a sum of distinct facts is never a comparison."""
    return _(
        "Ce sont des aides distinctes, additionnées : chacune a son objet et sa durée. "
        "Leur somme n'est pas une mesure comparable d'un membre à l'autre."
    )


def notes(side: Side, words: Wording) -> tuple[Reservation, ...]:
    """What the source of each known figure says beside it."""
    found = []
    for measure in side.measures:
        said = tuple(dict.fromkeys(one.note for one in measure.said if one.note))
        if measure.known and said:
            found.append(Reservation(words.names[measure.member], _(" ; ").join(said)))
    return tuple(found)


def details(side: Side, words: Wording) -> tuple[Reservation, ...]:
    """The lines under the heading: each conflict, or each source's note."""
    if not side.conflicts:
        return notes(side, words)
    found = [conflict(at_odds, words) for at_odds in side.conflicts]
    if is_added(side, words):
        found.append(Reservation(_("Faits distincts"), added()))
    return tuple(found)
