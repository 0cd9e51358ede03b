"""Amounts that would be added: which are asked about, how they are written, in what time they are found."""

# ruff: noqa: E501, S608 (a statement that makes a table is in one piece, of the words of this file)

from dataclasses import replace

import duckdb
import pytest

from pages._ui import import_amounts
from ptce_data import __main__ as command_line
from ptce_data import database
from ptce_data.sentences import amounts as said
from ptce_data.workbook.amounts import Amount, Published
from tests.fixtures_checks import typed
from tests.test_resent_workbooks import support

HEADER = "Pôle;Indicateur;Année;Valeur;Visibilité;Source\n"
LONG_TITLE = "md5(i::VARCHAR) || repeat(' rapport annuel', 18)"  # 300 signs
PUBLISHED = Published(7, 1_250_000.0, "exact", "", "Rapport A", 4, "A.csv", same_source=True, likeness=1)
OTHER = replace(PUBLISHED, claim_id=8, value=2_000.0, qualifier="approx")
AMOUNT = Amount(
    entry=0,
    cell="D2",
    pole="Pôle Chêne",
    indicator="public_support",
    label_fr="Soutien public",
    label_en="Public support",
    unit="EUR",
    year=2023,
    perimeter="",
    value=1_252_000.0,
    qualifier="exact",
    note="",
    answer=None,
    published=(PUBLISHED, OTHER),
)


@pytest.fixture
def send(own_world, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))

    def _send(name, *rows):
        file = tmp_path / name
        lines = (f"Pôle Chêne;Soutien public;2023;{row}\n" for row in rows)
        file.write_text(HEADER + "".join(lines), "utf-8")
        code = command_line.main(["import", str(file), "--yes"])
        out, err = capsys.readouterr()
        return code, typed(out + err)

    return _send


def test_a_confidential_amount_does_not_answer_for_a_public_one(send, own_world):
    assert send("A.csv", "120000;confidentiel;Rapport A")[0] == 0
    assert send("B.csv", "90000;public;Rapport A")[0] == 0
    code, out = send("C.csv", "120000;public;Rapport A")
    assert (code, "« 120 000 » s'ajouterait à 90 000 €" in out) == (1, True)
    assert support(own_world) == [(90_000,)]


def test_a_confidential_line_does_not_tell_a_public_amount_again(send, own_world):
    assert send("A.csv", "120000;public;Rapport A")[0] == 0
    code, out = send("B.csv", "120000;confidentiel;Rapport A", "90000;public;Rapport A")
    assert (code, "« 90 000 » s'ajouterait à 120 000 €" in out) == (1, True)
    assert support(own_world) == [(120_000,)]


def test_among_many_sources_the_one_of_nearly_the_same_name_is_found(send, own_world):
    names = ["Région", "État", "Commune", "Agence", "Fondation", "Mécène", "Banque", "Rapport annuel 2023"]
    assert send("A.csv", *(f"{n}000;public;{name}" for n, name in enumerate(names, 1)))[0] == 0
    code, out = send("B.csv", "8500;public;Raport annuel 2023")
    assert (code, "« 8 500 » s'ajouterait à 8 000 €" in out) == (1, True)
    assert support(own_world) == [(36_000,)]


@pytest.fixture
def pairs():
    """How many pairs (entry, published fact) `check_amounts` keeps of 300 lines and 300 facts of one year.

    Each has a source of its own, of 300 signs; no two titles are near.
    """

    def _pairs(value, *, unsourced):
        cursor = duckdb.connect()
        own = "'exact' AS qualifier, 'stated' AS year_basis, '' AS note, 'public' AS visibility"
        for statement in (
            "CREATE MACRO quoted_source(quoted) AS quoted",
            "CREATE MACRO total_qualifier(qualifiers) AS 'exact'",
            "CREATE TABLE finding (rule VARCHAR, entry INTEGER)",
            f"CREATE TABLE figure AS SELECT i AS entry, 1 AS place_no, 1 AS measure_no, 2023 AS year, {value} AS value FROM range(300, 600) AS lines (i)",
            f"CREATE TABLE adding_entry AS SELECT i AS entry, {own}, i::VARCHAR AS source_id, {LONG_TITLE} AS quoted_title, {unsourced} AS unsourced FROM range(300, 600) AS lines (i)",
            "CREATE TABLE standing_figure AS SELECT i AS claim_id, 1 AS place_no, 1 AS measure_no, 2023 AS year FROM range(300) AS facts (i)",
            f"CREATE TABLE claim AS SELECT i AS claim_id, 1 AS batch_id, {value} AS value, {own}, i::VARCHAR AS source_id FROM range(300) AS facts (i)",
            f"CREATE TABLE source AS SELECT i::VARCHAR AS source_id, {LONG_TITLE} AS title FROM range(300) AS facts (i)",
            database.statement("check_amounts"),
        ):
            cursor.execute(statement)
        return cursor.execute("SELECT count(*), count(DISTINCT entry) FROM amount_asked").fetchall()

    return _pairs


def test_a_line_without_a_source_meets_the_first_of_many_facts_only(pairs):
    assert pairs("i", unsourced=True) == [(300, 300)]


def test_a_line_meets_few_of_the_many_facts_of_its_value(pairs):
    # The first 6, and for 294 lines the one of their own rank.
    assert pairs("1000", unsourced=False) == [(300 * 6 + 294, 300)]


def test_many_sources_of_other_names_are_other_facts(pairs):
    assert pairs("i", unsourced=False) == [(0, 0)]


def test_amounts_that_differ_are_never_written_alike():
    assert typed(said.told(AMOUNT)) == "D2 : 1 252 000 €, « Pôle Chêne », « Soutien public », 2023"
    assert typed(said.choice(AMOUNT, (7,))) == (
        "C'est une correction : remplacer le montant publié (1,25 M€, import 4 « A.csv »)"
    )
    assert typed(said.choice(AMOUNT, (7, 8))) == (
        "C'est une correction : remplacer ensemble les 2 montants publiés (≈ 1 252 000 € en tout)"
    )


def test_the_answers_for_all_keep_every_digit_and_say_what_is_about():
    brought = (AMOUNT, replace(AMOUNT, cell="D3", value=400.0, qualifier="at_least"))
    assert typed(import_amounts._all_added(brought)) == (  # noqa: SLF001 (the words of a button)
        "Tout ajouter, comme autant d'autres aides : plus de 1 252 400 €"
    )
    sure = replace(AMOUNT, published=(replace(PUBLISHED, value=1_249_000.0),))
    assert typed(import_amounts._all_corrected((sure,))) == (  # noqa: SLF001 (the words of a button)
        "Tout corriger : remplacer le montant publié (1 249 000 €) par 1 252 000 €"
    )


def test_the_line_of_a_check_writes_the_published_amount_to_the_last_digit(send):
    send("A.csv", "1249000;public;Rapport A")
    code, out = send("B.csv", "1252000;public;Rapport A")
    assert (code, "« 1 252 000 » s'ajouterait à 1 249 000 €" in out) == (1, True)
