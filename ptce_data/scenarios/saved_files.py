"""The folder of the scenarios staff saved: one writer at a time, and no moment without a text."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from ptce_data.errors import ScenarioError
from ptce_data.i18n import gettext as _
from ptce_data.publishing_lock import publishing, swap_in, sync

MOST_SAVED = 500
KEPT_OF_A_NAME = 20
KEPT_IN_ALL = 1_000


def write(file: Path, written: str) -> None:
    """Keep a text in `file`, a copy of the former one under its date.

    Raises ScenarioError where the name is new and too many are there, PublishingBusyError, or OSError.
    """
    with publishing(file.parent):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        for left in file.parent.glob("*.tmp"):  # by a save that was killed: nobody else holds the lock
            left.unlink()
        if not file.exists() and len(list(file.parent.glob("*.toml"))) >= MOST_SAVED:
            said = _("Il y a déjà {n} scénarios enregistrés\u00a0: effacez-en un.")
            raise ScenarioError(said.format(n=MOST_SAVED))
        # Made by mkstemp: readable by this account alone, under a name nobody can guess.
        with NamedTemporaryFile(dir=file.parent, suffix=".tmp", delete=False) as made:
            beside = Path(made.name)
        try:
            beside.write_text(written, encoding="utf-8")
            sync(beside)
            if file.exists():
                shutil.copy(file, _dated(file))
            swap_in(beside, file)
        finally:
            beside.unlink(missing_ok=True)
        _prune(file)


def put_aside(file: Path) -> None:
    """Move a file under its date; it is no longer listed. Raises PublishingBusyError, or OSError."""
    with publishing(file.parent):
        file.replace(_dated(file))
        _prune(file)


def _dated(file: Path) -> Path:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    return file.with_name(f"{file.stem}.{now}.ancien")


def _prune(file: Path) -> None:
    """The oldest are forgotten, of this name then of all: a name has no dot, its date follows."""
    aside = sorted(file.parent.glob("*.ancien"), key=lambda one: one.name.partition(".")[2])
    of_name = [one for one in aside if one.name.startswith(f"{file.stem}.")]
    for old in {*of_name[:-KEPT_OF_A_NAME], *aside[:-KEPT_IN_ALL]}:
        old.unlink(missing_ok=True)
