"""A workbook sent again: nothing is counted twice, and an amount that would be added is asked about."""

# ruff: noqa: E501 (a sentence a person reads is written in one piece)

import pytest

from ptce_data import __main__ as command_line
from ptce_data import database, ledger, verify
from ptce_data.changes import Restoration, Withdrawal
from ptce_data.publication import Counts
from ptce_data.workbook.quoted_sources import UNSOURCED
from tests.fixtures_checks import typed
from tests.publishing import asked, imported, publication, publish
from tests.worlds import claim

HEADER = "Pôle;Indicateur;Année;Valeur;Notes\n"
AID = "Pôle Chêne;Soutien public;2023;120000;\n"
CORRECTED = "Pôle Chêne;Soutien public;2023;130000;\n"
ASKED = (
    "s'ajouterait à 120 000 €, publié d'après la même source et absent du fichier, pour « Pôle Chêne »,"
    " « Soutien public », 2023 (import 4, « A.csv »)."
)
ADVICE = "Si c'est une correction, retirez d'abord cet import dans « Historique » ; si c'est un autre fait, dites-le dans la raison donnée pour tout le fichier."


@pytest.fixture
def send(own_world, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))

    def _send(name, *lines, options=()):
        file = tmp_path / name
        file.write_text(HEADER + "".join(lines), "utf-8")
        code = command_line.main(["import", str(file), "--yes", *options])
        out, err = capsys.readouterr()
        return code, typed(out + err)

    return _send


def support(file):
    return asked(
        file,
        "SELECT value FROM observation WHERE pole_id = 'chene' AND indicator = 'public_support' AND year = 2023",
    )


def old_aid(file_name, **more):
    source = ledger.Source(f"Fichier «\u202f{file_name}\u202f»", None)
    return claim("chene", "public_support", 2023, 500, source=source, **more)


def test_the_same_figures_under_another_file_name_change_nothing(send, own_world):
    lines = (AID, "Pôle Chêne;Visiteurs;2021;400;\n", "Pôle Ajonc;Emplois créés;2023;16;\n")
    assert send("A.csv", *lines)[0] == 0
    before = own_world.read_bytes()
    code, out = send("A2.csv", *lines)
    assert (code, out.splitlines()[-1]) == (
        0,
        "Rien à publier : les 3 chiffres de ce fichier sont déjà publiés tels quels.",
    )
    assert own_world.read_bytes() == before


def test_a_corrected_amount_is_asked_about_before_it_is_added(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", CORRECTED)
    assert code == 1
    assert f"cellule D2 : « 130000 » {ASKED} {ADVICE}" in out
    assert support(own_world) == [(120_000,)]


def test_the_note_of_the_row_is_not_an_answer(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", CORRECTED.replace(";\n", ";à vérifier\n"))
    assert code == 1
    assert f"« 130000 » {ASKED} {ADVICE}" in out


def test_another_fact_is_added_with_the_reason_and_the_reason_is_kept(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", CORRECTED, options=("--reason", "deuxième aide de la région"))
    assert code == 0
    assert f"« 130000 » {ASKED} Les deux s'additionnent : « deuxième aide de la région »." in out
    assert support(own_world) == [(250_000,)]
    assert asked(own_world, "SELECT note FROM batch WHERE batch_id = 5") == [("deuxième aide de la région",)]


def test_a_correction_replaces_the_amount_once_the_older_import_is_withdrawn(send, own_world):
    send("A.csv", AID)
    publish(own_world, Withdrawal(4, "remplacé"))
    code, out = send("A2.csv", CORRECTED)
    assert (code, "s'ajouterait" in out) == (0, False)
    assert support(own_world) == [(130_000,)]


def test_an_amount_whose_note_changed_would_be_counted_twice_and_is_asked_about(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", AID.replace(";\n", ";aide de la région\n"))
    assert code == 1
    assert f"« 120000 » {ASKED}" in out


def test_a_line_added_to_the_same_workbook_is_another_fact(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", AID, CORRECTED)
    assert (code, "s'ajouterait" in out) == (0, False)
    assert support(own_world) == [(250_000,)]


def test_an_amount_of_another_source_is_another_fact(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", CORRECTED, options=("--source", "Rapport B"))
    assert (code, "s'ajouterait" in out) == (0, False)


def test_what_was_published_under_a_file_name_is_known_again(own_world):
    publish(own_world, imported(old_aid("A.xlsx")))
    again = imported(claim("chene", "public_support", 2023, 500, source=ledger.Source(UNSOURCED, None)))
    assert publication.preview(own_world, again).counts == Counts(unchanged=1)


def test_a_fact_told_by_two_files_that_stand_again_counts_once(own_world):
    publish(own_world, imported(old_aid("A.xlsx")))
    publish(own_world, Withdrawal(4, "essai"))
    publish(
        own_world,
        imported(claim("chene", "public_support", 2023, 500, source=ledger.Source(UNSOURCED, None))),
    )
    publish(own_world, Restoration(4))
    assert support(own_world) == [(500,)]
    with database.reading(own_world) as connection:
        verify.verify(connection)
