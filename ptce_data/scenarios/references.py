"""« {local_savings of eoliennes-pays-de-vilaine in 2013 | with year} »: how a figure is named in a text.

A reference is `{SUBJECT of WHOM in YEAR | FORM}`; the year and the form may be left out.
SUBJECT is an indicator's code, `poles` (how many) or a fact of a pole (`name`, `founded`…).
WHOM is a pole_id, `all`, or `region`, `departement`, `sector`, `status` followed by a name or a code.
"""

import re
from dataclasses import dataclass
from typing import get_args

from ptce_data.errors import UnresolvedReferenceError
from ptce_data.i18n import gettext as _
from ptce_data.scenarios.vocabulary import Fact, Form, near, quoted, spaced

_BRACES = re.compile(r"(\{[^{}]*\})")
_REFERENCE = re.compile(
    r"\s*(?P<subject>[\w-]+)"
    r"(?:\s+of\s+(?P<of>.+?))?"
    r"(?:\s+in\s+(?P<year>\d{4}))?"
    r"\s*(?:\|\s*(?P<form>.*?)\s*)?",
    re.ASCII,
)

POLES = "poles"
FORMS: tuple[Form, ...] = get_args(Form)
FACTS: tuple[Fact, ...] = get_args(Fact)
EXAMPLE = "{local_savings of eoliennes-pays-de-vilaine in 2013}"


@dataclass(frozen=True)
class Reference:
    """One reference, read and not yet looked up; written is the whole of it, with its braces."""

    written: str
    subject: str
    of: str
    year: int | None
    form: Form


@dataclass(frozen=True)
class Segment:
    """A part of a text: words typed by hand, or a reference still to be parsed."""

    text: str
    is_reference: bool


def segments(text: str) -> tuple[Segment, ...]:
    """The words and the references of a text, in order."""
    parts = _BRACES.split(text)
    return tuple(Segment(part, at % 2 == 1) for at, part in enumerate(parts) if part)


def parse(written: str) -> Reference:
    """The reference in `written`, braces or not. Raises UnresolvedReferenceError."""
    inner = written.strip().removeprefix("{").removesuffix("}")
    whole = "{" + inner + "}"
    # With single spaces: among rows of them, the pattern would try each way to share them out.
    found = _REFERENCE.fullmatch(" ".join(inner.split())) if inner.isprintable() or "\n" in inner else None
    if found is None or not found["of"]:
        raise UnresolvedReferenceError(
            whole,
            _("{found} n'est pas une référence\u202f; écrivez par exemple {example}.").format(
                found=quoted(whole), example=quoted(EXAMPLE)
            ),
        )
    return Reference(
        written=whole,
        subject=found["subject"],
        of=found["of"],
        year=int(found["year"]) if found["year"] else None,
        form=_form(found["form"]),
    )


def _form(asked: str | None) -> Form:
    if asked is None:
        return "value"
    for form in FORMS:
        if form == asked:
            return form
    listed = ", ".join(FORMS)
    raise UnresolvedReferenceError(
        asked,
        _("la forme {found} n'existe pas. {near}Formes possibles\u00a0: {listed}.").format(
            found=quoted(asked), near=spaced(near(asked, FORMS)), listed=listed
        ),
    )
