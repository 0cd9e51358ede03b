"""What is shown in an annotated workbook: marks on cells, and the lines of the sheet that lists them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ptce_data.workbook.issues import Level

# Light enough to read black text on; the comment says the level in words.
COLOURS: dict[Level, str] = {"error": "FFF4B6B6", "warning": "FFFFE699", "remark": "FFCFE2F3"}


@dataclass(frozen=True)
class Mark:
    """A cell's colour and comment; "" leaves it without comment."""

    level: Level
    text: str


Marks = Mapping[str, Mapping[str, Mark]]  # by sheet name, then by cell (`D14`)


@dataclass(frozen=True)
class Line:
    """One line of the list; cell is "" where the issue concerns no single cell."""

    level: Level
    level_name: str
    sheet: str
    cell: str
    found: str
    sentence: str

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.level_name, self.sheet, self.cell, self.found, self.sentence)

    @property
    def target(self) -> str:
        """Where the cell's link goes: `'Feuille 1'!D14`."""
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{self.cell}" if self.cell and self.sheet else ""


@dataclass(frozen=True)
class Summary:
    """The sheet that lists the issues; its name is free in the workbook."""

    name: str
    title: str
    counts: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


WIDTHS = (12, 22, 10, 30, 100)  # of the five columns, in characters
HEADER_ROW = 4  # the first line of the list is below it
