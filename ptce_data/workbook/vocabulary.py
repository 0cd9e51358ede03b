"""Everything a file may name: poles, indicators, sectors, statuses, roles of columns, and past decisions."""

import re
from dataclasses import dataclass, field
from functools import cached_property

import duckdb

from ptce_data import catalogue, database
from ptce_data.catalogue import Indicator
from ptce_data.i18n import in_language
from ptce_data.search_text import normalised
from ptce_data.workbook import synonyms, words_of_columns
from ptce_data.workbook.decisions import Role
from ptce_data.workbook.layout import Match
from ptce_data.workbook.matching import Found, Named, Names, key

OVERSEAS_OR_CORSICA = re.compile(r"[0-9]{5}|2[AB][0-9]{3}", re.IGNORECASE)


@dataclass(frozen=True)
class Pole:
    """How a pole can be named."""

    code: str
    name: str
    commune: str | None
    commune_code: str | None
    siren: str | None


@dataclass(frozen=True)
class Remembered:
    """A past decision on how to read a text in files of one shape."""

    shape_key: str
    kind: str
    text: str
    meaning: str


@dataclass(frozen=True)
class Vocabulary:
    """What can be named; the same object answers for a whole file."""

    poles: dict[str, Pole]
    indicators: dict[str, Indicator]
    sectors: dict[str, catalogue.Label]
    statuses: dict[str, catalogue.Label]
    remembered: tuple[Remembered, ...] = field(default=())

    @cached_property
    def names(self) -> dict[str, Names]:
        """By kind (pole, indicator, sector, status, role, qualifier), what can be looked up."""
        return {
            "pole": Names(_pole(pole) for pole in self.poles.values()),
            "indicator": Names(_indicator(one) for one in self.indicators.values()),
            "sector": Names(_label(one) for one in self.sectors.values()),
            "status": Names(_label(one) for one in self.statuses.values()),
            "role": Names(Named(role, role, names) for role, names in words_of_columns.HEADINGS.items()),
            "qualifier": Names(_qualifier(*one) for one in words_of_columns.QUALIFIERS.items()),
        }

    def find(self, kind: str, text: str, *, compared: bool = True) -> Found:
        """What `text` names among things of one kind; without `compared`, to the letter only."""
        return self.names[kind].find(text) if compared else self.names[kind].exactly(text)

    @cached_property
    def _remembered(self) -> dict[tuple[str, str, str], str]:
        return {(one.shape_key, one.kind, key(one.text)): one.meaning for one in self.remembered}

    @cached_property
    def _remembered_poles(self) -> dict[str, set[str]]:
        """A pole's nickname holds in every file, as long as nobody said otherwise."""
        meanings: dict[str, set[str]] = {}
        for one in self.remembered:
            if one.kind == "pole":
                meanings.setdefault(key(one.text), set()).add(one.meaning)
        return meanings

    def recalled(self, shape_key: str, kind: str, text: str) -> str | None:
        """What was decided of this text in a file of the same shape; for a pole, in any file."""
        meaning = self._remembered.get((shape_key, kind, key(text)))
        if meaning is None and kind == "pole":
            everywhere = self._remembered_poles.get(key(text), set())
            meaning = next(iter(everywhere)) if len(everywhere) == 1 else None
        return meaning if self._still_exists(kind, meaning) else None

    def _still_exists(self, kind: str, meaning: str | None) -> bool:
        if kind == "pole":
            return meaning == "" or meaning in self.poles
        return meaning == "" or meaning in self.indicators if kind == "indicator" else meaning is not None


def near(text: str, kind: str, vocabulary: Vocabulary) -> tuple[Match, ...]:
    """The nearest names of one kind (pole, indicator, sector, status…), the surest first."""
    return vocabulary.find(kind, text).matches


def load(cursor: duckdb.DuckDBPyConnection) -> Vocabulary:
    """Read what can be named from the published database, and what was decided of past files."""
    lists = catalogue.load(cursor)
    columns = _columns(cursor)
    poles = "vocabulary_poles" if ("pole", "siren") in columns else "vocabulary_poles_before_siren"
    known = ("remembered_reading", "shape_key") in columns
    return Vocabulary(
        poles={pole.code: pole for pole in database.ask(cursor, poles, Pole, {})},
        indicators=lists.indicators,
        sectors=dict(lists.sectors),
        statuses=lists.statuses,
        remembered=database.ask(cursor, "vocabulary_remembered", Remembered, {}) if known else (),
    )


def _columns(cursor: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    return set(
        cursor.execute(
            "SELECT table_name, column_name FROM duckdb_columns() "
            "WHERE table_name IN ('pole', 'remembered_reading')"
        ).fetchall()
    )


def _pole(pole: Pole) -> Named:
    codes = [f"siren {pole.siren}"] if pole.siren else []
    codes += [f"insee {pole.commune_code}"] if pole.commune_code else []
    return Named(
        pole.code, pole.name, _pole_names(pole.name), tuple(codes), (pole.commune,) if pole.commune else ()
    )


def _pole_names(name: str) -> tuple[str, ...]:
    """`PEPSS (Pôle…) - suite`: the name without its brackets, what they hold, and each side of a dash."""
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    held = [inside.strip() for inside in re.findall(r"\(([^()]*)\)", name)]
    parts = [part.strip() for part in re.split(r"\s+[-–—:]\s+", bare)]
    old = [re.sub(r"^(?:ex|anciennement)\.? ", "", inside) for inside in held]
    long_enough = [one for one in (bare, *parts, *held, *old) if len(normalised(one)) > 2]  # noqa: PLR2004
    return tuple(dict.fromkeys(long_enough))


def _indicator(one: Indicator) -> Named:
    names = (one.label_en, one.label_fr, *synonyms.INDICATORS.get(one.code, ()))
    return Named(one.code, in_language(one.label_fr, one.label_en), names)


def _label(one: catalogue.Label) -> Named:
    return Named(one.code, in_language(one.label_fr, one.label_en), (one.label_fr, one.label_en))


def _qualifier(code: str, names: tuple[str, ...]) -> Named:
    labels = {
        "exact": ("exact", "exact"),
        "approx": ("environ", "about"),
        "at_least": ("plus de", "more than"),
    }
    return Named(code, in_language(*labels[code]), names)


def role(text: str, vocabulary: Vocabulary, *, compared: bool = True) -> tuple[Role, float, bool] | None:
    """The role a heading names, how sure, and whether it is the exact word; None where no role is sure."""
    found = vocabulary.find("role", text, compared=compared)
    sure = found.sure
    return None if sure is None else (sure.code, sure.certainty, found.exact)  # type: ignore[return-value]


def visibility(text: str, heading: str) -> str | None:
    """`public` or `confidential`; « oui » depends on what the heading asks (« Public ? »)."""
    flat = normalised(text)
    if flat in _CONFIDENTIAL:
        return "confidential"
    if flat in _PUBLIC:
        return "public"
    asks_public = re.search(r"public|publi|diffus", normalised(heading)) and not re.search(
        r"confid|interne|prive", normalised(heading)
    )
    if flat in _YES or text.strip() in {"✓", "✔"}:
        return "public" if asks_public else "confidential"
    return ("confidential" if asks_public else "public") if flat in _NO else None


_CONFIDENTIAL = frozenset(map(normalised, words_of_columns.CONFIDENTIAL))
_PUBLIC = frozenset(map(normalised, words_of_columns.PUBLIC))
_YES = frozenset(map(normalised, words_of_columns.YES)) - {""}
_NO = frozenset(map(normalised, words_of_columns.NO))
