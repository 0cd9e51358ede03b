"""No file takes more than its share of rows, columns, bytes, memory or time."""

import io
import json
import resource
import struct
import subprocess
import sys
import zipfile
import zlib

import openpyxl
import pytest

from ptce_data.errors import UnreadableFileError
from ptce_data.workbook import reader
from ptce_data.workbook import reader_bounds as bounds
from tests.faulty_files import (
    DAMAGED,
    FILES,
    HEAD,
    NEW_WORKBOOK,
    ROOT,
    SHEET,
    good,
    parts_of,
    refused,
    with_parts,
    with_sheet,
    zipped,
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
