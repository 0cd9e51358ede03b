"""`python -m ptce_data export FORMAT`: the whole public database in one file."""

import argparse
import hashlib
import json
from pathlib import Path

from ptce_data import database
from ptce_data.commands import arguments
from ptce_data.exports.whole import FORMATS


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("export", help="écrit toute la base publique dans un fichier")
    parser.add_argument("format", choices=tuple(FORMATS), help=f"format du fichier : {', '.join(FORMATS)}")
    parser.add_argument(
        "--output", type=Path, metavar="FICHIER", help="fichier à écrire (par défaut, son nom habituel ici)"
    )
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file and say where. Raises DatabaseMissingError, or OSError where it can't be written."""
    wanted = FORMATS[args.format]
    with database.Reader(database.path()).cursor() as cursor:
        content = wanted.write(cursor)
    target: Path = args.output or Path(wanted.file_name)
    arguments.write(target, content)
    if args.json:
        digest = hashlib.sha256(content).hexdigest()
        print(json.dumps({"file": str(target), "bytes": len(content), "sha256": digest}, ensure_ascii=False))
    else:
        print(f"{target}\u00a0: fichier écrit, {len(content)} octets.")
    return 0
