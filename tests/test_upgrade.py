"""A database made before imports existed is brought up to date, and no figure moves."""

from pathlib import Path

import pytest

from ptce_data import build, database, ledger, upgrade, verify
from ptce_data.changes import Correction
from ptce_data.errors import DatabaseMissingError
from tests import worlds
from tests.publishing import asked, imported, publish

OLD_SCHEMA = Path(__file__).parent / "older_schemas" / "before_imports.sql"
PUBLIC = (
    "region",
    "departement",
    "commune",
    "former_commune",
    "sector",
    "indicator",
    "pole_sector",
    "pole_status",
    "source",
    "claim",
    "national_figure",
    "data_version",
    "observation",
    "situation",
    "public_claim",
    "ranked_claim",
    "pole_family",
)
POLE = "pole_id, name, commune_code, departement_code, region_code, postcode, longitude, search_text"


def older(file: Path, target: Path) -> Path:
    """The same ledger in a file of the older schema."""
    with database.writing(target) as connection:
        connection.execute(OLD_SCHEMA.read_text("utf-8"))
        database.attach(connection, file, "newer")
        columns: dict[str, list[str]] = {}
        for table, column in connection.execute(database.statement("defined_columns")).fetchall():
            columns.setdefault(table, []).append(column)
        for table, names in columns.items():
            question = f"SELECT {', '.join(names)} FROM newer.{table}"  # noqa: S608 (names of the schema)
            connection.execute(f"INSERT INTO {table} BY NAME {question}")
    return target


@pytest.fixture
def old(small_world, tmp_path):
    return older(small_world, tmp_path / "ptce.duckdb")


def content(file):
    with database.reading(file) as connection:
        tables = {t: connection.execute(f"SELECT * FROM {t} ORDER BY ALL").fetchall() for t in PUBLIC}  # noqa: S608
        poles = connection.execute(f"SELECT {POLE} FROM pole ORDER BY ALL").fetchall()  # noqa: S608
    return tables, poles


def test_an_older_database_is_brought_up_to_date_and_no_figure_moves(old, small_world):
    before = content(old)
    build.when_missing(old)
    assert content(old) == before
    assert content(old) == content(small_world)
    with database.reading(old) as connection:
        verify.verify(connection)


def test_the_history_of_an_older_database_is_told(old):
    upgrade.when_older(old)
    with database.reading(old) as connection:
        events = connection.execute(
            "SELECT batch_id, kind, done_at, done_by FROM batch_event ORDER BY event_id"
        ).fetchall()
    assert [(batch, kind, by) for batch, kind, _, by in events] == [
        (1, "published", "équipe"),
        (2, "published", "Camille"),
        (3, "published", "Camille"),
        (3, "withdrawn", "Camille"),
    ]
    assert events[-1][2] == worlds.AT


def test_an_older_database_in_use_is_seen_anew_by_its_reader(old):
    reader = database.Reader(old)
    before = reader.snapshot()
    upgrade.when_older(old)
    with before.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM pole").fetchall() == [(3,)]
    with reader.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM registered_pole").fetchall() == [(3,)]
    assert reader.version == 3


def test_a_database_derived_under_older_rules_is_derived_again(own_world):
    before = content(own_world)
    with database.writing(own_world) as connection:
        connection.execute("CREATE OR REPLACE MACRO derivation_rules() AS 1")
        connection.execute("UPDATE observation SET value = value + 1")
    assert content(own_world) != before
    upgrade.when_older(own_world)
    assert content(own_world) == before
    with database.reading(own_world) as connection:
        verify.verify(connection)


BEFORE_CORRECTIONS = """
DROP VIEW replaced_claim;
DROP TABLE replacement;
CREATE OR REPLACE VIEW standing_claim AS
SELECT claim.* FROM claim JOIN batch USING (batch_id) WHERE batch.withdrawn_at IS NULL;
CREATE OR REPLACE MACRO derivation_rules() AS 2;
"""


def test_a_database_of_before_corrections_takes_one(own_world):
    before = content(own_world)
    with database.writing(own_world) as connection:
        connection.execute(BEFORE_CORRECTIONS)
        old = worlds.claim_id(connection, "bruyere", "public_support", 100_000)
    upgrade.when_older(own_world)
    assert content(own_world) == before
    newer = worlds.claim("bruyere", "public_support", 2021, 120_000)
    publish(own_world, imported(newer, corrections=(Correction(0, old),)))
    question = "SELECT value FROM observation WHERE pole_id = 'bruyere' AND indicator = 'public_support'"
    assert asked(own_world, question) == [(120_000.0,)]


def test_a_database_up_to_date_is_left_alone(small_world):
    before = small_world.stat()
    upgrade.when_older(small_world)
    assert small_world.stat() == before


def test_a_database_of_a_newer_version_is_left_alone(own_world):
    with database.writing(own_world) as connection:
        connection.execute("ALTER TABLE batch ADD COLUMN colour VARCHAR")
    before = own_world.read_bytes()
    upgrade.when_older(own_world)
    assert own_world.read_bytes() == before


def test_what_is_no_database_is_left_alone(tmp_path):
    file = tmp_path / "budget.xlsx"
    file.write_bytes(b"PK le budget")
    build.when_missing(file)
    assert file.read_bytes() == b"PK le budget"


def test_a_database_that_is_missing_is_said_missing(tmp_path):
    with pytest.raises(DatabaseMissingError, match=r"absent\.duckdb : base de données absente"):
        upgrade.when_older(tmp_path / "absent.duckdb")


def test_an_upgraded_database_can_be_published_to(old):
    upgrade.when_older(old)
    with database.writing(old) as connection, database.transaction(connection):
        ledger.restore(connection, worlds.MISTAKE, worlds.AT, "Dominique")
    with database.reading(old) as connection:
        verify.verify(connection)
