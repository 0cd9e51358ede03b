"""Signing in through a real OpenID Connect provider, run for the test: staff, strangers, ends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from oidc_provider_mock import User, run_server_in_thread  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.browser.driving import (
    PATIENCE_MS,
    PHONE,
    Server,
    free_port,
    running_server,
    settled,
)
from tests.staff_pages import KEPT, RESERVED, project
from tests.wire import visiting

A_FILE: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"1;2"}
PEOPLE = (
    User(
        sub="jeanne",
        claims={"email": "Jeanne@reseau.example", "email_verified": True, "name": "Jeanne <b>Martin</b>"},
    ),
    User(sub="role", claims={"name": "Rolande", "role": "ptce-staff"}),
    User(sub="stranger", claims={"email": "paul@ailleurs.example", "email_verified": True, "name": "Paul"}),
    User(sub="unverified", claims={"email": "jeanne@reseau.example", "email_verified": False}),
)
SECRETS = """
[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "a sentence long enough to sign cookies with"
client_id = "ptce"
client_secret = "any"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"

[staff]
emails = ["jeanne@reseau.example"]
claims = {{ role = "ptce-staff" }}
"""


@contextmanager
def served_with_provider(folder: Path, seed: Path, lasting: timedelta) -> Iterator[Server]:
    """The dashboard, its staff named in its secrets, and a provider whose tokens last that long."""
    database = Path(shutil.copy(seed, folder / "ptce.duckdb"))
    port = free_port()
    with run_server_in_thread(access_token_max_age=lasting, user_claims=PEOPLE) as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(url=f"http://127.0.0.1:{port}", provider=provider.server_port))
        options = [f"--secrets.files={secrets}"]
        own = project(folder / "project")
        with running_server(database, folder / "log", folder=own, port=port, options=options) as running:
            yield running


@pytest.fixture(scope="module")
def served(seed_database, tmp_path_factory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("provider")
    with served_with_provider(folder, seed_database, timedelta(hours=1)) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="fr-FR")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def sign_in(context: BrowserContext, served: Server, subject: str) -> Page:
    """From a page of the network through the provider, and back to that page."""
    page = context.new_page()
    page.goto(served.address("/historique"))
    page.get_by_role("button", name="S'identifier").click()
    page.get_by_role("button", name=subject, exact=True).click()
    page.wait_for_url(served.address("/historique"))
    return settled(page)


def test_a_member_signs_in_brings_a_file_fetches_one_and_signs_out(context, served):
    page = sign_in(context, served, "jeanne")
    expect(page.get_by_text(RESERVED)).to_be_visible()
    expect(page.get_by_text("Connecté : Jeanne <b>Martin</b> (Jeanne@reseau.example)")).to_be_visible()
    for title in ("Importer", "Historique"):
        expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
    page.locator("input[type=file]").set_input_files(A_FILE)
    expect(page.get_by_text("Reçu : 3 octets")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger").click()
    assert download.value.suggested_filename == "relevé.xlsx"
    assert download.value.path().read_bytes() == KEPT
    address = download.value.url
    assert httpx.get(address).status_code == 404
    sign_out(page)
    page.goto(served.address("/historique"))
    expect(settled(page).get_by_role("button", name="S'identifier")).to_be_visible()
    expect(page.get_by_text(RESERVED)).to_have_count(0)
    assert context.request.get(address).status == 404


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("button", name=re.compile("end|confirm|log ?out|yes", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile(r"^http://127\.0\.0\.1:\d+/(\?.*)?$"))
    settled(page)


def test_signing_out_ends_the_other_tabs_and_any_copy_of_the_cookie(context, served, browser):
    first = sign_in(context, served, "jeanne")
    second = context.new_page()
    second.goto(served.address("/historique"))
    expect(settled(second).get_by_text(RESERVED)).to_be_visible()
    stolen = context.cookies()
    sign_out(first)
    second.get_by_role("button", name="Publier").click()
    expect(second.get_by_text(RESERVED)).to_have_count(0)
    expect(second.get_by_role("button", name="S'identifier")).to_be_visible()
    thief = browser.new_context()
    thief.set_default_timeout(PATIENCE_MS)
    thief.add_cookies(stolen)
    page = thief.new_page()
    page.goto(served.address("/historique"))
    settled(page)
    assert page.get_by_text(RESERVED).count() == 0
    thief.close()


def test_a_claim_names_staff_too(context, served):
    page = sign_in(context, served, "role")
    expect(page.get_by_text(RESERVED)).to_be_visible()
    expect(page.get_by_text("Connecté : Rolande")).to_be_visible()


@pytest.mark.parametrize(
    ("subject", "name"),
    [("stranger", "Paul (paul@ailleurs.example)"), ("unverified", "jeanne@reseau.example")],
)
def test_who_is_signed_in_but_not_staff_reads_why_and_sees_nothing(context, served, subject, name):
    page = sign_in(context, served, subject)
    said = page.get_by_role("alert").inner_text()
    assert said == (
        f"Vous êtes identifié en tant que «\u202f{name}\u202f», qui n'est pas sur la liste des membres du "
        "réseau. Demandez à la personne qui gère ce tableau de bord de vous y ajouter, ou "
        "identifiez-vous avec un autre compte."
    )
    assert page.get_by_text(RESERVED).count() == 0
    assert page.get_by_role("link", name="Historique", exact=True).count() == 0
    cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies()}
    assert "_streamlit_user" in cookies
    assert "ptce_network" not in cookies


def test_a_forged_or_unsigned_cookie_signs_nobody_in(served):
    for cookie in ("_streamlit_user=x", '_streamlit_user={"email":"jeanne@reseau.example"}'):
        with visiting(served.url, cookies=cookie) as visitor:
            visitor.run()
            assert RESERVED not in visitor.run("historique")


def test_with_a_provider_the_staff_code_does_not_exist(served):
    assert not served.database.with_name("ptce.duckdb.staff-code").exists()
    with visiting(served.url) as visitor:
        visitor.run()
        visitor.run("historique")
        assert [field for field in visitor.elements("text_input") if "staff-code" in field.id] == []


def test_the_state_ends_with_the_token_though_nobody_touches_the_page(context, seed_database, tmp_path):
    with served_with_provider(tmp_path, seed_database, timedelta(seconds=30)) as short:
        page = sign_in(context, short, "jeanne")
        expect(page.get_by_text(RESERVED)).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Télécharger").click()
        address = download.value.url
        assert context.request.get(address).status == 200
        expect(page.get_by_text(RESERVED)).to_have_count(0, timeout=60_000)
        expect(page.get_by_text("Votre identification a pris fin")).to_be_visible()
        assert context.request.get(address).status == 404
        again = context.new_page()  # with the cookie, which lasts thirty days
        again.goto(short.address("/historique"))
        expect(settled(again).get_by_role("button", name="S'identifier")).to_be_visible()
        assert again.get_by_text(RESERVED).count() == 0
        assert "Jeanne" not in (tmp_path / "log").read_text()


def test_on_a_phone_the_way_in_is_at_the_foot_of_the_menu(browser, served):
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
    page = context.new_page()
    page.goto(served.address("/"))
    settled(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Espace du réseau").click()
    expect(page.get_by_role("button", name="S'identifier")).to_be_visible()
    assert page.url.startswith(served.address("/importer"))
    context.close()
