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
    "s'ajouterait à 120 000 €, déjà publié et absent du fichier, pour « Pôle Chêne », « Soutien public », 2023"
    " (import 4, « A.csv »)."
)
ADVICE = "Dites si c'est une correction, qui le remplacera, ou une autre aide, qui s'y ajoutera."
OTHER_SOURCE = "s'ajouterait au même montant, déjà publié d'après une autre source (« Rapport A »), pour « Pôle Chêne », « Soutien public », 2023 (import 4, « A.csv »)."
WHY = "Dites pourquoi c'est une autre aide, dans la raison donnée pour tout le fichier."


@pytest.fixture
def send(own_world, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))

    def _send(name, *lines, options=(), decided=""):
        file = tmp_path / name
        file.write_text(HEADER + "".join(lines), "utf-8")
        if decided:
            (tmp_path / "choix.toml").write_text(decided, "utf-8")
            options = (*options, "--decisions", str(tmp_path / "choix.toml"))
        code = command_line.main(["import", str(file), "--yes", *options])
        out, err = capsys.readouterr()
        return code, typed(out + err)

    return _send


def answer(file, line, text):
    """The choices file of a workbook of one sheet: what is decided of the amount on that line."""
    return f'[amounts."{file}"]\nD{line} = "{text}"\n'


def number(file, value):
    ((claim_id,),) = asked(file, f"SELECT max(claim_id) FROM claim WHERE value = {value}")  # noqa: S608
    return claim_id


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
    assert f"cellule D2 : « 130 000 » {ASKED} {ADVICE}" in out
    assert support(own_world) == [(120_000,)]


def test_the_note_of_the_row_is_not_an_answer(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", CORRECTED.replace(";\n", ";à vérifier\n"))
    assert code == 1
    assert f"« 130 000 » {ASKED} {ADVICE}" in out


def test_the_reason_given_for_something_else_is_not_an_answer(send, own_world):
    send("A.csv", AID)
    code, out = send("A2.csv", CORRECTED, options=("--reason", "deux structures de plus"))
    assert code == 1
    assert f"« 130 000 » {ASKED} {ADVICE}" in out


def test_another_fact_is_added_with_the_reason_and_the_reason_is_kept(send, own_world):
    send("A.csv", AID)
    added = "« 130 000 » s'ajoutera à 120 000 €, déjà publié pour « Pôle Chêne », « Soutien public », 2023 (import 4, « A.csv »)."
    decided = answer("A2", 2, "add")
    code, out = send("A2.csv", CORRECTED, decided=decided)
    assert (code, f"{added} {WHY}" in out) == (1, True)
    code, out = send("A2.csv", CORRECTED, decided=decided, options=("--reason", "deuxième aide de la région"))
    assert code == 0
    assert f"{added} Les deux s'additionnent : « deuxième aide de la région »." in out
    assert support(own_world) == [(250_000,)]
    assert asked(own_world, "SELECT note FROM batch WHERE batch_id = 5") == [("deuxième aide de la région",)]


def test_the_choices_to_write_say_what_each_does_and_a_correction_replaces_the_amount(send, own_world):
    send("A.csv", AID)
    old = number(own_world, 120_000)
    code, out = send("A2.csv", CORRECTED)
    written = f"""[amounts."A2"]
# D2 : 130 000 €, « Pôle Chêne », « Soutien public », 2023
#   "replace {old}"  C'est une correction : remplacer le montant publié (120 000 €, import 4 « A.csv »)
#   "add"  C'est une autre aide : ajouter ; dites pourquoi, reason = "…" en tête du fichier
D2 = "…"
"""
    assert (code, written in out) == (1, True)
    code, out = send("A2.csv", CORRECTED, decided=answer("A2", 2, f"replace {old}"))
    assert code == 0
    assert (
        "« 130 000 » remplacera 120 000 €, publié pour « Pôle Chêne », « Soutien public », 2023 (import 4, « A.csv »)."
        in out
    )
    assert "1 modifié" in out
    assert "Pôle Chêne, Soutien public, 2023 : 120 000 € → 130 000 € (modifié)" in out
    assert support(own_world) == [(130_000,)]
    publish(own_world, Withdrawal(5))
    assert support(own_world) == [(120_000,)]


def test_a_replaced_amount_sent_again_later_is_asked_again(send, own_world):
    send("A.csv", AID)
    old = number(own_world, 120_000)
    decided = answer("A2", 2, f"replace {old}")
    send("A2.csv", CORRECTED, decided=decided)
    code, out = send("A3.csv", AID)
    assert code == 1
    assert "« 120 000 » s'ajouterait à 130 000 €" in out
    # What was replaced is no longer there to be replaced: the old answer is none.
    code, out = send("A2.csv", AID, decided=decided)
    assert (code, f'"replace {number(own_world, 130_000)}"' in out) == (1, True)
    again = answer("A3", 2, f"replace {number(own_world, 130_000)}")
    assert send("A3.csv", AID, decided=again)[0] == 0
    assert support(own_world) == [(120_000,)]
    with database.reading(own_world) as connection:
        verify.verify(connection)


def test_an_aid_of_the_starting_data_is_corrected(send, own_world):
    line = "Pôle Bruyère;Soutien public;2021;110000;\n"
    options = ("--source", "Rapport A", "--source-url", "https://exemple.fr/rapport")
    code, out = send("B.csv", line, options=options)
    assert code == 1
    assert "s'ajouterait à 100 000 €" in out
    decided = answer("B", 2, f"replace {number(own_world, 100_000)}")
    assert send("B.csv", line, options=options, decided=decided)[0] == 0
    question = "SELECT value FROM observation WHERE pole_id = 'bruyere' AND indicator = 'public_support'"
    assert asked(own_world, question) == [(110_000,)]


def test_without_a_source_an_amount_is_told_apart_from_none(send, own_world):
    code, out = send("B.csv", "Pôle Bruyère;Soutien public;2021;110000;\n")
    assert code == 1
    assert "« 110 000 » s'ajouterait à 100 000 €, déjà publié et absent du fichier" in out
    decided = answer("B", 2, f"replace {number(own_world, 100_000)}")
    line = "Pôle Bruyère;Soutien public;2021;110000;\n"
    assert send("B.csv", line, decided=decided)[0] == 0
    question = "SELECT value FROM observation WHERE pole_id = 'bruyere' AND indicator = 'public_support'"
    assert asked(own_world, question) == [(110_000,)]


def test_the_same_amount_of_another_source_is_asked_about(send, own_world):
    send("A.csv", AID, options=("--source", "Rapport A"))
    code, out = send("B.csv", AID, options=("--source", "Rapport B"))
    assert code == 1
    assert (
        f"« 120 000 » {OTHER_SOURCE} Dites si c'est la même aide, mieux sourcée, qui le remplacera, ou une autre, qui s'y ajoutera."
        in out
    )
    old = number(own_world, 120_000)
    assert (
        f'#   "replace {old}"  C\'est la même aide, mieux sourcée : remplacer le montant publié (120 000 €, import 4 « A.csv », « Rapport A »)'
        in out
    )
    decided = answer("B", 2, f"replace {old}")
    assert send("B.csv", AID, options=("--source", "Rapport B"), decided=decided)[0] == 0
    assert support(own_world) == [(120_000,)]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("rapport d'activite 2023 (corrigé)", 1),
        ("Raport d'activité 2023", 1),
        ("Rapport d'activité 2023 de la Région", 1),
        ("Convention avec la Région", 0),
    ],
)
def test_an_amount_of_a_source_of_nearly_the_same_name_is_asked_about(send, own_world, source, code):
    send("A.csv", AID, options=("--source", "Rapport d'activité 2023"))
    found, out = send("A2.csv", CORRECTED, options=("--source", source))
    assert (found, f"« 130 000 » {ASKED} {ADVICE}" in out) == (code, code == 1)
    assert support(own_world) == [(120_000 if code else 250_000,)]


def test_two_rows_are_corrected_at_once_each_beside_its_own(send, own_world):
    aids = ("Pôle Chêne;Soutien public;2023;120000;État\n", "Pôle Chêne;Soutien public;2023;5000;Région\n")
    send("A.csv", *aids)
    state, region = number(own_world, 120_000), number(own_world, 5_000)
    corrected = (aids[1].replace("5000", "6000"), aids[0].replace("120000", "130000"))
    code, out = send("A2.csv", *corrected)
    assert code == 1
    assert (
        f"""# D2 : 6 000 €, « Pôle Chêne », « Soutien public », 2023 (« Région »)
#   "replace {region}"  C'est une correction : remplacer le montant publié (5 000 €, import 4 « A.csv », « Région »)
#   "replace {state}"  C'est une correction : remplacer le montant publié (120 000 €, import 4 « A.csv », « État »)
#   "replace {state}, {region}"  C'est une correction : remplacer ensemble les 2 montants publiés (125 000 € en tout)
"""
        in out
    )
    decided = answer("A2", 2, f"replace {region}") + f'D3 = "replace {state}"\n'
    code, out = send("A2.csv", *corrected, decided=decided)
    assert (code, "2 modifiés" in out) == (0, True)
    assert support(own_world) == [(136_000,)]


def test_of_many_amounts_none_is_added_without_being_asked_about(send, own_world):
    def aids(n, more=0):
        return [f"Pôle Chêne;Soutien public;2023;{1000 * i + more};aide {i}\n" for i in range(1, n + 1)]

    assert send("A.csv", *aids(7))[0] == 0
    code, out = send("A2.csv", *aids(9, more=1))
    assert (code, out.count("s'ajouterait à 28 000 €")) == (1, 9)
    decided = answer("A2", 2, f"replace {number(own_world, 1000)}") + "".join(
        f'D{line} = "replace {number(own_world, 1000 * (line - 1))}"\n' for line in range(3, 9)
    )
    decided += 'D9 = "add"\nD10 = "add"\n'
    code, out = send("A2.csv", *aids(9, more=1), decided=decided, options=("--reason", "deux aides de plus"))
    assert (code, "2 chiffres nouveaux, 7 modifiés" in out) == (0, True)
    assert support(own_world) == [(45_009,)]


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
    assert f"« 120 000 » {ASKED}" in out


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


def test_what_would_count_twice_is_said_before_an_import_is_re_established(send, own_world, capsys):
    send("A.csv", AID)
    publish(own_world, Withdrawal(4))
    send("A2.csv", CORRECTED)
    assert command_line.main(["restore", "4"]) == 2
    said = typed(capsys.readouterr().out)
    assert said.startswith(
        "Un montant s'ajouterait à ce qui est déjà publié pour le même pôle et la même année : "
        "Pôle Chêne, Soutien public 2023, 120 000 € en plus de 130 000 €. Si l'un corrige l'autre,"
    )


@pytest.mark.parametrize("again", [AID, "Pôle Chêne;Visiteurs;2021;400;\n"])
def test_nothing_is_said_where_an_import_brought_back_adds_to_nothing(send, own_world, capsys, again):
    send("A.csv", AID)
    publish(own_world, Withdrawal(4))
    send("A2.csv", again)
    command_line.main(["restore", "4"])
    assert "s'ajouterait" not in capsys.readouterr().out


def test_a_correction_brought_back_is_not_said_to_count_twice(send, own_world, capsys):
    send("A.csv", AID)
    send("A2.csv", CORRECTED, decided=answer("A2", 2, f"replace {number(own_world, 120_000)}"))
    assert command_line.main(["restore", "5"]) == 0  # in force: nothing to say of it
    publish(own_world, Withdrawal(5))
    command_line.main(["restore", "5"])
    out = capsys.readouterr().out
    assert "s'ajouterait" not in out
    assert "120 000 € → 130 000 €" in typed(out)
