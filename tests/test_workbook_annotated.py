"""A person's workbook comes back: what was faulty is shown in place, all the rest is as it was."""

import io
import zipfile

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from ptce_data.i18n import speaking
from ptce_data.workbook import annotated, reader
from ptce_data.workbook.annotated_sheet import COLOURS
from ptce_data.workbook.issues import Issue

# openpyxl says what it would lose: that is what the rich workbook is for.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
SHEET = "Emplois d'été & <co>"
FORMULAS = ("=1+1", "+33 6", "-2+3", "@SUM(A1)", "=HYPERLINK(A1)")


def issue(level, cells, problem, sheet=SHEET, action="Corrigez-la."):
    return Issue(
        level=level,
        rule="essai",
        sheet=sheet,
        cells=tuple(cells),
        rows=(),
        column="",
        found="douze",
        sentence=f"Feuille {sheet}, cellule {cells[0] if cells else '?'}\u00a0: {problem} {action}",
        action=action,
        problem=problem,
    )


@pytest.fixture
def rich():
    """What people put in a workbook, and openpyxl would lose: a chart, a text box, sparklines, data bars."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(SHEET)
        money = book.add_format({"bold": True, "num_format": "0.00"})
        for row in range(9):
            sheet.write_string(row, 0, f"Pôle {row}")
            sheet.write_number(row, 1, row * 10, money)
        sheet.write_formula("C5", "=SUM(B1:B4)", None, 60)
        sheet.write_string("C6", "=1+1")
        sheet.write_comment("A2", "une note à moi")
        sheet.data_validation("D1:D9", {"validate": "list", "source": ["oui", "non"]})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": [SHEET, 0, 1, 8, 1]})
        sheet.insert_chart("F2", chart)
        sheet.insert_textbox("F20", "Relire avant le 12")
        sheet.add_sparkline("E1", {"range": f"'{SHEET.replace(chr(39), chr(39) * 2)}'!B1:B9"})
        sheet.conditional_format("B1:B9", {"type": "data_bar", "data_bar_2010": True})
        sheet.freeze_panes(1, 0)
        book.add_worksheet("Notes").write_string("A1", "rien")
        book.define_name("Total", f"='{SHEET.replace(chr(39), chr(39) * 2)}'!$C$5")
    return content.getvalue()


def back(content, issues, name="budget.xlsx", cells=None):
    return annotated.annotated(content, reader.read(content, name), issues, cells)


def opened(made, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(made.content), data_only=values)


def colour(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_faulty_cells_are_coloured_by_level_and_say_what_is_wrong(rich):
    made = back(
        rich,
        [
            issue("warning", ["B4"], "trop grand."),
            issue("error", ["B3", "C5"], "illisible."),
            issue("remark", ["A1"], "curieux."),
        ],
    )
    sheet = opened(made)[SHEET]
    assert [colour(sheet[cell]) for cell in ("B3", "C5", "B4", "A1", "B5")] == [
        COLOURS["error"],
        COLOURS["error"],
        COLOURS["warning"],
        COLOURS["remark"],
        None,
    ]
    assert sheet["B3"].comment.text == "Erreur\u00a0: illisible. Corrigez-la."
    assert sheet["B4"].comment.text == "Avertissement\u00a0: trop grand. Corrigez-la."
    assert sheet["B5"].comment is None


def test_a_faulty_cell_keeps_its_own_format_value_and_formula(rich):
    made = back(rich, [issue("error", ["B3", "C5"], "illisible.")])
    sheet = opened(made)[SHEET]
    assert (sheet["B3"].value, sheet["B3"].font.b, sheet["B3"].number_format) == (20, True, "0.00")
    assert sheet["C5"].value == "=SUM(B1:B4)"
    assert opened(made, values=True)[SHEET]["C5"].value == 60


def test_a_cell_with_two_problems_takes_the_worst_colour_and_both_sentences(rich):
    made = back(rich, [issue("remark", ["B3"], "curieux."), issue("error", ["B3"], "illisible.")])
    cell = opened(made)[SHEET]["B3"]
    assert colour(cell) == COLOURS["error"]
    assert cell.comment.text == (
        "Erreur\u00a0: illisible. Corrigez-la.\n\nRemarque\u00a0: curieux. Corrigez-la."
    )


def test_an_empty_cell_can_be_faulty_even_in_a_row_that_does_not_exist(rich):
    made = back(rich, [issue("error", ["D2", "B40", "AA3"], "vide.")])
    sheet = opened(made)[SHEET]
    assert [colour(sheet[cell]) for cell in ("D2", "B40", "AA3")] == [COLOURS["error"]] * 3
    assert [sheet[cell].value for cell in ("A2", "B2", "D2")] == ["Pôle 1", 10, None]
    assert list(reader.read(made.content, "b.xlsx").sheets[0].cells.column(1).to_pylist())[:9] == [
        "0", "10", "20", "30", "40", "50", "60", "70", "80",
    ]  # fmt: skip


def test_what_is_not_faulty_comes_back_byte_for_byte(rich):
    made = back(rich, [issue("error", ["B3"], "illisible.")])
    before, after = parts(rich), parts(made.content)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }
    sheet = after["xl/worksheets/sheet1.xml"]
    assert b"sparkline" in sheet
    assert b"dataValidation" in sheet
    assert b"<pane" in sheet
    assert made.name == "budget-controle.xlsx"
    assert made.remarks == ()


def test_a_person_s_own_comment_is_left_to_them(rich):
    made = back(rich, [issue("error", ["A2", "A3"], "inconnu.")])
    sheet = opened(made)[SHEET]
    assert sheet["A2"].comment.text == "une note à moi"
    assert colour(sheet["A2"]) == COLOURS["error"]
    assert sheet["A3"].comment.text.startswith("Erreur")


def test_the_list_is_the_last_sheet_and_links_to_each_cell(rich):
    made = back(rich, [issue("remark", ["A1"], "curieux."), issue("error", ["B3", "B4"], "illisible.")])
    book = opened(made)
    assert book.sheetnames == [SHEET, "Notes", "Contrôle"]
    listed = book["Contrôle"]
    assert [listed["A1"].value, listed["A2"].value] == [
        "Contrôle de budget.xlsx",
        "1 erreur, 1 remarque",
    ]
    lines = [[cell.value for cell in row] for row in listed.iter_rows(min_row=5)]
    assert lines[0][:4] == ["Erreur", SHEET, "B3", "douze"]
    assert lines[0][4] == f"Feuille {SHEET}, cellule B3\u00a0: illisible. Corrigez-la."
    assert lines[1][:3] == ["Remarque", SHEET, "A1"]
    assert listed["C5"].hyperlink.location == "'Emplois d''été & <co>'!B3"


def test_names_of_the_workbook_still_point_to_their_cells(rich):
    book = opened(back(rich, [issue("error", ["B3"], "illisible.")]))
    assert book.defined_names["Total"].attr_text == "'Emplois d''été & <co>'!$C$5"


def test_a_problem_of_structure_is_listed_without_a_cell(rich):
    listed = opened(back(rich, [issue("error", [], "Aucune colonne de pôle.", sheet="")]))["Contrôle"]
    assert [cell.value for cell in listed[5]][:3] == ["Erreur", None, None]
    assert listed["C5"].hyperlink is None


def test_nothing_wrong_is_said_too(rich):
    book = opened(back(rich, []))
    assert book["Contrôle"]["A2"].value == "Rien à signaler."


def test_every_cell_at_fault_is_coloured_even_where_its_issue_does_not_list_it(rich):
    marks = pa.table({"level": ["remark", "error", "error"], "cell": ["B3", "B5", "B6"]})
    made = back(rich, [issue("error", ["B5"], "illisible.")], cells=marks)
    sheet = opened(made)[SHEET]
    assert [colour(sheet[cell]) for cell in ("B3", "B5", "B6")] == [
        COLOURS["remark"],
        COLOURS["error"],
        COLOURS["error"],
    ]
    assert sheet["B6"].comment is None
    assert made.remarks == (
        "2 cellules sont colorées sans commentaire\u202f; leur problème est dans la liste.",
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_no_sentence_becomes_a_formula_and_no_text_of_the_person_either(rich, text):
    book = opened(back(rich, [issue("error", ["B3"], text, action="")]))
    listed = book["Contrôle"]
    assert {cell.data_type for row in listed for cell in row} <= {"s", "n"}
    assert listed["E5"].value.endswith(f"{text} ")
    assert (book[SHEET]["C6"].data_type, book[SHEET]["C6"].value) == ("s", "=1+1")


def test_control_and_direction_characters_of_a_sentence_are_left_out(rich):
    made = back(rich, [issue("error", ["B3"], "a\x00b\x1bc\u202ed _x000D_ ]]>&amp;")])
    assert opened(made)[SHEET]["B3"].comment.text.startswith("Erreur\u00a0: abcd ")
    assert "_x000D_ ]]>&amp;" in opened(made)["Contrôle"]["E5"].value


def test_a_sheet_of_the_person_may_already_be_called_as_the_list(rich):
    first = back(rich, [issue("error", ["B3"], "illisible.")])
    again = back(first.content, [issue("error", ["B4"], "illisible.")], "budget-controle.xlsx")
    assert opened(again).sheetnames == [SHEET, "Notes", "Contrôle", "Contrôle (2)"]
    assert opened(again)[SHEET]["B4"].comment.text.startswith("Erreur")


def test_macros_come_back_untouched():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("Chiffres").write_string("A1", "Pôle")
    macros = b"\xd0\xcf\x11\xe0 these bytes stand for a project of macros"
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", macros)
    book = reader.read(content.getvalue(), "budget.xlsx")
    made = annotated.annotated(
        content.getvalue(), replace_kind(book, "xlsm"), [issue("error", ["A1"], "inconnu.", "Chiffres")]
    )
    assert made.name == "budget-controle.xlsm"
    assert parts(made.content)["xl/vbaProject.bin"] == macros


def replace_kind(book, kind):
    return type(book)(book.file_name, kind, book.sha256, book.size_bytes, book.sheets)


def by_openpyxl():
    book = openpyxl.Workbook()
    book.active.title = "Chiffres"
    sheet = book["Chiffres"]
    sheet.append(["Pôle", "Valeur"])
    sheet.append(["Pôle Ajonc", 12])
    sheet["B2"].font = Font(italic=True)
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["A2"].comment = Comment("à moi", "Camille")
    return saved(book)


def by_pandas():
    content = io.BytesIO()
    frame = pd.DataFrame({"Pôle": ["Pôle Ajonc"], "Valeur": [12]})
    frame.to_excel(content, sheet_name="Chiffres", index=False)
    return content.getvalue()


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("writer", [by_openpyxl, by_pandas])
def test_workbooks_of_other_writers_come_back_as_they_are(writer):
    content = writer()
    made = back(content, [issue("error", ["B2", "C9"], "illisible.", "Chiffres")])
    assert made.remarks == ()
    sheet = opened(made)["Chiffres"]
    assert (sheet["A2"].value, sheet["B2"].value) == ("Pôle Ajonc", 12)
    assert (colour(sheet["B2"]), colour(sheet["C9"])) == (COLOURS["error"], COLOURS["error"])
    assert sheet["B2"].comment.text.startswith("Erreur")


def test_a_csv_comes_back_as_a_workbook_of_the_same_texts():
    content = "Pôle;Valeur;Note\nPôle Ajonc;douze;=1+1\nPôle Chêne;01;\n".encode()
    issues = [issue("error", ["B2", "C3"], "illisible.")]
    book = reader.read(content, "budget.csv")
    made = annotated.annotated(content, book, [one_on(book.sheets[0].name, found) for found in issues])
    assert made.name == "budget-controle.xlsx"
    assert made.remarks == (
        "Ce fichier revient en .xlsx, avec les mêmes feuilles et les mêmes textes, sans sa mise en forme.",
    )
    sheet = opened(made).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Pôle", "Valeur", "Note"],
        ["Pôle Ajonc", "douze", "=1+1"],
        ["Pôle Chêne", "01", None],
    ]
    assert sheet["C2"].data_type == "s"
    assert colour(sheet["B2"]) == COLOURS["error"]
    assert colour(sheet["C3"]) == COLOURS["error"]
    assert sheet["B2"].comment.text.startswith("Erreur")


def one_on(sheet, found):
    return issue(found.level, found.cells, found.problem, sheet)


def test_an_unusual_package_comes_back_as_texts_with_a_remark(rich):
    prefixed = io.BytesIO()
    with zipfile.ZipFile(prefixed, "w") as archive:
        for name, part in parts(rich).items():
            written = part
            if name == "xl/styles.xml":
                written = part.replace(b"<cellXfs", b"<!-- --><cellXfs_").replace(b"</cellXfs", b"</cellXfs_")
            archive.writestr(name, written)
    book = reader.read(rich, "budget.xlsx")
    made = annotated.annotated(prefixed.getvalue(), book, [issue("error", ["B3"], "illisible.")])
    assert made.remarks[0].startswith("Ce fichier revient en .xlsx")
    assert colour(opened(made)[SHEET]["B3"]) == COLOURS["error"]
    assert opened(made)[SHEET]["C6"].data_type == "s"


def test_the_name_is_known_before_the_file_is_made(rich):
    book = reader.read(rich, "../budget 2025.xlsx")
    assert annotated.file_name(rich, book) == "budget 2025-controle.xlsx"
    csv = reader.read(b"a;b\n1;2\n", "budget.csv")
    assert annotated.file_name(b"a;b\n1;2\n", csv) == "budget-controle.xlsx"


def test_an_annotated_workbook_speaks_english(rich):
    with speaking("en"):
        made = back(rich, [issue("warning", ["B3"], "too big.")])
    assert made.name == "budget-checked.xlsx"
    assert opened(made).sheetnames[-1] == "Check"
    assert opened(made)[SHEET]["B3"].comment.text == "Warning: too big. Corrigez-la."


def test_the_same_workbook_and_issues_give_the_same_bytes(rich):
    issues = [issue("error", ["B3"], "illisible.")]
    assert back(rich, issues).content == back(rich, issues).content


def test_a_damaged_archive_is_not_trusted():
    book = reader.read(by_pandas(), "budget.xlsx")
    made = annotated.annotated(by_pandas()[:-30], book, [issue("error", ["B2"], "illisible.", "Chiffres")])
    assert made.remarks[0].startswith("Ce fichier revient en .xlsx")
