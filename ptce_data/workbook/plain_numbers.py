"""Cells that are plain numbers, read in one pass; the others are left to `numbers`."""

import pyarrow as pa
import pyarrow.compute as pc

# `1.234` is not plain: it may be a thousand and something (see numbers).
_PLAIN = r"^-?(?:[0-9]{1,15}|[0-9]{1,15}\.(?:[0-9]{1,2}|[0-9]{4,17})|[0-9]{4,15}\.[0-9]{3}|0\.[0-9]{3})$"


def plain(array: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The values (float64, NULL where not plain) and the mask of the cells left to be understood."""
    is_plain = pc.fill_null(pc.match_substring_regex(array, _PLAIN), fill_value=False)
    values = pc.cast(pc.if_else(is_plain, array, None), pa.float64())
    return values, pc.and_(pc.is_valid(array), pc.invert(is_plain))
