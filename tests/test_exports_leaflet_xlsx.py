"""The workbook of a view or a scenario: read back by openpyxl and LibreOffice, the same bytes each time."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ptce_data.exports.leaflet_xlsx import leaflet_xlsx, show_xlsx
from tests import leave_behinds as hand
from tests import office

ROOT = Path(__file__).parents[1]


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def values(sheet):
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


@pytest.fixture(scope="module")
def leaflet():
    return leaflet_xlsx(hand.LEAFLET, hand.SITE)


def test_a_view_s_workbook_says_what_it_is_then_its_figures_tables_definitions_and_sources(leaflet):
    book = opened(leaflet)
    assert book.sheetnames == [
        "README",
        "Chiffres",
        "Pôles par région",
        "Épargne locale",
        "Pôles",
        "Pôles comparés",
        "Définitions",
        "Sources",
    ]
    said = dict(values(book["README"])[2:])
    assert said["Page"] == "https://ptce.exemple.fr/pole?pole=ajonc&annee=2014"
    assert said["Version des données"] == "7, publiée le 24 novembre 2026"
    assert "Deux périmètres\u00a0: ne pas les comparer." in said["Feuille «\u202fÉpargne locale\u202f»"]
    assert "https://ptce.exemple.fr/pole?pole=ajonc&annee=2014" in said["Pour citer"]


def test_a_figure_is_there_as_it_is_written_and_said(leaflet):
    assert values(opened(leaflet)["Chiffres"])[1] == (
        "Épargne locale investie",
        "≈\u202f1,8\u202fM€",
        "en 2013, parc A",
        "À Béganne, environ 1,8 M€ d'épargne locale ont été investis en 2013.",
        "Premier parc seulement.",
        "Rapport A",
        "https://exemple.fr/rapport",
    )


def test_numbers_are_numbers_and_a_missing_one_is_said(leaflet):
    book = opened(leaflet)
    assert values(book["Pôles par région"]) == [
        ("Région", "Pôles"),
        ("Bretagne", 12),
        ("Pays de la Loire", 7.5),
        ("Corse", "non communiqué"),
    ]
    assert values(book["Épargne locale"])[1:] == [(2013, 1_800_000), (2014, 4_000_000), (2016, 8_000_000)]


def test_a_scenario_s_workbook_has_its_steps_without_the_presenter_s_notes():
    made = show_xlsx(hand.SHOW, hand.SITE)
    book = opened(made)
    assert values(book["Étapes"])[1] == (
        1,
        "Étape 1 du récit",
        "La phrase de l'étape 1.",
        "https://ptce.exemple.fr/pole?pole=ajonc&etape=1",
    )
    assert [row[:2] for row in values(book["Chiffres"])[1:]] == [
        (1, "Épargne locale investie"),
        (1, "Citoyens investisseurs"),
        (2, "Épargne locale investie"),
    ]
    assert not any("Note privée" in str(cell) for sheet in book for row in values(sheet) for cell in row)


def test_sheets_have_names_that_excel_takes_and_that_differ():
    long = "Pôles : épargne [en euros], par région et par année"
    charts = (
        replace(hand.BY_REGION, table=replace(hand.BY_REGION.table, title=long)),
        replace(hand.OVER_TIME, table=replace(hand.OVER_TIME.table, title=long)),
        replace(hand.OVER_TIME, table=replace(hand.OVER_TIME.table, title="sources'")),
    )
    names = opened(leaflet_xlsx(replace(hand.LEAFLET, charts=charts, map=None), hand.SITE)).sheetnames
    assert names[2:] == [
        "Pôles   épargne  en euros , par",
        "Pôles   épargne  en euros , (2)",
        "sources",
        "Pôles comparés",
        "Définitions",
        "Sources (2)",
    ]


def test_the_same_view_gives_the_same_bytes_here_and_in_another_process(leaflet):
    code = (
        "import hashlib; from tests import leave_behinds as hand;"
        "from ptce_data.exports.leaflet_xlsx import leaflet_xlsx;"
        "print(hashlib.sha256(leaflet_xlsx(hand.LEAFLET, hand.SITE)).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert other.stdout.strip() == hashlib.sha256(leaflet).hexdigest()
    assert leaflet_xlsx(hand.LEAFLET, hand.SITE) == leaflet


@pytest.mark.parametrize("text", [hand.FORMULA, "@SUM(1+1)", "a\x0b\x00\ufffe\ud800\u202eb"])
def test_nothing_in_it_runs(text):
    book = opened(show_xlsx(hand.hostile_show(text), hand.SITE))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    assert [link for link in links if not link.startswith(f"{hand.SITE}/")] == []


@pytest.mark.skipif(office.soffice_on_this_machine() is None, reason=office.NONE_FOUND)
def test_libreoffice_opens_it_without_a_warning_and_loses_nothing(leaflet, tmp_path):
    again, said = office.converted(leaflet, tmp_path, "xlsx", "xlsx")
    assert said == []
    assert opened(again).sheetnames == opened(leaflet).sheetnames
    assert values(opened(again)["Chiffres"]) == values(opened(leaflet)["Chiffres"])
