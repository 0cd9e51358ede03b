"""`python -m ptce_data template`: the workbook to fill in, from the command line."""

import hashlib
import json

import openpyxl
import pytest

from ptce_data import __main__ as command_line


@pytest.fixture
def run(small_world, tmp_path, monkeypatch, capsys):
    """Runs the command in an empty folder; gives (exit code, stdout, stderr)."""
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))
    monkeypatch.chdir(tmp_path)

    def _run(*arguments):
        code: object
        try:
            code = command_line.main(("template", *arguments))
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


def test_it_writes_the_template_under_its_usual_name(run, tmp_path):
    code, out, err = run()
    file = tmp_path / "modele-ptce.xlsx"
    said = f"modele-ptce.xlsx\u00a0: classeur écrit, {file.stat().st_size} octets.\n"
    assert (code, out, err) == (0, said, "")
    assert openpyxl.load_workbook(file).sheetnames[0] == "À remplir"


def test_it_writes_the_template_of_a_pole_in_english_where_it_is_told(run, tmp_path):
    target = tmp_path / "mine.xlsx"
    code, out, _err = run("--pole", "ajonc", "--lang", "en", "--output", str(target), "--json")
    content = target.read_bytes()
    answer = {"file": str(target), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert (code, json.loads(out)) == (0, answer)
    assert openpyxl.load_workbook(target)["To fill in"]["A2"].value == "Pôle Ajonc"


def test_an_unknown_pole_is_refused_with_the_nearest_and_nothing_is_written(run, tmp_path):
    code, out, err = run("--pole", "ajonk")
    assert (code, out) == (2, "")
    assert err.startswith("Aucun pôle n'a l'identifiant «\u202fajonk\u202f». Vouliez-vous dire")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_said(run):
    code, _out, err = run("--output", "ailleurs/modele.xlsx")
    assert code == 2
    assert err.startswith("ailleurs/modele.xlsx : impossible de lire ou d'écrire ici")


def test_another_language_is_a_wrong_usage(run):
    code, _out, err = run("--lang", "de")
    assert code == 2
    assert "de" in err
