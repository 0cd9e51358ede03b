"""Whatever is wrong with a file, a sentence; the process that asked goes on."""

import io

import openpyxl
import pytest
import xlsxwriter

from ptce_data import i18n
from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import reader
from tests.faulty_files import (
    DAMAGED,
    FILES,
    NEW_WORKBOOK,
    SHEET,
    UNKNOWN,
    good,
    parts_of,
    refused,
    zipped,
)


def test_an_empty_file():
    assert refused(b"") == (
        "« x.xlsx » est vide : le fichier ne contient aucun octet. "
        "Enregistrez-le de nouveau depuis votre tableur, puis apportez-le."
    )


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "une image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "une image"),
        (b"%PDF-1.7\n", "un document PDF"),
        (b"<!DOCTYPE html><html><table><tr><td>1", "une page web"),
        (b"<?xml version='1.0'?><Workbook/>", "un document XML"),
        (b'{"poles": []}', "un document JSON"),
        (b"Rar!\x1a\x07\x00", "une archive compressée"),
    ],
)
def test_another_kind_of_file_renamed(head, what):
    assert refused(head) == (
        f"« x.xlsx » n'est pas un classeur : son contenu est {what}. Ouvrez-le dans votre "
        "tableur, enregistrez-le au format .xlsx, puis apportez ce nouveau fichier."
    )


def test_a_word_document_is_named():
    assert "son contenu est un document de traitement de texte." in refused(
        zipped({"word/document.xml": b"<w/>"})
    )


def test_bytes_that_are_nothing():
    assert refused(bytes(range(256)) * 4, "x.csv") == UNKNOWN


@pytest.mark.parametrize("kept", [30, 400, -30])
def test_a_truncated_workbook(kept):
    assert refused(good()[:kept]) == DAMAGED


def test_a_workbook_whose_bytes_were_altered():
    content = bytearray(good())
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[at] ^= 0xFF

    assert refused(bytes(content)) == DAMAGED


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_workbook_without_one_of_its_parts(name):
    parts = parts_of(good())
    del parts[name]
    sentence = refused(zipped(parts))

    assert sentence == DAMAGED or sentence.startswith("« x.xlsx » est une archive qui ne contient pas")


def test_a_password_protected_workbook():
    assert refused((FILES / "locked.xlsx").read_bytes()) == (
        "« x.xlsx » est protégé par un mot de passe. Ouvrez-le dans votre tableur, retirez le mot de "
        "passe, enregistrez-le, puis apportez-le."
    )


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"ne peut pas être ouvert"):
        reader.read_file(tmp_path / "absent.xlsx")


def test_a_workbook_in_an_archive():
    assert refused(zipped({"bilan.xlsx": good()}), "x.zip") == (
        "« x.zip » est une archive qui contient un classeur. "
        "Extrayez le classeur de l'archive, puis apportez-le."
    )


def test_archives_in_an_archive():
    assert refused(zipped({"a.zip": zipped({"b.zip": b""})})) == (
        "« x.xlsx » est une archive qui contient d'autres archives, et pas de classeur. "
        "Extrayez le classeur, puis apportez-le."
    )


def test_a_path_as_the_name_of_an_inner_file():
    assert refused(zipped({**parts_of(good()), "../../etc/cron.d/x": b""})) == (
        "« x.xlsx » contient un fichier interne dont le nom est un chemin : aucun tableur n'écrit "
        f"cela. {NEW_WORKBOOK}"
    )


def test_too_many_inner_files():
    assert refused(zipped({f"xl/{n}.xml": b"" for n in range(3_000)})) == (
        "« x.xlsx » contient 3 000 fichiers internes ; la limite est de 2 000. " + NEW_WORKBOOK
    )


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml", SHEET])
def test_xml_entities(part):
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    parts = parts_of(good())
    parts[part] = laughs + parts[part].partition(b"?>")[2]

    assert refused(zipped(parts)) == (
        "« x.xlsx » contient une déclaration XML (DTD) qu'aucun tableur n'écrit ; il n'est pas lu, "
        f"par prudence. {NEW_WORKBOOK}"
    )


def test_charts_only():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_chartsheet()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Chart1!$A$1:$A$5"})
        book.worksheets()[0].set_chart(chart)

    assert refused(out.getvalue()) == (
        "« x.xlsx » ne contient que des graphiques, et aucune feuille de cellules. "
        "Apportez le classeur où sont les chiffres."
    )


def test_a_chart_sheet_beside_the_figures_is_left_out_and_said():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Emplois!$A$1:$A$5"})
        book.add_chartsheet("Courbe").set_chart(chart)
        book.add_worksheet("Emplois").write("A1", 7)
    workbook = reader.read(out.getvalue(), "x.xlsx")

    assert [sheet.name for sheet in workbook.sheets] == ["Emplois"]
    assert workbook.sheets[0].text(1, 0) == "7"
    assert workbook.remarks == ("Sans cellules à lire, laissées de côté : Courbe.",)


def test_macros_and_external_links_are_ignored_and_said():
    extra = {"xl/vbaProject.bin": b"\x00", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    workbook = reader.read(zipped({**parts_of(good()), **extra}), "x.xlsm")

    assert workbook.kind == "xlsm"
    macros, links = workbook.remarks
    assert macros == "Le classeur contient des macros : elles sont ignorées et ne s'exécutent pas."
    assert links == (
        "Le classeur a des liens vers d'autres classeurs : ils ne sont pas suivis, seules les valeurs "
        "enregistrées sont lues."
    )


def test_an_empty_workbook():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)

    assert "ne contient aucune cellule remplie" in refused(out.getvalue())


def test_a_quote_that_never_closes():
    assert refused(b'a;b\n"x;1\ny;2\n', "x.csv") == (
        "« x.csv » : un guillemet droit s'ouvre dans une cellule et ne se referme jamais, le reste du "
        "fichier ne peut pas être lu. Corrigez-le, ou enregistrez le tableau au format .xlsx."
    )


def test_a_cell_without_end():
    assert refused(b"a" * 2_000_000, "x.csv") == (
        "« x.csv » a une cellule de plus de 1 000 000 caractères. Vérifiez que c'est un tableau, que ses "
        "guillemets droits se referment, ou enregistrez-le au format .xlsx."
    )


def test_a_refusal_is_said_in_english_too():
    with i18n.speaking("en"):
        assert refused(good()[:400]) == (
            "“x.xlsx” is damaged or incomplete: it cannot be read in full. Download it again, or open it "
            "in your spreadsheet program and save it under another name."
        )


def test_a_name_with_braces_and_markup_is_repeated_as_it_is():
    assert refused(b"", "{name}<b>.xlsx").startswith("« {name}<b>.xlsx » est vide")
