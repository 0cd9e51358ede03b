"""Seed cells are converted once; a wrong one is named by file, line, column and reason."""

from datetime import datetime

import pytest

from ptce_data import seed
from ptce_data.errors import SeedError


def written(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "essai.csv"
    file.write_bytes(text.encode(encoding))
    return file


COLUMNS: dict[str, seed.Parser] = {"code": seed.text, "year": seed.year}


def test_records_are_converted_and_know_their_line(tmp_path):
    file = written(tmp_path, "code,year,ignored\na,2013,x\nb,2014,y\n")
    assert seed.read(file, COLUMNS) == [
        {"line": 2, "code": "a", "year": 2013},
        {"line": 3, "code": "b", "year": 2014},
    ]


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path):
    file = written(tmp_path, "\ufeffcode,year\r\na,2013\r\n")
    assert seed.read(file, COLUMNS) == [{"line": 2, "code": "a", "year": 2013}]


def test_a_cell_over_several_lines_does_not_shift_the_count(tmp_path):
    file = written(tmp_path, 'code,year\n"a\nb",2013\nc,deux mille\n')
    with pytest.raises(SeedError, match=r"^essai\.csv, ligne 4, colonne « year »"):
        seed.read(file, COLUMNS)


def test_an_exotic_line_separator_inside_a_cell_is_no_line(tmp_path):
    file = written(tmp_path, "code,year\na\u2028b,2013\n")
    assert seed.read(file, COLUMNS) == [{"line": 2, "code": "a\u2028b", "year": 2013}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code\na\n", "essai.csv, ligne 1 : colonne « year » absente."),
        ("", "essai.csv, ligne 1 : colonne « code » absente."),
        (
            "code,year,code\na,2013,b\n",
            "essai.csv, ligne 1 : colonne « code » écrite deux fois ; gardez-en une.",
        ),
        ("code,year\na\n", "essai.csv, ligne 2 : le nombre de cellules n'est pas celui de l'en-tête."),
        ("code,year\na,2013,b\n", "essai.csv, ligne 2 : le nombre de cellules n'est pas celui de l'en-tête."),
        (
            "code,year\n ,2013\n",
            "essai.csv, ligne 2, colonne « code » : la cellule est vide ; une valeur est attendue.",
        ),
        (
            "code,year\na,13\n",
            (
                "essai.csv, ligne 2, colonne « year » : « 13 » n'est pas une année ; "
                "écrivez quatre chiffres, par exemple 2013."
            ),
        ),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_and_the_reason(tmp_path, text, message):
    with pytest.raises(SeedError) as refused:
        seed.read(written(tmp_path, text), COLUMNS)
    assert str(refused.value) == message


@pytest.mark.parametrize("wrong", ['"a,2013', '"a"b,2013'])
def test_misplaced_quotes_are_refused_with_their_line(tmp_path, wrong):
    with pytest.raises(SeedError) as refused:
        seed.read(written(tmp_path, f"code,year\n{wrong}\n"), COLUMNS)
    assert str(refused.value).startswith("essai.csv, ligne 2 : le CSV est mal formé (")
    assert str(refused.value).endswith(") ; vérifiez les guillemets.")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    with pytest.raises(SeedError, match=r"^essai\.csv : le fichier n'est pas en UTF-8"):
        seed.read(written(tmp_path, "code,year\né,2013\n", "latin-1"), COLUMNS)


def test_a_missing_file_is_named_with_its_folder(tmp_path):
    with pytest.raises(SeedError) as refused:
        seed.read(tmp_path / "absent.csv", COLUMNS)
    assert str(refused.value) == f"absent.csv : fichier absent de {tmp_path.name}/."


def test_a_value_twice_is_named_with_both_lines(tmp_path):
    records = seed.read(written(tmp_path, "code,year\na,2013\nb,2013\na,2014\n"), COLUMNS)
    with pytest.raises(SeedError) as refused:
        seed.unique("essai.csv", records, "code")
    assert str(refused.value) == (
        "essai.csv, ligne 4, colonne « code » : « a » est déjà à la ligne 2 ; "
        "gardez une seule des deux lignes."
    )


@pytest.mark.parametrize(
    ("parser", "cell", "value"),
    [
        (seed.number, "1800000", 1_800_000.0),
        (seed.number, "-12.5", -12.5),
        (seed.number, "1e3", 1_000.0),
        (seed.optional_number, "", None),
        (seed.year, " 2013 ", 2013),
        (seed.optional_year, "", None),
        (seed.rank, "12", 12),
        (seed.truth, "false", False),
        (seed.day, "2026-11-24", datetime.fromisoformat("2026-11-24")),
        (seed.link, "https://exemple.fr/é?a=1", "https://exemple.fr/é?a=1"),
        (seed.link, "http://exemple.fr", "http://exemple.fr"),
        (seed.link, "", None),
        (seed.slug, "pole-sud-2", "pole-sud-2"),
        (seed.identifier, "jobs_created", "jobs_created"),
        (seed.several(seed.one_of("a", "b")), "b;a", "b;a"),
        (seed.between(-90, 90), "47.5", 47.5),
        (seed.free_text, "  ", ""),
        (seed.optional_text, "  ", None),
    ],
)
def test_a_good_cell_becomes_its_value(parser, cell, value):
    assert parser(cell) == value


@pytest.mark.parametrize(
    ("parser", "cell"),
    [
        (seed.number, "1 800 000"),
        (seed.number, "1_000"),
        (seed.number, "1,8"),
        (seed.number, "inf"),
        (seed.number, "nan"),
        (seed.number, "1e999"),
        (seed.number, "١٢"),
        (seed.year, "٢٠١٣"),
        (seed.year, "2113"),
        (seed.rank, "1.5"),
        (seed.truth, "oui"),
        (seed.day, "24/11/2026"),
        (seed.link, "javascript:alert(1)"),
        (seed.link, "exemple.fr"),
        (seed.link, "HTTPS//exemple.fr"),
        (seed.link, "https://"),
        (seed.link, "https://[exemple"),
        (seed.link, "https://exemple.fr/a b"),
        (seed.link, "data:text/html,https://exemple.fr"),
        (seed.slug, "Pôle"),
        (seed.slug, "-a"),
        (seed.identifier, "emplois créés"),
        (seed.several(seed.one_of("a", "b")), "a;c"),
        (seed.several(seed.one_of("a", "b")), "a;a"),
        (seed.between(-90, 90), "91"),
    ],
)
def test_a_wrong_cell_is_refused(parser, cell):
    with pytest.raises(ValueError, match="»"):
        parser(cell)


def test_a_short_closed_list_is_quoted_and_a_long_one_is_not():
    with pytest.raises(ValueError, match=r"^« c » n'est pas connu ; attendu : a, b\.$"):
        seed.one_of("a", "b")("c")
    with pytest.raises(ValueError, match=r"^« x » n'est pas connu ; attendu : un code de la liste\.$"):
        seed.one_of(*"abcdefghi")("x")


def test_a_source_has_the_same_identifier_each_time_and_its_own():
    report = seed.source_id("Rapport A", "https://exemple.fr/rapport")
    assert report == seed.source_id("Rapport A", "https://exemple.fr/rapport")
    assert report not in {
        seed.source_id("Rapport A", None),
        seed.source_id("Rapport B", "https://exemple.fr"),
    }


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.exemple.org/site", "exemple.org"),
        ("http://rtes.fr:80/a", "rtes.fr"),
        (None, None),
    ],
)
def test_the_publisher_is_the_domain(url, publisher):
    assert seed.publisher(url) == publisher
