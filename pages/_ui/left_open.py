"""What a member is at in a browser, kept in the server's memory: a reload of the page finds it again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Generic, Protocol, TypeVar

LASTS = timedelta(hours=8)


class Left(Protocol):
    """Something left open: when it was last changed (UTC), and its weight in bytes."""

    @property
    def at(self) -> datetime: ...

    @property
    def weight(self) -> int: ...


One = TypeVar("One", bound=Left)


class LeftOpen(Generic[One]):
    """The last thing of each owner, until it is forgotten, or its time is over.

    `most_bytes` bounds those of all members together: the oldest go first.
    """

    def __init__(self, most_bytes: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.now = now
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._by_owner: dict[str, One] = {}

    def hold(self, owner: str, one: One) -> None:
        """Hold it in place of the owner's last one. "" is nobody: nothing is kept."""
        if not owner:
            return
        with self._lock:
            self._by_owner.pop(owner, None)
            self._by_owner[owner] = one
            self._make_room()

    def of(self, owner: str) -> One | None:
        with self._lock:
            self._make_room()
            return self._by_owner.get(owner)

    def forget(self, owner: str) -> None:
        with self._lock:
            self._by_owner.pop(owner, None)

    def _make_room(self) -> None:
        """The past goes, then the oldest; the last one kept stays, whatever it weighs."""
        ended = self.now() - LASTS
        kept = {owner: one for owner, one in self._by_owner.items() if one.at > ended}
        weight = sum(one.weight for one in kept.values())
        for owner in list(kept)[:-1]:
            if weight <= self._most_bytes:
                break
            weight -= kept.pop(owner).weight
        self._by_owner = kept
