"""A workbook studied as a whole: how it is laid out, what it says, what is wrong, and the change it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from ptce_data import changes
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import (
    amounts,
    checks,
    layouts,
    matching,
    past_choices,
    quoted_sources,
    readings,
    vocabulary,
)
from ptce_data.workbook.checks import Report
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.past_choices import Past
from ptce_data.workbook.readings import Unknown
from ptce_data.workbook.sheets import Workbook
from ptce_data.workbook.vocabulary import Vocabulary

__all__ = ["Progress", "Study", "Unknown", "study"]

# Told how much is done, from 0 to 1.
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Study:
    """A workbook under the decisions taken; `entries` are as read (ENTRIES), empty where the layout is wrong.

    understood is entries with the visibility the rules give: what a person checks before publishing. past is
    where the decisions come from, when asked for.
    """

    workbook: Workbook
    decisions: Decisions
    layout: Layout
    entries: pa.Table
    unknown: tuple[Unknown, ...]
    report: Report
    new_poles: tuple[changes.ImportedPole, ...] = ()
    readings: tuple[changes.Reading, ...] = ()
    past: Past | None = None

    @property
    def understood(self) -> pa.Table:
        """The entries as they would be published."""
        if not self.report.verdicts.num_rows:
            return self.entries
        at = self.entries.schema.get_field_index("visibility")
        return self.entries.set_column(at, "visibility", self.report.verdicts["visibility"])

    def claims(self) -> changes.Import:
        """The change that publishes what is accepted. Raises PtceDataError where the file is refused."""
        if self.report.refused(partial=self.decisions.partial):
            raise PtceDataError(_refusal(self.report))
        published = self.understood.filter(self.report.verdicts["counted"])
        return changes.Import(
            file_name=self.workbook.file_name,
            sha256=self.workbook.sha256,
            stored=None,
            claims=_claims(published, self),
            refused=self.report.counts.refused,
            note=self.decisions.reason.strip(),
            new_poles=self.new_poles,
            readings=self.readings,
            corrections=self._corrections(published),
        )

    def _corrections(self, published: pa.Table) -> tuple[changes.Correction, ...]:
        if not self.report.amounts:
            return ()
        return amounts.corrections(self.report.amounts, frozenset(published["entry"].to_pylist()))


def study(
    cursor: duckdb.DuckDBPyConnection,
    workbook: Workbook,
    decisions: Decisions,
    today: date,
    progress: Progress | None = None,
) -> Study:
    """Read and check what a workbook says; `cursor` is that of `database.workbench`."""
    tell = progress or _silent
    words = vocabulary.load(cursor)
    tell(0.1)
    layout = layouts.propose(workbook, words, decisions)
    tell(0.2)
    entries = readings.read(workbook.sheet(layout.sheet), layout, words, decisions)
    unknown = readings.unknown(entries, words)
    tell(0.6)
    near = {(one.kind, one.text): _likely(one) for one in unknown}
    report = checks.check(cursor, entries, decisions, today, layout, near)
    tell(1.0)
    return Study(
        workbook,
        decisions,
        layout,
        entries,
        unknown,
        report,
        _created(decisions, words),
        (
            *readings.readings_to_remember(layout, words, decisions),
            *past_choices.readings(layout, workbook, words, decisions),
        ),
    )


def _likely(unknown: Unknown) -> tuple[str, ...]:
    """The names worth suggesting in a sentence."""
    return tuple(one.label for one in matching.likely(unknown.proposals))


def _created(decisions: Decisions, words: Vocabulary) -> tuple[changes.ImportedPole, ...]:
    """The poles to create, under the identifiers their figures were read with."""
    ids = readings.new_pole_ids(decisions, words)
    return tuple(
        changes.ImportedPole(
            pole_id=ids[pole.text],
            name=pole.name.strip(),
            region_code=pole.region_code,
            departement_code=pole.departement_code,
            commune_code=pole.commune_code,
            sectors=pole.sectors,
            statuses=pole.statuses,
            description_fr=pole.description_fr.strip(),
            description_en=pole.description_en.strip(),
            founded_year=pole.founded_year,
            website=pole.website,
            siren=pole.siren,
        )
        for pole in decisions.new_poles
    )


def _silent(_part: float) -> None:
    """Nobody asked how far it is."""


def _refusal(report: Report) -> str:
    n = len(report.errors)
    said = ngettext(
        "Le fichier a {n} erreur : rien n'est publié.", "Le fichier a {n} erreurs : rien n'est publié.", n
    )
    return _("{refused} Corrigez-le, ou demandez à publier sans les lignes refusées.").format(
        refused=said.format(n=n)
    )


def _claims(entries: pa.Table, study: Study) -> pa.Table:
    """The entries as claims (CLAIMS), each with its source in full."""
    sources = quoted_sources.of(entries, study.decisions)
    columns: dict[str, object] = {
        name: entries[name]
        for name in (
            "pole_id",
            "indicator",
            "year",
            "year_basis",
            "value",
            "qualifier",
            "perimeter",
            "note",
            "visibility",
            "cell",
        )
    }
    columns |= {name: sources[name] for name in ("source_id", "title", "url", "publisher")}
    columns["rank"] = entries["entry"]
    columns["sheet"] = pa.repeat(pa.scalar(study.layout.sheet, pa.string()), entries.num_rows)
    return pa.table({name: columns[name] for name in changes.CLAIMS.names}, schema=changes.CLAIMS)
