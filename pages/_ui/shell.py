"""Streamlit's index page, made French and quick: what every address answers first."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from email.utils import formatdate
from functools import cache
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages._ui.serving import ASK_EACH_TIME, STREAMLIT_FILES

TITLE = "Les PTCE en chiffres"
WITHOUT_JAVASCRIPT = (
    "<p>Ce tableau de bord a besoin de JavaScript : activez-le pour lire la page.</p>"
    '<p lang="en">This dashboard needs JavaScript: please turn it on.</p>'
)
FIRST_SCRIPT = Path(__file__).with_name("shell.js")
SCRIPTS = STREAMLIT_FILES / "static" / "js"
HEAVY_BYTES = 300_000


class Shell:
    """The index page, and what it fetches early for each page the server knows."""

    def __init__(self) -> None:
        index = STREAMLIT_FILES / "index.html"
        self._index = _in_french(index.read_text(encoding="utf-8"))
        self._pages: dict[str, bytes] = {}
        # What tells Streamlit's index from any other answer.
        self.last_modified = formatdate(index.stat().st_mtime, usegmt=True)
        self.inline_scripts = " ".join(_hash_sources(self._index))

    def page(self, path: str) -> bytes:
        return self._pages.get(path.strip("/"), self._index.encode())

    def learn(self, path: str, elements: Iterable[str]) -> None:
        """Fetch early, at `path`, the pieces of Streamlit that draw `elements`."""
        self._pages[path] = _with_early_fetches(self._index, early_fetches(elements)).encode()


def _in_french(index: str) -> str:
    index = re.sub(r"<!--.*?-->", "", index, flags=re.DOTALL)
    index = index.replace('<html lang="en">', '<html lang="fr">')
    index = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", index)
    index = re.sub(r"\s*<link rel=\"service-desc\".*?>", "", index)
    noscript = f"<noscript>{WITHOUT_JAVASCRIPT}</noscript>"
    index = re.sub(r"<noscript>.*?</noscript>", noscript, index, flags=re.DOTALL)
    script = re.sub(r"^//.*\n", "", FIRST_SCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return index.replace("</title>", f"</title>\n    <script>{script}</script>", 1)


def _hash_sources(index: str) -> Iterator[str]:
    for script in re.findall(r"<script>(.*?)</script>", index, flags=re.DOTALL):
        digest = hashlib.sha256(script.encode()).digest()
        yield f"'sha256-{base64.b64encode(digest).decode()}'"


def _with_early_fetches(index: str, files: Iterable[Path]) -> str:
    """Let the browser fetch and compile the pieces while the websocket still connects."""
    link = '<link rel="modulepreload" crossorigin href="./static/js/{name}">'
    links = [link.format(name=file.name) for file in files if file.name not in index]
    return index.replace("</head>", "\n".join(links) + "\n</head>", 1)


def early_fetches(elements: Iterable[str]) -> list[Path]:
    """The light scripts that draw `elements`, named as in Streamlit's protocol.

    Some sixty small requests otherwise wait for the first message of the page. The heavy pieces
    (Plotly, the maps) gain nothing measurable, and would keep the key figures waiting
    (docs/decisions/0013).
    """
    by_kind = {file.name.partition(".")[0].lower(): file for file in SCRIPTS.glob("[A-Z]*.*.js")}
    kinds = [kind.replace("_", "") for kind in elements]
    pieces = [by_kind[kind] for kind in kinds if kind in by_kind]
    files = dict.fromkeys(file for piece in pieces for file in _with_imports(piece))
    return [file for file in files if file.stat().st_size < HEAVY_BYTES]


@cache
def _with_imports(piece: Path) -> tuple[Path, ...]:
    """A script and all it imports before its first line of code."""
    found: list[Path] = []
    waiting = [piece]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.append(file)
            start = file.read_text(encoding="utf-8")[:20_000]
            names = re.findall(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""", start)
            waiting += [SCRIPTS / name for name in names]
    return tuple(found)


class FrenchShell:
    """Puts our shell where Streamlit answers its own index page, whatever the address."""

    def __init__(self, app: ASGIApp, shell: Shell) -> None:
        self._app = app
        self._shell = shell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        replaced = False

        async def send_shell(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and self._is_index(message):
                replaced = True
                await self._answer(scope)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self._app(scope, receive, send_shell)

    def _is_index(self, start: Message) -> bool:
        headers = Headers(raw=start["headers"])
        return bool(
            start["status"] == HTTPStatus.OK
            and headers.get("content-type", "").startswith("text/html")
            and headers.get("last-modified") == self._shell.last_modified
        )

    def _answer(self, scope: Scope) -> Response:
        page = self._shell.page(scope["path"])
        if USER_COOKIE_NAME in Headers(scope=scope).get("cookie", ""):
            page = page.replace(b"<html ", b"<html data-signed-in ", 1)
        headers = {"Cache-Control": ASK_EACH_TIME, "Vary": "Accept-Encoding, Cookie"}
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            page = gzip.compress(page, 6, mtime=0)
        return Response(page, headers=headers, media_type="text/html")
