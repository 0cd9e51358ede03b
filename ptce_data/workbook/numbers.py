"""What the text of a cell says: a figure with qualifier and unit, nothing, an error, or the unreadable.

Numbers are read the French way first (`1 800 000,50`), English ones where nothing else is possible
(`1,234.5`, `€1.8M`). A text that could be read in two ways says so in its hints.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ptce_data.search_text import normalised
from ptce_data.workbook.number_words import SCALES, worded

Reading = Literal["figure", "missing", "error", "unreadable"]
Qualifier = Literal["exact", "approx", "at_least"]

LONGEST = 200
LONGEST_UNIT = 60


@dataclass(frozen=True)
class Understood:
    """A cell as understood; `value` counts its scale in (`1,8 M€` is 1 800 000, scale 1 000 000).

    `other_value` is the second reading of an ambiguous separator (`1.800` is 1800, or 1.8).
    Hints of a figure: ambiguous_separator, worded, scaled, comment, negative_parentheses, fraction,
    leading_plus, footnote, share_of (« 12 sur 15 »). Of the unreadable: range, upper_bound,
    several_numbers, vague, date, truth_value, text, too_large, too_long. Of the missing: nil.
    """

    reading: Reading
    value: float | None = None
    qualifier: Qualifier = "exact"
    unit_text: str = ""
    scale: float = 1.0
    hints: tuple[str, ...] = ()
    other_value: float | None = None


_SPACES = "\u00a0\u1680\u202f\u205f\u3000\t\r\n\v\f" + "".join(map(chr, range(0x2000, 0x200B)))
_CLEANED = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("’‘ʼ`´", "'")
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"，": ",", "．": ".", "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⁄": "/"}
    | dict.fromkeys(
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\x00"
    )
)

_MISSING = frozenset(
    re.findall(
        "[a-z]+",
        "nc ncs nd na nr ns so nsp nan null none vide inconnu inconnue inconnus inconnues secret "
        "confidentiel unknown missing tbd tbc rien",
    )
) | frozenset(
    (
        "n c", "n d", "n a", "n r", "n s", "s o", "non communique", "non communiquee", "non communiques",
        "non communiquees", "non connu", "non connue", "non renseigne", "non renseignee", "non renseignes",
        "non disponible", "non disponibles", "non determine", "non mesure", "non applicable", "non concerne",
        "non publie", "non chiffre", "pas de donnee", "pas de donnees", "pas de reponse", "sans objet",
        "sans reponse", "ne sait pas", "a completer", "a venir", "a preciser", "a confirmer", "a renseigner",
        "en cours", "en attente", "en cours de calcul", "not published", "not available", "not applicable",
        "not disclosed", "no data", "donnee manquante", "donnees manquantes", "donnee non disponible",
    )
)  # fmt: skip
_NIL = frozenset({"neant", "nil"})
_ERROR = re.compile(r"#(?:[A-ZÀ-Ü_/]+[0-9]?[!?]?|DIV/0\s?!?)", re.IGNORECASE)
_DATE = re.compile(
    r"(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2}))"
    r"(?:[ T][0-9:.]+)?"
)

_APPROX = (
    r"environ|env\.?|approximativement|approx\.?|à peu près|a peu pres|autour de|aux alentours de|"
    r"de l'ordre de|près de|pres de|presque|quelque|ca\.?|circa|about|around|approximately|nearly|almost|"
    r"estimé à|estimée à|[~≈≃∼±]"
)
_AT_LEAST = (
    r"\+ ?(?:de|d')|plus de|plus d'|au moins|à minima|a minima|au minimum|minimum|mini\.?|min\.?|au-delà de|"
    r"au delà de|supérieure? à|more than|at least|over|>=?|≥|⩾"
)
_UPPER = (
    r"- ?(?:de|d')|moins de|moins d'|au plus|au maximum|maximum|maxi\.?|max\.?|jusqu'à|jusqu'a|inférieure? à|"
    r"less than|fewer than|under|up to|at most|<=?|≤|⩽"
)
_LEADING = re.compile(
    rf"(?:(?P<approx>{_APPROX})|(?P<at_least>{_AT_LEAST})|(?P<upper>{_UPPER})|(?P<noise>soit|total|:|=))"
    r"(?=[^a-zà-ÿ]|$|(?<=[~≈≃∼±<>=≥≤⩾⩽'+:]))\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,;(\[]*(?:"
    r"(?P<approx>environ|env\.?|approx\.?|à peu près|est\.?|estim(?:é|ée|és|ées|ation|atif)?|about)"
    r"|(?P<at_least>\+|et plus|et \+|ou plus|au moins|au minimum|minimum|mini\.?|or more|at least)"
    r"|(?P<upper>au plus|au maximum|maximum|maxi\.?|max\.?|ou moins|at most|or less))[\s)\]]*$",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?<=[0-9€%a-zà-ÿ])\s*(?:\*+|[¹²³](?<![mM][¹²³])|†|‡)$")
_COMMENT = re.compile(r"\s*\((?P<said>[^()0-9]+)\)\s*$")
_RANGE = re.compile(
    r"^(?:entre|de|from|between)?\s*[0-9][0-9 .,']*\s*[^0-9,.;]{0,20}?\s*(?:-|à|a|et|ou|to|and|or|/)\s*"
    r"[0-9][0-9 .,']*"
    r"[^0-9]*$",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"(?:ou|à|a|et|or|to|and|puis|dont|sur)\b", re.IGNORECASE)
_RANGE_START = re.compile(r"^(?:entre|between)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:plusieurs|quelques|des|beaucoup|de nombreu|une poignée|several|some|many)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9](?:[0-9 .,']*[0-9])?(?:[eE][+-]?[0-9]{1,3}(?![0-9a-zA-Z]))?|[.,][0-9]+")
_SCIENTIFIC = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[eE]([+-]?[0-9]{1,3})")
_FRACTION = re.compile(r"(?:([0-9]{1,6}) )?([0-9]{1,2})/([0-9]{1,2})")
_SHARE = re.compile(r"^[0-9]+\s*(?:/|sur|out of)\s*[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]*(?:[.,][0-9]+)?")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")

_SCALE_OF_SYMBOL = {
    "k": 1e3,
    "m": 1e6,
    "md": 1e9,
    "mds": 1e9,
    "mrd": 1e9,
    "mrds": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "mio": 1e6,
}
_SCALED_EURO = re.compile(r"(k|m|md|mds|mrd|mrds|mio|bn|b) ?(€|eur|euros?)(?![a-zà-ÿ])", re.IGNORECASE)
_SCALED_ALONE = re.compile(r"(k|K|M|Md|Mds|mds|Mio|bn)(?![a-zA-Zà-ÿ²³€/.])")
_SCALE_WORD = re.compile(
    r"(milliers?|mille|millions?|milliards?|thousand|billion)(?![a-zà-ÿ])\s*(?:de |d'|of )?", re.IGNORECASE
)  # fmt: skip


@lru_cache(maxsize=65536)
def understood(text: str) -> Understood:
    """What a cell says; an empty one is missing. Never raises."""
    bare = _bare(text)
    return _settled(bare) or _figure(bare)


def _bare(text: str) -> str:
    """One kind of space, of dash and of apostrophe; nothing invisible."""
    return re.sub(r" {2,}", " ", text[: 4 * LONGEST].translate(_CLEANED)).strip()


def _settled(bare: str) -> Understood | None:
    """The texts that are no number at all."""
    if _ERROR.fullmatch(bare):
        return Understood("error")
    said = normalised(bare[:LONGEST])
    if said in _MISSING or (not said and not re.search(r"[<>=≈~+%€#]", bare)):
        return Understood("missing")
    if said in _NIL:
        return Understood("missing", hints=("nil",))
    if said in {"vrai", "faux", "true", "false", "oui", "non", "yes", "no"}:
        return _unreadable("truth_value")
    if len(bare) > LONGEST:
        return _unreadable("too_long")
    return _unreadable("date") if _DATE.fullmatch(bare) else None


def _unreadable(why: str) -> Understood:
    return Understood("unreadable", hints=(why,))


@dataclass(frozen=True)
class _Trimmed:
    """The text without what surrounds the number, and what that said."""

    text: str
    qualifier: str
    hints: tuple[str, ...]


def _figure(bare: str) -> Understood:
    trimmed = _trimmed(bare)
    if trimmed.qualifier == "upper":
        return _unreadable("upper_bound")
    if _VAGUE.match(trimmed.text):
        return _unreadable("vague")
    if _SCIENTIFIC.fullmatch(trimmed.text.lstrip("-")):
        return _counted(trimmed)
    if (
        _SHARE.match(trimmed.text)
        or _RANGE.match(trimmed.text.lstrip("-"))
        or _RANGE_START.match(trimmed.text)
    ):
        return _ranged(trimmed)
    return _counted(trimmed)


def _ranged(trimmed: _Trimmed) -> Understood:
    """« 700 à 800 », « 2013-2014 »; but « 1/2 » is a fraction and « 12 sur 15 » a share, not a range."""
    fraction = _FRACTION.match(trimmed.text)
    if fraction and _proper(fraction):
        return _counted(trimmed)
    return _unreadable("share_of" if _SHARE.match(trimmed.text) else "range")


def _trimmed(bare: str) -> _Trimmed:
    """Qualifiers, comments and footnotes taken off both ends."""
    qualifier, hints, text = "exact", [], bare
    found: re.Match[str] | None
    if _FOOTNOTE.search(text):
        text, hints = _FOOTNOTE.sub("", text), ["footnote"]
    for _turn in range(4):
        if found := _LEADING.match(text):
            text = text[found.end() :].strip()
        elif (found := _TRAILING.search(text)) and found.start():
            text = text[: found.start()].strip()
        elif (found := _COMMENT.search(text)) and found.start():
            text, hints = text[: found.start()].strip(), [*hints, "comment"]
            continue
        else:
            break
        qualifier = _stronger(qualifier, next(name for name, said in found.groupdict().items() if said))
    return _Trimmed(text, qualifier, tuple(dict.fromkeys(hints)))


_STRENGTH = ("noise", "exact", "approx", "at_least", "upper")


def _stronger(known: str, said: str) -> str:
    return max(known, said, key=_STRENGTH.index)


def _counted(trimmed: _Trimmed) -> Understood:
    """A number in digits or in words, with its sign, its scale and its unit."""
    text, hints = _unsigned(trimmed.text)
    sign = -1.0 if "negative" in hints or "negative_parentheses" in hints else 1.0
    found = _digits(text) or _words(text)
    if isinstance(found, str):
        return _unreadable(found)
    value = sign * _rounded(found.value * found.scale)
    if not math.isfinite(value):
        return _unreadable("too_large")
    qualifier = _stronger(trimmed.qualifier, "approx" if found.approximate else "exact")
    return Understood(
        "figure",
        value,
        qualifier,  # type: ignore[arg-type]
        found.unit_text,
        found.scale,
        tuple(dict.fromkeys((*trimmed.hints, *(hint for hint in hints if hint != "negative"), *found.hints))),
        None if found.other is None else sign * _rounded(found.other * found.scale),
    )


def _rounded(value: float) -> float:
    """`1,1 M€` is 1 100 000, not 1 100 000,0000000001."""
    return float(f"{value:.15g}")


def _unsigned(text: str) -> tuple[str, tuple[str, ...]]:
    accounting = re.fullmatch(r"\(\s*([0-9][^()]*)\)\s*([^()0-9]*)", text)
    if accounting:
        return f"{accounting[1].strip()} {accounting[2].strip()}".strip(), ("negative_parentheses",)
    if re.match(r"-\s?[0-9€.,]", text):
        return text[1:].strip(), ("negative",)
    if re.match(r"\+\s?[0-9]", text):
        return text[1:].strip(), ("leading_plus",)
    return text, ()


@dataclass(frozen=True)
class _Found:
    value: float
    unit_text: str
    scale: float = 1.0
    approximate: bool = False
    hints: tuple[str, ...] = ()
    other: float | None = None


def _digits(text: str) -> _Found | str | None:
    """The figure a text in digits states, or the code of why it cannot be read; None without digit."""
    euro_first = re.match(r"(?:€|eur(?:os?)?)\s*(?=[0-9.,])", text, re.IGNORECASE)
    text = text[euro_first.end() :] if euro_first else text
    fraction = _FRACTION.match(text)
    if fraction and _proper(fraction):
        whole, over, under = (int(part or 0) for part in fraction.groups())
        return _with_unit(_Found(whole + over / under, "", hints=("fraction",)), text[fraction.end() :])
    number = _NUMBER.match(text)
    if number is None:
        return "text" if re.search(r"[0-9]", text) else None
    read = _read(number.group().strip())
    if read is None:
        return "several_numbers"
    unit = text[number.end() :]
    return _with_unit(read, f"{unit.rstrip()} €" if euro_first and "€" not in unit else unit)


def _proper(fraction: re.Match[str]) -> bool:
    over, under = int(fraction[2]), int(fraction[3])
    return 0 < over < under <= 10  # noqa: PLR2004 (tenths at most: beyond, it is « 12 sur 15 »)


def _read(digits: str) -> _Found | None:
    """The value of the digits alone; None where they are no single number (`12 34`, `1,2,3`)."""
    if _AMBIGUOUS.fullmatch(digits):
        thousands = float(re.sub(r"[.,]", "", digits))
        return _Found(thousands, "", hints=("ambiguous_separator",), other=float(digits.replace(",", ".")))
    if _GROUPED.fullmatch(digits):
        return _Found(float(re.sub(r"[ ']", "", digits).replace(",", ".")), "")
    if _PLAIN.fullmatch(digits) or _SCIENTIFIC.fullmatch(digits):
        return _Found(float(digits.replace(",", ".")), "")
    if _DOTTED.fullmatch(digits):
        return _Found(float(digits.replace(".", "").replace(",", ".")), "")
    if _COMMAED.fullmatch(digits):
        return _Found(float(digits.replace(",", "")), "")
    return None


def _words(text: str) -> _Found | str:
    """A number in words: the text is compared without accent; its unit keeps its own letters."""
    flat = text.lower().replace("é", "e").replace("è", "e")
    found = worded(flat)
    if found is None or re.search(r"^-|[0-9]|demi", found.rest):
        return "text"
    if re.match(_ALTERNATIVE, found.rest):
        return "range"
    rest = text[len(text) - len(found.rest) :] if found.rest else ""
    number = _Found(found.value, "", approximate=found.approximate, hints=("worded",))
    return _with_unit(number, rest)


def _with_unit(number: _Found, after: str) -> _Found | str:
    """The number with the scale and the unit that follow it (`M€`, « millions d'euros », `ETP`)."""
    rest, scale = after.strip(), 1.0
    if euro := _SCALED_EURO.match(rest):
        rest, scale = f"€{rest[euro.end() :]}", _SCALE_OF_SYMBOL[euro[1].lower()]
    elif word := _SCALE_WORD.match(rest):
        rest, scale = rest[word.end() :], SCALES[word[1].lower()]
    elif symbol := _SCALED_ALONE.match(rest):
        rest, scale = rest[symbol.end() :], _SCALE_OF_SYMBOL[symbol[1].lower()]
    unit = re.sub(r"^(?:de(?: |$)|d')", "", rest.strip(" .,;:"), flags=re.IGNORECASE)
    if re.search(r"[0-9]", re.sub(r"m[23](?![0-9])", "", unit)) or re.match(_ALTERNATIVE, unit):
        return "several_numbers"
    if len(unit) > LONGEST_UNIT:
        return "text"
    hints = number.hints + (("scaled",) if scale != 1 else ())
    return _Found(number.value, unit, scale, number.approximate, hints, number.other)
