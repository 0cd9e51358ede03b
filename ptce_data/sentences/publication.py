"""What a change does, a sentence each: the same on the page, in a receipt and in a terminal."""

from collections.abc import Mapping
from datetime import datetime

from ptce_data import formats, seed
from ptce_data.announcement import ChangeKind, Counts, FigureChange, Since
from ptce_data.catalogue import Indicator
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.history import Batch, Event

Indicators = Mapping[str, Indicator]
# As data/seed/batch.csv and the command line write them in the ledger.
SEED_TEAM = "équipe du tableau de bord"
AT_A_TERMINAL = " (ligne de commande)"


def counts(counted: Counts) -> str:
    """`3 chiffres nouveaux, 1 modifié, 12 inchangés`; what there is none of is left out."""
    said = [text.format(n=formats.number(n, 0)) for n, text in _counted(counted) if n]
    return ", ".join(said) or _("aucun chiffre")


def _counted(counted: Counts) -> tuple[tuple[int, str], ...]:
    return (
        (counted.new, ngettext("{n} chiffre nouveau", "{n} chiffres nouveaux", counted.new)),
        (counted.changed, ngettext("{n} modifié", "{n} modifiés", counted.changed)),
        (
            counted.confirmed,
            ngettext(
                "{n} confirmé par une autre source", "{n} confirmés par une autre source", counted.confirmed
            ),
        ),
        (counted.gone, ngettext("{n} qui disparaît", "{n} qui disparaissent", counted.gone)),
        (counted.unchanged, ngettext("{n} inchangé", "{n} inchangés", counted.unchanged)),
        (counted.refused, ngettext("{n} ligne refusée", "{n} lignes refusées", counted.refused)),
        (counted.poles, ngettext("{n} pôle de plus", "{n} pôles de plus", counted.poles)),
        (counted.poles_gone, ngettext("{n} pôle de moins", "{n} pôles de moins", counted.poles_gone)),
    )


def kinds() -> dict[ChangeKind, str]:
    return {
        "new": _("nouveau"),
        "changed": _("modifié"),
        "confirmed": _("même valeur, autre source"),
        "unchanged": _("inchangé"),
        "gone": _("retiré"),
    }


def change(changed: FigureChange, indicators: Indicators) -> str:
    """`Pôle Ajonc, Emplois créés, 2023 : 14 emplois → 16 emplois (modifié) · Rapport A`."""
    said = _("{change} ({effect})").format(change=old_and_new(changed, indicators), effect=effect(changed))
    return " · ".join(text for text in (said, published_with(changed)) if text)


def published_with(changed: FigureChange) -> str:
    """The source and the note that the line is published with: `Rapport A (exemple.fr) · aide de l'État`."""
    site = seed.publisher(changed.source_url)
    source = f"{changed.source} ({site})" if site else changed.source
    return " · ".join(text for text in (source, changed.note) if text)


def year(changed: FigureChange) -> str:
    """`2023`, or `2023, année estimée`."""
    return formats.dated(changed.year, changed.year, estimated=changed.estimated)


def old_and_new(changed: FigureChange, indicators: Indicators) -> str:
    """`Pôle Ajonc, Emplois créés, 2023 : 14 emplois → 16 emplois`."""
    unit = indicators[changed.indicator].unit
    perimeter = f" ({changed.perimeter})" if changed.perimeter else ""
    return _("{pole}, {indicator}{perimeter}, {year}\u00a0: {before} → {after}").format(
        pole=changed.pole,
        indicator=indicators[changed.indicator].label,
        perimeter=perimeter,
        year=year(changed),
        before="–" if changed.before is None else _value(changed.before, unit, changed.before_qualifier),
        after="–" if changed.after is None else _value(changed.after, unit, changed.after_qualifier),
    )


def _value(value: float, unit: str, qualifier: str | None) -> str:
    return formats.figure(value, unit, qualifier or "exact")


def effect(changed: FigureChange) -> str:
    """What becomes of the line, and whether the public will see it."""
    words = kinds()[changed.kind]
    if changed.visibility == "confidential":
        return _("{kind}, confidentiel\u00a0: jamais montré au public").format(kind=words)
    if changed.kind in {"new", "changed"} and not changed.kept:
        return _("{kind}, mais un autre chiffre reste montré").format(kind=words)
    return words


def nothing_changes(counted: Counts) -> str:
    """What is said of an import that brings nothing."""
    if counted.unchanged:
        return ngettext(
            "Rien à publier\u00a0: le chiffre de ce fichier est déjà publié tel quel.",
            "Rien à publier\u00a0: les {n} chiffres de ce fichier sont déjà publiés tels quels.",
            counted.unchanged,
        ).format(n=formats.number(counted.unchanged, 0))
    return _("Rien à publier\u00a0: ce fichier n'apporte aucun chiffre.")


def batch_line(batch: Batch) -> str:
    """`12 · printemps.xlsx · 1er juin 2024 à 09:30, heure de Paris · Camille · 3 chiffres · publié`."""
    state = _("retiré") if batch.withdrawn_at else _("publié")
    brought = counts(batch.counts) if batch.counts else claims(batch.claims)
    at = moment(batch.at)
    return f"{batch.batch_id} · {batch.file_name} · {at} · {who(batch.by)} · {brought} · {state}"


def who(by: str) -> str:
    """A name as the ledger keeps it; what is ours in it is said in the reader's language."""
    if by == SEED_TEAM:
        return _("équipe du tableau de bord")
    if by.endswith(AT_A_TERMINAL):
        return _("{name} (ligne de commande)").format(name=by.removesuffix(AT_A_TERMINAL))
    return by


def claims(n: int) -> str:
    return ngettext("{n} chiffre", "{n} chiffres", n).format(n=formats.number(n, 0))


def event(done: Event) -> str:
    """`Retiré le 1er juin 2024 à 09:30 par Camille : mauvais fichier`."""
    said = {
        "published": _("Publié le {moment} par {by}"),
        "withdrawn": _("Retiré le {moment} par {by}"),
        "restored": _("Rétabli le {moment} par {by}"),
    }[done.kind].format(moment=moment(done.at), by=who(done.by))
    return _("{event}\u00a0: {reason}").format(event=said, reason=done.reason) if done.reason else said


def since(one: Since) -> str:
    """What someone else published meanwhile."""
    said = {
        "published": _("{by} a publié «\u202f{file}\u202f»"),
        "withdrawn": _("{by} a retiré «\u202f{file}\u202f»"),
        "restored": _("{by} a rétabli «\u202f{file}\u202f»"),
        "kept": _("{by} a choisi un chiffre de «\u202f{file}\u202f»"),
    }
    return said[one.kind].format(by=who(one.by), file=one.file_name)


def moment(at: datetime) -> str:
    """A time kept in UTC, in words."""
    return formats.moment(at)
