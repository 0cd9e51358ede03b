"""The staff code of a machine where no identity provider is configured: made once, kept hashed."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# No letter or figure one could take for another. 16 of 30 signs: 78 bits.
SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
GROUPS, GROUP_LENGTH = 4, 4
LONGEST_TYPED = 100

_hasher = PasswordHasher()  # RFC 9106: 64 MiB, three passes


def file_of(database: Path) -> Path:
    """Where the hash is kept: beside the database, under its name."""
    return database.with_name(f"{database.name}.staff-code")


def create_when_missing(database: Path) -> str | None:
    """A new code where there was none, None where there is one; of two who start together, one creates it."""
    file = file_of(database)
    if file.exists():
        return None
    code = _new()
    beside = _written(file, code)
    try:
        _put_in_place(beside, file)
    except FileExistsError:
        return None
    finally:
        beside.unlink()
    return code


def _put_in_place(beside: Path, file: Path) -> None:
    """Whole at once by a link; by a copy on a file system that has none (exFAT, USB keys, some shares).

    Raises FileExistsError.
    """
    try:
        file.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as output:
            output.write(beside.read_bytes())
            output.flush()
            os.fsync(output.fileno())


def renew(database: Path) -> str:
    """A new code; the old one, and whoever signed in with it, is no longer accepted."""
    code = _new()
    _written(file_of(database), code).replace(file_of(database))
    return code


def matches(database: Path, typed: str) -> bool:
    """Whether `typed` is the code, case, spaces and hyphens aside; as slow for any code, by argon2."""
    with suppress(VerificationError, InvalidHashError):
        return _hasher.verify(_kept(database), _bare(typed))
    return False


def fingerprint(database: Path) -> str:
    """The hash itself, which changes with the code; empty where there is none."""
    return _kept(database)


def _kept(database: Path) -> str:
    with suppress(FileNotFoundError):
        return file_of(database).read_text(encoding="ascii").strip()
    return ""


def _new() -> str:
    groups = ("".join(secrets.choice(SIGNS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def _bare(typed: str) -> str:
    return "".join(sign for sign in typed[:LONGEST_TYPED].upper() if sign.isalnum())


def _written(file: Path, code: str) -> Path:
    """The hash in a new file of the same folder, which only its owner has ever been able to read."""
    # mkstemp creates with mode 0600, whatever the umask.
    descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    with os.fdopen(descriptor, "w", encoding="ascii") as output:
        output.write(f"{_hasher.hash(_bare(code))}\n")
        output.flush()
        os.fsync(output.fileno())
    return Path(beside)
