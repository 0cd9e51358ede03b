"""`python -m ptce_data history [BATCH]`: every import, or one whole with what it moved."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime

from ptce_data import catalogue, database
from ptce_data.catalogue import Indicator
from ptce_data.commands import arguments, publishing
from ptce_data.queries import history
from ptce_data.queries.history import BatchDetail, Event
from ptce_data.sentences import moves
from ptce_data.sentences import publication as sentences


def add_parser(subparsers: "arguments.Subparsers[argparse.ArgumentParser]") -> None:
    """Declare the command; its arguments go to `run`."""
    parser = subparsers.add_parser("history", help="liste les imports, ou en détaille un")
    parser.add_argument("batch", metavar="N", type=int, nargs="?", help="le numéro d'un import")
    arguments.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was published, by whom. Raises UnknownCodeError or DatabaseMissingError."""
    member = publishing.member()
    with database.Reader(publishing.current()).cursor() as cursor:
        if args.batch is None:
            batches = history.batches(cursor, member)
            lines = [sentences.batch_line(batch) for batch in batches]
            told: object = {"batches": batches}
        else:
            detail = history.batch(cursor, member, args.batch)
            lines = _detailed(detail, catalogue.load(cursor).indicators)
            told = detail
    if args.json:
        print(json.dumps(told, ensure_ascii=False, default=_plain))
    else:
        print("\n".join(publishing.plain(line) for line in lines))
    return publishing.DONE


def _detailed(detail: BatchDetail, indicators: Mapping[str, Indicator]) -> list[str]:
    lines = [sentences.batch_line(detail.batch)]
    for event in detail.events:
        lines.append(sentences.event(event))
        lines += [f"  {line}" for line in _moved(event, indicators)]
    lines += [f"+ {pole.name}" for pole in detail.poles]
    told = [sentences.change(change, indicators) for change in detail.changes]
    return [*lines, *publishing.some(told, detail.changes_found)]


def _moved(event: Event, indicators: Mapping[str, Indicator]) -> list[str]:
    """What the event moved at the time; nothing is said of the starting data, that moved nothing known."""
    if not event.moves:
        return []
    heading = moves.heading(event.moves, len(event.moves), "did") + "\u00a0:"
    return [heading, *publishing.first_moves(event.moves, len(event.moves), indicators)]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
