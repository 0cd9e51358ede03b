"""import, history, withdraw and restore on the command line, while a dashboard has the database open."""

import json

import pytest

from ptce_data import __main__ as command_line
from ptce_data import database
from tests.publishing import imported, publish
from tests.worlds import claim

LINES = "Pôle;Indicateur;Année;Valeur;Source\nPôle Ajonc;Emplois créés;2023;16;Rapport A\n"


@pytest.fixture
def run(own_world, monkeypatch, capsys):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))

    def _run(*arguments):
        code = command_line.main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return _run


@pytest.fixture
def workbook(tmp_path):
    file = tmp_path / "bilan.csv"
    file.write_text(LINES, "utf-8")
    return str(file)


def test_an_import_is_previewed_published_withdrawn_and_restored_while_the_dashboard_runs(
    run, own_world, workbook
):
    reader = database.Reader(own_world)
    assert reader.version == 3
    code, out, _err = run("import", workbook, "--yes")
    assert code == 0
    assert "  Emplois créés, France\u00a0: plus de 39\u00a0emplois → plus de 41\u00a0emplois\n" in out
    assert "\n9 chiffres publics bougeront\u00a0:\n" in out
    assert out.endswith("Publié\u00a0: c'est l'import 4.\n")
    assert reader.version == 4
    again = run("import", workbook, "--yes")
    assert again[0] == 0
    assert again[1].endswith("Rien à publier\u00a0: le chiffre de ce fichier est déjà publié tel quel.\n")
    code, out, _err = run("withdraw", "4", "--yes", "--reason", "mauvais fichier")
    assert code == 0
    assert out.endswith("Retiré\u00a0: l'import 4 n'est plus montré\u202f; restore le rétablit.\n")
    code, out, _err = run("restore", "4", "--yes")
    assert code == 0
    assert out.endswith("Rétabli\u00a0: l'import 4 est de nouveau montré.\n")
    code, out, _err = run("history", "4", "--json")
    events = [(event["kind"], event["reason"]) for event in json.loads(out)["events"]]
    assert (code, events) == (
        0,
        [("published", ""), ("withdrawn", "mauvais fichier"), ("restored", "")],
    )
    assert reader.version == 6


def test_without_anyone_to_confirm_nothing_is_published(run, own_world, workbook):
    before = own_world.read_bytes()
    code, _out, err = run("import", workbook)
    assert (code, own_world.read_bytes()) == (2, before)
    assert err.endswith(
        "Rien n'a été changé\u00a0: personne n'est là pour confirmer, ajoutez --yes pour le faire.\n"
    )


def test_a_machine_reads_what_was_published(run, workbook):
    code, out, _err = run("import", workbook, "--yes", "--json")
    told = json.loads(out)
    assert (code, told["published"], told["batch"], told["counts"]["new"]) == (0, True, 4, 1)
    assert told["moves"][0]["after"]["value"] == 41


def test_what_is_already_so_is_said_in_one_sentence(run, own_world):
    before = own_world.read_bytes()
    assert run("withdraw", "3", "--yes") == (0, "L'import 3 est déjà retiré\u00a0: rien à faire.\n", "")
    assert run("restore", "2", "--yes") == (0, "L'import 2 est déjà publié\u00a0: rien à rétablir.\n", "")
    told = json.loads(run("withdraw", "3", "--yes", "--json")[1])
    assert (told["withdrawn"], told["batch"]) == (False, 3)
    assert own_world.read_bytes() == before


def test_a_machine_reads_what_was_withdrawn_and_restored(run):
    withdrawn = json.loads(run("withdraw", "2", "--yes", "--json")[1])
    assert (withdrawn["withdrawn"], withdrawn["batch"], "published" in withdrawn) == (True, 2, False)
    restored = json.loads(run("restore", "2", "--yes", "--json")[1])
    assert (restored["restored"], restored["batch"], "published" in restored) == (True, 2, False)
    asked = json.loads(run("withdraw", "2", "--json")[1])
    assert asked["withdrawn"] is False


def test_a_refused_file_is_1_and_an_import_that_does_not_exist_2(run, own_world, tmp_path):
    file = tmp_path / "faux.csv"
    file.write_text(LINES.replace("Pôle Ajonc", "Pôle Inconnu au bataillon"), "utf-8")
    before = own_world.read_bytes()
    assert run("import", str(file), "--yes")[0] == 1
    code, _out, err = run("withdraw", "99", "--yes")
    assert (code, own_world.read_bytes()) == (2, before)
    assert "99" in err


def test_the_history_lists_every_import(run):
    code, out, _err = run("history")
    assert (code, [line.split(" · ")[0] for line in out.splitlines()]) == (0, ["3", "2", "1"])
    assert out.splitlines()[0].endswith("retiré")
    seed = out.splitlines()[2]
    assert ", heure de Paris · " in seed
    assert " chiffres · publié" in seed


def test_a_list_that_stops_says_how_many_it_leaves_out(run, own_world):
    """Each moves the totals of France, of five areas of it, its pole, two medians; and one a rank: 37."""
    indicators = ("jobs_created", "visitors", "public_support", "member_structures")
    publish(own_world, imported(*[claim("ajonc", one, 2023, 16) for one in indicators]))
    out = run("history", "4")[1].splitlines()
    moved = out.index("  37 chiffres publics ont bougé, dont 1 de rang ou de couverture seulement\u00a0:")
    assert out[moved + 21] == "  … et 17 autres."
    assert out[moved + 22].startswith("  Suivent d'eux-mêmes\u00a0: ces chiffres pour 1\u202f000 habitants")


def test_an_import_alone_is_told_with_what_it_moved(run, workbook):
    run("import", workbook, "--yes")
    out = run("history", "4")[1].splitlines()
    assert out[2] == "  9 chiffres publics ont bougé\u00a0:"
    assert out[3] == "  Emplois créés, France\u00a0: plus de 39\u00a0emplois → plus de 41\u00a0emplois"
