"""The file of an import: kept for good, or refused in a sentence; nothing of a killed writer stays."""

import hashlib
from dataclasses import replace

import pytest

from ptce_data import publication, publishing_lock, verify
from ptce_data.changes import Withdrawal
from ptce_data.errors import UnreadableFileError
from tests import worlds
from tests.test_publication import CAMILLE, imported, publish
from tests.worlds import claim

LINE = claim("ajonc", "jobs_created", 2023, 16)


@pytest.fixture
def brought(tmp_path):
    """An import with its file, which can go away."""
    stored = tmp_path / "recu"
    stored.write_bytes(b"le classeur")
    return replace(imported(LINE), stored=stored, sha256=hashlib.sha256(b"le classeur").hexdigest())


def test_what_a_killed_publication_left_is_cleared_by_the_next_one(own_world, brought):
    publish(own_world, brought)
    folder = own_world.with_name(f"{own_world.name}.imports")
    left = folder / "abcd.tmp"
    left.mkdir()
    (left / "copy").write_bytes(b"confidentiel")
    publish(own_world, Withdrawal(worlds.SPRING, "doublon"))
    assert [one.name for one in folder.iterdir()] == [brought.sha256]


def test_a_preview_leaves_the_copy_of_a_writer_at_work_alone(own_world, brought):
    folder = own_world.with_name(f"{own_world.name}.imports")
    at_work = folder / "abcd.tmp"
    at_work.mkdir(parents=True)
    publication.preview(own_world, brought)
    assert at_work.exists()


def _noted(monkeypatch, name, done):
    """Each file or folder handed to this part of the lock is noted, in order."""
    real = getattr(publishing_lock, name)

    def noting(*paths):
        done.append(paths[-1].name)
        return real(*paths)

    monkeypatch.setattr(publishing_lock, name, noting)


def test_the_folder_is_on_disk_before_the_publication_is(own_world, brought, monkeypatch):
    done: list[str] = []
    for name in ("sync", "swap_in"):
        _noted(monkeypatch, name, done)
    publish(own_world, brought)
    assert f"{own_world.name}.imports" in done[: done.index("ptce.duckdb")]


def test_a_file_that_went_away_is_said_and_nothing_is_published(own_world, brought):
    before = own_world.read_bytes()
    brought.stored.unlink()
    with pytest.raises(UnreadableFileError) as refused:
        publish(own_world, brought)
    assert str(refused.value).replace("\u202f", " ") == (
        "Le fichier n'est plus là où il a été lu ; rien n'a été publié, déposez-le de nouveau ou vérifiez "
        "son emplacement."
    )
    assert own_world.read_bytes() == before


def test_a_file_that_goes_away_during_the_publication_is_said_too(own_world, brought, monkeypatch):
    verified = verify.verify

    def verified_late(connection):
        brought.stored.unlink()
        return verified(connection)

    monkeypatch.setattr(verify, "verify", verified_late)
    with pytest.raises(UnreadableFileError, match="n'est plus là"):
        publication.publish(own_world, brought, CAMILLE, 3, worlds.AT)
