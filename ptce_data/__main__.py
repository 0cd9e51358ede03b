"""`python -m ptce_data COMMAND`: 0 done, 1 data refused, 2 wrong usage or unusable file, 70 a bug."""

import argparse
import json
import sys
import traceback
from collections.abc import Sequence
from typing import Protocol

from ptce_data.commands import (
    arguments,
    build,
    check,
    history,
    importing,
    restore,
    staff_code,
    template,
    verify,
    withdraw,
)
from ptce_data.errors import (
    DatabaseMissingError,
    NotADatabaseError,
    PtceDataError,
    UnreadableFileError,
    VerificationError,
)
from ptce_data.exports import command as export

REFUSED, UNREADABLE = 1, 2
BUG = 70  # EX_SOFTWARE of sysexits.h
_OUR_FAULT = "Défaut du programme, et non de votre commande : transmettez ce qui suit à l'équipe."


class Command(Protocol):
    """A module of commands/, or of a package that brings its own."""

    def add_parser(self, subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


COMMANDS: dict[str, Command] = {
    "build": build,
    "verify": verify,
    "check": check,
    "import": importing,
    "history": history,
    "withdraw": withdraw,
    "restore": restore,
    "export": export,
    "template": template,
    "staff-code": staff_code,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what went wrong is said on stderr."""
    args = _parser().parse_args(argv)
    try:
        return COMMANDS[args.command].run(args)
    except PtceDataError as error:
        unusable = isinstance(error, DatabaseMissingError | NotADatabaseError | UnreadableFileError)
        return _say(args, error, UNREADABLE if unusable else REFUSED)
    except OSError as error:
        reason = f"{error.filename} : impossible de lire ou d'écrire ici ({error.strerror})."
        return _say(args, PtceDataError(reason), UNREADABLE)
    except Exception:  # noqa: BLE001 (a bug surfaces whole, under its own code)
        code = _say(args, PtceDataError(_OUR_FAULT), BUG)
        traceback.print_exc()
        return code


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = arguments.FrenchParser(
        prog="python -m ptce_data", description="Le registre des pôles, en ligne de commande."
    )
    subparsers = parser.add_subparsers(title="commandes", dest="command", required=True, metavar="COMMANDE")
    for command in COMMANDS.values():
        command.add_parser(subparsers)
    return parser


def _say(args: argparse.Namespace, error: PtceDataError, code: int) -> int:
    print(error, file=sys.stderr)
    if args.json:
        problems = error.problems if isinstance(error, VerificationError) else (str(error),)
        print(json.dumps({"problems": problems}, ensure_ascii=False))
    return code


if __name__ == "__main__":
    sys.exit(main())
