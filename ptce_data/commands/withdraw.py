"""`python -m ptce_data withdraw BATCH`: take an import back, after showing what that changes."""

import argparse

from ptce_data.changes import Withdrawal
from ptce_data.commands import arguments, publishing
from ptce_data.i18n import gettext as _


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("withdraw", help="retire un import ; les suivants restent")
    parser.add_argument("batch", metavar="N", type=int, help="son numéro, donné par history")
    parser.add_argument("--reason", metavar="RAISON", default="", help="gardée dans l'historique")
    publishing.add_yes(parser)
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Preview, ask, publish. Raises UnknownCodeError."""
    change = Withdrawal(args.batch, args.reason)
    return publishing.confirmed(args, change, _("Retirer l'import {batch}\u202f?").format(batch=args.batch))
