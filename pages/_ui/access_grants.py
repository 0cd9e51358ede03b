"""Which sessions of this server are signed in: kept in its memory, out of any browser's reach."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from ptce_data.staff import Member


@dataclass(frozen=True)
class Grant:
    """A member, and what must stay true for the right to hold: asked at each look."""

    member: Member
    holds: Callable[[], bool] = lambda: True


class Grants:
    """Rights by Streamlit session; a right ends with its member's `until`, whatever the page shows."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._by_session: dict[str, Grant] = {}
        self._signed_out: dict[str, datetime] = {}

    def give(self, session_id: str, grant: Grant) -> None:
        with self._lock:
            self._forget_the_past()
            self._by_session[session_id] = grant

    def end(self, session_id: str) -> None:
        with self._lock:
            self._by_session.pop(session_id, None)

    def member(self, session_id: str) -> Member | None:
        """Who is signed in there, now."""
        with self._lock:
            grant = self._by_session.get(session_id)
            if grant is None:
                return None
            if self._is_over(grant.member.until) or not grant.holds():
                del self._by_session[session_id]
                return None
            return grant.member

    def refuse(self, token: str, until: datetime) -> None:
        """Accept `token` no more: its owner signed out, though the cookie that carries it lives on."""
        with self._lock:
            self._signed_out[token] = until

    def is_refused(self, token: str) -> bool:
        with self._lock:
            return token in self._signed_out

    def _is_over(self, until: datetime | None) -> bool:
        return until is None or self._now() >= until

    def _forget_the_past(self) -> None:
        past = [key for key, grant in self._by_session.items() if self._is_over(grant.member.until)]
        for session_id in past:
            del self._by_session[session_id]
        for token in [key for key, until in self._signed_out.items() if self._is_over(until)]:
            del self._signed_out[token]


# One a process: what the pages grant is what the routes of the server let through.
GRANTS = Grants()
