"""Two languages: French is the source, gettext catalogues hold the English.

The catalogues are `locales/en/LC_MESSAGES/*.po`, one per area, merged when first needed.
"""

import gettext as gettext_module
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
FRENCH_PLURAL_FROM = 2
LOCALES_FOLDER = Path(__file__).parents[1] / "locales"

_language: ContextVar[Language] = ContextVar("language", default="fr")


def language() -> Language:
    """The language texts are now written in."""
    return _language.get()


def use(language: Language) -> None:
    """Write texts in `language` from now on, in this thread of execution."""
    _language.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Write texts in `language` inside the block."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _translations(language: Language) -> gettext_module.NullTranslations:
    merged = Catalog(locale=language)
    for file in sorted((LOCALES_FOLDER / language / "LC_MESSAGES").glob("*.po")):
        for message in read_po(io.BytesIO(file.read_bytes()), locale=language):
            if message.id and message.string:
                merged.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext_module.GNUTranslations(compiled)


def gettext(message: str) -> str:
    """The text in the current language; the French itself where there is no translation."""
    return message if language() == "fr" else _translations(language()).gettext(message)


def ngettext(singular: str, plural: str, n: float) -> str:
    """The singular or plural text; French takes the singular below 2, English for 1 alone."""
    if language() == "fr":
        return plural if abs(n) >= FRENCH_PLURAL_FROM else singular
    return _translations(language()).ngettext(singular, plural, 1 if n == 1 else 2)


def in_language(french: str, english: str) -> str:
    """The label of a record that carries both languages."""
    return french if language() == "fr" else english
