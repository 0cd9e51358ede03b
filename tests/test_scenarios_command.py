"""`python -m ptce_data scenario`: what it prints, what it returns."""

import json
from pathlib import Path

import pytest

from ptce_data.__main__ import main

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "data" / "scenarios" / "les-ptce-en-cinq-minutes.toml"


@pytest.fixture(autouse=True)
def database_of_the_test(real_database):
    """Every command reads the real data."""


def test_a_sound_scenario_is_printed_step_by_step(capsys):
    assert main(["scenario", "check", str(SHIPPED)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1. Un PTCE, c'est quoi\u202f? (45\u00a0s)"
    assert lines[-1] == "Le scénario est bon : 7 étapes, 5 min 00 s."


def test_a_refused_scenario_lists_its_faults_and_ends_with_1(tmp_path, capsys):
    file = tmp_path / "mien.toml"
    file.write_text('title = "Douze"\nlanguage = "fr"\n', encoding="utf-8")
    assert main(["scenario", "check", str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Erreur  mien.toml\u00a0: il n'y a pas d'étape\u00a0: chacune commence par une ligne [[steps]].",
        "1 erreur : le scénario ne peut pas être présenté ainsi.",
    ]


def test_a_machine_reads_the_verdict_the_faults_and_the_steps(tmp_path, capsys):
    assert main(["scenario", "check", str(SHIPPED), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["refused"], answer["issues"], len(answer["steps"])) == (False, [], 7)
    file = tmp_path / "mien.toml"
    file.write_text('title = "x', encoding="utf-8")
    assert main(["scenario", "check", str(file), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["issues"] == [
        {
            "level": "error",
            "line": 1,
            "step": 0,
            "found": "",
            "sentence": 'mien.toml, ligne 1\u00a0: il manque le guillemet droit " qui ferme le texte.',
        }
    ]


def test_a_file_that_cannot_be_read_ends_with_2(tmp_path, capsys):
    assert main(["scenario", "check", str(tmp_path / "absent.toml")]) == 2
    file = tmp_path / "latin.toml"
    file.write_bytes('title = "é"'.encode("latin-1"))
    assert main(["scenario", "check", str(file)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "latin.toml\u00a0: ce n'est pas un texte en UTF-8\u202f; enregistrez-le de nouveau en UTF-8."
    )


def test_a_wrong_usage_ends_with_2(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["scenario", "chek"])
    assert ended.value.code == 2
    assert "vouliez-vous dire « check »" in capsys.readouterr().err


def test_the_list_says_what_there_is(capsys):
    assert main(["scenario", "list"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "beganne-en-huit-etapes : Béganne en huit étapes (8 étapes, 5 min 45 s, fourni)"
    )
    assert main(["scenario", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["scenarios"]
    assert [one["name"] for one in found][:3] == [
        "beganne-en-huit-etapes",
        "les-ptce-en-cinq-minutes",
        "quatre-poles-quatre-histoires",
    ]


def test_the_list_names_the_files_it_leaves_out(capsys, real_database, monkeypatch, tmp_path):
    monkeypatch.setattr("ptce_data.scenarios.library.SHIPPED", tmp_path)
    (tmp_path / "casse.toml").write_text('title = "Une histoire', encoding="utf-8")
    assert main(["scenario", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        'À régler : casse.toml, ligne 1\u00a0: il manque le guillemet droit " qui ferme le texte.'
    ]
    assert main(["scenario", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["broken"] == [
        {
            "file": "casse.toml",
            "reason": 'casse.toml, ligne 1\u00a0: il manque le guillemet droit " qui ferme le texte.',
        }
    ]
