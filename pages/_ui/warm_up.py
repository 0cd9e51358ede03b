"""A first visitor inside the server: after it, imports are done and caches are full."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Scope
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ptce_data.workbook import reader

PATIENCE_SECONDS = 60
LOGGER = logging.getLogger("uvicorn.error")

STREAM: Scope = {
    "type": "websocket",
    "asgi": {"version": "3.0", "spec_version": "2.4"},
    "http_version": "1.1",
    "scheme": "ws",
    "path": "/_stcore/stream",
    "raw_path": b"/_stcore/stream",
    "root_path": "",
    "query_string": b"",
    "headers": [(b"host", b"127.0.0.1")],
    "subprotocols": [],
    "client": ("127.0.0.1", 0),
    "server": ("127.0.0.1", 0),
}


@dataclass(frozen=True)
class _Page:
    script_hash: str
    path: str  # "" for the home page


class _FirstVisitor:
    """Speaks Streamlit's own protocol to the app, without a socket."""

    def __init__(self, app: ASGIApp) -> None:
        self._to_app: asyncio.Queue[Message] = asyncio.Queue()
        self._from_app: asyncio.Queue[Message] = asyncio.Queue()
        self._session = asyncio.ensure_future(app(dict(STREAM), self._to_app.get, self._from_app.put))
        self._to_app.put_nowait({"type": "websocket.connect"})
        self.pages: list[_Page] = []
        self.elements: list[str] = []

    async def see(self, page_script_hash: str = "") -> None:
        """Run one page to its end: `pages` is then its navigation, `elements` what it draws with."""
        request = BackMsg()
        request.rerun_script.page_script_hash = page_script_hash
        self.elements = []
        await self._to_app.put({"type": "websocket.receive", "bytes": request.SerializeToString()})
        while not self._is_last(await self._from_app.get()):
            pass

    def _is_last(self, message: Message) -> bool:
        if message["type"] == "websocket.close":
            raise ConnectionError("the app closed the first visitor's session")
        answer = ForwardMsg.FromString(message.get("bytes") or b"")
        if answer.HasField("navigation"):
            self.pages = [
                _Page(page.page_script_hash, "" if page.is_default else page.url_pathname)
                for page in answer.navigation.app_pages
            ]
        elif answer.HasField("delta"):
            self.elements.append(answer.delta.new_element.WhichOneof("type") or "")
        return bool(answer.HasField("script_finished"))

    async def leave(self) -> None:
        await self._to_app.put({"type": "websocket.disconnect", "code": 1000})
        await self._session


async def warm_up(app: ASGIApp, learn: Callable[[str, Iterable[str]], None]) -> None:
    """See every public page once, and be ready for a workbook; then spare the collector all that is loaded.

    `learn(path, elements)` is told what each page draws with. Streamlit collects garbage after each
    run of a script: 45 ms of the 59 of a rerun went into modules that never die
    (docs/decisions/0012).
    """
    visitor = _FirstVisitor(app)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await visitor.see()
            for page in visitor.pages:
                await visitor.see(page.script_hash)
                learn(page.path, visitor.elements)
    except (TimeoutError, ConnectionError):
        LOGGER.warning("Warm-up given up: the first visitor will wait a little longer.")
    with contextlib.suppress(asyncio.CancelledError):
        await visitor.leave()
    await asyncio.to_thread(reader.make_ready)
    gc.collect()
    gc.freeze()
