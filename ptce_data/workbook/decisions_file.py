"""Decisions written in a TOML file, for the command line: what a person settles on the page, in a text.

    sheet = "Emplois"
    shape = "wide"                      # or "long"
    header_row = 3
    source_title = "Bilan annuel 2024"
    source_url = "https://exemple.fr/bilan"
    year = 2024
    reason = "deux structures ont rejoint le pôle"
    [columns]                           # a letter, its role; a figure says its indicator and year
    A = "pole"
    C = "figure:jobs_created:2024"
    D = "ignored"
    [pole]                              # what a text of the file stands for; "" leaves it out
    "Béganne énergies" = "eoliennes-pays-de-vilaine"
    [indicator]
    "Nb emplois" = "jobs_created"
    [repairs.Emplois]                   # cells typed again
    D14 = "12"
    [amounts.Emplois]                   # amounts beside published ones: what they replace, or another fact
    D15 = "replace 118"                 # the number of the published claim, as `check` writes it
    D16 = "add"                         # reason says why
    [[new_pole]]
    text = "Le Nouveau Pôle"
    name = "Le Nouveau Pôle"
    region_code = "53"
    sectors = ["energie"]
    statuses = ["autre"]
    description_fr = "Une phrase."

Every key is optional; a key that is not known is refused, so that a misspelt one is not silently ignored.
"""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from ptce_data import toml_text
from ptce_data.errors import UnreadableFileError
from ptce_data.workbook.decisions import (
    AmountAnswer,
    ColumnDecision,
    Decisions,
    Meaning,
    MeaningKind,
    NewPole,
    Repair,
    Role,
)
from ptce_data.workbook.issues import quoted

_TEXTS = ("sheet", "source_title", "source_url", "reason")
_NUMBERS = ("header_row", "header_rows", "last_row", "year")
_ROWS = ("rows_left_out", "rows_kept")
_TABLES = (*get_args(MeaningKind), "columns", "repairs", "amounts", "new_pole")
_KNOWN = (*_TEXTS, *_NUMBERS, *_ROWS, "shape", "partial", *_TABLES)
_LISTS = ("sectors", "statuses")
_LETTERS = 26
MOST_BYTES = 5_000_000
MOST_ROWS = 10_000_000  # no year nor row of a file is further


def read(file: Path) -> Decisions:
    """The decisions of a TOML file. Raises UnreadableFileError naming the key at fault."""
    text = toml_text.content(file, MOST_BYTES, "ce fichier est trop gros pour des décisions (5 Mo au plus).")
    told = toml_text.parsed(text)
    if isinstance(told, toml_text.Mistake):
        where = f"{file}, ligne {told.line}" if told.line else f"{file}"
        raise UnreadableFileError(f"{where}\u00a0: {told.said}")
    for key in told:
        if key not in _KNOWN:
            raise _refused(file, f"clé inconnue {quoted(key)} ; attendu : {', '.join(_KNOWN)}")
    try:
        return _decisions(told)
    except _MistakeError as mistake:
        raise _refused(file, str(mistake)) from None


class _MistakeError(ValueError):
    """A value that is not what its key expects."""


def _refused(file: Path, why: str) -> UnreadableFileError:
    return UnreadableFileError(f"{file} : {why}.")


def _decisions(told: Mapping[str, object]) -> Decisions:
    plain: dict[str, object] = {key: _of(told, key, str) for key in _TEXTS if key in told}
    plain |= {key: _of(told, key, int) for key in _NUMBERS if key in told}
    plain |= {key: _rows(told, key) for key in _ROWS if key in told}
    if "shape" in told:
        plain["shape"] = _one_of("shape", told["shape"], ("long", "wide"))
    if "partial" in told:
        plain["partial"] = _of(told, "partial", bool)
    return Decisions(
        columns=tuple(_column(letters, role) for letters, role in _table(told, "columns").items()),
        meanings=tuple(_meanings(told)),
        repairs=tuple(_repairs(told)),
        amounts=tuple(_amounts(told)),
        new_poles=tuple(_new_pole(one) for one in _list(told, "new_pole")),
        **plain,  # type: ignore[arg-type]  # each was checked under its key
    )


def _of(told: Mapping[str, object], key: str, kind: type) -> object:
    value = told[key]
    if type(value) is not kind:
        names = {str: "un texte entre guillemets", int: "un nombre entier", bool: "true ou false"}
        raise _MistakeError(f"{quoted(key)} : {quoted(str(value))} ; attendu : {names[kind]}")
    if isinstance(value, int) and abs(value) > MOST_ROWS:
        raise _MistakeError(f"{quoted(key)} : {quoted(str(value))} est un nombre trop grand")
    return value


def _one_of(key: str, value: object, expected: Iterable[str]) -> str:
    if value not in tuple(expected):
        raise _MistakeError(f"{quoted(key)} : {quoted(str(value))} ; attendu : {', '.join(expected)}")
    return str(value)


def _rows(told: Mapping[str, object], key: str) -> tuple[int, ...]:
    rows = told[key]
    if not isinstance(rows, list) or not all(type(row) is int and abs(row) <= MOST_ROWS for row in rows):
        raise _MistakeError(f"{quoted(key)} : attendu : une liste de numéros de ligne, comme [12, 13]")
    return tuple(rows)


def _table(told: Mapping[str, object], key: str) -> dict[str, object]:
    table = told.get(key, {})
    if not isinstance(table, dict):
        raise _MistakeError(f"{quoted(key)} : attendu : une section [{key}]")
    return table


def _list(told: Mapping[str, object], key: str) -> list[dict[str, object]]:
    tables = told.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise _MistakeError(f"{quoted(key)} : attendu : des sections [[{key}]]")
    return tables


def _column(letters: str, meaning: object) -> ColumnDecision:
    """`C = "figure:jobs_created:2024"`."""
    if not re.fullmatch(r"[A-Z]{1,3}", letters):
        raise _MistakeError(f"colonne {quoted(letters)} ; attendu : une lettre de colonne, comme C")
    role, _colon, rest = str(meaning).partition(":")
    indicator, _colon, year = rest.partition(":")
    _one_of(f"columns.{letters}", role, get_args(Role))
    if year and not re.fullmatch(r"[0-9]{4}", year):
        raise _MistakeError(f"colonne {letters} : {quoted(year)} n'est pas une année")
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return ColumnDecision(
        column - 1,
        role,  # type: ignore[arg-type]  # checked just above
        indicator or None,
        int(year) if year else None,
    )


def _meanings(told: Mapping[str, object]) -> Iterable[Meaning]:
    for kind in get_args(MeaningKind):
        yield from (Meaning(kind, text, str(code)) for text, code in _table(told, kind).items())


def _repairs(told: Mapping[str, object]) -> Iterable[Repair]:
    return (Repair(*one) for one in _of_cells(told, "repairs"))


def _amounts(told: Mapping[str, object]) -> Iterable[AmountAnswer]:
    """`D15 = "replace 118"`, `D16 = "replace 118, 119"`, `D17 = "add"`."""
    for sheet, cell, text in _of_cells(told, "amounts"):
        if not re.fullmatch(r"add|replace [0-9]{1,9}(?:, ?[0-9]{1,9})*", text):
            raise _MistakeError(
                f'amounts.{sheet}, {cell} : {quoted(text)} ; attendu : "add", ou "replace" et le numéro '
                'd\'un relevé publié, comme "replace 118"'
            )
        yield AmountAnswer(sheet, cell, tuple(map(int, re.findall(r"[0-9]+", text))))


def _of_cells(told: Mapping[str, object], key: str) -> Iterable[tuple[str, str, str]]:
    """Sheet, cell and text of the sections named after a sheet."""
    for sheet, cells in _table(told, key).items():
        if not isinstance(cells, dict):
            raise _MistakeError(f"{key}.{sheet} : attendu : une section [{key}.{sheet}]")
        yield from ((sheet, cell, str(text)) for cell, text in cells.items())


def _new_pole(told: Mapping[str, object]) -> NewPole:
    known = {field.name: field for field in dataclasses.fields(NewPole)}
    for key in told:
        if key not in known:
            raise _MistakeError(f"new_pole : clé inconnue {quoted(key)} ; attendu : {', '.join(known)}")
        if key not in _LISTS:
            _of(told, key, int if key == "founded_year" else str)
    for key in ("text", "name", "region_code", "sectors", "description_fr"):
        if not told.get(key):
            raise _MistakeError(f"new_pole : il manque {quoted(key)}")
    lists = {key: tuple(map(str, _strings(told, key))) for key in _LISTS}
    places = {key: told.get(key) for key in ("departement_code", "commune_code")}
    return NewPole(**{**told, **places, **lists})  # type: ignore[arg-type]  # the keys were checked


def _strings(told: Mapping[str, object], key: str) -> list[object]:
    value = told.get(key, [])
    if not isinstance(value, list):
        raise _MistakeError(f'new_pole : {quoted(key)} ; attendu : une liste, comme ["energie"]')
    return value
