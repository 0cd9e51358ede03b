"""Workbooks open in a member's browser, kept in the server's memory: a reload of the page offers them again.

Only the bytes and what was settled are kept, for the member who brought them and in the same browser.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ptce_data.workbook.decisions import Decisions

LASTS = timedelta(hours=8)
# Of all members together: the oldest go first.
MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Open:
    """A workbook somebody is at: its bytes, its name, what they settled, when it was last changed (UTC)."""

    content: bytes
    file_name: str
    decisions: Decisions
    at: datetime


class OpenWorkbooks:
    """The last workbook of each owner, until it is closed or published, or its time is over."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._by_owner: dict[str, Open] = {}

    def keep(self, owner: str, content: bytes, file_name: str, decisions: Decisions) -> None:
        """Hold it in place of the owner's last one. "" is nobody: nothing is kept."""
        if not owner:
            return
        with self._lock:
            self._by_owner.pop(owner, None)
            self._by_owner[owner] = Open(content, file_name, decisions, self._now())
            self._make_room()

    def of(self, owner: str) -> Open | None:
        with self._lock:
            self._make_room()
            return self._by_owner.get(owner)

    def forget(self, owner: str) -> None:
        with self._lock:
            self._by_owner.pop(owner, None)

    def _make_room(self) -> None:
        """The past goes, then the oldest; the last one kept stays, whatever it weighs."""
        ended = self._now() - LASTS
        kept = {owner: one for owner, one in self._by_owner.items() if one.at > ended}
        weight = sum(len(one.content) for one in kept.values())
        for owner in list(kept)[:-1]:
            if weight <= MOST_BYTES:
                break
            weight -= len(kept.pop(owner).content)
        self._by_owner = kept


# One a process, as the rights are.
OPEN = OpenWorkbooks()
