"""The cookie that ties a signed-in session to the browser that shows it.

It opens nothing by itself: with it, knowing the address of an upload or of a kept file is not enough.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages._ui.access_grants import Grants

COOKIE = "ptce_network"
PATH = "temoin"
PROTOCOLS = b"sec-websocket-protocol"


def cookie_of(scope: Scope) -> str:
    return HTTPConnection(scope).cookies.get(COOKIE, "")


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
            scope = {**scope, "headers": [self._allowed(scope, *header) for header in scope["headers"]]}
        await self._app(scope, receive, send)

    def _allowed(self, scope: Scope, name: bytes, value: bytes) -> tuple[bytes, bytes]:
        if name != PROTOCOLS:
            return name, value
        # Streamlit's protocol, its token, the session to come back to: places count, so none is dropped.
        said = [protocol.strip() for protocol in value.decode("latin-1").split(",")]
        kept = [protocol if self._may_pass(scope, protocol) else "" for protocol in said]
        return name, ",".join(kept).encode("latin-1")

    def _may_pass(self, scope: Scope, session_id: str) -> bool:
        signed_in = self._grants.member(session_id) is not None
        return not signed_in or self._grants.lets_in(session_id, cookie_of(scope))
