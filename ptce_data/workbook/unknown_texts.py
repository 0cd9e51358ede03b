"""The texts of a file that name nothing known, with what they may mean."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from ptce_data.workbook.layout import Match
from ptce_data.workbook.vocabulary import Vocabulary

FIRST_CELLS = 3
MOST_PROPOSED = 200


@dataclass(frozen=True)
class Unknown:
    """A text that was not understood: how many figures depend on it, the first of their cells, proposals."""

    kind: str
    text: str
    figures: int
    cells: tuple[str, ...]
    proposals: tuple[Match, ...] = ()


def unknown(entries: pa.Table, vocabulary: Vocabulary) -> tuple[Unknown, ...]:
    """Unknown poles, then indicators, units, qualifiers and visibilities, in the order of the sheet."""
    return (
        *_of_kind(entries, "pole", pc.is_null(entries["pole_id"]), vocabulary),
        *_of_kind(entries, "indicator", pc.is_null(entries["indicator"]), vocabulary),
        *_of_kind(entries, "unit", pc.is_null(entries["unit"]), vocabulary),
        *_of_kind(entries, "qualifier", _unknown_qualifier(entries), vocabulary),
        *_of_kind(entries, "visibility", pc.is_null(entries["visibility"]), vocabulary),
    )


def _unknown_qualifier(entries: pa.Table) -> pa.ChunkedArray:
    hinted = [
        pc.fill_null(pc.match_substring(pc.binary_join(chunk, " "), "unknown_qualifier"), fill_value=False)
        for chunk in entries["hints"].chunks
    ]
    return pa.chunked_array(hinted, pa.bool_())


def _of_kind(
    entries: pa.Table, kind: str, not_understood: pa.ChunkedArray, vocabulary: Vocabulary
) -> tuple[Unknown, ...]:
    texts = entries[f"{kind}_text"]
    mask = pc.and_(not_understood, pc.not_equal(texts, ""))
    if not pc.any(mask).as_py():
        return ()
    faulty = pa.table({"text": texts.filter(mask), "cell": entries["cell"].filter(mask)})
    ranked = faulty.append_column("rank", pa.array(range(faulty.num_rows), pa.int32()))
    groups = ranked.group_by("text", use_threads=False).aggregate([("rank", "min"), ("rank", "count")])
    found: list[Unknown] = []
    for line in groups.sort_by("rank_min").to_pylist():
        searched = len(found) < MOST_PROPOSED
        found.append(
            Unknown(
                kind,
                line["text"],
                line["rank_count"],
                _first_cells(faulty, line["text"])
                if searched
                else (faulty["cell"][line["rank_min"]].as_py(),),
                _proposals(kind, line["text"], vocabulary) if searched else (),
            )
        )
    return tuple(found)


def _first_cells(faulty: pa.Table, text: str) -> tuple[str, ...]:
    return tuple(faulty["cell"].filter(pc.equal(faulty["text"], text)).slice(0, FIRST_CELLS).to_pylist())


def _proposals(kind: str, text: str, vocabulary: Vocabulary) -> tuple[Match, ...]:
    return vocabulary.find(kind, text).matches if kind in vocabulary.names else ()
