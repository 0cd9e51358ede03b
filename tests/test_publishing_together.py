"""Several processes on one database: one writer at a time, whole states only, whatever is killed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ptce_data import database, publishing_lock, verify
from ptce_data.errors import PublishingBusyError

ROOT = Path(__file__).parents[1]
KILLED = 12


def publishing(file: Path, who: str, times: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.publishing_process", str(file), who, str(times)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def state(reader: database.Reader) -> tuple[int, set[float]]:
    """The version, and the distinct values the two poles have: a single one in a whole state."""
    snapshot = reader.snapshot()
    with snapshot.cursor() as cursor:
        values = cursor.execute(
            "SELECT value FROM situation_at(NULL) JOIN data_version ON TRUE "
            "WHERE indicator = 'jobs_created' AND year = 2023"
        ).fetchall()
    return snapshot.version, {value for (value,) in values}


def test_two_writers_lose_nothing_and_a_reader_never_sees_a_mixture(own_world):
    reader = database.Reader(own_world)
    writers = [publishing(own_world, who, 3) for who in ("Camille", "Dominique")]
    seen = []
    while any(writer.poll() is None for writer in writers):
        seen.append(state(reader))
        time.sleep(0.005)
    assert [writer.wait() for writer in writers] == [0, 0]
    said = sorted(int(line) for writer in writers for line in writer.communicate()[0].split())
    assert said == [4, 5, 6, 7, 8, 9]
    for version, values in [*seen, state(reader)]:
        assert values == (set() if version == 3 else {float(version)})
    assert reader.version == 9
    with database.reading(own_world) as connection:
        assert connection.execute("SELECT count(*) FROM batch").fetchall() == [(9,)]
        verify.verify(connection)


def test_a_publication_killed_at_any_moment_leaves_a_whole_state(own_world):
    """A dozen kill -9: what was said to be published is, and nothing is half there."""
    chance = random.Random(20130619)  # noqa: S311 (moments, not secrets)
    for _time in range(KILLED):
        before = database.published_version(own_world)
        writer = publishing(own_world, "Camille", 50)
        assert writer.stdout is not None
        writer.stdout.readline()  # it is at work
        time.sleep(chance.uniform(0, 0.4))
        os.kill(writer.pid, signal.SIGKILL)
        said = [int(line) for line in writer.communicate()[0].split()]
        reader = database.Reader(own_world)
        version, values = state(reader)
        assert version > before
        assert version >= max(said, default=before + 1)
        assert values == {float(version)}
        with database.reading(own_world) as connection:
            verify.verify(connection)
    with publishing_lock.publishing(own_world):
        left = {
            file.name for file in own_world.parent.iterdir() if file.name.startswith(f".{own_world.name}")
        }
    assert left == set()


def test_a_second_writer_waits_then_is_told(own_world):
    with (
        publishing_lock.publishing(own_world),
        pytest.raises(PublishingBusyError) as busy,
        publishing_lock.publishing(own_world, waited_seconds=0.2),
    ):
        pass
    assert str(busy.value) == (
        "Une autre publication est en cours et n'a pas fini à temps\u202f; rien n'a été modifié, "
        "réessayez dans une minute."
    )
