"""Files only the signed in may fetch: a click opens one, for a minute, to the browser that clicked."""

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages._ui.access_browser import cookie_of
from pages._ui.access_grants import GRANTS, Grants

MARK = "; kept="
SECONDS_TO_FETCH = 60
LONGEST_NAME = 120


class KeptFiles:
    """Which downloads are open: for a minute after the click, while who clicked is signed in."""

    def __init__(self, grants: Grants, clock: Callable[[], float] = time.monotonic) -> None:
        self._grants = grants
        self._clock = clock
        self._lock = threading.Lock()
        self._key = secrets.token_bytes(32)
        self._open: dict[str, tuple[str, float]] = {}

    def token(self, session_id: str, key: str) -> str:
        """The same for a button at each run, and beyond guessing."""
        return hmac.digest(self._key, f"{session_id}\n{key}".encode(), hashlib.sha256).hex()

    def open(self, token: str, session_id: str) -> None:
        with self._lock:
            now = self._clock()
            self._open = {key: known for key, known in self._open.items() if now < known[1]}
            self._open[token] = (session_id, now + SECONDS_TO_FETCH)

    def lets_out(self, token: str, cookie: str) -> bool:
        """Whether this browser may fetch it now; Streamlit's page does so twice for one click."""
        with self._lock:
            session_id, until = self._open.get(token, ("", 0.0))
        return self._clock() < until and self._grants.lets_in(session_id, cookie)


FILES = KeptFiles(GRANTS)


def safe_name(name: str) -> str:
    """A file name from a stranger, without folders nor signs that hide what it is."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    printable = "".join(sign for sign in bare if sign.isprintable() and sign not in '<>:"/\\|?*')
    return printable.strip(" .")[-LONGEST_NAME:] or "fichier"


class KeptFilesGuard:
    """Keeps the kept files among Streamlit's media from anyone they were not opened to."""

    def __init__(self, app: ASGIApp, files: KeptFiles) -> None:
        self._app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = False

        async def send_if_open(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and (token := _kept_token(message)):
                if not self._files.lets_out(token, cookie_of(scope)):
                    refused = True
                    await Response(status_code=404)(scope, receive, send)
                    return
                headers = MutableHeaders(scope=message)
                headers["Content-Type"] = headers["Content-Type"].partition(MARK)[0]
                headers["Cache-Control"] = "no-store"
                headers["X-Content-Type-Options"] = "nosniff"
            if not refused:
                await send(message)

        await self._app(scope, receive, send_if_open)


def _kept_token(start: Message) -> str:
    return Headers(raw=start["headers"]).get("content-type", "").partition(MARK)[2]
