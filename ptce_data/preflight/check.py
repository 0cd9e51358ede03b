"""One thing to be sure of, as a value."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "failed"]


@dataclass(frozen=True)
class Check:
    """found says how it stands in one sentence; what_to_do mends it, "" where all is well."""

    name: str
    state: State
    found: str
    what_to_do: str = ""


def ok(name: str, found: str) -> Check:
    """All is well."""
    return Check(name, "ok", found)


def warning(name: str, found: str, what_to_do: str) -> Check:
    """It will work, and the presenter should know."""
    return Check(name, "warning", found, what_to_do)


def failed(name: str, found: str, what_to_do: str) -> Check:
    """It will not work on stage."""
    return Check(name, "failed", found, what_to_do)
