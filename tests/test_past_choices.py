"""What was settled for a whole file holds for the same file again, and is proposed to the next of its shape."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import json

import pytest

from ptce_data import __main__ as command_line
from ptce_data.changes import Withdrawal
from ptce_data.workbook.quoted_sources import UNSOURCED
from tests.fixtures_checks import typed
from tests.publishing import asked, publish

HEADER = "Pôle;Indicateur;Valeur\n"
AID = "Pôle Chêne;Soutien public;120000\n"
VISITS = "Pôle Chêne;Visiteurs;400\n"
TYPED = 'source_title = "Rapport A"\nsource_url = "https://exemple.fr/a"\nyear = 2023\n'
OFFERED = (
    "Le fichier précédent de même forme avait la source « Rapport A », l'adresse « https://exemple.fr/a »"
    " et l'année 2023 : rien n'en est repris. Si c'est vrai aussi de celui-ci, écrivez en tête du fichier"
    " de --decisions :"
)
SUPPORT = (
    "SELECT value FROM observation WHERE pole_id = 'chene' AND indicator = 'public_support' AND year = 2023"
)


@pytest.fixture
def run(own_world, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))

    def _run(command, name, *lines, decided="", options=()):
        file = tmp_path / name
        file.write_text(HEADER + "".join(lines), "utf-8")
        (tmp_path / "choix.toml").write_text(decided, "utf-8")
        if decided:
            options = (*options, "--decisions", str(tmp_path / "choix.toml"))
        said = ("--yes",) if command == "import" else ()
        code = command_line.main([command, str(file), *said, *options])
        out, err = capsys.readouterr()
        return code, typed(out + err)

    return _run


def titles(file):
    return asked(file, "SELECT DISTINCT title FROM claim JOIN source USING (source_id) WHERE batch_id = 5")


def test_the_same_bytes_under_another_name_take_the_choices_of_their_import_and_change_nothing(
    run, own_world
):
    assert run("import", "A.csv", AID, VISITS, decided=TYPED)[0] == 0
    assert asked(own_world, SUPPORT) == [(120_000,)]
    before = own_world.read_bytes()
    code, out = run("import", "autre nom.csv", AID, VISITS)
    first, *_others, last = out.splitlines()
    assert first.startswith("Ce fichier est exactement celui de l'import 4, « A.csv », publié par ")
    assert first.endswith(". Les choix faits alors sont repris.")
    assert "déjà publié." not in first
    assert (code, last) == (0, "Rien à publier : les 2 chiffres de ce fichier sont déjà publiés tels quels.")
    assert own_world.read_bytes() == before


def test_check_says_at_once_that_the_same_bytes_stand_already(run):
    run("import", "A.csv", AID, decided=TYPED)
    code, out = run("check", "B.csv", AID)
    assert (code, "exactement celui de l'import 4" in out) == (0, True)
    assert json.loads(run("check", "B.csv", AID, options=("--json",))[1])["already_import"] == 4


def test_the_year_and_the_pole_that_the_name_of_the_file_gave_hold_under_another_name(
    run, own_world, tmp_path
):
    first, again = tmp_path / "Pôle Chêne 2023.csv", tmp_path / "envoi.csv"
    first.write_text("Indicateur;Valeur\nSoutien public;120000\n", "utf-8")
    again.write_bytes(first.read_bytes())
    assert command_line.main(["import", str(first), "--yes"]) == 0
    assert asked(own_world, SUPPORT) == [(120_000,)]
    before = own_world.read_bytes()
    assert command_line.main(["import", str(again), "--yes"]) == 0
    assert own_world.read_bytes() == before


def test_cells_typed_again_are_mended_in_the_same_bytes_under_another_name(run, own_world):
    mended = TYPED + '[repairs.A]\nC2 = "120000"\n'
    wrong = AID.replace("120000", "beaucoup")
    assert run("import", "A.csv", wrong, decided=mended)[0] == 0
    code, out = run("import", "B.csv", wrong)
    assert (code, out.splitlines()[-1]) == (
        0,
        "Rien à publier : le chiffre de ce fichier est déjà publié tel quel.",
    )
    assert asked(own_world, SUPPORT) == [(120_000,)]


def test_an_import_that_was_withdrawn_is_not_said_to_stand(run, own_world):
    run("import", "A.csv", AID, decided=TYPED)
    publish(own_world, Withdrawal(4))
    assert "exactement celui" not in run("check", "A.csv", AID)[1]


def test_the_year_and_the_source_of_another_file_of_the_shape_are_not_published_on_this_one(run, own_world):
    run("import", "A.csv", AID, decided=TYPED)
    before = own_world.read_bytes()
    code, out = run("import", "B.csv", AID, VISITS)
    assert out.splitlines()[:4] == [
        OFFERED,
        *TYPED.splitlines(),
    ]
    assert "rien ne donne l'année des chiffres." in out
    assert (code, own_world.read_bytes()) == (1, before)


def test_the_lines_shown_take_what_the_other_file_had(run, own_world):
    run("import", "A.csv", AID, decided=TYPED)
    lines = run("check", "B.csv", AID, VISITS)[1].splitlines()[1:4]
    code, out = run("import", "B.csv", AID, VISITS, decided="\n".join(lines))
    assert (code, "Le fichier précédent" in out) == (0, False)
    assert titles(own_world) == [("Rapport A",)]
    assert asked(own_world, SUPPORT) == [(120_000,)]


def test_a_machine_reads_what_is_taken_and_what_is_only_offered(run):
    run("import", "A.csv", AID, decided=TYPED)
    had = {"source_title": "Rapport A", "source_url": "https://exemple.fr/a", "year": 2023}
    for command in ("check", "import"):
        told = json.loads(run(command, "B.csv", AID, VISITS, options=("--json",))[1])
        assert (told["refused"], told["already_import"], told["recalled"], told["offered"]) == (
            True,
            None,
            [],
            had,
        )
    told = json.loads(run("import", "B.csv", VISITS, decided="year = 2022\n", options=("--json",))[1])
    assert (told["published"], told["recalled"], told["offered"]) == (
        True,
        [],
        {name: had[name] for name in ("source_title", "source_url")},
    )
    told = json.loads(run("import", "autre nom.csv", AID, options=("--json",))[1])
    assert (told["published"], told["already_import"], told["recalled"], told["offered"]) == (
        False,
        4,
        ["source_title", "source_url", "year"],
        {},
    )


def test_what_is_said_of_a_file_comes_before_what_is_remembered(run, own_world):
    run("import", "A.csv", AID, decided=TYPED)
    said = (
        "Le fichier précédent de même forme avait l'adresse « https://exemple.fr/a » : rien n'en est repris."
    )
    assert said in run("check", "B.csv", VISITS, decided='source_title = "Rapport B"\nyear = 2022\n')[1]
    assert run("import", "B.csv", VISITS, decided=TYPED.replace("Rapport A", "Rapport B"))[0] == 0
    assert titles(own_world) == [("Rapport B",)]
    assert "la source « Rapport B »" in run("check", "C.csv", AID, VISITS)[1]


def test_a_file_of_another_shape_is_proposed_nothing(run, tmp_path, own_world):
    run("import", "A.csv", AID, decided=TYPED)
    file = tmp_path / "C.csv"
    file.write_text("Pôle;Indicateur;Année;Valeur\nPôle Chêne;Visiteurs;2021;400\n", "utf-8")
    assert command_line.main(["import", str(file), "--yes"]) == 0
    assert titles(own_world) == [(UNSOURCED,)]
