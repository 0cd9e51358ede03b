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
    whole = build.build_and_count
    monkeypatch.setattr(
        build,
        "build_and_count",
        lambda target, **settings: whole(target, tmp_path / "seed", tmp_path / "geo", **settings),
    )
    return tmp_path / "seed"


def test_build_says_where_the_database_is(run, small_seed, tmp_path):
    file = tmp_path / "ptce.duckdb"
    assert run(file, "build") == (0, f"{file} : base construite et vérifiée, version 1.\n", "")
    assert database.published_version(file) == 1


def test_build_answers_a_machine(run, small_seed, tmp_path):
    code, out, err = run(tmp_path / "ptce.duckdb", "build", "--json")
    answer = {"database": str(tmp_path / "ptce.duckdb"), "version": 1, "repeated_lines": 0}
    assert (code, json.loads(out), err) == (0, answer, "")


def test_build_says_which_lines_it_left_out(run, small_seed, tmp_path):
    observations = small_seed / "observations.csv"
    lines = observations.read_text("utf-8").splitlines(keepends=True)
    observations.write_text("".join([*lines, lines[1]]), "utf-8")
    file = tmp_path / "ptce.duckdb"
    said = f"{file} : base construite et vérifiée, version 1. 1 ligne déjà dite, non reprise.\n"
    assert run(file, "build") == (0, said, "")


def test_a_build_that_would_lose_imports_is_refused(run, own_world, small_seed):
    file = own_world
    before = file.read_bytes()
    code, out, err = run(file, "build")
    assert (code, out, file.read_bytes()) == (1, "", before)
    assert err == (
        f"{file} contient 2 imports que les données de départ n'ont pas : reconstruire les perdrait, la base "
        "n'a pas été touchée. « --discard-imports » reconstruit quand même, après avoir gardé une copie "
        "datée de la base à côté.\n"
    )


def test_imports_that_are_discarded_stay_in_a_dated_copy(run, own_world, small_seed):
    file = own_world
    before = file.read_bytes()
    said = f"{file} : base construite et vérifiée, version 4.\n"
    assert run(file, "build", "--discard-imports") == (0, said, "")
    (copy,) = file.parent.glob("ptce.2*.duckdb")
    assert copy.read_bytes() == before
    with database.reading(file) as connection:
        assert connection.execute("SELECT count(*) FROM batch").fetchall() == [(1,)]


def test_a_workbook_is_not_replaced_by_a_database(run, small_seed, tmp_path):
    file = tmp_path / "budget.xlsx"
    file.write_text("le budget")
    code, out, err = run(file, "build")
    assert (code, out, file.read_text()) == (2, "", "le budget")
    assert "n'est pas une base du tableau de bord ; il n'a pas été touché." in err


def test_a_bug_is_70_with_a_sentence_before_its_trace(run, tmp_path, monkeypatch):
    def broken(target, **_settings):
        raise KeyError("clé")

    monkeypatch.setattr(build, "build_and_count", broken)
    code, out, err = run(tmp_path / "ptce.duckdb", "build")
    assert (code, out) == (70, "")
    assert err.startswith(
        "Défaut du programme, et non de votre commande : transmettez ce qui suit à l'équipe.\n"
    )
    assert err.endswith("KeyError: 'clé'\n")


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", ["export csv", "template"])
def test_a_full_disk_is_2_and_names_the_file(run, small_world, command):
    code, out, err = run(small_world, *command.split(), "--output", "/dev/full")
    assert (code, out) == (2, "")
    assert err.startswith("/dev/full : impossible de lire ou d'écrire ici (")


MISTAKES = [
    ("", "il manque COMMANDE."),
    ("foo", f"commande inconnue, « foo » ; attendu : {', '.join(command_line.COMMANDS)}."),
    ("buld", "commande inconnue, « buld » ; vouliez-vous dire « build » ?"),
    ("build trop", "« trop » est de trop."),
    ("verify --xml", "option inconnue, « --xml » ; attendu : --help, --json."),
    ("verify --jsno", "option inconnue, « --jsno » ; vouliez-vous dire « --json » ?"),
    ("verify --json=3", "--json ne prend pas de valeur, retirez « 3 »."),
    ("export", "il manque format."),
    ("export pdf", "format inconnu, « pdf » ; attendu : xlsx, csv, parquet, datapackage."),
    ("export xlsx --output", "il manque une valeur après --output."),
]


@pytest.mark.parametrize(("arguments", "mistake"), MISTAKES, ids=[m[0] or "nothing" for m in MISTAKES])
def test_a_wrong_usage_is_2_and_names_the_mistake_in_french(run, small_world, arguments, mistake):
    code, out, err = run(small_world, *arguments.split())
    assert (code, out) == (2, "")
    assert err.startswith("Utilisation : python -m ptce_data")
    assert f"\nCommande mal écrite : {mistake} « python -m ptce_data" in err


def test_help_lists_the_commands(run, small_world):
    code, out, _ = run(small_world, "--help")
    assert code == 0
    assert "construit la base à partir des données de départ" in out
    assert "refait tous les calculs autrement et compare" in out


@pytest.mark.parametrize("arguments", ["--help", "build --help", "verify --help", "export --help"])
def test_help_has_no_english_word_of_argparse(run, small_world, arguments):
    _, out, _ = run(small_world, *arguments.split())
    assert [word for word in ("usage:", "positional", "show this", "optional") if word in out] == []


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


def test_a_reader_who_leaves_is_no_error(small_world):
    command = [sys.executable, "-m", "ptce_data", "check", "--rules", "--json"]
    surroundings = os.environ | {"PTCE_DATABASE": str(small_world)}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, env=surroundings, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
