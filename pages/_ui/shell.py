"""Streamlit's index page, made French and quick: what every address answers first."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import formatdate
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
# What a page draws with, by the name Streamlit gives the piece of its shell that holds it.
PIECES = {
    "": ("PlotlyChart",),
    "/carte": ("DeckGlJsonChart",),
    "/poles": ("DataFrame",),
}


@dataclass(frozen=True)
class Shell:
    """The index page by path ("" for the overview and every path without its own)."""

    last_modified: str  # what tells Streamlit's index from any other answer
    pages: Mapping[str, bytes]
    inline_scripts: str  # the sources a content policy must allow


def shell() -> Shell:
    index = STREAMLIT_FILES / "index.html"
    french = _in_french(index.read_text(encoding="utf-8"))
    return Shell(
        last_modified=formatdate(index.stat().st_mtime, usegmt=True),
        pages={path: _with_early_fetches(french, names).encode() for path, names in PIECES.items()},
        inline_scripts=" ".join(_hash_sources(french)),
    )


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


def _with_early_fetches(index: str, names: tuple[str, ...]) -> str:
    """Let the browser fetch and compile the pieces while the websocket still connects."""
    wanted = [file for name in names for file in piece_and_its_imports(name)]
    new = [file for file in dict.fromkeys(wanted) if file not in index]
    links = [f'<link rel="modulepreload" crossorigin href="./static/js/{file}">' for file in new]
    return index.replace("</head>", "\n".join(links) + "\n</head>", 1)


def piece_and_its_imports(name: str) -> list[str]:
    """File names in static/js; none when this Streamlit has no such piece."""
    scripts = STREAMLIT_FILES / "static" / "js"
    waiting = [file.name for file in scripts.glob(f"{name}.*.js")]
    found: list[str] = []
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.append(file)
            waiting += _imports(scripts / file)
    return found


def _imports(file: Path) -> list[str]:
    """The static imports of a module: those on its first line, before any code."""
    start = file.read_text(encoding="utf-8")[:20_000]
    return re.findall(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""", start)


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
        pages = self._shell.pages
        page = pages.get(scope["path"].rstrip("/"), pages[""])
        if USER_COOKIE_NAME in Headers(scope=scope).get("cookie", ""):
            page = page.replace(b"<html ", b"<html data-signed-in ", 1)
        headers = {"Cache-Control": ASK_EACH_TIME, "Vary": "Accept-Encoding, Cookie"}
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            page = gzip.compress(page, 6, mtime=0)
        return Response(page, headers=headers, media_type="text/html")
