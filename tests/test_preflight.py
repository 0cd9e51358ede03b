"""Before the stage: what is checked, what is found, what to do."""

import shutil
import socket
import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from ptce_data import database as published
from ptce_data.geography import GEO_FOLDER
from ptce_data.preflight import database, local, serving
from ptce_data.preflight.check import Check

JUNE_2024 = date(2024, 6, 15)
NARROW = "\u202f"


def test_a_database_that_keeps_its_word_is_verified_and_dated(small_world):
    assert database.checks(small_world, JUNE_2024) == (
        Check("Base de données", "ok", "Vérifiée\u00a0: 3 pôles, 31 relevés, 174 totaux refaits autrement."),
        Check("Date des données", "ok", "Version 3 des données, publiée le 1er juin 2024."),
    )


def test_a_database_older_than_a_year_is_a_warning(small_world):
    _, age = database.checks(small_world, date(2025, 6, 2))
    assert (age.state, age.what_to_do) == (
        "warning",
        "Elle a plus d'un an\u00a0: dites-le à la salle, ou importez des chiffres plus récents.",
    )


def test_a_year_to_the_day_is_not_old_yet(small_world):
    assert database.checks(small_world, date(2025, 6, 1))[1].state == "ok"


def test_a_missing_database_is_the_only_thing_said_of_it(tmp_path):
    file = tmp_path / "rien.duckdb"
    (check,) = database.checks(file, JUNE_2024)
    assert check.state == "failed"
    assert check.found.startswith(f"{file} : base de données absente")


def test_a_file_that_is_no_database_of_ours_fails(tmp_path):
    file = tmp_path / "autre.duckdb"
    with published.writing(file) as connection:
        connection.execute("CREATE TABLE autre (x INTEGER)")
    (check,) = database.checks(file, JUNE_2024)
    assert (check.state, check.found) == (
        "failed",
        "autre.duckdb\u00a0: ce fichier n'est pas une base de ce tableau de bord.",
    )


def test_a_database_that_contradicts_its_ledger_fails_with_its_first_contradiction(own_world):
    with published.writing(own_world) as connection:
        connection.execute(
            "UPDATE situation SET value = 1000 WHERE pole_id = 'ajonc' AND indicator = 'jobs_created'"
        )
    check, _age = database.checks(own_world, JUNE_2024)
    assert check.state == "failed"
    assert check.found.startswith("Elle contredit son registre sur ")
    assert "ajonc / jobs_created" in check.found
    assert f"«{NARROW}python -m ptce_data verify{NARROW}»" in check.what_to_do


def test_what_this_machine_draws_with_is_all_here():
    checks = local.checks()
    assert [(check.name, check.state) for check in checks] == [
        ("Contours des cartes", "ok"),
        ("Polices et scripts", "ok"),
        ("Rien qui vienne du réseau", "ok"),
        ("Bibliothèques", "ok"),
    ]


@pytest.fixture
def places(tmp_path) -> local.Places:
    """A copy of static/ to spoil."""
    return local.Places(GEO_FOLDER, Path(shutil.copytree(local.OWN_FILES, tmp_path / "static")))


def test_an_outline_cut_short_is_named(places):
    file = places.own / "geo" / "regions.geojson"
    file.write_bytes(file.read_bytes()[:1000])
    assert local.checks(places)[0] == Check(
        "Contours des cartes",
        "failed",
        "Absents, abîmés ou périmés\u00a0: static/geo/regions.geojson.",
        f"«{NARROW}python -m ptce_data.outlines{NARROW}» les refait à partir de data/geo.",
    )


def test_outlines_that_are_missing_are_all_named(places):
    shutil.rmtree(places.own / "geo")
    assert local.checks(places)[0].found == (
        "Absents, abîmés ou périmés\u00a0: static/geo/regions.geojson, static/geo/departements.geojson "
        "et static/geo/voisins.geojson."
    )


@pytest.mark.parametrize(
    "content",
    [
        "<script src='https://cdn.exemple.fr/plotly.js'></script>",
        "@import 'https://fonts.exemple.fr/a.css';",
        "body { background: url(//images.exemple.fr/fond.png) }",
        '<image href="http://images.exemple.fr/fond.png"/>',
    ],
)
def test_a_served_file_that_points_outside_is_named(places, content):
    (places.own / "intrus.svg").write_text(content)
    check = local.checks(places)[2]
    assert (check.name, check.state) == ("Rien qui vienne du réseau", "failed")
    assert check.found.startswith("intrus.svg va chercher ")


def test_the_name_of_an_xml_vocabulary_is_not_an_address_that_is_fetched(places):
    (places.own / "icone.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    assert local.checks(places)[2].state == "ok"


def test_a_library_that_does_not_load_is_named_with_what_to_do():
    assert local.libraries(("json", "bibliotheque_absente")) == Check(
        "Bibliothèques",
        "failed",
        "Absentes ou inutilisables\u00a0: bibliotheque_absente.",
        f"Réinstallez avec un réseau\u00a0: supprimez le dossier .venv, puis «{NARROW}make run{NARROW}».",
    )


@contextmanager
def answering(status: int, body: bytes):
    """A server on a free port that answers everything alike; gives the port."""

    class _Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format, *args):  # noqa: A002 (the name it overrides)
            """Not on the console."""

    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_a_port_nobody_listens_on_is_free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert serving.check(port) == Check(f"Port {port}", "ok", "Libre.")


def test_a_port_where_the_dashboard_answers_is_ready():
    with answering(200, b'{"status": "ok", "data_version": 4}') as port:
        assert serving.check(port) == Check(f"Port {port}", "ok", "Le tableau de bord y répond déjà.")


def test_a_dashboard_that_cannot_read_its_database_is_said_so():
    with answering(503, b'{"status": "unavailable", "reason": "base absente."}') as port:
        check = serving.check(port)
    assert check.state == "failed"
    assert check.found == "Le tableau de bord y répond, mais ne lit pas sa base\u00a0: base absente."


@pytest.mark.parametrize("body", [b"<html>bonjour</html>", b"[]", b"{}", b""])
def test_a_port_taken_by_another_program_gives_the_next_one(body):
    with answering(200, body) as port:
        check = serving.check(port)
    assert (check.state, check.found) == ("failed", "Un autre programme y répond.")
    assert f"PORT={port + 1} make run" in check.what_to_do


def test_a_program_that_takes_the_port_and_never_answers_does_not_hold_the_check(monkeypatch):
    monkeypatch.setattr(serving, "PATIENCE_SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert serving.check(silent.getsockname()[1]).found == "Un autre programme y répond."
