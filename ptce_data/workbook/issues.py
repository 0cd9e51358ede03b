"""What is wrong in a workbook, said to the person who can mend it: where, what, what to do."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, Literal

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import in_language, language, ngettext

Level = Literal["error", "warning", "remark"]
LEVELS: tuple[Level, ...] = ("error", "warning", "remark")

QUOTED_CHARACTERS = 80
RUNS_SHOWN = 12
CELLS_SHOWN = 6
PROPOSALS_SHOWN = 3
_ARTICLE = re.compile(r"(?:L'|(?:La|Le|Les|Un|Une|Aucune|Et|The|No|And|A) )")
# What the reader writes of a number cell, short enough to be written again whole; and of a date cell.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]00:00(?::00)?)?")
_INVISIBLE = {"Cc", "Cf", "Co", "Cs"}


@dataclass(frozen=True)
class Issue:
    """One line for the reader, the same problem on many rows folded into it.

    `sentence` is the whole line: the place, the problem, what to do and the nearest names. `problem` and
    `action` are its parts, for a comment in the cell itself. rows and cells are the first ones, the
    shortest way to show them; `count` says how many cells there are. column is a letter, "" where there
    are several. proposals are labels, the nearest first. justifiable: a reason lifts this error;
    asks: an answer does. finding is what it was said of, where the cells were folded together.
    """

    level: Level
    rule: str
    sheet: str
    cells: tuple[str, ...]
    rows: tuple[int, ...]
    column: str
    found: str
    sentence: str
    action: str
    proposals: tuple[str, ...] = ()
    problem: str = ""
    count: int = 1
    justifiable: bool = False
    asks: bool = False
    finding: "Finding | None" = field(default=None, compare=False, repr=False)

    @property
    def word(self) -> str:
        """What kind of line it is: an error that a reason or an answer lifts has a word of its own."""
        if self.asks:
            return _("À décider")
        if self.level == "error" and self.justifiable:
            return _("À justifier")
        names: dict[Level, str] = {
            "error": _("Erreur"),
            "warning": _("Avertissement"),
            "remark": _("Remarque"),
        }
        return names[self.level]


@dataclass(frozen=True)
class Place:
    """Where an issue is: a sheet, and the cells of it; `count` counts those that are not listed too."""

    sheet: str = ""
    cells: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    count: int = 0

    @property
    def column(self) -> str:
        """The letter all the cells share, "" where they do not."""
        found = {letters_of(cell) for cell in self.cells}
        return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True)
class Said:
    """What a rule says of a finding: what is wrong and was expected, then what to do."""

    problem: str
    action: str = ""


def issue(level: Level, rule: str, place: Place, said: Said, **more: object) -> Issue:
    """The issue with its whole sentence, in the current language.

    `more`: found, proposals, justifiable, asks.
    """
    found = str(more.get("found") or "")
    proposals = _texts(more.get("proposals"))
    parts = (said.problem, did_you_mean(proposals), said.action)
    return Issue(
        level=level,
        rule=rule,
        sheet=place.sheet,
        cells=place.cells,
        rows=place.rows,
        column=place.column,
        found=found,
        sentence=located(place, " ".join(part for part in parts if part)),
        action=said.action,
        proposals=proposals,
        problem=said.problem,
        count=max(place.count, len(place.cells), 1),
        justifiable=bool(more.get("justifiable")),
        asks=bool(more.get("asks")),
    )


def _texts(proposals: object) -> tuple[str, ...]:
    return tuple(str(one) for one in proposals) if isinstance(proposals, tuple | list) else ()


def located(place: Place, text: str) -> str:
    """`Feuille Emplois, cellule D14 : …`; the text alone where there is no place."""
    where_it_is = where(place)
    if not where_it_is:
        return text
    return _("{where} : {text}").format(where=where_it_is, text=continued(text))


def continued(text: str) -> str:
    """After a colon, an article takes no capital; a name keeps its own."""
    return text[:1].lower() + text[1:] if _ARTICLE.match(text) else text


def where(place: Place) -> str:
    """`Feuille Emplois, cellule D14` or `Feuille Emplois, colonne D, lignes 4, 7-9`."""
    sheet, inside = _sheet(place.sheet), _inside(place)
    if not sheet:
        return inside[:1].upper() + inside[1:]
    return f"{sheet}, {inside}" if inside else sheet


def _sheet(name: str) -> str:
    """A sheet that is called « Feuille 1 » is not « Feuille Feuille 1 »."""
    if not name or re.match(r"(?:feuille|sheet)\b", name, re.IGNORECASE):
        return shown(name)
    return _("Feuille {sheet}").format(sheet=shown(name))


def _inside(place: Place) -> str:
    if len(place.cells) == 1 and place.count <= 1:
        return _("cellule {cell}").format(cell=place.cells[0])
    if len(place.rows) == 1 and 1 < len(place.cells) <= CELLS_SHOWN and place.count <= CELLS_SHOWN:
        return _("cellules {cells}").format(cells=formats.listing(place.cells))
    if not place.rows:
        return ""
    left = max(place.count - len(place.cells), 0)
    lines = rows_in_words(place.rows, left)
    if place.column:
        return _("colonne {column}, {lines}").format(column=place.column, lines=lines)
    return lines


def rows_in_words(rows: Sequence[int], left: int = 0) -> str:
    """`ligne 4`, `lignes 4, 7-9`; the rest is counted: `lignes 4, 7-9 et 312 autres`."""
    runs = _runs(sorted(set(rows)))
    listed = ", ".join(_run(first, last) for first, last in runs[:RUNS_SHOWN])
    left += sum(last - first + 1 for first, last in runs[RUNS_SHOWN:])
    if left:
        return ngettext("lignes {rows} et {left} autre", "lignes {rows} et {left} autres", left).format(
            rows=listed, left=formats.number(left, 0)
        )
    return ngettext("ligne {rows}", "lignes {rows}", len(set(rows))).format(rows=listed)


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Consecutive rows together: (4, 4), (7, 9)."""
    grouped = groupby(enumerate(rows), lambda ranked: ranked[1] - ranked[0])
    runs = [[row for _rank, row in group] for _start, group in grouped]
    return [(run[0], run[-1]) for run in runs]


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def did_you_mean(proposals: Sequence[str]) -> str:
    """`Vouliez-vous dire « A » ou « B » ?`; empty without proposals."""
    names = [quoted(name) for name in proposals[:PROPOSALS_SHOWN]]
    if not names:
        return ""
    *first, last = names
    listed = _("{first} ou {last}").format(first=", ".join(first), last=last) if first else last
    return _("Vouliez-vous dire {names} ?").format(names=listed)


def quoted(text: str) -> str:
    """A text of the file between quotation marks, cut where long, without what cannot be seen.

    Its own French quotation marks are those of a quotation within a quotation.
    """
    inside = shown(text)
    if language() == "fr":
        inside = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", inside))
    return _("« {text} »").format(text=inside)


def written(value: str) -> str:
    """A value quoted as its reader sees it: `8300000` of a number cell is « 8 300 000 », `42.5` « 42,5 »."""
    return (
        quoted(formats.number(float(value), formats.ALL_DECIMALS))
        if _NUMBER.fullmatch(value)
        else dated(value)
    )


def dated(text: str) -> str:
    """A text quoted, a date of the spreadsheet in words: `2025-03-12` is « 12 mars 2025 »."""
    found = _DATE.fullmatch(text)
    with suppress(ValueError):  # the 31st of February is no date: quoted as it is
        return quoted(formats.day(date.fromisoformat(found[1]))) if found else quoted(text)
    return quoted(text)


def shown(text: str) -> str:
    """The text on one line: control and direction characters out, spaces single, cut where long."""
    visible = "".join(" " if one.isspace() else one for one in text if _visible(one))
    line = re.sub(r" {2,}", " ", visible).strip()
    return line if len(line) <= QUOTED_CHARACTERS else f"{line[: QUOTED_CHARACTERS - 1].rstrip()}…"


def _visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _INVISIBLE


def letters_of(cell: str) -> str:
    """`D` of `D14`."""
    return cell.rstrip("0123456789")


@dataclass(frozen=True)
class Finding:
    """One line of sql/check_fold.sql: what a rule found, before it is said.

    found tells lines apart, example is one of the texts folded together, examples all of them with their
    cell and their value. value and year are those of the
    entry, the `other_…` those of what it is compared with; labels and units are of their indicators.
    """

    rule: str
    found: str
    example: str
    example_value: float | None
    reason: str
    role: str
    why: str
    pole: str
    indicator: str
    label_fr: str
    label_en: str
    unit: str
    kind: str
    year: int | None
    value: float | None
    qualifier: str | None
    other_label_fr: str
    other_label_en: str
    other_unit: str
    other: float | None
    other_qualifier: str | None
    other_year: int | None
    other_cell: str
    other_source: str
    cells: list[str]
    rows: list[int]
    count: int
    examples: list[dict[str, Any]]
    first_entry: int
    lines_of_rule: int
    cells_of_rule: int

    @property
    def label(self) -> str:
        return quoted(in_language(self.label_fr, self.label_en))

    @property
    def other_label(self) -> str:
        return quoted(in_language(self.other_label_fr, self.other_label_en))

    @property
    def figure(self) -> str:
        """The entry's value as it was understood."""
        return formats.figure(self.value, self.unit, self.qualifier or "exact")

    @property
    def exactly(self) -> str:
        """The same, to the last digit: what a person holds against the cell."""
        return formats.exact(self.value, self.unit, self.qualifier or "exact")

    @property
    def other_figure(self) -> str:
        """The value it is compared with."""
        return formats.figure(self.other, self.other_unit or self.unit, self.other_qualifier or "exact")

    @property
    def other_exactly(self) -> str:
        """The same, to the last digit: amounts that differ are never written alike."""
        return formats.exact(self.other, self.other_unit or self.unit, self.other_qualifier or "exact")
