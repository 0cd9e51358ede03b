"""The staff code: never a default, kept hashed, readable by its owner alone, replaced at will."""

import errno
import json
import os
import re
import stat
import threading
from pathlib import Path

import pytest

from ptce_data import __main__ as command_line
from ptce_data import staff_code

CODE = re.compile(r"[A-HJ-NP-TV-Z2-9]{4}(-[A-HJ-NP-TV-Z2-9]{4}){3}")


@pytest.fixture
def database(tmp_path):
    return tmp_path / "ptce.duckdb"


def created(database) -> str:
    """The code of a first start."""
    code = staff_code.create_when_missing(database)
    assert code is not None
    return code


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_code_is_created_once_and_said_once(database):
    code = created(database)
    assert CODE.fullmatch(code)
    assert staff_code.create_when_missing(database) is None
    assert staff_code.matches(database, code)


def test_two_databases_never_have_the_same_code(tmp_path):
    codes = {staff_code.create_when_missing(tmp_path / f"{n}.duckdb") for n in range(3)}
    assert len(codes) == 3


def test_the_code_is_kept_hashed_with_argon2_and_nowhere_else(database):
    code = created(database)
    kept = (database.parent / "ptce.duckdb.staff-code").read_text()
    assert kept.startswith("$argon2id$")
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert [file.name for file in database.parent.iterdir()] == ["ptce.duckdb.staff-code"]


def test_only_the_owner_may_read_the_file_whatever_the_umask(database, open_umask):
    staff_code.create_when_missing(database)
    assert stat.S_IMODE(staff_code.file_of(database).stat().st_mode) == 0o600
    staff_code.renew(database)
    assert stat.S_IMODE(staff_code.file_of(database).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code}\n",
    ],
    ids=["lower case", "without hyphens", "with spaces", "pasted with a line's end"],
)
def test_a_code_is_recognised_however_it_is_typed(database, typed):
    assert staff_code.matches(database, typed(created(database)))


@pytest.mark.parametrize("wrong", ["", "-", "AAAA-AAAA-AAAA-AAAA", "x" * 1_000_000, "é" * 16, "\0"])
def test_any_other_code_is_refused(database, wrong):
    staff_code.create_when_missing(database)
    assert not staff_code.matches(database, wrong)


def test_without_a_file_no_code_is_right_not_even_none(database):
    assert not staff_code.matches(database, "")
    assert not staff_code.matches(database, "AAAA-AAAA-AAAA-AAAA")


@pytest.mark.parametrize("kept", ["", "\n", "pas un hachage", "AAAA-AAAA-AAAA-AAAA"])
def test_a_damaged_file_opens_nothing(database, kept):
    staff_code.file_of(database).write_text(kept)
    assert not staff_code.matches(database, kept)
    assert not staff_code.matches(database, "")


def test_a_new_code_replaces_the_old_one(database):
    old = created(database)
    before = staff_code.fingerprint(database)
    new = staff_code.renew(database)
    assert not staff_code.matches(database, old)
    assert staff_code.matches(database, new)
    assert staff_code.fingerprint(database) != before


def test_of_several_who_start_together_one_says_a_code_and_it_is_the_right_one(database):
    said = []
    starting = [
        threading.Thread(target=lambda: said.append(staff_code.create_when_missing(database)))
        for _ in range(6)
    ]
    for thread in starting:
        thread.start()
    for thread in starting:
        thread.join()
    (code,) = [code for code in said if code]
    assert staff_code.matches(database, code)


def run(database, monkeypatch, capsys, *arguments):
    monkeypatch.setenv("PTCE_DATABASE", str(database))
    return command_line.main(["staff-code", *arguments]), capsys.readouterr()


@pytest.fixture
def without_links(monkeypatch):
    """A file system that has no hard links, as an exFAT key."""

    def refuse(_self, _target):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)


@pytest.mark.usefixtures("without_links", "open_umask")
def test_a_key_without_hard_links_holds_a_code_too(database):
    code = created(database)
    assert staff_code.matches(database, code)
    assert stat.S_IMODE(staff_code.file_of(database).stat().st_mode) == 0o600
    assert staff_code.create_when_missing(database) is None
    assert [one.name for one in database.parent.iterdir()] == ["ptce.duckdb.staff-code"]


@pytest.mark.usefixtures("without_links")
def test_of_several_who_start_together_without_links_one_says_a_code(database):
    said = []
    starters = [
        threading.Thread(target=lambda: said.append(staff_code.create_when_missing(database)))
        for _ in range(6)
    ]
    for one in starters:
        one.start()
    for one in starters:
        one.join()
    (code,) = [one for one in said if one]
    assert staff_code.matches(database, code)


def test_the_command_gives_a_new_code(database, monkeypatch, capsys):
    old = created(database)
    code, said = run(database, monkeypatch, capsys)
    assert (code, said.err) == (0, "")
    first, second = said.out.splitlines()
    assert first.startswith("Nouveau code de l'espace du réseau : ")
    assert second == (
        "Notez-le : il n'est gardé que haché et ne sera plus affiché. L'ancien ne vaut plus, "
        "et qui s'en était servi doit s'identifier de nouveau."
    )
    assert staff_code.matches(database, first.rpartition(" ")[2])
    assert not staff_code.matches(database, old)


def test_the_command_answers_a_machine(database, monkeypatch, capsys):
    code, said = run(database, monkeypatch, capsys, "--json")
    assert code == 0
    assert staff_code.matches(database, json.loads(said.out)["staff_code"])


def test_the_command_says_where_it_cannot_write(tmp_path, monkeypatch, capsys):
    code, said = run(tmp_path / "absent" / "ptce.duckdb", monkeypatch, capsys)
    assert (code, said.out) == (2, "")
    assert "impossible de lire ou d'écrire ici" in said.err
