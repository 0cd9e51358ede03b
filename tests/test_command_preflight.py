"""`python -m ptce_data preflight`: what it says, what it writes, how it ends."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ptce_data import __main__ as command_line
from ptce_data.preflight import local, plan_b
from tests.browser.driving import free_port

ROOT = Path(__file__).parents[1]
NARROW = "\u202f"
STORIES = ("beganne-en-huit-etapes", "les-ptce-en-cinq-minutes", "quatre-poles-quatre-histoires")
LOST = """\
title = "Un pôle perdu"
language = "fr"

[[steps]]
title = "Combien"
sentence = "{local_savings of pole-disparu in 2013}"
figures = ["{local_savings of pole-disparu in 2013}"]
"""


@pytest.fixture
def run(real_database, capsys):
    """Runs the command on the real data; gives (exit code, stdout)."""

    def _run(*arguments: str) -> tuple[object, str]:
        code: object
        try:
            code = command_line.main(["preflight", "--port", str(free_port()), *arguments])
        except SystemExit as stop:
            code = stop.code
        return code, capsys.readouterr().out

    return _run


def test_every_shipped_scenario_is_ready(run):
    code, said = run()
    assert code == 0
    assert said.count("[prêt] Scénario «") == len(STORIES)
    assert f"[prêt] Scénario «{NARROW}Béganne en huit étapes{NARROW}»\u00a0: 8 étapes, 6 min" in said
    assert "[à régler]" not in said
    assert said.endswith("Prêt pour la scène.\n")


def test_nothing_is_written_unless_a_folder_is_given(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("--scenario", STORIES[0])
    assert list(tmp_path.iterdir()) == []


def test_the_plan_b_is_three_whole_files(run, tmp_path):
    folder = tmp_path / "cle" / "usb"
    code, said = run("--scenario", STORIES[0], "--output", str(folder))
    assert code == 0
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{STORIES[0]}.{s}" for s in ("html", "pdf", "pptx")
    ]
    assert (folder / f"{STORIES[0]}.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert (folder / f"{STORIES[0]}.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.ZipFile(folder / f"{STORIES[0]}.pptx").testzip() is None
    assert f"[prêt] Plan B de «{NARROW}Béganne en huit étapes{NARROW}»\u00a0: Écrits et rouverts" in said


def test_the_same_data_give_the_same_files(run, tmp_path):
    run("--scenario", STORIES[2], "--output", str(tmp_path / "un"), "--site", "https://ptce.exemple.fr")
    run("--scenario", STORIES[2], "--output", str(tmp_path / "deux"), "--site", "https://ptce.exemple.fr/")
    for file in (tmp_path / "un").iterdir():
        assert file.read_bytes() == (tmp_path / "deux" / file.name).read_bytes()


def test_the_notes_are_in_the_slides_alone_and_it_is_said(run, tmp_path):
    _code, said = run(
        "--scenario", STORIES[0], "--output", str(tmp_path), "--site", "https://ptce.exemple.fr"
    )
    assert (
        "[à savoir] Vos notes\u00a0: Elles sont dans le fichier .pptx, pas dans les fichiers .html et .pdf."
        in said
    )
    assert "Lien et code QR" not in said


def test_an_address_of_this_machine_is_said_to_lead_nowhere_else(run, tmp_path):
    _code, said = run("--scenario", STORIES[2], "--output", str(tmp_path), "--site", "http://localhost:8501")
    assert "Ils mènent à http://localhost:8501, que seul cet ordinateur peut ouvrir." in said


def test_a_scenario_made_from_a_pole_has_a_file_name_any_disk_takes(run, tmp_path):
    code, _said = run("--scenario", "pole:eoliennes-pays-de-vilaine", "--output", str(tmp_path))
    assert code == 0
    assert {file.name for file in tmp_path.iterdir()} == {
        f"pole-eoliennes-pays-de-vilaine.{suffix}" for suffix in ("html", "pdf", "pptx")
    }


def test_an_unknown_scenario_ends_with_1_and_says_how_to_find_them(run):
    code, said = run("--scenario", "beganne")
    assert code == 1
    assert f"[à régler] Scénario «{NARROW}beganne{NARROW}»" in said
    assert f"→ «{NARROW}python -m ptce_data scenario list{NARROW}» donne les noms." in said
    assert said.endswith("Pas encore prêt\u00a0: 1 point à régler.\n")


def test_a_shipped_file_that_is_spoiled_is_not_passed_over(run, tmp_path, monkeypatch):
    (tmp_path / "abime.toml").write_text("titre = ", "utf-8")
    monkeypatch.setattr("ptce_data.scenarios.library.SHIPPED", tmp_path)
    code, said = run()
    assert code == 1
    assert f"[à régler] Scénario «{NARROW}abime.toml{NARROW}»\u00a0: abime.toml, ligne 1" in said


def test_a_saved_file_that_is_spoiled_is_to_be_mended(run, real_file, tmp_path, monkeypatch):
    own = Path(shutil.copy(real_file, tmp_path / "ptce.duckdb"))
    monkeypatch.setenv("PTCE_DATABASE", str(own))
    folder = own.with_name("ptce.duckdb.scenarios")
    folder.mkdir()
    (folder / "casse.toml").write_text(LOST.replace('perdu"', "perdu", 1), "utf-8")
    code, said = run()
    assert code == 1
    assert (
        f"[à régler] Scénario «{NARROW}casse.toml{NARROW}»\u00a0: casse.toml, ligne 1\u00a0: il manque le "
        'guillemet droit " qui ferme le texte.' in said
    )
    assert said.endswith("Pas encore prêt\u00a0: 1 point à régler.\n")


def test_a_step_whose_figure_is_gone_is_to_be_mended(run, tmp_path, monkeypatch):
    (tmp_path / "un-pole-perdu.toml").write_text(LOST, "utf-8")
    monkeypatch.setattr("ptce_data.scenarios.library.SHIPPED", tmp_path)
    code, said = run()
    assert code == 1
    assert f"[à régler] Scénario «{NARROW}un-pole-perdu{NARROW}»" in said
    assert "un-pole-perdu.toml, ligne 6, étape 1" in said
    assert "un-pole-perdu.toml, ligne 7, étape 1" in said
    assert "vérifiez-le" not in said
    assert f"→ Corrigez-le\u00a0: «{NARROW}python -m ptce_data scenario check{NARROW}»." in said


def test_a_folder_that_cannot_be_written_is_to_be_mended(run, tmp_path):
    (tmp_path / "fichier").write_text("")
    code, said = run("--scenario", STORIES[2], "--output", str(tmp_path / "fichier" / "dossier"))
    assert code == 1
    assert "Rien ne peut être écrit dans " in said
    assert "Choisissez un autre dossier" in said


def test_half_a_file_is_never_left_under_its_name(run, tmp_path, monkeypatch):
    half = plan_b.Format(
        "pdf", "application/pdf", lambda _show, _site: b"%PDF-1.7 and no end", plan_b.FORMATS[2].whole
    )
    monkeypatch.setattr(plan_b, "FORMATS", (half,))
    code, said = run("--scenario", STORIES[2], "--output", str(tmp_path))
    assert code == 1
    assert "Le fichier .pdf est incomplet, il n'a pas été gardé." in said
    assert list(tmp_path.iterdir()) == []


def test_a_missing_database_stops_at_what_concerns_it(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PTCE_DATABASE", str(tmp_path / "rien.duckdb"))
    code, said = run()
    assert code == 1
    assert "[à régler] Base de données" in said
    assert "PTCE_DATABASE" in said
    assert "Scénario" not in said


def test_a_machine_reads_every_check(run):
    code, said = run("--scenario", STORIES[0], "--json")
    answer = json.loads(said)
    assert (code, answer["ready"]) == (0, True)
    assert [check["state"] for check in answer["checks"]] == ["ok"] * 8
    assert answer["checks"][-1]["name"] == f"Scénario «{NARROW}Béganne en huit étapes{NARROW}»"


@pytest.mark.parametrize(
    "arguments", [("--port", "0"), ("--port", "http"), ("--site", "ptce.fr"), ("--prot", "1")]
)
def test_a_wrong_usage_ends_with_2(run, arguments):
    assert run(*arguments)[0] == 2


def test_several_points_to_mend_are_counted(run, monkeypatch):
    monkeypatch.setattr(local, "NEEDED", (r"Absent\..*\.js",))
    _code, said = run("--scenario", "beganne")
    assert said.endswith("Pas encore prêt\u00a0: 2 points à régler.\n")


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("script") is None, reason="needs `script` of util-linux"
)
def test_on_a_terminal_a_sign_stands_before_each_check(real_file):
    """`script` gives the command a terminal; the words stay where there is none."""
    command = f"{sys.executable} -m ptce_data preflight --scenario {STORIES[0]} --port {free_port()}"
    ended = subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        cwd=ROOT,
        env=os.environ | {"PTCE_DATABASE": str(real_file), "TERM": "xterm-256color", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0
    assert "✓" in ended.stdout
    assert "[prêt]" not in ended.stdout
