"""Names matched as people write them: accents, case, plural, order of the words and small typos forgiven.

A certainty is the share of the cases like it that were right when it was measured on the real poles
(docs/decisions/0059). From SURE on, a text is taken for what it looks like, and that is said; below, it
is unknown and the nearest names are proposed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from ptce_data.search_text import normalised
from ptce_data.workbook.layout import Match

SURE = 0.9
SAME = 1.0
SAME_WORDS = 0.97
OFFICIAL = 0.95
PLACE_ALONE = 0.75
HALF_SAID = 0.85
UNDECIDED = 0.7
LIKELY = 0.65
LOWEST = 0.58
SELDOM = 0.3
PROPOSALS = 3
# Below, a name is no suggestion: it is one of the list, among the others.
WORTH_SAYING = 0.6
# Below this many letters a typo makes another name.
SHORT = 5
LONGEST = 300
MARGIN = 0.08
CANDIDATES = 15

_SMALL_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "de du des d la le les l un une et en au aux a pour dans sur par the of and in for nb nbre nombre no",
    )
)
_GENERIC = frozenset(["ptce", "pole", "poles", "cluster"])


@dataclass(frozen=True)
class Alias:
    """One way to write a name; words that any name may hold (PTCE, pôle) are left out of `words`."""

    code: str
    flat: str
    words: tuple[str, ...]
    places: frozenset[str]

    @property
    def ordered(self) -> str:
        return " ".join(self.words)

    @property
    def key(self) -> str:
        return " ".join(sorted(self.words))


@dataclass(frozen=True)
class Named:
    """Something that can be named: its code, its label, and its other names."""

    code: str
    label: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The best proposals for a text, the surest first; `exact` where the name itself was written."""

    matches: tuple[Match, ...]
    exact: bool = False

    @property
    def sure(self) -> Match | None:
        """The one that can be taken without asking; None where there is doubt."""
        return self.matches[0] if self.matches and self.matches[0].certainty >= SURE else None


def likely(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Those worth suggesting."""
    return tuple(one for one in matches if one.certainty >= WORTH_SAYING)


def singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # noqa: PLR2004 (« bus », « gas » stay)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words that count, in the singular: `Les Éoliennes en Pays de Vilaine` → eolienne, pay, vilaine."""
    said = [singular(word) for word in normalised(text).split()]
    return tuple(word for word in said if word not in _SMALL_WORDS) or tuple(said)


def key(text: str) -> str:
    """The same for two texts that differ by accents, case, plural, small words or the order of words."""
    return " ".join(sorted(words(text)))


class Names:
    """Everything of one kind that can be named, ready to be looked up."""

    def __init__(self, named: Iterable[Named]) -> None:
        self.named = {one.code: one for one in named}
        self.aliases = tuple(alias for one in self.named.values() for alias in _aliases(one))
        self._keys = _grouped((alias.key, alias.code) for alias in self.aliases)
        self._flat = _grouped((alias.flat, alias.code) for alias in self.aliases)
        self._codes = _grouped(pair for one in self.named.values() for pair in _codes(one))
        self._places = _grouped((key(place), one.code) for one in self.named.values() for place in one.places)
        self._found: dict[str, Found] = {}

    @cached_property
    def _ordered(self) -> list[str]:
        return [alias.ordered for alias in self.aliases]

    @cached_property
    def _sorted(self) -> list[str]:
        return [alias.key for alias in self.aliases]

    @cached_property
    def _holding(self) -> dict[str, set[str]]:
        """By word, the codes of the names that hold it."""
        holding: dict[str, set[str]] = {}
        for alias in self.aliases:
            for word in alias.words:
                holding.setdefault(word, set()).add(alias.code)
        return holding

    def find(self, text: str) -> Found:
        """What `text` names: by code, by name, by the same words, by an official number, else the nearest."""
        text = text[:LONGEST]
        if text not in self._found:
            known = self.exactly(text)
            self._found[text] = known if known.matches else Found(self._nearest(text))
        return self._found[text]

    def exactly(self, text: str) -> Found:
        """What `text` names to the letter (accents, case, plural and order of words aside); no look-alike."""
        for codes, certainty in self._known(text[:LONGEST]):
            if len(codes) == 1:
                return Found((self._match(codes[0], certainty),), exact=True)
            if codes:
                return Found(tuple(self._match(code, UNDECIDED) for code in codes[: PROPOSALS + 2]))
        return Found(())

    def _known(self, text: str) -> Iterable[tuple[tuple[str, ...], float]]:
        flat = normalised(text)
        yield self._codes.get(flat, ()), SAME
        yield self._flat.get(flat, ()), SAME
        number = re.sub(r"\s", "", text.strip())
        yield self._codes.get(f"siren {_siren(number)}", ()), SAME
        yield self._codes.get(f"insee {number.upper().zfill(5)}", ()), OFFICIAL
        said = telling_words(text)
        alike = self._keys.get(" ".join(sorted(said)), ()) if said else ()
        if len(alike) > 1 or (alike and self._holders(said) <= set(alike)):
            yield alike, SAME_WORDS
        bare = re.sub(r"\s*\([^()]*\)|\s+[-–—,] .*|, .*", "", text).strip()
        yield self._flat.get(normalised(bare), ()) if bare != text.strip() else (), OFFICIAL

    def _holders(self, said: tuple[str, ...]) -> set[str]:
        """Whose names hold all these words: « Phare » is Phares, or Projet PHARE."""
        return set.intersection(*(self._holding.get(word, set()) for word in said)) if said else set()

    def _match(self, code: str, certainty: float) -> Match:
        return Match(code, self.named[code].label, round(certainty, 2))

    def _nearest(self, text: str) -> tuple[Match, ...]:
        ranked = sorted(self._scores(text).items(), key=lambda pair: (-pair[1], pair[0]))
        doubtful = len(self._holders(telling_words(text))) > 1
        return tuple(
            self._match(code, _certainty(min(score, UNDECIDED) if doubtful else score))
            for code, score in _separated(ranked)
            if score >= LOWEST
        )[:PROPOSALS]

    def _scores(self, text: str) -> dict[str, float]:
        """By code, how much its closest name looks like the text."""
        said = telling_words(text)
        ordered, in_order = " ".join(said), " ".join(sorted(said))
        scores: dict[str, float] = dict.fromkeys(self._places.get(key(text), ()), PLACE_ALONE)
        for at in self._candidates(ordered, in_order):
            alias = self.aliases[at]
            whole = max(fuzz.ratio(ordered, alias.ordered), fuzz.ratio(in_order, alias.key)) / 100
            likeness = max(_typed(whole, min(len(ordered), len(alias.ordered))), _by_words(said, alias))
            scores[alias.code] = max(scores.get(alias.code, 0), likeness)
        return scores

    def _candidates(self, ordered: str, in_order: str) -> set[int]:
        looks = (
            (fuzz.ratio, ordered, self._ordered),
            (fuzz.ratio, in_order, self._sorted),
            (fuzz.token_set_ratio, in_order, self._sorted),
        )
        return {
            at
            for scorer, query, choices in looks
            for _name, _score, at in process.extract(query, choices, scorer=scorer, limit=CANDIDATES)
        }


def _certainty(likeness: float) -> float:
    """Names that look alike by half are seldom the same (1 in 20 as measured): their certainty says so."""
    if likeness >= LIKELY:
        return likeness
    return SELDOM + (LIKELY - SELDOM) * (likeness - LOWEST) / (LIKELY - LOWEST)


def _typed(ratio: float, length: int) -> float:
    """A likeness of letters turned into how often it was right; a short name needs more."""
    return min(ratio * 0.9, HALF_SAID) if length < SHORT else min(ratio, 0.99)


def _by_words(said: tuple[str, ...], alias: Alias) -> float:
    """How much of what was said is in the name, and of it in what was said; its commune may be added."""
    own = [word for word in said if word not in alias.places] or list(said)
    told = _covered(own, alias.words)
    name = _covered(alias.words, said)
    return min(0.65 * told + 0.35 * name, HALF_SAID if min(told, name) < 1 else 0.95)


def _covered(wanted: Sequence[str], given: Sequence[str]) -> float:
    """The share of the letters of `wanted` found in `given`, word by word, typos counted down."""
    if not wanted or not given:
        return 0.0
    letters = sum(map(len, wanted))
    near = (len(word) * _close(max(fuzz.ratio(word, other) for other in given)) for word in wanted)
    return sum(near) / letters


def _close(ratio: float) -> float:
    return ratio / 100 if ratio >= 75 else ratio / 300  # noqa: PLR2004 (below, two words that share some letters)


def _separated(ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Names nearly as close are never decided between: none of them stays sure."""
    rivals = [score for _code, score in ranked if ranked[0][1] - score < MARGIN]
    cap = UNDECIDED if len(rivals) > 1 else 1.0
    return [
        (code, min(score, cap if at < len(rivals) else HALF_SAID)) for at, (code, score) in enumerate(ranked)
    ]


def _aliases(one: Named) -> Iterable[Alias]:
    places = frozenset(word for place in one.places for word in words(place))
    for name in dict.fromkeys((one.label, *one.names)):
        if flat := normalised(name):
            yield Alias(one.code, flat, telling_words(name), places)


def _codes(one: Named) -> Iterable[tuple[str, str]]:
    yield normalised(one.code), one.code
    for code in one.codes:
        yield code, one.code


def telling_words(text: str) -> tuple[str, ...]:
    """The words that tell one name from another: `PTCE du Pays de Bray` → pay, bray."""
    said = words(text)
    return tuple(word for word in said if word not in _GENERIC) or said


def _siren(number: str) -> str:
    """The SIREN a SIREN or a SIRET begins with."""
    return number[:9] if re.fullmatch(r"[0-9]{9}(?:[0-9]{5})?", number) else ""


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for name, code in pairs:
        known = groups.get(name, ())
        groups[name] = known if code in known else (*known, code)
    return groups
