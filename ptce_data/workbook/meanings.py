"""What a text of the file stands for: what a person decided, else what was remembered, else its name."""

import re
from dataclasses import dataclass
from functools import cached_property

from ptce_data.search_text import normalised
from ptce_data.workbook import headings
from ptce_data.workbook import vocabulary as vocabularies
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.layout import Layout
from ptce_data.workbook.matching import Found, key
from ptce_data.workbook.vocabulary import Vocabulary

LEFT_OUT = ""
MOST_COMPARED = 2000


@dataclass(frozen=True)
class Meant:
    """code None: not understood; "": the rows are to be left out. `how` as in layout.Column."""

    code: str | None = None
    how: str = "unknown"
    certainty: float = 0.0
    unit_text: str = ""


def new_pole_id(name: str, taken: frozenset[str] | set[str]) -> str:
    """A pole_id made of the name, one no pole has: `pole-ajonc`, else `pole-ajonc-2`."""
    slug = "-".join(normalised(name).split())[:60].strip("-") or "pole"
    if slug not in taken:
        return slug
    return next(numbered for n in range(2, len(taken) + 3) if (numbered := f"{slug}-{n}") not in taken)


def new_pole_ids(decisions: Decisions, vocabulary: Vocabulary) -> dict[str, str]:
    """By the text that names it in the file, the pole_id of each pole to create."""
    taken, ids = set(vocabulary.poles), {}
    for pole in decisions.new_poles:
        ids[pole.text] = new_pole_id(pole.name, taken)
        taken.add(ids[pole.text])
    return ids


@dataclass(frozen=True)
class Meanings:
    """The texts of one file; each is looked up once by those who ask."""

    layout: Layout
    vocabulary: Vocabulary
    decisions: Decisions

    @cached_property
    def _decided(self) -> dict[tuple[str, str], str]:
        decided = {(one.kind, key(one.text)): one.code for one in self.decisions.meanings}
        created = {
            ("pole", key(text)): code for text, code in new_pole_ids(self.decisions, self.vocabulary).items()
        }
        return decided | created

    def of(self, kind: str, text: str, *, compared: bool = True) -> Meant:
        """What `text` means; without `compared`, no look-alike is searched."""
        if (code := self._decided.get((kind, key(text)))) is not None:
            return Meant(code, "decided", 1.0)
        if (code := self.vocabulary.recalled(self.layout.shape_key, kind, text)) is not None:
            return Meant(code, "exact" if self._is_its_name(kind, text, code) else "remembered", 0.95)
        return meant(self.vocabulary.find(kind, text, compared=compared))

    def _is_its_name(self, kind: str, text: str, code: str) -> bool:
        """A pole that an import created under the name the file still gives it: there is nothing to tell."""
        pole = self.vocabulary.poles.get(code) if kind == "pole" else None
        return pole is not None and normalised(pole.name) == normalised(text)

    def indicator(self, text: str, *, compared: bool = True) -> Meant:
        """An indicator's text may carry its unit: « Épargne locale (k€) »."""
        whole = self.of("indicator", text, compared=compared)
        if whole.code is not None or not compared or not re.search(r"[(\[]| en |€|%|[A-Za-z²]$", text):
            return whole
        heading = headings.heading(text, self.vocabulary)
        if heading.role != "figure" or heading.indicator is None:
            return whole
        return Meant(heading.indicator, heading.how, heading.certainty, heading.unit_text)

    def visibility(self, text: str, heading: str) -> str | None:
        decided = self._decided.get(("visibility", key(text)))
        if decided in {"public", "confidential"}:
            return decided
        recalled = self.vocabulary.recalled(self.layout.shape_key, "visibility", text)
        return recalled if recalled in {"public", "confidential"} else vocabularies.visibility(text, heading)

    def unit(self, text: str) -> str | None:
        """The unit a person said a text is; None where nobody did."""
        decided = self._decided.get(("unit", key(text)))
        return decided or self.vocabulary.recalled(self.layout.shape_key, "unit", text)


def meant(found: Found) -> Meant:
    """The sure proposal, if there is one."""
    sure = found.sure
    return Meant(sure.code, "exact" if found.exact else "near", sure.certainty) if sure else Meant()
