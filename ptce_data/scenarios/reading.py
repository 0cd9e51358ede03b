"""A scenario's TOML text, read into a value; everything wrong with its form is listed at once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ptce_data import i18n
from ptce_data.errors import UnreadableFileError
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
MOST_DOTS = 1_000  # on a line: TOML's reader takes 20 s over a name of 90,000 parts
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
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(
            _("{file}\u00a0: ce fichier est trop gros pour un scénario (200 ko au plus).").format(
                file=file.name
            )
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(
            _(
                "{file}\u00a0: ce n'est pas un texte en UTF-8\u202f; enregistrez-le de nouveau en UTF-8."
            ).format(file=file.name)
        ) from None


def read(text: str, name: str, file_name: str) -> Reading:
    """The scenario called `name` in `text`; file_name is for the messages, "" where there is no file."""
    findings = Findings(file_name, Positions(text))
    written = _parsed(text, findings)
    return Reading(_scenario(written, name, findings) if written is not None else None, findings)


def _parsed(text: str, findings: Findings) -> dict[str, Any] | None:
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        findings.error(Place(), "", _("le texte est trop long pour un scénario (200 ko au plus)."))
        return None
    for line, written in enumerate(text.splitlines(), start=1):
        if written.count(".") > MOST_DOTS:
            findings.error_at(line, "", _mistake("", ""))
            return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # ValueError: also an integer of 5,000 digits
        said = str(problem)
        found = re.search(r"at line (\d+)", said)
        at_end = len(text.splitlines()) if isinstance(problem, tomllib.TOMLDecodeError) else 0
        line = int(found[1]) if found else at_end
        findings.error_at(line, "", _mistake(said, _line(text, line)))
        return None


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _mistake(said: str, line: str) -> str:
    """What TOML's reader says, in words for someone who does not know TOML."""
    for pattern, words in _mistakes().items():
        if re.search(pattern, said):
            return words
    if re.search("[“”„«»]", line) and '"' not in line:
        return _(
            "le texte doit être entre guillemets droits {quote}, pas entre guillemets typographiques."
        ).format(quote='"')
    return _(
        "cette ligne n'est pas comprise\u00a0: écrivez un nom, le signe =, puis un texte entre guillemets "
        "droits {quote}."
    ).format(quote='"')


def _mistakes() -> dict[str, str]:
    quote = {"quote": '"'}
    return {
        "Illegal character '\\\\n'|Unterminated string|Expected '\"\"\"'": _(
            "il manque le guillemet droit {quote} qui ferme le texte."
        ).format(**quote),
        "Exceeds the limit": _("un nombre a beaucoup trop de chiffres."),
        "Unclosed array": _("il manque le crochet ] qui ferme la liste."),
        "Unclosed inline table|Expected '}'": _("il manque l'accolade qui ferme la description de la carte."),
        "Cannot overwrite|Duplicate": _("ce nom est écrit deux fois dans la même étape\u202f; gardez-en un."),
        "Unescaped": _("une barre oblique inverse (\\) s'écrit deux fois dans un texte, ou pas du tout."),
        "Expected newline or end of document": _(
            "il y a quelque chose de trop après la valeur\u202f; dans un texte, mettez des guillemets "
            "français à la place de {quote}."
        ).format(**quote),
    }


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
            found=quoted(_shown(found)), fr=quoted("fr"), en=quoted("en")
        )
        findings.error(place, _shown(found), said)
    return "fr"


def _shown(found: object) -> str:
    """A value as text; « … » for an integer of too many digits, which Python refuses to write."""
    try:
        return str(found)
    except ValueError:
        return "…"


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
    for key in written:
        if key not in known:
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
    ).format(found=quoted(_shown(found)), low=SHORTEST, high=LONGEST, line="seconds = 45")
    findings.error(Place(number, "seconds"), _shown(found), said)
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
