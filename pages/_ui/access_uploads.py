"""The door of Streamlit's upload address: shut, but for sessions whose member is signed in now."""

import re

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime

from pages._ui.access_browser import cookie_of
from pages._ui.access_grants import Grants

# Streamlit's own shape: one session, one file. Any other that speaks of uploads is refused unread.
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[0-9a-f-]{36})/(?P<file>[0-9a-zA-Z_-]{1,64})")
METHODS = {"PUT", "DELETE"}


class StaffUploads:
    """Answers 404 before a byte of the body is read, unless a signed-in session's own browser asks.

    What it lets through, Streamlit checks again: XSRF token, live session, size announced and
    received (server.maxUploadSize).
    """

    def __init__(self, app: ASGIApp, grants: Grants) -> None:
        self._app = app
        self._grants = grants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _brings_something(scope) or self._is_open(scope):
            await self._app(scope, receive, send)
            return
        await Response(status_code=404)(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        asked = UPLOAD.fullmatch(scope["path"])
        return (
            asked is not None
            and scope["method"] in METHODS
            and self._grants.lets_in(asked["session"], cookie_of(scope))
        )


def _brings_something(scope: Scope) -> bool:
    """Uploads, however written, and every other method that could change something: no other is served."""
    return "upload_file" in scope["path"].casefold() or scope["method"] not in {"GET", "HEAD", "OPTIONS"}


def shut(served: Runtime, grants: Grants) -> None:
    """Refuse uploads of the others even where no middleware stands: `streamlit run dashboard.py`.

    Streamlit asks this of its runtime before it reads an upload, and nowhere else (400 where it is false).
    """
    is_active = served.is_active_session

    def is_of_a_member(session_id: str) -> bool:
        return is_active(session_id) and grants.member(session_id) is not None

    served.is_active_session = is_of_a_member  # type: ignore[method-assign]
