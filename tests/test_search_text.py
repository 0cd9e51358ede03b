"""Names compared as people type them."""

import pytest

from ptce_data.search_text import normalised, opened, words_asked


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("Cœur d’Hérault", "coeur d herault"),
        ("ŒUVRE Ægir", "oeuvre aegir"),
        ("  PTCE   « Tiers-lieu » n°2 ", "ptce tiers lieu n 2"),
        ("½ tour", "1 2 tour"),
        ("…", ""),
        ("", ""),
    ],
)
def test_accents_case_and_punctuation_do_not_count(name, typed):
    assert normalised(name) == typed


def test_a_name_written_short_is_found_written_in_full():
    assert opened("Le Bois de St-Malo, Ste Foy") == "le bois de saint malo sainte foy"


def test_a_normalised_name_stays_as_it_is():
    assert normalised(normalised("Éoliennes en Pays de Vilaine")) == "eoliennes en pays de vilaine"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("St-Étienne", ["saint", "etienne"]),
        ("ste foy", ["sainte", "foy"]),
        ("bourg st maurice", ["bourg", "saint", "maurice"]),
        ("les Stes-Maries", ["les", "saintes", "maries"]),
        ("st", ["st"]),
        ("", []),
    ],
)
def test_a_shortened_saint_is_a_saint_once_its_name_begins(typed, words):
    assert words_asked(typed) == words
