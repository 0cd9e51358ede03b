"""Workbooks of every format and program come out as the same cells, where Excel shows them."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlsxwriter

from ptce_data import i18n
from ptce_data.workbook import reader
from ptce_data.workbook.sheets import Range, Sheet

FILES = Path(__file__).parent / "workbooks"

TITLE = [None, "Chiffres du réseau", None, None, None, None, None]
NOTHING = [None] * 7
HEADINGS = [None, "Pôle", "Année", "Valeur", "Part", "Date", "Résultat"]
VILAINE = [None, "Éoliennes en pays de Vilaine", "2013", "1800000", "12 %", "2013-06-19", "#DIV/0!"]
RELAIS = [None, "Le « Relais » Nord", "2014", "283.492176149116", "7.5 %", "2014-02-01", "2042"]
CODE = [None, "01", "2015", "-0.5", None, None, "n.c."]
TABLE = [TITLE, NOTHING, HEADINGS, VILAINE, RELAIS, CODE]
# G holds a truth value that LibreOffice keeps as a number in a .ods.
COMPARED = ["A", "B", "C", "D", "E", "F", "H"]


def rows(sheet: Sheet, columns: list[str] | None = None) -> list[list[str | None]]:
    cells = sheet.cells.select(columns) if columns else sheet.cells
    return [list(row.values()) for row in cells.to_pylist()]


def written_by_xlsxwriter() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Chiffres")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        percent, tenths = book.add_format({"num_format": 9}), book.add_format({"num_format": "0.0 %"})
        sheet.write("B1", "Chiffres du réseau")
        sheet.write_row("B3", ["Pôle", "Année", "Valeur", "Part", "Date", "Exact", "Résultat"])
        sheet.write_row("B4", ["Éoliennes en pays de Vilaine", 2013, 1_800_000])
        sheet.write("E4", 0.12, percent)
        sheet.write_datetime("F4", date(2013, 6, 19), day)
        sheet.write("G4", True)
        sheet.write_formula("H4", "=1/0", None, "#DIV/0!")
        sheet.write_row("B5", ["Le « Relais »\nNord", 2014, 283.492176149116])
        sheet.write("E5", 0.075, tenths)
        sheet.write_datetime("F5", date(2014, 2, 1), day)
        sheet.write("G5", False)
        sheet.write_formula("H5", "=C5+28", None, 2042)
        sheet.write_row("B6", ["01", 2015, -0.5])
        sheet.write("H6", "n.c.")
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    ["libreoffice.xlsx", "libreoffice.ods", "sheetjs.xlsx", "libreoffice.xls", "sheetjs.xls", "sheetjs.xlsb"],
)
def test_the_same_table_comes_out_of_each_program_s_file(name):
    workbook = reader.read_file(FILES / name)

    assert [(sheet.name, sheet.visible) for sheet in workbook.sheets] == [
        ("Chiffres", True),
        ("Cachée", False),
    ]
    table = rows(workbook.sheet("Chiffres"), COMPARED)
    assert table == TABLE
    assert rows(workbook.sheet("Cachée")) == [["brouillon"]]
    assert workbook.kind == Path(name).suffix[1:]


def test_the_same_table_comes_out_of_xlsxwriter():
    workbook = reader.read(written_by_xlsxwriter(), "chiffres.xlsx")

    assert rows(workbook.sheet("Chiffres"), COMPARED) == TABLE
    assert workbook.sheet("Chiffres").text(4, 6) == "VRAI"
    assert workbook.remarks == ()


def test_hidden_rows_hidden_columns_and_merged_cells_are_told():
    for name in ("libreoffice.xlsx", "libreoffice.ods"):
        sheet = reader.read_file(FILES / name).sheet("Chiffres")

        assert sheet.merged == (Range(1, 1, 1, 7),), name
        assert sheet.hidden_rows == {5}, name
        assert sheet.hidden_columns == {3}, name


def test_openpyxl_s_formulas_without_a_value_are_seen_as_such():
    book = openpyxl.Workbook()
    book["Sheet"]["B2"], book["Sheet"]["C9"] = "Total", "=SUM(C3:C8)"
    out = io.BytesIO()
    book.save(out)

    sheet = reader.read(out.getvalue(), "total.xlsx").sheets[0]

    assert sheet.text(2, 1) == "Total"
    assert sheet.text(9, 2) == "#SANS_VALEUR"


def test_xlsxwriter_s_zeros_for_formulas_never_calculated_are_remarked():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_formula("A1", "=1+1")

    (remark,) = reader.read(out.getvalue(), "x.xlsx").remarks
    assert remark == (
        "Les formules de ce classeur n'ont pas été recalculées depuis qu'un programme l'a écrit : leurs "
        "valeurs peuvent être fausses. Ouvrez-le dans votre tableur et enregistrez-le, "
        "puis apportez-le de nouveau."
    )


def test_a_pandas_table_starts_at_a1():
    out = io.BytesIO()
    pd.DataFrame({"Pôle": ["Béganne", None], "Valeur": [0.1, 1e20]}).to_excel(out, index=False)

    assert rows(reader.read(out.getvalue(), "x.xlsx").sheets[0]) == [
        ["Pôle", "Valeur"],
        ["Béganne", "0.1"],
        [None, "100000000000000000000"],
    ]


def test_numbers_keep_every_digit_and_never_an_exponent():
    values = [283.4921761491159, 123456789.1234568, 1e-7, 1e6, 0.1234567890123456, -2.5e-12, 10000000.1]
    book = openpyxl.Workbook()
    book.active.append(values)
    out = io.BytesIO()
    book.save(out)

    (read,) = rows(reader.read(out.getvalue(), "x.xlsx").sheets[0])

    assert read == [
        "283.4921761491159",
        "123456789.1234568",
        "0.0000001",
        "1000000",
        "0.1234567890123456",
        "-0.0000000000025",
        "10000000.1",
    ]
    assert [float(text or "") for text in read] == values


def test_percentages_move_the_point_and_only_for_numbers():
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for row, value in enumerate([0.07, 1, 0.333333333333333, "0.12", None, 1.5], start=1):
        sheet.cell(row, 3, value).number_format = '0.00" pts "%'
    sheet["D1"] = 5
    sheet["D1"].number_format = '0" %"'
    out = io.BytesIO()
    book.save(out)

    read = reader.read(out.getvalue(), "x.xlsx").sheets[0]

    texts = [read.text(row, 2) for row in range(1, 7)]
    assert texts == ["7 %", "100 %", "33.3333333333333 %", "0.12", "", "150 %"]
    assert read.text(1, 3) == "5"


def test_a_csv_keeps_its_texts_and_says_its_encoding_and_separator():
    workbook = reader.read_file(FILES / "libreoffice.csv")

    assert workbook.kind == "csv"
    assert rows(workbook.sheets[0])[4] == [
        None, "Le « Relais » Nord", "2014", "283.492176149116", "7.5%", "02/01/2014", "FALSE", "2042",
    ]  # fmt: skip
    assert workbook.remarks == (
        "Encodage reconnu : UTF-8.",
        "Séparateur de colonnes reconnu : « ; ».",
    )


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8 (BOM)"),
        ("cp1252", b"", "Windows-1252"),
        ("utf-16-le", b"\xff\xfe", "UTF-16 LE"),
        ("utf-16-be", b"\xfe\xff", "UTF-16 BE"),
        ("utf-16-le", b"", "UTF-16 LE"),
    ],
)
@pytest.mark.parametrize(("separator", "named"), [(";", "« ; »"), (",", "« , »"), ("\t", "tabulation")])
def test_encodings_and_separators_are_found(encoding, mark, said, separator, named):
    lines = [["Pôle", "Année", "Valeur"], ["Béganne", "2013", "1 800 000"], ["Épinal", "2014", "12"]]
    content = mark + "\r\n".join(separator.join(line) for line in lines).encode(encoding)

    workbook = reader.read(content, "x.csv")

    assert rows(workbook.sheets[0]) == lines
    assert workbook.remarks == (
        f"Encodage reconnu : {said}.",
        f"Séparateur de colonnes reconnu : {named}.",
    )


def test_decimal_commas_do_not_make_columns_of_a_semicolon_file():
    workbook = reader.read("Pôle;Valeur\nA;1,5\nB;2,5\nC;3,5\n".encode(), "x.csv")

    assert rows(workbook.sheets[0]) == [["Pôle", "Valeur"], ["A", "1,5"], ["B", "2,5"], ["C", "3,5"]]


def test_quotes_line_breaks_and_rows_of_unequal_length_are_read():
    workbook = reader.read(b'a;b\n"x ""y"";\nz";1;2\n\n3\n', "x.csv")

    assert rows(workbook.sheets[0]) == [
        ["a", "b", None],
        ['x "y"; z', "1", "2"],
        [None, None, None],
        ["3", None, None],
    ]
    assert workbook.remarks[-1] == (
        "La ligne 2 a plus de cellules que la première ligne du tableau ; "
        "les lignes plus courtes sont complétées."
    )


def test_excel_s_first_line_sep_names_the_separator_and_is_no_row():
    workbook = reader.read(b"sep=,\r\na,b;c\r\n", "x.csv")

    assert rows(workbook.sheets[0]) == [["a", "b;c"]]
    assert workbook.remarks[-1] == (
        "La première ligne, « sep= », nomme le séparateur : elle n'est pas comptée comme une "
        "ligne, comme dans Excel."
    )


def test_what_cannot_be_seen_is_taken_out_and_said():
    content = "Pôle;Valeur\nBé\x00ganne;1\x07\n\u202egnp.exe\u202c;\u200b2\n".encode()

    workbook = reader.read(content, "x.csv")

    assert rows(workbook.sheets[0]) == [["Pôle", "Valeur"], ["Béganne", "1"], ["gnp.exe", "2"]]
    assert workbook.remarks[2:] == (
        "Feuille x, cellule A2 et 1 autre : caractères de contrôle retirés de la lecture.",
        "Feuille x, cellule A3 : marques qui renversent le sens d'écriture, retirées de la lecture.",
    )


def test_the_content_counts_and_an_extension_that_differs_is_said():
    workbook = reader.read((FILES / "libreoffice.xlsx").read_bytes(), "vieux.xls")

    assert workbook.kind == "xlsx"
    assert workbook.remarks == (
        "L'extension .xls ne dit pas ce qu'est le fichier : il est lu comme un .xlsx.",
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\moi\\bilan.csv", "bilan.csv"),
        ("\u202efdp.\x00exe", "fdp.exe"),
        ("", "fichier sans nom"),
        ("..", ".."),
        ("a" * 300 + ".csv", "a" * 60 + "…" + "a" * 56 + ".csv"),
    ],
)
def test_the_name_shown_is_no_path_and_hides_nothing(given, shown):
    assert reader.read(b"a;b\n", given).file_name == shown


def test_remarks_and_refusals_are_said_in_english_too():
    with i18n.speaking("en"):
        remarks = reader.read(b"a;b\n", "x.csv").remarks

    assert remarks == ("Encoding found: UTF-8.", "Column separator found: « ; ».")


def test_duplicate_headings_are_read_as_they_are():
    assert rows(reader.read(b"a;a\n1;2\n", "x.csv").sheets[0]) == [["a", "a"], ["1", "2"]]
