"""How often the staff code may be tried: waits that grow, for a session and for all of them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

MEMORY_SECONDS = 3600


@dataclass(frozen=True)
class Outcome:
    """`tried` is false where it was too early even to look at the code; `wait_seconds` is before the next."""

    accepted: bool
    tried: bool = True
    wait_seconds: float = 0


@dataclass(frozen=True)
class Limit:
    """From the failure number `free` within the hour, a wait, which each doubles, up to `longest_seconds`."""

    free: int
    first_seconds: int
    longest_seconds: int

    def wait(self, failures: int) -> int:
        if failures < self.free:
            return 0
        doublings = min(failures - self.free, 10)
        return min(self.first_seconds << doublings, self.longest_seconds)


# A new session starts anew, hence the count for all. Its wait stays short: it must slow down who
# guesses 78 bits, not shut the door on who knows them.
OF_A_SESSION = Limit(free=3, first_seconds=5, longest_seconds=900)
OF_ALL = Limit(free=10, first_seconds=2, longest_seconds=30)


@dataclass
class _Failures:
    at: list[float] = field(default_factory=list)

    def recent(self, now: float) -> int:
        self.at = [moment for moment in self.at if now - moment < MEMORY_SECONDS]
        return len(self.at)

    def left_to_wait(self, limit: Limit, now: float) -> float:
        wait = limit.wait(self.recent(now))
        return max(0.0, self.at[-1] + wait - now) if wait else 0.0


class Attempts:
    """Counts failures in the server's memory, and lets one code be looked at at a time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._of_all = _Failures()
        self._by_session: dict[str, _Failures] = {}

    def attempt(self, session_id: str, verify: Callable[[], bool]) -> Outcome:
        """Look at a code with `verify`, unless it is too early."""
        with self._lock:
            wait = self._wait(session_id)
            if wait:
                return Outcome(accepted=False, tried=False, wait_seconds=wait)
            if verify():
                self._by_session.pop(session_id, None)
                return Outcome(accepted=True)
            self._note_failure(session_id)
            return Outcome(accepted=False, wait_seconds=self._wait(session_id))

    def _wait(self, session_id: str) -> float:
        now = self._clock()
        own = self._by_session.get(session_id, _Failures()).left_to_wait(OF_A_SESSION, now)
        return max(own, self._of_all.left_to_wait(OF_ALL, now))

    def _note_failure(self, session_id: str) -> None:
        now = self._clock()
        self._by_session = {key: known for key, known in self._by_session.items() if known.recent(now)}
        self._by_session.setdefault(session_id, _Failures()).at.append(now)
        self._of_all.at.append(now)


ATTEMPTS = Attempts()
