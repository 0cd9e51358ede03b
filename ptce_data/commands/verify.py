"""`python -m ptce_data verify`: everything derived again by another way, and compared."""

import argparse
import json
from dataclasses import asdict

from ptce_data import database, verify
from ptce_data.commands import arguments


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    arguments.add_json(subparsers.add_parser("verify", help="refait tous les calculs autrement et compare"))


def run(args: argparse.Namespace) -> int:
    """Verify the published database. Raises VerificationError or DatabaseMissingError."""
    file = database.path()
    with database.reading(file) as connection:
        report = verify.verify(connection)
    if args.json:
        print(json.dumps({"database": str(file), **asdict(report)}, ensure_ascii=False))
    else:
        print(
            f"{file} : rien à signaler. Vérifiés : {report.poles} pôles, {report.claims} relevés, "
            f"{report.observations} observations, {report.situations} situations, {report.totals} totaux."
        )
    return 0
