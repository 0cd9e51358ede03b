"""Amounts that would be added to published ones: a person says which correct them, which are other facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from ptce_data import database
from ptce_data.changes import Correction
from ptce_data.figures import Qualifier
from ptce_data.i18n import in_language
from ptce_data.workbook.decisions import AmountAnswer

# Grain: cell answered, of the sheet in hand. claims: those its amount replaces, none for another fact.
ANSWERS = pa.schema([pa.field("cell", pa.string()), pa.field("claims", pa.list_(pa.int32()))])


@dataclass(frozen=True)
class Published:
    """A published fact, named by its first standing claim; batch_id and file_name are of its newest import.

    likeness, from 0 to 3, is how much the amount of the file looks like it told again.
    """

    claim_id: int
    value: float
    qualifier: Qualifier
    note: str
    source: str
    batch_id: int
    file_name: str
    same_source: bool
    likeness: int


@dataclass(frozen=True)
class Amount:
    """An amount of the file, and the published ones it may correct, the likeliest first.

    answer: the claims it replaces, () where it is another fact, None where it was not answered yet.
    """

    entry: int
    cell: str
    pole: str
    indicator: str
    label_fr: str
    label_en: str
    unit: str
    year: int
    perimeter: str
    value: float
    qualifier: Qualifier
    note: str
    answer: tuple[int, ...] | None
    published: tuple[Published, ...]

    @property
    def label(self) -> str:
        return in_language(self.label_fr, self.label_en)

    @property
    def likeliest(self) -> tuple[int, ...]:
        """The one it corrects if it is a correction, as a tuple; empty where several may be."""
        most = self.published[0].likeness
        alike = [one.claim_id for one in self.published if one.likeness == most]
        return tuple(alike) if most and len(alike) == 1 else ()

    @property
    def choices(self) -> tuple[tuple[int, ...], ...]:
        """What it may correct: each published one, the likeliest first, then all of one source together."""
        each = tuple((one.claim_id,) for one in self.published)
        together = tuple(sorted(one.claim_id for one in self.published if one.same_source))
        return (*each, together) if len(together) > 1 else each

    def replaced(self, claims: tuple[int, ...]) -> tuple[Published, ...]:
        """The published ones of a choice."""
        return tuple(one for one in self.published if one.claim_id in claims)


def answers(sheet: str, decided: Iterable[AmountAnswer]) -> pa.Table:
    """The answers about the cells of a sheet (ANSWERS); the last one of a cell holds."""
    told = {one.cell: list(one.replaces) for one in decided if one.sheet == sheet}
    return pa.table([list(told.keys()), list(told.values())], schema=ANSWERS)


def asked(cursor: duckdb.DuckDBPyConnection) -> tuple[Amount, ...]:
    """The amounts to decide on, down the sheet, once the checks found them."""
    return tuple(_amount(one) for one in database.ask(cursor, "check_asked", _Asked, {}))


@dataclass(frozen=True)
class _Asked(Amount):
    """As the database tells it: lists and dicts."""

    answer: Any
    published: Any


def _amount(told: _Asked) -> Amount:
    answer = None if told.answer is None else tuple(told.answer)
    published = tuple(Published(**one) for one in told.published)
    return Amount(**vars(told) | {"answer": answer, "published": published})


def corrections(amounts: Iterable[Amount], entries: frozenset[int]) -> tuple[Correction, ...]:
    """What the entries to publish replace."""
    return tuple(
        Correction(one.entry, claim_id)
        for one in amounts
        if one.entry in entries
        for claim_id in one.answer or ()
    )


def answered(
    decided: Iterable[AmountAnswer], sheet: str, told: dict[str, tuple[int, ...]]
) -> tuple[AmountAnswer, ...]:
    """The decisions, those of `told` (by cell) in place of the ones they had."""
    kept = (one for one in decided if one.sheet != sheet or one.cell not in told)
    return (*kept, *(AmountAnswer(sheet, cell, claims) for cell, claims in told.items()))
