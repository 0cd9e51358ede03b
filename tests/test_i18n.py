"""Every French text has its English, and is written as French typography wants it."""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from ptce_data import i18n

ROOT = Path(__file__).parents[1]
CATALOGUES = sorted((ROOT / "locales" / "en" / "LC_MESSAGES").glob("*.po"))
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")

NARROW, WIDE = "\u202f", "\u00a0"
MISTAKES = {
    "a plain or wrong space before ; ! ?": re.compile(
        r"(?<![\s\u202f(]) [;!?](?=\s|$)|\u00a0[;!?]|\w[;!?](?=\s|$)"
    ),
    "a plain or wrong space before :": re.compile(r"(?<![\s\u202f(]) :(?=\s|$)|\u202f:|[\w})»]:(?=\s|$)"),
    "a plain or wrong space inside « »": re.compile(r"«(?!\u202f)|(?<!\u202f)»"),
    "a plain space before %": re.compile(r"[\d}] %"),
    "ASCII or English quotation marks": re.compile(r'["“”]'),
    "three dots instead of …": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"  "),
}


@dataclass(frozen=True)
class Message:
    """One msgid (singular and plural, or alone) and where it is written."""

    texts: tuple[str, ...]
    place: str


def sources() -> list[Path]:
    folders = (ROOT / "pages", ROOT / "ptce_data")
    return [
        ROOT / "dashboard.py",
        ROOT / "server.py",
        *(file for folder in folders for file in sorted(folder.rglob("*.py"))),
    ]


@cache
def messages() -> tuple[Message, ...]:
    return tuple(message for file in sources() for message in written_in(file))


def written_in(file: Path) -> Iterator[Message]:
    """The msgids Babel finds in a file."""
    for line, texts, _comments, _context in extract(
        "python", io.BytesIO(file.read_bytes()), KEYWORDS, (), {}
    ):
        yield Message(texts if isinstance(texts, tuple) else (texts,), f"{file.relative_to(ROOT)}:{line}")


@cache
def english() -> dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]]:
    """By msgid, the catalogues that translate it and how."""
    found: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for catalogue in CATALOGUES:
        for message in read_po(io.BytesIO(catalogue.read_bytes()), locale="en"):
            if message.id:
                translations = (catalogue.name, as_tuple(message.string))
                found.setdefault(as_tuple(message.id), []).append(translations)
    return found


def as_tuple(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def listed(problems: list[str]) -> str:
    return "\n".join(sorted(set(problems)))


def test_every_french_text_has_its_english():
    missing = [
        f"{message.place}  {message.texts}"
        for message in messages()
        if not all(any(translation) for _file, translation in english().get(message.texts, [("", ("",))]))
    ]
    assert not missing, listed(missing)


def test_no_english_text_is_left_without_its_french():
    used = {message.texts for message in messages()}
    orphans = [f"{uses[0][0]}  {texts}" for texts, uses in english().items() if texts not in used]
    assert not orphans, listed(orphans)


def test_a_text_translated_twice_is_translated_alike():
    differing = [
        f"{texts}: {sorted(uses)}"
        for texts, uses in english().items()
        if len({translation for _file, translation in uses}) > 1
    ]
    assert not differing, listed(differing)


def test_french_and_english_have_the_same_placeholders():
    """The singular alone may leave a number out: « un pôle » for {n}."""
    differing = []
    for texts, uses in english().items():
        expected = set(PLACEHOLDER.findall(texts[-1]))
        for file, translations in uses:
            differing += [
                f"{file}  {texts} → {translation}"
                for translation in translations[-1:]
                if set(PLACEHOLDER.findall(translation)) != expected
            ]
            if not set(PLACEHOLDER.findall(translations[0])) <= expected:
                differing.append(f"{file}  {texts} → {translations[0]}")
    assert not differing, listed(differing)


def test_a_plural_is_translated_by_a_singular_and_a_plural():
    wrong = [
        f"{file}  {texts}"
        for texts, uses in english().items()
        for file, translations in uses
        if len(translations) != len(texts)
    ]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_french_texts_have_no(mistake):
    wrong = [
        f"{message.place}  {text!r}"
        for message in messages()
        for text in message.texts
        if MISTAKES[mistake].search(text)
    ]
    assert not wrong, listed(wrong)


def test_no_text_hides_from_babel_inside_an_f_string():
    """Babel reads no call inside an f-string: such a text would never be asked for its English."""
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sources()
        for string in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
    ]
    assert not hidden, listed(hidden)


def test_a_text_is_written_in_full_where_it_is_translated():
    """A variable given to gettext could not be extracted."""
    computed = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sources()
        if file.name != "i18n.py"
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in KEYWORDS
        and not all(
            isinstance(given, ast.Constant) for given in call.args[: 2 if call.func.id == "ngettext" else 1]
        )
    ]
    assert not computed, listed(computed)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("Quoi ?", "a plain or wrong space before ; ! ?"),
        ("Quoi?", "a plain or wrong space before ; ! ?"),
        ("un ; deux", "a plain or wrong space before ; ! ?"),
        ("un : deux", "a plain or wrong space before :"),
        ("« ainsi »", "a plain or wrong space inside « »"),
        ('"ainsi"', "ASCII or English quotation marks"),
        ("64 %", "a plain space before %"),
    ],
)
def test_the_typography_check_sees_the_mistake(text, mistake):
    assert MISTAKES[mistake].search(text)


def test_the_typography_check_accepts_good_french():
    good = "Béganne\u00a0: «\u202fplus de 700\u202f», est-ce vrai\u202f? Oui\u202f; 64\u202f%, https://exemple.fr."
    assert not [mistake for mistake, pattern in MISTAKES.items() if pattern.search(good)]


def test_english_is_spoken_inside_the_block_only():
    with i18n.speaking("en"):
        assert i18n.gettext("non communiqué") == "not published"
    assert i18n.gettext("non communiqué") == "non communiqué"


def test_french_takes_the_singular_below_two_and_english_for_one_alone():
    assert i18n.ngettext("pôle", "pôles", 1.5) == "pôle"
    assert i18n.ngettext("pôle", "pôles", 0) == "pôle"
    with i18n.speaking("en"):
        assert i18n.ngettext("pôle", "pôles", 0) == "clusters"
        assert i18n.ngettext("pôle", "pôles", 1) == "cluster"
