"""A workbook studied as a whole: how it is laid out, what it says, what is wrong, and the change it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data import changes, seed
from ptce_data.errors import PtceDataError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import checks, layouts, readings, vocabulary
from ptce_data.workbook.checks import Report
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.readings import Unknown
from ptce_data.workbook.sheets import Workbook
from ptce_data.workbook.vocabulary import Vocabulary

__all__ = ["Progress", "Study", "Unknown", "file_source", "study"]

# Told how much is done, from 0 to 1.
Progress = Callable[[float], None]
_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Study:
    """A workbook under the decisions taken; `entries` are as read (ENTRIES), empty where the layout is wrong.

    understood is entries with the visibility the rules give: what a person checks before publishing.
    """

    workbook: Workbook
    decisions: Decisions
    layout: Layout
    entries: pa.Table
    unknown: tuple[Unknown, ...]
    report: Report
    new_poles: tuple[changes.ImportedPole, ...] = ()
    readings: tuple[changes.Reading, ...] = ()

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
        counted = self.report.verdicts["counted"]
        return changes.Import(
            file_name=self.workbook.file_name,
            sha256=self.workbook.sha256,
            stored=None,
            claims=_claims(self.understood.filter(counted), self),
            refused=self.report.counts.refused,
            note=self.decisions.reason.strip(),
            new_poles=self.new_poles,
            readings=self.readings,
        )


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
    near = {(one.kind, one.text): tuple(match.label for match in one.proposals) for one in unknown}
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
        readings.readings_to_remember(layout, words, decisions),
    )


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
    sources = _sources(entries, study)
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


def _sources(entries: pa.Table, study: Study) -> pa.Table:
    """title, url, source_id and publisher of each entry: one computation a distinct source."""
    both = pc.binary_join_element_wise(entries["source_title"], entries["source_url"], _SEPARATOR)
    encoded = both.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    told = [_source(text, study) for text in encoded.dictionary.to_pylist()]
    lists = pa.Table.from_pylist(told, schema=_SOURCE)
    return lists.take(encoded.indices)


_SOURCE = pa.schema(
    [
        pa.field("title", pa.string()),
        pa.field("url", pa.string()),
        pa.field("source_id", pa.string()),
        pa.field("publisher", pa.string()),
    ]
)


def _source(text: str, study: Study) -> dict[str, str | None]:
    """The row's own source, else the file's, else the file itself."""
    title, _separator, url = (part.strip() for part in text.partition(_SEPARATOR))
    decided, address = study.decisions.source_title.strip(), study.decisions.source_url.strip()
    if not title and not url:
        title, url = decided, address
    title = title or seed.publisher(url or None) or decided or file_source(study.workbook.file_name)
    return {
        "title": title,
        "url": url or None,
        "source_id": seed.source_id(title, url or None),
        "publisher": seed.publisher(url or None),
    }


def file_source(file_name: str) -> str:
    """The title of the file as its own source: always in French, so that two imports of it are equal."""
    return f"Fichier «\u202f{file_name}\u202f»"
