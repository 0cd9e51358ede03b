"""A change, seen before it is made, then published whole: the next state is built beside, then swapped in.

`preview` applies the change to a private copy and compares the two states with what the pages show, so
that what it announces is what they will say. `publish` does the same for good, under a lock shared by
every process that writes.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from ptce_data import announcing, applying, database, kept_files, publishing_lock, staff, upgrade, verify
from ptce_data.announcement import (
    ChangeKind,
    Counts,
    FigureChange,
    Move,
    Preview,
    Receipt,
    Scope,
    Shown,
    Since,
)
from ptce_data.announcing import CHANGES_LISTED, MOVES_LISTED, Announcement
from ptce_data.applying import Act
from ptce_data.changes import Change, Import, Keeping
from ptce_data.errors import StalePreviewError
from ptce_data.i18n import gettext as _
from ptce_data.kept_files import kept_file

__all__ = [
    "CHANGES_LISTED",
    "MOVES_LISTED",
    "ChangeKind",
    "Counts",
    "FigureChange",
    "Move",
    "Preview",
    "Receipt",
    "Scope",
    "Shown",
    "Since",
    "changes_since",
    "count",
    "kept_file",
    "preview",
    "publish",
]

NOBODY = ""


def preview(file: Path, change: Change) -> Preview:
    """What `change` would do to what `file` publishes now; nothing is written.

    Raises RefusedChangeError, UnknownCodeError or DatabaseMissingError.
    """
    upgrade.when_older(file)
    with publishing_lock.private_copy(file) as folder, _copied(file, Path(folder)) as connection:
        version = _version(connection)
        connection.begin()
        try:
            announcement, _batch = _made(
                connection, Act(change, NOBODY, datetime.now(UTC).replace(tzinfo=None))
            )
        finally:
            connection.rollback()
    return Preview(
        version, announcement.counts, announcement.changes, announcement.moves, announcement.moves_found
    )


def count(cursor: duckdb.DuckDBPyConnection, claims: pa.Table) -> Counts:
    """The counts alone of claims (CLAIMS schema) that would be imported; works in `database.workbench`."""
    return announcing.count(cursor, claims)


def publish(
    file: Path, change: Change, member: staff.Member | None, seen_version: int, at: datetime
) -> Receipt:
    """Make `change` for good, as previewed on the version `seen_version`; `at` is UTC.

    Viewers see the new state at their next interaction. Where nothing has to change, nothing is written.
    Raises NotStaffError, StalePreviewError, PublishingBusyError, RefusedChangeError, UnknownCodeError or
    UnreadableFileError (the file to keep), and what is published stands.
    """
    act = Act(change, staff.check(member).name, _naive(at))
    upgrade.when_older(file)
    with publishing_lock.publishing(file), publishing_lock.next_state(file) as folder:
        kept_files.clear(file)
        with _copied(file, Path(folder)) as connection:
            version = _version(connection)
            _check_seen(version, seen_version)
            connection.begin()
            announcement, batch_id = _made(connection, act)
            if batch_id is None:
                connection.rollback()
                return _receipt(version, None, act, announcement)
            _tell(connection, announcement, change)
            connection.commit()
            verify.verify(connection)
        if isinstance(change, Import) and change.stored is not None:
            kept_files.keep(file, change.stored, change.sha256)
        publishing_lock.swap_in(Path(folder) / file.name, file)
    return _receipt(version + 1, batch_id, act, announcement)


def changes_since(file: Path, version: int) -> tuple[Since, ...]:
    """What was published after `version`, the oldest first."""
    with database.reading(file) as connection:
        return database.ask(connection, "history_since", Since, {"version": version})


@contextmanager
def _copied(file: Path, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    copy = folder / file.name
    shutil.copyfile(file, copy)
    with database.writing(copy) as connection:
        yield connection


def _made(connection: duckdb.DuckDBPyConnection, act: Act) -> tuple[Announcement, int | None]:
    return announcing.announced(connection, act.change, lambda c: applying.apply(c, act))


def _version(connection: duckdb.DuckDBPyConnection) -> int:
    ((version,),) = connection.execute("SELECT version FROM data_version").fetchall()
    return int(version)


def _check_seen(version: int, seen_version: int) -> None:
    if version != seen_version:
        raise StalePreviewError(
            _(
                "Les données publiées ont changé depuis cet aperçu\u202f; rien n'a été modifié. "
                "Regardez ce qui a changé, puis confirmez de nouveau."
            )
        )


def _tell(connection: duckdb.DuckDBPyConnection, announcement: Announcement, change: Change) -> None:
    """Write what the change moved beside the event (or the choice) that recorded it."""
    moves = json.dumps([asdict(move) for move in announcement.moves], ensure_ascii=False)
    if isinstance(change, Keeping):
        connection.execute(
            "UPDATE choice SET moves = $moves WHERE choice_id = (SELECT max(c.choice_id) FROM choice AS c)",
            {"moves": moves},
        )
        return
    connection.execute(
        "UPDATE batch_event SET counts = $counts, moves = $moves "
        "WHERE event_id = (SELECT max(e.event_id) FROM batch_event AS e)",
        {"counts": json.dumps(asdict(announcement.counts)), "moves": moves},
    )


def _receipt(version: int, batch_id: int | None, act: Act, announcement: Announcement) -> Receipt:
    return Receipt(
        version,
        batch_id,
        act.at,
        act.by,
        announcement.counts,
        announcement.changes,
        announcement.moves,
        announcement.moves_found,
    )


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
