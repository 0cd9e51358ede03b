"""The cookie that ties a signed-in session to the browser that shows it.

It opens nothing by itself: with it, knowing the address of an upload or of a kept file is not enough.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Scope

from pages._ui.access_grants import Grants

COOKIE = "ptce_network"
PATH = "temoin"


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
