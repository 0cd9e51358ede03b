"""What the comparison page says, written from its data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ptce_data import formats
from ptce_data.catalogue import Indicator
from ptce_data.comparison import YEARS_APART, Level, Measure, Rank, Spread, year_gap
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries.compare import Pair, SeriesPoint, Side
from ptce_data.sentences import claims, course, drawn


@dataclass(frozen=True)
class Wording:
    """What is needed to name things: the level, members' names, indicators, per thousand inhabitants."""

    level: Level
    names: Mapping[str, str]
    indicators: dict[str, Indicator]
    per_inhabitant: bool = False

    def per(self, indicator: str) -> bool:
        """Whether the indicator is said for a thousand inhabitants; a ratio never is."""
        return self.per_inhabitant and self.indicators[indicator].kind != "ratio"

    def shown(self, measure: Measure) -> float | None:
        """The value to show: what is divided is no more precise than its parts."""
        if measure.value is None:
            return None
        if self.per(measure.indicator):
            return formats.rounded_rate(measure.value, measure.qualifier)
        indicator = self.indicators[measure.indicator]
        if measure.poles > 1 and indicator.across_poles == "median":
            return formats.middle(measure.value, indicator.unit, measure.qualifier).value
        return measure.value

    def title(self, indicator: str) -> str:
        """`Emplois créés`, or `Emplois créés pour 1 000 habitants`."""
        label = self.indicators[indicator].label
        return _("{label} pour 1 000 habitants").format(label=label) if self.per(indicator) else label


def members(level: Level, n: int) -> str:
    """`3 pôles`, `1 région`: how many members of a level."""
    texts = {
        "poles": ngettext("{n} pôle", "{n} pôles", n),
        "regions": ngettext("{n} région", "{n} régions", n),
        "departements": ngettext("{n} département", "{n} départements", n),
        "sectors": ngettext("{n} secteur", "{n} secteurs", n),
    }
    return texts[level].format(n=formats.number(n, 0))


def figure(measure: Measure, words: Wording) -> str:
    """`≈ 1,8 M€`, « non communiqué », or why it cannot be said for inhabitants."""
    if measure.only_a_part:
        return claims.partial()
    if measure.lacks_population:
        return _("non calculable : population inconnue")
    return formats.figure(words.shown(measure), words.indicators[measure.indicator].unit, measure.qualifier)


def context(measure: Measure, words: Wording) -> str:
    """What stands under a name: year, estimated or not, perimeter, or the poles a total rests on.

    A ratio worked out here is said to be, with the one published beside it.
    """
    if words.level == "poles":
        parts = [year(measure), measure.perimeter] if measure.poles else []
        if measure.recomputed:
            indicator = words.indicators[measure.indicator]
            parts.append(claims.recomputed(indicator, words.indicators))
            parts.append(claims.published(measure.published, indicator))
        return " · ".join(part for part in parts if part)
    if not measure.poles_selected:
        return _("aucun pôle retenu par les filtres")
    parts = [formats.coverage(measure.poles, measure.poles_selected)]
    if measure.poles:
        parts.append(formats.years(measure.first_year, measure.last_year))
    parts += claims.reservations(measure.partial, measure.estimated)
    if measure.recomputed:
        parts.append(_recomputed(measure.recomputed))
    return " · ".join(parts)


def _recomputed(n: int) -> str:
    return ngettext("dont {n} rapport recalculé", "dont {n} rapports recalculés", n).format(
        n=formats.number(n, 0)
    )


def year(measure: Measure) -> str:
    """`2014`, `2009–2014` for added events, `2022, année estimée` where the source gives no year."""
    return formats.dated(measure.first_year, measure.last_year, estimated=measure.estimated > 0)


def dots(side: Side, words: Wording) -> str:
    """The sentence of a dot plot: the lowest, the highest, the network, and who says nothing."""
    parts = [_range(side, words), *_network(side.network, side.indicator, words), *_silent(side, words)]
    return " ".join(parts)


def _range(side: Side, words: Wording) -> str:
    title = words.title(side.indicator)
    known = sorted((m for m in side.measures if m.known), key=lambda m: m.value or 0.0)
    if not known:
        return _("{title} : aucun des membres choisis ne publie ce chiffre.").format(title=title)
    low, high = known[0], known[-1]
    if len(known) == 1:
        alone = _("{title} : {figure} pour {name}, le seul chiffre publié.")
        if len(known) < sum(measure.poles > 0 for measure in side.measures):
            alone = _("{title} : {figure} pour {name}, le seul chiffre rapporté aux habitants.")
        return alone.format(title=title, figure=figure(low, words), name=_dated_name(low, words))
    if low.value == high.value:
        names = formats.listing([_dated_name(measure, words) for measure in known])
        return _("{title} : même valeur, {figure}, pour {names}.").format(
            title=title, figure=figure(low, words), names=names
        )
    return _("{title} : au plus bas {low}, {low_name} ; au plus haut {high}, {high_name}.").format(
        title=title,
        low=figure(low, words),
        low_name=_dated_name(low, words),
        high=figure(high, words),
        high_name=_dated_name(high, words),
    )


def _dated_name(measure: Measure, words: Wording) -> str:
    parts = [
        year(measure) if words.level == "poles" else formats.years(measure.first_year, measure.last_year)
    ]
    if measure.perimeter and words.level == "poles":
        parts.append(measure.perimeter)
    return f"{words.names[measure.member]} ({', '.join(parts)})"


def _network(network: Spread | None, indicator: str, words: Wording) -> list[str]:
    return [text for text in (median(network, indicator, words), spread(network, indicator, words)) if text]


def median(network: Spread | None, indicator: str, words: Wording) -> str:
    """The network's median with what it rests on, or why there is none."""
    count = members(words.level, network.members if network else 0)
    if network is None or network.lower is None:
        return _("Réseau trop petit pour une médiane : ce chiffre n'est connu que pour {count}.").format(
            count=count
        )
    return _("Médiane du réseau : {median} ({count}, {years}).").format(
        median=_middle(network.median, network, indicator, words),
        count=count,
        years=formats.years(network.first_year, network.last_year),
    )


def spread(network: Spread | None, indicator: str, words: Wording) -> str:
    """Between which values the middle half of the network lies; empty where too few publish."""
    if network is None or network.lower is None or network.upper is None:
        return ""
    return _("La moitié centrale va de {lower} à {upper}.").format(
        lower=_middle(network.lower, network, indicator, words, alone=True),
        upper=_middle(network.upper, network, indicator, words),
    )


def _middle(value: float, network: Spread, indicator: str, words: Wording, *, alone: bool = False) -> str:
    """A median or a quartile, without its unit's word where `alone`; counted things stay whole."""
    unit = words.indicators[indicator].unit
    if words.per(indicator):
        rate = formats.rounded_rate(value, network.qualifier)
        written = formats.Middle(rate, network.qualifier)
    else:
        written = formats.middle(value, unit, network.qualifier)
    if alone:
        return formats.qualified(formats.value_only(written.value, unit), written.qualifier)
    return formats.figure(written.value, unit, written.qualifier)


def legend(network: Spread | None, indicator: str, words: Wording) -> list[str]:
    """What the line and the band of a dot plot are; why there is neither where too few publish."""
    if network is None or network.lower is None or network.upper is None:
        return [median(network, indicator, words)]
    return [
        _("Trait : médiane du réseau, {median} ({count}, {years}).").format(
            median=_middle(network.median, network, indicator, words),
            count=members(words.level, network.members),
            years=formats.years(network.first_year, network.last_year),
        ),
        _("Bande : la moitié centrale, de {lower} à {upper}.").format(
            lower=_middle(network.lower, network, indicator, words, alone=True),
            upper=_middle(network.upper, network, indicator, words),
        ),
    ]


def _silent(side: Side, words: Wording) -> list[str]:
    silent = [words.names[m.member] for m in side.measures if not m.known and not m.poles]
    unknown = [words.names[m.member] for m in side.measures if m.lacks_population]
    parts = [words.names[m.member] for m in side.measures if m.only_a_part]
    texts = []
    if silent:
        texts.append(_("Non communiqué : {names}.").format(names=formats.listing(silent)))
    if unknown:
        texts.append(_("Population inconnue : {names}.").format(names=formats.listing(unknown)))
    if parts:
        texts.append(
            _("Périmètre partiel, non rapporté aux habitants : {names}.").format(names=formats.listing(parts))
        )
    return texts


def denominator(level: Level) -> str:
    """Which inhabitants a figure is divided by, or why it is not."""
    texts = {
        "poles": _(
            "Pour 1 000 habitants de la commune du pôle ; un pôle sans commune connue n'a pas de valeur."
        ),
        "regions": _("Pour 1 000 habitants de la région."),
        "departements": _("Pour 1 000 habitants du département."),
        "sectors": _("Un secteur n'a pas d'habitants : les chiffres sont donnés tels quels."),
    }
    ratio = _("Les pourcentages et les moyennes ne sont jamais rapportés aux habitants.")
    if level == "sectors":
        return texts[level]
    beyond = [claims.beyond_its_commune()] if level == "poles" else []
    return " ".join([texts[level], ratio, *beyond, claims.populations()])


def network_scope(level: Level, filters: str) -> str:
    """What the median and the spread refer to, filters included, and how groups are counted."""
    whole = {
        "poles": _("La médiane et la moitié centrale sont celles de tous les pôles qui publient ce chiffre."),
        "regions": _("La médiane et la moitié centrale sont celles de toutes les régions qui ont un pôle."),
        "departements": _(
            "La médiane et la moitié centrale sont celles de tous les départements qui ont un pôle."
        ),
        "sectors": _("La médiane et la moitié centrale sont celles de tous les secteurs qui ont un pôle."),
    }
    kept = {
        "poles": _("Les filtres restreignent ce réseau, non les pôles choisis : {filters}."),
        "regions": _("Les filtres restreignent les pôles comptés : {filters}."),
    }
    parts = [whole[level]]
    if filters:
        parts.append(kept["poles" if level == "poles" else "regions"].format(filters=filters))
    if level == "sectors":
        parts.append(_("Un pôle qui a plusieurs secteurs compte dans chacun."))
    return " ".join(parts)


def outside(side: Side, words: Wording) -> str:
    """The chosen poles the filters leave out of the network; empty where there is none."""
    names = [words.names[measure.member] for measure in side.measures if not measure.in_network]
    if words.level != "poles" or not names:
        return ""
    return ngettext(
        "{names} ne fait pas partie du réseau que les filtres retiennent.",
        "{names} ne font pas partie du réseau que les filtres retiennent.",
        len(names),
    ).format(names=formats.listing(names))


def pictured(points: Sequence[SeriesPoint]) -> tuple[SeriesPoint, ...]:
    """Those of the few perimeters of each pole that a picture can show."""
    members = {point.member for point in points}
    kept = {
        one: drawn.perimeters((p.perimeter, p.year) for p in points if p.member == one) for one in members
    }
    return tuple(point for point in points if point.perimeter in kept[point.member])


def _curves(points: Sequence[SeriesPoint]) -> int:
    return len({(point.member, point.perimeter) for point in points})


def series(known: Sequence[SeriesPoint], indicator: str, words: Wording) -> str:
    """What each pole and perimeter drawn was worth over the years; the perimeters are never joined."""
    points = pictured(known)
    left = drawn.left(_curves(known) - _curves(points))
    lines: dict[tuple[str, str], list[SeriesPoint]] = {}
    for point in points:
        lines.setdefault((point.member, point.perimeter), []).append(point)
    indicated = words.indicators[indicator]
    told = {key: [_point(point, indicator, words) for point in line] for key, line in lines.items()}
    parts = [
        _("{name}, {values}").format(
            name=series_name(line[0], words), values=course.told(told[key], indicated)
        )
        for key, line in lines.items()
    ]
    said = _("{title} : {parts}.").format(title=words.title(indicator), parts=_(" ; ").join(parts))
    worked_out = any(point.recomputed for point in points)
    recomputed = [claims.all_recomputed(indicated, words.indicators)] if worked_out else []
    return " ".join([said, *left, *recomputed, *course.sources(told.values(), indicated)])


def _point(point: SeriesPoint, indicator: str, words: Wording) -> course.Point:
    return course.Point(
        point.year, series_value(point, indicator, words), point.qualifier, point.estimated, point.source
    )


def series_value(point: SeriesPoint, indicator: str, words: Wording) -> float:
    """The value of a point to show: what is divided is no more precise than its parts."""
    return formats.rounded_rate(point.value, point.qualifier) if words.per(indicator) else point.value


def series_name(point: SeriesPoint, words: Wording) -> str:
    """`Pôle X`, or `Pôle X (parc A)` for a part of it."""
    name = words.names[point.member]
    return f"{name} ({point.perimeter})" if point.perimeter else name


def no_series(level: Level) -> str:
    """Why no curve is drawn: too few years, or a group whose members are not the same each year."""
    if level == "poles":
        return _("Aucun des pôles choisis ne publie ces chiffres pour deux années : pas de courbe à tracer.")
    return _(
        "Les pôles qui publient ne sont pas les mêmes chaque année : une courbe de leur total montrerait "
        "combien publient, non ce qu'ils deviennent. Les séries se lisent pôle par pôle."
    )


def scatter(pairs: Sequence[Pair], chosen: Sequence[str], words: Wording) -> str:
    """How many publish both indicators, the chosen ones among them, and how far their years lie apart."""
    across, up = pairs[0].across.indicator, pairs[0].up.indicator
    intro = _("{across} et {up} : {count} pour les deux chiffres.").format(
        across=words.title(across), up=words.title(up), count=members(words.level, len(pairs))
    )
    named = [
        _("{name} ({across} et {up})").format(
            name=words.names[pair.across.member],
            across=figure(pair.across, words),
            up=figure(pair.up, words),
        )
        for pair in pairs
        if pair.across.member in chosen
    ]
    coloured = [_("En couleur : {names}.").format(names=_(" ; ").join(named))] if named else []
    far = sum(year_gap((pair.across, pair.up)) > YEARS_APART for pair in pairs)
    warned = [_far_apart(far, words.level)] if far else []
    return " ".join([intro, *coloured, *warned])


def _far_apart(n: int, level: Level) -> str:
    return _("Pour {count}, les deux chiffres sont distants de plus de deux ans.").format(
        count=members(level, n)
    )


def too_few_points(pairs: Sequence[Pair], across: str, up: str, words: Wording) -> str:
    """Why no scatter is drawn."""
    return _(
        "{across} et {up} : {count} seulement pour les deux chiffres. "
        "Il en faut trois pour un nuage de points."
    ).format(across=words.title(across), up=words.title(up), count=members(words.level, len(pairs)))


def logarithmic() -> str:
    return _("Échelle logarithmique : la plus grande valeur dépasse cent fois la plus petite.")


def logarithmic_axis(indicator: str, words: Wording) -> str:
    """The same, where a chart has two axes."""
    return _(
        "Échelle logarithmique pour « {title} » : de la plus petite à la plus grande valeur, "
        "plus de cent fois."
    ).format(title=words.title(indicator))


def ranked_name(name: str, place: Rank | None) -> str:
    """`1er – Pôle X`; the name alone where there is no value to rank."""
    return name if place is None else _("{rank} – {name}").format(rank=rank(place), name=name)


def rank(place: Rank) -> str:
    """`1er`, `2e ex æquo`."""
    ordinal = _("{n}er").format(n=1) if place.place == 1 else _ordinal(place.place)
    return _("{rank} ex æquo").format(rank=ordinal) if place.tied else ordinal


def _ordinal(n: int) -> str:
    texts = {2: _("2e"), 3: _("3e"), 4: _("4e"), 5: _("5e")}
    return texts.get(n) or _("{n}e").format(n=n)


def rank_caution() -> str:
    return _(
        "Un rang ne dit pas qui travaille le mieux : pôles d'âge, de taille et de métier différents, "
        "chiffres d'années et de périmètres différents. Lisez les réserves sous chaque graphique."
    )
