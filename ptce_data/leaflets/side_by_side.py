"""What is left of a comparison: its charts, whether it holds, and the table of all its figures."""

from dataclasses import replace

import duckdb

from ptce_data import catalogue, formats
from ptce_data.catalogue import Catalogue
from ptce_data.charts import Chart
from ptce_data.comparison import FEWEST, MOST, Comparison, Level, Measure
from ptce_data.errors import UnknownViewError
from ptce_data.figures import Total
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import KeyFigure, Leaflet, MapView, Source
from ptce_data.leaflets import address, compare_charts, compare_tables, figures, maps
from ptce_data.leaflets.naming import slug
from ptce_data.leaflets.network import general_sources
from ptce_data.leaflets.stamp import stamp
from ptce_data.queries import compare, overview
from ptce_data.queries.compare import Side
from ptce_data.selection import EVERYTHING, Selection
from ptce_data.sentences import compare as sentences
from ptce_data.sentences import compare_choice, compare_guard
from ptce_data.sentences import selection as selection_sentences
from ptce_data.sentences.compare import Wording
from ptce_data.sentences.sayable import Scope

NAMED_IN_TITLE = 3
# The address keeps one parameter a level: changing level loses nothing.
KEYS: dict[Level, str] = {
    "poles": "poles",
    "regions": "regions",
    "departements": "departements",
    "sectors": "secteurs",
}


def comparison(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison) -> Leaflet:
    """Two to six members side by side; without an indicator, on the one they share best.

    Raises UnknownViewError for fewer than two members, or more than six.
    """
    if not FEWEST <= len(asked.members) <= MOST:
        raise UnknownViewError(compare_choice.how_to_choose(asked.level, min(len(asked.members), 1)))
    lists = catalogue.load(cursor)
    drawn = with_indicator(cursor, selection, asked)
    words = compare_charts.wording(cursor, lists, drawn)
    sides = compare.sides(cursor, selection, drawn) if drawn.indicators else ()
    sides = tuple(compare_charts.in_order(side, ranked=drawn.ranked) for side in sides)
    filters = selection_sentences.summary(selection, lists)
    told = [sentences.network_scope(drawn.level, filters)] if sides else [compare_choice.nothing_shared()]
    return Leaflet(
        view="compare",
        name=slug(_("comparaison"), *(words.names[member] for member in drawn.members)),
        title=_title(words, drawn),
        subtitle=" · ".join([*(words.title(code) for code in drawn.indicators), *filter(None, [filters])]),
        path=address.written("comparer", _pairs(selection, asked, words, lists)),
        figures=_figures(cursor, selection, sides, words),
        paragraphs=(*(text for side in sides for text in guard(side, words)), *told),
        charts=_charts(cursor, selection, drawn, sides),
        map=_map(cursor, drawn) if drawn.level == "poles" else None,
        tables=(compare_tables.whole(sides, words),) if sides else (),
        sources=_sources(sides),
        definitions=figures.definitions(drawn.indicators, lists),
        stamp=stamp(cursor),
        annexes=tuple(compare_tables.of_side(side, words, ranked=drawn.ranked) for side in sides),
    )


def with_indicator(cursor: duckdb.DuckDBPyConnection, selection: Selection, asked: Comparison) -> Comparison:
    """The comparison; where no indicator was chosen, on the most shared of those that compare."""
    if asked.indicators:
        return asked
    everything = replace(asked, indicators=offered(catalogue.load(cursor), asked.level))
    found = compare.by_default(cursor, selection, everything)
    return replace(asked, indicators=(found.indicator,)) if found else asked


def offered(lists: Catalogue, level: Level) -> tuple[str, ...]:
    """The indicators this level may be compared on: groups need a way to add up poles."""
    indicators = lists.indicators.values()
    return tuple(one.code for one in indicators if level == "poles" or one.across_poles != "none")


def _title(words: Wording, drawn: Comparison) -> str:
    names = [words.names[member] for member in drawn.members]
    if len(names) > NAMED_IN_TITLE:
        return _("{members} côte à côte").format(members=sentences.members(drawn.level, len(names)))
    return formats.listing(names)


def _pairs(
    selection: Selection, asked: Comparison, words: Wording, lists: Catalogue
) -> list[tuple[str, str]]:
    pairs = address.pairs_of(selection, lists)
    if asked.level != "poles":
        pairs.append(("niveau", compare_choice.levels()[asked.level]))
    pairs += [(KEYS[asked.level], words.names[member]) for member in asked.members]
    pairs += [("indicateurs", lists.indicators[code].label) for code in asked.indicators]
    pairs += [("par_habitant", "true")] if asked.per_inhabitant else []
    return [*pairs, *([("classer", "true")] if asked.ranked else [])]


def guard(side: Side, words: Wording) -> tuple[str, ...]:
    """Whether the figures of an indicator compare, and what stands in the way; nothing for fewer than two."""
    if sum(measure.known for measure in side.measures) < FEWEST:
        return ()
    details = [
        _("{title} – {detail}").format(title=one.title, detail=one.detail)
        for one in compare_guard.details(side, words)
    ]
    heading = _("{label}. {said}").format(
        label=words.title(side.indicator), said=compare_guard.heading(side, words)
    )
    outside = sentences.outside(side, words)
    return (heading, *details, *([outside] if outside else []))


def _charts(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, drawn: Comparison, sides: tuple[Side, ...]
) -> tuple[Chart, ...]:
    """The bars of each indicator somebody publishes, then the lines over the years."""
    lists = catalogue.load(cursor)
    words, marks = compare_charts.wording(cursor, lists, drawn), compare_charts.marks(lists, drawn)
    bars = [
        compare_charts.bars(side, words, marks, ranked=drawn.ranked)
        for side in sides
        if any(measure.known for measure in side.measures)
    ]
    lines = (compare_charts.series(cursor, selection, drawn, code) for code in drawn.indicators)
    return (*bars, *(line for line in lines if line))


def _figures(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, sides: tuple[Side, ...], words: Wording
) -> tuple[KeyFigure, ...]:
    """The first indicator of each member, named after the member; nothing per inhabitant."""
    if not sides or words.per(sides[0].indicator):
        return ()
    found = []
    for measure in sides[0].measures:
        if words.level == "poles":
            figure = figures.pole_figure(cursor, measure.member, measure.indicator, selection.year)
        else:
            only = figures.Only(
                _total(measure, words), _scope(cursor, selection, words.names[measure.member])
            )
            figure = _group(cursor, _within(selection, words.level, measure.member), only, words)
        if figure:
            label = _("{label}, {name}").format(label=figure.label, name=words.names[measure.member])
            found.append(replace(figure, label=label))
    return tuple(found)


def _scope(cursor: duckdb.DuckDBPyConnection, selection: Selection, member: str) -> Scope:
    kept = selection_sentences.words(replace(selection, year=None), catalogue.load(cursor))
    return Scope(" · ".join(dict.fromkeys([member, *kept])), selection.year)


def _within(selection: Selection, level: Level, member: str) -> Selection:
    if level == "regions":
        return replace(selection, regions=(member,))
    if level == "departements":
        return replace(selection, departements=(member,))
    return replace(selection, sectors=(member,))


def _group(
    cursor: duckdb.DuckDBPyConnection, here: Selection, only: figures.Only, words: Wording
) -> KeyFigure:
    """A group's total, said as the pole's own where one pole alone makes it."""
    code = only.total.indicator
    found = figures.of_total(only.total, words.indicators[code], only.scope)
    if only.total.poles != 1:
        return found
    behind = {part.pole_id for part in overview.contributions(cursor, here, code)}
    return figures.of_only_pole(cursor, found, behind.pop(), only) if len(behind) == 1 else found


def _total(measure: Measure, words: Wording) -> Total:
    return Total(
        indicator=measure.indicator,
        value=words.shown(measure),
        qualifier=measure.qualifier,
        first_year=measure.first_year,
        last_year=measure.last_year,
        poles=measure.poles,
        poles_selected=measure.poles_selected,
        partial=measure.partial,
        estimated=measure.estimated,
        approximate=measure.approximate,
        largest=measure.largest,
    )


def _map(cursor: duckdb.DuckDBPyConnection, drawn: Comparison) -> MapView:
    found = maps.map_view(cursor, EVERYTHING, highlighted=drawn.members)
    return replace(found, title=_("Les pôles comparés parmi tous les autres"))


def _sources(sides: tuple[Side, ...]) -> tuple[Source, ...]:
    said = [one for side in sides for measure in side.measures if measure.known for one in measure.said]
    return figures.sources_named((one.source, one.source_url) for one in said) or general_sources()
