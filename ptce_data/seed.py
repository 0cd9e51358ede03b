"""The starting data: CSV files read as text, each cell converted once and checked.

A wrong cell raises SeedError with the file, the line (as a spreadsheet shows it) and what to do.
"""

import csv
import hashlib
import io
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from ptce_data.errors import SeedError
from ptce_data.search_text import opened

LONGEST_QUOTED_LIST = 8

Cell = str | int | float | bool | datetime | None
Record = dict[str, Cell]
Parser = Callable[[str], Cell]


@dataclass(frozen=True)
class Place:
    """Where a cell is, as a person finds it."""

    file: str
    line: int
    column: str

    def error(self, reason: str) -> SeedError:
        return SeedError(f"{self.file}, ligne {self.line}, colonne « {self.column} » : {reason}")


def place(file: str, record: Mapping[str, Cell], column: str) -> Place:
    """Where a column of a record that was read is."""
    return Place(file, int(str(record["line"])), column)


def text(cell: str) -> str:
    if not cell.strip():
        raise ValueError("la cellule est vide ; une valeur est attendue.")
    return cell.strip()


def optional_text(cell: str) -> str | None:
    return cell.strip() or None


def free_text(cell: str) -> str:
    return cell.strip()


def identifier(cell: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_]+", cell.strip()):
        raise ValueError(f"« {cell} » n'est pas un code ; lettres sans accent, chiffres et _ seulement.")
    return cell.strip()


def number(cell: str) -> float:
    # Stricter than float(), which also reads "1_000", "inf" and other alphabets' digits.
    written = re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", text(cell))
    value = float(written[0]) if written else math.nan
    if not math.isfinite(value):
        raise ValueError(f"« {cell} » n'est pas un nombre ; écrivez par exemple 1800000 ou 12.5.")
    return value


def between(low: float, high: float) -> Parser:
    def parse(cell: str) -> float:
        if not low <= number(cell) <= high:
            raise ValueError(f"« {cell} » n'est pas entre {low:g} et {high:g}.")
        return number(cell)

    return parse


def optional_number(cell: str) -> float | None:
    return number(cell) if cell.strip() else None


def year(cell: str) -> int:
    if not re.fullmatch(r"(19|20)[0-9][0-9]", cell.strip()):
        raise ValueError(f"« {cell} » n'est pas une année ; écrivez quatre chiffres, par exemple 2013.")
    return int(cell)


def optional_year(cell: str) -> int | None:
    return year(cell) if cell.strip() else None


def rank(cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", cell.strip()):
        raise ValueError(f"« {cell} » n'est pas un rang ; écrivez un nombre entier.")
    return int(cell)


def truth(cell: str) -> bool:
    return one_of("true", "false")(cell) == "true"


def day(cell: str) -> datetime:
    try:
        return datetime.strptime(cell.strip(), "%Y-%m-%d")
    except ValueError:
        raise ValueError(f"« {cell} » n'est pas une date ; écrivez AAAA-MM-JJ.") from None


def link(cell: str) -> str | None:
    address = cell.strip()
    if address and not _is_link(address):
        raise ValueError(f"« {address} » n'est pas une adresse ; elle doit commencer par https://.")
    return address or None


def _is_link(address: str) -> bool:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return False
    return bool(host) and re.fullmatch(r"https?://[^\s\x00-\x1f]+", address) is not None


def slug(cell: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.strip()):
        raise ValueError(f"« {cell} » n'est pas un identifiant ; minuscules, chiffres et tirets seulement.")
    return cell.strip()


def one_of(*codes: str) -> Parser:
    """A cell that must be one of a closed list; the reason quotes the list when it is short."""

    def parse(cell: str) -> str:
        if cell.strip() not in codes:
            expected = ", ".join(codes) if len(codes) <= LONGEST_QUOTED_LIST else "un code de la liste"
            raise ValueError(f"« {cell} » n'est pas connu ; attendu : {expected}.")
        return cell.strip()

    return parse


def optional(parser: Parser) -> Parser:
    def parse(cell: str) -> Cell:
        return parser(cell) if cell.strip() else None

    return parse


def several(parser: Parser) -> Parser:
    """Codes separated by semicolons, kept as text once each has been checked."""

    def parse(cell: str) -> str:
        parts = [str(parser(part)) for part in text(cell).split(";")]
        twice = next((part for part in parts if parts.count(part) > 1), None)
        if twice is not None:
            raise ValueError(f"« {twice} » est écrit deux fois ; gardez-le une seule fois.")
        return ";".join(parts)

    return parse


def read(file: Path, columns: Mapping[str, Parser]) -> list[Record]:
    """The file's records, converted; `line` is added to each. Raises SeedError."""
    try:
        content = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SeedError(f"{file.name} : fichier absent de {file.parent.name}/.") from None
    except UnicodeDecodeError as problem:
        raise SeedError(f"{file.name} : le fichier n'est pas en UTF-8 ({problem.reason}).") from None
    reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    try:
        _check_header(file.name, reader.fieldnames or [], columns)
        return [_record(file.name, reader.line_num, cells, columns) for cells in reader]
    except csv.Error as problem:
        line = reader.reader.line_num
        raise SeedError(
            f"{file.name}, ligne {line} : le CSV est mal formé ({problem}) ; vérifiez les guillemets."
        ) from None


def _check_header(file: str, names: Sequence[str], columns: Mapping[str, Parser]) -> None:
    if len(columns) > 1 and len(names) == 1 and ";" in names[0]:
        raise SeedError(
            f"{file}, ligne 1 : le séparateur semble être un point-virgule ; une virgule est attendue."
        )
    for name in columns:
        if name not in names:
            raise SeedError(f"{file}, ligne 1 : colonne « {name} » absente.")
        if names.count(name) > 1:
            raise SeedError(f"{file}, ligne 1 : colonne « {name} » écrite deux fois ; gardez-en une.")


def _record(
    file: str, line: int, cells: dict[str | None, str | None], columns: Mapping[str, Parser]
) -> Record:
    if None in cells or None in cells.values():
        raise SeedError(f"{file}, ligne {line} : le nombre de cellules n'est pas celui de l'en-tête.")
    record: Record = {"line": line}
    for name, parser in columns.items():
        try:
            record[name] = parser(cells[name] or "")
        except ValueError as problem:
            raise Place(file, line, name).error(str(problem)) from None
    return record


def unique(file: str, records: Iterable[Record], column: str) -> None:
    """Raise SeedError where two records have the same value in `column`."""
    seen: dict[Cell, Cell] = {}
    for record in records:
        value = record[column]
        if value in seen:
            raise place(file, record, column).error(
                f"« {value} » est déjà à la ligne {seen[value]} ; gardez une seule des deux lignes."
            )
        seen[value] = record["line"]


def source_id(title: str, url: str | None) -> str:
    """A short stable identifier of a source, from its title and address."""
    digest = hashlib.sha256(f"{title}\n{url or ''}".encode()).hexdigest()
    return f"s-{digest[:10]}"


def publisher(url: str | None) -> str | None:
    """The domain of an address, without www."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def search_text(*names: object) -> str:
    return opened(" ".join(str(name) for name in names if name))
