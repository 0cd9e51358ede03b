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


def test_two_steps_exchanged_are_another_order():
    first, second = TWO.index("[[steps]]"), TWO.rindex("[[steps]]")
    exchanged = TWO[:first] + TWO[second:] + "\n" + TWO[first:second]
    said = "Il a 2 étapes, le vôtre 2. L'ordre des étapes changerait."
    assert plain(differences.told(TWO, exchanged)) == said


def test_two_steps_of_the_same_title_exchanged_are_another_order():
    alike = TWO.replace('title = "Encore"', 'title = "Tous"')
    first, second = alike.index("[[steps]]"), alike.rindex("[[steps]]")
    exchanged = alike[:first] + alike[second:] + "\n" + alike[first:second]
    assert plain(differences.told(alike, exchanged)).endswith(" L'ordre des étapes changerait.")


def test_a_step_that_comes_before_the_others_changes_no_order():
    first, second = TWO.index("[[steps]]"), TWO.rindex("[[steps]]")
    before = TWO[:first] + TWO[second:] + "\n" + TWO[first:second]
    assert plain(differences.told(TEXT, before)) == "Il a 1 étape, le vôtre 2. S'ajouteraient : « Encore »."


def test_another_language_is_said():
    english = TWO.replace('language = "fr"', 'language = "en"')
    said = "Il a 2 étapes, le vôtre 2. La langue passerait du français à l'anglais."
    assert plain(differences.told(TWO, english)) == said
    assert plain(differences.told(english, TWO)).endswith(" La langue passerait de l'anglais au français.")
