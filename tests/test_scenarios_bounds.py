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
NOT_UNDERSTOOD = (
    "cette ligne n'est pas comprise\u00a0: écrivez un nom, le signe =, puis un texte entre guillemets "
    'droits ".'
)
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
        f"Ligne 7\u00a0: {NOT_UNDERSTOOD}"
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


@pytest.mark.parametrize("form", ["name", "label"])
@pytest.mark.parametrize("whom", ["ajonc", "bruyere", "all", "commune 56013"])
def test_a_chart_is_asked_without_a_word(small_cursor, whom, form):
    """« bruyere » published no savings, and a commune has no chart: neither was refused before."""
    asked = f'chart = "local_savings of {whom} | {form}"'
    assert sentences(small_cursor, START + asked) == [
        f"Ligne 7, étape 1\u00a0: un graphique montre des chiffres\u00a0: retirez «\u202f| {form}\u202f»."
    ]


def test_an_integer_of_five_thousand_digits_is_refused(small_cursor):
    text = START + "map = {}\nseconds = " + "9" * 5_000
    assert sentences(small_cursor, text) == ["un nombre a beaucoup trop de chiffres."]


def test_an_integer_that_cannot_be_written_in_digits_is_refused(small_cursor):
    (found,) = sentences(small_cursor, START + f"map = {{}}\nseconds = {TOO_MANY_DIGITS}")
    assert found == (
        "Ligne 8, étape 1\u00a0: la durée «\u202f…\u202f» n'est pas un nombre entier de secondes entre 5 "
        "et 900\u202f; écrivez seconds = 45."
    )


@pytest.mark.parametrize("language", [TOO_MANY_DIGITS, f"[{TOO_MANY_DIGITS}]"])
def test_a_language_that_cannot_be_written_is_refused(small_cursor, language):
    (found,) = sentences(small_cursor, START.replace('"fr"', language) + "map = {}")
    assert found == (
        "Ligne 2\u00a0: la langue «\u202f…\u202f» n'est pas connue\u202f; écrivez «\u202ffr\u202f» ou "
        "«\u202fen\u202f»."
    )
