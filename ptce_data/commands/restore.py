"""`python -m ptce_data restore BATCH`: re-establish a withdrawn import, after showing what that changes."""

import argparse

from ptce_data import database
from ptce_data.changes import Restoration
from ptce_data.commands import arguments, publishing
from ptce_data.i18n import gettext as _
from ptce_data.queries import restoring
from ptce_data.sentences import restoring as sentences


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("restore", help="rétablit un import retiré")
    parser.add_argument("batch", metavar="N", type=int, help="son numéro, donné par history")
    parser.add_argument("--reason", metavar="RAISON", default="", help="gardée dans l'historique")
    publishing.add_yes(parser)
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Preview, ask, publish. Raises UnknownCodeError."""
    change = Restoration(args.batch, args.reason)
    if not args.json:
        with database.reading(publishing.current()) as cursor:
            said = sentences.added_beside(restoring.added_beside(cursor, publishing.member(), args.batch))
        if said:
            print(said)
    return publishing.confirmed(args, change, _("Rétablir l'import {batch}\u202f?").format(batch=args.batch))
