"""Connections: many readers, one file swapped under them, files of either DuckDB."""

import gc
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from ptce_data import database, ledger
from ptce_data.errors import DatabaseMissingError
from tests import worlds

JOBS = "SELECT sum(value) FROM situation_at(NULL) WHERE indicator = 'jobs_created'"
THREADS, QUESTIONS = 16, 60


@dataclass(frozen=True)
class Sector:
    code: str
    position: int


def answer(cursor, question):
    ((value,),) = cursor.execute(question).fetchall()
    return value


def changed_copy(file, folder: Path, jobs: float) -> Path:
    """The small world with other jobs for Ajonc, one version later, in a file of its own."""
    copy = Path(shutil.copy(file, folder / f"next-{jobs:g}.duckdb"))
    with database.writing(copy) as connection, database.transaction(connection):
        ledger.open_batch(connection, worlds.batch(4, "suite.xlsx"))
        ledger.append(connection, 4, [worlds.claim("ajonc", "jobs_created", 2023, jobs)])
        ledger.publish(connection, worlds.AT)
    return copy


# Questions


def test_an_answer_is_built_by_column_name_with_the_parameters_its_statement_names(tmp_path, monkeypatch):
    (tmp_path / "essai.sql").write_text(
        "-- Parameters: $wanted, $spoken_of.\nSELECT $wanted AS position, 'a' AS code ORDER BY ALL;"
    )
    monkeypatch.setattr(database, "SQL_FOLDER", tmp_path)
    with duckdb.connect() as connection:
        asked = {"wanted": 3, "spoken_of": 4, "useless": 5}
        assert database.ask(connection, "essai", Sector, asked) == (Sector("a", 3),)


def test_the_path_is_that_of_the_environment_else_the_projects(monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", "ailleurs/base.duckdb")
    assert database.path() == Path("ailleurs/base.duckdb")
    monkeypatch.setenv("PTCE_DATABASE", "")
    assert database.path() == database.DEFAULT_PATH


# Readers


def test_many_threads_get_right_answers(small_world):
    reader = database.Reader(small_world)
    expected = {"jobs_created": 39, "local_savings": 8_200_000, "member_structures": 52, "visitors": 1_800}
    question = "SELECT sum(value) FROM situation_at(NULL) WHERE indicator = $indicator"

    def ask_often(start: int) -> set[tuple[str, float]]:
        answers = set()
        for number in range(start, start + QUESTIONS):
            indicator = list(expected)[number % len(expected)]
            with reader.cursor() as cursor:
                ((value,),) = cursor.execute(question, {"indicator": indicator}).fetchall()
            answers.add((indicator, value))
        return answers

    with ThreadPoolExecutor(THREADS) as threads:
        answers = set().union(*threads.map(ask_often, range(THREADS)))
    assert answers == set(expected.items())


def test_the_question_after_a_swap_sees_the_new_file(own_world, tmp_path):
    reader = database.Reader(own_world)
    with reader.cursor() as cursor:
        assert (answer(cursor, JOBS), reader.version) == (39, 3)
    changed_copy(own_world, tmp_path, 100).replace(own_world)
    with reader.cursor() as cursor:
        assert (answer(cursor, JOBS), reader.version) == (125, 4)


def test_a_snapshot_goes_on_with_the_state_it_began_with(own_world, tmp_path):
    reader = database.Reader(own_world)
    snapshot = reader.snapshot()
    with snapshot.cursor() as before:
        changed_copy(own_world, tmp_path, 100).replace(own_world)
        assert answer(before, JOBS) == 39
        assert answer(before, "SELECT version FROM data_version") == 3
    with snapshot.cursor() as after:
        assert (answer(after, JOBS), snapshot.version) == (39, 3)


def test_readers_see_the_old_state_or_the_new_one_never_a_mixture(own_world, tmp_path):
    states = [changed_copy(own_world, tmp_path, jobs) for jobs in (100, 200, 300)]
    reader = database.Reader(own_world)
    swapped = threading.Event()

    def read() -> set[tuple[float, float]]:
        seen = set()
        last_round = False
        while not last_round:
            last_round = swapped.is_set()
            with reader.snapshot().cursor() as cursor:
                rows = answer(
                    cursor, "SELECT max(value) FROM claim WHERE indicator = 'jobs_created' AND batch_id = 4"
                )
                seen.add((rows, answer(cursor, JOBS)))
        return seen

    with ThreadPoolExecutor(THREADS) as threads:
        reading = [threads.submit(read) for _ in range(THREADS)]
        for state in states:
            state.replace(own_world)
        swapped.set()
        seen = set().union(*(one.result() for one in reading))
    assert seen <= {(None, 39), (100, 125), (200, 225), (300, 325)}
    assert (300, 325) in seen


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are listed by Linux only")
def test_the_old_file_is_let_go_once_nobody_reads_it(own_world, tmp_path):
    def deleted_files() -> list[str]:
        gc.collect()
        opened = [str(fd.readlink()) for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()]
        return [file for file in opened if file == f"{own_world} (deleted)"]

    reader = database.Reader(own_world)
    with reader.cursor() as cursor:
        answer(cursor, JOBS)
        changed_copy(own_world, tmp_path, 100).replace(own_world)
        with reader.cursor() as newer:
            answer(newer, JOBS)
        assert len(deleted_files()) == 1
    del cursor
    assert deleted_files() == []


def test_two_readers_of_one_process_read_one_file(small_world):
    with database.Reader(small_world).cursor() as one, database.Reader(small_world).cursor() as other:
        assert answer(one, JOBS) == answer(other, JOBS) == 39


def test_a_missing_file_says_what_to_run(tmp_path):
    with pytest.raises(DatabaseMissingError) as refused:
        database.Reader(tmp_path / "absent.duckdb").snapshot()
    assert str(refused.value) == (
        f"{tmp_path / 'absent.duckdb'} : base de données absente ; "
        "lancez « python -m ptce_data build » pour la construire."
    )


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 20_000])
def test_a_file_that_is_no_database_says_what_to_run(tmp_path, content):
    file = tmp_path / "ptce.duckdb"
    file.write_bytes(content)
    with pytest.raises(DatabaseMissingError, match="n'est pas une base de données lisible ; lancez «"):
        database.Reader(file).snapshot()
    assert database.published_version(file) == 0


def test_a_half_written_file_leaves_the_last_state_until_a_good_one_comes(own_world, tmp_path):
    reader = database.Reader(own_world)
    whole = changed_copy(own_world, tmp_path, 100)
    with reader.cursor() as cursor:
        assert answer(cursor, JOBS) == 39
    half = tmp_path / "half"
    half.write_bytes(whole.read_bytes()[:3_000])
    half.replace(own_world)
    with reader.cursor() as cursor:
        assert (answer(cursor, JOBS), reader.version) == (39, 3)
    whole.replace(own_world)
    with reader.cursor() as cursor:
        assert (answer(cursor, JOBS), reader.version) == (125, 4)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO 'written.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "DELETE FROM claim",
        "SELECT * FROM python_variable",
    ],
)
def test_a_reader_reads_the_database_and_nothing_else(small_world, statement):
    python_variable = [1, 2]
    assert python_variable
    with database.Reader(small_world).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_names_sort_as_french_readers_expect(small_world):
    names = "SELECT * FROM (VALUES ('Zèbre'), ('Éducation'), ('Emploi')) AS t (n) ORDER BY n COLLATE fr"
    with database.Reader(small_world).cursor() as cursor:
        assert [name for (name,) in cursor.execute(names).fetchall()] == ["Éducation", "Emploi", "Zèbre"]


# Writing


def test_a_block_that_fails_writes_nothing(own_world):
    with database.writing(own_world) as connection:
        both = "UPDATE data_version SET version = 99; INSERT INTO batch (batch_id) VALUES (9)"
        with pytest.raises(duckdb.ConstraintException), database.transaction(connection):
            connection.execute(both)
        assert answer(connection, "SELECT version FROM data_version") == 3


def test_rows_are_inserted_by_column_name_and_none_is_no_work(own_world):
    with database.writing(own_world) as connection:
        database.insert(connection, "status", ("label_en", "label_fr", "status", "position"), [])
        rows = [("New", "Nouveau", "nouveau", 99)]
        database.insert(connection, "status", ("label_en", "label_fr", "status", "position"), rows)
        found = connection.execute("SELECT * FROM status WHERE position = 99").fetchall()
    assert found == [("nouveau", "Nouveau", "New", 99)]


def test_a_written_file_can_be_read_by_duckdb_1_5(own_world):
    with database.writing(own_world) as connection:
        ((tags,),) = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert tags["storage_version"].startswith("v1.5.0")


@pytest.mark.parametrize("name", ["l'été.duckdb", "a b;c.duckdb", '"guillemets".duckdb'])
def test_a_file_may_have_any_name(own_world, tmp_path, name):
    file = own_world.rename(tmp_path / name)
    with database.Reader(file).cursor() as cursor:
        assert answer(cursor, JOBS) == 39
