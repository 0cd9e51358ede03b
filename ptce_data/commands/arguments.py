"""A command line that explains itself in French."""

import argparse
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

WRONG_USAGE = 2

Subparsers = argparse._SubParsersAction  # noqa: SLF001 (argparse gives this type no public name)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Utilisation : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section("arguments" if heading == "positional arguments" else heading)


class FrenchParser(argparse.ArgumentParser):
    """Same as argparse's, with its own texts; a wrong usage ends with 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings | {"add_help": False, "formatter_class": _Formatter})
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Each command refuses what it does not know itself: it is the one that knows its options."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {unknown[0]}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """The usage, what is wrong, the nearest that is right."""
        self.exit(
            WRONG_USAGE,
            f"{self.format_usage()}Commande mal écrite : {self._mistake(message)} "
            f"« {self.prog} --help » donne l'aide.\n",
        )

    def _mistake(self, message: str) -> str:
        """The message of argparse, said in French; as it is where it was not foreseen."""
        for pattern, say in _MISTAKES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                return say(found, self._options())
        return f"{message}."

    def _options(self) -> list[str]:
        return [name for action in self._actions for name in action.option_strings if name.startswith("--")]


NAMED = 3
MOST_EXPECTED = 20


def nearest(wrong: str, right: Sequence[str]) -> str:
    """`vouliez-vous dire « a » ou « b » ?`; what is expected where nothing is near."""
    near = get_close_matches(wrong, right, n=NAMED)
    if near:
        return f"vouliez-vous dire {' ou '.join(f'« {one} »' for one in near)} ?"
    if len(right) > MOST_EXPECTED:
        return "rien n'y ressemble."
    return f"attendu : {', '.join(right)}."


def _unknown_choice(found: re.Match[str], options: list[str]) -> str:  # noqa: ARG001 (same shape for all)
    name, wrong, choices = found.groups()
    what = "commande inconnue" if name == "COMMANDE" else f"{name} inconnu"
    right = re.findall(r"[\w-]+", choices)
    return f"{what}, « {wrong} » ; {nearest(wrong, right)}"


def _unknown_argument(found: re.Match[str], options: list[str]) -> str:
    wrong = found[1]
    if wrong.startswith("-"):
        return f"option inconnue, « {wrong} » ; {nearest(wrong.partition('=')[0], options)}"
    return f"« {wrong} » est de trop."


def _missing(found: re.Match[str], options: list[str]) -> str:  # noqa: ARG001 (same shape for all)
    return f"il manque {found[1]}."


def _without_value(found: re.Match[str], options: list[str]) -> str:  # noqa: ARG001 (same shape for all)
    return f"il manque une valeur après {found[1]}."


def _with_value(found: re.Match[str], options: list[str]) -> str:  # noqa: ARG001 (same shape for all)
    return f"{found[1]} ne prend pas de valeur, retirez « {found[2]} »."


_MISTAKES: tuple[tuple[str, Callable[[re.Match[str], list[str]], str]], ...] = (
    (
        r"argument (\w+): (?:invalid choice:|unknown parser) '(.*)' \((?:choose from|choices:) (.*)\)",
        _unknown_choice,
    ),
    (r"unrecognized arguments: (.*)", _unknown_argument),
    (r"the following arguments are required: (.*)", _missing),
    (r"argument (\S+): expected one argument", _without_value),
    (r"argument (\S+): ignored explicit argument '(.*)'", _with_value),
)


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option every command has."""
    parser.add_argument("--json", action="store_true", help="réponse pour une machine")


def write(target: Path, content: bytes) -> None:
    """Raises OSError with the file's name, which a full disk leaves out."""
    try:
        target.write_bytes(content)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(target)) from problem
