"""The whole public database: valid, faithful, the same for the same data, and nothing confidential."""

import csv
import io
import json
import time
import zipfile

import openpyxl
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system

from ptce_data import database
from ptce_data.exports.whole import FORMATS
from ptce_data.i18n import speaking
from tests import worlds

HIDDEN_TITLE = "Note interne du cabinet Roseraie"
HIDDEN_LINK = "https://roseraie.exemple.fr/interne"
HIDDEN_PERIMETER = "site Roseraie"
HIDDEN_NOTE = "mot de passe Roseraie"
NEVER_SEEN = ("Roseraie", "roseraie", "secret", "Camille", "équipe", "printemps", "erreur.xlsx", "Feuille1")
NUMBERS_NEVER_SEEN = (999.0, 123_456.0, 777.0, 654_321.0)


@pytest.fixture(scope="module")
def file_with_a_secret(tmp_path_factory):
    """The small world, and one confidential claim with a source, a perimeter and a batch of its own."""
    file = worlds.small(tmp_path_factory.mktemp("secret"))
    claim = worlds.claim(
        "bruyere",
        "local_savings",
        2022,
        654_321,
        perimeter=HIDDEN_PERIMETER,
        note=HIDDEN_NOTE,
        visibility="confidential",
        source=worlds.ledger.Source(HIDDEN_TITLE, HIDDEN_LINK),
    )
    with database.writing(file) as connection:
        worlds.ledger.open_batch(connection, worlds.batch(4, "Roseraie.xlsx"))
        worlds.ledger.append(connection, 4, [claim])
        secret = worlds.claim_id(connection, "bruyere", "local_savings", 654_321)
        worlds.ledger.choose(connection, secret, worlds.AT, "Camille", "Roseraie le veut")
    return file


def written(file, code: str) -> bytes:
    with database.Reader(file).cursor() as cursor:
        return FORMATS[code].write(cursor)


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def everything_said(code: str, content: bytes) -> str:
    """Every text and number of an export, out of its compression."""
    files = unzipped(content)
    if code == "parquet":
        tables = [pq.read_table(io.BytesIO(b)) for name, b in files.items() if name.endswith(".parquet")]
        return "\n".join(f"{table.schema} {table.to_pylist()}" for table in tables)
    return "\n".join(body.decode() for body in files.values())


@pytest.mark.parametrize("code", FORMATS)
def test_nothing_confidential_or_personal_is_in_an_export(file_with_a_secret, code):
    content = written(file_with_a_secret, code)
    said = everything_said(code, content)
    assert "Pôle Bruyère" in said
    assert [word for word in NEVER_SEEN if word in said] == []


@pytest.mark.parametrize("code", FORMATS)
def test_no_stray_trace_is_left_in_the_raw_bytes_either(file_with_a_secret, code):
    content = written(file_with_a_secret, code)
    traces = [content, *unzipped(content).values()]
    assert [word for word in NEVER_SEEN if any(word.encode() in trace for trace in traces)] == []


def test_no_confidential_or_withdrawn_value_is_in_an_export(file_with_a_secret):
    package = unzipped(written(file_with_a_secret, "datapackage"))
    values = {float(row["value"]) for row in rows(package["data/claims.csv"])}
    assert not values & set(NUMBERS_NEVER_SEEN)
    assert 8_000_000.0 in values
    parquet = unzipped(written(file_with_a_secret, "parquet"))
    observed = pq.read_table(io.BytesIO(parquet["observations.parquet"])).column("value").to_pylist()
    assert not set(observed) & set(NUMBERS_NEVER_SEEN)
    workbook = openpyxl.load_workbook(io.BytesIO(written(file_with_a_secret, "xlsx")))
    cells = {cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not cells & set(NUMBERS_NEVER_SEEN)


@pytest.mark.parametrize("code", FORMATS)
def test_the_same_data_give_the_same_bytes_at_another_time(small_world, code, monkeypatch):
    first = written(small_world, code)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert written(small_world, code) == first


@pytest.mark.parametrize("code", ["csv", "parquet", "datapackage"])
def test_files_for_machines_do_not_depend_on_the_language(small_world, code):
    french = written(small_world, code)
    with speaking("en"):
        assert written(small_world, code) == french


@pytest.mark.parametrize("world", ["small_world", "real_file", "hostile_world"])
def test_the_data_package_passes_frictionless_validate(world, request, tmp_path):
    content = written(request.getfixturevalue(world), "datapackage")
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type", "note", "rowNumber"]) == []
    assert report.stats["tasks"] == 20
    assert report.valid


def test_frictionless_refuses_the_package_once_a_reference_is_broken(small_world, tmp_path):
    """The schema would let nothing wrong through."""
    content = written(small_world, "datapackage")
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    file = tmp_path / "data" / "pole_statuses.csv"
    file.write_text(file.read_text() + "inconnu,lauréat 2014\n")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {error_type for (error_type,) in report.flatten(["type"])}


def test_the_descriptor_says_which_version_it_is_and_under_which_licence(small_world):
    descriptor = json.loads(unzipped(written(small_world, "datapackage"))["datapackage.json"])
    assert descriptor["version"] == "3"
    assert descriptor["created"] == "2024-06-01T09:30:00Z"
    assert [licence["name"] for licence in descriptor["licenses"]] == ["etalab-2.0"]
    assert descriptor["title_en"] == "Territorial clusters for economic co-operation (PTCE) in figures"
    resource = next(one for one in descriptor["resources"] if one["name"] == "observations")
    assert resource["schema"]["primaryKey"] == ["pole_id", "indicator", "year", "perimeter"]
    assert {key["reference"]["resource"] for key in resource["schema"]["foreignKeys"]} == {
        "poles",
        "indicators",
        "claims",
    }


def test_the_public_claims_of_the_small_world_are_all_there(small_world):
    claims = rows(unzipped(written(small_world, "csv"))["claims.csv"])
    assert len(claims) == 28
    savings = [
        (claim["year"], claim["value"], claim["qualifier"], claim["perimeter"], claim["kept"])
        for claim in claims
        if (claim["pole_id"], claim["indicator"]) == ("ajonc", "local_savings")
    ]
    assert sorted(savings) == [
        ("2013", "1800000", "approx", "parc A", "true"),
        ("2013", "1900000", "exact", "parc A", "false"),
        ("2022", "8000000", "approx", "trois parcs", "true"),
    ]


def test_every_event_is_kept_since_all_are_added(small_world):
    claims = rows(unzipped(written(small_world, "csv"))["claims.csv"])
    assert [c["kept"] for c in claims if c["indicator"] == "public_support"] == ["true"] * 4


def test_the_choice_is_given_with_its_reason_and_without_its_author(small_world):
    (choice,) = rows(unzipped(written(small_world, "csv"))["choices.csv"])
    assert choice["reason"] == "compte aussi la coopérative"
    assert choice["chosen_on"] == "2024-06-01"


def test_the_latest_values_add_up_to_what_the_public_reads(small_world):
    latest = rows(unzipped(written(small_world, "csv"))["latest_values.csv"])
    jobs = [float(row["value"]) for row in latest if row["indicator"] == "jobs_created"]
    assert sorted(jobs) == [5.0, 14.0, 20.0]


def test_files_for_machines_keep_texts_to_the_letter(hostile_world):
    poles = rows(unzipped(written(hostile_world, "csv"))["poles.csv"])
    ajonc = next(pole for pole in poles if pole["pole_id"] == "ajonc")
    assert ajonc["name"] == worlds.HOSTILE_NAME
    assert ajonc["website"] == ""


def test_the_workbook_has_its_sheets_in_french_then_in_english(small_world):
    book = openpyxl.load_workbook(io.BytesIO(written(small_world, "xlsx")))
    assert book.sheetnames == [
        "README",
        "Pôles",
        "Chiffres",
        "Dernières valeurs",
        "Définitions",
        "Sources",
        "France",
    ]
    with speaking("en"):
        english = openpyxl.load_workbook(io.BytesIO(written(small_world, "xlsx")))
    assert english.sheetnames == [
        "README",
        "Clusters",
        "Figures",
        "Latest values",
        "Definitions",
        "Sources",
        "France",
    ]


def test_the_workbook_names_the_pole_the_indicator_and_how_exact_a_figure_is(small_world):
    sheet = openpyxl.load_workbook(io.BytesIO(written(small_world, "xlsx")))["Chiffres"]
    found = [row[:9] for row in sheet.iter_rows(values_only=True) if row[4] == 1_800_000]
    assert found == [
        (
            "Pôle Ajonc",
            "Épargne locale mobilisée",
            2013,
            "donnée",
            1_800_000,
            "euros",
            "environ",
            "parc A",
            "oui",
        )
    ]


def latest_of_ajonc(file):
    """(indicator, year, value) -> (precision, perimeter, remark, source, address) of Pôle Ajonc."""
    sheet = openpyxl.load_workbook(io.BytesIO(written(file, "xlsx")))["Dernières valeurs"]
    heads, *lines = sheet.iter_rows(values_only=True)
    assert heads[6:] == ("Précision", "Périmètre", "Remarque", "Source", "Adresse de la source")
    return {(line[1], line[2], line[4]): line[6:] for line in lines if line[0] == "Pôle Ajonc"}


def test_the_latest_values_say_their_source_and_what_was_worked_out(small_world):
    latest = latest_of_ajonc(small_world)
    site = ("Site C", "https://www.exemple.org/site")
    assert latest["Épargne locale mobilisée", 2022, 8_000_000] == ("environ", "trois parcs", "", *site)
    worked_out = "recalculé\u00a0: épargne locale mobilisée ÷ citoyens investisseurs"
    ticket = next(cells for (name, _, value), cells in latest.items() if value == 4_000)
    assert ticket == ("environ", "trois parcs", worked_out, *site)
    support = next(cells for (name, _, value), cells in latest.items() if value == 100_000)
    assert support[2:] == ("somme de 3 faits publiés", "Rapport A\u202f; Site C", None)


def test_how_to_read_a_qualifier_is_said_once(small_world):
    sheet = openpyxl.load_workbook(io.BytesIO(written(small_world, "xlsx")))["README"]
    texts = [row[1] for row in sheet.iter_rows(values_only=True) if isinstance(row[1], str)]
    assert len([text for text in texts if "ordre de grandeur" in text]) == 1


def test_no_formula_and_no_dangerous_link_is_in_the_workbook(hostile_world):
    book = openpyxl.load_workbook(io.BytesIO(written(hostile_world, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert worlds.HOSTILE_NAME in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]
    targets = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    assert targets
    assert not [target for target in targets if not target.startswith(("http://", "https://"))]


def test_parquet_columns_are_typed_and_described(small_world):
    content = unzipped(written(small_world, "parquet"))["claims.parquet"]
    schema = pq.read_schema(io.BytesIO(content))
    assert str(schema.field("value").type) == "double"
    assert str(schema.field("kept").type) == "bool"
    assert schema.field("year").metadata[b"description"].decode() == (
        "Année à laquelle se rapporte le chiffre."
    )


@pytest.mark.parametrize("code", ["csv", "parquet", "datapackage"])
def test_the_readme_of_an_archive_is_french_then_english(small_world, code):
    readme = unzipped(written(small_world, code))["README.md"].decode()
    french, english = readme.split("\n---\n")
    assert "- `poles`, Pôles (3)" in french
    assert "- `poles`, Clusters (3)" in english
    assert "Version 3 des données, publiée le 1er juin 2024." in french
