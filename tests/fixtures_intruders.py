"""A dashboard served for readers and members who may send anything, and what they send."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState

from tests.browser.driving import Server, running_server
from tests.staff_pages import RESERVED, code_said, project
from tests.wire import Visitor, visiting

PAGE = "historique"


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("log")
    return folder / "server.log"


@pytest.fixture(scope="module")
def served(small_world, tmp_path_factory, log) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("intruders")
    database = Path(shutil.copy(small_world, folder / "ptce.duckdb"))
    with running_server(database, log, folder=project(folder / "project")) as running:
        yield running


@pytest.fixture
def client(served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.url, timeout=60) as client:
        client.get("/_stcore/health")  # the cookie against forged requests, as any page has it
        yield client


@pytest.fixture
def reader(served) -> Iterator[Visitor]:
    with visiting(served.url) as visitor:
        visitor.run()
        yield visitor


@pytest.fixture
def member(served, log) -> Iterator[Visitor]:
    with visiting(served.url) as visitor:
        visitor.run()
        assert RESERVED in sign_in(visitor, code_said(log))
        yield visitor


def sign_in(visitor: Visitor, code: str) -> str:
    visitor.run(PAGE)
    name, typed = (field.id for field in visitor.elements("text_input") if "staff-" in field.id)
    button = next(button.id for button in visitor.elements("button") if button.is_form_submitter)
    return visitor.run(PAGE, {name: "Jeanne", typed: code, button: True})


def own_browser(client: httpx.Client, visitor: Visitor) -> httpx.Client:
    """The browser that shows the visitor's page: it fetches the pictures the page names."""
    (pictures,) = (html.body for html in visitor.elements("html") if "temoin" in html.body)
    client.get("/" + pictures.split('src="')[2].split('"')[0]).raise_for_status()
    return client


def put(client: httpx.Client, path: str, **more) -> httpx.Response:
    headers = {"X-Xsrftoken": client.cookies["_streamlit_xsrf"]}
    return client.put(path, files={"file": ("a.csv", b"1;2")}, headers=headers, **more)


def upload_path(session_id: str, file_id: str = "") -> str:
    return f"/_stcore/upload_file/{session_id}/{file_id or uuid.uuid4()}"


def brought(file_id: str) -> FileUploaderState:
    state = FileUploaderState()
    state.uploaded_file_info.add(file_id=file_id, name="a.csv", size=3)
    return state


def asked_for(visitor: Visitor) -> str:
    """Click on the download; the address the server answers."""
    (button,) = visitor.elements("download_button")
    address = str(answer_of(visitor, button.deferred_file_id).deferred_file.url)
    assert address.startswith("/media/")
    return address


def answer_of(visitor: Visitor, file_id: str, session_id: str = ""):
    request = BackMsg()
    request.backend_operation_request.request_id = "1"
    request.backend_operation_request.session_id = session_id or visitor.session_id
    request.backend_operation_request.deferred_file.file_id = file_id
    return visitor.ask(request, "backend_operation_response").backend_operation_response
