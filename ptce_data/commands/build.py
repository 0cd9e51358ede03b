"""`python -m ptce_data build`: the database, from data/seed and data/geo."""

import argparse
import json

from ptce_data import build, database
from ptce_data.commands import arguments


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    arguments.add_json(
        subparsers.add_parser("build", help="construit la base à partir des données de départ")
    )


def run(args: argparse.Namespace) -> int:
    """Build, verify, swap in. Raises SeedError or VerificationError, and the old database stands."""
    target = build.build(database.path())
    version = database.published_version(target)
    if args.json:
        print(json.dumps({"database": str(target), "version": version}, ensure_ascii=False))
    else:
        print(f"{target} : base construite et vérifiée, version {version}.")
    return 0
