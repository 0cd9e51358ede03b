"""What a scenario would change of the one it replaces, step by step."""

from ptce_data.scenarios import differences
from tests.scenario_editor import TEXT, TWO


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_steps_that_come_and_go_are_named():
    assert plain(differences.told(TEXT, TWO)) == "Il a 1 étape, le vôtre 2. S'ajouteraient : « Encore »."
    assert plain(differences.told(TWO, TEXT)) == "Il a 2 étapes, le vôtre 1. Disparaîtraient : « Encore »."


def test_a_step_rewritten_under_its_title_is_said_to_change():
    rewritten = TEXT.replace("Il y en a", "Nous voici")
    assert plain(differences.told(TEXT, rewritten)) == "Il a 1 étape, le vôtre 1. Changeraient : « Tous »."


def test_a_long_list_is_cut_and_counted():
    steps = "".join(f'[[steps]]\ntitle = "{n}"\nsentence = "x"\npage = "/"\n' for n in "abcdefg")
    found = plain(differences.told('title = "T"\nlanguage = "fr"\n' + steps, TEXT))
    assert "Disparaîtraient : « a », « b », « c », « d », « e » et 2 autres." in found


def test_the_same_scenario_changes_nothing():
    assert differences.told(TEXT, TEXT + "\n# une remarque\n") == ""
