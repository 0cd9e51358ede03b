"""`python -m ptce_data export`."""

import hashlib
import json
import zipfile

import pytest

from ptce_data.__main__ import main


@pytest.fixture(autouse=True)
def _small_database(small_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(small_world))


@pytest.mark.parametrize("code", ["csv", "parquet", "datapackage", "xlsx"])
def test_each_format_is_written_where_asked(code, tmp_path, capsys):
    target = tmp_path / "sortie"
    assert main(["export", code, "--output", str(target), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    content = target.read_bytes()
    assert answer == {
        "file": str(target),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    assert zipfile.is_zipfile(target)


def test_without_a_place_the_file_takes_its_usual_name_here(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "xlsx"]) == 0
    assert (tmp_path / "ptce.xlsx").exists()
    assert capsys.readouterr().out.startswith("ptce.xlsx\u00a0: fichier écrit, ")


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path, capsys):
    assert main(["export", "csv", "--output", str(tmp_path / "absent" / "x.zip")]) == 2
    assert "impossible" in capsys.readouterr().err


def test_an_unknown_format_is_a_wrong_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", "pdf"])
    assert ended.value.code == 2


def test_a_missing_database_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PTCE_DATABASE", str(tmp_path / "absente.duckdb"))
    assert main(["export", "csv", "--output", str(tmp_path / "x.zip")]) == 2
    assert "base de données absente" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()
