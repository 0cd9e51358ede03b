"""The figures a sheet states, one line each, as they were written and as they were understood."""

import pyarrow as pa

# Grain: one figure the sheet states. entry is its rank; row and cell are where its value stands.
# reading: figure (understood), missing (« n.c. », « - »), error (#DIV/0!…), unreadable.
# A *_text is what the person wrote, "" where nothing; the column beside it is NULL where not understood.
# value is in the indicator's unit, after conversion (k€ → EUR); year_basis and qualifier are claim's.
# hints are codes of what deserves a remark: year_range, unit_converted, ambiguous_separator, worded…
ENTRIES = pa.schema(
    [
        pa.field("entry", pa.int32(), nullable=False),
        pa.field("row", pa.int32(), nullable=False),
        pa.field("cell", pa.string(), nullable=False),
        pa.field("reading", pa.string(), nullable=False),
        pa.field("pole_text", pa.string(), nullable=False),
        pa.field("pole_id", pa.string()),
        pa.field("indicator_text", pa.string(), nullable=False),
        pa.field("indicator", pa.string()),
        pa.field("year_text", pa.string(), nullable=False),
        pa.field("year", pa.int32()),
        pa.field("year_basis", pa.string(), nullable=False),
        pa.field("value_text", pa.string(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("qualifier", pa.string(), nullable=False),
        pa.field("unit_text", pa.string(), nullable=False),
        pa.field("unit", pa.string()),
        pa.field("perimeter", pa.string(), nullable=False),
        pa.field("note", pa.string(), nullable=False),
        pa.field("visibility_text", pa.string(), nullable=False),
        pa.field("visibility", pa.string()),
        pa.field("source_title", pa.string(), nullable=False),
        pa.field("source_url", pa.string(), nullable=False),
        pa.field("qualifier_text", pa.string(), nullable=False),
        pa.field("hints", pa.list_(pa.string()), nullable=False),
    ]
)
