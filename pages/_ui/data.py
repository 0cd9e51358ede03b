"""Answers kept ready: one published state a run, one computation a question, selection and language."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeVar

import duckdb

from ptce_data import catalogue, database, i18n

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
Question = Callable[Concatenate[duckdb.DuckDBPyConnection, Arguments], Answer]

_reader: database.Reader | None = None
_snapshot: ContextVar[database.Snapshot] = ContextVar("snapshot")


def begin() -> None:
    """Hold the state now published for the rest of this run."""
    global _reader
    if _reader is None or _reader.file != database.path():
        _reader = database.Reader(database.path())
    _snapshot.set(_reader.snapshot())


def answer(
    question: Question[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs
) -> Answer:
    """The frozen answer of `question(cursor, *args)`; every argument is hashable."""
    return _kept(question, _snapshot.get(), i18n.language(), args, tuple(named.items()))


@lru_cache(maxsize=1024)
def _kept(question, snapshot, language, args, named):  # type: ignore[no-untyped-def]
    with snapshot.cursor() as cursor:
        return question(cursor, *args, **dict(named))


def lists() -> catalogue.Catalogue:
    """The closed lists of the published state."""
    return answer(catalogue.load)


def version() -> int:
    """The data version this run shows."""
    return _snapshot.get().version


def published_at() -> datetime:
    """When this run's data was published (UTC)."""
    return answer(_published_at)


def _published_at(cursor: duckdb.DuckDBPyConnection) -> datetime:
    ((moment,),) = cursor.execute("SELECT published_at FROM data_version").fetchall()
    return datetime.fromisoformat(str(moment))
