"""A reader who may send anything to the upload route. No file comes in, none is kept."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import httpx
import pytest

from tests.fixtures_intruders import (
    PAGE,
    own_browser,
    put,
    upload_path,
)


def test_a_reader_brings_no_file_to_their_own_session(client, reader):
    reader.run(PAGE)
    assert put(client, upload_path(reader.session_id)).status_code == 404


def test_a_reader_brings_no_file_to_a_member_s_session(client, member):
    """Knowing the session is not enough: it takes the browser that shows it."""
    path = upload_path(member.session_id)
    assert put(client, path).status_code == 404
    client.cookies.set("ptce_network", "x" * 43)
    assert put(client, path).status_code == 404
    headers = {"X-Xsrftoken": client.cookies["_streamlit_xsrf"]}
    assert client.delete(path, headers=headers).status_code == 404


def test_a_member_s_browser_brings_no_file_to_a_reader_s_session(client, member, reader):
    assert put(own_browser(client, member), upload_path(reader.session_id)).status_code == 404


def test_a_member_brings_no_file_without_the_token_against_forged_requests(client, member):
    own_browser(client, member)
    answer = client.put(upload_path(member.session_id), files={"file": ("a.csv", b"1")})
    assert answer.status_code == 403


TRICKS = [
    "/_stcore/upload_file",
    "/_stcore/upload_file/",
    "/_stcore/upload_file/{id}",
    "/_stcore/upload_file//{id}/f",
    "//_stcore/upload_file/{id}/f",
    "/_stcore//upload_file/{id}/f",
    "/_stcore/./upload_file/{id}/f",
    "/x/../_stcore/upload_file/{id}/f",
    "/x/%2e%2e/_stcore/upload_file/{id}/f",
    "/_stcore/%75pload_file/{id}/f",
    "/_stcore/%2575pload_file/{id}/f",
    "/_stcore%2fupload_file/{id}/f",
    "/_stcore/upload%5ffile/{id}/f",
    "/_STCORE/UPLOAD_FILE/{id}/f",
    "/_stcore/upload_file/{id}/f/",
    "/_stcore/upload_file/{id}/f?x=1",
    "/_stcore/upload_file/{id}/f%00",
    "/_stcore/upload_file/{id}/..%2f..%2ff",
    "/_stcore/upload_file/{id}%20/f",
    "/base/_stcore/upload_file/{id}/f",
    "/app/static/../_stcore/upload_file/{id}/f",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_no_way_of_writing_the_address_brings_a_file(served, client, reader, trick):
    """Sent as written, byte for byte: a client would tidy the path."""
    token = client.cookies["_streamlit_xsrf"]
    target = trick.format(id=reader.session_id)
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n'
    headers = {
        "X-Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}",
        "Content-Type": "multipart/form-data; boundary=b",
    }
    as_written = {"target": target.encode()}
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        request = httpx.Request(method, served.url, headers=headers, content=body, extensions=as_written)
        assert httpx.Client().send(request).status_code == 404, method


def test_nothing_else_takes_what_a_stranger_sends(client):
    for path in ("/", "/historique", "/_stcore/agent/interact", "/_stcore/agent/mcp", "/media/x"):
        for method in ("PUT", "POST", "DELETE", "PATCH"):
            assert client.request(method, path, content=b"x").status_code == 404


def test_a_file_that_announces_itself_too_large_is_refused_unread(served, client, member):
    own_browser(client, member)
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=60)
    connection.putrequest("PUT", upload_path(member.session_id))
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    for name, value in {
        "Cookie": cookies,
        "X-Xsrftoken": client.cookies["_streamlit_xsrf"],
        "Content-Type": "multipart/form-data; boundary=b",
        "Content-Length": str(10**12),
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def endless() -> Iterator[bytes]:
    yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    for _ in range(230):
        yield b"0" * 1024 * 1024


def test_a_body_without_a_length_is_bounded_by_what_arrives(client, member):
    own_browser(client, member)
    headers = {
        "X-Xsrftoken": client.cookies["_streamlit_xsrf"],
        "Content-Type": "multipart/form-data; boundary=b",
    }
    try:
        status = client.put(upload_path(member.session_id), headers=headers, content=endless()).status_code
    except httpx.WriteError:  # hung up on before the end
        status = 413
    assert status == 413
