"""A page sent again goes as references to what its browser surely still has.

Streamlit believes what the browser said it had when it asked. A run that ended in between made it forget
some of it, and a reference to what is forgotten shuts its connection for good (docs/decisions/0144).
"""

from collections import deque
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.fragment import FragmentStorage
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

# One less than global.maxCachedMessageAge, the runs a browser keeps what is not sent again: it may still be
# handling the end of a run while it receives the next one.
RUNS = 2

# By session, what each of its last runs sent. Its fragments' store lives as long as the session.
_SENT: WeakKeyDictionary[FragmentStorage, deque[set[str]]] = WeakKeyDictionary()


class CertainReferences(ScriptRunContext):
    """Streamlit's own context of a run, which refers only to what the last runs of the session sent."""

    # Streamlit names what it gives: an argument without a name would stop the run.
    def reset(  # type: ignore[override]
        self, *, cached_message_hashes: frozenset[str] | None = None, **more: Any
    ) -> None:
        sent = _SENT.setdefault(self.fragment_storage, deque(maxlen=RUNS))
        surely = frozenset[str]().union(*sent) & (cached_message_hashes or frozenset())
        super().reset(cached_message_hashes=surely, **more)
        sent.append(set())

    def enqueue(self, msg: ForwardMsg) -> None:
        super().enqueue(msg)
        sent = _SENT.get(self.fragment_storage)
        if sent and msg.metadata.cacheable:
            sent[-1].add(msg.hash)


def begin() -> None:
    """Have every run that starts from now on refer so; Streamlit looks the class up at each start."""
    vars(script_runner)["ScriptRunContext"] = CertainReferences
