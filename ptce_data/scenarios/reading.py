"""A scenario's TOML text, read into a value; everything wrong with its form is listed at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ptce_data import i18n, toml_text
from ptce_data.i18n import Language
from ptce_data.i18n import gettext as _
from ptce_data.scenarios.findings import Findings, Place
from ptce_data.scenarios.model import (
    DEFAULT_SECONDS,
    LONGEST,
    MOST_STEPS,
    SHORTEST,
    ChartView,
    FiguresView,
    MapView,
    PageView,
    Scenario,
    Step,
    StepView,
)
from ptce_data.scenarios.positions import Positions
from ptce_data.scenarios.vocabulary import near, quoted, spaced

MOST_BYTES = 200_000
LONGEST_TITLE, LONGEST_SENTENCE, LONGEST_NOTES = 120, 600, 8_000
MOST_FIGURES = 8
MOST_UNKNOWN = 20  # names told at one place: each is looked for in the whole text
_TOP = ("title", "language", "steps")
_VIEWS = ("figures", "chart", "map", "page")
_STEP = ("title", "sentence", "notes", "seconds", *_VIEWS)
_MAP = ("of", "indicator", "highlight", "around")


@dataclass(frozen=True)
class Reading:
    """What could be read (None: not TOML at all), and what is wrong with its form."""

    written: Scenario | None
    findings: Findings

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, where nothing is wrong with its form."""
        return None if self.findings.errors else self.written


def file_text(file: Path) -> str:
    """The text of a file. Raises UnreadableFileError, or OSError where it cannot be opened."""
    too_large = _("ce fichier est trop gros pour un scénario (200 ko au plus).")
    return toml_text.content(file, MOST_BYTES, too_large)


def read(text: str, name: str, file_name: str) -> Reading:
    """The scenario called `name` in `text`; file_name is for the messages, "" where there is no file."""
    findings = Findings(file_name, Positions(text))
    written = _parsed(text, findings)
    return Reading(_scenario(written, name, findings) if written is not None else None, findings)


def _parsed(text: str, findings: Findings) -> dict[str, Any] | None:
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        findings.error(Place(), "", _("le texte est trop long pour un scénario (200 ko au plus)."))
        return None
    found = toml_text.parsed(text)
    if isinstance(found, toml_text.Mistake):
        findings.error_at(found.line, "", found.said)
        return None
    return found


def _scenario(written: Mapping[str, Any], name: str, findings: Findings) -> Scenario:
    _unknown_keys(written, _TOP, Place(), findings)
    title = _text(written, "title", Place(0, "title"), findings, LONGEST_TITLE)
    language = _language(written, findings)
    steps = written.get("steps")
    if not isinstance(steps, list) or not steps or not all(isinstance(one, dict) for one in steps):
        findings.error(
            Place(),
            "",
            _("il n'y a pas d'étape\u00a0: chacune commence par une ligne {line}.").format(line="[[steps]]"),
        )
        steps = []
    if len(steps) > MOST_STEPS:
        said = _("il y a {n} étapes\u202f; le plus est {most}.").format(n=len(steps), most=MOST_STEPS)
        findings.error(Place(), "", said)
    read_steps = tuple(_step(one, n, findings) for n, one in enumerate(steps[:MOST_STEPS], start=1))
    return Scenario(name, title, language, read_steps)


def _language(written: Mapping[str, Any], findings: Findings) -> Language:
    found = written.get("language")
    for language in i18n.LANGUAGES:
        if found == language:
            return language
    place = Place(0, "language")
    if found is None:
        findings.error(place, "", _("il manque la langue\u00a0: {line}.").format(line='language = "fr"'))
    else:
        said = _("la langue {found} n'est pas connue\u202f; écrivez {fr} ou {en}.").format(
            found=quoted(str(found)), fr=quoted("fr"), en=quoted("en")
        )
        findings.error(place, str(found), said)
    return "fr"


def _step(written: Mapping[str, Any], number: int, findings: Findings) -> Step:
    _unknown_keys(written, _STEP, Place(number), findings)
    notes = ""
    if "notes" in written:
        notes = _text(written, "notes", Place(number, "notes"), findings, LONGEST_NOTES, empty=True)
    return Step(
        title=_text(written, "title", Place(number, "title"), findings, LONGEST_TITLE),
        sentence=_text(written, "sentence", Place(number, "sentence"), findings, LONGEST_SENTENCE),
        view=_view(written, number, findings),
        notes=notes,
        seconds=_seconds(written, number, findings),
        line=findings.positions.line(number),
    )


def _unknown_keys(
    written: Mapping[str, Any], known: tuple[str, ...], place: Place, findings: Findings
) -> None:
    unknown = [key for key in written if key not in known]
    for key in unknown[:MOST_UNKNOWN]:
        said = _("{found} n'est pas un nom attendu ici. {near}Noms possibles\u00a0: {names}.").format(
            found=quoted(key), near=spaced(near(key, known)), names=", ".join(known)
        )
        findings.error(replace(place, key=place.key or key), key, said)


def _text(  # noqa: PLR0913 (one text, its place and its bounds)
    written: Mapping[str, Any],
    key: str,
    place: Place,
    findings: Findings,
    longest: int,
    *,
    empty: bool = False,
) -> str:
    """A text on one line, or on several for notes."""
    found = written.get(key)
    if isinstance(found, str) and (found.strip() or empty):
        if len(found) > longest:
            said = _("{key} est trop long\u00a0: {n} caractères, {most} au plus.").format(
                key=quoted(key), n=len(found), most=longest
            )
            findings.error(place, found, said)
        return found.strip() if key == "notes" else re.sub(r"[ \t\r\n]+", " ", found).strip(" ")
    if found is None or found == "" or isinstance(found, str):
        findings.error(place, "", _("il manque {line}.").format(line=f'{key} = "…"'))
    else:
        said = _("{key} doit être un texte entre guillemets droits {quote}.").format(
            key=quoted(key), quote='"'
        )
        findings.error(place, "", said)
    return ""


def _seconds(written: Mapping[str, Any], number: int, findings: Findings) -> int:
    found = written.get("seconds", DEFAULT_SECONDS)
    if isinstance(found, int) and not isinstance(found, bool) and SHORTEST <= found <= LONGEST:
        return found
    said = _(
        "la durée {found} n'est pas un nombre entier de secondes entre {low} et {high}\u202f; écrivez {line}."
    ).format(found=quoted(str(found)), low=SHORTEST, high=LONGEST, line="seconds = 45")
    findings.error(Place(number, "seconds"), str(found), said)
    return DEFAULT_SECONDS


def _view(written: Mapping[str, Any], number: int, findings: Findings) -> StepView:
    given = [key for key in _VIEWS if key in written]
    if len(given) != 1:
        names = ", ".join(given)
        said = (
            _("il manque ce qu'on voit\u00a0: figures, chart, map ou page.")
            if not given
            else _("il faut une seule chose à voir, pas {n} ({names}).").format(n=len(given), names=names)
        )
        findings.error(Place(number, given[-1] if given else ""), names, said)
        return FiguresView(())
    place = Place(number, given[0])
    return _VIEW_READERS[given[0]](written[given[0]], place, findings)


def _figures(found: object, place: Place, findings: Findings) -> StepView:
    several = [found] if isinstance(found, str) else found
    if (
        not isinstance(several, list)
        or not several
        or len(several) > MOST_FIGURES
        or not all(isinstance(one, str) for one in several)
    ):
        said = _("{key} est une liste de {n} références au plus, par exemple {example}.").format(
            key=quoted("figures"), n=MOST_FIGURES, example='["{jobs_created of all}"]'
        )
        findings.error(place, "", said)
        return FiguresView(())
    return FiguresView(tuple(several))


def _chart(found: object, place: Place, findings: Findings) -> StepView:
    if isinstance(found, str) and found.strip():
        return ChartView(found.strip())
    said = _("{key} est un texte, par exemple {example}.").format(
        key=quoted("chart"), example='"poles by sector"'
    )
    findings.error(place, "", said)
    return ChartView("")


def _page(found: object, place: Place, findings: Findings) -> StepView:
    if isinstance(found, str) and found.startswith("/") and not found.startswith("//"):
        return PageView(found)
    said = _(
        "{key} est l'adresse d'une page de ce tableau de bord, à partir de sa racine, par exemple {example}."
    ).format(key=quoted("page"), example='"/pole?pole=eoliennes-pays-de-vilaine"')
    findings.error(place, found if isinstance(found, str) else "", said)
    return PageView("")


def _map(found: object, place: Place, findings: Findings) -> StepView:
    if isinstance(found, dict):
        _unknown_keys(found, _MAP, place, findings)
        highlight = found.get("highlight", [])
        texts = [found.get(key, "") for key in ("of", "indicator", "around")]
        listed = [highlight] if isinstance(highlight, str) else highlight
        if isinstance(listed, list) and all(isinstance(one, str) for one in [*texts, *listed]):
            of, indicator, around = texts
            return MapView(of or "all", indicator, tuple(listed), around)
    said = _("{key} est une description entre accolades, par exemple {example}.").format(
        key=quoted("map"), example='{ of = "all", highlight = ["eoliennes-pays-de-vilaine"] }'
    )
    findings.error(place, "", said)
    return MapView()


_VIEW_READERS = {"figures": _figures, "chart": _chart, "map": _map, "page": _page}
