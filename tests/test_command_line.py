"""`python -m ptce_data`: what it says, where, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ptce_data import __main__ as command_line
from ptce_data import build, database
from tests import worlds

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs a command on a database; gives (exit code, stdout, stderr)."""

    def _run(file, *arguments):
        monkeypatch.setenv("PTCE_DATABASE", str(file))
        code: object
        try:
            code = command_line.main(arguments)
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


@pytest.fixture
def small_seed(tmp_path, monkeypatch):
    """The command builds the small world's seed."""
    worlds.seed_folder(tmp_path)
    worlds.geo_folder(tmp_path)
    whole = build.build
    monkeypatch.setattr(build, "build", lambda target: whole(target, tmp_path / "seed", tmp_path / "geo"))
    return tmp_path / "seed"


def test_build_says_where_the_database_is(run, small_seed, tmp_path):
    file = tmp_path / "ptce.duckdb"
    assert run(file, "build") == (0, f"{file} : base construite et vérifiée, version 1.\n", "")
    assert database.published_version(file) == 1


def test_build_answers_a_machine(run, small_seed, tmp_path):
    code, out, err = run(tmp_path / "ptce.duckdb", "build", "--json")
    assert (code, json.loads(out), err) == (0, {"database": str(tmp_path / "ptce.duckdb"), "version": 1}, "")


def test_a_refused_seed_is_1_and_the_old_database_stands(run, small_seed, tmp_path):
    file = tmp_path / "ptce.duckdb"
    run(file, "build")
    before = file.read_bytes()
    poles = small_seed / "poles.csv"
    poles.write_text(poles.read_text("utf-8").replace("ajonc,Pôle Ajonc", "ajonc,"), "utf-8")
    message = "poles.csv, ligne 2, colonne « name » : la cellule est vide ; une valeur est attendue."
    assert run(file, "build") == (1, "", f"{message}\n")
    code, out, _ = run(file, "build", "--json")
    assert (code, json.loads(out)) == (1, {"problems": [message]})
    assert file.read_bytes() == before


def test_verify_says_how_much_was_checked(run, small_world):
    code, out, err = run(small_world, "verify")
    assert (code, err) == (0, "")
    assert out.startswith(
        f"{small_world} : rien à signaler. Vérifiés : 3 pôles, 31 relevés, 25 observations, 25 situations, "
    )


def test_verify_answers_a_machine(run, small_world):
    code, out, _ = run(small_world, "verify", "--json")
    answer = json.loads(out)
    assert (code, answer["poles"], answer["claims"]) == (0, 3, 31)


def test_a_database_that_contradicts_itself_is_1(run, own_world):
    with database.writing(own_world) as connection:
        connection.execute("DELETE FROM observation WHERE indicator = 'integration_share'")
    problem = (
        "observation, bruyere / integration_share / 2022 / «  » : aucune ligne ; "
        "attendu : valeur 60, précision exact."
    )
    assert run(own_world, "verify") == (
        1,
        "",
        f"La base de données contredit son registre :\n- {problem}\n",
    )
    _, out, _ = run(own_world, "verify", "--json")
    assert json.loads(out) == {"problems": [problem]}


@pytest.mark.parametrize("command", ["verify", "export"])
def test_no_database_is_2(run, tmp_path, command):
    arguments = [command] if command == "verify" else [command, "xlsx"]
    code, out, err = run(tmp_path / "absent.duckdb", *arguments)
    assert (code, out) == (2, "")
    assert err == (
        f"{tmp_path / 'absent.duckdb'} : base de données absente ; "
        "lancez « python -m ptce_data build » pour la construire.\n"
    )


def test_an_unreadable_database_is_2(run, tmp_path):
    file = tmp_path / "ptce.duckdb"
    file.write_text("pas une base")
    code, _, err = run(file, "verify")
    assert code == 2
    assert err.startswith(f"{file} : ce fichier n'est pas une base de données lisible ; ")


def test_a_place_one_cannot_write_to_is_2(run, small_seed, tmp_path):
    (tmp_path / "file").write_text("")
    code, out, err = run(tmp_path / "file" / "ptce.duckdb", "build")
    assert (code, out) == (2, "")
    assert "impossible de lire ou d'écrire ici" in err


@pytest.mark.parametrize("arguments", [[], ["inconnu"], ["build", "trop"], ["verify", "--xml"], ["export"]])
def test_a_wrong_usage_is_2_in_french(run, small_world, arguments):
    code, out, err = run(small_world, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Utilisation : python -m ptce_data")
    assert "Commande mal écrite ; « python -m ptce_data" in err


def test_help_lists_the_commands(run, small_world):
    code, out, _ = run(small_world, "--help")
    assert code == 0
    assert "construit la base à partir des données de départ" in out
    assert "refait tous les calculs autrement et compare" in out


def test_the_module_runs_from_a_shell(small_world):
    done = subprocess.run(
        [sys.executable, "-m", "ptce_data", "verify", "--json"],
        cwd=ROOT,
        env={**os.environ, "PTCE_DATABASE": str(small_world)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout)["poles"]) == (0, 3)
