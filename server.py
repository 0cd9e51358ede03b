"""How the dashboard is served: `streamlit run server.py`, or `make run`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit.config import get_option
from streamlit.runtime.pages_manager import PagesManager
from streamlit.starlette import App

from pages._ui import access_browser, access_code, access_settings, lasting_downloads, sent_lately
from pages._ui.access_files import FILES, KeptFilesGuard
from pages._ui.access_grants import GRANTS
from pages._ui.access_uploads import StaffUploads
from pages._ui.serving import CompressedFiles, SecurityHeaders, stored_files
from pages._ui.shell import FrenchShell, Shell
from pages._ui.warm_up import warm_up
from ptce_data import build, database
from ptce_data.errors import PtceDataError

# A folder named pages/ makes Streamlit look for its pages in it and answer a first visit by deep
# link with « Page not found ». It decides once a process, unless told before (docs/decisions/0011).
PagesManager.uses_pages_directory = False
lasting_downloads.begin()
sent_lately.begin()


SHELL = Shell()


@cache
def _reader() -> database.Reader:
    return database.Reader(database.path())


async def health(_request: Request) -> JSONResponse:
    """200 with the version of the published data, 503 with the reason when it cannot be read."""
    try:
        version = await asyncio.to_thread(lambda: _reader().version)
    except PtceDataError as error:
        return JSONResponse({"status": "unavailable", "reason": str(error)}, status_code=503)
    return JSONResponse({"status": "ok", "data_version": version})


def names_of_this_machine() -> list[str]:
    """The host names answered to: any when the dashboard is opened to others, else loopback's.

    A page on another name made to point here could otherwise read what only this machine may.
    """
    loopback = ["127.0.0.1", "localhost"]
    return loopback if str(get_option("server.address")) in loopback else ["*"]


@asynccontextmanager
async def ready(app: App) -> AsyncIterator[None]:
    """A database and warm pages before the first visitor is let in."""
    await asyncio.to_thread(build.when_missing, database.path())
    if access_settings.code_is_the_way():
        await asyncio.to_thread(access_code.prepare, database.path())
    await warm_up(app, SHELL.learn)
    yield


app = App(
    "dashboard.py",
    routes=[
        Route("/healthz", health),
        Route(f"/{access_browser.PATH}/{{session}}/{{ticket}}", access_browser.witness(GRANTS)),
    ],
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=names_of_this_machine()),
        Middleware(SecurityHeaders, inline_scripts=SHELL.inline_scripts),
        Middleware(StaffUploads, grants=GRANTS),
        Middleware(access_browser.SessionsStayInTheirBrowser, grants=GRANTS),
        Middleware(KeptFilesGuard, files=FILES),
        Middleware(CompressedFiles, files=stored_files()),
        Middleware(FrenchShell, shell=SHELL),
    ],
    lifespan=ready,
)
