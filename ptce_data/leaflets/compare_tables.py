"""The comparison's tables: one an indicator behind its chart, and the whole comparison."""

from collections.abc import Mapping, Sequence

from ptce_data import comparison, formats
from ptce_data.comparison import Measure, Rank
from ptce_data.i18n import gettext as _
from ptce_data.queries.compare import Pair, SeriesPoint, Side
from ptce_data.sentences import claims
from ptce_data.sentences import compare as sentences
from ptce_data.sentences.compare import Wording
from ptce_data.tables import Cell, Column, Table


def of_side(side: Side, words: Wording, *, ranked: bool) -> Table:
    """A row a member: value, precision, year, and what the figure rests on."""
    title = words.title(side.indicator)
    unit = words.indicators[side.indicator].unit
    places = comparison.ranks({measure.member: measure.value for measure in side.measures})
    grounds = _pole_columns() if words.level == "poles" else _group_columns()
    rank = (Column(_("Rang")),) if ranked else ()
    head = (Column(level_name(words)), *rank, Column(title, "number", unit), Column(_("Précision")), *grounds)
    rows = []
    for measure in side.measures:
        place = (_rank(places, measure),) if ranked else ()
        name = words.names[measure.member]
        rows.append((name, *place, words.shown(measure), _precision(measure), *_grounds(measure, words)))
    return Table(title, head, tuple(rows))


def _precision(measure: Measure) -> str:
    """`environ`, `environ, recalculé`; empty where there is no value."""
    if not measure.known:
        return ""
    name = formats.qualifier_name(measure.qualifier)
    return _("{precision}, recalculé").format(precision=name) if measure.recomputed else name


def _rank(places: Mapping[str, Rank], measure: Measure) -> str:
    return sentences.rank(places[measure.member]) if measure.member in places else ""


def level_name(words: Wording) -> str:
    names = {
        "poles": _("Pôle"),
        "regions": _("Région"),
        "departements": _("Département"),
        "sectors": _("Secteur"),
    }
    return names[words.level]


def _pole_columns() -> tuple[Column, ...]:
    return (
        Column(_("Année"), "year"),
        Column(_("Base de l'année")),
        Column(_("Périmètre")),
        Column(_("Source")),
        Column(_("Adresse"), "link"),
    )


def _group_columns() -> tuple[Column, ...]:
    return (
        Column(_("Années"), "year"),
        Column(_("Pôles qui publient"), "number"),
        Column(_("Pôles retenus"), "number"),
        Column(_("dont une partie seulement"), "number"),
        Column(_("dont année estimée"), "number"),
    )


def _grounds(measure: Measure, words: Wording) -> tuple[Cell, ...]:
    years = formats.years(measure.first_year, measure.last_year)
    if words.level != "poles":
        return (years, measure.poles, measure.poles_selected, measure.partial, measure.estimated)
    if not measure.poles:
        return ("", "", "", "", None)
    basis = claims.basis(estimated=measure.estimated > 0)
    sources = dict.fromkeys((one.source, one.source_url) for one in measure.said)
    titles = _(" ; ").join(dict.fromkeys(title for title, _address in sources))
    address = next(iter(sources))[1] if len(sources) == 1 else None
    return (years, basis, claims.perimeter(measure.perimeter), titles, address)


def whole(sides: Sequence[Side], words: Wording) -> Table:
    """A row a member, a column an indicator; each figure with its qualifier, its year and its perimeter."""
    head = (Column(level_name(words)), *(Column(words.title(side.indicator)) for side in sides))
    rows = []
    for place, measure in enumerate(sides[0].measures):
        cells = [_cell(side.measures[place], words) for side in sides]
        rows.append((words.names[measure.member], *cells))
    return Table(_("Chaque chiffre avec sa précision, son année et son périmètre"), head, tuple(rows))


def _cell(measure: Measure, words: Wording) -> str:
    figure = sentences.figure(measure, words)
    context = sentences.context(measure, words)
    return f"{figure} ({context})" if measure.poles else figure


def of_series(points: Sequence[SeriesPoint], indicator: str, words: Wording) -> Table:
    """A row an observation: pole, perimeter, year."""
    unit = words.indicators[indicator].unit
    title = words.title(indicator)
    head = (
        Column(_("Pôle")),
        Column(_("Périmètre")),
        Column(_("Année"), "year"),
        Column(title, "number", unit),
        Column(_("Précision")),
        Column(_("Base de l'année")),
    )
    rows = tuple(
        (
            words.names[point.member],
            claims.perimeter(point.perimeter),
            point.year,
            sentences.series_value(point, indicator, words),
            formats.qualifier_name(point.qualifier),
            claims.basis(estimated=point.estimated),
        )
        for point in points
    )
    return Table(title, head, rows)


def of_pairs(pairs: Sequence[Pair], numbers: Sequence[int], names: Sequence[str], words: Wording) -> Table:
    """A row a point of the scatter, with its number on the chart (0 for a chosen member: it has a colour)."""
    across, up = pairs[0].across.indicator, pairs[0].up.indicator
    head = [Column(_("Numéro")), Column(level_name(words))]
    for code in (across, up):
        head += [Column(words.title(code), "number", words.indicators[code].unit), Column(_("Précision"))]
        head += [Column(_("Année"), "year")]
    rows = tuple(
        (str(number or "–"), name, *_pair_cells(pair.across, words), *_pair_cells(pair.up, words))
        for pair, number, name in zip(pairs, numbers, names, strict=True)
    )
    return Table(
        _("{across} et {up}").format(across=words.title(across), up=words.title(up)), tuple(head), rows
    )


def _pair_cells(measure: Measure, words: Wording) -> tuple[Cell, ...]:
    return (words.shown(measure), _precision(measure), sentences.year(measure))
