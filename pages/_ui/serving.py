"""The files a browser fetches: compressed once at start, cached for good, refused to strangers."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAMLIT_FILES = Path(streamlit.__file__).parent / "static"
OWN_FILES = Path(__file__).parents[2] / "static"
COMPRESSIBLE = {".js", ".css", ".html", ".json", ".geojson", ".svg", ".csv", ".txt", ".md"}
FOR_GOOD = "public, immutable, max-age=31536000"
ASK_EACH_TIME = "no-cache"


@dataclass(frozen=True)
class StoredFile:
    """A file as it goes over the wire; `digest` names its content."""

    compressed: bytes
    media_type: str
    digest: str
    hashed_name: bool  # the name changes with the content: no need ever to ask again


def static_url(name: str) -> str:
    """The address of static/<name>, which changes with its content and so is cached for good."""
    return f"app/static/{name}?v={_digest_of(OWN_FILES / name)}"


@cache
def _digest_of(file: Path) -> str:
    return _digest(file.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def stored_files() -> Mapping[str, StoredFile]:
    """By address, every text file of Streamlit's shell and of static/ (7 MB, a third of a second)."""
    found = [*_addresses(STREAMLIT_FILES / "static", "/static/", hashed=True)]
    found += _addresses(OWN_FILES, "/app/static/", hashed=False)
    with ThreadPoolExecutor() as pool:  # zlib lets go of the interpreter's lock
        stored = pool.map(lambda entry: _stored(entry[1], hashed_name=entry[2]), found)
        return dict(zip((address for address, _, _ in found), stored, strict=True))


def _addresses(folder: Path, prefix: str, *, hashed: bool) -> Iterator[tuple[str, Path, bool]]:
    for file in sorted(folder.rglob("*")):
        if file.suffix in COMPRESSIBLE and file.is_file():
            yield prefix + file.relative_to(folder).as_posix(), file, hashed


def _stored(file: Path, *, hashed_name: bool) -> StoredFile:
    content = file.read_bytes()
    return StoredFile(
        compressed=gzip.compress(content, 9, mtime=0),
        media_type=_media_type(file.name),
        digest=_digest(content),
        hashed_name=hashed_name,
    )


def _media_type(name: str) -> str:
    if name.endswith(".geojson"):
        return "application/geo+json"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


class CompressedFiles:
    """Answers for the stored files; every other request goes on to Streamlit."""

    def __init__(self, app: ASGIApp, files: Mapping[str, StoredFile]) -> None:
        self._app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        stored = self._asked_for(scope)
        if stored is None:
            await self._app(scope, receive, send)
            return
        await _answer(stored, scope)(scope, receive, send)

    def _asked_for(self, scope: Scope) -> StoredFile | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        return self._files.get(scope["path"])


def _answer(stored: StoredFile, scope: Scope) -> Response:
    version = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])[0]
    etag = f'"{stored.digest}"'
    headers = {
        "Cache-Control": FOR_GOOD if stored.hashed_name or version == stored.digest else ASK_EACH_TIME,
        "ETag": etag,
        "Vary": "Accept-Encoding",
    }
    if Headers(scope=scope).get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(stored.compressed, headers=headers, media_type=stored.media_type)


# Only this server may be asked for anything: a script smuggled in through a name or a note can
# neither run inline nor speak to another machine. Plotly and deck.gl compile small functions
# ('unsafe-eval'); Streamlit styles elements inline and loads workers and pictures from blobs.
CONTENT_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-eval' blob: {inline}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "media-src": "'self' data: blob:",
    "frame-src": "'self' data: blob:",
    "frame-ancestors": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
# Counts of sessions and caches are nobody's business outside, and nobody drives the pages without
# a browser. Uploads have a door of their own (access_uploads).
CLOSED = ("/_stcore/metrics", "/_stcore/agent")


class SecurityHeaders:
    """Adds the security headers to every answer and refuses the closed addresses."""

    def __init__(self, app: ASGIApp, inline_scripts: str) -> None:
        self._app = app
        policy = "; ".join(f"{name} {sources}" for name, sources in CONTENT_POLICY.items())
        self._headers = {
            "Content-Security-Policy": policy.format(inline=inline_scripts),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        if scope["path"].startswith(CLOSED):
            await Response(status_code=404)(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)
