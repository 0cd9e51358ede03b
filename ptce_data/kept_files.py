"""The files that were imported, kept as they came: named by their content, readable by this account alone."""

import hashlib
import os
import re
import shutil
import unicodedata
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory

from ptce_data import database, publishing_lock, staff
from ptce_data.errors import MissingFileError, UnknownCodeError, UnreadableFileError
from ptce_data.i18n import gettext as _

CHUNK = 1 << 20
LONGEST_NAME = 150


def keep(database_file: Path, stored: Path, sha256: str) -> None:
    """Keep the file at `stored`, once. Raises UnreadableFileError where it is no longer what was read."""
    folder = _folder(database_file)
    if not folder.exists():
        folder.mkdir(mode=0o700)
        publishing_lock.sync(folder.parent)
    kept = folder / _content_name(sha256)
    if kept.exists():
        return
    with TemporaryDirectory(dir=folder, suffix=".tmp") as beside:
        copy = Path(beside) / sha256
        try:
            same = _copied(stored, copy) == sha256
        except FileNotFoundError:
            raise _gone() from None
        if not same:
            raise UnreadableFileError(
                _(
                    "Le fichier a changé depuis qu'il a été lu\u202f; "
                    "rien n'a été publié, importez-le de nouveau."
                )
            )
        copy.replace(kept)
        publishing_lock.sync(folder)


def clear(database_file: Path) -> None:
    """Remove the copies that writers killed midway left; the lock is held, so no living one owns any."""
    for left in _folder(database_file).glob("*.tmp"):
        shutil.rmtree(left, ignore_errors=True)


def size_of(stored: Path) -> int:
    """In bytes. Raises UnreadableFileError where the file went away since it was read."""
    try:
        return stored.stat().st_size
    except FileNotFoundError:
        raise _gone() from None


def _gone() -> UnreadableFileError:
    return UnreadableFileError(
        _(
            "Le fichier n'est plus là où il a été lu\u202f; "
            "rien n'a été publié, déposez-le de nouveau ou vérifiez son emplacement."
        )
    )


def _copied(stored: Path, copy: Path) -> str:
    """Copy for good, readable by this account alone; the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with stored.open("rb") as content, os.fdopen(descriptor, "wb") as written:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def kept_file(file: Path, member: staff.Member | None, batch_id: int) -> tuple[str, bytes]:
    """The name and the content of the file of an import.

    Raises NotStaffError, UnknownCodeError, or MissingFileError where that file is not kept here.
    """
    staff.check(member)
    with database.reading(file) as connection:
        found = connection.execute(
            "SELECT file_name, sha256 FROM batch WHERE batch_id = $batch_id", {"batch_id": batch_id}
        ).fetchall()
    if not found:
        raise UnknownCodeError(
            _("L'import {batch} n'existe pas\u202f; l'historique donne leurs numéros.").format(batch=batch_id)
        )
    ((name, sha256),) = found
    try:
        return cleaned(name), (_folder(file) / _content_name(sha256)).read_bytes()
    except FileNotFoundError:
        raise MissingFileError(
            _("Le fichier de l'import {batch} n'est pas conservé ici.").format(batch=batch_id)
        ) from None


def _folder(database_file: Path) -> Path:
    return Path(f"{database_file}.imports")


def _content_name(sha256: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise ValueError("not a SHA-256")
    return sha256


def cleaned(file_name: str) -> str:
    """A file's name without folders, control or direction characters, and of a bounded length."""
    name = PureWindowsPath(file_name.replace("\0", "")).name
    visible = "".join(" " if unicodedata.category(c) in {"Zl", "Zp"} else c for c in name)
    visible = "".join(c for c in visible if not unicodedata.category(c).startswith("C"))
    short = " ".join(visible.split())
    if not short.strip("."):
        return _("fichier sans nom")
    if len(short) > LONGEST_NAME:
        stem, dot, ending = short.rpartition(".")
        ending = f"{dot}{ending}" if len(ending) <= len(".xlsx") else ""
        short = (stem or short)[: LONGEST_NAME - len(ending) - 1] + "…" + ending
    return short
