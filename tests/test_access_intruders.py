"""A reader who may send anything: addresses, sessions, widget messages. Nothing opens.

Each attempt is first made by a member, to be sure that it would have worked.
"""

from __future__ import annotations

import re
import shutil
import uuid
from pathlib import Path

import httpx
import pytest

from pages._ui import navigation
from tests.browser.driving import running_server
from tests.fixtures_intruders import (
    PAGE,
    answer_of,
    asked_for,
    brought,
    own_browser,
    put,
    sign_in,
    upload_path,
)
from tests.staff_pages import KEPT, RESERVED, code_said, project
from tests.wire import visiting

# What a member can do


def test_a_member_brings_a_file_and_the_page_reads_it(client, member):
    path = upload_path(member.session_id, file_id := str(uuid.uuid4()))
    assert put(own_browser(client, member), path).status_code == 204
    (uploader,) = (element.id for element in member.elements("file_uploader"))
    assert "Reçu : 3 octets" in member.run(PAGE, {uploader: brought(file_id)})
    headers = {"X-Xsrftoken": client.cookies["_streamlit_xsrf"]}
    assert client.delete(path, headers=headers).status_code == 204


def test_a_member_fetches_a_kept_file(client, member):
    answer = own_browser(client, member).get(asked_for(member))
    assert (answer.status_code, answer.content) == (200, KEPT)
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''relev%C3%A9.xlsx"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


# What a reader cannot


def test_streamlit_run_dashboard_alone_refuses_a_reader_s_file_too(small_world, tmp_path):
    database = Path(shutil.copy(small_world, tmp_path / "ptce.duckdb"))
    log = tmp_path / "log"
    own = project(tmp_path / "project")
    with (
        running_server(database, log, entry="dashboard.py", folder=own) as served,
        httpx.Client(base_url=served.url, timeout=60) as client,
        visiting(served.url) as visitor,
    ):
        client.get("/_stcore/health")
        visitor.run()
        assert put(client, upload_path(visitor.session_id)).status_code == 400
        assert RESERVED in sign_in(visitor, code_said(log))
        assert put(client, upload_path(visitor.session_id)).status_code == 204


@pytest.mark.parametrize("page", ["historique", "importer"])
def test_a_reader_is_shown_the_sign_in_and_nothing_more(reader, page):
    said = reader.run(page)
    assert "Espace du réseau" in said
    assert RESERVED not in said
    assert reader.elements("file_uploader") == []
    assert reader.elements("download_button") == []


@pytest.mark.parametrize("path", [entry.path for entry in navigation.PUBLIC])
def test_no_public_page_says_a_confidential_claim_whatever_is_asked_of_it(reader, member, path):
    """Bruyère's turnover, 123 456 €, is confidential; its note is « secret »."""
    for visitor in (reader, member):
        for asked in ("pole=bruyere", "pole=bruyere&indicateur=turnover", "visibility=confidential"):
            said = visitor.run(path, query_string=asked)
            assert "123456" not in re.sub(r"\s", "", said)
            assert "secret" not in said.lower()
    assert "Bruyère" in reader.run("poles")


@pytest.mark.parametrize(
    "query", ["staff=1", "staff-code=x&sign-in=1", "lang=en&member=Jeanne", "embed=true"]
)
def test_no_address_signs_in(reader, query):
    said = reader.run(PAGE, query_string=query)
    assert RESERVED not in said


def test_no_page_name_runs_a_staff_page_around_its_gate(reader):
    for name in ("pages/staff/history.py", "history", "../staff/history", "historique/", "HISTORIQUE"):
        assert RESERVED not in reader.run(page_name=name)


def test_no_widget_message_signs_in_nor_publishes(reader, member):
    """The very widgets a member's page has, sent by a reader."""
    (publish,) = (button.id for button in member.elements("button") if "publish" in button.id)
    (uploader,) = (element.id for element in member.elements("file_uploader"))
    assert "Publié par Jeanne" in member.run(PAGE, {publish: True})
    forged = {publish: True, uploader: brought("x"), "was-signed-in": "true", "member": "Jeanne"}
    said = reader.run(PAGE, forged)
    assert "Publié" not in said
    assert RESERVED not in said


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA", "' OR 1=1 --"])
def test_no_wrong_code_signs_in(served, code):
    with visiting(served.url) as visitor:
        visitor.run()
        said = sign_in(visitor, code)
        assert RESERVED not in said
        assert RESERVED not in visitor.run(PAGE)


def test_signing_in_opens_no_other_session(reader, member):
    assert RESERVED in member.run(PAGE)
    assert RESERVED not in reader.run(PAGE)


def cookies_of(client: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def test_a_member_whose_connection_broke_comes_back_signed_in(served, client, member):
    own_browser(client, member)
    with visiting(served.url, session_id=member.session_id, cookies=cookies_of(client)) as back:
        back.run()
        assert back.session_id == member.session_id
        assert RESERVED in back.run(PAGE)


def test_nobody_comes_back_to_a_member_s_session_from_another_browser(served, client, member, reader):
    own_browser(client, member)
    for cookies in ("", "ptce_network=x", "ptce_network="):
        with visiting(served.url, session_id=member.session_id, cookies=cookies) as thief:
            thief.run()
            assert thief.session_id != member.session_id
            assert RESERVED not in thief.run(PAGE)
    assert RESERVED in member.run(PAGE)


def test_a_kept_file_goes_to_nobody_but_the_browser_that_asked(client, member, reader):
    address = asked_for(member)
    assert client.get(address).status_code == 404
    assert client.head(address).status_code == 404
    assert client.get(address, headers={"Range": "bytes=0-3"}).status_code == 404
    client.cookies.set("ptce_network", "x" * 43)
    assert client.get(address).status_code == 404
    client.cookies.delete("ptce_network")
    assert own_browser(client, member).get(address).content == KEPT


def test_a_reader_who_learnt_the_button_of_a_member_gets_no_file(client, member, reader):
    """The button's number, sent over the reader's own session, opens the file to the member only."""
    (button,) = member.elements("download_button")
    for session_id in (reader.session_id, member.session_id):
        answer = answer_of(reader, button.deferred_file_id, session_id)
        assert KEPT not in client.get(answer.deferred_file.url or "/media/none").content


def test_a_kept_file_is_not_fetched_after_signing_out(client, member):
    own_browser(client, member)
    address = asked_for(member)
    (button,) = member.elements("download_button")
    (way_out,) = (element.id for element in member.elements("button") if "sign-out" in element.id)
    said = member.run(PAGE, {way_out: True})
    assert RESERVED not in said
    assert client.get(address).status_code == 404
    assert not answer_of(member, button.deferred_file_id).deferred_file.url
    assert put(client, upload_path(member.session_id)).status_code == 404


def test_secrets_that_cannot_be_read_close_the_network_s_pages(small_world, tmp_path):
    """The code is for where nothing is configured, not for where what was configured is broken."""
    database = Path(shutil.copy(small_world, tmp_path / "ptce.duckdb"))
    (tmp_path / "secrets.toml").write_text("[auth\nredirect_uri =")
    options = [f"--secrets.files={tmp_path / 'secrets.toml'}"]
    with (
        running_server(database, tmp_path / "log", options=options) as served,
        visiting(served.url) as visitor,
    ):
        visitor.run()
        assert "ne peut pas être lu" in visitor.run("importer")
        assert [field for field in visitor.elements("text_input") if "staff-" in field.id] == []
    assert not database.with_name("ptce.duckdb.staff-code").exists()
    assert "Code de l'espace du réseau" not in (tmp_path / "log").read_text()


def test_a_new_code_signs_out_who_came_by_the_old_one(served, log, client):
    from ptce_data import staff_code

    with visiting(served.url) as visitor:
        visitor.run()
        kept = staff_code.file_of(served.database).read_bytes()
        assert RESERVED in sign_in(visitor, code_said(log))
        own_browser(client, visitor)
        try:
            staff_code.renew(served.database)
            assert put(client, upload_path(visitor.session_id)).status_code == 404
            assert RESERVED not in visitor.run(PAGE)
        finally:
            staff_code.file_of(served.database).write_bytes(kept)


def test_only_a_signed_in_session_s_page_gives_its_browser_a_cookie(client, member, reader):
    (pictures,) = (html.body for html in member.elements("html") if "temoin" in html.body)
    ticket = pictures.split("temoin/")[1].split('"')[0].partition("/")[2]
    for path in (
        f"/temoin/{reader.session_id}/{ticket}",
        f"/temoin/{member.session_id}/{'0' * 64}",
        f"/temoin/{member.session_id}/é",
        "/temoin/x/y",
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "ptce_network" not in answer.headers.get("set-cookie", "")
    cookie = client.get(f"/temoin/{member.session_id}/{ticket}").headers["set-cookie"]
    assert cookie.startswith("ptce_network=")
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {
        "httponly",
        "path=/",
        "samesite=strict",
    }


def test_the_server_s_log_says_no_secret_and_nobody_s_name(served, log, member):
    """The code itself was said once, at the start."""
    member.run(PAGE)
    with visiting(served.url) as visitor:
        visitor.run()
        sign_in(visitor, "AAAA-AAAA-AAAA-AAAA")
        sign_in(visitor, "' OR 1=1 --")
    written = log.read_text(encoding="utf-8")
    assert written.count(code_said(log)) == 1
    for secret in ("Jeanne", member.session_id, "ptce_network", "AAAA-AAAA", "' OR 1=1"):
        assert secret not in written
    assert "Staff code refused." in written


@pytest.mark.parametrize("kind", ["multiselect", "selectbox", "text_input", "button", "button_group"])
@pytest.mark.parametrize("value", [True, "zzz"], ids=["a click", "a text"])
def test_a_widget_message_of_the_wrong_kind_shows_nothing_of_the_program(served, kind, value):
    with visiting(served.url) as visitor:
        visitor.run()
        forged = next(element.id for element in visitor.elements(kind))
        visitor.run("", {forged: value})
        drawn = "".join(str(one) for one in visitor.seen if one.WhichOneof("type") == "delta")
        shown = visitor.elements("exception")
        assert [list(one.stack_trace) for one in shown] in ([], [[]])
        assert {one.type for one in shown} <= {""}
        assert not re.search(r"Traceback|site-packages|\.py\b|TypeError|not iterable", drawn)
    with visiting(served.url) as other:
        other.run()
        assert other.elements("multiselect")
        assert other.elements("exception") == []
