"""Everything a leaflet says, to be searched: texts, cells, numbers."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def said(value: Any) -> Iterator[str]:
    """Every text and every number in a value, however deep."""
    if isinstance(value, str | int | float):
        yield str(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from said(one)


def plain(text: str) -> str:
    """The text with plain spaces, as one types it."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
