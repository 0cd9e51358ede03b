"""Answers kept ready: one published state a run, one computation a question, selection and language."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import duckdb

from ptce_data import build, catalogue, database, i18n

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
Question = Callable[Concatenate[duckdb.DuckDBPyConnection, Arguments], Answer]

_snapshot: ContextVar[database.Snapshot] = ContextVar("snapshot")


@dataclass(frozen=True)
class _Asked:
    """What an answer depends on; labels and sentences depend on the language."""

    question: Callable[..., object]
    arguments: tuple[object, ...]
    language: i18n.Language
    snapshot: database.Snapshot


def begin() -> None:
    """Hold the state now published for the rest of this run."""
    snapshot = _reader(database.path()).snapshot()
    if _newest(database.path()) is not snapshot:
        _newest.cache_clear()
        _kept.cache_clear()
        _large.cache_clear()
    _snapshot.set(snapshot)


def hold() -> None:
    """Begin, unless this run already holds a state: a fragment drawn with its page shares the page's."""
    if _snapshot.get(None) is None:
        begin()


@lru_cache(maxsize=1)
def _reader(file: Path) -> database.Reader:
    build.when_missing(file)
    return database.Reader(file)


@lru_cache(maxsize=1)
def _newest(file: Path) -> database.Snapshot:
    return _reader(file).snapshot()


def answer(question: Question[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs) -> Answer:
    """The frozen answer of `question(cursor, *args)`; every argument is positional and hashable."""
    return cast(Answer, _kept(_asked(question, args, named)))


def large_answer(
    question: Question[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs
) -> Answer:
    """The same for an answer of hundreds of kilobytes, a leaflet or a show: few are kept, apart."""
    return cast(Answer, _large(_asked(question, args, named)))


def _asked(question: Callable[..., object], args: tuple[object, ...], named: dict[str, object]) -> _Asked:
    if named:
        raise TypeError("the arguments of a question are positional: they are its key")
    return _Asked(question, args, i18n.language(), _snapshot.get())


def answer_now(
    question: Question[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs
) -> Answer:
    """The answer of a question that also reads files beside the database: never a kept one."""
    with _snapshot.get().cursor() as cursor:
        return question(cursor, *args, **named)


@lru_cache(maxsize=1024)
def _kept(asked: _Asked) -> object:
    return _computed(asked)


@lru_cache(maxsize=32)
def _large(asked: _Asked) -> object:
    return _computed(asked)


def _computed(asked: _Asked) -> object:
    with asked.snapshot.cursor() as cursor:
        return asked.question(cursor, *asked.arguments)


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
