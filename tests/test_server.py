"""What the server answers before any page is drawn: health, headers, compressed files."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from pages._ui import serving, shell
from tests.browser.driving import Server, running_server

GZIP = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server started without a database."""
    folder = tmp_path_factory.mktemp("served")
    with running_server(folder / "ptce.duckdb", folder / "server.log") as running:
        yield running


@pytest.fixture
def client(served: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.url, timeout=30) as client:
        yield client


def test_a_missing_database_is_built_at_start(served: Server) -> None:
    assert served.database.exists()


def test_health_tells_the_version_of_the_published_data(client: httpx.Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "data_version": 1}


def test_health_says_why_the_data_cannot_be_read(served: Server, client: httpx.Client) -> None:
    aside = served.database.with_suffix(".aside")
    served.database.rename(aside)
    try:
        answer = client.get("/healthz")
    finally:
        aside.rename(served.database)
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    assert "base de données absente" in answer.json()["reason"]


@pytest.mark.parametrize(
    "address", ["/", "/carte", "/healthz", "/_stcore/health", "/app/static/icon.svg", "/_stcore/metrics"]
)
def test_every_answer_carries_the_security_headers(client: httpx.Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_the_content_policy_names_no_other_machine_and_no_inline_script(client: httpx.Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    sources = {source for value in rules.values() for source in value.split()}
    named = {source for source in sources if not source.startswith("'")}
    assert named == {"blob:", "data:"}
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["object-src"] == "'none'"


def test_the_inline_scripts_of_the_shell_are_those_the_policy_allows(client: httpx.Client) -> None:
    answer = client.get("/")
    scripts = re.findall(r"<script>", answer.text)
    allowed = re.findall(r"'sha256-[^']+'", answer.headers["Content-Security-Policy"])
    assert len(scripts) == 2
    assert len(allowed) == 2


def test_the_counters_of_the_server_are_closed_to_the_public(client: httpx.Client) -> None:
    assert client.get("/_stcore/metrics").status_code == 404


@pytest.mark.parametrize("address", ["/", "/carte", "/pole?pole=eoliennes-pays-de-vilaine"])
def test_every_address_answers_the_shell_in_french(client: httpx.Client, address: str) -> None:
    page = client.get(address).text
    assert '<html lang="fr">' in page
    assert "<title>Les PTCE en chiffres</title>" in page
    assert "activez-le pour lire la page" in page
    assert "You need to enable JavaScript" not in page


def test_a_signed_in_visitor_renews_the_cookie_that_proves_the_websocket_is_theirs(
    client: httpx.Client,
) -> None:
    signed_in = client.get("/", headers={"Cookie": "_streamlit_user=anything"})
    assert "<html data-signed-in " in signed_in.text
    assert "data-signed-in" not in client.get("/").text


def largest_script() -> Path:
    scripts = (serving.STREAMLIT_FILES / "static" / "js").glob("*.js")
    return max(scripts, key=lambda file: file.stat().st_size)


def test_streamlits_scripts_go_out_compressed_and_are_kept_for_good(client: httpx.Client) -> None:
    script = largest_script()
    with client.stream("GET", f"/static/js/{script.name}", headers=GZIP) as answer:
        wire = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "public, immutable, max-age=31536000"
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert gzip.decompress(wire) == script.read_bytes()
    assert len(wire) < script.stat().st_size / 3


def test_a_client_that_cannot_decompress_gets_the_file_as_it_is(client: httpx.Client) -> None:
    script = largest_script()
    answer = client.get(f"/static/js/{script.name}", headers=PLAIN)
    assert "Content-Encoding" not in answer.headers
    assert answer.content == script.read_bytes()


def test_our_own_files_are_kept_for_good_under_the_address_of_their_content(
    client: httpx.Client,
) -> None:
    address = serving.static_url("icon.svg")
    assert re.fullmatch(r"app/static/icon\.svg\?v=[0-9a-f]{16}", address)
    kept = client.get(f"/{address}", headers=GZIP)
    assert kept.headers["Cache-Control"] == "public, immutable, max-age=31536000"
    assert kept.headers["Content-Type"] == "image/svg+xml"


def test_our_own_files_are_asked_for_again_under_their_bare_address(client: httpx.Client) -> None:
    first = client.get("/app/static/icon.svg", headers=GZIP)
    assert first.headers["Cache-Control"] == "no-cache"
    again = {**GZIP, "If-None-Match": first.headers["ETag"]}
    unchanged = client.get("/app/static/icon.svg", headers=again)
    assert unchanged.status_code == 304
    assert unchanged.content == b""


def test_a_file_outside_static_is_not_served(client: httpx.Client) -> None:
    assert client.get("/app/static/..%2Fserver.py").status_code in {400, 404}
    assert "Streamlit" not in client.get("/app/static/%2e%2e/pyproject.toml").text


def test_the_light_pieces_that_draw_a_page_are_found_in_the_installed_streamlit() -> None:
    files = shell.early_fetches(["plotly_chart", "metric", "multiselect", "an_element_of_tomorrow"])
    pieces = [file.name.partition(".")[0] for file in files]
    assert "Metric" in pieces
    assert "Multiselect" in pieces
    assert "PlotlyChart" not in pieces


def test_each_page_fetches_early_what_the_server_saw_it_draw_with(client: httpx.Client) -> None:
    early = re.compile(r'rel="modulepreload" crossorigin href="./static/js/Multiselect\.')
    assert early.search(client.get("/carte").text)
    assert not early.search(client.get("/nowhere").text)


def test_nothing_can_be_uploaded(client: httpx.Client) -> None:
    answer = client.put("/_stcore/upload_file/session/file", content=b"x")
    assert answer.status_code == 404


def test_a_name_that_is_not_this_machine_s_is_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "localhost:8501"}).status_code == 200
