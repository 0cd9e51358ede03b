"""The remarks that a file would make public with its figures: read once more before anything is published."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.workbook import issues
from ptce_data.workbook.issues import Issue, Place, Said, quoted
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.sheets import letters

RULE = "public_notes"
NOTES_QUOTED = 3
# Grain: row and its remark.
NOTES = pa.schema([pa.field("row", pa.int32()), pa.field("note", pa.string())])
_KNOWN = pa.schema([pa.field("pole_id", pa.string()), pa.field("note", pa.string())])


def of(cursor: duckdb.DuckDBPyConnection, entries: pa.Table, verdicts: pa.Table) -> pa.Table:
    """NOTES of the public figures to publish, but for those that are public of the same pole already."""
    public = pc.and_(verdicts["counted"], pc.equal(verdicts["visibility"], "public"))
    noted = entries.filter(pc.and_(public, pc.not_equal(entries["note"], "")))
    if not noted.num_rows:
        return NOTES.empty_table()
    statement = "SELECT DISTINCT pole_id, note FROM public_claim WHERE note <> ''"
    known = cursor.execute(statement).to_arrow_table().cast(_KNOWN)
    fresh = noted.select(["row", "pole_id", "note"]).join(known, ["pole_id", "note"], join_type="left anti")
    kept = fresh.group_by(["row", "note"], use_threads=False).aggregate([])
    return kept.sort_by("row").select(NOTES.names).cast(NOTES)


def said(notes: pa.Table, layout: Layout | None, sheet: str) -> Iterator[Issue]:
    """One line for the sheet, with the first of its remarks (NOTES) and their cells."""
    if not notes.num_rows:
        return
    letter = letter_of(layout)
    action = _("Si ce n'est pas pour le public, ne lisez pas cette colonne.")
    if letter:
        action = _("Si ce n'est pas pour le public, ne lisez pas la colonne {letter}.").format(letter=letter)
    place = Place(sheet, count=notes.num_rows)
    yield issues.issue("remark", RULE, place, Said(sentence(notes, letter), action))


def letter_of(layout: Layout | None) -> str:
    """The letter of the column of remarks, "" where there is none."""
    columns = layout.columns if layout else ()
    return next((letters(one.column) for one in columns if one.role == "note"), "")


def sentence(notes: pa.Table, letter: str) -> str:
    """`2 remarques seront publiques, chacune avec son chiffre : H6 « à vérifier » et H7 « … ».`"""
    first = notes.slice(0, NOTES_QUOTED).to_pylist()
    listed = [
        f"{letter}{one['row']} {quoted(one['note'])}" if letter else quoted(one["note"]) for one in first
    ]
    n, left = notes.num_rows, notes.num_rows - len(first)
    if left:
        listed.append(ngettext("{n} autre", "{n} autres", left).format(n=formats.number(left, 0)))
    return ngettext(
        "{n} remarque sera publique avec son chiffre\u00a0: {notes}.",
        "{n} remarques seront publiques, chacune avec son chiffre\u00a0: {notes}.",
        n,
    ).format(n=formats.number(n, 0), notes=formats.listing(listed))
