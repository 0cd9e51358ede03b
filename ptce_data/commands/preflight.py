"""`python -m ptce_data preflight`: whether a presenter is ready to go on stage without a network."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ptce_data import database, markup
from ptce_data.commands import arguments
from ptce_data.i18n import FRENCH_PLURAL_FROM
from ptce_data.preflight.check import Check, State

READY, NOT_READY = 0, 1
PORT = 8501
LAST_PORT = 65_535
# A sign for the eye on a terminal, a word everywhere.
_SIGNS: dict[State, str] = {"ok": "✓", "warning": "!", "failed": "✗"}
_WORDS: dict[State, str] = {"ok": "prêt", "warning": "à savoir", "failed": "à régler"}
_STYLES: dict[State, str] = {"ok": "green", "warning": "yellow", "failed": "bold red"}


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("preflight", help="vérifie que tout est prêt pour la scène, sans réseau")
    parser.add_argument("--scenario", metavar="NOM", default="", help="un seul scénario (par défaut, tous)")
    parser.add_argument(
        "--output", type=Path, metavar="DOSSIER", help="y écrit aussi chaque scénario en .html, .pptx et .pdf"
    )
    parser.add_argument(
        "--port",
        type=_port,
        metavar="PORT",
        default=PORT,
        help=f"port du tableau de bord ({PORT} par défaut)",
    )
    parser.add_argument("--site", type=_site, metavar="ADRESSE", help="adresse où mènent liens et codes QR")
    arguments.add_json(parser)


def _port(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"un port est un nombre de 1 à {LAST_PORT}, pas « {typed} »")
    return int(typed)


def _site(typed: str) -> str:
    if markup.safe_link(typed) is None:
        raise argparse.ArgumentTypeError(f"une adresse commence par http:// ou https://, pas « {typed} »")
    return typed.rstrip("/")


def run(args: argparse.Namespace) -> int:
    """Check everything and say it; 1 where something must be mended first."""
    from ptce_data.preflight import checklist  # noqa: PLC0415 (it loads all that draws and writes)

    asked = checklist.Asked(
        file=database.path(),
        today=date.today(),
        port=args.port,
        site=args.site or f"http://localhost:{args.port}",
        scenario=args.scenario,
        output=args.output,
    )
    found = checklist.checks(asked)
    told = tuple(found) if args.json else tuple(_telling(found))
    ready = not any(check.state == "failed" for check in told)
    if args.json:
        answer = {"ready": ready, "checks": [asdict(check) for check in told]}
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(_verdict(told))
    return READY if ready else NOT_READY


def _telling(checks: Iterator[Check]) -> Iterator[Check]:
    """Say each check as soon as it is made."""
    console = Console(highlight=False, soft_wrap=True)
    for check in checks:
        console.print(_line(check, signs=console.is_terminal))
        yield check


def _line(check: Check, *, signs: bool) -> Text:
    mark = f"{_SIGNS[check.state]} " if signs else f"[{_WORDS[check.state]}] "
    line = Text.assemble(
        (mark, _STYLES[check.state]), (check.name, "bold"), f"\u00a0: {markup.seen(check.found)}"
    )
    if check.what_to_do:
        line.append(f"\n  → {markup.seen(check.what_to_do)}", _STYLES[check.state])
    return line


def _verdict(checks: tuple[Check, ...]) -> str:
    failed = sum(check.state == "failed" for check in checks)
    if not failed:
        return "Prêt pour la scène."
    return (
        f"Pas encore prêt\u00a0: {failed} {'points' if failed >= FRENCH_PLURAL_FROM else 'point'} à régler."
    )
