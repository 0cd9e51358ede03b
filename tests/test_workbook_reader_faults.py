"""Whatever is wrong with a file, a sentence; the process that asked goes on, its memory where it was."""

import io
import json
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptce_data import i18n
from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import reader
from ptce_data.workbook import reader_bounds as bounds
from ptce_data.workbook.sheets import Workbook

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


@pytest.mark.parametrize("dimension", ["XFD1048576", "A1:C2", ""])
def test_one_cell_at_the_last_corner_whatever_the_sheet_says(dimension):
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + rows

    assert refused(with_sheet(rows, dimension)) == (
        "« x.xlsx », feuille « Emplois » : la ligne 1 048 576 est remplie ; "
        "la limite est de 200 000 lignes. Supprimez ce qui dépasse, "
        "ou partagez la feuille en plusieurs fichiers."
    )


@pytest.mark.parametrize("dimension", ["A1:XFD1", "A1"])
def test_sixteen_thousand_columns(dimension):
    book = openpyxl.Workbook()
    book.active.title = "Large"
    book.active.append(range(16_384))
    out = io.BytesIO()
    book.save(out)
    parts = parts_of(out.getvalue())
    parts[SHEET] = parts[SHEET].replace(b'ref="A1:XFD1"', f'ref="{dimension}"'.encode())

    assert refused(zipped(parts)) == (
        "« x.xlsx », feuille « Large » : la colonne XFD (n° 16 384) est remplie ; "
        "la limite est de 500 colonnes. Supprimez ce qui dépasse à droite du tableau."
    )


@pytest.mark.parametrize(
    ("content", "row", "columns"),
    [
        (b";" * 20_000_000, "1", "20 000 001"),
        (b"a;b\n1;2\n" + b";" * 60_000 + b"\n3;4\n", "3", "60 001"),
        (b"a;b\r1;2\r" + b";" * 600 + b"\r3;4\r", "3", "601"),
        ((";" * 70_000).encode("utf-16"), "1", "70 001"),
    ],
)
def test_a_line_of_far_too_many_separators_is_refused_before_its_cells_are_made(content, row, columns):
    assert refused(content, "x.csv").replace("\u202f", " ").replace("\u00a0", " ") == (
        f"« x.csv » : la ligne {row} a {columns} colonnes ; la limite est de 500. "
        "Vérifiez le séparateur, ou supprimez ce qui dépasse à droite du tableau."
    )


def test_a_long_quoted_cell_full_of_separators_is_one_cell():
    found = reader.read(b'a;b\n"' + b"x; " * 20_000 + b'";2\n3;4\n', "x.csv")
    assert found.sheets[0].cells.shape == (3, 2)


def test_a_million_empty_rows_are_left_unread():
    rows = "".join(f'<row r="{row}" spans="1:1"><c r="A{row}" s="0"/></row>' for row in range(2, 1_048_577))
    content = with_sheet('<row r="1"><c r="A1"><v>7</v></c></row>' + rows, "A1:A1048576")

    assert reader.read(content, "x.xlsx").sheets[0].cells.to_pydict() == {"A": ["7"]}


def test_a_million_empty_rows_and_nothing_else():
    rows = "".join(f'<row r="{row}"/>' for row in range(1, 1_000_001))

    assert refused(with_sheet(rows, "A1:A1000000")) == (
        "« x.xlsx » ne contient aucune cellule remplie. "
        "Vérifiez que c'est le bon fichier, et qu'il a été enregistré."
    )


def test_a_million_filled_rows_in_a_csv():
    assert refused(b"a;b\n" * 1_000_000, "x.csv") == (
        "« x.csv », tout le fichier : la ligne 200 001 est remplie ; la limite est de "
        "200 000 lignes. Supprimez ce qui dépasse, ou partagez la feuille en plusieurs fichiers."
    )


def test_a_bomb_that_says_its_size():
    content = with_parts(sheet1=b" " * 201_000_000)

    assert len(content) < 300_000
    assert refused(content) == (
        f"« x.xlsx » occuperait 201 Mo une fois décompressé ; la limite est de 200 Mo. {NEW_WORKBOOK}"
    )


def test_a_bomb_under_the_size_is_known_by_its_ratio():
    assert refused(with_parts(sheet1=b" " * 100_000_000)) == (
        "« x.xlsx » contient un fichier interne compressé plus de 400 fois : aucun tableur n'écrit "
        f"cela. {NEW_WORKBOOK}"
    )


def lying_bomb(megabytes: int, declared: int) -> bytes:
    """The good workbook, its sheet `megabytes` of spaces that say they are `declared` bytes."""
    start = HEAD.encode() + b"<sheetData/>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts_of(good()).items():
            with archive.open(name, "w") as inner:
                inner.write(start if name == SHEET else part)
                for _megabyte in range(megabytes if name == SHEET else 0):
                    inner.write(b" " * 1_000_000)
    content = bytearray(out.getvalue())
    crc = zlib.crc32((start + b" " * declared)[:declared])
    for mark, name_at, crc_at in ((b"PK\x03\x04", 30, 14), (b"PK\x01\x02", 46, 16)):
        at = content.find(mark)
        while content[at + name_at : at + name_at + len(SHEET)] != SHEET.encode():
            at = content.find(mark, at + 4)
        struct.pack_into("<I", content, at + crc_at, crc)
        struct.pack_into("<I", content, at + crc_at + 8, declared)
    return bytes(content)


LYING = (
    "« x.xlsx » annonce des tailles qui ne sont pas les siennes : il est abîmé, ou fait pour nuire. "
    + NEW_WORKBOOK
)


def test_a_bomb_that_lies_about_its_size():
    assert refused(lying_bomb(200, 1000)) == LYING


def test_the_memory_of_a_reading_stays_within_its_bound():
    """A fresh process reads a bomb of 2 GB that says it is 1 kB; peaks are in kB."""
    bomb = lying_bomb(2_000, 1000)
    script = (
        "import json, resource, sys\n"
        "from ptce_data.errors import UnreadableFileError\n"
        "from ptce_data.workbook import reader\n"
        "try:\n"
        "    reader.read(sys.stdin.buffer.read(), 'x.xlsx')\n"
        "except UnreadableFileError as refusal:\n"
        "    said = str(refusal)\n"
        "own = next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n"
        "print(json.dumps([said, int(own), child]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=bomb, cwd=ROOT, capture_output=True, check=True
    )
    said, own, child = json.loads(done.stdout)

    assert said == LYING
    assert own < 300_000
    assert child * 1024 < bounds.CHILD_MEMORY_BYTES


def test_a_parse_that_takes_all_its_memory_is_stopped_with_a_sentence(monkeypatch):
    monkeypatch.setattr(
        reader, "COMMAND", (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), 6)")
    )

    assert refused(good()) == (
        "« x.xlsx » demande plus de mémoire que les 1 000 Mo permis : la lecture a été "
        f"arrêtée. {NEW_WORKBOOK}"
    )


def test_a_parse_without_end_is_stopped_with_a_sentence(monkeypatch):
    monkeypatch.setattr(reader, "COMMAND", (sys.executable, "-c", "while True: pass"))
    monkeypatch.setattr(bounds, "SECONDS", 1.0)

    assert refused(good()) == (
        "« x.xlsx » n'a pas pu être lu en 1 secondes : la lecture a été arrêtée. " + NEW_WORKBOOK
    )


def test_a_worker_that_writes_anything_else_is_a_sentence(monkeypatch):
    monkeypatch.setattr(reader, "COMMAND", (sys.executable, "-c", "print('not json')"))

    assert refused(good()) == DAMAGED


def test_the_worker_sees_no_secret_of_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("PTCE_SECRET", "s3cret")
    seen = tmp_path / "seen"
    script = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    monkeypatch.setattr(reader, "COMMAND", (sys.executable, "-c", script))

    refused(good())

    assert "s3cret" not in seen.read_text()


def test_a_file_too_heavy_is_refused_before_it_is_read(tmp_path):
    heavy = tmp_path / "lourd.xlsx"
    with heavy.open("wb") as file:
        file.truncate(200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(UnreadableFileError) as refusal:
        reader.read_file(heavy)

    assert str(refusal.value) == (
        "« lourd.xlsx » pèse 200 Mo ; la limite est de 50 Mo. Ne gardez que la feuille à "
        "importer, sans images, ou partagez le fichier en plusieurs."
    )
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


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


def test_a_text_repeated_until_memory_is_full():
    """One text of a million characters, told 100,000 times: calamine copies each of them."""
    shared = b"<sst><si><t>" + b"ab" * 500_000 + b"</t></si></sst>"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 100_001))
    parts = parts_of(with_sheet(rows, "A1:A100000"))

    assert refused(zipped({**parts, "xl/sharedStrings.xml": shared})) == (
        "« x.xlsx » demande plus de mémoire que les 1 000 Mo permis : la lecture a été arrêtée. "
        + NEW_WORKBOOK
    )


def test_hidden_and_merged_without_end_stay_within_bounds():
    merges = '<mergeCell ref="A1:B2"/>' * 30_000
    cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    sheet = f"{HEAD}{cells}<mergeCells>{merges}</mergeCells>"

    workbook = reader.read(with_parts(sheet1=f"{sheet}</worksheet>".encode()), "x.xlsx")

    assert len(workbook.sheets[0].merged) == bounds.MERGED_RANGES


def test_repeated_cells_of_an_ods_are_counted_before_they_are_made():
    parts = parts_of((FILES / "libreoffice.ods").read_bytes())
    many = (
        b'<table:table-row table:number-rows-repeated="150000"><table:table-cell '
        b'office:value-type="percentage" office:value="0.5" table:number-columns-repeated="400">'
        b"<text:p>50%</text:p></table:table-cell>"
    )
    first = b'<table:table-row table:style-name="ro1"><table:table-cell/>'
    parts["content.xml"] = parts["content.xml"].replace(first, many, 1)

    assert refused(zipped(parts), "x.ods") == (
        "« x.ods », tout le fichier : 60 000 000 cellules à lire ; la limite est de 3 000 000. Supprimez les "
        "lignes et les colonnes inutiles, ou partagez la feuille en plusieurs fichiers."
    )


def test_a_refusal_is_said_in_english_too():
    with i18n.speaking("en"):
        assert refused(good()[:400]) == (
            "“x.xlsx” is damaged or incomplete: it cannot be read in full. Download it again, or open it "
            "in your spreadsheet program and save it under another name."
        )


def test_a_name_with_braces_and_markup_is_repeated_as_it_is():
    assert refused(b"", "{name}<b>.xlsx").startswith("« {name}<b>.xlsx » est vide")


def answered(content: bytes, name: str) -> Workbook | str:
    try:
        return reader.read(content, name)
    except UnreadableFileError as refusal:
        return str(refusal)


few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(st.binary(max_size=3000), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_random_bytes_give_a_workbook_or_a_sentence(caplog, content, head):
    assert answered(head + content, "x.xlsx")
    assert reader.FAULT_LOGGED not in caplog.text


@few
@given(
    st.sampled_from(
        ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods", "sheetjs.xlsb", "libreoffice.csv"]
    ),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_altered_workbooks_give_a_workbook_or_a_sentence(caplog, name, changes):
    content = bytearray((FILES / name).read_bytes())
    for where, value in changes:
        content[int(where * len(content))] = value

    assert answered(bytes(content), name)
    assert reader.FAULT_LOGGED not in caplog.text


@few
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8))
def test_altered_sheets_in_a_sound_container_give_a_workbook_or_a_sentence(caplog, changes):
    xml = bytearray(parts_of(good())[SHEET])
    for where, value in changes:
        xml[int(where * len(xml))] = value

    assert answered(with_parts(sheet1=bytes(xml)), "x.xlsx")
    assert reader.FAULT_LOGGED not in caplog.text
