"""`python -m ptce_data staff-code`: a new code for the network's pages, shown this once."""

import argparse
import json

from ptce_data import database, staff_code
from ptce_data.commands import arguments


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    arguments.add_json(
        subparsers.add_parser(
            "staff-code", help="remplace le code de l'espace du réseau et affiche le nouveau"
        )
    )


def run(args: argparse.Namespace) -> int:
    """Write the new code's hash beside the database and say the code."""
    code = staff_code.renew(database.path())
    if args.json:
        print(json.dumps({"staff_code": code}))
    else:
        print(
            f"Nouveau code de l'espace du réseau : {code}\n"
            "Notez-le : il n'est gardé que haché et ne sera plus affiché. L'ancien ne vaut plus, "
            "et qui s'en était servi doit s'identifier de nouveau."
        )
    return 0
