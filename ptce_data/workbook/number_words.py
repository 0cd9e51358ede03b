"""Numbers written in words, as people do in a cell: « une vingtaine », « deux cents », « trois millions »."""

import re
from dataclasses import dataclass

_UNITS = {
    "zero": 0,
    "aucun": 0,
    "aucune": 0,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_HUNDREDS = {"cent", "cents"}
SCALES = {
    "mille": 1e3,
    "millier": 1e3,
    "milliers": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
    "thousand": 1e3,
    "billion": 1e9,
}
_ROUND = {
    "huitaine": 8,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_SMALLEST_THOUSAND = 1000
_FOUR_TWENTIES = 4
_TWENTY = 20
_HUNDRED = 100


@dataclass(frozen=True)
class Worded:
    """A number found at the start of a text, and what follows it."""

    value: float
    approximate: bool
    rest: str


def worded(text: str) -> Worded | None:
    """The number `text` (without accent nor capital) begins with, in words; None where there is none."""
    words = list(re.finditer(r"[a-z]+", text))
    if not words or words[0].start():
        return None
    return _rounded(text, words) or _counted(text, words)


def _rounded(text: str, words: list[re.Match[str]]) -> Worded | None:
    """« une vingtaine de », « deux douzaines », « vingtaine »: about that many."""
    many = _UNITS.get(words[0].group())
    at = 0 if many is None else 1
    if at >= len(words):
        return None
    word = words[at].group()
    of = _ROUND.get(word) or _ROUND.get(word.removesuffix("s"))
    if of is None or (many is None and word.endswith("s")):
        return None
    return Worded((1 if many is None else many) * of, True, _after(text, words[at]))


def _after(text: str, word: re.Match[str]) -> str:
    return text[word.end() :].strip()


def _counted(text: str, words: list[re.Match[str]]) -> Worded | None:
    """« deux cent cinquante-trois », « quatre-vingt-dix », « mille deux cents », « trois millions »."""
    total = current = 0.0
    last = None
    for at, word in enumerate(words):
        name = word.group()
        if name == "et" and last and at + 1 < len(words) and words[at + 1].group() in _UNITS:
            continue
        if last and text[last.end() : word.start()].strip(" -") not in {"", "et"}:
            break
        if name in SCALES:
            total, current = total + (current or 1) * SCALES[name], 0.0
        elif name in _HUNDREDS:
            current = _times(current, _HUNDRED)
        elif name in _UNITS:
            current = _joined(current, _UNITS[name])
        else:
            break
        last = word
    return Worded(total + current, False, _after(text, last)) if last else None


def _times(current: float, factor: int) -> float:
    """« deux cents » is 200, « mille deux cents » 1200: only what stands before is multiplied."""
    return (current or 1) * factor


def _joined(current: float, unit: int) -> float:
    four_twenties = unit == _TWENTY and current % _HUNDRED == _FOUR_TWENTIES
    return current - _FOUR_TWENTIES + _FOUR_TWENTIES * _TWENTY if four_twenties else current + unit
