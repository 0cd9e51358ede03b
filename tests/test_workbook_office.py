"""What we write, opened and saved by LibreOffice: nothing is lost, and it is read as before."""

import io
import shutil
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from ptce_data import database, publication
from ptce_data.workbook import annotated, reader, studies, template
from ptce_data.workbook.annotated_sheet import COLOURS
from ptce_data.workbook.decisions import Decisions
from ptce_data.workbook.issues import Issue
from tests import office

pytestmark = pytest.mark.skipif(office.soffice_on_this_machine() is None, reason=office.NONE_FOUND)


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """Opens and saves in LibreOffice; its profile is made once."""
    folder = tmp_path_factory.mktemp("office")
    yield lambda content, kind="xlsx", to="xlsx": office.saved_again(content, folder, kind, to)
    shutil.rmtree(folder, ignore_errors=True)


def of_pole(file, pole_id):
    with database.Reader(file).cursor() as cursor:
        return template.template(cursor, pole_id)


def opened(content, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def test_libreoffice_keeps_the_template_s_drop_downs_and_works_out_its_units(small_world, saved_again):
    ours = of_pole(small_world, "ajonc")
    again = saved_again(ours)
    rules = opened(again)["À remplir"].data_validations.dataValidation
    assert {str(rule.sqref)[0]: rule.formula1 for rule in rules} == {
        "A": "Listes!$A$2:$A$4",
        "B": "Listes!$B$2:$B$68",
        "C": "Listes!$F$2:$F$36",
        "F": "Listes!$D$2:$D$4",
        "H": "Listes!$E$2:$E$3",
    }
    before, after = (
        list(opened(content, values=True)["À remplir"].iter_rows(max_row=9, values_only=True))
        for content in (ours, again)
    )
    assert before == after


def test_the_years_offered_go_back_from_the_day_the_template_is_opened(small_world, saved_again):
    lists = opened(saved_again(of_pole(small_world, "ajonc")), values=True)["Listes"]
    this_year = date.today().year
    assert [lists["F2"].value, lists["F3"].value] == [this_year, this_year - 1]


# Not .xls: LibreOffice stores 0 there for a formula that gives a text, and so the units would be lost.
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_a_template_saved_by_libreoffice_and_imported_changes_nothing(small_world, saved_again, to):
    again = saved_again(of_pole(small_world, "ajonc"), to=to)
    with database.workbench(small_world) as cursor:
        study = studies.study(cursor, reader.read(again, f"modele.{to}"), Decisions(), date.today())
        assert [issue.sentence for issue in study.report.issues] == []
        counts = publication.count(cursor, study.claims().claims)
    assert (counts.nothing, counts.unchanged) == (True, 7)


@pytest.fixture
def commented():
    """A workbook with a comment and a formula of a person, and two of its cells found faulty."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Chiffres")
        sheet.write_row("A1", ["Pôle", "Valeur"])
        sheet.write_row("A2", ["Pôle Ajonc", 12])
        sheet.write_formula("B3", "=B2*2", None, 24)
        sheet.write_comment("A2", "à moi")
    return annotate(content.getvalue(), "budget.xlsx")


def annotate(content, name):
    book = reader.read(content, name)
    sheet = book.sheets[0].name
    found = [
        Issue("error", "essai", sheet, (cell,), (2,), "B", "12", f"{cell}\u00a0: faux.", "", problem="faux.")
        for cell in ("A2", "B2", "D9")
    ]
    return annotated.annotated(content, book, found).content


def test_libreoffice_reads_the_colours_the_comments_and_the_list(commented, saved_again):
    book = opened(saved_again(commented))
    sheet = book["Chiffres"]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("A2", "B2", "D9")] == [COLOURS["error"]] * 3
    assert sheet["B2"].comment.text == "Erreur\u00a0: faux."
    assert sheet["A2"].comment.text == "à moi"
    assert sheet["B3"].value == "=B2*2"
    assert book["Contrôle"]["C5"].hyperlink.location.replace("'", "") == "Chiffres!A2"


@pytest.mark.parametrize("to", ["xlsx", "ods", "xls"])
def test_a_workbook_written_by_libreoffice_comes_back_annotated(commented, saved_again, to):
    theirs = saved_again(commented, to=to)
    book = opened(annotate(theirs, f"budget.{to}"))
    sheet = book["Chiffres"]
    assert [sheet["A2"].value, sheet["B2"].value] == ["Pôle Ajonc", 12]
    assert sheet["D9"].fill.fgColor.rgb == COLOURS["error"]
    assert sheet["D9"].comment.text.startswith("Erreur")
    assert book.sheetnames == ["Chiffres", "Contrôle", "Contrôle (2)"]
    assert opened(saved_again(annotate(theirs, f"budget.{to}"))).sheetnames == book.sheetnames
