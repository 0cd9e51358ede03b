"""Workbooks as people send them, for the tests of the staff pages: one small file a purpose."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

Cell = str | int | float | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """An .xlsx with these sheets, each from its A1 on."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, list(row))
    return written.getvalue()


def messy(poles: Sequence[str], *, investors: Cell = "n.c.") -> bytes:
    """A wide sheet of three poles: title rows, a header merged over two years, k€, a totals row.

    ::

           A                B          C      D                            E
        1  Enquête annuelle des PTCE
        2
        3  Nom du PTCE      Emplois créés     Épargne locale mobilisée (k€)  Citoyens investisseurs
        4                   2022       2023   2023                         2023
        5  poles[0]         14         16     8 300                        env. 2 100
        6  poles[1]                    7      n.c.                         `investors`
        7  poles[2]         23         25     150                          120
        8  Total            37         48     8 450
    """
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("Enquête 2023")
        sheet.write("A1", "Enquête annuelle des PTCE", book.add_format({"bold": True}))
        sheet.write("A3", "Nom du PTCE")
        sheet.merge_range("B3:C3", "Emplois créés")
        sheet.write("D3", "Épargne locale mobilisée (k€)")
        sheet.write("E3", "Citoyens investisseurs")
        for at, year in enumerate((2022, 2023, 2023, 2023), start=1):
            sheet.write(3, at, year)
        sheet.write_row("A5", [poles[0], 14, 16, 8300, "env. 2 100"])
        sheet.write_row("A6", [poles[1], None, 7, "n.c.", investors])
        sheet.write_row("A7", [poles[2], 23, 25, 150, 120])
        sheet.write_row("A8", ["Total", 37, 48, 8450])
        for at, total in enumerate((37, 48, 8450), start=1):
            letter = "ABCD"[at]
            sheet.write_formula(7, at, f"=SUM({letter}5:{letter}7)", None, total)
    return written.getvalue()


def long(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A long sheet « Emplois »: pole, indicator, year, value."""
    return workbook({"Emplois": [("Pôle", "Indicateur", "Année", "Valeur"), *rows]})
