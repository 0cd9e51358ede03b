"""`python -m ptce_data export FORMAT`: the whole public database in one file."""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from ptce_data import database
from ptce_data.exports.whole import FORMATS

WRONG_USAGE = 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("export", help="écrit toute la base publique dans un fichier")
    parser.add_argument("format", choices=tuple(FORMATS), help="format du fichier")
    parser.add_argument("--output", type=Path, help="fichier à écrire (par défaut, son nom habituel ici)")
    parser.add_argument("--json", action="store_true", help="réponse pour une machine")


def run(args: argparse.Namespace) -> int:
    """Write the file and say where: 0 done, 2 the file can't be written.

    Raises DatabaseMissingError where there is no database.
    """
    wanted = FORMATS[args.format]
    with database.Reader(database.path()).cursor() as cursor:
        content = wanted.write(cursor)
    target = args.output or Path(wanted.file_name)
    try:
        target.write_bytes(content)
    except OSError as problem:
        print(f"{target} : impossible d'écrire le fichier ({problem.strerror}).", file=sys.stderr)
        return WRONG_USAGE
    if args.json:
        digest = hashlib.sha256(content).hexdigest()
        print(json.dumps({"file": str(target), "bytes": len(content), "sha256": digest}))
    else:
        print(f"{target} : {len(content)} octets.")
    return 0
