"""One writer at a time, whichever process it is in; what a killed one left behind is cleared away."""

import fcntl
import glob
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ptce_data.errors import PublishingBusyError
from ptce_data.i18n import gettext as _

WAITED_SECONDS = 60.0
ASKED_EVERY_SECONDS = 0.05
# A preview is over long before; one that was killed leaves its private copy.
PREVIEW_KEPT_SECONDS = 3600.0


@contextmanager
def publishing(file: Path, waited_seconds: float = WAITED_SECONDS) -> Iterator[None]:
    """Hold the right to replace `file`; it ends with the block, or with the process.

    Raises PublishingBusyError where another writer holds it for longer than `waited_seconds`.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(f"{file}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _wait(lock, waited_seconds)
        _clear(file)
        yield
    finally:
        os.close(lock)


def _wait(lock: int, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise PublishingBusyError(
                    _(
                        "Une autre publication est en cours et n'a pas fini à temps\u202f; "
                        "rien n'a été modifié, réessayez dans une minute."
                    )
                ) from None
            time.sleep(ASKED_EVERY_SECONDS)


def next_state(file: Path) -> TemporaryDirectory[str]:
    """A folder beside `file` for the next state: a rename is whole or nothing on one file system."""
    return TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")


def private_copy(file: Path) -> TemporaryDirectory[str]:
    """A folder beside `file` for a copy that will never be published."""
    return TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.", suffix=".preview")


def swap_in(beside: Path, file: Path) -> None:
    """Replace `file` by the state that was built, once the disk has all of it."""
    sync(beside)
    beside.replace(file)
    sync(file.parent)


def sync(path: Path) -> None:
    """Wait until the disk has this file, or what this folder lists."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear(file: Path) -> None:
    """Remove what writers that were killed left: with the lock held, no other can be at work."""
    for folder in file.parent.glob(f".{glob.escape(file.name)}.*.tmp"):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in file.parent.glob(f".{glob.escape(file.name)}.*.preview"):
        with suppress(FileNotFoundError):  # that preview ended meanwhile, without the lock
            if time.time() - folder.stat().st_mtime > PREVIEW_KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
