"""What a change does, a sentence each: the same on the page, in a receipt and in a terminal."""

from collections.abc import Mapping
from datetime import datetime

from ptce_data import formats
from ptce_data.announcement import ChangeKind, Counts, FigureChange, Move, Shown, Since
from ptce_data.catalogue import Indicator
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.history import Batch, Event

Indicators = Mapping[str, Indicator]


def move(moved: Move, indicators: Indicators) -> str:
    """`Épargne locale mobilisée, Bretagne : 8,0 M€ → 8,3 M€`; what moves beside the value where it stays."""
    before, after = _shown(moved.before, moved, indicators), _shown(moved.after, moved, indicators)
    if before == after:
        before, after = _beside(moved.before, moved, indicators), _beside(moved.after, moved, indicators)
    return _("{indicator}, {name}\u00a0: {before} → {after}").format(
        indicator=indicators[moved.indicator].label if moved.indicator else _("Nombre de pôles"),
        name=moved.name or _("France"),
        before=before,
        after=after,
    )


def _shown(shown: Shown, moved: Move, indicators: Indicators) -> str:
    if not moved.indicator:
        return formats.number(shown.value or 0, 0)
    return formats.figure(shown.value, indicators[moved.indicator].unit, shown.qualifier)


def _beside(shown: Shown, moved: Move, indicators: Indicators) -> str:
    parts = [_shown(shown, moved, indicators), formats.years(shown.first_year, shown.last_year)]
    if moved.scope != "pole":
        parts.append(formats.coverage(shown.poles, shown.poles_selected))
    elif shown.rank is not None:
        parts.append(_("rang {rank}").format(rank=shown.rank))
    return ", ".join(filter(None, parts))


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
    """`Pôle Ajonc, Emplois créés, 2023 : 14 emplois → 16 emplois (modifié)`."""
    unit = indicators[changed.indicator].unit
    perimeter = f" ({changed.perimeter})" if changed.perimeter else ""
    return _("{pole}, {indicator}{perimeter}, {year}\u00a0: {before} → {after} ({effect})").format(
        pole=changed.pole,
        indicator=indicators[changed.indicator].label,
        perimeter=perimeter,
        year=changed.year,
        before="–" if changed.before is None else _value(changed.before, unit, changed.before_qualifier),
        after="–" if changed.after is None else _value(changed.after, unit, changed.after_qualifier),
        effect=effect(changed),
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
    """`12 · printemps.xlsx · 1er juin 2024 · Camille · 3 chiffres nouveaux · retiré`."""
    state = _("retiré") if batch.withdrawn_at else _("en vigueur")
    brought = counts(batch.counts) if batch.counts else claims(batch.claims)
    day = formats.day(batch.at.date())
    return f"{batch.batch_id} · {batch.file_name} · {day} · {batch.by} · {brought} · {state}"


def claims(n: int) -> str:
    return ngettext("{n} relevé", "{n} relevés", n).format(n=formats.number(n, 0))


def event(done: Event) -> str:
    """`Retiré le 1er juin 2024 à 09:30 par Camille : mauvais fichier`."""
    said = {
        "published": _("Publié le {moment} par {by}"),
        "withdrawn": _("Retiré le {moment} par {by}"),
        "restored": _("Rétabli le {moment} par {by}"),
    }[done.kind].format(moment=moment(done.at), by=done.by)
    return _("{event}\u00a0: {reason}").format(event=said, reason=done.reason) if done.reason else said


def since(one: Since) -> str:
    """What someone else published meanwhile."""
    said = {
        "published": _("{by} a publié «\u202f{file}\u202f»"),
        "withdrawn": _("{by} a retiré «\u202f{file}\u202f»"),
        "restored": _("{by} a rétabli «\u202f{file}\u202f»"),
        "kept": _("{by} a choisi un chiffre de «\u202f{file}\u202f»"),
    }
    return said[one.kind].format(by=one.by, file=one.file_name)


def moment(at: datetime) -> str:
    """A date in words with its time (UTC)."""
    return _("{day} à {time} UTC").format(day=formats.day(at.date()), time=f"{at:%H:%M}")
