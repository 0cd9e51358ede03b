"""What staff save is never lost: not by a save that is cut, nor by two at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from ptce_data import database, i18n
from ptce_data.errors import ScenarioError, UnknownScenarioError
from ptce_data.scenarios import library, saved_files
from ptce_data.staff import Member

CAMILLE = Member("Camille")
TEXT = """\
title = "Mon histoire à moi"
language = "fr"

[[steps]]
title = "Tous"
sentence = "Il y en a {poles of all}."
map = {}
"""


@pytest.fixture
def cursor(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    with database.Reader(own_world).cursor() as found:
        yield found


@pytest.fixture
def folder(own_world):
    return own_world.with_name("ptce.duckdb.scenarios")


def texts_of(place, pattern: str) -> list[str]:
    return sorted(file.read_text(encoding="utf-8") for file in place.glob(pattern))


def test_a_save_that_is_cut_leaves_the_former_text_and_nothing_beside(cursor, folder, monkeypatch):
    library.save(cursor, TEXT, CAMILLE)

    def cut(_beside, _file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saved_files, "swap_in", cut)
    with pytest.raises(ScenarioError, match="rien n'a été changé"):
        library.save(cursor, TEXT.replace("Il y en a", "On en compte"), CAMILLE)
    assert library.text("mon-histoire-a-moi") == TEXT
    assert texts_of(folder, "*.tmp") == []


def test_what_a_killed_save_left_is_cleared_by_the_next(cursor, folder):
    library.save(cursor, TEXT, CAMILLE)
    (folder / "tmpabc.tmp").write_text("half a tex", encoding="utf-8")
    library.save(cursor, TEXT, CAMILLE)
    assert texts_of(folder, "*.tmp") == []


def test_members_who_save_at_once_lose_nothing(tmp_path):
    file = tmp_path / "scenarios" / "le-meme.toml"
    written = [f"texte {n}" for n in range(12)]
    with ThreadPoolExecutor(6) as members:
        list(members.map(lambda text: saved_files.write(file, text), written))
    kept = texts_of(file.parent, "*")
    assert kept == sorted(written)


def test_the_last_twenty_former_texts_of_a_name_are_kept(tmp_path):
    file, other = tmp_path / "un.toml", tmp_path / "un-autre.toml"
    saved_files.write(other, "autre")
    saved_files.put_aside(other)
    for n in range(23):
        saved_files.write(file, f"{n:02}")
    assert texts_of(tmp_path, "un.*.ancien") == [f"{n:02}" for n in range(2, 22)]
    assert texts_of(tmp_path, "un-autre.*.ancien") == ["autre"]


def test_a_scenario_two_members_take_away_at_once_is_taken_away_once(cursor, monkeypatch):
    library.save(cursor, TEXT, CAMILLE)
    both = library.SHIPPED.parent / "never"
    assert not both.exists()
    library.delete("mon-histoire-a-moi", CAMILLE)
    with pytest.raises(UnknownScenarioError):
        library.delete("mon-histoire-a-moi", CAMILLE)


def test_an_unknown_name_reads_no_saved_text(cursor, folder):
    """Hundreds of files would be read for each address mistyped."""
    folder.mkdir()
    (folder / "mon-histoire.toml").mkdir()
    with pytest.raises(UnknownScenarioError, match="Vouliez-vous dire «\u202fmon-histoire\u202f»"):
        library.find(cursor, "mon-histoires")


QUOTED = "«\u202fzzz\u202f»"
UNKNOWN_POLE = TEXT.replace("{poles of all}", "{jobs_created of zzz}")


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("fr", f"Étape 1\u00a0: aucun pôle n'a l'identifiant {QUOTED}. Corrigez le scénario ou vérifiez-le."),
        ("en", "Step 1: no cluster has the identifier “zzz”. Mend the scenario or check it."),
    ],
)
def test_a_step_that_no_longer_holds_is_told_in_the_language_of_the_reader(cursor, folder, reader, said):
    folder.mkdir()
    (folder / "mon-histoire.toml").write_text(UNKNOWN_POLE, encoding="utf-8")
    with i18n.speaking(reader), pytest.raises(ScenarioError) as refused:
        library.find(cursor, "mon-histoire")
    assert str(refused.value) == said
