"""TOML that would take its reader minutes is refused first; what is TOML is read as it is written."""

import time
import tomllib

import pytest

from ptce_data import toml_text
from ptce_data.errors import UnreadableFileError
from ptce_data.toml_text import Mistake, parsed

PARTS = "ce nom a trop de parties séparées par des points\u202f; 10 au plus."
DIGITS = "un nombre a beaucoup trop de chiffres."
NESTED = "trop de crochets ou d'accolades s'ouvrent les uns dans les autres."
LONG = "a" + ".a" * 20_000


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (f"{LONG} = 1", Mistake(1, PARTS)),
        (f"b = 1\n[{LONG}]", Mistake(2, PARTS)),
        (f"b = 1\n[[{LONG}]]", Mistake(2, PARTS)),
        (f"b = {{ {LONG} = 1 }}", Mistake(1, PARTS)),
        (f"b = {{ c = 1, {LONG} = 1 }}", Mistake(1, PARTS)),
        (LONG, Mistake(1, PARTS)),
        ('"a"' + ' . "a"' * 10 + " = 1", Mistake(1, PARTS)),
        (f'b = """\nx""""" # "\n{LONG} = 1', Mistake(3, PARTS)),
        (f"b = {{c='''x''''', {LONG} = 1}}", Mistake(1, PARTS)),
        ("\n".join(f"b{n}{'.a' * 11} = 1" for n in range(9_000)), Mistake(1, PARTS)),
        ("b = 1\nc = -" + "9" * 5_000, Mistake(2, DIGITS)),
        ("b = 1\nc = [1,\n0x" + "f" * 9_000, Mistake(3, DIGITS)),
        ("b = " + "[" * 90_000, Mistake(0, NESTED)),
        ("b = " + "{a=" * 50_000, Mistake(0, NESTED)),
    ],
)
def test_what_would_take_its_reader_minutes_is_refused_at_once(text, mistake):
    begun = time.thread_time()
    assert parsed(text) == mistake
    assert time.thread_time() - begun < 1


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "x. " * 50 + '"',
        'a = """\n' + "x.\n" * 50 + '"""\nb = 1',
        "a = '''" + "1." * 50 + "''''\n# " + "." * 50,
        'a = "\\"' + "." * 50 + '" # "\n"b.b.b.b.b.b.b.b.b.b.b.b.b" = 1.5',
        "a.b.c.d.e.f.g.h.i.j = 1\r\nb = '" + "9" * 500 + "'",
    ],
)
def test_texts_comments_and_quoted_names_hold_as_many_dots_and_digits_as_wished(text):
    assert parsed(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('a = "x\n' + "y. " * 50, Mistake(1, 'il manque le guillemet droit " qui ferme le texte.')),
        (
            "a = “x, " + "y. " * 50 + "”",
            Mistake(1, 'le texte doit être entre guillemets droits ", pas entre guillemets typographiques.'),
        ),
        (
            "[a]\n[a]",
            Mistake(2, "ce nom est écrit deux fois au même endroit\u202f; gardez-en un."),
        ),
    ],
)
def test_an_ordinary_mistake_is_still_said_as_such(text, mistake):
    assert parsed(text) == mistake


def test_a_file_is_never_read_further_than_it_may_be_long(tmp_path):
    file = tmp_path / "long.toml"
    file.write_text("12345", "utf-8")
    assert toml_text.content(file, 5, "trop gros.") == "12345"
    with pytest.raises(UnreadableFileError, match=r"^long\.toml\u00a0: trop gros\.$"):
        toml_text.content(file, 4, "trop gros.")
