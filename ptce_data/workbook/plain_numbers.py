"""Cells that are plain numbers, read in one pass; the others are left to `numbers`."""

import pyarrow as pa
import pyarrow.compute as pc

# `1.234` is not plain: it may be a thousand and something (see numbers).
_PLAIN = r"^-?(?:[0-9]{1,15}|[0-9]{1,15}\.(?:[0-9]{1,2}|[0-9]{4,17})|[0-9]{4,15}\.[0-9]{3}|0\.[0-9]{3})$"
# `1 800 000` and `12,5`, as French people write them; `1,250` is left to `numbers` too.
_FRENCH = (
    r"^-?(?:[0-9]{1,3}(?:[ \x{a0}\x{202f}][0-9]{3}){1,4}(?:,[0-9]{1,6})?"
    r"|[0-9]{1,12},(?:[0-9]{1,2}|[0-9]{4,9}))$"
)
_SPACES = r"[ \x{a0}\x{202f}]"


def plain(array: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The values (float64, NULL where not plain) and the mask of the cells left to be understood."""
    is_plain = pc.fill_null(pc.match_substring_regex(array, _PLAIN), fill_value=False)
    values = pc.cast(pc.if_else(is_plain, array, None), pa.float64())
    left = pc.and_(pc.is_valid(array), pc.invert(is_plain))
    return _with_french(array, values, left) if pc.any(left).as_py() else (values, left)


def _with_french(array: pa.Array, values: pa.Array, left: pa.Array) -> tuple[pa.Array, pa.Array]:
    is_french = pc.and_(left, pc.fill_null(pc.match_substring_regex(array, _FRENCH), fill_value=False))
    if not pc.any(is_french).as_py():
        return values, left
    spelt = pc.replace_substring_regex(pc.if_else(is_french, array, None), _SPACES, "")
    french = pc.cast(pc.replace_substring(spelt, ",", "."), pa.float64())
    return pc.coalesce(values, french), pc.and_(left, pc.invert(is_french))
