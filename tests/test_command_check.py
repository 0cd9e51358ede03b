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
        "already_import",
        "recalled",
        "offered",
        "counts",
        "issues",
        "columns",
        "unknown",
        "amounts",
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


UNCLEAR = "Pôle;CA 2021;CA 2022;Bidules 2022;Bénévoles\nPôle Ajonc;120000;130000;4;15\n"


def test_columns_to_settle_are_written_as_the_file_of_decisions(run, bring):
    code, out, _err = run(bring(UNCLEAR))
    assert code == 1
    assert out.split("--decisions choix.toml\n\n")[1] == (
        "[columns]\n"
        '# Une lettre, puis "pole", "indicator", "year", "value", "figure:CODE:ANNÉE" ou "ignored" (rien).\n'
        "# « CA » :\n"
        '#   "figure:turnover_members"  Chiffre d\'affaires cumulé des membres\n'
        '#   "figure:turnover"  Chiffre d\'affaires de la structure principale\n'
        '#   "ignored"  ne pas lire\n'
        'B = "…"\n'
        'C = "…"\n'
        "# « Bidules 2022 » :\n"
        '#   "figure:CODE"  le code est dans la liste « Définitions » du modèle de classeur\n'
        '#   "ignored"  ne pas lire\n'
        'D = "…"\n'
        "# « Bénévoles » : son année.\n"
        'E = "figure:volunteers:…"\n'
        "\n"
        "La feuille n'est pas comprise : rien n'est dit de ses lignes.\n"
    )


def written(out, tmp_path, **choices):
    """The TOML a refusal shows, its blanks filled in."""
    lines = out.split("--decisions choix.toml\n\n")[1].split("\n\n")[0]
    for name, choice in choices.items():
        key = name.replace("_", " ")
        lines = lines.replace(f'{key} = "…"', f'{key} = "{choice}"')
    file = tmp_path / "choix.toml"
    file.write_text(lines.replace(":…", ":2022"), "utf-8")
    return file


def test_the_lines_shown_once_filled_in_settle_the_file(run, bring, tmp_path):
    file = bring(UNCLEAR)
    turnover = "figure:turnover_members"
    toml = written(run(file)[1], tmp_path, B=turnover, C=turnover, D="ignored")
    code, out, err = run(file, "--decisions", toml)
    assert (code, err) == (0, "")
    assert "3 chiffres lus : 3 acceptés" in out
    assert "choix.toml" not in out


def test_names_to_settle_are_written_too(run, bring, tmp_path):
    file = bring(GOOD + 'Pôle "Zébulon";Bénévoles;2022;12;Bilan\n')
    out = run(file)[1]
    assert '[pole]\n# « Pôle "Zébulon" » :\n' in out
    toml = tmp_path / "choix.toml"
    toml.write_text(out.split("choix.toml\n\n")[1].split("\n\n")[0].replace('"…"', '""'), "utf-8")
    code, out, err = run(file, "--decisions", toml)
    assert (code, err) == (0, "")
    assert "1 chiffre lu : 1 accepté" in out


def test_a_choice_left_blank_or_misspelt_is_2_with_the_nearest(run, bring, tmp_path):
    file, toml = bring(UNCLEAR), tmp_path / "choix.toml"
    toml.write_text('[columns]\nB = "…"\n', "utf-8")
    code, _out, err = run(file, "--decisions", toml)
    assert code == 2
    assert "« columns.B » : « … » ; attendu : pole, indicator, year," in err.replace("\u00a0", " ")
    toml.write_text('[columns]\nB = "figure:turnover_member"\n', "utf-8")
    code, _out, err = run(file, "--decisions", toml)
    assert (code, err.replace("\u00a0", " ")) == (
        2,
        (
            "--decisions, colonne B : « turnover_member » n'est pas un code connu ; "
            "vouliez-vous dire « turnover_members » ou « turnover » ou « new_members » ?\n"
        ),
    )


def test_a_machine_reads_how_each_column_was_understood(run, bring):
    columns = json.loads(run(bring(UNCLEAR), "--json")[1])["columns"]
    assert [(one["letter"], one["indicator"], one["year"]) for one in columns] == [
        ("A", None, None),
        ("B", None, 2021),
        ("C", None, 2022),
        ("D", None, 2022),
        ("E", "volunteers", None),
    ]
    assert [one["code"] for one in columns[1]["others"]] == ["turnover_members", "turnover"]
