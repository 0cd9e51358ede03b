"""TOML written by a person: what is too heavy to read is refused first, mistakes are said in words."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ptce_data.errors import UnreadableFileError
from ptce_data.i18n import gettext as _

MOST_PARTS = 10  # of a name: TOML's reader took 2 GB and 20 s over one of 20,000 parts
MOST_DIGITS = 100  # Python refuses to write an integer of more than 4,300
# A text or a comment; a text that nothing closes goes to the end, as TOML's reader stops there.
_ASIDE = re.compile(
    r"""
    \"{3} (?: [^"\\] | \\[\s\S] | "(?!\"") )*+ (?: "{3,5} | \\?\Z )
    | '{3} (?: [^'] | '(?!'') )*+ (?: '{3,5} | \Z )
    | " (?: [^"\\\n] | \\. )*+ (?: " | [\s\S]* )
    | ' [^'\n]*+ (?: ' | [\s\S]* )
    | \# [^\n]*
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"(?:^|(?<=[\[{,]))[^=,\n\[\]{}]+", re.MULTILINE)
_NUMBER = re.compile(rf"(?<!\w)\d\w{{{MOST_DIGITS}}}")


@dataclass(frozen=True)
class Mistake:
    """Why a text is not TOML; line 0 where it is not known."""

    line: int
    said: str


def content(file: Path, most_bytes: int, too_large: str) -> str:
    """The text of a file, never read further than it may be long.

    Raises UnreadableFileError (`too_large` says why, after the file's name), or OSError.
    """
    with file.open("rb") as opened:
        read = opened.read(most_bytes + 1)
    if len(read) > most_bytes:
        raise UnreadableFileError(_("{where}\u00a0: {message}").format(where=file.name, message=too_large))
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(
            _(
                "{file}\u00a0: ce n'est pas un texte en UTF-8\u202f; enregistrez-le de nouveau en UTF-8."
            ).format(file=file.name)
        ) from None


def parsed(text: str) -> dict[str, Any] | Mistake:
    """What the text says, or the first thing that stops it from being TOML."""
    if found := _heavy(text):
        return found
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        said = str(problem)
        at = re.search(r"at line (\d+)", said)
        at_end = len(text.splitlines()) if isinstance(problem, tomllib.TOMLDecodeError) else 0
        line = int(at[1]) if at else at_end
        return Mistake(line, _words(said, _written(text, line)))


def _heavy(text: str) -> Mistake | None:
    """The first name of too many parts or number of too many digits, found without reading TOML."""
    bare = _ASIDE.sub(lambda aside: '""' + "\n" * aside[0].count("\n"), text.replace("\r\n", "\n"))
    for name in _NAME.finditer(bare):
        if name[0].count(".") >= MOST_PARTS:
            line = _line(bare, name.start())
            said = _("ce nom a trop de parties séparées par des points\u202f; {n} au plus.")
            return Mistake(line, _curly(_written(text, line)) or said.format(n=MOST_PARTS))
    if number := _NUMBER.search(bare):
        return Mistake(_line(bare, number.end()), _("un nombre a beaucoup trop de chiffres."))
    return None


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _written(text: str, line: int) -> str:
    return "".join(text.split("\n")[line - 1 : line]) if line else ""


def _words(said: str, line: str) -> str:
    """What TOML's reader says, in words for someone who does not know TOML."""
    for pattern, words in _mistakes().items():
        if re.search(pattern, said):
            return words
    return _curly(line) or _(
        "cette ligne n'est pas comprise\u00a0: écrivez un nom, le signe =, puis un texte entre guillemets "
        "droits {quote}."
    ).format(quote='"')


def _curly(line: str) -> str:
    """What to do of the quotation marks of a word processor, "" where the line has none."""
    if '"' in line or not re.search("[“”„«»]", line):
        return ""
    return _(
        "le texte doit être entre guillemets droits {quote}, pas entre guillemets typographiques."
    ).format(quote='"')


def _mistakes() -> dict[str, str]:
    quote = {"quote": '"'}
    return {
        "Illegal character '\\\\n'|Unterminated string|Expected '\"\"\"'": _(
            "il manque le guillemet droit {quote} qui ferme le texte."
        ).format(**quote),
        "Exceeds the limit": _("un nombre a beaucoup trop de chiffres."),
        "recursion": _("trop de crochets ou d'accolades s'ouvrent les uns dans les autres."),
        "Unclosed array": _("il manque le crochet ] qui ferme la liste."),
        "Unclosed inline table|Expected '}'": _("il manque l'accolade qui ferme la description."),
        "Cannot overwrite|Cannot declare|Duplicate": _(
            "ce nom est écrit deux fois au même endroit\u202f; gardez-en un."
        ),
        "Unescaped": _("une barre oblique inverse (\\) s'écrit deux fois dans un texte, ou pas du tout."),
        "Expected newline or end of document": _(
            "il y a quelque chose de trop après la valeur\u202f; dans un texte, mettez des guillemets "
            "français à la place de {quote}."
        ).format(**quote),
    }
