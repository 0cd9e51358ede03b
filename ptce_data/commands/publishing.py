"""What `import`, `withdraw` and `restore` share: a preview, a confirmation, a publication."""

import argparse
import getpass
import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from rich.console import Console

from ptce_data import catalogue, database, publication, upgrade
from ptce_data.announcement import Move, Preview, Receipt
from ptce_data.catalogue import Indicator
from ptce_data.changes import Change, Import, Keeping, Restoration, Withdrawal
from ptce_data.commands import arguments
from ptce_data.errors import StalePreviewError
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.queries import history
from ptce_data.sentences import moves
from ptce_data.sentences import publication as sentences
from ptce_data.staff import Member

DONE, REFUSED = 0, 1
MOVES_TOLD = 20
CHANGES_TOLD = 20
TRIES = 5
_NOTHING_MORE: Mapping[str, object] = MappingProxyType({})


def add_yes(parser: argparse.ArgumentParser) -> None:
    """The option that publishes without asking."""
    parser.add_argument("--yes", action="store_true", help="publie sans demander de confirmation")


def current() -> Path:
    """The published database, brought up to date where an older version of the program made it."""
    file = database.path()
    if file.exists() and database.published_version(file):
        upgrade.when_older(file)
    return file


def member() -> Member:
    """The local account: who can write the database file already has every right on it."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        name = f"uid {os.getuid()}"
    return Member(_("{name} (ligne de commande)").format(name=name))


def confirmed(
    args: argparse.Namespace, change: Change, question: str, also: Mapping[str, object] = _NOTHING_MORE
) -> int:
    """Preview, ask, publish; 0 done or nothing to do, 1 declined, 2 where nobody can be asked.

    also is told to a machine with what is done.
    """
    file = current()
    preview = _previewed(file, change)
    if isinstance(change, Withdrawal | Restoration) and _already(file, change):
        return _settled(args, change, preview)
    for _try in range(TRIES):
        if isinstance(change, Import) and preview.counts.nothing:
            return _nothing(args, preview, also)
        if not args.json:
            print_preview(preview)
        if not args.yes and not _agreed(question):
            return _declined(args, change, preview, also)
        try:
            with waiting(_("Publication…")):
                receipt = publication.publish(file, change, member(), preview.version, datetime.now(UTC))
        except StalePreviewError as stale:
            _print_since(str(stale), publication.changes_since(file, preview.version))
            preview = _previewed(file, change)
            continue
        return _published(args, change, receipt, also)
    raise StalePreviewError(
        _("Les données changent sans cesse\u202f; rien n'a été publié, réessayez plus tard.")
    )


def _previewed(file: Path, change: Change) -> Preview:
    with waiting(_("Comparaison avec ce qui est publié…")):
        return publication.preview(file, change)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Say what is going on, on a terminal, until it is done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield


def _agreed(question: str) -> bool:
    """Whether the person at the terminal says yes; nobody there is no."""
    if not sys.stdin.isatty():
        return False
    try:
        answer = input(f"{question} [o/N] ")
    except EOFError:
        return False
    return answer.strip().casefold() in {"o", "oui", "y", "yes"}


def _already(file: Path, change: Withdrawal | Restoration) -> bool:
    """Whether the import is already withdrawn, or already stands, as the change would have it."""
    with database.reading(file) as cursor:
        found = history.batch(cursor, member(), change.batch_id).batch
    return (found.withdrawn_at is not None) == isinstance(change, Withdrawal)


def _settled(args: argparse.Namespace, change: Withdrawal | Restoration, preview: Preview) -> int:
    if args.json:
        _print_json({_DONE_AS[type(change)]: False, "batch": change.batch_id, **_told(preview)})
    elif isinstance(change, Withdrawal):
        print(_("L'import {batch} est déjà retiré\u00a0: rien à faire.").format(batch=change.batch_id))
    else:
        print(_("L'import {batch} est déjà publié\u00a0: rien à rétablir.").format(batch=change.batch_id))
    return DONE


def _declined(args: argparse.Namespace, change: Change, preview: Preview, also: Mapping[str, object]) -> int:
    if args.json:
        _print_json({_DONE_AS[type(change)]: False, **_told(preview), **also})
    if sys.stdin.isatty():
        print(_("Rien n'a été changé."), file=sys.stderr)
        return REFUSED
    print(
        _("Rien n'a été changé\u00a0: personne n'est là pour confirmer, ajoutez --yes pour le faire."),
        file=sys.stderr,
    )
    return arguments.WRONG_USAGE


def _nothing(args: argparse.Namespace, preview: Preview, also: Mapping[str, object]) -> int:
    if args.json:
        _print_json({"published": False, "batch": None, **_told(preview), **also})
    else:
        print(sentences.nothing_changes(preview.counts))
    return DONE


def _published(args: argparse.Namespace, change: Change, receipt: Receipt, also: Mapping[str, object]) -> int:
    if args.json:
        done = {_DONE_AS[type(change)]: receipt.batch_id is not None, "batch": receipt.batch_id}
        _print_json({**done, **_told(receipt), **also})
    elif receipt.batch_id is None:
        print(_("Il n'y avait rien à changer\u00a0: c'est déjà ainsi."))
    else:
        print(_said(change).format(batch=receipt.batch_id))
    return DONE


# The key that tells a machine whether a change was made.
_DONE_AS: Mapping[type[Change], str] = {
    Import: "published",
    Withdrawal: "withdrawn",
    Restoration: "restored",
    Keeping: "kept",
}


def _said(change: Change) -> str:
    match change:
        case Withdrawal():
            return _("Retiré\u00a0: l'import {batch} n'est plus montré\u202f; restore le rétablit.")
        case Restoration():
            return _("Rétabli\u00a0: l'import {batch} est de nouveau montré.")
        case _:
            return _("Publié\u00a0: c'est l'import {batch}.")


def _told(shown: Preview | Receipt) -> dict[str, object]:
    return {
        "version": shown.version,
        "counts": asdict(shown.counts),
        "moves": [asdict(move) for move in shown.moves],
        "moves_found": shown.moves_found,
        "changes": [asdict(change) for change in shown.changes],
    }


def _print_json(told: dict[str, object]) -> None:
    print(json.dumps(told, ensure_ascii=False))


def print_preview(preview: Preview) -> None:
    """Counts, lines old → new, public figures that move."""
    with database.Reader(database.path()).cursor() as cursor:
        indicators = catalogue.load(cursor).indicators
    print(_capital(sentences.counts(preview.counts)) + ".")
    changes = [change for change in preview.changes if change.kind != "unchanged"]
    told = [sentences.change(one, indicators) for one in changes[:CHANGES_TOLD]]
    _print_lines(some(told, len(changes)))
    if not preview.moves:
        print(plain(moves.none(preview.changes, indicators, "will")))
        return
    print(moves.heading(preview.moves, preview.moves_found, "will") + "\u00a0:")
    _print_lines(first_moves(preview.moves, preview.moves_found, indicators))


def first_moves(listed: tuple[Move, ...], found: int, indicators: Mapping[str, Indicator]) -> list[str]:
    """The first public figures that move, a line each, then how many more there are."""
    told = [moves.move(move, indicators) for move in listed[:MOVES_TOLD]]
    lines = some(told, max(found, len(listed)))
    return [*lines, moves.following()] if moves.told_apart(listed)[0] else lines


def some(lines: list[str], found: int) -> list[str]:
    """The first lines of a list, and how many more there are."""
    left = found - len(lines)
    if left <= 0:
        return lines
    return [*lines, ngettext("… et {n} autre.", "… et {n} autres.", left).format(n=left)]


def _print_lines(lines: list[str]) -> None:
    for line in lines:
        print(f"  {plain(line)}")


def _print_since(sentence: str, since: tuple[publication.Since, ...]) -> None:
    print(sentence, file=sys.stderr)
    for one in since:
        print(f"  {plain(sentences.since(one))}", file=sys.stderr)


def plain(text: str) -> str:
    """A text of a stranger's file without what a terminal would obey."""
    return "".join(letter for letter in text if not unicodedata.category(letter).startswith("C"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
