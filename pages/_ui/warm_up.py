"""A first visitor inside the server: after it, imports are done and caches are full."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging

from starlette.types import ASGIApp, Message, Scope
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

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


class _FirstVisitor:
    """Speaks Streamlit's own protocol to the app, without a socket."""

    def __init__(self, app: ASGIApp) -> None:
        self._to_app: asyncio.Queue[Message] = asyncio.Queue()
        self._from_app: asyncio.Queue[Message] = asyncio.Queue()
        self._session = asyncio.ensure_future(app(dict(STREAM), self._to_app.get, self._from_app.put))
        self._to_app.put_nowait({"type": "websocket.connect"})

    async def see(self, page_script_hash: str = "") -> list[str]:
        """Run one page to its end; the hashes of the pages in the navigation."""
        request = BackMsg()
        request.rerun_script.page_script_hash = page_script_hash
        await self._to_app.put({"type": "websocket.receive", "bytes": request.SerializeToString()})
        pages: list[str] = []
        while True:
            message = await self._from_app.get()
            if message["type"] == "websocket.close":
                raise ConnectionError("the app closed the first visitor's session")
            answer = ForwardMsg.FromString(message.get("bytes") or b"")
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                pages = [page.page_script_hash for page in answer.navigation.app_pages]
            elif kind == "script_finished":
                return pages

    async def leave(self) -> None:
        await self._to_app.put({"type": "websocket.disconnect", "code": 1000})
        await self._session


async def warm_up(app: ASGIApp) -> None:
    """See every public page once, then take all that is loaded out of the collector's rounds.

    Streamlit collects garbage after each run of a script: 45 ms of the 59 of a rerun went into
    walking modules that never die (docs/decisions/0012).
    """
    visitor = _FirstVisitor(app)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            for page in await visitor.see():
                await visitor.see(page)
    except (TimeoutError, ConnectionError):
        LOGGER.warning("Warm-up given up: the first visitor will wait a little longer.")
    with contextlib.suppress(asyncio.CancelledError):
        await visitor.leave()
    gc.collect()
    gc.freeze()
