"""`python -m ptce_data build`: the database, from data/seed and data/geo."""

import argparse
import json

from ptce_data import build, database
from ptce_data.commands import arguments


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("build", help="construit la base à partir des données de départ")
    parser.add_argument(
        "--discard-imports",
        action="store_true",
        help="reconstruit même si la base contient des imports ; une copie datée en est gardée à côté",
    )
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Build, verify, swap in. Raises what `build_and_count` raises, and the old file stands."""
    built = build.build_and_count(database.path(), discard_imports=args.discard_imports)
    if args.json:
        answer = {
            "database": str(built.file),
            "version": built.version,
            "repeated_lines": built.repeated_lines,
        }
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(f"{built.file} : base construite et vérifiée, version {built.version}.{_repeated(built)}")
    return 0


def _repeated(built: build.Built) -> str:
    n = built.repeated_lines
    if not n:
        return ""
    return " 1 ligne déjà dite, non reprise." if n == 1 else f" {n} lignes déjà dites, non reprises."
