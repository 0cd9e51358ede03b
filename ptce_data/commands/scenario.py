"""`python -m ptce_data scenario check FILE | list`: what is wrong in a scenario; which ones there are."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ptce_data import database, formats, markup
from ptce_data.commands import arguments
from ptce_data.i18n import FRENCH_PLURAL_FROM
from ptce_data.scenarios import checks, library, reading
from ptce_data.scenarios.checks import Report
from ptce_data.scenarios.model import Issue

DONE, REFUSED = 0, 1
MINUTE = 60


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("scenario", help="contrôle un scénario, ou liste ceux qu'il y a")
    actions = parser.add_subparsers(title="commandes", dest="action", required=True, metavar="COMMANDE")
    check = actions.add_parser("check", help="contrôle un fichier, sans rien changer")
    check.add_argument("file", metavar="FICHIER", type=Path, help="le scénario, un texte TOML")
    arguments.add_json(check)
    listed = actions.add_parser("list", help="liste les scénarios fournis et enregistrés")
    arguments.add_json(listed)


def run(args: argparse.Namespace) -> int:
    """1 where the scenario is refused. Raises UnreadableFileError, OSError or DatabaseMissingError."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {"check": _check, "list": _list}
    return actions[args.action](args)


def _check(args: argparse.Namespace) -> int:
    text = reading.file_text(args.file)
    with database.Reader(database.path()).cursor() as cursor:
        report = checks.check(cursor, text, args.file.stem, args.file.name)
    if args.json:
        print(json.dumps(_answer(args.file.name, report), ensure_ascii=False))
    else:
        _print(report)
    return REFUSED if report.refused else DONE


def _answer(file_name: str, report: Report) -> dict[str, object]:
    return {
        "file": file_name,
        "title": report.scenario.title if report.scenario else None,
        "refused": report.refused,
        "issues": [asdict(issue) for issue in report.issues],
        "steps": [
            {
                "number": scene.number,
                "title": scene.title,
                "sentence": scene.sentence,
                "seconds": scene.seconds,
            }
            for scene in report.scenes
        ],
    }


def _print(report: Report) -> None:
    """The issues a line each, then the steps as the room will read them."""
    console = Console(highlight=False, soft_wrap=True)
    for issue in report.issues:
        console.print(_line(issue))
    for scene in report.scenes:
        console.print(Text(f"{scene.number}. {scene.title} ({scene.seconds}\u00a0s)", style="bold"))
        console.print(Text(f"   {scene.sentence}"))
    console.print(Text(_summary(report), style="bold"))


def _line(issue: Issue) -> Text:
    if issue.level == "error":
        return Text.assemble(("Erreur", "bold red"), "  ", issue.sentence)
    return Text.assemble(("Avertissement", "yellow"), "  ", issue.sentence)


def _summary(report: Report) -> str:
    errors = sum(issue.level == "error" for issue in report.issues)
    if errors:
        return f"{_n(errors, 'erreur', 'erreurs')} : le scénario ne peut pas être présenté ainsi."
    seconds = sum(scene.seconds for scene in report.scenes)
    return f"Le scénario est bon : {_n(len(report.scenes), 'étape', 'étapes')}, {_duration(seconds)}."


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, MINUTE)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def _n(n: int, one: str, many: str) -> str:
    return f"{formats.number(n, 0)} {one if n < FRENCH_PLURAL_FROM else many}"


def _list(args: argparse.Namespace) -> int:
    with database.Reader(database.path()).cursor() as cursor:
        entries = library.available(cursor)
    broken = library.broken()
    if args.json:
        answer = {
            "scenarios": [asdict(entry) for entry in entries],
            "broken": [asdict(one) for one in broken],
        }
        print(json.dumps(answer, ensure_ascii=False))
        return DONE
    for entry in entries:
        kept = "enregistré ici" if entry.own else "fourni"
        steps = _n(entry.steps, "étape", "étapes")
        print(f"{entry.name} : {entry.title} ({steps}, {_duration(entry.seconds)}, {kept})")
    for one in broken:
        print(f"À régler : {markup.seen(one.reason)}")
    return DONE
