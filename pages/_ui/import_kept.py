"""Workbooks open in a member's browser, kept in the server's memory: a reload of the page offers them again.

Only the bytes and what was settled are kept, for the member who brought them and in the same browser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from pages._ui.left_open import LeftOpen
from ptce_data.workbook.decisions import Decisions

MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Open:
    """A workbook somebody is at: its bytes, its name, what they settled, when it was last changed (UTC)."""

    content: bytes
    file_name: str
    decisions: Decisions
    at: datetime

    @property
    def weight(self) -> int:
        return len(self.content)


class OpenWorkbooks(LeftOpen[Open]):
    """The last workbook of each owner, until it is closed or published, or its time is over."""

    def __init__(
        self, now: Callable[[], datetime] = lambda: datetime.now(UTC), most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(most_bytes, now)

    def keep(self, owner: str, content: bytes, file_name: str, decisions: Decisions) -> None:
        """Hold it in place of the owner's last one. "" is nobody: nothing is kept."""
        self.hold(owner, Open(content, file_name, decisions, self.now()))


# One a process, as the rights are.
OPEN = OpenWorkbooks()
