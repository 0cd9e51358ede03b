"""Find a pole or a commune by name, without accents or case."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from ptce_data import database
from ptce_data.search_text import normalised


@dataclass(frozen=True)
class Place:
    """A pole or a commune; `where` says in which commune, département or région it is."""

    kind: Literal["pole", "commune"]
    code: str
    name: str
    where: str


def places(cursor: duckdb.DuckDBPyConnection, asked: str) -> tuple[Place, ...]:
    """At most 12 poles and communes whose name holds every word of `asked`, the closest first.

    A former commune is found under its old name and leads to the one that took it over.
    """
    words = normalised(asked).split()
    if not words:
        return ()
    return database.ask(cursor, "places", Place, {"words": words, "start": " ".join(words)})
