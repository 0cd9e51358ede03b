"""`python -m ptce_data check`: what it says, to whom, and its exit codes."""

import json

import pytest

from ptce_data import __main__ as command_line

GOOD = "Pôle;Indicateur;Année;Valeur;Source\nPôle Ajonc;Bénévoles;2023;15;Bilan\n"
WRONG = GOOD + "Pôle Zébulon;Bénévoles;2022;12;Bilan\n"


@pytest.fixture
def run(monkeypatch, capsys, small_world):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))

    def _run(*arguments):
        code: object
        try:
            code = command_line.main(["check", *map(str, arguments)])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out.replace("\u202f", " ").replace("\u00a0", " "), said.err.replace("\u202f", " ")

    return _run


@pytest.fixture
def bring(tmp_path):
    def _bring(text, name="bilan.csv"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return file

    return _bring


def test_a_file_without_fault_is_0(run, bring):
    said = "1 chiffre lu : 1 accepté, 0 refusé, 0 répété, 0 non communiqué."
    code, out, err = run(bring(GOOD))
    assert (code, err) == (0, "")
    assert said in out


def test_a_refused_file_is_1_with_its_sentences(run, bring):
    code, out, err = run(bring(WRONG))
    assert (code, err) == (1, "")
    assert "cellule A3 : « Pôle Zébulon » n'est le nom d'aucun pôle connu." in out
    assert "Le fichier est refusé tant qu'il reste une erreur." in out
    assert "\x1b" not in out


def test_the_rows_left_out_are_said_with_why(run, bring):
    total = "Total;Bénévoles;2023;15;\n"
    code, out, err = run(bring(GOOD + total))
    assert (code, err) == (0, "")
    assert "Laissé de côté, ligne 3 : totaux ou moyennes." in out
    assert json.loads(run(bring(GOOD + total), "--json")[1])["left_out"][0]["rows"] == [3]


def test_a_unit_without_an_indicator_is_not_said_converted(run, bring):
    code, out, err = run(bring("Pôle;Indicateur;Année;Valeur;Unité\nPôle Ajonc;Xyzzy;2023;15;k€\n"))
    assert (code, err) == (1, "")
    assert "Xyzzy" in out
    assert "converti" not in out


def test_the_good_lines_alone_are_0_when_asked(run, bring):
    code, out, _err = run(bring(WRONG), "--partial")
    assert code == 0
    assert "2 chiffres lus : 1 accepté, 1 refusé," in out


def test_a_file_that_cannot_be_read_is_2(run, bring, tmp_path):
    code, out, err = run(tmp_path / "absent.xlsx")
    assert (code, out) == (2, "")
    assert (
        err
        == "« absent.xlsx » ne peut pas être ouvert. Vérifiez son emplacement et vos droits sur ce fichier.\n"
    )
    assert run(bring("", "vide.csv"))[0] == 2


def test_no_file_at_all_is_2(run):
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "FICHIER" in err


def test_a_sheet_that_is_not_there_is_refused_with_its_name(run, bring):
    code, _out, err = run(bring(GOOD), "--sheet", "Zut")
    assert code == 2
    assert err == "bilan.csv : pas de feuille « Zut » ; il y a « bilan ».\n"


def test_a_machine_reads_the_same(run, bring):
    code, out, err = run(bring(WRONG), "--json")
    answer = json.loads(out)
    assert (code, err) == (1, "")
    assert set(answer) == {
        "file",
        "sheet",
        "shape",
        "refused",
        "counts",
        "issues",
        "unknown",
        "remarks",
        "left_out",
    }
    assert (answer["file"], answer["shape"], answer["refused"]) == ("bilan.csv", "long", True)
    assert (answer["counts"]["accepted"], answer["counts"]["refused"]) == (1, 1)
    (issue,) = answer["issues"]
    assert (issue["level"], issue["rule"], issue["cells"], issue["found"]) == (
        "error",
        "unknown_pole",
        ["A3"],
        "Pôle Zébulon",
    )
    assert [(one["kind"], one["text"]) for one in answer["unknown"]] == [("pole", "Pôle Zébulon")]


def test_decisions_come_from_a_file(run, bring):
    decisions = bring('[pole]\n"Pôle Zébulon" = "chene"\n', "decisions.toml")
    assert run(bring(WRONG), "--decisions", decisions)[0] == 0


def test_a_misspelt_decision_is_2(run, bring):
    decisions = bring("feuille = 1\n", "decisions.toml")
    code, _out, err = run(bring(GOOD), "--decisions", decisions)
    assert code == 2
    assert "clé inconnue « feuille »" in err


def test_the_rules_are_printed_for_people_and_machines(run):
    code, out, _err = run("--rules")
    assert code == 0
    assert out.startswith("Erreurs : la ligne est refusée\n  - La valeur se lit comme un nombre")
    assert "  - Un pourcentage est entre 0 et 100.\n" in out
    rules = json.loads(run("--rules", "--json")[1])["rules"]
    assert {
        "rule": "percentage",
        "level": "error",
        "lifted": False,
        "about": "Un pourcentage est entre 0 et 100.",
    } in rules
