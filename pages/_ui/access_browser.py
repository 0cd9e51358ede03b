"""The cookie that ties a signed-in session to the browser that shows it.

It opens nothing by itself: with it, knowing the address of an upload or of a kept file is not enough. With
the word the browser keeps in its own storage, a reload or a new tab of it stays signed in.
"""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages._ui.access_grants import Grants

COOKIE = "ptce_network"
PATH = "temoin"
PROTOCOLS = b"sec-websocket-protocol"
WORD = b"x-ptce-browser"
SAID_WORD = re.compile(r"ptce\.([0-9a-f]{64})")


def cookie_of(scope: Scope) -> str:
    return HTTPConnection(scope).cookies.get(COOKIE, "")


def word_of(headers: Mapping[str, str]) -> str:
    """What the browser of a connection says of itself, "" where it says nothing (docs/decisions/0127)."""
    return headers.get(WORD.decode(), "")


def address(session_id: str, ticket: str) -> str:
    """What a page of the network asks once, for its browser to be recognised."""
    return f"{PATH}/{session_id}/{ticket}"


def witness(grants: Grants) -> Callable[[Request], Awaitable[Response]]:
    """The route at `/temoin/{session}/{ticket}`: gives the cookie to the pages of a signed-in session."""

    async def give(request: Request) -> Response:
        asked = request.path_params
        cookie = grants.bind(asked["session"], asked["ticket"], cookie_of(request.scope))
        if cookie is None:
            return Response(status_code=404)
        response = Response(status_code=204, headers={"Cache-Control": "no-store"})
        forwarded = request.headers.get("x-forwarded-proto", request.url.scheme)
        secure = forwarded == "https"
        response.set_cookie(COOKIE, cookie, path="/", secure=secure, httponly=True, samesite="strict")
        return response

    return give


class SessionsStayInTheirBrowser:
    """A browser that lost its connection comes back to its session; no other browser may.

    Streamlit hands a session to whoever knows its number. A stranger who does gets a new one.
    """

    def __init__(self, app: ASGIApp, grants: Grants) -> None:
        self._app = app
        self._grants = grants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope = {**scope, "headers": list(self._headers(scope))}
        await self._app(scope, receive, send)

    def _headers(self, scope: Scope) -> Iterator[tuple[bytes, bytes]]:
        """Those that may pass; the browser's word, told among the protocols, in a header of its own."""
        for name, value in scope["headers"]:
            if name == PROTOCOLS:
                said = [protocol.strip() for protocol in value.decode("latin-1").split(",")]
                words = [found[1] for protocol in said if (found := SAID_WORD.fullmatch(protocol))]
                yield from ((WORD, word.encode()) for word in words[:1])
                # Streamlit's protocol, its token, the session to come back to: their places count.
                kept = [
                    one if self._may_pass(scope, one) else "" for one in said if not SAID_WORD.fullmatch(one)
                ]
                yield name, ",".join(kept).encode("latin-1")
            elif name != WORD:
                yield name, value

    def _may_pass(self, scope: Scope, session_id: str) -> bool:
        signed_in = self._grants.member(session_id) is not None
        return not signed_in or self._grants.lets_in(session_id, cookie_of(scope))
