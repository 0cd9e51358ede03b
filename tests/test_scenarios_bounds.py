"""What could stop the check, or take it minutes, is refused in a sentence."""

import time

import pytest

from ptce_data.scenarios import checks, references, typed

START = """\
title = "Essai"
language = "fr"

[[steps]]
title = "Un pôle"
sentence = "Trois pôles."
"""
TOO_MANY_PARTS = "ce nom a trop de parties séparées par des points\u202f; 10 au plus."
TOO_MANY_DIGITS = "0x" + "f" * 9_000


def sentences(cursor, text: str) -> list[str]:
    return [issue.sentence for issue in checks.check(cursor, text, "essai").issues]


@pytest.fixture
def quick():
    """What is tested takes less than a second of this thread's time."""
    begun = time.thread_time()
    yield
    assert time.thread_time() - begun < 1


@pytest.mark.parametrize("sign", [".", ",", "., ", "1.", "1 ", "1", " ", "en 2013, "])
def test_a_long_row_of_signs_is_read_once(quick, sign):
    list(typed.amounts(sign * (30_000 // len(sign)), frozenset({2013})))


@pytest.mark.parametrize("name", ["[{}]", "{} = 1"])
def test_a_name_of_a_great_many_parts_is_refused_at_once(small_cursor, quick, name):
    assert sentences(small_cursor, START + name.format("a" + ".a" * 90_000)) == [
        f"Ligne 7\u00a0: {TOO_MANY_PARTS}"
    ]


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_a_reference_may_be_spread_over_many_spaces(quick, blank):
    spread = (blank * 5_000).join(
        ["{jobs_created", "of", "région", "Bretagne", "in", "2013", "|", "with", "year}"]
    )
    read = references.parse(spread)
    assert (read.of, read.year, read.form) == ("région Bretagne", 2013, "with year")


def test_a_text_too_long_is_told_once_and_its_amounts_are_not_looked_for(small_cursor):
    found = checks.check(small_cursor, START.replace("Trois", "12 " * 1_000) + "map = {}", "essai")
    assert [issue.sentence for issue in found.issues] == [
        "Ligne 6, étape 1\u00a0: «\u202fsentence\u202f» est trop long\u00a0: 3007 caractères, 600 au plus."
    ]


@pytest.mark.parametrize(
    "words", ["entre 2013 et 2016", "de 2013 à 2016", "en 2013 et 2016", "between 2013 and 2016"]
)
def test_two_years_quoted_may_be_typed_together(words):
    assert list(typed.amounts(f"Le pôle grandit {words}, dit-il.", frozenset({2013, 2016}))) == []
    (found,) = typed.amounts(f"Le pôle grandit {words}, dit-il.", frozenset({2013}))
    assert found.found == "2016"
    assert "n'est celle d'aucun chiffre cité dans cette étape" in found.message


@pytest.mark.parametrize("words", ["entre 2013 et 2016 €", "de 2013 à 20160", "de 12 à 2016", "2013 à 2016"])
def test_amounts_that_look_like_two_years_are_still_amounts(words):
    assert "est un nombre écrit à la main" in next(typed.amounts(words, frozenset({2013, 2016}))).message


@pytest.mark.parametrize("form", ["name", "label"])
@pytest.mark.parametrize("whom", ["ajonc", "bruyere", "all", "commune 56013"])
def test_a_chart_is_asked_without_a_word(small_cursor, whom, form):
    """« bruyere » published no savings, and a commune has no chart: neither was refused before."""
    asked = f'chart = "local_savings of {whom} | {form}"'
    assert sentences(small_cursor, START + asked) == [
        f"Ligne 7, étape 1\u00a0: un graphique montre des chiffres\u00a0: retirez «\u202f| {form}\u202f»."
    ]


@pytest.mark.parametrize("seconds", ["9" * 5_000, TOO_MANY_DIGITS, "[\n" + "9" * 5_000 + "]"])
def test_an_integer_of_a_great_many_digits_is_refused(small_cursor, seconds):
    (found,) = sentences(small_cursor, START + f"map = {{}}\nseconds = {seconds}")
    assert found.split("\u00a0: ")[1] == "un nombre a beaucoup trop de chiffres."


def test_of_a_great_many_unknown_names_the_first_are_told(small_cursor, quick):
    many = "\n".join(f"k{n}=1" for n in range(18_000))
    told = sentences(small_cursor, START + "map = {}\n" + many)
    assert len([sentence for sentence in told if "n'est pas un nom attendu ici" in sentence]) == 20
