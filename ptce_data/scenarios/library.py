"""The scenarios there are: those shipped, those staff saved beside the database, those made on demand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ptce_data import database, staff
from ptce_data.errors import (
    ScenarioError,
    UnknownScenarioError,
    UnreadableFileError,
    UnresolvedReferenceError,
)
from ptce_data.i18n import Language
from ptce_data.i18n import gettext as _
from ptce_data.leaflet import Show
from ptce_data.scenarios import checks, generated, reading, resolving, saved_files, writing
from ptce_data.scenarios.model import Scenario
from ptce_data.scenarios.vocabulary import near, quoted
from ptce_data.search_text import normalised

SHIPPED = Path(__file__).parents[2] / "data" / "scenarios"
LONGEST_NAME = 80
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Entry:
    """A scenario one may choose; own where staff saved it here."""

    name: str
    title: str
    language: Language
    steps: int
    seconds: int
    own: bool


@dataclass(frozen=True)
class Broken:
    """A file beside the scenarios that cannot be offered as one; reason has one line a fault."""

    file: str
    reason: str


def available(cursor: duckdb.DuckDBPyConnection) -> tuple[Entry, ...]:
    """Those shipped, then those saved, by name; those that cannot be offered are told by `broken`."""
    return tuple(_entry(cursor, found, own=own) for own in (False, True) for found in _scenarios(own=own))


def broken() -> tuple[Broken, ...]:
    """The files left out of `available`, and why, in the same order."""
    told = ((file.name, _fault(file, own=own)) for own in (False, True) for file in _files(own=own))
    return tuple(Broken(name, reason) for name, reason in told if reason)


def _files(*, own: bool) -> list[Path]:
    folder = _folder() if own else SHIPPED
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def _scenarios(*, own: bool) -> Iterator[Scenario]:
    for file in _files(own=own):
        found = None if _fault_of_name(file, own=own) else _read(file)
        if found is not None:
            yield found


def _fault(file: Path, *, own: bool) -> str:
    """Why a file is not offered; "" where it is."""
    fault = _fault_of_name(file, own=own)
    if fault:
        return fault
    try:
        findings = reading.read(reading.file_text(file), file.stem, file.name).findings
    except UnreadableFileError as problem:
        return str(problem)
    except OSError as problem:
        said = _("{file}\u00a0: ce fichier ne peut pas être lu ({reason}).")
        return said.format(file=file.name, reason=problem.strerror)
    return "\n".join(issue.sentence for issue in findings.issues if issue.level == "error")


def _fault_of_name(file: Path, *, own: bool) -> str:
    if not _SLUG.fullmatch(file.stem) or len(file.stem) > LONGEST_NAME:
        said = _(
            "{file}\u00a0: un nom de scénario n'a que des lettres minuscules sans accent, des chiffres et "
            "des tirets\u202f; renommez ce fichier."
        )
        return said.format(file=file.name)
    if own and _shipped(file.stem):
        said = _(
            "{file}\u00a0: un scénario fourni porte déjà ce nom, c'est lui qui est montré\u202f; "
            "renommez ce fichier."
        )
        return said.format(file=file.name)
    return ""


def _entry(cursor: duckdb.DuckDBPyConnection, found: Scenario, *, own: bool) -> Entry:
    try:
        title = resolving.title(cursor, found)
    except UnresolvedReferenceError:  # its steps say why
        title = found.title
    seconds = sum(step.seconds for step in found.steps)
    return Entry(found.name, title, found.language, len(found.steps), seconds, own)


def _read(file: Path) -> Scenario | None:
    try:
        return reading.read(reading.file_text(file), file.stem, file.name).scenario
    except (UnreadableFileError, OSError):
        return None


def find(cursor: duckdb.DuckDBPyConnection, name: str) -> Show:
    """The show of this name, over the data the cursor reads.

    Raises UnknownScenarioError, or ScenarioError where a step no longer holds.
    """
    return resolving.show(cursor, scenario(cursor, name))


def scenario(cursor: duckdb.DuckDBPyConnection, name: str) -> Scenario:
    """The scenario of this name, its references not resolved: a value one may keep answers by.

    Raises UnknownScenarioError, or ScenarioError where the file is wrong.
    """
    if ":" in name:
        return generated.of_name(cursor, name)
    file = _file(name)
    found = reading.read(_text(file), name, file.name)
    if found.scenario is None:
        raise ScenarioError("\n".join(issue.sentence for issue in found.findings.issues))
    return found.scenario


def text_of(cursor: duckdb.DuckDBPyConnection, name: str) -> str:
    """The TOML to start from: of a file, or of one made on demand. Raises UnknownScenarioError."""
    return writing.toml(generated.of_name(cursor, name)) if ":" in name else text(name)


def text(name: str) -> str:
    """The TOML of a shipped or saved scenario. Raises UnknownScenarioError."""
    return _text(_file(name))


def _text(file: Path) -> str:
    try:
        return reading.file_text(file)
    except OSError:
        raise _unknown(file.stem) from None


def _file(name: str) -> Path:
    """The file of a name; a name is never a path. Raises UnknownScenarioError."""
    if not _SLUG.fullmatch(name) or len(name) > LONGEST_NAME:
        raise _unknown(name)
    for folder in (SHIPPED, _folder()):
        file = folder / f"{name}.toml"
        if file.is_file():
            return file
    raise _unknown(name)


def _unknown(name: str) -> UnknownScenarioError:
    written = [file.stem for folder in (SHIPPED, _folder()) for file in folder.glob("*.toml")]
    known = [one for one in written if _SLUG.fullmatch(one)]
    said = _("Aucun scénario ne s'appelle {name}. {near}").format(name=quoted(name), near=near(name, known))
    return UnknownScenarioError(said.strip())


def _shipped(name: str) -> bool:
    return (SHIPPED / f"{name}.toml").is_file()


def _folder() -> Path:
    return Path(f"{database.path()}.scenarios")


def name_of(title: str) -> str:
    """The slug a title is saved under; "" where nothing of it can be kept."""
    return normalised(title)[:LONGEST_NAME].strip().replace(" ", "-")


@dataclass(frozen=True)
class Saved:
    """A scenario as it is saved here: its name, its title in words, its text."""

    name: str
    title: str
    text: str


def saved(cursor: duckdb.DuckDBPyConnection, name: str) -> Saved | None:
    """The scenario staff saved under this name; None where there is none, or where it cannot be read."""
    file = _folder() / f"{name}.toml"
    if not _SLUG.fullmatch(name) or not file.is_file():
        return None
    found = _read(file)
    return Saved(name, _entry(cursor, found, own=True).title, _text(file)) if found else None


def replaced(cursor: duckdb.DuckDBPyConnection, written: str) -> Saved | None:
    """The saved scenario that saving this text would replace; None where nothing would be."""
    report = reading.read(written, "", "").written
    if report is None:
        return None
    try:
        return saved(cursor, name_of(resolving.title(cursor, report)))
    except UnresolvedReferenceError:  # saving will say so
        return None


def save(cursor: duckdb.DuckDBPyConnection, written: str, member: staff.Member | None) -> str:
    """Keep a scenario under its title's slug, visible to everyone, and give that name.

    A copy of one saved before under that name stays, dated. Raises NotStaffError, PublishingBusyError, or
    ScenarioError where something is wrong in it, where a shipped scenario has that name, or where nothing
    can be written.
    """
    staff.check(member)
    report = checks.check(cursor, written, "")
    if report.scenario is None or report.refused:
        errors = [issue.sentence for issue in report.issues if issue.level == "error"]
        raise ScenarioError("\n".join([_("Rien n'a été enregistré\u00a0:"), *errors]))
    title = resolving.title(cursor, report.scenario)
    name = name_of(title)
    if not name:
        raise ScenarioError(_("Le titre doit contenir des lettres\u00a0: le scénario en prend son nom."))
    if _shipped(name):
        raise ScenarioError(
            _(
                "{title} est fourni avec le tableau de bord et ne se remplace pas\u00a0: "
                "donnez un autre titre au vôtre."
            ).format(title=quoted(title))
        )
    try:
        saved_files.write(_folder() / f"{name}.toml", written)
    except OSError as problem:
        raise _unwritable(problem) from problem
    return name


def _unwritable(problem: OSError) -> ScenarioError:
    said = _("Le dossier des scénarios ne peut pas être écrit ({reason})\u202f; rien n'a été changé.")
    return ScenarioError(said.format(reason=problem.strerror))


def delete(name: str, member: staff.Member | None) -> None:
    """Take a saved scenario away; a dated copy stays in its folder.

    Raises NotStaffError, UnknownScenarioError, PublishingBusyError, or ScenarioError for a shipped one.
    """
    staff.check(member)
    file = _file(name)
    if file.parent == SHIPPED:
        raise ScenarioError(_("Ce scénario est fourni avec le tableau de bord\u00a0: il ne s'efface pas."))
    try:
        saved_files.put_aside(file)
    except FileNotFoundError:  # somebody else did it meanwhile
        raise _unknown(name) from None
    except OSError as problem:
        raise _unwritable(problem) from problem
