"""`python -m ptce_data template`: the workbook to fill in."""

import argparse
import hashlib
import json
from pathlib import Path

from ptce_data import database
from ptce_data.commands import arguments
from ptce_data.i18n import LANGUAGES, speaking
from ptce_data.workbook import template


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("template", help="écrit le classeur à remplir")
    parser.add_argument(
        "--pole", metavar="ID", help="identifiant d'un pôle : ses dernières valeurs y sont déjà"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FICHIER", help="fichier à écrire (par défaut, son nom habituel ici)"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="fr", help="langue du classeur : fr (par défaut) ou en"
    )
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the workbook and say where. Raises UnknownCodeError, DatabaseMissingError or OSError."""
    with database.Reader(database.path()).cursor() as cursor, speaking(args.lang):
        content = template.template(cursor, args.pole)
        target: Path = args.output or Path(template.file_name(args.pole))
    arguments.write(target, content)
    if args.json:
        digest = hashlib.sha256(content).hexdigest()
        print(json.dumps({"file": str(target), "bytes": len(content), "sha256": digest}, ensure_ascii=False))
    else:
        print(f"{target}\u00a0: classeur écrit, {len(content)} octets.")
    return 0
