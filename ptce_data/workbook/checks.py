"""The figures of a sheet held to the rules: what is wrong, which ones may be published, and how visible."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data import database, formats
from ptce_data.i18n import ngettext
from ptce_data.sentences import checks as said
from ptce_data.workbook import (
    amounts,
    check_tables,
    footnotes,
    issues,
    limits,
    new_poles,
    public_notes,
    quoted_sources,
)
from ptce_data.workbook.amounts import Amount
from ptce_data.workbook.check_tables import LINK, Asked, Workbench
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.issues import Finding, Issue, Place, Said
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.rules import BY_CODE, Rule

LINES_PER_RULE = 40
CELLS_PER_LINE = 500
# What an unknown text may stand for, by kind (pole, indicator, unit…) and text: labels, the nearest first.
Proposals = Mapping[tuple[str, str], Sequence[str]]
# The statements in their order, and the parameters each one names.
_ALONE = (
    ("check_finding", ""),
    ("check_measure", "floor"),
    ("check_standing_figure", "perimeters"),
    ("check_figure", ""),
    ("check_cells", "first_year this_year reason sourced few_people lengths told_hints value_hints why"),
)
_TOGETHER = (
    ("check_seen", "perimeters"),
    ("check_course", "measures"),
    ("check_pairs", "hours least_per_investor most_per_investor tolerance loose_tolerance"),
)
# Rules of the file as a whole: no row can be left out to satisfy them.
_STRUCTURE, _FILE = "structure", "file_source"
_BLAMES = ("refused", "repeated", "few")


@dataclass(frozen=True)
class CheckCounts:
    """Entries of the sheet: figures stated, those accepted (not repeated), refused; « n.c. » are missing."""

    entries: int = 0
    figures: int = 0
    accepted: int = 0
    refused: int = 0
    repeated: int = 0
    missing: int = 0
    confidential: int = 0
    errors: int = 0
    warnings: int = 0
    remarks: int = 0

    @property
    def read(self) -> int:
        """Figures read, well or not: what is said everywhere as « chiffres lus », « n.c. » apart."""
        return self.entries - self.missing


# Grain: entry. accepted: no error; counted: would become a claim; visibility after the rules.
VERDICTS = pa.schema(
    [
        pa.field("entry", pa.int32()),
        pa.field("accepted", pa.bool_()),
        pa.field("counted", pa.bool_()),
        pa.field("visibility", pa.string()),
    ]
)
# Grain: rule, cell at fault; nothing is cut here: what colours the cells of a workbook.
MARKS = pa.schema(
    [
        pa.field("rule", pa.string()),
        pa.field("level", pa.string()),
        pa.field("row", pa.int32()),
        pa.field("cell", pa.string()),
        pa.field("entry", pa.int32()),
    ]
)


@dataclass(frozen=True)
class Report:
    """What is said of a sheet, the gravest first; one error refuses the whole sheet unless asked otherwise.

    verdicts: see VERDICTS; marks: see MARKS; notes: the remarks that would become public (NOTES);
    amounts: those that may correct published ones.
    """

    issues: tuple[Issue, ...] = ()
    verdicts: pa.Table = field(default_factory=VERDICTS.empty_table)
    marks: pa.Table = field(default_factory=MARKS.empty_table)
    counts: CheckCounts = CheckCounts()
    notes: pa.Table = field(default_factory=public_notes.NOTES.empty_table)
    amounts: tuple[Amount, ...] = ()

    @property
    def errors(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.level == "error")

    @property
    def warnings(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.level == "warning")

    @property
    def remarks(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.level == "remark")

    def refused(self, *, partial: bool) -> bool:
        """Whether nothing may be published: an error that is not of a row, or any where all is wanted."""
        return any(issue.rule in {_STRUCTURE, _FILE, new_poles.RULE} for issue in self.errors) or (
            bool(self.errors) and not partial
        )

    def accepted(self, *, partial: bool) -> pa.Table:
        """The verdicts of the entries to publish: all those that count, or none where there is an error."""
        if self.refused(partial=partial):
            return self.verdicts.slice(0, 0)
        return self.verdicts.filter(pc.field("counted"))


def check(  # noqa: PLR0913, PLR0917 (the pipeline's words, the last two optional)
    cursor: duckdb.DuckDBPyConnection,
    entries: pa.Table,
    decisions: Decisions,
    today: date,
    layout: Layout | None = None,
    proposals: Proposals | None = None,
) -> Report:
    """Hold the entries (ENTRIES) to the rules; `cursor` is that of `database.workbench`.

    With the layout, an issue names the cell at fault (the pole's, the year's…), else that of the value.
    Where the layout has problems, nothing is said of the rows.
    """
    if layout is not None and layout.problems:
        return _structure_only(layout)
    sheet = layout.sheet if layout else decisions.sheet or ""
    unsourced = _unsourced(entries, decisions)
    asked = Asked(today, sourced=unsourced or _decided_source(decisions))
    with check_tables.workbench(cursor, entries, layout, asked) as bench:
        found_amounts = _find(bench, _parameters(decisions, asked), replace(decisions, sheet=sheet))
        blamed = cursor.execute(database.statement("check_blamed")).to_arrow_table()
        cursor.execute(database.statement("check_quieted"))
        lines = {"lines": LINES_PER_RULE, "cells": CELLS_PER_LINE}
        findings = database.ask(cursor, "check_fold", Finding, lines)
        marks = cursor.execute(database.statement("check_marks")).to_arrow_table()
    verdicts = _verdicts(entries, blamed)
    notes = public_notes.of(cursor, entries, verdicts)
    found = (
        *_about_the_file(decisions),
        *new_poles.faults(cursor, decisions.new_poles, today),
        *_said(footnotes.told(findings, layout), sheet, proposals or {}),
        *_about_sources(sheet, unsourced=unsourced),
        *public_notes.said(notes, layout, sheet),
    )
    return Report(found, verdicts, marks, _counts(found, verdicts, entries), notes, found_amounts)


def _find(bench: Workbench, known: dict[str, object], decisions: Decisions) -> tuple[Amount, ...]:
    """Fill the tables `finding` and `located`; the amounts to decide on.

    Texts are only looked at for the entries a rule concerns.
    """
    known |= {"perimeters": bench.perimeters, "measures": bench.measures}

    def run(*statements: tuple[str, str]) -> None:
        for name, named in statements:
            bench.cursor.execute(database.statement(name), {one: known[one] for one in named.split()})

    run(*_ALONE)
    if bench.register_entries("crowded_entry", database.statement("check_crowded")):
        run(("check_repeats", ""))
    asked: tuple[Amount, ...] = ()
    adding = bench.listed(database.statement("check_adding"))
    if adding.num_rows:
        bench.register("adding_entry", _with_source(adding, decisions))
        bench.register("amount_answer", amounts.answers(decisions.sheet or "", decisions.amounts))
        run(("quoted_source", ""), ("check_amounts", ""), ("check_added", ""))
        asked = amounts.asked(bench.cursor)
    run(("check_standing", ""))
    contradicting = bench.listed(database.statement("check_contradicting"))
    if contradicting.num_rows:
        bench.register("contradicting_entry", _with_source(contradicting, decisions))
        run(("check_same_source", ""))
    run(*_TOGETHER)
    bench.register_entries("told_entry", database.statement("check_told"))
    run(("check_located", "reason"))
    return asked


def _with_source(entries: pa.Table, decisions: Decisions) -> pa.Table:
    sources = quoted_sources.of(entries, decisions)
    unsourced = pc.equal(sources["title"], quoted_sources.UNSOURCED)
    told = entries.append_column("source_id", sources["source_id"]).append_column("unsourced", unsourced)
    return told.append_column("quoted_title", sources["title"])


def _verdicts(entries: pa.Table, blamed: pa.Table) -> pa.Table:
    """VERDICTS, in the order of the entries."""
    at = pc.index_in(entries["entry"], value_set=blamed["entry"].combine_chunks())
    refused, repeated, few = (blamed[name].take(at).fill_null(fill_value=False) for name in _BLAMES)
    accepted = pc.invert(refused)
    counted = pc.and_(pc.and_(accepted, pc.invert(repeated)), pc.equal(entries["reading"], "figure"))
    visibility = pc.if_else(few, "confidential", entries["visibility"].fill_null("public"))
    return pa.table([entries["entry"], accepted, counted, visibility], schema=VERDICTS)


def _unsourced(entries: pa.Table, decisions: Decisions) -> bool:
    """Whether no row has a source and none was given for the file: worth one remark, not one a row."""
    if _decided_source(decisions) or not entries.num_rows:
        return False
    named = pc.or_(pc.not_equal(entries["source_title"], ""), pc.not_equal(entries["source_url"], ""))
    return not pc.any(named).as_py()


def _decided_source(decisions: Decisions) -> bool:
    return bool(decisions.source_title.strip() or decisions.source_url.strip())


def _about_sources(sheet: str, *, unsourced: bool) -> Iterator[Issue]:
    if unsourced:
        yield issues.issue("remark", "source_missing", Place(sheet), said.no_source())


def _structure_only(layout: Layout) -> Report:
    place = Place(layout.sheet)
    found = tuple(
        replace(
            issues.issue("error", _STRUCTURE, place, Said(problem)),
            sentence=issues.located(place, problem[:1].lower() + problem[1:]),
        )
        for problem in layout.problems
    )
    return Report(found, counts=CheckCounts(errors=len(found)))


def _parameters(decisions: Decisions, asked: Asked) -> dict[str, object]:
    """What the SQL files name, but for the sizes of the tables."""
    return {
        "this_year": asked.today.year,
        "first_year": limits.FIRST_YEAR,
        "reason": decisions.reason.strip(),
        "sourced": asked.sourced,
        "few_people": limits.FEW_PEOPLE,
        "lengths": limits.LENGTHS,
        "told_hints": list(limits.TOLD_HINTS),
        "value_hints": [f"hint:{hint}" for hint in limits.VALUE_HINTS],
        "why": list(limits.WHY),
        "floor": limits.FLOOR,
        "hours": limits.HOURS_OF_A_YEAR,
        "least_per_investor": limits.LEAST_PER_INVESTOR,
        "most_per_investor": limits.MOST_PER_INVESTOR,
        "tolerance": limits.TOLERANCE,
        "loose_tolerance": limits.LOOSE_TOLERANCE,
    }


def _about_the_file(decisions: Decisions) -> tuple[Issue, ...]:
    """What is wrong in what was decided for the whole file."""
    url, title = decisions.source_url.strip(), decisions.source_title.strip()
    found = []
    if url and not re.match(LINK, url):
        found.append(issues.issue("error", _FILE, Place(), said.source_link(url), found=url))
    for text, role in ((url, "source_url"), (title, "source_title")):
        if len(text) > limits.LENGTHS[role]:
            found.append(issues.issue("error", _FILE, Place(), said.long_text(role, text), found=text))
    return tuple(found)


def _said(findings: Iterable[Finding], sheet: str, proposals: Proposals) -> Iterator[Issue]:
    """The findings in words, the gravest first and then down the sheet, the rest of a rule counted."""
    lines = sorted(findings, key=_rank)
    yield from (_issue(finding, sheet, proposals) for finding in lines)
    shown: dict[tuple[str, bool], list[Finding]] = {}
    for finding in lines:
        shown.setdefault((finding.rule, bool(finding.reason)), []).append(finding)
    for (code, _lifted), same in shown.items():
        left = same[0].cells_of_rule - sum(finding.count for finding in same)
        if same[0].lines_of_rule > len(same) and left > 0:
            yield _rest(BY_CODE[code], same[0], left, sheet)


def _rank(finding: Finding) -> tuple[int, int]:
    return (issues.LEVELS.index(BY_CODE[finding.rule].level_of(finding)), finding.first_entry)


def _issue(finding: Finding, sheet: str, proposals: Proposals) -> Issue:
    rule = BY_CODE[finding.rule]
    place = Place(sheet, tuple(finding.cells), tuple(finding.rows), finding.count)
    near = tuple(proposals.get((rule.role, finding.found), ()))
    found = finding.found or finding.example
    level = rule.level_of(finding)
    more = {"found": found, "proposals": near, "justifiable": rule.lifted, "asks": rule.asks}
    made = replace(issues.issue(level, rule.code, place, rule.say(finding), **more), finding=finding)
    if rule.code == "contradictory":
        return replace(made, cells=(*made.cells, finding.other_cell))
    return made


def _rest(rule: Rule, finding: Finding, left: int, sheet: str) -> Issue:
    problem = ngettext(
        "Et {n} autre cellule pour la même règle : {rule}",
        "Et {n} autres cellules pour la même règle : {rule}",
        left,
    ).format(n=formats.number(left, 0), rule=issues.continued(rule.about()))
    place = Place(sheet, count=left)
    level = rule.level_of(finding)
    return issues.issue(level, rule.code, place, Said(problem), justifiable=rule.lifted, asks=rule.asks)


def _counts(found: Sequence[Issue], verdicts: pa.Table, entries: pa.Table) -> CheckCounts:
    counted, accepted = verdicts["counted"], verdicts["accepted"]
    figure = pc.equal(entries["reading"], "figure")
    hidden = pc.and_(counted, pc.equal(verdicts["visibility"], "confidential"))
    levels = Counter(issue.level for issue in found)
    return CheckCounts(
        entries=entries.num_rows,
        figures=_true(figure),
        accepted=_true(counted),
        refused=_true(pc.invert(accepted)),
        repeated=_true(pc.and_(pc.and_(figure, accepted), pc.invert(counted))),
        missing=_true(pc.equal(entries["reading"], "missing")),
        confidential=_true(hidden),
        errors=levels["error"],
        warnings=levels["warning"],
        remarks=levels["remark"],
    )


def _true(marks: pa.ChunkedArray) -> int:
    return int(pc.sum(marks).as_py() or 0)
