"""`python -m ptce_data import FILE`: check a workbook, show what it would change, publish it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ptce_data.commands import arguments, check, publishing
from ptce_data.i18n import gettext as _
from ptce_data.workbook import studies
from ptce_data.workbook.decisions import Decisions


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("import", help="contrôle un classeur, montre ce qu'il change, le publie")
    parser.add_argument("file", metavar="FICHIER", type=Path, help="le classeur à importer")
    check.add_reading(parser)
    parser.add_argument("--source", metavar="TITRE", help="la source des chiffres qui n'en ont pas")
    parser.add_argument("--source-url", metavar="ADRESSE", help="l'adresse de cette source")
    parser.add_argument("--reason", metavar="RAISON", help="ce qui explique les écarts qui en demandent")
    publishing.add_yes(parser)
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Check, preview, ask, publish; 1 where the file is refused. Raises UnreadableFileError."""
    publishing.current()
    with _progress() as tell:
        study = check.read_and_check(args.file, _decided(args), tell)
    if study.report.refused(partial=study.decisions.partial):
        check.print_study(study, as_json=args.json)
        return publishing.REFUSED
    if not args.json:
        check.print_study(study, as_json=False)
    change = replace(study.claims(), stored=args.file)
    also = check.about_the_past(study)
    return publishing.confirmed(args, change, _("Publier ces chiffres\u202f?"), also)


def _decided(args: argparse.Namespace) -> Decisions:
    decided = check.decided(args)
    return replace(
        decided,
        source_title=args.source or decided.source_title,
        source_url=args.source_url or decided.source_url,
        reason=args.reason or decided.reason,
    )


@contextmanager
def _progress() -> Iterator[studies.Progress | None]:
    """A bar on the terminal, if there is one, while the file is read and checked."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(_("Lecture et contrôle"), total=1.0)
        yield lambda part: bar.update(task, completed=part)
