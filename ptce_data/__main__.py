"""`python -m ptce_data COMMAND`: 0 done, 1 data refused, 2 wrong usage or unusable file, 70 a bug."""

import argparse
import json
import os
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
    preflight,
    restore,
    scenario,
    staff_code,
    template,
    verify,
    withdraw,
)
from ptce_data.errors import (
    DatabaseMissingError,
    NotADatabaseError,
    PtceDataError,
    UnknownCodeError,
    UnreadableFileError,
    VerificationError,
)
from ptce_data.exports import command as export

REFUSED, UNREADABLE = 1, 2
BUG = 70  # EX_SOFTWARE of sysexits.h
BROKEN_PIPE = 141  # what a shell says of a command that SIGPIPE ended
_UNUSABLE = (DatabaseMissingError, NotADatabaseError, UnknownCodeError, UnreadableFileError)
_OUR_FAULT = "Défaut du programme, et non de votre commande : transmettez ce qui suit à l'équipe."


class Command(Protocol):
    """A module of commands/, or of a package that brings its own."""

    def add_parser(self, subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


COMMANDS: dict[str, Command] = {
    "build": build,
    "verify": verify,
    "preflight": preflight,
    "check": check,
    "import": importing,
    "history": history,
    "withdraw": withdraw,
    "restore": restore,
    "export": export,
    "template": template,
    "scenario": scenario,
    "staff-code": staff_code,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what went wrong is said on stderr."""
    args = _parser().parse_args(argv)
    try:
        code = COMMANDS[args.command].run(args)
        sys.stdout.flush()
    except PtceDataError as error:
        return _say(args, error, UNREADABLE if isinstance(error, _UNUSABLE) else REFUSED)
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        place = error.filename or "sortie de la commande"
        reason = f"{place} : impossible de lire ou d'écrire ici ({error.strerror})."
        return _say(args, PtceDataError(reason), UNREADABLE)
    except Exception:  # noqa: BLE001 (a bug surfaces whole, under its own code)
        code = _say(args, PtceDataError(_OUR_FAULT), BUG)
        traceback.print_exc()
    return code


def _reader_gone() -> int:
    """Whoever reads has enough (`| head`): nothing more is said, not even at the interpreter's own end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


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
