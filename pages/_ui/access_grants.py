"""Which sessions of this server are signed in: kept in its memory, out of any browser's reach."""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from ptce_data.staff import Member


@dataclass(frozen=True)
class Grant:
    """A member, and what must stay true for the right to hold: asked at each look.

    word is what the browser's own storage says of itself, "" where the right is of this session alone.
    """

    member: Member
    holds: Callable[[], bool] = lambda: True
    word: str = ""


class Grants:
    """Rights by Streamlit session; a right ends with its member's `until`, whatever the page shows."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._key = secrets.token_bytes(32)
        self._by_session: dict[str, Grant] = {}
        self._browsers: dict[str, str] = {}  # session → the cookie of the browser it was given to
        self._by_browser: dict[tuple[str, str], Grant] = {}  # cookie and word → its last right
        self._signed_out: dict[str, datetime] = {}

    def give(self, session_id: str, grant: Grant) -> None:
        with self._lock:
            self._forget_the_past()
            self._by_session[session_id] = grant

    def end(self, session_id: str) -> None:
        with self._lock:
            self._drop(session_id)

    def end_in_browser(self, session_id: str) -> None:
        """End the right of this session and of every other one of its browser."""
        with self._lock:
            grant, cookie = self._by_session.get(session_id), self._browsers.get(session_id)
            self._by_browser = {
                key: kept for key, kept in self._by_browser.items() if kept is not grant and key[0] != cookie
            }
            others = [key for key, kept in self._by_session.items() if kept is grant]
            others += [key for key, known in self._browsers.items() if known == cookie]
            for ended in (session_id, *others):
                self._drop(ended)

    def come_back(self, session_id: str, cookie: str, word: str) -> None:
        """Give a new session of a signed-in browser its right: the same one, which ends when it would have.

        The cookie goes to every port of its machine, and no script reads it; the word stays with the pages
        of this address, and no other server receives it. Neither is worth anything without the other.
        """
        if not cookie or not word:
            return
        with self._lock:
            grant = self._by_browser.get((cookie, word))
            if grant is None or self._is_over(grant.member.until) or not grant.holds():
                self._by_browser.pop((cookie, word), None)
                return
            self._by_session[session_id] = grant
            self._browsers[session_id] = cookie

    def member(self, session_id: str) -> Member | None:
        """Who is signed in there, now."""
        with self._lock:
            grant = self._by_session.get(session_id)
            if grant is None:
                return None
            if self._is_over(grant.member.until) or not grant.holds():
                self._drop(session_id)
                return None
            return grant.member

    def ticket(self, session_id: str) -> str:
        """What only the pages of this session are told, and proves that a request comes from them."""
        return hmac.digest(self._key, session_id.encode(), hashlib.sha256).hex()

    def bind(self, session_id: str, ticket: str, presented: str) -> str | None:
        """The cookie of the browser that shows this session; None where nobody is signed in.

        Two tabs share one, so the cookie presented is kept, but only if it was made here.
        """
        right = hmac.compare_digest(ticket.encode(), self.ticket(session_id).encode())
        if not right or self.member(session_id) is None:
            return None
        with self._lock:
            made_here = presented in self._browsers.values() or presented in {
                one for one, _ in self._by_browser
            }
            cookie = presented if made_here else secrets.token_urlsafe(32)
            self._browsers[session_id] = cookie
            grant = self._by_session.get(session_id)
            if grant is not None and grant.word:
                self._by_browser[cookie, grant.word] = grant
            return cookie

    def lets_in(self, session_id: str, cookie: str) -> bool:
        """Whether a request is of a signed-in session and of the very browser that shows it."""
        if self.member(session_id) is None:
            return False
        with self._lock:
            known = self._browsers.get(session_id, "")
        return known != "" and hmac.compare_digest(known.encode(), cookie.encode())

    def browser(self, session_id: str) -> str:
        """The cookie of the browser that shows this session, "" while none was given."""
        with self._lock:
            return self._browsers.get(session_id, "")

    def refuse(self, token: str, until: datetime) -> None:
        """Accept `token` no more: its owner signed out, though the cookie that carries it lives on."""
        with self._lock:
            self._signed_out[token] = until

    def is_refused(self, token: str) -> bool:
        with self._lock:
            return token in self._signed_out

    def _is_over(self, until: datetime | None) -> bool:
        return until is None or self._now() >= until

    def _drop(self, session_id: str) -> None:
        self._by_session.pop(session_id, None)
        self._browsers.pop(session_id, None)

    def _forget_the_past(self) -> None:
        past = [key for key, grant in self._by_session.items() if self._is_over(grant.member.until)]
        for session_id in past:
            self._drop(session_id)
        self._by_browser = {
            key: grant for key, grant in self._by_browser.items() if not self._is_over(grant.member.until)
        }
        for token in [key for key, until in self._signed_out.items() if self._is_over(until)]:
            del self._signed_out[token]


# One a process: what the pages grant is what the routes of the server let through.
GRANTS = Grants()
