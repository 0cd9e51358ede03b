"""Scenarios are found, saved and taken away under names, never under paths."""

import stat

import pytest

from ptce_data import database
from ptce_data.errors import NotStaffError, ScenarioError, UnknownScenarioError
from ptce_data.scenarios import library
from ptce_data.staff import Member

CAMILLE = Member("Camille")
TEXT = """\
title = "Mon histoire à moi"
language = "fr"

[[steps]]
title = "Tous"
sentence = "Il y en a {poles of all}."
map = { of = "all" }
"""

NAME_TO_MEND = (
    "un nom de scénario n'a que des lettres minuscules sans accent, des chiffres et des tirets\u202f; "
    "renommez ce fichier."
)
NAME_TAKEN = "un scénario fourni porte déjà ce nom, c'est lui qui est montré\u202f; renommez ce fichier."


@pytest.fixture
def cursor(own_world, monkeypatch):
    """A cursor on a world of one's own, where scenarios are saved beside the database."""
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    with database.Reader(own_world).cursor() as found:
        yield found


def folder(own_world):
    return own_world.with_name("ptce.duckdb.scenarios")


def own(cursor) -> list[str]:
    return [entry.name for entry in library.available(cursor) if entry.own]


def test_a_saved_scenario_is_found_by_everyone_under_the_slug_of_its_title(cursor):
    assert library.save(cursor, TEXT, CAMILLE) == "mon-histoire-a-moi"
    show = library.find(cursor, "mon-histoire-a-moi")
    assert (show.title, show.scenes[0].sentence) == ("Mon histoire à moi", "Il y en a 3.")
    assert show.path == "/presenter?scenario=mon-histoire-a-moi"
    assert library.available(cursor)[-1] == library.Entry(
        "mon-histoire-a-moi", "Mon histoire à moi", "fr", 1, 45, own=True
    )
    assert library.text("mon-histoire-a-moi") == TEXT


def test_what_is_saved_is_readable_by_this_account_alone(cursor, own_world):
    library.save(cursor, TEXT, CAMILLE)
    assert stat.S_IMODE(folder(own_world).stat().st_mode) == 0o700
    (file,) = folder(own_world).iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nobody_but_staff_saves_or_takes_away(cursor, own_world):
    with pytest.raises(NotStaffError):
        library.save(cursor, TEXT, None)
    with pytest.raises(NotStaffError):
        library.delete("beganne-en-huit-etapes", None)
    assert not folder(own_world).exists()


def test_a_scenario_with_a_fault_is_not_saved(cursor, own_world):
    with pytest.raises(ScenarioError) as refused:
        library.save(cursor, TEXT.replace("{poles of all}", "91"), CAMILLE)
    assert str(refused.value) == (
        "Rien n'a été enregistré\u00a0:\n"
        "Ligne 6, étape 1\u00a0: «\u202f91\u202f» est un nombre écrit à la main\u00a0: il ne suivra pas les "
        "données. Mettez à sa place une référence, par exemple «\u202f{jobs_created of all}\u202f»."
    )
    assert not folder(own_world).exists()


def test_a_shipped_scenario_is_neither_replaced_nor_taken_away(cursor, own_world):
    with pytest.raises(ScenarioError) as refused:
        library.save(cursor, TEXT.replace("Mon histoire à moi", "Béganne en huit étapes !"), CAMILLE)
    assert str(refused.value) == (
        "«\u202fBéganne en huit étapes !\u202f» est fourni avec le tableau de bord et ne se remplace "
        "pas\u00a0: donnez un autre titre au vôtre."
    )
    with pytest.raises(ScenarioError, match="il ne s'efface pas"):
        library.delete("beganne-en-huit-etapes", CAMILLE)
    assert not folder(own_world).exists()


def test_a_file_put_there_by_hand_does_not_hide_a_shipped_one(cursor, own_world):
    folder(own_world).mkdir()
    (folder(own_world) / "beganne-en-huit-etapes.toml").write_text(TEXT, encoding="utf-8")
    assert own(cursor) == []
    assert library.text("beganne-en-huit-etapes").startswith("# Le format")


def test_saving_again_keeps_the_one_before_dated(cursor, own_world):
    library.save(cursor, TEXT, CAMILLE)
    library.save(cursor, TEXT.replace("Il y en a", "On en compte"), CAMILLE)
    kept = [file for file in folder(own_world).iterdir() if file.suffix == ".ancien"]
    assert [file.read_text(encoding="utf-8") for file in kept] == [TEXT]
    assert own(cursor) == ["mon-histoire-a-moi"]


def test_a_scenario_taken_away_is_kept_dated_and_no_longer_found(cursor, own_world):
    library.save(cursor, TEXT, CAMILLE)
    library.delete("mon-histoire-a-moi", CAMILLE)
    assert own(cursor) == []
    with pytest.raises(UnknownScenarioError) as unknown:
        library.find(cursor, "mon-histoire-a-moi")
    assert str(unknown.value) == "Aucun scénario ne s'appelle «\u202fmon-histoire-a-moi\u202f»."
    (kept,) = folder(own_world).iterdir()
    assert kept.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../data/seed/poles", "/etc/passwd", "a/b", "A", "é", "a" * 81, "x\0y", "a--b"]
)
def test_a_name_is_never_a_path(cursor, name):
    with pytest.raises(UnknownScenarioError):
        library.find(cursor, name)
    with pytest.raises(UnknownScenarioError):
        library.delete(name, CAMILLE)


def test_a_folder_that_cannot_be_written_is_a_sentence(cursor, own_world):
    folder(own_world).write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(ScenarioError, match="Le dossier des scénarios ne peut pas être écrit"):
        library.save(cursor, TEXT, CAMILLE)


@pytest.mark.parametrize("title", ["../../évasion", "/etc/passwd", "a\\b", "Mon « titre » : <b>gras</b>"])
def test_a_title_makes_a_plain_name(cursor, own_world, title):
    name = library.save(cursor, TEXT.replace('"Mon histoire à moi"', f"'{title}'"), CAMILLE)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert [file.name for file in folder(own_world).iterdir()] == [f"{name}.toml"]


def test_a_title_without_a_letter_is_refused(cursor):
    with pytest.raises(ScenarioError, match="doit contenir des lettres"):
        library.save(cursor, TEXT.replace("Mon histoire à moi", "…"), CAMILLE)


def test_a_broken_file_is_left_out_of_the_list_and_says_why_when_asked(cursor, own_world):
    folder(own_world).mkdir()
    (folder(own_world) / "casse.toml").write_text('title = "x', encoding="utf-8")
    (folder(own_world) / "binaire.toml").write_bytes(b"\xff\xfe\x00")
    assert own(cursor) == []
    with pytest.raises(ScenarioError) as refused:
        library.find(cursor, "casse")
    assert "casse.toml, ligne 1" in str(refused.value)


def test_a_misspelt_name_is_answered_with_the_nearest(cursor):
    with pytest.raises(UnknownScenarioError) as unknown:
        library.find(cursor, "beganne-en-8-etapes")
    assert str(unknown.value) == (
        "Aucun scénario ne s'appelle «\u202fbeganne-en-8-etapes\u202f». Vouliez-vous dire "
        "«\u202fbeganne-en-huit-etapes\u202f»\u202f?"
    )


def test_a_figure_withdrawn_after_the_save_stops_the_show_with_a_sentence(cursor, own_world):
    library.save(cursor, TEXT.replace("{poles of all}", "{jobs_created of ajonc in 2018}"), CAMILLE)
    file = library.scenario(cursor, "mon-histoire-a-moi")
    assert file.steps[0].sentence == "Il y en a {jobs_created of ajonc in 2018}."
    gone = library.text("mon-histoire-a-moi").replace("2018", "2019")
    (folder(own_world) / "mon-histoire-a-moi.toml").write_text(gone, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        library.find(cursor, "mon-histoire-a-moi")
    assert str(refused.value) == (
        "Étape 1\u00a0: «\u202f{jobs_created of ajonc in 2019}\u202f»\u00a0: rien n'est publié pour "
        "2019\u202f; années connues\u00a0: 2018 et 2022. Corrigez le scénario ou vérifiez-le."
    )


def test_a_file_that_cannot_be_offered_is_named_with_the_reason(cursor, own_world):
    assert library.broken() == ()
    folder(own_world).mkdir()
    (folder(own_world) / "casse.toml").write_text(TEXT.replace('moi"', "moi"), encoding="utf-8")
    (folder(own_world) / "Mon Histoire.toml").write_text(TEXT, encoding="utf-8")
    (folder(own_world) / "beganne-en-huit-etapes.toml").write_text(TEXT, encoding="utf-8")
    (folder(own_world) / "latin.toml").write_bytes('title = "é"'.encode("latin-1"))
    (folder(own_world) / "un-dossier.toml").mkdir()
    assert own(cursor) == []
    assert [one.reason for one in library.broken()] == [
        f"Mon Histoire.toml\u00a0: {NAME_TO_MEND}",
        f"beganne-en-huit-etapes.toml\u00a0: {NAME_TAKEN}",
        'casse.toml, ligne 1\u00a0: il manque le guillemet droit " qui ferme le texte.',
        "latin.toml\u00a0: ce n'est pas un texte en UTF-8\u202f; enregistrez-le de nouveau en UTF-8.",
        "un-dossier.toml\u00a0: ce fichier ne peut pas être lu (Is a directory).",
    ]
    assert library.broken()[0].file == "Mon Histoire.toml"
