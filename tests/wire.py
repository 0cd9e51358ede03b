"""A visitor without a browser: speaks Streamlit's protocol, and may say anything over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE_SECONDS = 60


@dataclass
class Visitor:
    """One session; `seen` is every message since the last run began."""

    socket: ClientConnection
    session_id: str = ""
    pages: dict[str, str] = field(default_factory=dict)  # address → script hash
    seen: list[ForwardMsg] = field(default_factory=list)

    def run(self, page: str = "", widgets: Mapping[str, Any] | None = None, **more: Any) -> str:
        """Run the page at an address with these widget values; everything that was said, as one text."""
        request = BackMsg()
        request.rerun_script.page_script_hash = self.pages.get(page, "")
        for widget_id, value in (widgets or {}).items():
            state = request.rerun_script.widget_states.widgets.add(id=widget_id)
            _set(state, value)
        for name, value in more.items():
            setattr(request.rerun_script, name, value)
        return self.send(request)

    def send(self, request: BackMsg) -> str:
        self.seen = []
        self.socket.send(request.SerializeToString())
        while not self._is_last(self._next()):
            pass
        return "\n".join(str(message) for message in self.seen)

    def ask(self, request: BackMsg, answer: str) -> ForwardMsg:
        """Send a message that starts no run; the first answer of that kind."""
        self.socket.send(request.SerializeToString())
        while True:
            message = self._next()
            if message.WhichOneof("type") == answer:
                return message

    def elements(self, kind: str) -> list[Any]:
        """What the last run drew of a kind, by its name in the protocol."""
        return [
            getattr(message.delta.new_element, kind)
            for message in self.seen
            if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == kind
        ]

    def _next(self) -> ForwardMsg:
        data = self.socket.recv(timeout=PATIENCE_SECONDS)
        assert isinstance(data, bytes)
        message: ForwardMsg = ForwardMsg.FromString(data)
        self.seen.append(message)
        return message

    def _is_last(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session_id = message.new_session.initialize.session_id
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        return kind == "script_finished"


def _set(state: Any, value: Any) -> None:
    if isinstance(value, FileUploaderState):
        state.file_uploader_state_value.CopyFrom(value)
    elif isinstance(value, bool):
        state.trigger_value = value
    else:
        state.string_value = value


@contextmanager
def visiting(url: str, *, session_id: str = "", cookies: str = "") -> Iterator[Visitor]:
    """A session of one's own, or an attempt to enter the session called `session_id`."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    protocols = ["streamlit", "no-token", session_id] if session_id else ["streamlit"]
    headers = {"Cookie": cookies} if cookies else None
    with connect(
        address,
        subprotocols=[Subprotocol(protocol) for protocol in protocols],
        origin=Origin(url),
        additional_headers=headers,
        max_size=None,
    ) as socket:
        yield Visitor(socket)
