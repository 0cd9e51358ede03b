"""Find a pole or a commune by name, without accents or case."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from ptce_data import database
from ptce_data.search_text import words_asked

LIKENESS = 0.72  # `roman sur izere` is 0.88 like Romans-sur-Isère
SHORTEST_GUESSED = 4


@dataclass(frozen=True)
class Place:
    """A pole or a commune; `where` says in which commune, département or région it is.

    guessed: its name is only like what was asked.
    """

    kind: Literal["pole", "commune"]
    code: str
    name: str
    where: str
    guessed: bool = False


def places(cursor: duckdb.DuckDBPyConnection, asked: str) -> tuple[Place, ...]:
    """At most 12 poles and communes whose name or postcode holds every word of `asked`, the closest first.

    A former commune is found under its old name and leads to the one that took it over. Where no name
    holds them, at most 5 guessed ones.
    """
    words = words_asked(asked)
    if not words:
        return ()
    spelt = [word for word in words if not word.isdigit()]
    return database.ask(
        cursor,
        "places",
        Place,
        {
            "words": words,
            "start": " ".join(words),
            "spelt": spelt,
            "guess": len("".join(spelt)) >= SHORTEST_GUESSED,
            "likeness": LIKENESS,
        },
    )
