"""Entries made by hand, for the tests of the checks: one figure a line, only what it says of its own."""

import pyarrow as pa

from ptce_data.workbook.entries import ENTRIES

PLAIN = {
    "reading": "figure",
    "pole_text": "Pôle Ajonc",
    "pole_id": "ajonc",
    "indicator_text": "Bénévoles",
    "indicator": "volunteers",
    "year_text": "2023",
    "year": 2023,
    "year_basis": "stated",
    "value_text": "15",
    "value": 15.0,
    "qualifier": "exact",
    "qualifier_text": "",
    "unit_text": "",
    "unit": None,
    "perimeter": "",
    "note": "",
    "visibility_text": "",
    "visibility": None,
    "source_title": "Rapport Z",
    "source_url": "",
    "hints": [],
}


def entries(*figures: dict[str, object]) -> pa.Table:
    """ENTRIES: the figures stand in column D, from row 2 on; `value` alone gives its text too."""
    lines = []
    for rank, figure in enumerate(figures):
        place = {"entry": rank + 1, "row": rank + 2, "cell": f"D{rank + 2}"}
        text = {"value_text": f"{figure['value']:g}"} if figure.get("value") is not None else {}
        lines.append(PLAIN | text | place | figure)
    return pa.Table.from_pylist(lines, schema=ENTRIES)
