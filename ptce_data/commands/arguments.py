"""A command line that explains itself in French."""

import argparse
from typing import Any, NoReturn

WRONG_USAGE = 2

Subparsers = argparse._SubParsersAction  # noqa: SLF001 (argparse gives this type no public name)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Utilisation : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """Same as argparse's, with its own texts; a wrong usage ends with 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings | {"add_help": False, "formatter_class": _Formatter})
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse's message is English)
        """The usage says it all."""
        self.exit(
            WRONG_USAGE,
            f"{self.format_usage()}Commande mal écrite ; « {self.prog} --help » donne l'aide.\n",
        )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option every command has."""
    parser.add_argument("--json", action="store_true", help="réponse pour une machine")
