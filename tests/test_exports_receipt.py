"""The receipt of a publication: a workbook the network keeps."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest

from ptce_data import catalogue
from ptce_data.exports import receipt as receipts
from ptce_data.i18n import speaking
from ptce_data.publication import Counts, FigureChange, Move, Receipt, Shown

SAVINGS = FigureChange(
    kind="changed",
    pole_id="ajonc",
    pole="Pôle Ajonc",
    indicator="local_savings",
    year=2024,
    perimeter="trois parcs",
    visibility="public",
    before=8_000_000.0,
    before_qualifier="approx",
    after=8_300_000.0,
    after_qualifier="exact",
    kept=True,
    sheet="Épargne",
    cell="D14",
    estimated=True,
    source="Rapport A",
    source_url="https://exemple.fr/rapport",
    note="trois parcs à fin 2024",
)
SECRET = FigureChange(
    kind="new",
    pole_id="chene",
    pole="=HYPERLINK(A1)",
    indicator="jobs_created",
    year=2024,
    perimeter="",
    visibility="confidential",
    before=None,
    before_qualifier=None,
    after=3.0,
    after_qualifier="exact",
    kept=True,
    sheet="Emplois",
    cell="B2",
)
BRITTANY = Move(
    scope="region",
    code="53",
    name="Bretagne",
    indicator="local_savings",
    before=Shown(8_000_000.0, "approx", 2022, 2022, 1, 2),
    after=Shown(8_300_000.0, "exact", 2024, 2024, 1, 2),
)
RECEIPT = Receipt(
    version=4,
    batch_id=4,
    at=datetime(2026, 11, 24, 16, 5, tzinfo=UTC),
    by="Camille",
    counts=Counts(new=1, changed=1, refused=2),
    changes=(SAVINGS, SECRET),
    moves=(BRITTANY,),
)


@pytest.fixture
def opened(small_cursor):
    def _opened(receipt=RECEIPT, file_name="budget.xlsx"):
        content = receipts.receipt_file(receipt, file_name, catalogue.load(small_cursor))
        return openpyxl.load_workbook(io.BytesIO(content))

    return _opened


def said(book):
    return {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True) if row[0]}


def test_a_receipt_says_who_published_what_when_and_how_to_go_back(opened):
    book = opened()
    assert book.sheetnames == ["Résumé", "Chiffres", "Chiffres publics"]
    summary = said(book)
    assert summary["Fichier"] == "budget.xlsx"
    assert summary["Publié par"] == "Camille"
    assert summary["Date"] == "24 novembre 2026 à 17:05, heure de Paris"
    assert (summary["Chiffres nouveaux"], summary["Chiffres refusés"]) == ("1", "2")
    assert summary["Pour revenir en arrière"] == (
        "Page «\u202fHistorique\u202f», import 4\u00a0: «\u202fRetirer cet import\u202f»."
    )


def test_each_figure_is_there_old_and_new(opened):
    first = next(opened()["Chiffres"].iter_rows(min_row=2, values_only=True))
    assert first == (
        "modifié",
        "Pôle Ajonc",
        "Épargne locale mobilisée",
        2024,
        "trois parcs",
        "≈\u00a08\u202fM€",
        "8,3\u202fM€",
        8_000_000,
        8_300_000,
        "euros",
        "non",
        "oui",
        "estimée",
        "Rapport A",
        "https://exemple.fr/rapport",
        "trois parcs à fin 2024",
        "Épargne",
        "D14",
    )


def test_each_public_figure_that_moved_is_there_with_its_years_and_coverage(opened):
    first = next(opened()["Chiffres publics"].iter_rows(min_row=2, values_only=True))
    assert first[:7] == (
        "région",
        "Bretagne",
        "Épargne locale mobilisée",
        "≈\u00a08\u202fM€ (2022)",
        "8,3\u202fM€ (2024)",
        "1 pôle sur 2",
        "1 pôle sur 2",
    )


def test_a_number_of_poles_that_moved_is_one_of_the_public_figures(opened):
    poles = Move(
        "france", "", "", "", Shown(91, "exact", None, None, 91, 91), Shown(92, "exact", None, None, 92, 92)
    )
    few = replace(RECEIPT, moves=(poles,), moves_found=812)
    line = next(opened(few)["Chiffres publics"].iter_rows(min_row=2, values_only=True))
    assert [cell or "" for cell in line[:6]] == [
        "France",
        "France",
        "Nombre de pôles",
        "91\u00a0pôles",
        "92\u00a0pôles",
        "",
    ]
    assert said(opened(few))["Chiffres publics"] == "les 1 premiers sur 812"
    many = replace(RECEIPT, counts=Counts(new=700))
    assert said(opened(many))["Chiffres"] == "les 2 premiers sur 700"


def test_a_median_that_moved_is_said_to_be_one(opened):
    before = Shown(156.5, "exact", 2022, 2022, 2, 3)
    middle = Move("status", "autre", "Autre", "jobs_created", before, replace(before, value=150), "median")
    line = next(
        opened(replace(RECEIPT, moves=(middle,)))["Chiffres publics"].iter_rows(min_row=2, values_only=True)
    )
    assert line[:5] == (
        "statut",
        "Autre",
        "Emplois créés (médiane)",
        "≈\u00a0157\u00a0emplois (2022)",
        "150\u00a0emplois (2022)",
    )


def test_a_confidential_figure_is_never_said_to_be_shown(opened):
    second = next(opened()["Chiffres"].iter_rows(min_row=3, values_only=True))
    assert second[10:12] == ("oui", "non")


def test_a_name_that_looks_like_a_formula_stays_a_text(opened):
    assert opened()["Chiffres"]["B3"].data_type == "s"
    book = opened(file_name="=cmd|' /C calc'!A0.xlsx")
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert said(book)["Fichier"] == "=cmd|' /C calc'!A0.xlsx"


def test_a_publication_that_changed_nothing_says_so(opened):
    nothing = Receipt(4, None, RECEIPT.at, "Camille", Counts(unchanged=12), (), ())
    summary = said(opened(nothing))
    assert summary["Numéro de l'import"] == "aucun"
    assert summary["Résultat"] == "Rien n'a changé\u00a0: tout était déjà publié."


def test_the_same_receipt_gives_the_same_bytes_in_either_language(small_cursor):
    lists = catalogue.load(small_cursor)
    once, again = (receipts.receipt_file(RECEIPT, "budget.xlsx", lists) for _time in range(2))
    assert once == again
    with speaking("en"):
        english = receipts.receipt_file(RECEIPT, "budget.xlsx", lists)
        assert receipts.receipt_name(RECEIPT) == "receipt-version-4.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(english)).sheetnames == ["Summary", "Figures", "Public figures"]
    assert receipts.receipt_name(RECEIPT) == "recu-version-4.xlsx"
