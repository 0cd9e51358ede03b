"""The source that each figure of a file quotes: its row's, else the file's, else that there is none."""

import pyarrow as pa
import pyarrow.compute as pc

from ptce_data import seed
from ptce_data.workbook.decisions import Decisions

# Always in French and the same for every file: a figure sent again in another file is the same figure.
UNSOURCED = "Transmis au réseau, sans source indiquée"
_SEPARATOR = "\x1f"
_SOURCE = pa.schema(
    [
        pa.field("title", pa.string()),
        pa.field("url", pa.string()),
        pa.field("source_id", pa.string()),
        pa.field("publisher", pa.string()),
    ]
)


def of(entries: pa.Table, decisions: Decisions) -> pa.Table:
    """title, url, source_id and publisher of each entry: one computation a distinct source."""
    both = pc.binary_join_element_wise(entries["source_title"], entries["source_url"], _SEPARATOR)
    encoded = both.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    told = [_source(text, decisions) for text in encoded.dictionary.to_pylist()]
    return pa.Table.from_pylist(told, schema=_SOURCE).take(encoded.indices)


def _source(text: str, decisions: Decisions) -> dict[str, str | None]:
    title, _separator, url = (part.strip() for part in text.partition(_SEPARATOR))
    decided, address = decisions.source_title.strip(), decisions.source_url.strip()
    if not title and not url:
        title, url = decided, address
    title = title or seed.publisher(url or None) or decided or UNSOURCED
    return {
        "title": title,
        "url": url or None,
        "source_id": seed.source_id(title, url or None),
        "publisher": seed.publisher(url or None),
    }
