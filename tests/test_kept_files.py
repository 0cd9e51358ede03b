"""The file of an import: kept for good, or refused in a sentence; nothing of a killed writer stays."""

import hashlib
import stat
from dataclasses import replace

import pytest

from ptce_data import kept_files, publication, publishing_lock, verify
from ptce_data.changes import (
    Withdrawal,
)
from ptce_data.errors import (
    MissingFileError,
    UnknownCodeError,
    UnreadableFileError,
)
from tests import worlds
from tests.publishing import CAMILLE, asked, imported, publish
from tests.worlds import claim


def with_file(tmp_path, content=b"le classeur", name="essai.xlsx"):
    stored = tmp_path / "recu"
    stored.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    change = imported(claim("ajonc", "jobs_created", 2023, 16))
    return replace(change, file_name=name, sha256=sha256, stored=stored)


def test_the_file_is_kept_for_staff_under_its_content(own_world, tmp_path):
    change = with_file(tmp_path, name="../../etc/passwd\u202e.xlsx")
    receipt = publish(own_world, change)
    name, content = publication.kept_file(own_world, CAMILLE, receipt.batch_id)
    assert (name, content) == ("passwd.xlsx", b"le classeur")
    folder = own_world.with_name(f"{own_world.name}.imports")
    (kept,) = folder.iterdir()
    assert kept.name == change.sha256
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert asked(own_world, "SELECT file_name, size_bytes FROM batch WHERE batch_id = 4") == [
        ("passwd.xlsx", 11)
    ]


def test_a_file_that_changed_since_it_was_read_is_refused(own_world, tmp_path):
    change = with_file(tmp_path)
    change.stored.write_bytes(b"un autre")
    before = own_world.read_bytes()
    with pytest.raises(UnreadableFileError) as refused:
        publish(own_world, change)
    assert str(refused.value) == (
        "Le fichier a changé depuis qu'il a été lu\u202f; rien n'a été publié, importez-le de nouveau."
    )
    assert own_world.read_bytes() == before


def test_a_file_that_was_not_kept_is_said(own_world):
    with pytest.raises(MissingFileError) as missing:
        publication.kept_file(own_world, CAMILLE, worlds.SPRING)
    assert str(missing.value) == "Le fichier de l'import 2 n'est pas conservé ici."
    with pytest.raises(UnknownCodeError):
        publication.kept_file(own_world, CAMILLE, 99)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Bilan 2024.xlsx", "Bilan 2024.xlsx"),
        ("C:\\Users\\moi\\bilan.xlsx", "bilan.xlsx"),
        ("a/b/../bilan.xlsx", "bilan.xlsx"),
        ("bi\x00lan\x1b[31m.xlsx", "bilan[31m.xlsx"),
        ("\u202exslx.nalib", "xslx.nalib"),
        ("", "fichier sans nom"),
        ("..", "fichier sans nom"),
        ("a" * 300 + ".xlsx", "a" * 144 + "….xlsx"),
    ],
)
def test_the_name_of_a_file_is_cleaned(name, cleaned):
    assert kept_files.cleaned(name) == cleaned


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
