"""Files made wrong on purpose, and the sentence each is refused with."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlsxwriter

from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import reader

ROOT = Path(__file__).parents[1]
FILES = Path(__file__).parent / "workbooks"
NEW_WORKBOOK = "Copiez la feuille à importer dans un nouveau classeur."
DAMAGED = (
    "« x.xlsx » est abîmé ou incomplet : il ne peut pas être lu en entier. "
    "Téléchargez-le de nouveau, ou ouvrez-le dans votre tableur et enregistrez-le sous un autre nom."
)
UNKNOWN = (
    "« x.csv » n'est ni un classeur ni un texte en colonnes. "
    "Apportez un fichier .xlsx, .xlsm, .xls, .xlsb, .ods, .csv ou .tsv."
)
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def refused(content: bytes, name: str = "x.xlsx") -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        reader.read(content, name)
    return str(refusal.value)


def good() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Emplois")
        sheet.write_row(0, 0, ["Pôle", "Année", "Valeur"])
        sheet.write_row(1, 0, ["Béganne", 2013, 1_800_000])
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_parts(**changed: bytes) -> bytes:
    """The good workbook, some of its parts replaced; `sheet1` names its only sheet."""
    named = {SHEET if name == "sheet1" else name: content for name, content in changed.items()}
    return zipped({**parts_of(good()), **named})


def with_sheet(rows: str, dimension: str = "") -> bytes:
    told = f'<dimension ref="{dimension}"/>' if dimension else ""
    return with_parts(sheet1=f"{HEAD}{told}<sheetData>{rows}</sheetData></worksheet>".encode())
